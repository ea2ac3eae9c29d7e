// What two texts share, and how they are found.
#include "ontology/identity/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace dateline {
namespace {

TEST(Words, AreFoldedAndPlaced) {
  EXPECT_EQ(hashed_words("It’s the MAYOR’S bridge"), hashed_words("its the mayors BRIDGE,"));
  EXPECT_EQ(hashed_words("caf\xC3\xA9 \xE2\x80\x94 now").size(), 2U);
  const auto words = placed_words("\xE2\x80\x9CWe\xE2\x80\x9D will");
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].start, 1U);
  EXPECT_EQ(words[0].end, 3U);
  EXPECT_EQ(words[1].start, 5U);
  EXPECT_TRUE(hashed_words("\xFF\xFE ... !").empty());
}

TEST(SharedRuns, AreFoundInOrder) {
  const auto whole = hashed_words("one two three four five six seven eight nine ten");
  const auto cut = hashed_words("two three four X six seven eight");
  const auto runs = shared_runs(whole, cut, 3);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].a, 1U);
  EXPECT_EQ(runs[1].b, 4U);
  EXPECT_EQ(total_size(runs), 6U);
  EXPECT_TRUE(shared_runs(whole, hashed_words("ten one three"), 2).empty());
  EXPECT_TRUE(shared_runs({}, whole, 1).empty());
}

// Winnowing's promise: a shared run of length + window - 1 words gives a shared fingerprint.
TEST(Fingerprints, FindEverySharedRunOfTheirLength) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::vector<WordHash> a(30 + random() % 40), b(30 + random() % 40);
    for (WordHash& word : a) word = static_cast<WordHash>(random());
    for (WordHash& word : b) word = static_cast<WordHash>(random());
    const std::size_t from = random() % (a.size() - 5), to = random() % (b.size() - 5);
    std::copy_n(a.begin() + static_cast<long>(from), 5, b.begin() + static_cast<long>(to));
    const auto one = fingerprints(a, 3, 3), other = fingerprints(b, 3, 3);
    std::vector<std::uint32_t> both;
    std::ranges::set_intersection(one, other, std::back_inserter(both));
    EXPECT_FALSE(both.empty());
  }
}

TEST(HashIndex, GivesIdsInOrderUpToItsLimit) {
  HashIndex index(4);
  for (std::uint32_t i = 0; i < 5000; ++i) index.add(mix(i % 1000, 1), i);
  for (std::uint32_t i = 0; i < 1000; ++i) {
    std::vector<std::uint32_t> ids;
    index.find(mix(i, 1), ids);
    EXPECT_TRUE(ids.empty());  // five each: one too many
  }
  HashIndex roomy(5);
  for (std::uint32_t i = 0; i < 5000; ++i) roomy.add(mix(i % 1000, 1), i);
  std::vector<std::uint32_t> ids;
  roomy.find(mix(7, 1), ids);
  EXPECT_EQ(ids, (std::vector<std::uint32_t>{7, 1007, 2007, 3007, 4007}));
}

}  // namespace
}  // namespace dateline
