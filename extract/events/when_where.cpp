// find_when: a time that hangs on the trigger or its light verb; else, for what is told as happening, the time of the
// clause that the trigger shares ("sent a letter Wednesday, accusing the towns"); else the day of the speech in which
// somebody acts by speaking ("I urge all towns", in a statement of that day).
// find_where: a locative phrase of the trigger itself or its light verb; else "here", a modifier of the noun, or the
// city of its site. A place elsewhere in the sentence is somebody else's.
#include "extract/events/when_where.h"

#include <algorithm>

#include "extract/mentions/anchor.h"

namespace dateline {
namespace {

constexpr int kMaxSteps = 4;

// The token of the time that hangs on a word outside it.
TokenIndex head_of(const Document& document, TokenRange tokens) {
  for (TokenIndex t = tokens.begin; t < tokens.end; ++t)
    if (document.syntax[t].head == kNone || !tokens.contains(document.syntax[t].head)) return t;
  return tokens.begin;
}

bool dates(const TimeExpression& time) { return !time.duration || time.anchored; }

bool has_when(const Reading& reading, TokenIndex verb) {
  const auto children = reading.tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) { return reading.word(c).lemma == "when"; });
}

// Where the trigger's clause shares its time with the one it hangs on.
bool shares_time(const Reading& reading, TokenIndex verb) {
  const Word& word = reading.word(verb);
  switch (word.deprel) {
    case Deprel::Conj:
      return true;
    case Deprel::Advcl: {  // "while marching", "when the court ruled"
      const std::string_view marker = reading.tree.marker(verb);
      return marker.empty() ? word.xpos == Xpos::Vbg || has_when(reading, verb) || word.xpos == Xpos::Vbn
                            : marker == "while" || marker == "as" || marker == "when" ||
                                  (word.xpos == Xpos::Vbg && (marker == "by" || marker == "in"));
    }
    case Deprel::Acl:
      return word.xpos == Xpos::Vbg || word.xpos == Xpos::Vbn;
    case Deprel::Xcomp:
      return true;
    default:
      return false;
  }
}

// Where a noun happens at the time of the verb that it hangs on: "The vote came on Friday", "attended the hearing on
// Friday", "spoke at a rally on Friday".
bool happens_with(const Reading& reading, TokenIndex noun) {
  const Word& word = reading.word(noun);
  if (word.head == kNone || !reading.tree.is_verb(word.head)) return false;
  const std::string& verb = reading.word(word.head).lemma;
  const std::string_view marker = reading.tree.marker(noun);
  switch (universal(word.deprel)) {
    case Deprel::Nsubj:
      return reading.lexicon.is_occurrence(verb) ||
             (verb == "take" && reading.tree.child(word.head, Deprel::Obj) != kNone &&
              reading.word(reading.tree.child(word.head, Deprel::Obj)).lemma == "place");
    case Deprel::Obj:
      return reading.lexicon.is_attendance(verb);
    case Deprel::Obl:
      return marker == "at" || marker == "during" || marker == "with";
    default:
      return false;
  }
}

// "The vote is on Friday."
std::uint32_t time_said_of(const Reading& reading, TokenIndex noun) {
  const Word& word = reading.word(noun);
  if (word.head == kNone || universal(word.deprel) != Deprel::Nsubj) return kNone;
  const std::uint32_t time = reading.document.time_at(word.head);
  return time != kNone && dates(reading.document.times[time]) ? time : kNone;
}

bool is_act_by_words(EventType type) {
  return type == EventType::Demand || type == EventType::Threat || type == EventType::Accusation ||
         type == EventType::Support || type == EventType::Announcement || type == EventType::Invitation ||
         type == EventType::Refusal;
}

bool is_told_as_happening(Modality modality) {
  return modality == Modality::Happened || modality == Modality::Ongoing || modality == Modality::Threatened;
}

