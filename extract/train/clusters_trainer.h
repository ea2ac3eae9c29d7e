// Learns word clusters from plain sentences: exchange (Kneser and Ney 1993), then a tree over the classes (Brown et al.
// 1992).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

struct ClusterOptions {
  std::uint32_t classes = 512;
  std::uint32_t min_count = 4;  // rarer words belong to no cluster
  std::uint32_t rounds = 12;    // of exchange over the whole vocabulary
};

// The bytes of a clusters model (extract/syntax/clusters.h). Sentences are token forms; the same sentences and options
// give the same bytes.
std::string train_clusters(const std::vector<std::vector<std::string>>& sentences, const ClusterOptions& options);

}  // namespace dateline
