// The source's head word leads to a mention and so to an entity. A letter, statement or report is no speaker: who it is
// of is ("the department's letter" → the department). What an attribution does not say itself it takes from the
// speaker's last one where it plainly goes on: the medium of "He added", the day of the next quotation.
//
// Knowingly wrong: joint speakers ("A and B said") keep the first; "their letter said" needs the possessor to be
// resolved.
#include "extract/quotes/speakers.h"

#include <algorithm>
#include <map>

#include "extract/quotes/clause.h"
#include "extract/quotes/nested.h"
#include "extract/quotes/scenes.h"
#include "extract/quotes/turns.h"

namespace dateline {
namespace {

// The mention that a token is the head of, or the name it lies in.
MentionIndex mention_at(const Document& document, TokenIndex token) {
  return token < document.coref.mention_of_token.size() ? document.coref.mention_of_token[token] : kNone;
}

const Entity& entity_of(const Document& document, MentionIndex mention) {
  return document.coref.entities[document.coref.mentions[mention].entity];
}

// Whether a person or body can be meant, not a thing.
bool can_speak(const Entity& entity) { return entity.kind != EntityKind::Instrument; }

bool is_person_name(const Document& document, MentionIndex mention) {
  return document.coref.mentions[mention].kind == MentionKind::Name &&
         entity_of(document, mention).kind == EntityKind::Person;
}

// "[Reed] campaign manager Ann Lopez": the name [begin, end) tells whose the noun behind it is.
bool qualifies_noun(const Document& document, TokenIndex begin, TokenIndex end, TokenRange range) {
  for (TokenIndex t = begin; t < end; ++t) {
    const Word& word = document.syntax[t];
    if (word.head == kNone || word.head < end || word.head >= range.end) continue;
    const bool noun = document.syntax[word.head].upos == Upos::Noun || document.syntax[end].upos == Upos::Noun;
    return noun && universal(word.deprel) != Deprel::Nsubj;
  }
  return false;
}

// The person named at the end of a run of titles, "[White House press secretary Jo Reed]", or in apposition to one,
// "her lawyer, [Jo Reed]", "a lawyer for the town, [Jo Reed]"; not the one in "[Jo Reed]'s lawyer", "a lawyer for [Jo
// Reed]", "[Reed] lawyer Ann Hill".
MentionIndex named_person(const Document& document, TokenRange range) {
  bool after_comma = false, within_phrase = false;
  for (TokenIndex t = range.begin; t < range.end; ++t) {
    const Word& word = document.syntax[t];
    if (word.upos == Upos::Verb || word.xpos == Xpos::Wp || word.xpos == Xpos::Wdt) return kNone;
    if (word.upos == Upos::Adp) {
      if (after_comma) return kNone;
      within_phrase = true;
      continue;
    }
    if (word.upos == Upos::Punct && document.form(t) == ",") {
      if (after_comma) return kNone;
      after_comma = true;
      continue;
    }
    if (within_phrase && !after_comma) continue;
    const MentionIndex mention = mention_at(document, t);
    if (mention == kNone || !is_person_name(document, mention)) {
      if (within_phrase) return kNone;
      continue;
    }
    const TokenIndex end = std::max(document.coref.mentions[mention].head, t) + 1;
    const bool ends = end >= range.end || document.syntax[end].upos == Upos::Punct;
    if (within_phrase) return ends ? mention : kNone;
    if (qualifies_noun(document, t, end, range)) {
      t = end - 1;
      continue;
    }
    if (end < document.syntax.size() && document.syntax[end].xpos == Xpos::Pos) {
      t = end;
      continue;
    }
    return mention;
  }
  return kNone;
}

// The mention of the words' head; failing that, of the first word that has one and does not hang on the head by a
// preposition: "Smith" in "Democrat Smith of Ohio".
MentionIndex mention_of_range(const Document& document, TokenRange range) {
  if (const MentionIndex person = named_person(document, range); person != kNone) return person;
  TokenIndex head = range_head(document, range);
  if (const MentionIndex mention = mention_at(document, head); mention != kNone) return mention;
  // "the judge, who held that …": the noun that the clause hangs on.
  if (document.syntax[head].xpos == Xpos::Wp || document.syntax[head].xpos == Xpos::Wdt) {
    for (int steps = 0; steps < 4 && head != kNone && document.syntax[head].deprel != Deprel::AclRelcl; ++steps)
      head = document.syntax[head].head;
    if (head == kNone || document.syntax[head].deprel != Deprel::AclRelcl) return kNone;
    return document.syntax[head].head == kNone ? kNone : mention_at(document, document.syntax[head].head);
  }
  for (TokenIndex t = range.begin; t < range.end; ++t) {
    const MentionIndex mention = mention_at(document, t);
    if (mention == kNone || !range.contains(document.coref.mentions[mention].head)) continue;
    const Deprel relation = universal(document.syntax[document.coref.mentions[mention].head].deprel);
    if (relation != Deprel::Nmod && relation != Deprel::Obl) return mention;
  }
  return kNone;
}

// Whether one of these prepositions introduces the token.
bool has_case(const Document& document, TokenIndex token, std::initializer_list<std::string_view> words) {
  for (TokenIndex t = token; t-- > 0 && token - t <= 6;) {
    const Word& word = document.syntax[t];
    if (word.head == token && word.deprel == Deprel::Case)
      return std::find(words.begin(), words.end(), word.lemma) != words.end();
  }
  return false;
}

// What stands on a thing with this relation and one of these prepositions, within the range.
TokenIndex hanging(const Document& document, TokenIndex thing, Deprel relation,
                   std::initializer_list<std::string_view> words, TokenRange within) {
  for (TokenIndex t = within.begin; t < within.end; ++t)
    if (document.syntax[t].head == thing && universal(document.syntax[t].deprel) == relation &&
        has_case(document, t, words))
      return t;
  return kNone;
}

MentionIndex speaking_mention(const Document& document, TokenIndex token) {
  const MentionIndex mention = mention_at(document, token);
  return mention != kNone && can_speak(entity_of(document, mention)) ? mention : kNone;
}

// "the department's letter", "a letter from the department", "the DOJ letters": whose the thing is.
MentionIndex direct_owner(const Document& document, TokenIndex thing, TokenRange within) {
  for (TokenIndex t = within.begin; t < within.end; ++t) {
    const Word& word = document.syntax[t];
    if (word.head != thing) continue;
    const bool by = word.deprel == Deprel::Nmod && has_case(document, t, {"from", "by", "of"});
    if (!by && word.deprel != Deprel::NmodPoss && word.deprel != Deprel::Compound) continue;
    if (const MentionIndex mention = speaking_mention(document, t); mention != kNone) return mention;
  }
  return kNone;
}

// Or who made it, "a report issued by [the board]", or whose the place is, "a page on [the board]'s website".
MentionIndex owner_of(const Document& document, TokenIndex thing, TokenRange within) {
  if (const MentionIndex owner = direct_owner(document, thing, within); owner != kNone) return owner;
  for (TokenIndex t = within.begin; t < within.end; ++t) {
    const Word& word = document.syntax[t];
    if (word.head != thing || word.xpos != Xpos::Vbn || universal(word.deprel) != Deprel::Acl) continue;
    const TokenIndex maker = hanging(document, t, Deprel::Obl, {"by"}, within);
    if (maker == kNone) continue;
    if (const MentionIndex mention = speaking_mention(document, maker); mention != kNone) return mention;
  }
  const TokenIndex place = hanging(document, thing, Deprel::Nmod, {"on", "in"}, within);
  return place == kNone ? kNone : direct_owner(document, place, within);
}

// The people of the article by the last word of their names.
class PeopleBySurname {
 public:
  explicit PeopleBySurname(const Document& document) {
    for (EntityIndex e = 0; e < document.coref.entities.size(); ++e) {
      const Entity& entity = document.coref.entities[e];
      const auto blank = entity.name.rfind(' ');
      if (blank == std::string::npos) single_names_.emplace(folded(entity.name), e);
      if (entity.kind != EntityKind::Person) continue;
      const std::string surname = blank == std::string::npos ? entity.name : entity.name.substr(blank + 1);
      note(as_written_, surname, e);
      note(in_any_case_, folded(surname), e);
    }
  }

