// The averaged structured perceptron again, for tens of millions of features: features are numbered once, rare ones
// left out, and a row of weights is one stretch of memory. Several runs with different orders are averaged into one
// model, which is as small and fast as one of them and a little better (weight averaging; cf. McDonald et al. 2010).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "extract/syntax/sequence_model.h"

namespace dateline {

// Sequences with their features as numbers.
class DenseExamples {
 public:
  explicit DenseExamples(Transitions transitions) : transitions_(std::move(transitions)) {}

  // Adds a sequence; `gold` must keep to the transitions.
  void add(const SequenceInput& input, std::vector<Label> gold);

  // Leaves out the features seen in fewer than `least` tokens. Call once, after the last add().
  void prune(std::uint32_t least);

  [[nodiscard]] std::size_t size() const { return begins_.size(); }
  [[nodiscard]] std::size_t features() const { return keys_.size(); }

 private:
  friend class DenseTrainer;
  std::uint32_t number_of(Feature key);

  Transitions transitions_;
  std::vector<Feature> keys_;               // by number
  std::vector<std::uint32_t> counts_;       // by number
  std::vector<std::uint32_t> slots_;        // open addressing while adding
  std::vector<std::uint32_t> features_;     // of all tokens of all sequences
  std::vector<std::uint64_t> token_begin_;  // by token, into features_; one more for the end
  std::vector<std::uint32_t> contexts_;     // by token: number of its first transition row with context
  std::vector<Label> gold_;                 // by token
  std::vector<std::uint64_t> begins_;       // by sequence: its first token
};

struct DenseTraining {
  int epochs = 12;
  int runs = 1;                     // how many orders are averaged
  std::int32_t margin = 1;          // by how many updates gold must win, by wrong label
  std::vector<std::int32_t> extra;  // by label: added to the margin where this label is guessed wrongly; may be empty
  std::int32_t scale = 32;          // quantised units in an update
  std::int32_t min_weight = 2;      // rows without a weight of this size are dropped
  std::function<bool(std::size_t)> use;  // which sequences to train on; empty is all
  std::function<void(int epoch, double error)> progress;
};

// The model as a section for ModelWriter and LinearModel.
std::string train_dense(const DenseExamples& examples, const DenseTraining& training);

}  // namespace dateline
