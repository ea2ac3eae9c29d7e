// BoostedTrees: small decision trees whose leaves add up to a log odds (Friedman 2001, "Greedy function
// approximation").
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

class BoostedTrees {
 public:
  static constexpr std::uint16_t kLeaf = 0xFFFF;
  // A question about one measure, or a leaf. Children stand behind their parent in the same tree.
  struct Node {
    std::uint16_t measure = kLeaf;
    std::int16_t value = 0;   // of a leaf, in thousandths of a logit
    float threshold = 0.0F;   // at most so much goes to `below`
    std::uint16_t below = 0;  // index in the tree
    std::uint16_t above = 0;
  };
  using Tree = std::vector<Node>;

  BoostedTrees() = default;
  explicit BoostedTrees(std::vector<Tree> trees) : trees_(std::move(trees)) {}
  // What bytes() gave. Throws std::runtime_error "where: …".
  BoostedTrees(std::string_view bytes, std::string_view where);

  // The log odds of what was measured, in thousandths. Measures beyond the span count as 0.
  [[nodiscard]] std::int32_t score(std::span<const float> measures) const;
  [[nodiscard]] std::string bytes() const;

 private:
  std::vector<Tree> trees_;
};

}  // namespace dateline
