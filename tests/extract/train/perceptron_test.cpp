#include "extract/train/perceptron.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "extract/syntax/model_file.h"
#include "extract/train/model_writer.h"
#include "extract/train/random.h"

namespace dateline {
namespace {

const Pruning kKeepAll{.min_updates = 1, .min_weight = 1, .scale = 100};

TEST(Perceptron, LearnsAConjunctionFromItsFeatures) {
  Perceptron weights(2);
  for (int round = 0; round < 100; ++round) {
    for (unsigned example = 0; example < 4; ++example) {
      const std::size_t gold = example == 3 ? 1 : 0;
      const std::vector<Feature> features{feature(1), feature(2, example & 1), feature(3, example >> 1)};
      std::vector<std::int32_t> scores(2, 0);
      weights.add_scores(features, scores);
      if (const std::size_t guess = best_label(scores); guess != gold) weights.update(features, gold, guess);
      weights.tick();
    }
  }
  const std::string section = weights.finish(kKeepAll);
  const LinearModel model{section};
  for (unsigned example = 0; example < 4; ++example) {
    std::vector<std::int32_t> scores(2, 0);
    model.add_scores(std::vector<Feature>{feature(1), feature(2, example & 1), feature(3, example >> 1)}, scores);
    EXPECT_EQ(best_label(scores), example == 3 ? 1U : 0U) << example;
  }
}

TEST(Perceptron, AveragesOverTime) {
  Perceptron weights(2);
  weights.tick();
  weights.tick();
  weights.add(7, 1, 4);
  weights.tick();
  weights.tick();  // 4 for two of four examples
  const std::string section = weights.finish(kKeepAll);
  std::vector<std::int32_t> scores(2, 0);
  LinearModel{section}.add_scores(std::vector<Feature>{7}, scores);
  EXPECT_EQ(scores, (std::vector<std::int32_t>{0, 200}));
}

TEST(Perceptron, EveryRowFormReadsBackAsWritten) {
  constexpr std::size_t kLabels = 200;
  Perceptron weights(kLabels);
  std::vector<std::vector<std::int32_t>> expected;
  Random random(3);
  for (Feature key = 0; key < 400; ++key) {
    std::vector<std::int32_t> row(kLabels, 0);
    const std::size_t filled = key % 4 < 2 ? 1 + random.below(20) : 150;
    const auto size = key % 2 == 0 ? 120 : 30000;
    for (std::size_t i = 0; i < filled; ++i)
      row[random.below(kLabels)] = static_cast<std::int32_t>(random.below(2 * size)) - size;
    row[0] = 1;
    for (std::size_t label = 0; label < kLabels; ++label)
      if (row[label] != 0) weights.add(feature(5, key), label, row[label]);
    expected.push_back(row);
  }
  weights.tick();
  const std::string section = weights.finish({.min_updates = 1, .min_weight = 1, .scale = 1});
  const LinearModel model{section};
  ASSERT_EQ(model.labels(), kLabels);
  for (Feature key = 0; key < 400; ++key) {
    std::vector<std::int32_t> scores(kLabels, 0);
    model.add_scores(std::vector<Feature>{feature(6, key), feature(5, key)}, scores);
    EXPECT_EQ(scores, expected[key]) << key;
  }
}

TEST(Perceptron, PrunesRareAndLightRows) {
  Perceptron weights(2);
  weights.add(1, 0, 50);  // once only
  weights.add(2, 0, 1);   // light
  weights.add(2, 0, 0);
  weights.add(3, 1, 25);
  weights.add(3, 1, 25);
  weights.tick();
  const std::string section = weights.finish({.min_updates = 2, .min_weight = 10, .scale = 1});
  std::vector<std::int32_t> scores(2, 0);
  LinearModel{section}.add_scores(std::vector<Feature>{1, 2, 3}, scores);
  EXPECT_EQ(scores, (std::vector<std::int32_t>{0, 50}));
}

TEST(LinearModel, RefusesAnotherSection) {
  EXPECT_THROW(LinearModel{std::string_view("nothing of ours")}, std::runtime_error);
  Perceptron weights(2);
  weights.add(1, 0, 50);
  weights.tick();
  const std::string section = weights.finish(kKeepAll);
  EXPECT_THROW(LinearModel{std::string_view(section).substr(0, section.size() - 1)}, std::runtime_error);
}

TEST(ModelFile, GivesBackTheSectionsItWasWrittenWith) {
  const auto path = std::filesystem::path(testing::TempDir()) / "dateline_model_file_test.model";
  ModelWriter writer;
  writer.add("first", "abc");
  writer.add("empty", "");
  writer.add("last", std::string(100, 'x'));
  writer.write(path);
  {
    const ModelFile file(path);
    EXPECT_EQ(file.section("first"), "abc");
    EXPECT_EQ(file.section("empty"), "");
    EXPECT_EQ(file.section("last"), std::string(100, 'x'));
    EXPECT_TRUE(file.has("last"));
    EXPECT_FALSE(file.has("la"));
    EXPECT_THROW((void)file.section("missing"), std::runtime_error);
  }
  std::filesystem::resize_file(path, 150);
  EXPECT_THROW(ModelFile{path}, std::runtime_error);
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace dateline
