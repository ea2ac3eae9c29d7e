// Candidates share the type, a participant or the trigger's lemma, and the weeks around, and their articles are of one
// story. What speaks for one
// happening is weighed: participants by how rare they are (everybody meets the president), the day, the trigger. The
// weights and the threshold were set by hand so that agreement in any two of the three is not enough when the third is
// silent and the participant is common. That articles must be alike is what campaign news teaches: of pairs with one
// speaker, one kind of act and one week, but different stories, hardly any were one event.
//
// What it knowingly gets wrong: two meetings of the same two people on one day are one; an event told under two types
// is two.
#include "ontology/identity/events.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

namespace dateline {
namespace {

constexpr std::uint32_t kMostAlike =
    256;  // events of a type, week and participant or lemma before the three tell nothing
constexpr std::size_t kMostCandidates = 48;
constexpr std::size_t kMostTriggerWords = 8;
constexpr float kSameStory = 0.5F;  // of articles in which one trigger alone is enough

std::uint32_t hash_text(std::string_view kind, std::string_view text) {
  std::uint64_t hash = kind.size();
  for (const char c : kind) hash = mix(hash, static_cast<unsigned char>(c));
  for (const char c : text) hash = mix(hash, static_cast<unsigned char>(c));
  return static_cast<std::uint32_t>(hash >> 32U) | 0x80000000U;  // apart from entity indices
}

// The number a description begins with: 23 of "23 jurisdictions across the united states"; 0 where there is none.
std::int32_t leading_number(std::string_view folded) {
  std::int32_t number = 0;
  for (const char c : folded.substr(0, std::min<std::size_t>(folded.find(' '), 7))) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

// A word without its last letters, so that "boycotted" and "boycotting" are one: up to six letters stay.
std::string_view stem(std::string_view word) { return word.substr(0, std::min<std::size_t>(word.size(), 6)); }

}  // namespace

bool EventAgreement::one_story() const {
  if (trigger < 0.5F) return story >= 0.4F && same_day;  // other words for it altogether
  if (!same_day && shared == 1 && !suffered) return story >= kSameStory && trigger >= 1.0F;
  if (story >= 0.4F) return true;
  return same_day && (shared >= 2 || (shared == 1 && story >= 0.25F));
}

float EventAgreement::score() const {
  if (!one_story()) return 0.0F;
  if (type < 0.0F || date < 0.0F || participants < 0.0F || trigger < 0.0F) return 0.0F;
  return type * (0.30F * date + 0.45F * participants + 0.25F * trigger);
}

std::string EventAgreement::text() const {
  const auto percent = [](float part) { return std::to_string(static_cast<int>(std::lround(part * 100.0F))); };
  return "same type, date " + percent(date) + " %, participants " + percent(participants) + " %, trigger " +
         percent(trigger) + " %, articles " + percent(story) + " %";
}

EventLinker::EventLinker(Resolved& resolved, const Decisions& decisions, double threshold, const EventWords* words)
    : resolved_(resolved),
      known_words_(words),
      apart_(decisions),
      threshold_(static_cast<float>(threshold)),
      index_(kMostAlike) {}

GroupSort EventLinker::sort_of(EntityKind kind, std::string_view head) const {
  switch (kind) {
    case EntityKind::Person:
      return GroupSort::Person;
    case EntityKind::Organization:
      return GroupSort::Body;
    case EntityKind::Jurisdiction:
      return GroupSort::Place;
    default:
      return known_words_ == nullptr ? GroupSort::Unknown : known_words_->groups.of(head);
  }
}

void EventLinker::add_participants(ArticleIndex article, const Facts& facts, const Event& event) {
  for (const Participation& participation : event.participations) {
    Participant participant;
    participant.role = participation.role;
    if (const auto* entity = std::get_if<EntityRef>(&participation.participant)) {
      const Entity& told = facts.entities[entity->index];
      const bool described = told.kind == EntityKind::Group || told.kind == EntityKind::Instrument;
      participant.named = !described;
      const std::string folded = fold_name(told.name);
      participant.sort = sort_of(told.kind, head_word(folded));
      if (told.kind == EntityKind::Group) participant.count = leading_number(folded);
      participant.key =
          described ? hash_text("group", stem(head_word(folded))) : resolved_.articles[article].entities[entity->index];
    } else if (const auto* other = std::get_if<EventRef>(&participation.participant)) {
      participant.key = hash_text("event", name(facts.events[other->index].type));
    } else {
      continue;
    }
    keys_.push_back(participant);
  }
}

// The words of an event's triggers, each once, the clearest mention's first.
void EventLinker::add_trigger(std::uint32_t first_word, std::string_view words) {
  const std::string folded = fold_name(words);
  for (std::size_t at = 0; at < folded.size() && words_.size() < first_word + kMostTriggerWords;) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const std::uint32_t word = hash_text("word", stem(std::string_view(folded).substr(at, end - at)));
    if (std::find(words_.begin() + first_word, words_.end(), word) == words_.end()) words_.push_back(word);
    at = end + 1;
  }
}

EventLinker::Record EventLinker::describe(ArticleIndex article, const Facts& facts, std::uint32_t index) {
  const Event& event = facts.events[index];
  Record record;
  record.ref = {article, index};
  record.type = event.type;
  record.modality = event.modality;
  if (event.place) record.place = resolved_.articles[article].entities[*event.place];
  record.days = Days(event.date);
  record.told_day = !event.date_text.empty();
  const Evidence& clearest = event.evidence.front();
  for (const WordHash word : hashed_words(clearest.prefix + clearest.exact + clearest.suffix))
    record.sentence = mix(record.sentence, word);
  if (facts.article.published)
    record.around = Days(day_count(*facts.article.published), day_count(*facts.article.published));
  record.first_key = static_cast<std::uint32_t>(keys_.size());
  add_participants(article, facts, event);
  record.keys = static_cast<std::uint16_t>(keys_.size() - record.first_key);
  record.first_word = static_cast<std::uint32_t>(words_.size());
  if (!event.lemma.empty()) record.lemma = hash_text("lemma", fold_name(event.lemma));
  if (known_words_ != nullptr) record.happenings = known_words_->happenings.of(event.lemma);
  for (const Evidence& piece : event.evidence) add_trigger(record.first_word, piece.exact);
  record.words = static_cast<std::uint16_t>(words_.size() - record.first_word);
  return record;
}

// ---- agreement

// The rarer, the more it says; what is only described says half.
float EventLinker::weight(const Participant& participant) const {
  const auto found = frequency_.find(participant.key);
  const double events = found == frequency_.end() ? 0.0 : found->second;
  return static_cast<float>((participant.named ? 1.0 : 0.5) / (1.0 + 0.15 * std::log2(1.0 + events)));
}

float EventLinker::date_agreement(const Record& known, const Record& told) const {
  if (known.days.known && told.days.known) {
    const std::int32_t apart = known.days.gap(told.days);
    if (apart > 1) return -1.0F;
    if (apart == 1) return known.days.exact() && told.days.exact() ? 0.3F : 0.5F;
    if (!known.told_day && !told.told_day) return 0.6F;  // what nobody told is as good as the articles' days
    return known.days.exact() && told.days.exact() ? 1.0F : 0.7F;
  }
  if (!known.around.known || !told.around.known) return 0.4F;
  const std::int32_t apart = known.around.gap(told.around);
  return apart <= 3 ? 0.6F : apart <= 14 ? 0.3F : -1.0F;
}

// "23 jurisdictions" and "23 states": a described group and who may be in it, or the group in other words.
bool EventLinker::may_be_one(const Participant& a, const Participant& b) {
  return a.key != b.key && (!a.named || !b.named) && a.role == b.role && a.sort == b.sort &&
         a.sort != GroupSort::Unknown;
}

// What is told of in other words beside does not speak against the two.
float EventLinker::total_weight(const Record& of, const Record& beside) const {
  float total = 0.0F;
  for (std::uint32_t i = 0; i < of.keys; ++i) {
    const Participant& one = keys_[of.first_key + i];
    bool here = false, elsewhere = false;
    for (std::uint32_t k = 0; k < beside.keys; ++k) {
      const Participant& other = keys_[beside.first_key + k];
      here |= one.key == other.key;
      elsewhere |= may_be_one(one, other);
    }
    if (here || !elsewhere) total += weight(one);
  }
  return total;
}

float EventLinker::participant_agreement(const Record& known, const Record& told) const {
  constexpr std::int32_t kTelling = 13;  // a dozen is a figure of speech
  float shared = 0.0F;
  float all_known = total_weight(known, told), all_told = total_weight(told, known);
  for (std::uint32_t i = 0; i < known.keys; ++i) {
    const Participant& one = keys_[known.first_key + i];
    float best = 0.0F;
    for (std::uint32_t k = 0; k < told.keys; ++k) {
      const Participant& other = keys_[told.first_key + k];
      if (may_be_one(one, other) && one.count == other.count && one.count >= kTelling && one.count % 10 != 0)
        best = std::max(best, 0.5F);
      if (one.key != other.key) continue;
      // Who does it in the one and suffers it in the other speaks against.
      const bool turned = (one.role == Role::Agent) != (other.role == Role::Agent);
      best = std::max(best, weight(one) * (turned ? 0.4F : 1.0F));
    }
    shared += best;
  }
  const float least = std::min(all_known, all_told);
  return least <= 0.0F ? 0.0F : std::min(1.0F, shared / std::max(least, 0.6F));
}

float EventLinker::trigger_agreement(const Record& known, const Record& told) const {
  std::uint32_t shared = 0;
  for (std::uint32_t i = 0; i < known.words; ++i)
    for (std::uint32_t k = 0; k < told.words; ++k)
      shared += words_[known.first_word + i] == words_[told.first_word + k];
  if (shared != 0) return 1.0F;
  const bool related = std::ranges::any_of(
      known.happenings, [&](std::uint16_t row) { return std::ranges::binary_search(told.happenings, row); });
  return related ? 0.8F : 0.3F;
}

void EventLinker::share_participants(const Record& known, const Record& told, EventAgreement& agreement) const {
  std::set<std::uint32_t> shared;
  bool named = false;
  for (std::uint32_t i = 0; i < known.keys; ++i)
    for (std::uint32_t k = 0; k < told.keys; ++k) {
      const Participant& one = keys_[known.first_key + i];
      const Participant& other = keys_[told.first_key + k];
      if (one.key != other.key || one.role != other.role) continue;
      shared.insert(one.key);
      named = named || one.named;
      agreement.suffered = agreement.suffered || one.role != Role::Agent;
    }
  agreement.shared = named ? static_cast<std::uint32_t>(shared.size()) : 0;
}

bool EventLinker::places_conflict(EntityIndex a, EntityIndex b) const {
  return a != kNoIndex && b != kNoIndex && resolved_.lie_apart(a, b);
}

EventAgreement EventLinker::compare(const Record& known, const Record& told) const {
  EventAgreement agreement;
  agreement.type = known.type == told.type && !places_conflict(known.place, told.place) ? 1.0F : -1.0F;
  agreement.date = date_agreement(known, told);
  agreement.participants = participant_agreement(known, told);
  agreement.trigger = trigger_agreement(known, told);
  agreement.story = static_cast<float>(stories_.alike(known.ref.article));
  // "the letters", of nobody to nobody: in articles that are alike enough, those that the other article tells of, if
  // both are there as real ("cancelling the lottery" among plans is not the meeting that was cancelled) or in the same
  // sentence.
  const bool bare = known.keys == 0 || told.keys == 0;
  if (bare && agreement.story >= kSameStory && known.lemma == told.lemma &&
      (known.modality == told.modality || known.sentence == told.sentence))
    agreement.participants = 0.65F;
  share_participants(known, told, agreement);
  agreement.same_day =
      (known.told_day || told.told_day) && known.days.exact() && told.days.exact() && known.days.from == told.days.from;
  return agreement;
}

// ---- linking

std::int32_t EventLinker::week(const Record& record) {
  const Days& days = record.days.known ? record.days : record.around;
  return days.known ? days.to / 7 + 1 : 0;
}

std::vector<std::uint64_t> EventLinker::lookups(const Record& record, std::int32_t week) const {
  std::vector<std::uint64_t> hashes;
  const std::uint64_t what = mix(static_cast<std::uint64_t>(record.type), static_cast<std::uint64_t>(week));
  for (std::uint32_t i = 0; i < record.keys; ++i) hashes.push_back(mix(what, keys_[record.first_key + i].key));
  if (record.lemma != 0) hashes.push_back(mix(what, record.lemma));
  std::ranges::sort(hashes);
  hashes.erase(std::ranges::unique(hashes).begin(), hashes.end());
  return hashes;
}

EventLinker::Members EventLinker::members(std::uint32_t root) const {
  const Record& record = records_[root];
  Members alone;
  alone.articles = {record.ref.article};
  if (record.place != kNoIndex) alone.places = {record.place};
  alone.dated = record.days.known;
  alone.last_from = record.days.from;
  alone.first_to = record.days.to;
  return alone;
}

// Whether nothing keeps two clusters apart: an article that has both, a day or a place, the user.
bool EventLinker::fit(std::uint32_t a, std::uint32_t b) const {
  a = clusters_.root(a), b = clusters_.root(b);
  if (apart_.forbids(a, b)) return false;
  const auto found_a = members_.find(a), found_b = members_.find(b);
  const Members alone_a = found_a == members_.end() ? members(a) : Members();
  const Members alone_b = found_b == members_.end() ? members(b) : Members();
  const Members& x = found_a == members_.end() ? alone_a : found_a->second;
  const Members& y = found_b == members_.end() ? alone_b : found_b->second;
  // Days of all must overlap or touch.
  if (x.dated && y.dated && (x.last_from > y.first_to + 1 || y.last_from > x.first_to + 1)) return false;
  const bool x_less = x.articles.size() < y.articles.size();
  const std::vector<ArticleIndex>& few = x_less ? x.articles : y.articles;
  const std::vector<ArticleIndex>& many = x_less ? y.articles : x.articles;
  if (std::ranges::any_of(few, [&](ArticleIndex article) { return std::ranges::binary_search(many, article); }))
    return false;
  return std::ranges::none_of(x.places, [&](EntityIndex one) {
    return std::ranges::any_of(y.places, [&](EntityIndex other) { return places_conflict(one, other); });
  });
}

float EventLinker::least_score(const Record& known, const Record& told) const {
  const auto differ = [&](Modality modality) { return (known.modality == modality) != (told.modality == modality); };
  if (differ(Modality::Denied)) return threshold_ + 0.15F;
  if (differ(Modality::Hypothetical) || differ(Modality::Conditional)) return threshold_ + 0.1F;
  return threshold_;
}

void EventLinker::join(std::uint32_t a, std::uint32_t b) {
  const auto take = [&](std::uint32_t root) {
    const auto found = members_.find(root);
    if (found == members_.end()) return members(root);
    Members taken = std::move(found->second);
    members_.erase(found);
    return taken;
  };
  Members all = take(clusters_.root(a)), more = take(clusters_.root(b));
  if (all.articles.size() < more.articles.size()) std::swap(all, more);
  for (const ArticleIndex article : more.articles)
    all.articles.insert(std::ranges::upper_bound(all.articles, article), article);
  for (const EntityIndex place : more.places)
    if (const auto at = std::ranges::lower_bound(all.places, place); at == all.places.end() || *at != place)
      all.places.insert(at, place);
  if (more.dated) {
    all.last_from = all.dated ? std::max(all.last_from, more.last_from) : more.last_from;
    all.first_to = all.dated ? std::min(all.first_to, more.first_to) : more.first_to;
    all.dated = true;
  }
  apart_.joined(clusters_.root(a), clusters_.root(b));
  clusters_.join(a, b);
  members_[clusters_.root(a)] = std::move(all);
}

void EventLinker::join(std::uint32_t earlier, std::uint32_t later, std::string why) {
  if (clusters_.root(earlier) == clusters_.root(later)) return;
  join(earlier, later);
  resolved_.reasons.push_back(
      {MergeReason::What::Event, records_[later].ref, records_[earlier].report, 1.0F, std::move(why)});
}

std::vector<std::uint32_t> EventLinker::candidates(const Record& told) const {
  std::vector<std::uint32_t> found;
  const std::int32_t when = week(told);
  const std::int32_t reach = when == 0 ? 0 : 2;
  for (std::int32_t near = when - reach; near <= when + reach; ++near)
    for (const std::uint64_t hash : lookups(told, near)) index_.find(hash, found);
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  if (found.size() > kMostCandidates) found.erase(found.begin(), found.end() - kMostCandidates);
  return found;
}

// The best match first; others that agree still more than they must come in as well, so that an article that knows both
// sides of a story brings together what two others tell of it.
void EventLinker::join_alike(std::uint32_t number) {
  constexpr float kFurther = 0.05F;
  struct Match {
    float score;
    std::uint32_t record;
    EventAgreement agreement;
  };
  const Record& told = records_[number];
  std::vector<Match> matches;
  for (const std::uint32_t candidate : candidates(told)) {
    const EventAgreement agreement = compare(records_[candidate], told);
    if (agreement.score() >= least_score(records_[candidate], told))
      matches.push_back({agreement.score(), candidate, agreement});
  }
  // Of a match that is full because little is told and one that shares more, the second is the surer.
  std::ranges::stable_sort(matches, std::ranges::greater{}, [](const Match& match) {
    return match.score + 0.05F * static_cast<float>(std::min(match.agreement.shared, 4U));
  });
  bool joined = false;
  for (const Match& match : matches) {
    if (joined && match.score < least_score(records_[match.record], told) + kFurther) continue;
    if (clusters_.root(match.record) == clusters_.root(number) || !fit(match.record, number)) continue;
    join(match.record, number);
    joined = true;
    resolved_.reasons.push_back(
        {MergeReason::What::Event, told.ref, records_[match.record].report, match.score, match.agreement.text()});
  }
}

void EventLinker::link(ArticleIndex article, const Facts& facts, const ReportKeys& keys) {
  stories_.add(facts);
  const auto first = static_cast<std::uint32_t>(records_.size());
  for (std::uint32_t i = 0; i < facts.events.size(); ++i) {
    const std::uint32_t number = clusters_.add();
    Record told = describe(article, facts, i);
    told.report = keys.events[i];
    records_.push_back(told);
    apart_.add(number, told.report);
    resolved_.events.push_back({event_key(told.report), told.ref});
    resolved_.articles[article].events.push_back(number);
  }
  for (std::uint32_t number = first; number < records_.size(); ++number) join_alike(number);
  // Only now can the article's events be found: it has told its own apart.
  for (std::uint32_t number = first; number < records_.size(); ++number) {
    for (const std::uint64_t hash : lookups(records_[number], week(records_[number]))) index_.add(hash, number);
    for (std::uint32_t i = 0; i < records_[number].keys; ++i) ++frequency_[keys_[records_[number].first_key + i].key];
  }
}

void EventLinker::finish() {
  for (ResolvedArticle& article : resolved_.articles)
    for (EventIndex& event : article.events) event = clusters_.root(event);
}

}  // namespace dateline
