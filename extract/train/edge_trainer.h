// Learns where contents begin and end: the right pair of edges against the others near to a piece.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/quotes/edges.h"

namespace dateline {

// One choice of edges: the features of the places and of the spans between them, and which are right.
struct EdgeChoice {
  std::vector<std::vector<Feature>> begins, ends;
  std::vector<std::vector<Feature>> spans;  // by begin and end; empty where the end does not lie behind the begin
  std::size_t begin = 0, end = 0;           // the right ones
  std::uint32_t fold = 0;                   // of its article
};

// Nothing where the right edges are not among the places that are compared.
[[nodiscard]] std::optional<EdgeChoice> edge_choice(const AttributionView& view, const EdgeContext& context,
                                                    TokenRange gold);

// The section of a ranker that learnt from all choices but those of one fold; kNone leaves out none. `error` is set to
// the share that the last pass had wrong.
[[nodiscard]] std::string train_edges(const std::vector<EdgeChoice>& choices, int epochs, std::uint32_t min_updates,
                                      std::uint32_t left_out, double& error);

}  // namespace dateline
