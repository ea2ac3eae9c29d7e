// BoostedTreesTrainer: yes or no from a few dozen measures, by gradient boosting of trees over binned measures with
// second derivatives (Friedman 2001 and 2002; Chen and Guestrin 2016). One thread, a fixed seed: the same bytes on
// every run.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/document.h"
#include "ontology/identity/boosted_trees.h"

namespace dateline {

struct BoostedTreesTraining {
  int trees = 200;
  std::size_t leaves = 12;  // of a tree at most
  double rate = 0.06;
  double least_weight = 4.0;  // of second derivatives in a leaf
  std::uint32_t least = 60;   // examples in a leaf
  double l2 = 5.0;
  double examples = 0.6;  // share of the examples that a tree sees
  double measures = 0.5;  // share of the measures that a tree may ask about
  std::uint64_t seed = 1;
};

class BoostedTreesTrainer {
 public:
  // An example of a fold; `weight` is how much it counts. All examples have as many measures.
  void add(std::span<const float> measures, bool right, std::uint32_t fold = 0, double weight = 1.0);

  // Learns from all examples but those of one fold; kNone leaves out none.
  [[nodiscard]] BoostedTrees train(const BoostedTreesTraining& training, std::uint32_t left_out = kNone) const;

 private:
  std::size_t width_ = 0;
  std::vector<float> measures_;  // of all examples, one after the other
  std::vector<bool> right_;
  std::vector<std::uint32_t> fold_;
  std::vector<float> weight_;
};

}  // namespace dateline
