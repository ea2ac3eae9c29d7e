// Lenient relations are matched greedily in order of content overlap, the official scorer finds the largest matching.
#include "extract/train/attribution_scores.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace dateline {
namespace {

using Pieces = std::vector<TokenRange>;

std::uint32_t common(const Pieces& a, const Pieces& b) {
  std::uint32_t count = 0;
  for (const TokenRange x : a)
    for (const TokenRange y : b) {
      const TokenIndex begin = std::max(x.begin, y.begin), end = std::min(x.end, y.end);
      count += begin < end ? end - begin : 0;
    }
  return count;
}

std::uint32_t size_of(const Pieces& pieces) {
  std::uint32_t size = 0;
  for (const TokenRange piece : pieces) size += piece.size();
  return size;
}

bool meet(const Pieces& a, const Pieces& b) { return a.empty() && b.empty() ? true : common(a, b) > 0; }

double lenient(const Attribution& gold, const Attribution& found) {
  if (!meet(gold.source, found.source)) return 0;
  const std::uint32_t both = common(gold.content, found.content);
  if (both == 0 && common(gold.cue, found.cue) == 0) return 0;
  const std::uint32_t all = size_of(gold.content) + size_of(found.content) - both;
  const double value = all == 0 ? 1.0 : static_cast<double>(both) / all;
  return value >= 0.5 ? value : 0;
}

// Pairs of a gold and a found attribution, one to one.
std::vector<std::pair<std::size_t, std::size_t>> matches(const std::vector<Attribution>& gold,
                                                         const std::vector<Attribution>& found) {
  std::vector<std::tuple<double, std::size_t, std::size_t>> edges;
  for (std::size_t i = 0; i < gold.size(); ++i)
    for (std::size_t k = 0; k < found.size(); ++k)
      if (const double value = lenient(gold[i], found[k]); value > 0) edges.emplace_back(-value, i, k);
  std::sort(edges.begin(), edges.end());
  std::vector<bool> used_gold(gold.size()), used_found(found.size());
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (const auto& [value, i, k] : edges) {
    if (used_gold[i] || used_found[k]) continue;
    used_gold[i] = used_found[k] = true;
    out.emplace_back(i, k);
  }
  return out;
}

}  // namespace

std::vector<bool> right_ones(const std::vector<Attribution>& gold, const std::vector<Attribution>& found) {
  std::vector<bool> out(found.size());
  for (const auto& [i, k] : matches(gold, found)) out[k] = true;
  return out;
}

void AttributionScores::add(const std::vector<Attribution>& gold, const std::vector<Attribution>& found) {
  const std::array<Pieces Attribution::*, 3> roles{&Attribution::source, &Attribution::cue, &Attribution::content};
  for (std::size_t r = 0; r < roles.size(); ++r) {
    std::set<Pieces> g, f;
    for (const Attribution& a : gold)
      if (!(a.*roles[r]).empty()) g.insert(a.*roles[r]);
    for (const Attribution& a : found)
      if (!(a.*roles[r]).empty()) f.insert(a.*roles[r]);
    counts_[r].gold += g.size();
    counts_[r].found += f.size();
    for (const Pieces& pieces : f) counts_[r].hits += g.count(pieces);
  }
  for (const auto& [i, k] : matches(gold, found)) {
    ++counts_[3].hits;
    counts_[4].hits +=
        gold[i].source == found[k].source && gold[i].cue == found[k].cue && gold[i].content == found[k].content;
  }
  for (std::size_t r : {3U, 4U}) counts_[r].gold += gold.size(), counts_[r].found += found.size();
}

std::array<double, 5> AttributionScores::figures() const {
  std::array<double, 5> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = counts_[i].f();
  return out;
}

std::string AttributionScores::report() const {
  const auto f = figures();
  return fmt::format("source {:.2f} cue {:.2f} content {:.2f} lenient {:.2f} strict {:.2f} ({} found, {} gold)", f[0],
                     f[1], f[2], f[3], f[4], counts_[3].found, counts_[3].gold);
}

double AttributionScores::goal() const {
  double sum = 0;
  for (const double value : figures()) sum += value;
  return sum / 5;
}

}  // namespace dateline
