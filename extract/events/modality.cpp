// find_modality: the nearest marker wins, in this order: negation; a condition ("if", "unless", and what would follow
// from one); auxiliaries; what the event hangs on ("plans to", "the threat of"); a noun's modifiers; the lexicon's
// default; tense and aspect. The scheme follows FactBank's source of factuality marks (Saurí and Pustejovsky 2009) with
// the ontology's seven values. Knowingly wrong: irony, and conditions that stand in another sentence.
#include "extract/events/modality.h"

#include <algorithm>
#include <stdexcept>

#include "extract/mentions/anchor.h"
#include "ontology/tsv.h"

namespace dateline {
namespace {

constexpr int kMaxSteps = 8;

bool is_clausal(Deprel relation) {
  switch (universal(relation)) {
    case Deprel::Xcomp:
    case Deprel::Ccomp:
    case Deprel::Advcl:
    case Deprel::Acl:
      return true;
    default:
      return false;
  }
}

bool negation_is_meant(const EventPattern& pattern) {
  for (const Condition& c : pattern.conditions)
    if (c.kind == ConditionKind::Negated && !c.negated) return true;
  return false;
}

// The condition that opens a sentence, from "If" to the comma before its consequence ("If they fail to pay, or fail to
// answer, we will sue"): trees lose long ones.
TokenRange opening_condition(const Reading& reading, const ModalityWords& words, TokenIndex token) {
  const TokenRange sentence = reading.document.text.sentences[reading.document.sentence_of(token)].tokens;
  TokenIndex first = sentence.begin;
  while (first < sentence.end && (reading.word(first).upos == Upos::Punct || reading.word(first).upos == Upos::Cconj))
    ++first;
  if (first == sentence.end || words.of(reading.word(first).lemma, 'c') != Modality::Hypothetical) return {};
  TokenIndex modal = first;
  TokenIndex comma = first;
  for (; modal < sentence.end && reading.word(modal).xpos != Xpos::Md; ++modal)
    if (reading.word(modal).xpos == Xpos::Comma) comma = modal;
  return modal == sentence.end || comma == first ? TokenRange{} : TokenRange{first, comma};
}

// "if", "unless" before the verb's clause, or a clause above it up to the sentence's root or a quotation.
bool in_condition(const Reading& reading, const ModalityWords& words, TokenIndex token) {
  if (opening_condition(reading, words, token).contains(token)) return true;
  for (int step = 0; token != kNone && step < kMaxSteps; ++step, token = reading.word(token).head) {
    for (const TokenIndex c : reading.tree.children(token))
      if (reading.word(c).deprel == Deprel::Mark && words.of(reading.word(c).lemma, 'c') == Modality::Hypothetical)
        return true;
    if (universal(reading.word(token).deprel) == Deprel::Ccomp) return false;
  }
  return false;
}

// Whether an if-clause hangs on the verb or on one that it is coordinated with.
bool has_condition(const Reading& reading, const ModalityWords& words, TokenIndex verb) {
  if (verb == kNone) return false;
  if (const TokenRange opening = opening_condition(reading, words, verb); !opening.empty() && verb >= opening.end)
    return true;
  for (int step = 0; verb != kNone && step < 3; ++step) {
    for (const TokenIndex c : reading.tree.children(verb))
      if (universal(reading.word(c).deprel) == Deprel::Advcl &&
          words.of(reading.tree.marker(c), 'c') == Modality::Hypothetical)
        return true;
    if (reading.word(verb).deprel != Deprel::Conj) break;
    verb = reading.word(verb).head;
  }
  return false;
}

bool has_auxiliary(const Reading& reading, TokenIndex verb, std::string_view lemma) {
  for (const TokenIndex c : reading.tree.children(verb))
    if (universal(reading.word(c).deprel) == Deprel::Aux && reading.word(c).lemma == lemma) return true;
  return false;
}

std::optional<Modality> of_auxiliary(const Reading& reading, const ModalityWords& words, TokenIndex verb) {
  for (int step = 0; verb != kNone && step < 3; ++step) {
    for (const TokenIndex c : reading.tree.children(verb)) {
      if (universal(reading.word(c).deprel) != Deprel::Aux || reading.word(c).xpos != Xpos::Md) continue;
      if (const auto said = words.of(lowered(reading.document.form(c)), 'a')) return said;
    }
    if (reading.word(verb).deprel != Deprel::Conj || reading.tree.child(verb, Deprel::Aux) != kNone)
      return std::nullopt;
    verb = reading.word(verb).head;  // "will issue subpoenas or cut grants"
    if (reading.tree.is_noun(verb) && universal(reading.word(verb).deprel) != Deprel::Nsubj &&
        reading.word(verb).head != kNone)
      verb = reading.word(verb).head;  // "should be charged with crimes and jailed", with "jailed" hung on the crimes
  }
  return std::nullopt;
}

// Whether "will" or "shall" stands before the verb or the one it is coordinated with.
bool is_ordered(const Reading& reading, const ModalityWords& words, TokenIndex verb) {
  return of_auxiliary(reading, words, verb) == Modality::Planned;
}

// "going to sue", "about to sue".
bool is_going_to(const Reading& reading, TokenIndex verb) {
  const Word& word = reading.word(verb);
  if (universal(word.deprel) != Deprel::Xcomp || word.head == kNone) return false;
  const Word& head = reading.word(word.head);
  return (head.lemma == "go" && head.xpos == Xpos::Vbg) || head.lemma == "about";
}

std::optional<Modality> of_verb(const Reading& reading, const ModalityWords& words, TokenIndex verb) {
  if (const auto said = of_auxiliary(reading, words, verb)) {
    if (*said == Modality::Hypothetical && has_auxiliary(reading, verb, "have") &&
        !has_auxiliary(reading, verb, "may") && !has_auxiliary(reading, verb, "might"))
      return Modality::Denied;  // "would have sued"; "may have sued" is open
    if (has_condition(reading, words, verb)) return Modality::Conditional;
    return said;
  }
  if (is_going_to(reading, verb)) return Modality::Planned;
  return std::nullopt;
}

// What the verb's governor says of it, through coordination: "plans to", "the threat to".
std::optional<Modality> of_governor(const Reading& reading, const ModalityWords& words, TokenIndex token) {
  const std::string& own = reading.word(token).lemma;
  for (int step = 0; token != kNone && step < kMaxSteps; ++step) {
    const Word& word = reading.word(token);
    if (word.head == kNone) return std::nullopt;
    if (word.deprel == Deprel::Conj) {
      token = word.head;
      continue;
    }
    const bool open = universal(word.deprel) == Deprel::Xcomp ||
                      (is_clausal(word.deprel) && word.deprel != Deprel::AclRelcl && word.xpos == Xpos::Vb) ||
                      (universal(word.deprel) == Deprel::Ccomp && word.xpos == Xpos::Vbg);
    const bool phrase = universal(word.deprel) == Deprel::Nmod || universal(word.deprel) == Deprel::Obl ||
                        (universal(word.deprel) == Deprel::Acl && word.deprel != Deprel::AclRelcl);
    const bool object = word.deprel == Deprel::Obj || word.deprel == Deprel::NsubjPass;
    if (!open && !phrase && !object) return std::nullopt;
    const bool governed_by_verb = reading.tree.is_verb(word.head);
    // A purpose or a place tells nothing of the event's reality: "He called at the meeting".
    if (governed_by_verb && phrase && reading.tree.marker(token) != "for" && reading.tree.marker(token) != "from")
      return std::nullopt;
    if (const auto said = words.of(reading.word(word.head).lemma, governed_by_verb ? 'v' : 'n')) {
      const bool itself = reading.word(word.head).lemma == own;  // a misread list of like clauses
      if (*said == Modality::Happened || itself) return std::nullopt;
      if (governed_by_verb)  // "could be expected to sue" is no plan yet
        if (const auto above = of_verb(reading, words, word.head); above && *above != Modality::Planned) return above;
      return said;
    }
    if (!open) return std::nullopt;
    if (governed_by_verb && universal(word.deprel) == Deprel::Xcomp)  // "may have to sue", "could try to sue"
      if (const auto above = of_verb(reading, words, word.head)) return above;
    token = word.head;
  }
  return std::nullopt;
}

bool is_occasion(EventType type) {
  return type == EventType::Meeting || type == EventType::Election || type == EventType::Protest;
}

// "will speak at the rally": an occasion of what is still to come.
bool is_still_to_come(const Reading& reading, const ModalityWords& words, TokenIndex noun) {
  const Word& word = reading.word(noun);
  const std::string_view marker = reading.tree.marker(noun);
  if (word.head == kNone || universal(word.deprel) != Deprel::Obl) return false;
  if (marker != "at" && marker != "during" && marker != "in") return false;
  TokenIndex verb = word.head;
  for (int step = 0; step < 2 && reading.tree.is_verb(verb); ++step) {  // "will have aides working during the debate"
    if (of_auxiliary(reading, words, verb) == Modality::Planned) return true;
    if (universal(reading.word(verb).deprel) != Deprel::Xcomp || reading.word(verb).head == kNone) return false;
    verb = reading.word(verb).head;
  }
  return false;
}

std::optional<Modality> of_modifiers(const Reading& reading, const ModalityWords& words, TokenIndex noun) {
  for (const TokenIndex c : reading.tree.children(noun)) {
    const Deprel plain = universal(reading.word(c).deprel);
    if (plain != Deprel::Amod && plain != Deprel::Det) continue;
    if (const auto said = words.of(lowered(reading.document.form(c)), 'm')) return said;
  }
  return std::nullopt;
}

bool in_headline(const Reading& reading, TokenIndex token) {
  const std::uint32_t block = reading.document.text.sentences[reading.document.sentence_of(token)].block;
  const auto& blocks = reading.document.layout.blocks;
  return block < blocks.size() &&
         (blocks[block].kind == BlockKind::Headline || blocks[block].kind == BlockKind::Caption);
}

bool is_being_done(const Reading& reading, TokenIndex verb) {
  const auto children = reading.tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    return reading.word(c).deprel == Deprel::AuxPass && reading.word(c).xpos == Xpos::Vbg;
  });
}

