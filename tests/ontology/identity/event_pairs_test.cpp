// What brings two event mentions together: features, articles and average links, by hand-made stories.
#include "ontology/identity/event_pairs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "tests/ontology/identity/story.h"

namespace dateline {
namespace {

using Weights = std::vector<std::pair<FeatureHash, std::int16_t>>;

TEST(AverageLink, JoinsTheMostAlikeFirstAndStopsAtTheThreshold) {
  const std::vector<AlikePair> pairs{{1, 0, 0.9}, {2, 1, 0.8}, {2, 0, 0.2}, {3, 2, 0.6}};
  EXPECT_EQ(average_link(4, pairs, 0.55), (std::vector<std::uint32_t>{0, 0, 2, 2}));  // 2 is 0.5 like {0, 1}
  EXPECT_EQ(average_link(4, pairs, 0.95), (std::vector<std::uint32_t>{0, 1, 2, 3}));
  EXPECT_EQ(average_link(4, pairs, 0.1), (std::vector<std::uint32_t>{0, 0, 0, 0}));
}

TEST(AverageLink, TellsOfMerges) {
  std::vector<double> levels;
  (void)average_link(3, {{1, 0, 0.9}, {2, 0, 0.5}, {2, 1, 0.3}}, 0.1,
                     [&](const auto&, const auto&, double alike) { levels.push_back(alike); });
  ASSERT_EQ(levels.size(), 2U);
  EXPECT_DOUBLE_EQ(levels[1], 0.4);
}

TEST(WordVectors, RareWordsCount) {
  DocumentFrequencies words;
  for (const std::map<WordHash, double>& text :
       {std::map<WordHash, double>{{1, 1}, {2, 1}}, {{1, 1}, {3, 1}}, {{1, 5}}})
    words.add(text);
  EXPECT_DOUBLE_EQ(words.rarity(1), 0.0);
  EXPECT_DOUBLE_EQ(cosine(words.vector({{1, 1}, {2, 1}}), words.vector({{1, 1}, {3, 1}})), 0.0);
  EXPECT_NEAR(cosine(words.vector({{2, 3}}), words.vector({{2, 1}})), 1.0, 1e-6);
}

TEST(Happenings, KnowsTheShippedTable) {
  const Happenings happenings(DATELINE_SOURCE_DIR "/data/en/happenings.tsv");
  const auto share = [&](const char* one, const char* other) {
    for (const std::uint16_t row : happenings.of(one))
      for (const std::uint16_t each : happenings.of(other))
        if (row == each) return true;
    return false;
  };
  EXPECT_TRUE(share("quake", "earthquake"));
  EXPECT_TRUE(share("arrest", "capture"));
  EXPECT_FALSE(share("quake", "arrest"));
  EXPECT_TRUE(happenings.of("nonsense").empty());
}

// Two articles on one march, one on another thing with the same verb.
TEST(EventPairs, SeparatesTopicsAndWeighsWhatIsShared) {
  Story one("one", {2021, 3, 1}), other("other", {2021, 3, 1}), third("third", {2021, 3, 9});
  one.happens(EventType::Protest, "marched", {agent(one.person("Ana Ruiz")), target(one.body("Harbor Board"))});
  other.happens(EventType::Protest, "marched", {agent(other.person("Ana Ruiz")), target(other.body("Harbor Board"))});
  third.happens(EventType::Protest, "marched", {agent(third.person("Lee Park")), target(third.body("School Council"))});
  const std::vector<Facts> articles{one.facts, other.facts, third.facts};
  const Happenings none;
  const EventPairs pairs(articles, none);
  ASSERT_EQ(pairs.size(), 3U);
  const auto topics = pairs.topics(0.2);
  EXPECT_EQ(topics[0], topics[1]);
  EXPECT_NE(topics[0], topics[2]);
  std::vector<std::vector<FeatureHash>> found;
  std::vector<std::vector<float>> measures;
  pairs.for_each({0, 0, 0}, [&](std::uint32_t, std::uint32_t, const PairTraits& pair) {
    found.push_back(pair.features);
    measures.push_back(pair.measures);
  });
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(measures[0].size(), measures[1].size());
  EXPECT_NE(measures[0], measures[1]);
  EXPECT_NE(found[0], found[1]);
  // A model that has learnt one feature only: the one that the first pair has and the others have not.
  for (const FeatureHash each : found[0]) {
    const auto has = [&](std::size_t pair) { return std::ranges::find(found[pair], each) != found[pair].end(); };
    if (has(1) || has(2)) continue;
    const EventPairModel model(Weights{{each, 7000}});
    EXPECT_GT(model.chance({found[0], {}}), 0.95);
    EXPECT_DOUBLE_EQ(model.chance({found[1], {}}), 0.5);
    EXPECT_EQ(pairs.cluster(model, {0, 0, 0}, 0.9), (std::vector<std::uint32_t>{0, 0, 2}));
    EXPECT_EQ(pairs.cluster(model, topics, 0.4), (std::vector<std::uint32_t>{0, 0, 2}));
    return;
  }
  FAIL() << "no feature of the first pair alone";
}

// One question: at most 0.5 is unlikely, more is likely.
BoostedTrees stump() {
  return BoostedTrees(
      {{{1, 0, 0.5F, 1, 2}, {BoostedTrees::kLeaf, -900, 0.0F, 0, 0}, {BoostedTrees::kLeaf, 700, 0.0F, 0, 0}}});
}

TEST(BoostedTrees, FollowTheirQuestions) {
  const BoostedTrees trees = stump();
  EXPECT_EQ(trees.score(std::vector<float>{9.0F, 0.5F}), -900);
  EXPECT_EQ(trees.score(std::vector<float>{9.0F, 0.6F}), 700);
  EXPECT_EQ(trees.score({}), -900);
  const std::string bytes = trees.bytes();
  EXPECT_EQ(BoostedTrees(bytes, "here").score(std::vector<float>{9.0F, 0.6F}), 700);
  EXPECT_THROW(BoostedTrees(std::string_view(bytes).substr(1), "here"), std::runtime_error);
  std::string circle = bytes;
  circle[2 + 8] = 0;  // the first question's lower child is itself
  EXPECT_THROW(BoostedTrees(circle, "here"), std::runtime_error);
}

TEST(EventPairModel, ComesBackFromItsBytes) {
  const EventPairModel model(Weights{{7, -200}, {9, 500}}, stump());
  const std::string path = testing::TempDir() + "event_pairs.model";
  std::ofstream(path, std::ios::binary) << model.bytes();
  const PairTraits pair{{9, 8}, {0.0F, 1.0F}};
  EXPECT_EQ(EventPairModel(path).chance(pair), model.chance(pair));
  EXPECT_NEAR(model.chance(pair), 1.0 / (1.0 + std::exp(-0.6)), 1e-9);
  std::ofstream(path, std::ios::binary) << "other";
  EXPECT_THROW(EventPairModel{path}, std::runtime_error);
}

}  // namespace
}  // namespace dateline
