// Scores of coreference partitions as the reference scorer defines them: MUC, B³ and CEAF-e of key and response, and
// their mean F, after Pradhan, Luo, Recasens, Hovy, Ng and Strube, "Scoring Coreference Partitions of Predicted
// Mentions" (ACL 2014), whose worked example is our test.
#pragma once

#include <cstdint>
#include <vector>

namespace dateline {

// Clusters of mentions; a mention is in one cluster of a partition at most. Singletons are clusters as any other: leave
// them out of both partitions to score without them (MUC sees none of them either way). Key and response may have
// different mentions.
using Partition = std::vector<std::vector<std::uint32_t>>;

// Shares, 0 to 1.
struct PartitionScore {
  double recall = 0.0;
  double precision = 0.0;

  [[nodiscard]] double f() const {
    return recall + precision > 0.0 ? 2.0 * recall * precision / (recall + precision) : 0.0;
  }
};

struct CoreferenceScore {
  PartitionScore muc;    // links: Vilain et al. 1995
  PartitionScore b3;     // mentions: Bagga and Baldwin 1998
  PartitionScore ceafe;  // clusters, aligned one to one by φ4: Luo 2005

  // The CoNLL score.
  [[nodiscard]] double conll() const { return (muc.f() + b3.f() + ceafe.f()) / 3.0; }
};

[[nodiscard]] CoreferenceScore score_coreference(const Partition& key, const Partition& response);

// A partition from the cluster of each mention.
[[nodiscard]] Partition partition(const std::vector<std::uint32_t>& cluster_of);

// The greatest total of weights[row][column] with each row and column used once at most; weights are not negative
// (Kuhn 1955, Munkres 1957; the O(n³) form with potentials).
[[nodiscard]] double best_assignment(const std::vector<std::vector<double>>& weights);

}  // namespace dateline
