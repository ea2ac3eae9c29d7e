// The nearest word to the cue decides. "The statement" alone is no medium: its position must show that words stand in
// it, and it must hang on the cue, not on what came before or after ("said after the hearing") nor on another noun
// ("the lack of interviews").
//
// Knowingly wrong: a newspaper that is told something is taken for an interviewer, though it may have had a letter.
#include "extract/quotes/media.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "extract/quotes/clause.h"
#include "ontology/tsv.h"

namespace dateline {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// The preposition of a noun; kNone without.
TokenIndex preposition_of(const Document& document, TokenIndex token) {
  for (TokenIndex t = token; t-- > 0 && token - t <= 8;)
    if (document.syntax[t].head == token && document.syntax[t].deprel == Deprel::Case &&
        document.syntax[t].xpos != Xpos::Pos)
      return t;
  return kNone;
}

bool is_occasion(Medium medium) {
  return medium == Medium::NewsConference || medium == Medium::PressBriefing || medium == Medium::Speech ||
         medium == Medium::Interview;
}

bool is_on_line(Medium medium) { return medium == Medium::Tweet || medium == Medium::SocialMedia; }

// "in a statement", "during the rally", "on Twitter", not "on the statement".
bool tells_place(MediaLexicon::Entry entry, const std::string& preposition) {
  if (entry.position == MediaLexicon::Position::At) return preposition == "at";
  if (entry.position != MediaLexicon::Position::Any && entry.position != MediaLexicon::Position::In) return false;
  if (preposition == "at" || preposition == "during") return is_occasion(entry.medium);
  if (preposition == "on") return is_on_line(entry.medium) || entry.medium == Medium::Interview;
  if (preposition == "via" || preposition == "through") return !is_occasion(entry.medium);
  return preposition == "in";
}

bool tells_time(const std::string& word) {
  return word == "after" || word == "before" || word == "since" || word == "until" || word == "following" ||
         word == "because" || word == "if" || word == "although" || word == "though" || word == "despite";
}

// "told the crowd", "told a rally"
bool can_hear(MediaLexicon::Entry entry) {
  return entry.position == MediaLexicon::Position::To ||
         (is_occasion(entry.medium) && entry.medium != Medium::Interview);
}

// Words that speak of themselves: "[The letter] says".
bool may_say(MediaLexicon::Position position) {
  return position == MediaLexicon::Position::Any || position == MediaLexicon::Position::In;
}

bool hangs_under(const Document& document, TokenIndex token, TokenIndex above) {
  int steps = 0;
  for (TokenIndex up = token; up != kNone && steps++ < 30; up = document.syntax[up].head)
    if (up == above) return true;
  return false;
}

// The verb that the token hangs on by nouns alone; kNone where there is none.
TokenIndex verb_over(const Document& document, TokenIndex token) {
  int steps = 0;
  for (TokenIndex up = document.syntax[token].head; up != kNone && steps++ < 12; up = document.syntax[up].head)
    if (document.syntax[up].upos == Upos::Verb) return up;
  return kNone;
}

// "The guests [at the rally] said …": where they are, not where they said so.
bool is_of_subject(const Document& document, TokenIndex token, TokenIndex cue) {
  int steps = 0;
  for (TokenIndex up = token; up != kNone && up != cue && steps++ < 12; up = document.syntax[up].head)
    if (universal(document.syntax[up].deprel) == Deprel::Nsubj) return document.syntax[up].head == cue;
  return false;
}

// Whether a comma stands shortly before: "the clerk, [at a later briefing], said".
bool is_set_off(const Document& document, TokenIndex token) {
  for (TokenIndex t = token; t-- > 0 && token - t <= 8;)
    if (document.form(t) == ",") return true;
  return false;
}

bool makes(const std::string& verb) {
  return verb == "hold" || verb == "give" || verb == "deliver" || verb == "issue" || verb == "release" ||
         verb == "publish" || verb == "send" || verb == "write" || verb == "post" || verb == "file" || verb == "do";
}

// "tweeted", "ruled that"; "reported" is said in many media.
bool is_cue(MediaLexicon::Position position, Medium medium) {
  return position == MediaLexicon::Position::Cue ||
         (position == MediaLexicon::Position::Any && medium != Medium::Report);
}

// "ruled out"
bool has_particle(const Document& document, TokenIndex verb) {
  return verb + 1 < document.syntax.size() && document.syntax[verb + 1].head == verb &&
         document.syntax[verb + 1].deprel == Deprel::CompoundPrt;
}

bool is_noun(const Word& word) { return word.upos == Upos::Noun || word.upos == Upos::Propn; }

std::optional<MediaLexicon::Position> parse_position(std::string_view text) {
  if (text == "any") return MediaLexicon::Position::Any;
  if (text == "in") return MediaLexicon::Position::In;
  if (text == "at") return MediaLexicon::Position::At;
  if (text == "to") return MediaLexicon::Position::To;
  if (text == "cue") return MediaLexicon::Position::Cue;
  return std::nullopt;
}

}  // namespace