// For "I urge": the speech that the trigger stands in.
std::optional<DateRange> date_of_speech(const Reading& reading, const EventMention& mention) {
  const TokenIndex agent =
      reading.tree.is_verb(mention.trigger.head) ? reading.tree.agent(mention.trigger.head) : kNone;
  if (agent == kNone) return std::nullopt;
  const std::string& lemma = reading.word(agent).lemma;
  if (lowered(lemma) != "i" && lowered(lemma) != "we") return std::nullopt;
  const Modality modality = mention.trigger.modality;
  if (!is_act_by_words(mention.trigger.type) || (modality != Modality::Ongoing && modality != Modality::Threatened))
    return std::nullopt;
  for (const Speech& speech : reading.document.speeches)
    for (const TokenRange piece : reading.document.attributions[speech.attribution].content)
      if (piece.contains(mention.trigger.head)) return speech.date;
  return std::nullopt;
}

// The speech whose content the token stands in, or null.
const Speech* speech_around(const Document& document, TokenIndex token) {
  for (const Speech& speech : document.speeches)
    for (const TokenRange piece : document.attributions[speech.attribution].content)
      if (piece.contains(token)) return &speech;
  return nullptr;
}

// What the time means: in a quotation "today" is the day on which it was said, "tomorrow" the day after.
std::optional<DateRange> date_of(const Reading& reading, const TimeExpression& time) {
  const Document& document = reading.document;
  const bool counted = time.anchored && !time.duration && !time.absolute && time.unit == TimeUnit::Day;
  if (counted && time.weekday == 0 && time.month == 0 && is_quoted(document, time.tokens.begin)) {
    const Speech* speech = speech_around(document, time.tokens.begin);
    if (speech != nullptr && speech->date && speech->date->exact())
      return anchor_time(time, speech->date->earliest, Tense::Unknown);
  }
  return anchor_time(document, time);
}

// The one full date of a picture's caption, which is that of the picture: "City workers march in this June 9, 2016,
// photo".
std::uint32_t time_of_caption(const Reading& reading, TokenIndex token) {
  const Document& document = reading.document;
  const Sentence& sentence = document.text.sentences[document.sentence_of(token)];
  if (sentence.block >= document.layout.blocks.size() ||
      document.layout.blocks[sentence.block].kind != BlockKind::Caption)
    return kNone;
  std::uint32_t only = kNone;
  const auto first = std::ranges::lower_bound(document.times, sentence.tokens.begin, {},
                                              [](const TimeExpression& time) { return time.tokens.begin; });
  for (auto i = static_cast<std::uint32_t>(first - document.times.begin());
       i < document.times.size() && document.times[i].tokens.begin < sentence.tokens.end; ++i) {
    if (!sentence.tokens.contains(document.times[i].tokens) || !document.times[i].absolute) continue;
    if (only != kNone) return kNone;
    only = i;
  }
  return only;
}

// "the blasts that went off on Friday", "a ruling released on Friday": the time of a clause that only says that its
// noun happened or came out.
std::uint32_t time_of_occurrence(const Reading& reading, const TimeIndex& times, TokenIndex noun) {
  for (const TokenIndex c : reading.tree.children(noun)) {
    const Word& word = reading.word(c);
    const bool happens = word.deprel == Deprel::AclRelcl && reading.lexicon.is_occurrence(word.lemma);
    const bool comes_out =
        universal(word.deprel) == Deprel::Acl && reading.tree.passive(c) && reading.lexicon.is_issue(word.lemma);
    if ((happens || comes_out) && times.time_of_governor[c] != kNone) return times.time_of_governor[c];
  }
  return kNone;
}

bool is_locative(std::string_view preposition) {
  return preposition == "in" || preposition == "at" || preposition == "near" || preposition == "outside" ||
         preposition == "across" || preposition == "throughout" || preposition == "inside";
}

EntityIndex jurisdiction(const Reading& reading, TokenIndex token) {
  const EntityIndex entity = reading.entity(token);
  if (entity == kNone) return kNone;
  return reading.document.coref.entities[entity].kind == EntityKind::Jurisdiction ? entity : kNone;
}

