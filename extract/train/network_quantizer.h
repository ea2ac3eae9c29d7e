// From the learnt floats to the network in small integers.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "extract/train/network_trainer.h"

namespace dateline {

// The sections of the model (name, bytes), scaled by what the weights do to `sample`: by sentence its words' rows and
// its root's.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> quantise_network(
    const NetworkWeights& weights, const std::vector<std::vector<InputRows>>& sample);

}  // namespace dateline
