// join_mentions: from left to right, each mention joins the earlier event it fits best, or begins one. Only mentions of
// one type can fit. For a fit speak the same word family (threaten, threat), a definite noun, shared participants, a
// type that an article rarely tells of twice; against it different days, number, reality, agents or targets, and
// distance. The weights were set by hand on the development articles. A noun and its own light verb are one mention
// already. Knowingly wrong: two like events of like participants in one article ("a second letter") are joined.
#include "extract/events/same_event.h"

#include <algorithm>
#include <cstdlib>

namespace dateline {
namespace {

constexpr int kThreshold = 3;
constexpr std::uint32_t kFarSentences = 15;

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

// Types that an article rarely tells of twice without saying so.
int prior(EventType type) {
  switch (type) {
    case EventType::Meeting:
    case EventType::Boycott:
    case EventType::Threat:
    case EventType::Correspondence:
    case EventType::Violence:
    case EventType::Protest:
    case EventType::Investigation:
      return 1;
    default:
      return 0;
  }
}

bool is_real(Modality modality) {
  return modality == Modality::Happened || modality == Modality::Ongoing || modality == Modality::Threatened ||
         modality == Modality::Planned;
}

class Joiner {
 public:
  Joiner(const Reading& reading, const std::vector<EventMention>& mentions) : reading_(reading), mentions_(mentions) {}

  std::vector<std::uint32_t> join() {
    std::vector<std::uint32_t> event(mentions_.size(), kNone);
    std::uint32_t events = 0;
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      int best = kThreshold - 1;
      std::uint32_t chosen = kNone;
      for (std::uint32_t j = i; j-- > 0;) {
        const int fit = this->fit(j, i);
        if (fit > best) best = fit, chosen = event[j];
      }
      event[i] = chosen == kNone ? events++ : chosen;
    }
    return event;
  }

 private:
  [[nodiscard]] std::vector<EntityIndex> entities(const EventMention& m, Role role) const {
    std::vector<EntityIndex> found;
    for (const RoleFiller& f : m.roles)
      if (f.role == role)
        if (const EntityIndex e = reading_.entity(f.head); e != kNone) found.push_back(e);
    return found;
  }

  // Shared participants speak for one event; two sets of named ones without any in common against it.
  [[nodiscard]] int participants(const EventMention& a, const EventMention& b, Role role) const {
    const auto left = entities(a, role);
    const auto right = entities(b, role);
    if (left.empty() || right.empty()) return 0;
    for (const EntityIndex e : left)
      if (std::find(right.begin(), right.end(), e) != right.end()) return 2;
    return both_named(left, right) ? -2 : -1;
  }

  [[nodiscard]] bool both_named(const std::vector<EntityIndex>& a, const std::vector<EntityIndex>& b) const {
    const auto named = [&](EntityIndex e) {
      const EntityKind kind = reading_.document.coref.entities[e].kind;
      return kind != EntityKind::Group && kind != EntityKind::Instrument;
    };
    return std::any_of(a.begin(), a.end(), named) && std::any_of(b.begin(), b.end(), named);
  }

  // How well the later mention b tells of the same happening as a.
  [[nodiscard]] int fit(std::uint32_t first, std::uint32_t second) const {
    const EventMention& a = mentions_[first];
    const EventMention& b = mentions_[second];
    if (a.trigger.type != b.trigger.type) return -100;
    if (a.support == b.trigger.head || b.support == a.trigger.head) return 100;  // "hold a meeting"
    const bool nouns = reading_.tree.is_noun(a.trigger.head) && reading_.tree.is_noun(b.trigger.head);
    const std::string& left = reading_.word(a.trigger.head).lemma;
    const std::string& right = reading_.word(b.trigger.head).lemma;
    int score = prior(a.trigger.type);
    if (same_family(left, right)) score += 3;
    if (reading_.tree.is_noun(b.trigger.head)) score += is_definite(reading_, b.trigger.head) ? 1 : 0;
    if (nouns && left == right && reading_.word(a.trigger.head).xpos != reading_.word(b.trigger.head).xpos) score -= 2;
    score += participants(a, b, Role::Agent) + participants(a, b, Role::Target);
    if (a.date && b.date && (a.date->latest < b.date->earliest || b.date->latest < a.date->earliest)) score -= 4;
    if ((a.trigger.modality == Modality::Denied) != (b.trigger.modality == Modality::Denied)) score -= 2;
    if (is_real(a.trigger.modality) != is_real(b.trigger.modality)) score -= 1;
    if (sentence(b) - sentence(a) > kFarSentences) score -= 1;
    if (sentence(a) == sentence(b) && !same_family(left, right)) score -= 1;
    return score;
  }

  [[nodiscard]] SentenceIndex sentence(const EventMention& m) const {
    return reading_.document.sentence_of(m.trigger.head);
  }

  const Reading& reading_;
  const std::vector<EventMention>& mentions_;
};

}  // namespace

std::vector<std::uint32_t> join_mentions(const Reading& reading, const std::vector<EventMention>& mentions) {
  return Joiner(reading, mentions).join();
}

}  // namespace dateline
