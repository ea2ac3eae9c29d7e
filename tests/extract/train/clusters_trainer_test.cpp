// Word clusters are learnt from who stands beside whom.
#include "extract/train/clusters_trainer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "extract/syntax/clusters.h"

namespace dateline {
namespace {

// Each name before each verb, each number before each noun.
std::vector<std::vector<std::string>> small_language() {
  std::vector<std::vector<std::string>> sentences;
  for (const std::string name : {"ann", "bob", "cleo", "dan"})
    for (const std::string verb : {"sings", "runs", "waits"})
      for (const std::string number : {"two", "six", "ten"})
        for (const std::string noun : {"days", "weeks", "years"}) sentences.push_back({name, verb, number, noun});
  return sentences;
}

ClusterOptions four_classes() {
  ClusterOptions options;
  options.classes = 4;
  options.min_count = 2;
  return options;
}

TEST(ClustersTrainer, PutsLikeWordsTogether) {
  const auto path = std::filesystem::path(testing::TempDir()) / "trained_clusters.bin";
  std::ofstream(path, std::ios::binary) << train_clusters(small_language(), four_classes());
  const Clusters clusters(path);
  EXPECT_EQ(clusters.of("ann"), clusters.of("dan"));
  EXPECT_EQ(clusters.of("sings"), clusters.of("waits"));
  EXPECT_EQ(clusters.of("two"), clusters.of("ten"));
  EXPECT_NE(clusters.of("ann"), clusters.of("sings"));
  EXPECT_NE(clusters.of("days"), clusters.of("two"));
  EXPECT_EQ(clusters.of("unseen"), 0);
}

TEST(ClustersTrainer, GivesTheSameBytesAgain) {
  EXPECT_EQ(train_clusters(small_language(), four_classes()), train_clusters(small_language(), four_classes()));
}

TEST(ClustersTrainer, TakesNothing) { EXPECT_FALSE(train_clusters({}, four_classes()).empty()); }

}  // namespace
}  // namespace dateline
