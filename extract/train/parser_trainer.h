// Learns the linear parser with a dynamic oracle (Goldberg and Nivre 2013): training follows the parser's own moves, so
// that it meets the states its errors lead to.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "extract/train/perceptron.h"
#include "extract/train/treebank.h"

namespace dateline {

struct ParserTraining {
  int epochs = 12;
  float explore = 0.9F;  // after the first epoch: how often a wrong move is followed
  std::uint64_t seed = 7;
  Pruning move_pruning;
  Pruning relation_pruning;
  std::function<void(int epoch, double moves, double relations)> progress;  // share right while training; may be empty
};

struct ParserSections {
  std::string moves, relations;
};

// `tags` is one a word of each sentence, as predicted.
[[nodiscard]] ParserSections train_parser(const std::vector<TrainingSentence>& sentences,
                                          const std::vector<std::vector<TagLabel>>& tags, const ParserTraining& training);

}  // namespace dateline