  // The one person whose name ends in this word: for a surname that no mention covers. "Sessions said …"
  [[nodiscard]] std::optional<EntityIndex> as_written(std::string_view word) const {
    if (word.empty() || word.front() < 'A' || word.front() > 'Z') return std::nullopt;
    const auto found = as_written_.find(std::string(word));
    return found == as_written_.end() || found->second == kNone ? std::nullopt : std::optional(found->second);
  }

  // The person whose name ends in this word, whatever the letters' case; kNone where several do.
  [[nodiscard]] std::optional<EntityIndex> in_any_case(std::string_view word) const {
    const auto found = in_any_case_.find(folded(word));
    return found == in_any_case_.end() ? std::nullopt : std::optional(found->second);
  }

  // The first person or thing that has this word for a name, whatever the letters' case.
  [[nodiscard]] std::optional<EntityIndex> named(std::string_view word) const {
    const auto found = single_names_.find(folded(word));
    return found == single_names_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  using People = std::map<std::string, EntityIndex>;  // kNone for several

  static std::string folded(std::string_view word) {
    std::string out(word);
    for (char& c : out) c = static_cast<char>(c | 0x20);
    return out;
  }

  static void note(People& people, const std::string& surname, EntityIndex entity) {
    const auto [at, added] = people.emplace(surname, entity);
    if (!added) at->second = kNone;
  }

  People as_written_, in_any_case_, single_names_;
};

// "LOPEZ:" is the one person whose name ends so, whatever the letters' case; failing that, the label's own mention.
std::optional<EntityIndex> speaker_of_turn(const Document& document, const PeopleBySurname& people, TokenRange label) {
  const std::string_view form = document.form(label.end - 1);
  if (const auto found = people.in_any_case(form)) return *found == kNone ? std::nullopt : found;
  // A label whose name the article gives nowhere in full, as any of its turns has it.
  if (label.size() == 1)
    if (const auto found = people.named(form)) return found;
  const MentionIndex mention = mention_of_range(document, label);
  return mention == kNone ? std::nullopt : std::optional(document.coref.mentions[mention].entity);
}

bool is_sending(const std::string& verb) {
  return verb == "send" || verb == "issue" || verb == "release" || verb == "publish" || verb == "write" ||
         verb == "sign";
}

// The subject of a verb, as an entity that can speak.
std::optional<EntityIndex> subject_of(const Document& document, TokenIndex verb) {
  const TokenRange sentence = document.text.sentences[document.sentence_of(verb)].tokens;
  for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
    if (document.syntax[t].head != verb || document.syntax[t].deprel != Deprel::Nsubj) continue;
    const MentionIndex mention = mention_at(document, t);
    if (mention != kNone && can_speak(entity_of(document, mention))) return document.coref.mentions[mention].entity;
  }
  return std::nullopt;
}

// "[The board] sent letters to nine towns demanding cash": who sends, not who is written to.
std::optional<EntityIndex> sender_before(const Document& document, const MediaLexicon& media, TokenIndex cue) {
  if (cue == kNone || document.syntax[cue].xpos != Xpos::Vbg) return std::nullopt;
  const TokenRange sentence = document.text.sentences[document.sentence_of(cue)].tokens;
  for (TokenIndex t = cue; t-- > sentence.begin;) {
    const Word& word = document.syntax[t];
    if (word.deprel != Deprel::Obj || word.head == kNone || word.head >= t ||
        !is_sending(document.syntax[word.head].lemma))
      continue;
    const auto entry = media.find(document, t);
    if (entry && entry->medium == Medium::Letter) return subject_of(document, word.head);
  }
  return std::nullopt;
}

// Who sent or published the thing that speaks, told before: "[The board] sent letters to nine towns. The letters demand
// …"
std::optional<EntityIndex> sender_of(const Document& document, TokenIndex thing) {
  const std::string& lemma = document.syntax[thing].lemma;
  for (TokenIndex t = thing; t-- > 0 && thing - t < 400;) {
    const Word& word = document.syntax[t];
    if (word.lemma != lemma || word.deprel != Deprel::Obj || word.head == kNone) continue;
    if (!is_sending(document.syntax[word.head].lemma)) continue;
    if (const auto sender = subject_of(document, word.head)) return sender;
  }
  return std::nullopt;
}

class SpeechResolver {
 public:
  SpeechResolver(const Document& document, const MediaLexicon& media, const LemmaList& acts, const LemmaList& vague)
      : document_(document), media_(media), finder_(document, media), acts_(acts), vague_(vague), people_(document) {
    outer_speech_.assign(document.text.tokens.size(), kNone);
    for (const Tenure& tenure : document.coref.tenures) {
      if (tenure.status != TenureStatus::Current && tenure.status != TenureStatus::Acting) continue;
      const auto [at, added] = office_of_person_.emplace(tenure.person, tenure.office);
      if (!added && at->second != tenure.office) at->second = kNone;
    }
  }

