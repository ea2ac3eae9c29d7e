// What belongs to the saying, and what is said.
#include "extract/quotes/clause.h"

#include <gtest/gtest.h>

#include "tests/extract/hand_parsed.h"

namespace dateline {
namespace {

// "Reed said in a letter that the road closed ." with content "that the road closed".
Document letter() {
  return hand_parsed(
      "Reed NNP 2 nsubj Reed\n"
      "said VBD 0 root say\n"
      "in IN 5 case in\n"
      "a DT 5 det a\n"
      "letter NN 2 obl letter\n"
      "that IN 9 mark that\n"
      "the DT 8 det the\n"
      "road NN 9 nsubj road\n"
      "closed VBD 2 ccomp close\n"
      ". . 2 punct .\n");
}

Attribution of_letter() {
  Attribution attribution;
  attribution.source = {{0, 1}};
  attribution.cue = {{1, 2}};
  attribution.content = {{5, 9}};
  return attribution;
}

TEST(Circumstances, AreTheWordsAroundTheCue) {
  const Document document = letter();
  EXPECT_EQ(circumstances(document, of_letter()), (std::vector<TokenIndex>{2, 3, 4, 9}));
}

TEST(Circumstances, WithoutACueThereAreNone) {
  Attribution attribution = of_letter();
  attribution.cue.clear();
  EXPECT_TRUE(circumstances(letter(), attribution).empty());
  EXPECT_EQ(cue_head(letter(), attribution), kNone);
}

TEST(RangeHead, IsTheWordWhoseHeadLiesOutside) {
  const Document document = letter();
  EXPECT_EQ(range_head(document, {3, 5}), 4U);
  EXPECT_EQ(range_head(document, {5, 9}), 8U);
  EXPECT_EQ(range_head(document, {4, 4}), kNone);
}

}  // namespace
}  // namespace dateline
