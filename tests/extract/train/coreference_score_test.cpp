// The worked example of Pradhan et al. 2014 ("Scoring Coreference Partitions of Predicted Mentions", section 3), whose
// key is {a b c} {d e f g} and whose response is {a b} {c d} {f g h i}, with the figures they compute by hand.
#include "extract/train/coreference_score.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

enum : std::uint32_t { a, b, c, d, e, f, g, h, i };
constexpr double kExact = 1e-9;

TEST(CoreferenceScore, AgreesWithThePublishedExample) {
  const CoreferenceScore score = score_coreference({{a, b, c}, {d, e, f, g}}, {{a, b}, {c, d}, {f, g, h, i}});
  EXPECT_NEAR(score.muc.recall, 2.0 / 5.0, kExact);
  EXPECT_NEAR(score.muc.precision, 2.0 / 5.0, kExact);
  EXPECT_NEAR(score.b3.recall, (4.0 / 3 + 1.0 / 3 + 1.0 / 4 + 4.0 / 4) / 7, kExact);  // 0.42
  EXPECT_NEAR(score.b3.precision, (2.0 + 0.5 + 0.5 + 1.0) / 8, kExact);               // 0.50
  EXPECT_NEAR(score.ceafe.recall, 1.3 / 2, kExact);                                   // 0.65
  EXPECT_NEAR(score.ceafe.precision, 1.3 / 3, kExact);                                // 0.43
  EXPECT_NEAR(score.conll(), (0.4 + 0.4545454545 + 0.52) / 3, 1e-6);
}

// Bagga and Baldwin 1998: joining the two large of three chains costs more than joining a large with the small one.
TEST(CoreferenceScore, B3WeighsWhatIsJoined) {
  const Partition key{{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}};
  const CoreferenceScore small = score_coreference(key, {{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}});
  const CoreferenceScore large = score_coreference(key, {{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}});
  EXPECT_NEAR(small.muc.precision, 0.9, kExact);
  EXPECT_NEAR(large.muc.precision, 0.9, kExact);
  EXPECT_NEAR(small.b3.precision, (5 + 4.0 / 7 + 25.0 / 7) / 12, kExact);  // 0.76
  EXPECT_NEAR(large.b3.precision, (10.0 * 0.5 + 2) / 12, kExact);          // 0.58
}

TEST(CoreferenceScore, Edges) {
  EXPECT_EQ(score_coreference({}, {}).conll(), 0.0);
  const Partition same{{1, 2}, {3}, {4, 5, 6}};
  EXPECT_NEAR(score_coreference(same, same).conll(), 1.0, kExact);
  // Singletons alone: no link to find, so MUC sees nothing; the other two see that all is right.
  const CoreferenceScore single = score_coreference({{1}, {2}}, {{1}, {2}});
  EXPECT_EQ(single.muc.f(), 0.0);
  EXPECT_EQ(single.b3.f(), 1.0);
  EXPECT_EQ(single.ceafe.f(), 1.0);
}

TEST(BestAssignment, TakesTheBestTotalNotTheBestPair) {
  EXPECT_NEAR(best_assignment({{0.9, 0.8}, {0.8, 0.1}}), 1.6, kExact);
  EXPECT_NEAR(best_assignment({{1, 2, 3}, {2, 4, 6}, {3, 6, 9}}), 14.0, kExact);
  EXPECT_NEAR(best_assignment({{5}, {7}, {6}}), 7.0, kExact);
  EXPECT_EQ(best_assignment({}), 0.0);
}

TEST(Partition, GroupsByCluster) { EXPECT_EQ(partition({4, 0, 4, 1}), (Partition{{1}, {3}, {0, 2}})); }

}  // namespace
}  // namespace dateline