  std::vector<Speech> run() {
    for (std::uint32_t i = 0; i < document_.attributions.size(); ++i)
      if (is_statement(document_, document_.attributions[i], acts_)) {
        speeches_.push_back(resolve(i));
        note_content(document_.attributions[i]);
      }
    set_scenes(document_, finder_, vague_, speeches_);
    return std::move(speeches_);
  }

 private:
  Speech resolve(std::uint32_t index) {
    const Attribution& attribution = document_.attributions[index];
    Speech speech;
    speech.attribution = index;
    speech.confidence = attribution.confidence;
    find_speaker(attribution, speech);
    const std::vector<TokenIndex> around = circumstances(document_, attribution);
    find_others(attribution, around, speech);
    speech.medium = finder_.find(attribution);
    if (!speech.medium && is_opinion(attribution, speech)) speech.medium = Medium::Document;
    speech.negated = is_negated(attribution);
    return speech;
  }

  void find_speaker(const Attribution& attribution, Speech& speech) const {
    if (const auto sender = sender_before(document_, media_, cue_head(document_, attribution))) {
      speech.speaker = sender;
      return;
    }
    if (attribution.source.empty()) return;
    if (attribution.rule == kTurnRule) {
      speech.speaker = speaker_of_turn(document_, people_, attribution.source.front());
      return;
    }
    const TokenRange source = attribution.source.front();
    MentionIndex mention = mention_of_range(document_, source);
    const TokenIndex head = range_head(document_, source);
    const bool thing = media_.find(document_, head).has_value() && document_.syntax[head].upos == Upos::Noun;
    if (thing || (mention != kNone && !can_speak(entity_of(document_, mention)))) {
      const TokenIndex noun = mention == kNone ? head : document_.coref.mentions[mention].head;
      if (const MentionIndex owner = owner_of(document_, noun, source); owner != kNone) {
        mention = owner;
      } else if (const auto sender = sender_of(document_, noun)) {
        speech.speaker = sender;
        return;
      }
    }
    if (mention == kNone) {
      speech.speaker = people_.as_written(document_.form(head));
      if (!speech.speaker && attribution.rule == kNestedRule && is_first_person(head))
        speech.speaker = speaker_around(attribution);
      return;
    }
    speech.speaker = document_.coref.mentions[mention].entity;
    speech.in_capacity = capacity(mention);
  }

