// A heap of pairs; entries that a merge has made stale are dropped as they surface. Sums of likeness are kept instead
// of averages, so no rounding builds up along a chain of merges.
#include "ontology/identity/average_link.h"

#include <algorithm>
#include <map>
#include <queue>
#include <tuple>

namespace dateline {
namespace {

class Clustering {
 public:
  Clustering(std::uint32_t items, const std::vector<AlikePair>& pairs, double threshold)
      : threshold_(threshold), members_(items), sums_(items) {
    for (std::uint32_t i = 0; i < items; ++i) members_[i] = {i};
    for (const AlikePair& pair : pairs) {
      if (pair.a == pair.b) continue;
      sums_[pair.a][pair.b] = sums_[pair.b][pair.a] = pair.alike;
      push(pair.a, pair.b);
    }
  }

  std::vector<std::uint32_t> run(const OnMerge& on_merge) {
    while (!heap_.empty()) {
      const auto [negative, a, b] = heap_.top();
      heap_.pop();
      if (members_[a].empty() || members_[b].empty() || negative != -average(a, b)) continue;
      if (on_merge) on_merge(members_[a], members_[b], -negative);
      merge(a, b);
    }
    std::vector<std::uint32_t> cluster(members_.size());
    for (std::uint32_t lowest = 0; lowest < members_.size(); ++lowest)  // merge() keeps the lower number
      for (const std::uint32_t item : members_[lowest]) cluster[item] = lowest;
    return cluster;
  }

 private:
  [[nodiscard]] double average(std::uint32_t a, std::uint32_t b) const {
    const auto found = sums_[a].find(b);
    if (found == sums_[a].end()) return 0.0;
    return found->second / (static_cast<double>(members_[a].size()) * static_cast<double>(members_[b].size()));
  }
  void push(std::uint32_t a, std::uint32_t b) {
    if (const double alike = average(a, b); alike >= threshold_ && alike > 0.0)
      heap_.emplace(-alike, std::min(a, b), std::max(a, b));
  }
  // b, the higher number, goes into a.
  void merge(std::uint32_t a, std::uint32_t b) {
    sums_[a].erase(b);
    sums_[b].erase(a);
    for (const auto& [other, sum] : sums_[b]) {
      sums_[other].erase(b);
      sums_[a][other] += sum;
      sums_[other][a] = sums_[a][other];
    }
    sums_[b].clear();
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    members_[b].clear();
    for (const auto& [other, sum] : sums_[a]) push(a, other);
  }

  using Entry = std::tuple<double, std::uint32_t, std::uint32_t>;  // minus likeness, lower, higher
  double threshold_;
  std::vector<std::vector<std::uint32_t>> members_;
  std::vector<std::map<std::uint32_t, double>> sums_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> heap_;
};

}  // namespace

std::vector<std::uint32_t> average_link(std::uint32_t items, const std::vector<AlikePair>& pairs, double threshold,
                                        const OnMerge& on_merge) {
  return Clustering(items, pairs, threshold).run(on_merge);
}

}  // namespace dateline
