// BinaryTrainer: yes or no from sparse features, by logistic regression with AdaGrad (Duchi et al. 2011), one example
// after the other. One thread, a fixed seed and doubles in a fixed order: the same bytes on every run.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/document.h"
#include "extract/syntax/linear_model.h"

namespace dateline {

struct BinaryTraining {
  int epochs = 8;
  std::uint64_t seed = 1;
  double rate = 0.1;
  double decay = 0;            // pulls weights back to nothing
  double first_square = 0.01;  // what the sum of squared gradients begins with
  std::uint32_t least = 1;     // examples that a feature must be in
  std::int32_t scale = 1000;   // weights are written in so many parts of a logit
};

class BinaryTrainer {
 public:
  // An example of a fold; `weight` is how much it counts.
  void add(std::span<const Feature> features, bool right, std::uint32_t fold = 0, double weight = 1.0);

  // The weights that do not round to nothing, in the order in which their features came first. Learns from all examples
  // but those of one fold; kNone leaves out none.
  [[nodiscard]] std::vector<std::pair<Feature, std::int16_t>> train(const BinaryTraining& training,
                                                                    std::uint32_t left_out = kNone) const;

 private:
  struct Example {
    std::size_t begin = 0, end = 0;  // into features_
    std::uint32_t fold = 0;
    bool right = false;
    double weight = 1.0;
  };

  std::unordered_map<Feature, std::uint32_t> numbers_;
  std::vector<Feature> keys_;            // by number
  std::vector<std::uint32_t> counts_;    // by number
  std::vector<std::uint32_t> features_;  // numbers, of all examples
  std::vector<Example> examples_;
};

}  // namespace dateline
