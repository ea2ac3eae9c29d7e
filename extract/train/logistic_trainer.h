// Multinomial logistic regression over hashed features, by follow-the-regularised-leader with per-coordinate rates and
// an L1 penalty that keeps the model small (McMahan et al. 2013, "Ad Click Prediction"). Single-threaded: the same
// examples give the same bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "extract/syntax/linear_model.h"

namespace dateline {

struct LogisticTraining {
  int epochs = 4;
  std::uint64_t seed = 11;
  std::uint32_t min_count = 4;  // features of fewer examples are dropped
  float rate = 0.1F;
  float l1 = 1.6F;
  float l2 = 1.0F;
  std::int32_t scale = 48;                                   // quantised units in a unit of log odds
  std::function<void(int epoch, double log_loss)> progress;  // mean loss in nats while training; may be empty
};

class LogisticTrainer {
 public:
  // labels is at most 32.
  explicit LogisticTrainer(std::size_t labels);

  void add_example(std::span<const Feature> features, std::size_t label);

  [[nodiscard]] std::size_t examples() const { return labels_of_.size(); }

  // Learns from all examples and gives a section for ModelWriter and LinearModel.
  [[nodiscard]] std::string learn(const LogisticTraining& training);

 private:
  std::size_t labels_;
  std::vector<Feature> features_;       // of all examples, one after the other
  std::vector<std::size_t> begins_{0};  // by example; one more for the end
  std::vector<std::uint8_t> labels_of_;
};

}  // namespace dateline
