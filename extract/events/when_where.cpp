// find_when: a time that hangs on the trigger or its light verb; else, for what is told as happening, the time of the
// clause that the trigger shares ("sent a letter Wednesday, accusing the towns"); else the day of the speech in which
// somebody acts by speaking ("I urge all towns", in a statement of that day).
// find_where: a locative phrase of the trigger itself; a place elsewhere in the sentence is somebody else's.
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

// Where the trigger's clause shares its time with the one it hangs on.
bool shares_time(const Reading& reading, TokenIndex verb) {
  const Word& word = reading.word(verb);
  switch (word.deprel) {
    case Deprel::Conj:
      return true;
    case Deprel::Advcl:
      return word.xpos == Xpos::Vbg || reading.tree.marker(verb).empty();
    case Deprel::Acl:
      return word.xpos == Xpos::Vbg || word.xpos == Xpos::Vbn;
    case Deprel::Xcomp:
      return true;
    default:
      return false;
  }
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
  if (mention.trigger.modality == Modality::Happened) return std::nullopt;
  for (const Speech& speech : reading.document.speeches)
    for (const TokenRange piece : reading.document.attributions[speech.attribution].content)
      if (piece.contains(mention.trigger.head)) return speech.date;
  return std::nullopt;
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

}  // namespace

TimeIndex::TimeIndex(const Reading& reading) : time_of_governor(reading.document.syntax.size(), kNone) {
  const auto& times = reading.document.times;
  for (std::uint32_t i = 0; i < times.size(); ++i) {
    if (!dates(times[i]) || times[i].tokens.empty()) continue;
    const TokenIndex head = head_of(reading.document, times[i].tokens);
    TokenIndex governor = reading.document.syntax[head].head;
    if (governor == kNone) continue;
    if (time_of_governor[governor] == kNone) time_of_governor[governor] = i;
    // "at talks in Paris last December": what hangs on a name dates what the name hangs on
    for (int step = 0; step < 2 && reading.word(governor).upos == Upos::Propn && reading.word(governor).head != kNone;
         ++step) {
      governor = reading.word(governor).head;
      if (time_of_governor[governor] == kNone) time_of_governor[governor] = i;
    }
  }
}

WhenFound find_when(const Reading& reading, const TimeIndex& times, const EventMention& mention) {
  const auto found = [&](std::uint32_t time) -> WhenFound {
    return {time, anchor_time(reading.document, reading.document.times[time])};
  };
  const TokenIndex head = mention.trigger.head;
  if (times.time_of_governor[head] != kNone) return found(times.time_of_governor[head]);
  if (mention.support != kNone && times.time_of_governor[mention.support] != kNone)
    return found(times.time_of_governor[mention.support]);
  if (const TokenIndex object = reading.tree.is_verb(head) ? reading.tree.patient(head) : kNone;
      object != kNone && object > head && times.time_of_governor[object] != kNone)
    return found(times.time_of_governor[object]);  // "upheld the ban on Monday", with the day hung on the ban
  if (const auto date = date_of_speech(reading, mention)) return {kNone, date};
  TokenIndex verb = reading.tree.is_verb(head) ? head : mention.support;
  if (verb == kNone || !is_told_as_happening(mention.trigger.modality)) return {};
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

EntityIndex find_where(const Reading& reading, const EventMention& mention) {
  const TokenIndex head = mention.trigger.head;
  if (const EntityIndex place = place_below(reading, head); place != kNone) return place;
  if (mention.support != kNone)
    if (const EntityIndex place = place_below(reading, mention.support); place != kNone) return place;
  if (reading.tree.is_verb(head)) return kNone;
  for (const TokenIndex c : reading.tree.children(head)) {
    if (universal(reading.word(c).deprel) != Deprel::Compound) continue;
    if (const EntityIndex place = jurisdiction(reading, c); place != kNone) return place;
  }
  return kNone;
}

}  // namespace dateline