EntityIndex place_below(const Reading& reading, TokenIndex head) {
  for (const TokenIndex c : reading.tree.children(head)) {
    const Deprel plain = universal(reading.word(c).deprel);
    if ((plain == Deprel::Obl || plain == Deprel::Nmod) && is_locative(reading.tree.marker(c)))
      if (const EntityIndex place = jurisdiction(reading, c); place != kNone) return place;
  }
  return kNone;
}

// Where the article was written, as its dateline says.
EntityIndex place_of_dateline(const Reading& reading) {
  const auto& dateline = reading.document.layout.dateline;
  if (!dateline) return kNone;
  for (const Mention& mention : reading.document.coref.mentions) {
    const Span span = reading.document.span_of(mention.tokens);
    const bool inside = dateline->begin <= span.begin && span.end <= dateline->end;
    if (inside && reading.document.coref.entities[mention.entity].kind == EntityKind::Jurisdiction)
      return mention.entity;
  }
  return kNone;
}

// "the shooting of a man here": in the city of the dateline, unless somebody else says it.
bool is_said_here(const Reading& reading, TokenIndex head, int depth) {
  for (const TokenIndex c : reading.tree.children(head)) {
    if (reading.word(c).lemma == "here" && universal(reading.word(c).deprel) == Deprel::Advmod)
      return !is_quoted(reading.document, c);
    const Deprel relation = universal(reading.word(c).deprel);
    const bool object = relation == Deprel::Obj || relation == Deprel::Nmod || relation == Deprel::Obl;
    if (depth > 0 && object && is_said_here(reading, c, depth - 1)) return true;
  }
  return false;
}

// The place of a site among the roles, if the article names it: a meeting at the White House is in Washington.
EntityIndex place_of_site(const Reading& reading, const EventMention& mention) {
  const auto& entities = reading.document.coref.entities;
  for (const RoleFiller& filler : mention.roles) {
    const std::uint32_t name = reading.name_of_token[filler.head];
    if (filler.role != Role::Venue || name == kNone) continue;
    const auto key = reading.lexicon.city_of_site(reading.document.text_of(reading.document.names[name].tokens));
    if (key.empty()) continue;
    for (EntityIndex e = 0; e < entities.size(); ++e)
      if (entities[e].kind == EntityKind::Jurisdiction && entities[e].authority == key) return e;
  }
  return kNone;
}

// Whether a time that hangs on the word dates what the word hangs on.
bool passes_on(const Reading& reading, TokenIndex governor, const TimeExpression& time) {
  const Word& word = reading.word(governor);
  if (word.head == kNone) return false;
  if (word.upos == Upos::Propn) return true;
  const bool day = time.unit == TimeUnit::Day && (time.weekday > 0 || time.day > 0 || time.anchored || time.absolute);
  return day && word.upos == Upos::Noun && universal(word.deprel) == Deprel::Nmod && word.deprel != Deprel::NmodPoss &&
         reading.tree.marker(governor) != "of";
}

}  // namespace

TimeIndex::TimeIndex(const Reading& reading) : time_of_governor(reading.document.syntax.size(), kNone) {
  const auto& times = reading.document.times;
  for (std::uint32_t i = 0; i < times.size(); ++i) {
    if (!dates(times[i]) || times[i].tokens.empty()) continue;
    const TokenIndex head = head_of(reading.document, times[i].tokens);
    TokenIndex governor = reading.document.syntax[head].head;
    if (governor == kNone) continue;
    if (time_of_governor[governor] == kNone) time_of_governor[governor] = i;
    // "at talks in Paris last December", "met with the mayors on Friday": what hangs on a name, or a day on what a
    // phrase is about, dates what that hangs on
    for (int step = 0; step < 2 && passes_on(reading, governor, times[i]); ++step) {
      governor = reading.word(governor).head;
      if (time_of_governor[governor] == kNone) time_of_governor[governor] = i;
    }
  }
}