  // "I told her, ‘Sign it’": who says the words around says these too.
  bool is_first_person(TokenIndex token) const {
    const std::string& lemma = document_.syntax[token].lemma;
    return lemma == "I" || lemma == "i" || lemma == "we";
  }
  std::optional<EntityIndex> speaker_around(const Attribution& nested) const {
    const std::uint32_t outer = outer_speech_[nested.cue.front().begin];
    return outer == kNone ? std::nullopt : speeches_[outer].speaker;
  }
  void note_content(const Attribution& outer) {
    if (outer.rule == kNestedRule) return;
    for (const TokenRange piece : outer.content)
      for (TokenIndex t = piece.begin; t < piece.end; ++t)
        outer_speech_[t] = std::min(outer_speech_[t], static_cast<std::uint32_t>(speeches_.size() - 1));
  }

  // What a judge writes is the court's.
  bool is_opinion(const Attribution& attribution, const Speech& speech) const {
    const TokenIndex cue = cue_head(document_, attribution);
    if (cue == kNone || document_.syntax[cue].lemma != "write" || !speech.in_capacity) return false;
    const std::string& title = document_.coref.offices[*speech.in_capacity].title;
    return title.ends_with("judge") || title.ends_with("justice");
  }

  // The office that the mention's own words name, else the one office that its person holds.
  std::optional<OfficeIndex> capacity(MentionIndex mention) const {
    const Coreference& coref = document_.coref;
    if (mention < coref.office_of_mention.size() && coref.office_of_mention[mention] != kNone)
      return coref.office_of_mention[mention];
    const auto held = office_of_person_.find(coref.mentions[mention].entity);
    return held == office_of_person_.end() || held->second == kNone ? std::nullopt : std::optional(held->second);
  }