// "The union supporting the bill is small": as long as its sentence's present lasts.
bool goes_on(const Reading& reading, TokenIndex participle) {
  if (reading.word(participle).xpos != Xpos::Vbg || universal(reading.word(participle).deprel) != Deprel::Acl)
    return false;
  for (TokenIndex at = reading.word(participle).head; at != kNone; at = reading.word(at).head) {
    const Xpos tag = reading.word(at).xpos;
    if (tag == Xpos::Vbd || has_auxiliary(reading, at, "have")) return false;
    if (tag == Xpos::Vbz || tag == Xpos::Vbp) return true;
    if (const TokenIndex copula = reading.tree.child(at, Deprel::Cop); copula != kNone)
      return reading.word(copula).xpos != Xpos::Vbd;
  }
  return false;
}

// "Towns that refuse will lose grants": whoever does so, if anybody does.
bool is_of_anybody(const Reading& reading, const ModalityWords& words, TokenIndex verb) {
  const Word& word = reading.word(verb);
  if (word.deprel != Deprel::AclRelcl || (word.xpos != Xpos::Vbp && word.xpos != Xpos::Vbz) || word.head == kNone)
    return false;
  const Word& noun = reading.word(word.head);
  if (noun.xpos != Xpos::Nns || universal(noun.deprel) != Deprel::Nsubj || noun.head == kNone) return false;
  if (reading.tree.child(word.head, Deprel::Det) != kNone || reading.tree.child(word.head, Deprel::Nummod) != kNone)
    return false;
  return of_auxiliary(reading, words, noun.head).has_value();
}

