// One thread, a fixed seed and doubles in a fixed order: the same bytes on every run.
#include "extract/train/event_pairs_trainer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "extract/train/random.h"

namespace dateline {
namespace {

struct Example {
  std::vector<std::uint32_t> features;  // into weights
  bool same = false;
  double weight = 1.0;
};

struct Weight {
  FeatureHash name = 0;
  double value = 0.0;
  double squares = 0.01;
};

void learn(const Example& example, std::vector<Weight>& weights) {
  constexpr double kRate = 0.1;
  double sum = 0.0;
  for (const std::uint32_t each : example.features) sum += weights[each].value;
  const double gradient = (1.0 / (1.0 + std::exp(-sum)) - (example.same ? 1.0 : 0.0)) * example.weight;
  for (const std::uint32_t each : example.features) {
    weights[each].squares += gradient * gradient;
    weights[each].value -= kRate * gradient / std::sqrt(weights[each].squares);
  }
}

}  // namespace

EventPairModel train_event_pairs(const EcbDocuments& documents, const EventPairs& pairs,
                                 const EventPairTraining& training,
                                 const std::function<bool(std::uint32_t document)>& use) {
  std::map<std::uint32_t, std::uint32_t> length;
  for (const std::uint32_t chain : documents.chain) ++length[chain];
  std::vector<Weight> weights;
  std::unordered_map<FeatureHash, std::uint32_t> numbers;
  std::vector<Example> examples;
  pairs.for_each(pairs.topics(training.topic_threshold),
                 [&](std::uint32_t a, std::uint32_t b, const std::vector<FeatureHash>& features) {
                   if (!use(documents.document_of[a]) || !use(documents.document_of[b])) return;
                   Example& example = examples.emplace_back();
                   example.same = documents.chain[a] == documents.chain[b];
                   const std::uint32_t longest = std::max(length[documents.chain[a]], length[documents.chain[b]]);
                   example.weight = 3.0 / std::sqrt(3.0 + longest);
                   for (const FeatureHash each : features) {
                     const auto [found, added] = numbers.try_emplace(each, static_cast<std::uint32_t>(weights.size()));
                     if (added) weights.push_back({each});
                     example.features.push_back(found->second);
                   }
                 });
  Random random(1);
  for (int epoch = 0; epoch < training.epochs; ++epoch) {
    random.shuffle(examples);
    for (const Example& example : examples) learn(example, weights);
  }
  std::vector<std::pair<FeatureHash, std::int16_t>> model;
  for (const Weight& weight : weights)
    if (const double rounded = std::clamp(std::round(weight.value * 1000.0), -32767.0, 32767.0); rounded != 0.0)
      model.emplace_back(weight.name, static_cast<std::int16_t>(rounded));
  std::ranges::sort(model);
  return EventPairModel(std::move(model));
}

}  // namespace dateline
