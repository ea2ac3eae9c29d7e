// Compiled for every processor alike: fused multiplications of wider ones would round otherwise.
#include "extract/train/binary_trainer.h"

#include <algorithm>
#include <cmath>

#include "extract/train/random.h"

namespace dateline {

void BinaryTrainer::add(std::span<const Feature> features, bool right, std::uint32_t fold, double weight) {
  Example& example = examples_.emplace_back();
  example.begin = features_.size();
  for (const Feature key : features) {
    const auto [place, is_new] = numbers_.emplace(key, static_cast<std::uint32_t>(keys_.size()));
    if (is_new) keys_.push_back(key), counts_.push_back(0);
    features_.push_back(place->second);
    ++counts_[place->second];
  }
  example.end = features_.size();
  example.fold = fold;
  example.right = right;
  example.weight = weight;
}

std::vector<std::pair<Feature, std::int16_t>> BinaryTrainer::train(const BinaryTraining& training,
                                                                   std::uint32_t left_out) const {
  std::vector<double> weights(keys_.size(), 0), squares(keys_.size(), training.first_square);
  const auto learn = [&](const Example& example) {
    double score = 0;
    for (std::size_t i = example.begin; i < example.end; ++i)
      if (counts_[features_[i]] >= training.least) score += weights[features_[i]];
    const double error = ((example.right ? 1.0 : 0.0) - 1.0 / (1.0 + std::exp(-score))) * example.weight;
    for (std::size_t i = example.begin; i < example.end; ++i) {
      const std::uint32_t f = features_[i];
      if (counts_[f] < training.least) continue;
      const double gradient = error - training.decay * weights[f];
      squares[f] += gradient * gradient;
      weights[f] += training.rate * gradient / std::sqrt(squares[f]);
    }
  };
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < examples_.size(); ++i)
    if (examples_[i].fold != left_out) order.push_back(i);
  Random random(training.seed);
  for (int epoch = 0; epoch < training.epochs; ++epoch) {
    random.shuffle(order);
    for (const std::uint32_t example : order) learn(examples_[example]);
  }
  std::vector<std::pair<Feature, std::int16_t>> rows;
  for (std::size_t f = 0; f < keys_.size(); ++f)
    if (const double parts = std::clamp(std::round(weights[f] * training.scale), -32767.0, 32767.0); parts != 0.0)
      rows.emplace_back(keys_[f], static_cast<std::int16_t>(parts));
  return rows;
}

}  // namespace dateline