// Tense and aspect of a verb without other marks.
Modality of_tense(const Reading& reading, TokenIndex verb) {
  const Word& word = reading.word(verb);
  if (goes_on(reading, verb)) return Modality::Ongoing;
  if (word.xpos == Xpos::Vbg && has_auxiliary(reading, verb, "be")) return Modality::Ongoing;
  if (is_being_done(reading, verb)) return Modality::Ongoing;  // "is being audited"
  if (has_auxiliary(reading, verb, "have")) return Modality::Happened;
  if (in_headline(reading, verb)) return Modality::Happened;
  if (word.xpos == Xpos::Vbz || word.xpos == Xpos::Vbp) return Modality::Ongoing;
  return Modality::Happened;
}

// A bare infinitive whose governor says nothing looks forward: "a law to ban fireworks".
bool is_bare_infinitive(const Reading& reading, TokenIndex verb) {
  if (reading.word(verb).xpos != Xpos::Vb) return false;
  for (const TokenIndex c : reading.tree.children(verb))
    if (reading.word(c).lemma == "to" && reading.word(c).deprel == Deprel::Mark) return true;
  return false;
}

// A gerund that names an act ("changing the rule could help", "four goals: securing the border") is as real as its
// sentence is: what a plan or possibility is about has not happened.
std::optional<Modality> of_gerund(const Reading& reading, const ModalityWords& words, TokenIndex verb) {
  const Word& word = reading.word(verb);
  const Deprel relation = universal(word.deprel);
  if (word.xpos != Xpos::Vbg || has_auxiliary(reading, verb, "be")) return std::nullopt;
  if (relation == Deprel::Acl || reading.tree.marker(verb) == "for" || reading.tree.marker(verb) == "after")
    return std::nullopt;
  bool finite = false;
  for (TokenIndex at = word.head; at != kNone && !finite; at = reading.word(at).head) {
    if (const auto said = of_auxiliary(reading, words, at)) return *said;
    const Xpos tag = reading.word(at).xpos;
    if (tag == Xpos::Vbd || has_auxiliary(reading, at, "have")) return Modality::Happened;
    finite = tag == Xpos::Vbz || tag == Xpos::Vbp;
    if (const auto said = words.of(reading.word(at).lemma, 'v'); said && *said != Modality::Denied) return *said;
  }
  if (relation == Deprel::Advcl) return finite ? std::optional(Modality::Ongoing) : std::nullopt;
  return Modality::Hypothetical;
}