  // "told [lawmakers]", "said to [reporters]"; "said through [a spokesman]".
  void find_others(const Attribution& attribution, const std::vector<TokenIndex>& around, Speech& speech) const {
    const TokenIndex cue = cue_head(document_, attribution);
    for (const TokenIndex t : around) {
      if (document_.syntax[t].head != cue) continue;
      const MentionIndex mention = mention_at(document_, t);
      if (mention == kNone) continue;
      const EntityIndex entity = document_.coref.mentions[mention].entity;
      if (entity == speech.speaker || !can_speak(document_.coref.entities[entity])) continue;
      const Deprel relation = document_.syntax[t].deprel;
      if (relation == Deprel::Iobj || relation == Deprel::Obj ||
          (relation == Deprel::Obl && has_case(document_, t, {"to"}))) {
        if (!speech.addressee) speech.addressee = entity;
      } else if (relation == Deprel::Obl && has_case(document_, t, {"through", "via"}) &&
                 document_.coref.entities[entity].kind == EntityKind::Person) {
        speech.through_speaker = entity;
      }
    }
  }

  // "did not say", "declined to comment": the source did not say it.
  bool is_negated(const Attribution& attribution) const {
    const TokenIndex cue = cue_head(document_, attribution);
    if (cue == kNone) return false;
    const std::string& lemma = document_.syntax[cue].lemma;
    if (lemma == "decline" || lemma == "refuse") return true;
    const TokenRange sentence = document_.text.sentences[document_.sentence_of(cue)].tokens;
    for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
      const Word& word = document_.syntax[t];
      if ((word.head != cue && !attribution.cue.front().contains(t)) || in_pieces(attribution.content, t)) continue;
      if (word.lemma == "not" || word.lemma == "n't" || word.lemma == "never") return true;
    }
    return false;
  }

  const Document& document_;
  const MediaLexicon& media_;
  MediumFinder finder_;
  const LemmaList& acts_;
  const LemmaList& vague_;
  PeopleBySurname people_;
  std::map<EntityIndex, OfficeIndex> office_of_person_;  // held now; kNone for several
  std::vector<std::uint32_t> outer_speech_;              // by token: the first speech whose content it is
  std::vector<Speech> speeches_;
};

}  // namespace

std::vector<Speech> resolve_speeches(const Document& document, const MediaLexicon& media, const LemmaList& acts,
                                     const LemmaList& vague_times) {
  return SpeechResolver(document, media, acts, vague_times).run();
}

}  // namespace dateline
