// join_mentions: from left to right, each mention joins the earlier event it fits best, or begins one. Only mentions of
// one type can fit. For a fit speak the same word family (threaten, threat), a definite noun, shared participants, a
// type that an article rarely tells of twice, one day, a headline above; against it different days, number, reality,
// agents or targets, words for different kinds (debate, convention), and distance. What two named parties do apart (two
// invitations) is hardly joined, a noun that "another" brings in not with an earlier noun. The weights were set by hand
// on the development articles. A noun and its own light verb are one mention already. Knowingly wrong: two like events
// of one person in one article ("met the mayor, and met the governor") are joined where neither has a day or place.
#include "extract/events/same_event.h"

#include <algorithm>

#include "extract/events/causes.h"

namespace dateline {
namespace {

constexpr int kThreshold = 3;
constexpr int kOneDay = 2;  // what the same exact day says for one happening
constexpr std::uint32_t kFarSentences = 15;
constexpr int kApart = 6;                  // what a day that another mention of the event excludes says against it
constexpr std::uint32_t kLead = 3;         // the last sentence that a headline sums up
constexpr std::uint32_t kForgotten = 200;  // sentences after which no mention joins: an article of any length takes
                                           // linear time

// The length of the stem that two words share.
std::size_t common_prefix(std::string_view a, std::string_view b) {
  const auto [end, unused] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(end - a.begin());
}

bool same_family(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::size_t shared = common_prefix(a, b);
  return shared >= 4 && shared + 3 >= std::min(a.size(), b.size());
}

bool is_definite(const Reading& reading, TokenIndex noun) {
  for (const TokenIndex c : reading.tree.children(noun)) {
    const Word& w = reading.word(c);
    if (w.deprel == Deprel::NmodPoss) return true;
    if (w.deprel == Deprel::Det &&
        (w.lemma == "the" || w.lemma == "this" || w.lemma == "that" || w.lemma == "these" || w.lemma == "those"))
      return true;
  }
  return false;
}

// Whether the noun's article brings in one not told of yet: "another meeting", or "a meeting" of others.
bool brings_in(const Reading& reading, TokenIndex noun, bool of_others) {
  for (const TokenIndex c : reading.tree.children(noun)) {
    const Word& w = reading.word(c);
    if (w.deprel == Deprel::Det && (w.lemma == "another" || (of_others && w.lemma == "a"))) return true;
    if (w.deprel == Deprel::Amod && (w.lemma == "other" || w.lemma == "second") && !is_definite(reading, noun))
      return true;
  }
  return false;
}

// How much a type speaks for one event: an article rarely tells of two boycotts or inquiries without saying so, but
// often of two laws.
int prior(EventType type) {
  switch (type) {
    case EventType::Boycott:
    case EventType::Investigation:
      return 3;
    case EventType::Meeting:
    case EventType::Threat:
    case EventType::Correspondence:
    case EventType::Violence:
    case EventType::Invitation:
    case EventType::Protest:
    case EventType::Ruling:
      return 2;
    case EventType::Announcement:
    case EventType::Demand:
    case EventType::Funding:
    case EventType::Refusal:
    case EventType::Lawsuit:
      return 1;
    default:
      return 0;
  }
}

// What two parties do is two happenings, unless the type is a joint act or a vote that each takes part in.
bool is_done_apart(EventType type) {
  switch (type) {
    case EventType::Meeting:
    case EventType::Agreement:
    case EventType::Election:
    case EventType::Violence:
      return false;
    default:
      return true;
  }
}

bool is_real(Modality modality) {
  return modality == Modality::Happened || modality == Modality::Ongoing || modality == Modality::Threatened ||
         modality == Modality::Planned;
}

class Joiner {
 public:
  Joiner(const Reading& reading, const std::vector<EventMention>& mentions) : reading_(reading), mentions_(mentions) {
    for (const EventMention& mention : mentions) {
      sentences_.push_back(reading.document.sentence_of(mention.trigger.head));
      lemmas_.push_back(lowered(reading.word(mention.trigger.head).lemma));
    }
    for (const auto& [part, whole] : find_parts(reading, mentions))
      parts_.emplace_back(std::min(part, whole), std::max(part, whole));
    std::sort(parts_.begin(), parts_.end());
    const Coreference& coref = reading.document.coref;
    is_named_.assign(coref.entities.size(), false);
    for (const Mention& mention : coref.mentions) {
      const EntityKind kind = coref.entities[mention.entity].kind;
      if (mention.kind == MentionKind::Name && kind != EntityKind::Group && kind != EntityKind::Instrument)
        is_named_[mention.entity] = true;
    }
  }