// An indefinite noun as object of a verb in the conditional or future does not exist yet: "could prompt a shift".
std::optional<Modality> of_governing_verb(const Reading& reading, const ModalityWords& words, TokenIndex noun) {
  const Word& word = reading.word(noun);
  if (word.head == kNone || !reading.tree.is_verb(word.head)) return std::nullopt;
  if (word.deprel != Deprel::Obj && universal(word.deprel) != Deprel::Nsubj) return std::nullopt;
  for (const TokenIndex c : reading.tree.children(noun)) {
    const std::string& lemma = reading.word(c).lemma;
    if (reading.word(c).deprel == Deprel::NmodPoss || lemma == "the" || lemma == "this" || lemma == "that")
      return std::nullopt;
  }
  const auto said = of_auxiliary(reading, words, word.head);
  if (said && has_condition(reading, words, word.head)) return Modality::Conditional;
  return said;
}

// Harm announced for the case that somebody does not do as told is a threat: "will sue if the towns refuse".
bool is_hostile(EventType type) {
  switch (type) {
    case EventType::Funding:
    case EventType::Lawsuit:
    case EventType::Prosecution:
    case EventType::Enforcement:
    case EventType::Violence:
    case EventType::Threat:
      return true;
    default:
      return false;
  }
}

Modality threat_or(const EventPattern& pattern, Modality modality) {
  if (pattern.type != EventType::Threat) return modality;
  return modality == Modality::Denied || modality == Modality::Hypothetical ? modality : Modality::Threatened;
}

}  // namespace

ModalityWords::ModalityWords(const std::filesystem::path& data) {
  const Tsv table(data / "en" / "event_modality.tsv", {"lemma", "pos", "modality"});
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const auto& row = table.rows()[i];
    std::string value(row[2]);
    if (!value.empty()) value[0] = static_cast<char>(value[0] - 'a' + 'A');
    const auto modality = parse<Modality>(value);
    if (!modality || row[1].size() != 1)
      throw std::runtime_error(table.where(i) + ": expected a part of speech letter and a modality, found \"" +
                               std::string(row[1]) + "\" and \"" + std::string(row[2]) + '"');
    words_.emplace(std::string(row[1]) + ':' + std::string(row[0]), *modality);
  }
}

std::optional<Modality> ModalityWords::of(std::string_view lemma, char as) const {
  const auto found = words_.find(std::string(1, as) + ':' + std::string(lemma));
  return found == words_.end() ? std::nullopt : std::optional(found->second);
}

Modality find_modality(const Reading& reading, const ModalityWords& words, const EventMention& mention) {
  const EventPattern& pattern = reading.lexicon.pattern(mention.pattern);
  const TokenIndex head = mention.trigger.head;
  const TokenIndex verb = verb_of(reading, mention);
  const bool negated = reading.tree.negated(head) || (verb != kNone && reading.tree.negated(verb));
  if (negated && !negation_is_meant(pattern)) return Modality::Denied;
  if (in_condition(reading, words, head)) return Modality::Hypothetical;
  if (verb != kNone)
    if (const auto said = of_verb(reading, words, verb)) {
      const bool threat =
          *said == Modality::Conditional && is_hostile(pattern.type) && is_ordered(reading, words, verb);
      return threat ? Modality::Threatened : threat_or(pattern, *said);
    }
  if (const auto said = of_governor(reading, words, verb != kNone ? verb : head)) return threat_or(pattern, *said);
  if (verb != head)
    if (const auto said = of_modifiers(reading, words, head)) return threat_or(pattern, *said);
  if (verb == kNone && is_occasion(pattern.type) && is_still_to_come(reading, words, head)) return Modality::Planned;
  if (verb != head)
    if (const auto said = of_governing_verb(reading, words, head)) return threat_or(pattern, *said);
  if (verb != kNone)
    if (const auto said = of_gerund(reading, words, verb)) return threat_or(pattern, *said);
  if (verb != kNone && is_of_anybody(reading, words, verb)) return threat_or(pattern, Modality::Hypothetical);
  if (pattern.modality) return *pattern.modality;
  if (verb == kNone) return threat_or(pattern, Modality::Happened);
  if (is_bare_infinitive(reading, verb) && !mention.trigger.tokens.empty()) {
    const Deprel relation = universal(reading.word(verb).deprel);
    const TokenIndex above = reading.word(verb).head;  // "were quick to attack" is told as fact
    const bool judged = above != kNone && reading.word(above).upos == Upos::Adj;
    if ((relation == Deprel::Acl || relation == Deprel::Advcl) && !judged) return threat_or(pattern, Modality::Planned);
  }
  return threat_or(pattern, of_tense(reading, verb));
}

}  // namespace dateline
