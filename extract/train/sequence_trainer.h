// Learns a SequenceModel by the averaged structured perceptron (Collins 2002) over whole sequences.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "extract/syntax/sequence_model.h"
#include "extract/train/perceptron.h"

namespace dateline {

struct SequenceExample {
  SequenceInput input;
  std::vector<Label> gold;  // one a token; must keep to the transitions
};

struct SequenceTraining {
  int epochs = 10;
  std::int32_t margin = 1;  // by how many updates the gold labels must win, by wrong label (0: plain perceptron)
  int restart_every = 0;    // epochs after which the weights begin anew, as if by another seed (0: never); the
                            // result is the average over all epochs, which varies less than one run's
  std::uint64_t seed = 1;
  std::function<void(int epoch, double error)> progress;  // share of wrong labels; may be empty
};

// The learnt weights; finish() them with a Pruning and view the section as a LinearModel.
[[nodiscard]] Perceptron train_sequence(const std::vector<SequenceExample>& examples, const Transitions& transitions,
                                        const SequenceTraining& training);

}  // namespace dateline