namespace {

WhenFound find_when_in_clause(const Reading& reading, const TimeIndex& times, const EventMention& mention) {
  const auto found = [&](std::uint32_t time) -> WhenFound {
    return {time, date_of(reading, reading.document.times[time])};
  };
  const TokenIndex head = mention.trigger.head;
  if (times.time_of_governor[head] != kNone) return found(times.time_of_governor[head]);
  if (mention.support != kNone && times.time_of_governor[mention.support] != kNone)
    return found(times.time_of_governor[mention.support]);
  if (const TokenIndex object = reading.tree.is_verb(head) ? reading.tree.patient(head) : kNone;
      object != kNone && object > head && times.time_of_governor[object] != kNone)
    return found(times.time_of_governor[object]);  // "upheld the ban on Monday", with the day hung on the ban
  if (const auto date = date_of_speech(reading, mention)) return {kNone, date};
  if (!reading.tree.is_verb(head)) {
    if (const std::uint32_t said = time_said_of(reading, head); said != kNone) return found(said);
    if (const std::uint32_t when = time_of_occurrence(reading, times, head); when != kNone) return found(when);
    if (happens_with(reading, head) && times.time_of_governor[reading.word(head).head] != kNone)
      return found(times.time_of_governor[reading.word(head).head]);
  }
  TokenIndex verb = verb_of(reading, mention);
  if (verb != kNone && universal(reading.word(verb).deprel) == Deprel::Xcomp && reading.word(verb).head != kNone &&
      reading.word(reading.word(verb).head).lemma == "have" &&
      times.time_of_governor[reading.word(verb).head] != kNone)  // "may have to vote today": one clause
    return found(times.time_of_governor[reading.word(verb).head]);
  if (verb == kNone || !is_told_as_happening(mention.trigger.modality)) return {};
  for (const TokenIndex c : reading.tree.children(verb))  // "The town split when the court ruled on Friday"
    if (universal(reading.word(c).deprel) == Deprel::Advcl && has_when(reading, c) &&
        times.time_of_governor[c] != kNone && reading.word(verb).xpos == Xpos::Vbd)
      return found(times.time_of_governor[c]);
  for (int step = 0; step < kMaxSteps && shares_time(reading, verb); ++step) {
    verb = reading.word(verb).head;
    if (verb == kNone) break;
    if (times.time_of_governor[verb] != kNone) return found(times.time_of_governor[verb]);
    if (!reading.tree.is_verb(verb) && reading.word(verb).head != kNone &&
        times.time_of_governor[reading.word(verb).head] != kNone)  // "sent letters Wednesday demanding records"
      return found(times.time_of_governor[reading.word(verb).head]);
  }
  return {};
}

}  // namespace

WhenFound find_when(const Reading& reading, const TimeIndex& times, const EventMention& mention) {
  WhenFound when = find_when_in_clause(reading, times, mention);
  if (when.date || when.time != kNone) return when;
  if (const std::uint32_t time = time_of_caption(reading, mention.trigger.head); time != kNone)
    when = {time, reading.document.times[time].absolute};
  return when;
}

EntityIndex find_where(const Reading& reading, const EventMention& mention) {
  const TokenIndex head = mention.trigger.head;
  if (const EntityIndex place = place_below(reading, head); place != kNone) return place;
  if (mention.support != kNone)
    if (const EntityIndex place = place_below(reading, mention.support); place != kNone) return place;
  if (reading.tree.is_verb(head) && reading.tree.passive(head))  // "arrested by the police in Oslo", hung on the police
    if (const TokenIndex agent = reading.tree.agent(head); agent != kNone && agent > head)
      if (const EntityIndex place = place_below(reading, agent); place != kNone) return place;
  if (is_said_here(reading, head, 1) || (mention.support != kNone && is_said_here(reading, mention.support, 0)))
    return place_of_dateline(reading);
  if (!reading.tree.is_verb(head))
    for (const TokenIndex c : reading.tree.children(head)) {
      if (universal(reading.word(c).deprel) != Deprel::Compound) continue;
      if (const EntityIndex place = jurisdiction(reading, c); place != kNone) return place;
    }
  return place_of_site(reading, mention);
}

}  // namespace dateline