  std::vector<std::uint32_t> join() {
    std::vector<std::vector<std::uint32_t>> events;
    std::vector<std::vector<std::size_t>> open(names<EventType>().size());  // events that may still be joined, by type
    std::vector<std::vector<std::size_t>> by_type(open.size());             // all events
    for (const auto& unit : units()) {
      auto& candidates = open[static_cast<std::size_t>(mentions_[unit.front()].trigger.type)];
      std::erase_if(candidates, [&](std::size_t e) { return is_forgotten(events[e].back(), unit.front()); });
      int best = kThreshold - 1;
      std::size_t chosen = events.size();
      for (std::size_t i = candidates.size(); i-- > 0;) {
        const int fit = this->fit(events[candidates[i]], unit);
        if (fit > best) best = fit, chosen = candidates[i];
      }
      if (chosen == events.size()) {
        events.emplace_back();
        candidates.push_back(chosen);
        by_type[static_cast<std::size_t>(mentions_[unit.front()].trigger.type)].push_back(chosen);
      }
      events[chosen].insert(events[chosen].end(), unit.begin(), unit.end());
    }
    for (auto& of_type : by_type) merge_by_day(events, of_type);
    std::erase_if(events, [](const auto& event) { return event.empty(); });
    std::vector<std::uint32_t> event(mentions_.size(), 0);
    for (std::uint32_t e = 0; e < events.size(); ++e)
      for (const std::uint32_t m : events[e]) event[m] = e;
    return event;
  }

 private:
  // The one exact day that the mentions give, or none.
  [[nodiscard]] std::optional<DateRange> day_of(const std::vector<std::uint32_t>& event) const {
    std::optional<DateRange> day;
    for (const std::uint32_t m : event) {
      if (!mentions_[m].date || !mentions_[m].date->exact()) continue;
      if (day && *day != *mentions_[m].date) return std::nullopt;
      day = mentions_[m].date;
    }
    return day;
  }

  // Joins events of one day that fit once the day of each speaks for all its mentions. `of_type` has events of one type
  // in text order.
  void merge_by_day(std::vector<std::vector<std::uint32_t>>& events, const std::vector<std::size_t>& of_type) const {
    std::vector<std::pair<std::size_t, DateRange>> dated;
    for (const std::size_t e : of_type) {
      const auto day = day_of(events[e]);
      if (!day) continue;
      for (std::size_t i = dated.size(); i-- > 0;) {
        const auto& [earlier, its_day] = dated[i];
        if (is_forgotten(events[earlier].back(), events[e].front())) continue;
        if (its_day != *day || fit_of_day(events[earlier], events[e]) < kThreshold) continue;
        events[earlier].insert(events[earlier].end(), events[e].begin(), events[e].end());
        std::sort(events[earlier].begin(), events[earlier].end());
        events[e].clear();
        break;
      }
      if (!events[e].empty()) dated.emplace_back(e, *day);
    }
  }

  // The best fit of two mentions of events of one day.
  [[nodiscard]] int fit_of_day(const std::vector<std::uint32_t>& first,
                               const std::vector<std::uint32_t>& second) const {
    int best = -100;
    for (const std::uint32_t a : first)
      for (const std::uint32_t b : second) {
        const bool counted = mentions_[a].date && mentions_[a].date == mentions_[b].date;
        best = std::max(best, fit(std::min(a, b), std::max(a, b)) + (counted ? 0 : kOneDay));
      }
    return best;
  }

  [[nodiscard]] std::vector<EntityIndex> entities(const EventMention& m, Role role) const {
    std::vector<EntityIndex> found;
    for (const RoleFiller& f : m.roles)
      if (f.role == role)
        if (const EntityIndex e = reading_.entity(f.head); e != kNone) found.push_back(e);
    return found;
  }