MediaLexicon::MediaLexicon(const std::filesystem::path& path) {
  const Tsv table(path, {"form", "medium", "position"});
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const auto& row = table.rows()[i];
    const auto medium = parse<Medium>(row[1]);
    if (!medium) throw std::runtime_error(table.where(i) + ": expected a medium, found " + std::string(row[1]));
    const auto position = parse_position(row[2]);
    if (!position)
      throw std::runtime_error(table.where(i) + ": expected any, in, at, to or cue, found " + std::string(row[2]));
    entries_.emplace(std::string(row[0]), Entry{*medium, *position});
  }
}

std::optional<MediaLexicon::Entry> MediaLexicon::find(const Document& document, TokenIndex token) const {
  const std::string lemma = lower(document.syntax[token].lemma);
  if (token > 0) {
    const auto two = entries_.find(lower(document.form(token - 1)) + " " + lemma);
    if (two != entries_.end()) return two->second;
  }
  const auto one = entries_.find(lemma);
  return one == entries_.end() ? std::nullopt : std::optional(one->second);
}

MediumFinder::MediumFinder(const Document& document, const MediaLexicon& lexicon)
    : document_(document),
      lexicon_(lexicon),
      depth_(document.syntax.size(), 0),
      in_title_(document.syntax.size(), false) {
  for (const Attribution& attribution : document.attributions)
    for (const TokenRange piece : attribution.content)
      for (TokenIndex t = piece.begin; t < piece.end; ++t) depth_[t] += depth_[t] < 255;
  for (const Quotation& quotation : document.quotations)
    if (quotation.use == QuotationUse::Title)
      for (TokenIndex t = quotation.tokens.begin; t < quotation.tokens.end; ++t) in_title_[t] = true;
}

bool MediumFinder::is_said_apart(TokenIndex token, TokenIndex other) const { return depth_[token] > depth_[other]; }

// "[After he left] the hearing", "[who spoke] at the rally", "[shown] at the rally": not where the cue's own words were
// said.
bool MediumFinder::is_aside(TokenIndex token, TokenIndex verb) const {
  int steps = 0;
  for (TokenIndex up = token; up != kNone && up != verb && steps++ < 12; up = document_.syntax[up].head) {
    const Word& word = document_.syntax[up];
    if (word.deprel == Deprel::AclRelcl || (word.deprel == Deprel::Acl && word.xpos == Xpos::Vbn)) return true;
    for (TokenIndex t = up; t-- > 0 && up - t <= 8;)
      if (document_.syntax[t].head == up && tells_time(document_.syntax[t].lemma) &&
          (document_.syntax[t].deprel == Deprel::Mark || document_.syntax[t].deprel == Deprel::Case))
        return true;
  }
  return false;
}

std::optional<MediaLexicon::Entry> MediumFinder::noun(TokenIndex token) const {
  // The Post of "Washington Post" is no post.
  return is_noun(document_.syntax[token]) && !names_press(token) ? lexicon_.find(document_, token) : std::nullopt;
}

bool MediumFinder::names_press(TokenIndex token) const {
  if (token >= document_.coref.mention_of_token.size()) return false;
  const MentionIndex mention = document_.coref.mention_of_token[token];
  if (mention == kNone) return false;
  const Entity& entity = document_.coref.entities[document_.coref.mentions[mention].entity];
  return entity.kind == EntityKind::Organization && entity.organization_kind == OrganizationKind::Media;
}

// "a Gazette town hall": questions and answers.
bool MediumFinder::is_on_the_air(TokenIndex token) const {
  if (document_.syntax[token].lemma != "hall") return false;
  for (TokenIndex t = token; t-- > 0 && token - t <= 6;)
    if (document_.syntax[t].head == token && document_.syntax[t].deprel == Deprel::Compound && names_press(t))
      return true;
  return false;
}

// "speaking to [the Gazette]", "talked with “[Morning Round]”"
bool MediumFinder::is_spoken_to(TokenIndex token, const std::string& preposition) const {
  if (preposition != "to" && preposition != "with") return false;
  const TokenIndex verb = verb_over(document_, token);
  return verb != kNone && (document_.syntax[verb].lemma == "speak" || document_.syntax[verb].lemma == "talk");
}

std::optional<Medium> MediumFinder::place(TokenIndex token) const {
  const Word& word = document_.syntax[token];
  TokenIndex preposition = preposition_of(document_, token);
  // "on [the Gazette]'s “Talk of the Town”"
  if (preposition == kNone && word.deprel == Deprel::NmodPoss && word.head != kNone)
    preposition = preposition_of(document_, word.head);
  if (preposition == kNone) return std::nullopt;
  const std::string& lemma = document_.syntax[preposition].lemma;
  if (const auto entry = noun(token); entry && word.deprel != Deprel::NmodPoss && tells_place(*entry, lemma))
    return is_on_the_air(token) ? Medium::Interview : entry->medium;
  // "took to [Twitter]"
  if (const auto entry = noun(token); entry && lemma == "to" && is_on_line(entry->medium) && word.head != kNone &&
                                      document_.syntax[word.head].lemma == "take")
    return entry->medium;
  if (token < preposition || token - preposition > 4 || (lemma != "on" && !is_spoken_to(token, lemma)))
    return std::nullopt;
  // "on the town's “Morning Round,” she said": a title is a programme's.
  return names_press(token) || in_title_[token] ? std::optional(Medium::Interview) : std::nullopt;
}

