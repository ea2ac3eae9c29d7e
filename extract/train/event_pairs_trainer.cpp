// Pairs of long chains count less each: 3 / sqrt(3 + length).
#include "extract/train/event_pairs_trainer.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "extract/train/binary_trainer.h"
#include "extract/train/boosted_trees_trainer.h"

namespace dateline {

EventPairModel train_event_pairs(std::span<const EcbCollection* const> collections, const EventPairTraining& training) {
  BinaryTrainer trainer;
  BoostedTreesTrainer trees;
  std::vector<Feature> keys;
  for (const EcbCollection* collection : collections) {
    const auto& [documents, pairs] = *collection;
    std::map<std::uint32_t, std::uint32_t> length;
    for (const std::uint32_t chain : documents.chain) ++length[chain];
    pairs.for_each(
        pairs.topics(training.topic_threshold), [&](std::uint32_t a, std::uint32_t b, const PairTraits& pair) {
          const std::uint32_t longest = std::max(length.at(documents.chain[a]), length.at(documents.chain[b]));
          keys.assign(pair.features.begin(), pair.features.end());
          const bool one = documents.chain[a] == documents.chain[b];
          const double weight = 3.0 / std::sqrt(3.0 + longest);
          trainer.add(keys, one, 0, weight);
          trees.add(pair.measures, one, 0, weight);
        });
  }
  std::vector<std::pair<FeatureHash, std::int16_t>> model;
  for (const auto& [key, weight] : trainer.train({.epochs = training.epochs}))
    model.emplace_back(static_cast<FeatureHash>(key), weight);
  std::ranges::sort(model);
  return EventPairModel(std::move(model), trees.train({}));
}

}  // namespace dateline
