// Each wrong sequence rewards the features and transitions of the gold labels and punishes those of the guess, where
// they differ.
#include "extract/train/sequence_trainer.h"

#include <cassert>
#include <numeric>

#include "extract/train/random.h"

namespace dateline {
namespace {

void correct_transition(Perceptron& weights, Label previous, Label next, Feature context, std::int32_t by) {
  weights.add(transition_feature(previous), next, by);
  if (context != 0) weights.add(transition_feature(previous, context), next, by);
}

// Returns how many labels were wrong.
std::size_t correct(Perceptron& weights, const SequenceExample& example, const std::vector<Label>& guess) {
  std::size_t wrong = 0;
  for (std::size_t t = 0; t < guess.size(); ++t) {
    if (guess[t] != example.gold[t]) {
      ++wrong;
      weights.update(example.input.features_of(t), example.gold[t], guess[t]);
    }
    if (t == 0 || (guess[t] == example.gold[t] && guess[t - 1] == example.gold[t - 1])) continue;
    correct_transition(weights, example.gold[t - 1], example.gold[t], example.input.contexts[t], 1);
    correct_transition(weights, guess[t - 1], guess[t], example.input.contexts[t], -1);
  }
  return wrong;
}

}  // namespace

Perceptron train_sequence(const std::vector<SequenceExample>& examples, const Transitions& transitions,
                          const SequenceTraining& training) {
  Perceptron weights(transitions.labels);
  SequenceDecoder decoder(transitions);
  Random random(training.seed);
  std::vector<std::uint32_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<Label> guess;
  for (int epoch = 0; epoch < training.epochs; ++epoch) {
    if (training.restart_every > 0 && epoch > 0 && epoch % training.restart_every == 0) weights.restart();
    random.shuffle(order);
    std::size_t wrong = 0, tokens = 0;
    for (const std::uint32_t index : order) {
      const SequenceExample& example = examples[index];
      assert(example.gold.size() == example.input.size());
      decoder.set_margin(training.margin, example.gold);
      decoder.decode(weights, example.input, guess);
      wrong += correct(weights, example, guess);
      tokens += guess.size();
      weights.tick();
    }
    if (training.progress)
      training.progress(epoch, tokens == 0 ? 0.0 : static_cast<double>(wrong) / static_cast<double>(tokens));
  }
  return weights;
}

}  // namespace dateline