  // Shared participants speak for one event; two sets of named ones without any in common against it.
  // A group says nothing against a boycott: its members are named elsewhere.
  [[nodiscard]] int participants(const EventMention& a, const EventMention& b, Role role) const {
    const auto left = entities(a, role);
    const auto right = entities(b, role);
    if (left.empty() || right.empty()) return 0;
    for (const EntityIndex e : left)
      if (std::find(right.begin(), right.end(), e) != right.end()) return 2;
    if (!both_named(left, right)) return a.trigger.type == EventType::Boycott ? 0 : -1;
    return role != Role::Agent || is_done_apart(a.trigger.type) ? -4 : -2;
  }

  // "The hearing was part of a conference."
  [[nodiscard]] bool is_part(std::uint32_t a, std::uint32_t b) const {
    return std::binary_search(parts_.begin(), parts_.end(), std::pair(std::min(a, b), std::max(a, b)));
  }

  // "the annual meeting": comes back, while others are held once.
  [[nodiscard]] bool comes_back(TokenIndex noun) const {
    const auto children = reading_.tree.children(noun);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
      return universal(reading_.word(c).deprel) == Deprel::Amod && reading_.lexicon.is_rhythm(reading_.word(c).lemma);
    });
  }

  [[nodiscard]] static bool have_apart_days(const EventMention& a, const EventMention& b) {
    return a.date && b.date && (a.date->latest < b.date->earliest || b.date->latest < a.date->earliest);
  }

  [[nodiscard]] bool both_named(const std::vector<EntityIndex>& a, const std::vector<EntityIndex>& b) const {
    const auto named = [&](EntityIndex e) { return is_named_[e]; };
    return std::any_of(a.begin(), a.end(), named) && std::any_of(b.begin(), b.end(), named);
  }

