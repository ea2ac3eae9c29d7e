#include "extract/train/sequence_trainer.h"

#include <gtest/gtest.h>

#include "extract/train/random.h"

namespace dateline {
namespace {

// Words are numbers; 7 opens a span and each even word after it goes on: what follows cannot be told from a word alone.
SequenceExample example(const std::vector<Feature>& words) {
  SequenceExample made;
  bool inside = false;
  for (const Feature word : words) {
    made.input.begin_token();
    made.input.features.push_back(feature(1, word));
    inside = word == 7 || (inside && word % 2 == 0);
    made.gold.push_back(static_cast<Label>(word == 7 ? 1 : inside ? 2 : 0));
  }
  return made;
}

std::vector<SequenceExample> examples(std::size_t count, std::uint64_t seed) {
  Random random(seed);
  std::vector<SequenceExample> made;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<Feature> words;
    for (std::uint32_t length = random.below(9); length > 0; --length) words.push_back(1 + random.below(8));
    made.push_back(example(words));
  }
  return made;
}

TEST(SequenceTrainer, LearnsWhatOnlyTransitionsCanTell) {
  const Perceptron weights = train_sequence(examples(200, 1), bio_transitions(1), {.epochs = 30, .progress = {}});
  const std::string section = weights.finish({.min_updates = 1, .min_weight = 1, .scale = 64});
  SequenceDecoder decoder(bio_transitions(1));
  std::vector<Label> labels;
  std::size_t tokens = 0, wrong = 0;
  for (const SequenceExample& held_out : examples(200, 2)) {
    decoder.decode(LinearModel{section}, held_out.input, labels);
    for (std::size_t t = 0; t < labels.size(); ++t) wrong += labels[t] != held_out.gold[t];
    tokens += labels.size();
  }
  EXPECT_LT(wrong * 50, tokens) << wrong << " of " << tokens;  // without transitions every tenth is wrong
}

TEST(SequenceTrainer, GivesTheSameBytesAgain) {
  const auto train = [] {
    return train_sequence(examples(100, 1), bio_transitions(1), {.epochs = 3, .progress = {}})
        .finish({.min_updates = 1});
  };
  EXPECT_EQ(train(), train());
}

}  // namespace
}  // namespace dateline
