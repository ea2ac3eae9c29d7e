// What no sum of single measures can tell: one or the other, but not both.
#include "extract/train/boosted_trees_trainer.h"

#include <gtest/gtest.h>

#include "extract/train/random.h"

namespace dateline {
namespace {

BoostedTreesTrainer exclusive_or() {
  BoostedTreesTrainer trainer;
  Random random(3);
  for (int i = 0; i < 2000; ++i) {
    const float a = random.unit(), b = random.unit(), noise = random.unit();
    trainer.add(std::vector<float>{a, noise, b}, (a > 0.5F) != (b > 0.5F), static_cast<std::uint32_t>(i % 2));
  }
  return trainer;
}

TEST(BoostedTreesTrainer, LearnsWhatHangsOnTwoMeasures) {
  BoostedTreesTraining training;
  training.measures = 1.0;
  training.rate = 0.2;
  for (const std::uint32_t left_out : {kNone, std::uint32_t{0}}) {
    const BoostedTrees trees = exclusive_or().train(training, left_out);
    EXPECT_GT(trees.score(std::vector<float>{0.9F, 0.4F, 0.1F}), 1500);
    EXPECT_GT(trees.score(std::vector<float>{0.2F, 0.6F, 0.8F}), 1500);
    EXPECT_LT(trees.score(std::vector<float>{0.9F, 0.4F, 0.8F}), -1500);
    EXPECT_LT(trees.score(std::vector<float>{0.1F, 0.6F, 0.2F}), -1500);
  }
}

TEST(BoostedTreesTrainer, GivesTheSameBytesAgain) {
  EXPECT_EQ(exclusive_or().train({}).bytes(), exclusive_or().train({}).bytes());
  BoostedTreesTraining other;
  other.seed = 2;
  EXPECT_NE(exclusive_or().train({}).bytes(), exclusive_or().train(other).bytes());
}

}  // namespace
}  // namespace dateline