  // Mentions that one construction joins: a verb and the noun it carries or does, "injured" by an "explosion". In text
  // order of their first. A construction does not leave its sentence.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> units() const {
    std::vector<std::vector<std::uint32_t>> units;
    std::size_t here = 0;  // the first unit of the sentence
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      if (i > 0 && sentences_[i] != sentences_[i - 1]) here = units.size();
      const auto joined = std::find_if(
          units.begin() + static_cast<std::ptrdiff_t>(here), units.end(), [&](const std::vector<std::uint32_t>& unit) {
            return std::any_of(unit.begin(), unit.end(), [&](std::uint32_t j) {
              return carries(mentions_[i], mentions_[j]) || carries(mentions_[j], mentions_[i]);
            });
          });
      if (joined != units.end()) {
        joined->push_back(i);
      } else {
        units.push_back({i});
      }
    }
    return units;
  }

  [[nodiscard]] bool carries(const EventMention& verb, const EventMention& noun) const {
    if (verb.trigger.type != noun.trigger.type) return false;
    const TokenIndex head = noun.trigger.head;
    if (noun.support == verb.trigger.head) return true;
    if (!reading_.tree.is_verb(verb.trigger.head)) return false;
    if (reading_.tree.patient(verb.trigger.head) == head && reading_.tree.is_noun(head)) return true;
    const TokenIndex above = reading_.word(head).head;
    if (above != kNone && (above == verb.trigger.head || above == reading_.tree.patient(verb.trigger.head)) &&
        reading_.tree.marker(head) == "in" && !reading_.lexicon.is_general(lowered(reading_.word(head).lemma)))
      return true;                                // "rejected the claim in a ruling"
    if (verb.trigger.type == EventType::Lawsuit)  // "filed a suit challenging the law"
      return reading_.word(verb.trigger.head).head == head && reading_.word(verb.trigger.head).xpos == Xpos::Vbg;
    if (verb.trigger.type == EventType::Election)  // "run for re-election"
      return reading_.word(head).head == verb.trigger.head && reading_.tree.marker(head) == "for";
    if (verb.trigger.type != EventType::Violence) return false;
    return reading_.tree.agent(verb.trigger.head) == head ||
           (reading_.word(head).head == verb.trigger.head && !reading_.tree.is_verb(head));
  }

  [[nodiscard]] int fit(const std::vector<std::uint32_t>& event, const std::vector<std::uint32_t>& unit) const {
    int best = -100;
    bool apart = false;
    for (auto a = event.rbegin(); a != event.rend() && !is_forgotten(*a, unit.front()); ++a)
      for (const std::uint32_t b : unit) {
        best = std::max(best, fit(*a, b));
        if (is_part(*a, b)) return -100;
        apart = apart || have_apart_days(mentions_[*a], mentions_[b]);
      }
    return apart ? best - kApart : best;
  }

  [[nodiscard]] bool is_forgotten(std::uint32_t mention, std::uint32_t at) const {
    return sentences_[at] > sentences_[mention] + kForgotten;
  }

  // How well the later mention b tells of the same happening as a; both are of one type.
  [[nodiscard]] int fit(std::uint32_t first, std::uint32_t second) const {
    const EventMention& a = mentions_[first];
    const EventMention& b = mentions_[second];
    const bool nouns = reading_.tree.is_noun(a.trigger.head) && reading_.tree.is_noun(b.trigger.head);
    const std::string& left = lemmas_[first];
    const std::string& right = lemmas_[second];
    int score = prior(a.trigger.type);
    const bool election = a.trigger.type == EventType::Election;            // of many kinds: to run and to win are two
    const bool same = election ? left == right : same_family(left, right);  // to elect somebody is not the election
    if (same) score += 3;
    if (election && !same && !reading_.lexicon.names_one_kind(left, right)) score -= 2;
    if (left != right && reading_.lexicon.tells_apart(left, right)) score -= 3;
    const bool of_many_kinds = a.trigger.type == EventType::Meeting || a.trigger.type == EventType::Violence;
    if (of_many_kinds && !same && !reading_.lexicon.is_general(left) && !reading_.lexicon.is_general(right)) score -= 2;
    if (reading_.tree.is_noun(b.trigger.head)) {
      const bool definite = is_definite(reading_, b.trigger.head);
      score += definite ? 1 : a.trigger.type == EventType::Violence ? -1 : 0;  // attacks of many kinds are told of
    }
    if (nouns && left == right && reading_.word(a.trigger.head).xpos != reading_.word(b.trigger.head).xpos) score -= 2;
    if (nouns && comes_back(a.trigger.head) != comes_back(b.trigger.head)) score -= 2;
    const int agents = participants(a, b, Role::Agent);
    score += agents + participants(a, b, Role::Target);
    if (nouns && brings_in(reading_, b.trigger.head, agents <= -2)) return -100;
    if (a.date && a.date->exact() && a.date == b.date) score += kOneDay;
    if (same && is_summed_up(first, second)) score += 3;
    if (a.place != kNone && b.place != kNone && a.place != b.place) score -= 2;
    if ((a.trigger.modality == Modality::Denied) != (b.trigger.modality == Modality::Denied)) score -= 2;
    if (is_real(a.trigger.modality) != is_real(b.trigger.modality)) score -= 1;
    if (sentences_[second] - sentences_[first] > kFarSentences) score -= 1;
    if (sentences_[first] == sentences_[second])
      score += left == right ? 2 : -1;  // "fail to answer or fail to answer in time"
    return score;
  }

  // A headline sums up what the first sentences tell.
  [[nodiscard]] bool is_summed_up(std::uint32_t first, std::uint32_t second) const {
    const auto& blocks = reading_.document.layout.blocks;
    const std::uint32_t block = reading_.document.text.sentences[sentences_[first]].block;
    return block < blocks.size() && blocks[block].kind == BlockKind::Headline && sentences_[second] <= kLead;
  }

  const Reading& reading_;
  const std::vector<EventMention>& mentions_;
  std::vector<SentenceIndex> sentences_;                        // by mention
  std::vector<std::string> lemmas_;                             // by mention, of the trigger's head, in lower case
  std::vector<std::pair<std::uint32_t, std::uint32_t>> parts_;  // mentions of a part and its whole, the first first
  std::vector<bool> is_named_;                                  // by entity: by a proper name; "a court" may be any
};

}  // namespace

std::vector<std::uint32_t> join_mentions(const Reading& reading, const std::vector<EventMention>& mentions) {
  return Joiner(reading, mentions).join();
}

}  // namespace dateline
