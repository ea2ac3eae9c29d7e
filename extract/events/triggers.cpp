// find_triggers: for each verb and noun the rows of events.tsv are tried, the most special first; the first whose
// conditions all hold decides the type. A noun that is the object or passive subject of a light verb ("hold a meeting",
// "the suit was filed") takes that verb as its support. Left out: nouns that only modify another ("campaign manager")
// and past participles before a noun ("elected officials"), which name no happening of their own. The last word of a
// name for a meeting ("National Convention") and nouns that the tagger takes for adverbs are read as nouns. Knowingly
// wrong: words outside the lexicon, metaphors ("the war over words"), and verbs that the tagger takes for nouns.
#include "extract/events/triggers.h"

#include <algorithm>

namespace dateline {
namespace {

struct Frame {
  TokenIndex head = kNone;
  TokenIndex support = kNone;
};

bool is_verb(const Reading& reading, TokenIndex token) { return reading.word(token).upos == Upos::Verb; }

// "was met with protests", "were greeted with applause": how something is received.
bool is_reception(const Reading& reading, TokenIndex verb, TokenIndex noun) {
  const std::string& lemma = reading.word(verb).lemma;
  return (lemma == "meet" || lemma == "greet") && universal(reading.word(noun).deprel) == Deprel::Obl &&
         reading.tree.marker(noun) == "with" && reading.tree.passive(verb) &&
         reading.lexicon.is_reception(reading.word(noun).lemma);
}

// The light verb that a noun depends on as object or passive subject, also through coordination.
TokenIndex support_of(const Reading& reading, TokenIndex noun) {
  const TokenIndex first = reading.tree.first_conjunct(noun);
  const Word& word = reading.word(first);
  if (word.head == kNone || !is_verb(reading, word.head)) return kNone;
  if (is_reception(reading, word.head, first)) return word.head;
  const bool carried = word.deprel == Deprel::Obj || word.deprel == Deprel::NsubjPass;
  return carried && reading.lexicon.is_light(reading.word(word.head).lemma) ? word.head : kNone;
}

template <class Test>
bool any_child(const Reading& reading, TokenIndex head, Test test) {
  const auto children = reading.tree.children(head);
  return std::any_of(children.begin(), children.end(), test);
}

bool has_particle(const Reading& reading, TokenIndex verb, const WordClass& words) {
  return any_child(reading, verb, [&](TokenIndex c) {
    const Word& w = reading.word(c);
    const bool particle = w.deprel == Deprel::CompoundPrt || (w.deprel == Deprel::Advmod && c == verb + 1);
    return particle && words.lemmas.contains(w.lemma);
  });
}

bool is_oblique(Deprel relation) {
  const Deprel plain = universal(relation);
  return plain == Deprel::Obl || plain == Deprel::Nmod || plain == Deprel::Advcl || plain == Deprel::Acl;
}

bool has_preposition(const Reading& reading, TokenIndex head, const WordClass& words) {
  if (head == kNone) return false;
  return any_child(reading, head, [&](TokenIndex c) {
    const Deprel relation = universal(reading.word(c).deprel);
    const bool cased =
        reading.tree.child(c, Deprel::Case) != kNone && relation != Deprel::Nsubj && relation != Deprel::Conj;
    return (is_oblique(relation) || cased) && words.lemmas.contains(std::string(reading.tree.marker(c)));
  });
}

bool has_modifier(const Reading& reading, TokenIndex noun, const Condition& condition) {
  return any_child(reading, noun, [&](TokenIndex c) {
    const Deprel relation = universal(reading.word(c).deprel);
    const bool modifies = relation == Deprel::Compound || relation == Deprel::Amod || relation == Deprel::Nummod ||
                          reading.word(c).deprel == Deprel::NmodUnmarked || reading.word(c).deprel == Deprel::NmodPoss;
    return modifies && belongs(reading, c, condition);
  });
}

bool has_adverb(const Reading& reading, TokenIndex head, const WordClass& words) {
  return any_child(reading, head, [&](TokenIndex c) {
    return reading.word(c).deprel == Deprel::Advmod && words.lemmas.contains(reading.word(c).lemma);
  });
}

bool is_definite(const Reading& reading, TokenIndex noun) {
  return any_child(reading, noun, [&](TokenIndex c) {
    const Word& w = reading.word(c);
    if (w.deprel == Deprel::NmodPoss) return true;
    return w.deprel == Deprel::Det && (w.lemma == "the" || w.lemma == "this" || w.lemma == "that");
  });
}

bool has_complement(const Reading& reading, TokenIndex head, Deprel relation, const Condition& condition) {
  return any_child(reading, head, [&](TokenIndex c) {
    const Deprel plain = universal(reading.word(c).deprel);
    const bool infinitive = relation == Deprel::Xcomp && plain == Deprel::Ccomp && reading.word(c).xpos == Xpos::Vb &&
                            reading.tree.marker(c) != "that" && reading.tree.child(c, Deprel::Aux) == kNone;
    return (plain == relation || infinitive) && belongs(reading, c, condition);
  });
}

// "pressed the agency to act": an infinitive that the parser hung on the object.
bool has_infinitive_on_object(const Reading& reading, TokenIndex verb, const Condition& condition) {
  const TokenIndex object = reading.tree.patient(verb);
  if (object == kNone || object < verb) return false;
  return any_child(reading, object, [&](TokenIndex c) {
    return reading.word(c).deprel == Deprel::Acl && reading.word(c).xpos == Xpos::Vb && belongs(reading, c, condition);
  });
}

// "the plan to close the school": an infinitive that hangs on the word itself.
bool has_own_infinitive(const Reading& reading, TokenIndex head, const Condition& condition) {
  return any_child(reading, head, [&](TokenIndex c) {
    const Deprel relation = universal(reading.word(c).deprel);
    return (relation == Deprel::Acl || relation == Deprel::Xcomp || relation == Deprel::Advcl) &&
           reading.word(c).xpos == Xpos::Vb && belongs(reading, c, condition);
  });
}

// "would vote", "should vote": what nobody has set about.
bool has_modal(const Reading& reading, TokenIndex verb) {
  return any_child(reading, verb, [&](TokenIndex c) {
    const Word& w = reading.word(c);
    return universal(w.deprel) == Deprel::Aux && w.xpos == Xpos::Md && w.lemma != "will" && w.lemma != "shall";
  });
}

// The verb whose object or passive subject a noun is, or whose clause a verb heads.
bool has_governor(const Reading& reading, TokenIndex token, const WordClass& words) {
  const Word& word = reading.word(token);
  const Deprel plain = universal(word.deprel);
  const bool governed = is_verb(reading, token) ? plain == Deprel::Xcomp || plain == Deprel::Ccomp
                                                : word.deprel == Deprel::Obj || word.deprel == Deprel::NsubjPass;
  return word.head != kNone && governed && words.lemmas.contains(reading.word(word.head).lemma);
}

// The agent of a verb; of a noun whoever stands in a possessor's, modifier's or of- or by-phrase's place.
bool has_subject(const Reading& reading, const Frame& frame, const Condition& condition) {
  if (is_verb(reading, frame.head)) return belongs(reading, reading.tree.agent(frame.head), condition);
  if (frame.support != kNone && belongs(reading, reading.tree.agent(frame.support), condition)) return true;
  return any_child(reading, frame.head, [&](TokenIndex c) {
    const Deprel relation = universal(reading.word(c).deprel);
    return (relation == Deprel::Nmod || relation == Deprel::Compound) && belongs(reading, c, condition);
  });
}

bool has_phrase(const Reading& reading, TokenIndex head, const Condition& condition) {
  if (head == kNone) return false;
  return any_child(reading, head, [&](TokenIndex c) {
    return is_oblique(reading.word(c).deprel) && reading.tree.marker(c) == condition.preposition &&
           belongs(reading, c, condition);
  });
}

// The object, or in "some of the footage" what it is a part of.
TokenIndex object_of(const Reading& reading, TokenIndex verb) {
  TokenIndex object = reading.tree.patient(verb);
  if (object == kNone || reading.word(object).upos == Upos::Noun || reading.word(object).upos == Upos::Propn)
    return object;
  for (const TokenIndex c : reading.tree.children(object))
    if (universal(reading.word(c).deprel) == Deprel::Nmod && reading.tree.marker(c) == "of") return c;
  return object;
}

bool has_object_preposition(const Reading& reading, TokenIndex verb, const WordClass& words) {
  return is_verb(reading, verb) && has_preposition(reading, reading.tree.patient(verb), words);
}

bool holds_plainly(const Reading& reading, const Frame& frame, const Condition& condition, bool through_object) {
  const TokenIndex head = frame.head;
  switch (condition.kind) {
    case ConditionKind::Particle:
      return has_particle(reading, head, condition.words);
    case ConditionKind::Preposition:
      return has_preposition(reading, head, condition.words) ||
             has_preposition(reading, frame.support, condition.words) ||
             (through_object && has_object_preposition(reading, head, condition.words));
    case ConditionKind::Object:
      return belongs(reading, object_of(reading, head), condition);
    case ConditionKind::NoObject:
      return reading.tree.patient(head) == kNone;
    case ConditionKind::Subject:
      return has_subject(reading, frame, condition);
    case ConditionKind::OpenComplement:
      if (is_verb(reading, head) && belongs(reading, reading.tree.infinitive(head), condition)) return true;
      return has_complement(reading, head, Deprel::Xcomp, condition) ||
             has_infinitive_on_object(reading, head, condition);
    case ConditionKind::Complement:
      return has_complement(reading, head, Deprel::Ccomp, condition) ||
             (condition.any && reading.tree.child(head, Deprel::Acl) != kNone && !is_verb(reading, head));
    case ConditionKind::Negated:
      return reading.tree.negated(head);
    case ConditionKind::Adverb:
      return has_adverb(reading, head, condition.words);
    case ConditionKind::Modifier:
      return has_modifier(reading, head, condition);
    case ConditionKind::Possessor:
      return reading.tree.child(head, Deprel::NmodPoss) != kNone;
    case ConditionKind::LightVerb:
      return frame.support != kNone;
    case ConditionKind::Plural:
      return reading.word(head).xpos == Xpos::Nns;
    case ConditionKind::Singular:
      return reading.word(head).xpos == Xpos::Nn;
    case ConditionKind::Case:
      return condition.words.lemmas.contains(std::string(reading.tree.marker(head)));
    case ConditionKind::Phrase:
      return has_phrase(reading, head, condition) || has_phrase(reading, frame.support, condition);
    case ConditionKind::Definite:
      return is_definite(reading, head);
    case ConditionKind::Infinitive:
      return has_own_infinitive(reading, head, condition);
    case ConditionKind::Modal:
      return has_modal(reading, head);
    case ConditionKind::Governor:
      return has_governor(reading, head, condition.words);
  }
  return false;
}

bool holds_alone(const Reading& reading, const Frame& frame, const Condition& condition, bool through_object) {
  return holds_plainly(reading, frame, condition, through_object) != condition.negated;
}

// A preposition may hang on the object instead ("send troops to the border"), if the pattern has one.
bool holds(const Reading& reading, const Frame& frame, const EventPattern& pattern) {
  const bool through_object = std::any_of(pattern.conditions.begin(), pattern.conditions.end(), [](const Condition& c) {
    return c.kind == ConditionKind::Object && !c.negated;
  });
  return std::all_of(pattern.conditions.begin(), pattern.conditions.end(), [&](const Condition& c) {
    return holds_alone(reading, frame, c, through_object) ||
           std::any_of(c.alternatives.begin(), c.alternatives.end(),
                       [&](const Condition& other) { return holds_alone(reading, frame, other, through_object); });
  });
}

// The head of a name for a meeting or vote: "the Republican National Convention".
bool heads_event_name(const Reading& reading, TokenIndex token) {
  const Word& word = reading.word(token);
  const std::uint32_t name = reading.name_of_token[token];
  if (word.upos != Upos::Propn || name == kNone || word.deprel == Deprel::Compound) return false;
  return reading.document.names[name].tokens.end == token + 1 && reading.document.names[name].tokens.begin < token &&
         reading.lexicon.names_event(lowered(word.lemma));
}

// "at the rally", "after the primary": a noun in its place in the tree that the tagger took for an adverb or adjective.
bool is_misread_noun(const Reading& reading, TokenIndex token) {
  const Word& word = reading.word(token);
  if (word.upos == Upos::Adv) return true;  // no true adverb is a noun of the lexicon
  if (word.upos != Upos::Adj) return false;
  switch (universal(word.deprel)) {
    case Deprel::Obl:
    case Deprel::Obj:
    case Deprel::Nmod:
    case Deprel::Nsubj:
      return true;
    default:
      return false;
  }
}

// A noun that only modifies another, a participle before a noun, or a word of a name.
bool names_no_happening(const Reading& reading, TokenIndex token) {
  if (heads_event_name(reading, token)) return false;
  const std::uint32_t name = reading.name_of_token[token];
  if (name != kNone && reading.document.names[name].type != NameType::Event) return true;
  const Word& word = reading.word(token);
  if (word.deprel == Deprel::Compound || word.deprel == Deprel::Flat || word.deprel == Deprel::Fixed) return true;
  return word.deprel == Deprel::Amod && word.xpos != Xpos::Vbg;
}

// The head with its particle, negation and whatever modifier made the pattern hold, where they stand close by.
TokenRange trigger_words(const Reading& reading, const Frame& frame, const EventPattern& pattern) {
  TokenRange range{frame.head, frame.head + 1};
  const auto include = [&](TokenIndex t) {
    if (t == kNone || t + 4 < range.begin || t > range.end + 2) return;
    range.begin = std::min(range.begin, t);
    range.end = std::max(range.end, t + 1);
  };
  for (const Condition& condition : pattern.conditions) {
    for (const TokenIndex c : reading.tree.children(frame.head)) {
      const Word& w = reading.word(c);
      const bool particle = condition.kind == ConditionKind::Particle && condition.words.lemmas.contains(w.lemma);
      const bool modifier =
          condition.kind == ConditionKind::Modifier && c + 1 == frame.head && w.deprel == Deprel::Compound;
      const bool negation = condition.kind == ConditionKind::Negated && c == reading.tree.negation(frame.head);
      if (particle || modifier || negation) include(c);
    }
  }
  return range;
}

// "threatened to subpoena", "threatening subpoenas": a demand that is only threatened is the threat's means.
bool is_means_of_threat(const Reading& reading, const EventMention& mention, const std::vector<TokenIndex>& threats) {
  if (mention.trigger.type != EventType::Demand) return false;
  TokenIndex at = mention.trigger.head;
  for (int step = 0; step < 3 && at != kNone; ++step) {
    const Deprel relation = universal(reading.word(at).deprel);
    const TokenIndex above = reading.word(at).head;
    const bool completes = above != kNone && reading.tree.is_verb(above) && reading.tree.infinitive(above) == at;
    if (!completes && relation != Deprel::Xcomp && relation != Deprel::Obj && relation != Deprel::Conj) return false;
    at = above;
    if (std::find(threats.begin(), threats.end(), at) != threats.end()) return true;
  }
  return false;
}

bool says_how(const Reading& reading, TokenIndex verb) {
  return any_child(reading, verb,
                   [&](TokenIndex c) { return is_oblique(reading.word(c).deprel) && reading.tree.marker(c) == "as"; });
}

// "slammed the plan as unfair", "slammed the “unfair” plan": the cue of words that are attributed anyway. Without such
// words ("slammed the plan") it tells of the act alone.
bool is_only_cue(const Reading& reading, const EventMention& mention) {
  if (mention.trigger.type != EventType::Accusation && mention.trigger.type != EventType::Support) return false;
  if (!reading.lexicon.is_critique(reading.lexicon.pattern(mention.pattern).lemma)) return false;
  const auto& attributions = reading.document.attributions;
  const bool as = says_how(reading, mention.trigger.head);
  return std::any_of(attributions.begin(), attributions.end(), [&](const Attribution& a) {
    return !a.content.empty() && (as || a.kind != QuotationKind::Indirect) &&
           std::any_of(a.cue.begin(), a.cue.end(), [&](TokenRange cue) { return cue.contains(mention.trigger.head); });
  });
}

void drop_means_of_threats(const Reading& reading, std::vector<EventMention>& mentions) {
  std::vector<TokenIndex> threats;
  for (const EventMention& m : mentions)
    if (m.trigger.type == EventType::Threat) threats.push_back(m.trigger.head);
  std::erase_if(mentions, [&](const EventMention& m) { return is_means_of_threat(reading, m, threats); });
}

}  // namespace

std::vector<EventMention> find_triggers(const Reading& reading) {
  std::vector<EventMention> found;
  for (TokenIndex t = 0; t < reading.document.syntax.size(); ++t) {
    const bool noun = heads_event_name(reading, t) || is_misread_noun(reading, t);
    const Word& word = reading.word(t);
    const auto& rows = reading.lexicon.rows_of(noun ? lowered(word.lemma) : word.lemma,
                                               lowered(reading.document.form(t)), noun ? Upos::Noun : word.upos);
    if (rows.empty() || names_no_happening(reading, t)) continue;
    const Frame frame{t, is_verb(reading, t) ? kNone : support_of(reading, t)};
    for (const std::uint32_t row : rows) {
      const EventPattern& pattern = reading.lexicon.pattern(row);
      if (!holds(reading, frame, pattern)) continue;
      EventMention mention;
      mention.trigger = {
          trigger_words(reading, frame, pattern), t,   pattern.type, pattern.modality.value_or(Modality::Happened),
          "event lexicon: " + pattern.lemma,      1.0F};
      mention.pattern = row;
      mention.support = frame.support;
      found.push_back(std::move(mention));
      break;
    }
  }
  drop_means_of_threats(reading, found);
  std::erase_if(found, [&](const EventMention& m) { return is_only_cue(reading, m); });
  return found;
}

}  // namespace dateline
