// Turns of transcripts and quotations behind a colon.
#include "extract/quotes/turns.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/extract/quotes/small_document.h"

namespace dateline {
namespace {

std::string turns_of(const Document& document) {
  const AttributionView view(document, CueLexicon());
  std::vector<Attribution> found;
  add_turns(view, found);
  std::string out;
  for (const Attribution& turn : found) {
    out += (out.empty() ? "" : " / ") + std::string(document.text_of(turn.source.front()));
    for (const TokenRange piece : turn.content) out += " | " + std::string(document.text_of(piece));
  }
  return out;
}

struct Case {
  const char* what;
  const char* text;
  const char* expected;
};

class Turns : public testing::TestWithParam<Case> {};

TEST_P(Turns, AreFound) { EXPECT_EQ(turns_of(flat_document(GetParam().text)), GetParam().expected) << GetParam().what; }

INSTANTIATE_TEST_SUITE_P(
    Layouts, Turns,
    testing::Values(Case{"twice the same label", "REED: We count the trucks.\n\nLOPEZ: And then?\n\nREED: We count on.",
                         "REED | We count the trucks / REED | We count on"},
                    Case{"one label is none", "NOTE: All times are local.", ""},
                    Case{"different labels of nobody", "NOTE: All times are local.\n\nPLACE: The old hall.", ""},
                    Case{"question and answer", "Q: And then?\n\nA: We count on.\n\nQ: Why?\n\nA: For the town.", ""},
                    Case{"goes on in marks",
                         "\"REED: We count the trucks.\n\n\"We count them all.\n\n\"REED: And the boats.",
                         "REED | We count the trucks | We count them all / REED | And the boats"}));

TEST(Turns, TakeTheirLabelFromOthers) {
  const Document document = flat_document("REED: We count the trucks.\n\nREED: We count on.");
  const AttributionView view(document, CueLexicon());
  std::vector<Attribution> found(1);
  found[0].source = {{0, 1}};
  found[0].cue = {{3, 4}};
  found[0].content = {{4, 6}};
  add_turns(view, found);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].rule, kTurnRule);
}

}  // namespace
}  // namespace dateline
