#include "extract/train/logistic_trainer.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

const LogisticTraining kExact{
    .epochs = 60, .min_count = 1, .rate = 0.5F, .l1 = 0.0F, .l2 = 0.0F, .scale = 100, .progress = {}};

std::vector<std::int32_t> scores_of(const std::string& section, std::vector<Feature> features) {
  const LinearModel model{section};
  std::vector<std::int32_t> scores(model.labels(), 0);
  model.add_scores(features, scores);
  return scores;
}

TEST(LogisticTrainer, LearnsAConjunctionFromItsFeatures) {
  LogisticTrainer trainer(2);
  const auto features = [](unsigned example) {
    return std::vector<Feature>{feature(1), feature(2, example & 1), feature(3, example >> 1)};
  };
  for (int round = 0; round < 20; ++round)
    for (unsigned example = 0; example < 4; ++example) trainer.add_example(features(example), example == 3 ? 1 : 0);
  const std::string section = trainer.learn(kExact);
  for (unsigned example = 0; example < 4; ++example)
    EXPECT_EQ(best_label(scores_of(section, features(example))), example == 3 ? 1U : 0U) << example;
}

TEST(LogisticTrainer, WeightsAreLogOdds) {
  LogisticTrainer trainer(2);
  for (int i = 0; i < 400; ++i) trainer.add_example(std::vector<Feature>{7}, i % 4 == 0 ? 0 : 1);
  const auto scores = scores_of(trainer.learn(kExact), {7});
  EXPECT_NEAR(scores[1] - scores[0], 110, 12);  // 100 ln 3
}

TEST(LogisticTrainer, DropsRareFeatures) {
  LogisticTrainer trainer(2);
  for (int i = 0; i < 10; ++i) trainer.add_example(std::vector<Feature>{7}, 1);
  trainer.add_example(std::vector<Feature>{8}, 1);
  LogisticTraining training = kExact;
  training.min_count = 2;
  EXPECT_EQ(scores_of(trainer.learn(training), {8}), (std::vector<std::int32_t>{0, 0}));
}

TEST(LogisticTrainer, APenaltyLeavesUselessFeaturesOut) {
  LogisticTrainer trainer(2);
  for (unsigned i = 0; i < 200; ++i) trainer.add_example(std::vector<Feature>{7 + i % 2, 20 + i / 2 % 2}, i % 2);
  LogisticTraining training = kExact;
  training.l1 = 2.0F;
  const std::string section = trainer.learn(training);
  EXPECT_NE(scores_of(section, {7}), (std::vector<std::int32_t>{0, 0}));
  EXPECT_EQ(scores_of(section, {20}), (std::vector<std::int32_t>{0, 0}));
}

}  // namespace
}  // namespace dateline
