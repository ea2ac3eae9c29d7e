// Average-link clustering: the two clusters whose members are most alike on average become one, until none are alike
// enough (Sokal and Michener 1958, UPGMA).
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace dateline {

// How alike two items are; pairs that are not listed are not alike at all (0).
struct AlikePair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double alike = 0.0;
};

// Called before two clusters become one, with their members and how alike they are.
using OnMerge =
    std::function<void(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, double alike)>;

// The cluster of each item, named by its lowest item. Of equals the pair with the lowest items merges first.
[[nodiscard]] std::vector<std::uint32_t> average_link(std::uint32_t items, const std::vector<AlikePair>& pairs,
                                                      double threshold, const OnMerge& on_merge = {});

}  // namespace dateline
