// Pairs of long chains count less each: 3 / sqrt(3 + length).
#include "extract/train/event_pairs_trainer.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "extract/train/binary_trainer.h"

namespace dateline {

EventPairModel train_event_pairs(const EcbDocuments& documents, const EventPairs& pairs,
                                 const EventPairTraining& training,
                                 const std::function<bool(std::uint32_t document)>& use) {
  std::map<std::uint32_t, std::uint32_t> length;
  for (const std::uint32_t chain : documents.chain) ++length[chain];
  BinaryTrainer trainer;
  std::vector<Feature> keys;
  pairs.for_each(pairs.topics(training.topic_threshold),
                 [&](std::uint32_t a, std::uint32_t b, const std::vector<FeatureHash>& features) {
                   if (!use(documents.document_of[a]) || !use(documents.document_of[b])) return;
                   const std::uint32_t longest = std::max(length[documents.chain[a]], length[documents.chain[b]]);
                   keys.assign(features.begin(), features.end());
                   trainer.add(keys, documents.chain[a] == documents.chain[b], 0, 3.0 / std::sqrt(3.0 + longest));
                 });
  std::vector<std::pair<FeatureHash, std::int16_t>> model;
  for (const auto& [key, weight] : trainer.train({.epochs = training.epochs}))
    model.emplace_back(static_cast<FeatureHash>(key), weight);
  std::ranges::sort(model);
  return EventPairModel(std::move(model));
}

}  // namespace dateline
