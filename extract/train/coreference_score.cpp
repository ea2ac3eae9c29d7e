// CEAF's alignment is taken apart first: clusters of key and response that share no mention, not even by way of others,
// cannot influence each other, so each connected part is assigned on its own.
#include "extract/train/coreference_score.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>

namespace dateline {
namespace {

using ClusterOf = std::unordered_map<std::uint32_t, std::uint32_t>;

ClusterOf clusters_by_mention(const Partition& partition) {
  ClusterOf found;
  for (std::uint32_t i = 0; i < partition.size(); ++i)
    for (const std::uint32_t mention : partition[i]) found[mention] = i;
  return found;
}

// How many mentions of a cluster are in each cluster of the other side.
std::map<std::uint32_t, std::uint32_t> shared(const std::vector<std::uint32_t>& cluster, const ClusterOf& others) {
  std::map<std::uint32_t, std::uint32_t> counts;
  for (const std::uint32_t mention : cluster)
    if (const auto found = others.find(mention); found != others.end()) ++counts[found->second];
  return counts;
}

// Links kept of those a partition needs: a mention that the other side has not is a part of its own.
double muc_recall(const Partition& key, const ClusterOf& response) {
  std::size_t kept = 0, needed = 0;
  for (const std::vector<std::uint32_t>& cluster : key) {
    std::size_t parts = cluster.size();
    for (const auto& [other, count] : shared(cluster, response)) parts -= count - 1;
    kept += cluster.size() - parts;
    needed += cluster.size() - 1;
  }
  return needed == 0 ? 0.0 : static_cast<double>(kept) / static_cast<double>(needed);
}

double b3_recall(const Partition& key, const ClusterOf& response) {
  double right = 0.0;
  std::size_t mentions = 0;
  for (const std::vector<std::uint32_t>& cluster : key) {
    mentions += cluster.size();
    for (const auto& [other, count] : shared(cluster, response))
      right += static_cast<double>(count) * count / static_cast<double>(cluster.size());
  }
  return mentions == 0 ? 0.0 : right / static_cast<double>(mentions);
}

// The total φ4 of the best alignment: 2 |K ∩ R| / (|K| + |R|).
double best_alignment(const Partition& key, const Partition& response, const ClusterOf& of_key,
                      const ClusterOf& of_response) {
  std::vector<bool> seen(key.size(), false);
  double total = 0.0;
  for (std::uint32_t start = 0; start < key.size(); ++start) {
    if (seen[start]) continue;
    std::vector<std::uint32_t> keys{start};
    std::set<std::uint32_t> responses;
    seen[start] = true;
    for (std::size_t at = 0; at < keys.size(); ++at)
      for (const auto& [other, count] : shared(key[keys[at]], of_response)) {
        if (!responses.insert(other).second) continue;
        for (const auto& [back, again] : shared(response[other], of_key))
          if (!seen[back]) seen[back] = true, keys.push_back(back);
      }
    const std::vector<std::uint32_t> columns(responses.begin(), responses.end());
    std::vector<std::vector<double>> weights;
    for (const std::uint32_t row : keys) {
      const auto counts = shared(key[row], of_response);
      std::vector<double>& line = weights.emplace_back();
      for (const std::uint32_t column : columns) {
        const auto found = counts.find(column);
        const double size = static_cast<double>(key[row].size() + response[column].size());
        line.push_back(found == counts.end() ? 0.0 : 2.0 * found->second / size);
      }
    }
    total += best_assignment(weights);
  }
  return total;
}

}  // namespace

double best_assignment(const std::vector<std::vector<double>>& weights) {
  const std::size_t rows = weights.size(), columns = rows == 0 ? 0 : weights[0].size();
  if (columns == 0) return 0.0;
  if (rows > columns) {
    std::vector<std::vector<double>> turned(columns, std::vector<double>(rows));
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t k = 0; k < columns; ++k) turned[k][i] = weights[i][k];
    return best_assignment(turned);
  }
  // Rows and columns from 1; column 0 holds the row that is being placed. Costs are negative weights.
  std::vector<double> row_potential(rows + 1, 0.0), column_potential(columns + 1, 0.0);
  std::vector<std::size_t> row_of(columns + 1, 0), came_from(columns + 1, 0);
  for (std::size_t row = 1; row <= rows; ++row) {
    row_of[0] = row;
    std::size_t at = 0;
    std::vector<double> least(columns + 1, std::numeric_limits<double>::infinity());
    std::vector<bool> used(columns + 1, false);
    do {
      used[at] = true;
      std::size_t next = 0;
      double step = std::numeric_limits<double>::infinity();
      for (std::size_t k = 1; k <= columns; ++k) {
        if (used[k]) continue;
        const double cost = -weights[row_of[at] - 1][k - 1] - row_potential[row_of[at]] - column_potential[k];
        if (cost < least[k]) least[k] = cost, came_from[k] = at;
        if (least[k] < step) step = least[k], next = k;
      }
      for (std::size_t k = 0; k <= columns; ++k) {
        if (used[k])
          row_potential[row_of[k]] += step, column_potential[k] -= step;
        else
          least[k] -= step;
      }
      at = next;
    } while (row_of[at] != 0);
    for (; at != 0; at = came_from[at]) row_of[at] = row_of[came_from[at]];
  }
  double total = 0.0;
  for (std::size_t k = 1; k <= columns; ++k)
    if (row_of[k] != 0) total += weights[row_of[k] - 1][k - 1];
  return total;
}

Partition partition(const std::vector<std::uint32_t>& cluster_of) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> clusters;
  for (std::uint32_t i = 0; i < cluster_of.size(); ++i) clusters[cluster_of[i]].push_back(i);
  Partition result;
  for (auto& [name, mentions] : clusters) result.push_back(std::move(mentions));
  return result;
}

CoreferenceScore score_coreference(const Partition& key, const Partition& response) {
  const ClusterOf of_key = clusters_by_mention(key), of_response = clusters_by_mention(response);
  CoreferenceScore score;
  score.muc = {muc_recall(key, of_response), muc_recall(response, of_key)};
  score.b3 = {b3_recall(key, of_response), b3_recall(response, of_key)};
  const double aligned = best_alignment(key, response, of_key, of_response);
  score.ceafe = {key.empty() ? 0.0 : aligned / static_cast<double>(key.size()),
                 response.empty() ? 0.0 : aligned / static_cast<double>(response.size())};
  return score;
}

}  // namespace dateline