std::optional<Medium> MediumFinder::product(TokenIndex token) const {
  const Word& word = document_.syntax[token];
  if (word.head == kNone || (word.deprel != Deprel::Obj && word.deprel != Deprel::NsubjPass)) return std::nullopt;
  const auto entry = noun(token);
  if (!entry || !may_say(entry->position) || !makes(document_.syntax[word.head].lemma)) return std::nullopt;
  return entry->medium;
}

// "told CNN", "told the station's Ann Reed": an object of the cue; "told the crowd".
std::optional<Medium> MediumFinder::told(TokenIndex cue, const std::vector<TokenIndex>& around) const {
  for (const TokenIndex t : around) {
    if (is_said_apart(t, cue)) continue;
    const Word& word = document_.syntax[t];
    const bool object = word.head == cue && (word.deprel == Deprel::Obj || word.deprel == Deprel::Iobj);
    const bool to = word.head == cue && word.deprel == Deprel::Obl && preposition_of(document_, t) != kNone &&
                    document_.syntax[preposition_of(document_, t)].lemma == "to";
    if (object || to)
      if (const auto entry = noun(t); entry && can_hear(*entry)) return entry->medium;
    if (document_.syntax[cue].lemma != "tell") continue;
    if (object && names_press(t)) return Medium::Interview;
    const bool of_object =
        word.head != kNone && document_.syntax[word.head].head == cue &&
        (document_.syntax[word.head].deprel == Deprel::Obj || document_.syntax[word.head].deprel == Deprel::Iobj);
    if (of_object && (word.deprel == Deprel::NmodPoss || word.deprel == Deprel::Compound) && names_press(t))
      return Medium::Interview;
  }
  return std::nullopt;
}

std::optional<Medium> MediumFinder::find(const Attribution& attribution) const {
  const TokenIndex cue = cue_head(document_, attribution);
  if (cue == kNone) return std::nullopt;
  const Word& said = document_.syntax[cue];
  if (said.upos == Upos::Verb)
    if (const auto entry = lexicon_.find(document_, cue);
        entry && is_cue(entry->position, entry->medium) && !has_particle(document_, cue))
      return entry->medium;
  std::optional<Medium> best;
  std::uint32_t nearest = kNone;
  const auto consider = [&](TokenIndex t, std::optional<Medium> medium) {
    if (!medium || is_aside(t, cue) || (is_of_subject(document_, t, cue) && !is_set_off(document_, t))) return;
    const TokenIndex verb = verb_over(document_, t);
    // "She held a news conference after he [said] …"
    if (verb != kNone && verb != cue && hangs_under(document_, cue, verb) && is_aside(cue, verb)) return;
    const std::uint32_t distance = t < cue ? cue - t : t - cue;
    if (distance < nearest) nearest = distance, best = medium;
  };
  const auto around = circumstances(document_, attribution);
  for (const TokenIndex t : around)
    if (!is_said_apart(t, cue)) consider(t, place(t)), consider(t, product(t));
  // "noted [the rule in an interview]": what hangs on the cue was no part of what was said; nor were "sent
  // [letters that …]".
  for (const TokenRange piece : attribution.content)
    for (TokenIndex t = piece.begin; t < piece.end; ++t)
      if (document_.syntax[t].head == cue) consider(t, place(t)), consider(t, product(t));
  // "The clerk, at a later briefing, said …": what stands in the source behind a preposition.
  for (const TokenRange source : attribution.source)
    for (TokenIndex t = source.begin; t < source.end; ++t)
      if (is_set_off(document_, t)) consider(t, place(t));
  for (const TokenRange piece : attribution.cue)
    for (TokenIndex t = piece.begin; t < piece.end; ++t) {
      const auto entry = noun(t);
      if (entry && (t == cue ? entry->position == MediaLexicon::Position::Any : place(t) || product(t)))
        consider(t, entry->medium);
    }
  if (best) return best;
  for (const TokenRange source : attribution.source) {
    const TokenIndex head = range_head(document_, source);
    if (const auto entry = noun(head); entry && may_say(entry->position)) return entry->medium;
    if (said.lemma == "report" && names_press(head)) return Medium::Report;
  }
  if (const auto medium = told(cue, around)) return medium;
  // The rest of the cue's sentence: "Speaking at a rally in Dover that drew thousands, she said …"
  const TokenRange sentence = document_.text.sentences[document_.sentence_of(cue)].tokens;
  for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
    if (in_pieces(attribution.content, t) || in_pieces(attribution.source, t) || is_said_apart(t, cue)) continue;
    const auto medium = place(t);
    if (!medium) continue;
    const TokenIndex verb = verb_over(document_, t);
    if (verb != kNone && (hangs_under(document_, verb, cue) || hangs_under(document_, cue, verb))) consider(t, medium);
  }
  return best;
}

}  // namespace dateline
