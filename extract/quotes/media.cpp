// The nearest word to the cue decides. "The statement" alone is no medium: its position must show that words stand in
// it.
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

// "in a statement", "during the rally", "on Twitter"
bool after_preposition(const Document& document, TokenIndex token) {
  for (TokenIndex t = token; t-- > 0 && token - t <= 6;) {
    const Word& word = document.syntax[t];
    if (word.head == token && word.deprel == Deprel::Case)
      return word.lemma == "in" || word.lemma == "at" || word.lemma == "on" || word.lemma == "during" ||
             word.lemma == "via" || word.lemma == "by" || word.lemma == "through" || word.lemma == "from";
  }
  return false;
}

// Whether a comma stands shortly before: "the clerk, [at a later briefing], said".
bool is_set_off(const Document& document, TokenIndex token) {
  for (TokenIndex t = token; t-- > 0 && token - t <= 8;)
    if (document.form(t) == ",") return true;
  return false;
}

bool names_news_organization(const Document& document, TokenIndex token) {
  if (token >= document.coref.mention_of_token.size()) return false;
  const MentionIndex mention = document.coref.mention_of_token[token];
  if (mention == kNone) return false;
  const Entity& entity = document.coref.entities[document.coref.mentions[mention].entity];
  return entity.kind == EntityKind::Organization && entity.organization_kind == OrganizationKind::Media;
}

// "said on CNN", "On “Meet the Nation,” she said": a programme or station that the cue's clause names.
bool on_the_air(const Document& document, const std::vector<TokenIndex>& around) {
  return std::any_of(around.begin(), around.end(), [&](TokenIndex t) {
    if (!names_news_organization(document, t)) return false;
    for (TokenIndex k = t; k-- > 0 && t - k <= 4;)
      if (document.syntax[k].deprel == Deprel::Case) return document.syntax[k].lemma == "on";
    return false;
  });
}

// "told CNN": an object of the cue.
bool told_to_press(const Document& document, TokenIndex cue, const std::vector<TokenIndex>& around) {
  return document.syntax[cue].lemma == "tell" && std::any_of(around.begin(), around.end(), [&](TokenIndex t) {
           const Deprel relation = document.syntax[t].deprel;
           return document.syntax[t].head == cue && (relation == Deprel::Obj || relation == Deprel::Iobj) &&
                  names_news_organization(document, t);
         });
}

}  // namespace

MediaLexicon::MediaLexicon(const std::filesystem::path& path) {
  const Tsv table(path, {"form", "medium", "position"});
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const auto& row = table.rows()[i];
    const auto medium = parse<Medium>(row[1]);
    if (!medium) throw std::runtime_error(table.where(i) + ": expected a medium, found " + std::string(row[1]));
    entries_.emplace(std::string(row[0]), Entry{*medium, row[2] == "in"});
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

std::optional<Medium> find_medium(const Document& document, const Attribution& attribution,
                                  const MediaLexicon& lexicon) {
  const TokenIndex cue = cue_head(document, attribution);
  if (cue == kNone) return std::nullopt;
  if (document.syntax[cue].upos == Upos::Verb)
    if (const auto entry = lexicon.find(document, cue); entry && !entry->needs_position) return entry->medium;
  std::optional<Medium> best;
  std::uint32_t nearest = kNone;
  const auto consider = [&](TokenIndex t, bool as_source) {
    const auto entry = lexicon.find(document, t);
    if (!entry || (document.syntax[t].upos != Upos::Noun && document.syntax[t].upos != Upos::Propn)) return;
    if (entry->needs_position && !as_source && !after_preposition(document, t)) return;
    const std::uint32_t distance = t < cue ? cue - t : t - cue;
    if (distance < nearest) nearest = distance, best = entry->medium;
  };
  const auto around = circumstances(document, attribution);
  for (const TokenIndex t : around) consider(t, false);
  // "The clerk, at a later briefing, said …": what stands in the source behind a preposition.
  for (const TokenRange source : attribution.source)
    for (TokenIndex t = source.begin; t < source.end; ++t)
      if (after_preposition(document, t) && is_set_off(document, t)) consider(t, false);
  for (const TokenRange cue_piece : attribution.cue)
    for (TokenIndex t = cue_piece.begin; t < cue_piece.end; ++t)
      if (t != cue) consider(t, false);
  if (!best)
    for (const TokenRange source : attribution.source) consider(range_head(document, source), true);
  if (!best) {
    // The rest of the cue's sentence: "Speaking at a rally in Dover that drew thousands, she said …"
    const TokenRange sentence = document.text.sentences[document.sentence_of(cue)].tokens;
    for (TokenIndex t = sentence.begin; t < sentence.end; ++t)
      if (!in_pieces(attribution.content, t) && !in_pieces(attribution.source, t) && after_preposition(document, t))
        consider(t, false);
  }
  if (!best && (told_to_press(document, cue, around) || on_the_air(document, around))) return Medium::Interview;
  return best;
}

}  // namespace dateline
