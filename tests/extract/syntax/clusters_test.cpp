// Word clusters: paths, look-up, damaged files.
#include "extract/syntax/clusters.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace dateline {
namespace {

std::filesystem::path file_with(const std::string& bytes) {
  const auto path = std::filesystem::path(testing::TempDir()) / "clusters.bin";
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string model_of(const std::vector<std::pair<std::string, std::uint16_t>>& words) {
  ClustersHeader header;
  header.slots = 8;
  header.words = static_cast<std::uint32_t>(words.size());
  std::vector<std::uint32_t> prints(header.slots, 0);
  std::vector<std::uint16_t> paths(header.slots, 0);
  for (const auto& [word, path] : words) {
    std::uint32_t slot = first_slot(cluster_key(word), header.slots);
    while (prints[slot] != 0) slot = (slot + 1) & (header.slots - 1);
    prints[slot] = print_of(cluster_key(word));
    paths[slot] = path;
  }
  std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
  bytes.append(reinterpret_cast<const char*>(prints.data()), prints.size() * sizeof prints[0]);
  return bytes.append(reinterpret_cast<const char*>(paths.data()), paths.size() * sizeof paths[0]);
}

TEST(Clusters, FindsWordsByForm) {
  const Clusters clusters(
      file_with(model_of({{"mayor", 0b1011}, {"Mayor", 0b1101}, {"1,000", 0b110}, {"senate", 0b111}})));
  EXPECT_EQ(clusters.of("mayor"), 0b1011);
  EXPECT_EQ(clusters.of("Mayor"), 0b1101);
  EXPECT_EQ(clusters.of("MAYOR"), 0b1011) << "falls back to lower case";
  EXPECT_EQ(clusters.of("7,250"), 0b110) << "digits are alike";
  EXPECT_EQ(clusters.of("governor"), 0);
  EXPECT_EQ(Clusters().of("mayor"), 0);
}

TEST(Clusters, AncestorsAreShorterPaths) {
  EXPECT_EQ(ancestor(0b101101, 2), 0b101);
  EXPECT_EQ(ancestor(0b101101, 4), 0b10110);
  EXPECT_EQ(ancestor(0b101, 4), 0b101);
  EXPECT_EQ(ancestor(0, 4), 0);
}

TEST(Clusters, RefusesOtherFiles) {
  EXPECT_THROW(Clusters(file_with("DLCL")), std::runtime_error);
  std::string damaged = model_of({{"mayor", 5}});
  damaged.pop_back();
  EXPECT_THROW(Clusters(file_with(damaged)), std::runtime_error);
  damaged = model_of({{"mayor", 5}});
  damaged[0] = 'X';
  EXPECT_THROW(Clusters(file_with(damaged)), std::runtime_error);
}

}  // namespace
}  // namespace dateline
