// Perceptron: learns a LinearModel by the averaged perceptron over hashed features (Collins 2002; lazy averaging after
// Daumé 2006). Weights are integers and training is single-threaded, so the same examples give the same bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "extract/syntax/linear_model.h"

namespace dateline {

// What of the learnt rows is kept.
struct Pruning {
  std::uint32_t min_updates = 2;  // rows updated less often are dropped
  std::int32_t min_weight = 2;    // rows without a weight of this size (in quantised units) are dropped
  std::int32_t scale = 32;        // quantised units in an update of ±1
};

// A row as it is written: its key and its weights by label, none of them 0, in order of label.
struct QuantisedRow {
  Feature key = 0;
  std::vector<std::pair<std::uint8_t, std::int16_t>> weights;
};

// Rows as a section for ModelWriter and LinearModel; sorts them. Keys must differ.
[[nodiscard]] std::string write_linear_section(std::vector<QuantisedRow>& rows, std::size_t labels, std::int32_t scale);

class Perceptron {
 public:
  // labels is at most kMaxLinearLabels.
  explicit Perceptron(std::size_t labels);

  [[nodiscard]] std::size_t labels() const { return labels_; }
  [[nodiscard]] std::size_t rows() const { return rows_.size(); }

  // Adds the current (not averaged) weights of the known features; scores has labels() elements.
  void add_scores(std::span<const Feature> features, std::span<std::int32_t> scores) const;

  // Rewards `gold` and punishes `guess` in each feature's row. Give it only where they differ; call tick() in any case.
  void update(std::span<const Feature> features, std::size_t gold, std::size_t guess);

  // Adds `by` to one weight; counts as an update of the row.
  void add(Feature feature, std::size_t label, std::int32_t by);

  // One example is over: the clock of averaging.
  void tick() { ++now_; }

  // Forgets the current weights but not their share of the average.
  void restart();

  // The averaged, pruned and quantised model as a section for ModelWriter and LinearModel.
  [[nodiscard]] std::string finish(const Pruning& pruning) const;

 private:
  // The weights of a row lie together, so that scoring reads one stretch of memory; what averaging needs lies apart.
  struct Cell {
    std::int32_t weight = 0;
    std::uint32_t label = 0;
  };
  struct Average {
    std::int64_t total = 0;  // sum of the weight over time up to stamp
    std::uint32_t stamp = 0;
  };
  struct Row {
    Feature key = 0;
    std::uint32_t first = 0;  // into cells_ and averages_
    std::uint16_t cells = 0;
    std::uint16_t capacity = 0;
    std::uint32_t updates = 0;
  };

  [[nodiscard]] const Row* find(Feature key) const;
  Row& find_or_add(Feature key);
  void grow_slots();
  void grow_row(Row& row);
  void change(Row& row, std::size_t label, std::int32_t by);

  std::size_t labels_;
  std::uint32_t now_ = 1;             // examples seen plus one
  std::vector<std::uint32_t> slots_;  // open addressing; index into rows_ plus one
  std::vector<Row> rows_;
  std::vector<Cell> cells_;
  std::vector<Average> averages_;
};

}  // namespace dateline
