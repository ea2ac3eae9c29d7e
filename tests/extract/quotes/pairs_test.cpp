// Quotation marks: pairs, nesting, repair, continuation, use. Each row is one paragraph style a newspaper has.
#include "extract/quotes/pairs.h"

#include <gtest/gtest.h>

#include "tests/extract/quotes/small_document.h"

namespace dateline {
namespace {

// The inner texts, nested ones in parentheses after a ">" for each level, joined by " | "; "+" marks a continuation,
// "t:" a term, "T:" a title.
std::string quoted(const std::string& text) {
  const Document document = small_document(text);
  std::string out;
  for (const Quotation& quotation : find_quotations(document)) {
    if (!out.empty()) out += " | ";
    out += std::string(quotation.depth, '>');
    if (quotation.continues != kNone) out += '+';
    if (quotation.use == QuotationUse::Term) out += "t:";
    if (quotation.use == QuotationUse::Title) out += "T:";
    out += document.text_of(quotation.inner);
  }
  return out;
}

struct Case {
  const char* what;
  const char* text;
  const char* expected;
};

class Pairs : public testing::TestWithParam<Case> {};

TEST_P(Pairs, AreFound) { EXPECT_EQ(quoted(GetParam().text), GetParam().expected) << GetParam().what; }

INSTANTIATE_TEST_SUITE_P(
    Marks, Pairs,
    testing::Values(Case{"curly", "“The bridge is safe,” the engineer said.", "The bridge is safe,"},
                    Case{"straight", "\"The bridge is safe,\" she said. \"It always was.\"",
                         "The bridge is safe, | It always was."},
                    Case{"TeX", "``The bridge is safe,'' the engineer said.", "The bridge is safe,"},
                    Case{"angled", "«The bridge is safe», the engineer said.", "The bridge is safe"},
                    Case{"single", "'The bridge is safe,' the engineer said.", "The bridge is safe,"},
                    Case{"curly single", "‘The bridge isn’t safe,’ the engineer said.", "The bridge isn’t safe,"},
                    Case{"closing shape that opens", "”The bridge is safe,” she said.", "The bridge is safe,"},
                    Case{"opening shape that closes", "“The bridge is safe,“ she said.", "The bridge is safe,"},
                    Case{"brackets inside", "“[The mayor] never called me back,” he said.",
                         "[The mayor] never called me back,"},
                    Case{"colon before", "She wrote: \"Close the bridge at once.\"", "Close the bridge at once."},
                    Case{"after a dash", "He had one answer—“never again.”", "t:never again."},
                    Case{"headline", "Mayor: ‘We will not close the old bridge’", "We will not close the old bridge"}));

INSTANTIATE_TEST_SUITE_P(
    Nested, Pairs,
    testing::Values(Case{"single in double", "“She told me, ‘Sign it,’ and I did,” he said.",
                         "She told me, ‘Sign it,’ and I did, | >Sign it,"},
                    Case{"straight in straight", "\"She told me, 'Sign it,' and I did,\" he said.",
                         "She told me, 'Sign it,' and I did, | >Sign it,"},
                    Case{"double in double", "“They called it the “bridge to nowhere” for years,” he said.",
                         "They called it the “bridge to nowhere” for years, | >t:bridge to nowhere"},
                    Case{"double in single", "'He called it \"a very old debt\" to us,' she said.",
                         "He called it \"a very old debt\" to us, | >a very old debt"},
                    Case{"marks that close together", "“I asked, ‘Who signed it?’” she said.",
                         "I asked, ‘Who signed it?’ | >Who signed it?"},
                    Case{"nested without its end", "\"I told her, 'Do not sign it. She signed it.\"",
                         "I told her, 'Do not sign it. She signed it. | >Do not sign it."}));

INSTANTIATE_TEST_SUITE_P(Apostrophes, Pairs,
                         testing::Values(Case{"clitics", "The mayor's aides don't know the voters' choice.", ""},
                                         Case{"curly clitics", "The mayor’s aides don’t know the voters’ choice.", ""},
                                         Case{"decade", "In the '90s the teachers' union was strong.", ""},
                                         Case{"possessive inside", "‘It is the voters’ choice to make,’ she said.",
                                              "It is the voters’ choice to make,"},
                                         Case{"inches", "The plank was 12\" wide.", ""}));

INSTANTIATE_TEST_SUITE_P(
    Repair, Pairs,
    testing::Values(Case{"no opening mark", "We stand by the vote,” the clerk said. “It was fair.”",
                         "We stand by the vote, | It was fair."},
                    Case{"no closing mark at the end", "“We stand by the vote. It was fair.",
                         "We stand by the vote. It was fair."},
                    Case{"no closing mark in between", "“We stand by the vote, he said. “It was fair.”",
                         "We stand by the vote, he said. | It was fair."},
                    Case{"stray mark in a sentence", "The “second home rule was dropped. It had few friends.",
                         "second home rule was dropped."},
                    Case{"lone mark", "He left. ”", ""}, Case{"empty", "He said “” and left.", ""}));

INSTANTIATE_TEST_SUITE_P(
    Paragraphs, Pairs,
    testing::Values(Case{"reopened",
                         "“We counted twice,” she said. “It was late.\n\n“Then we counted again.”\n\nThey left.",
                         "We counted twice, | It was late. | +Then we counted again."},
                    Case{"reopened, straight", "\"We counted twice.\n\n\"Then we counted again,\" she said.",
                         "We counted twice. | +Then we counted again,"},
                    Case{"twice", "She said: “One.\n\n“Two.\n\n“Three.”", "One. | +Two. | +Three."},
                    Case{"goes on without a mark", "She said: “One.\n\nTwo,” and left.", "One. | +Two,"},
                    Case{"closed, then a new one", "“We counted twice.”\n\n“Then we counted again.”",
                         "We counted twice. | Then we counted again."}));

INSTANTIATE_TEST_SUITE_P(
    Uses, Pairs,
    testing::Values(Case{"term", "The so-called “border tax” would hurt shops.", "t:border tax"},
                    Case{"title", "Her memoir, called “The Long Way Home” in print, sold well.", "T:The Long Way Home"},
                    Case{"short answer", "“No,” she said.", "No,"},
                    Case{"whole sentence within one", "He said it “will not be forgotten by the town” soon.",
                         "will not be forgotten by the town"}));

TEST(Pairs, AnyBytesGiveAResult) {
  for (const char* text : {"\"", "'", "“", "”", "''", "``", "\xE2\x80", "\xC2", "“‘”’", "\"\"\"\"", "' '' '", "”“”“"})
    for (const Quotation& quotation : find_quotations(small_document(text))) {
      EXPECT_LT(quotation.inner.begin, quotation.inner.end) << text;
      EXPECT_TRUE(quotation.outer.contains(quotation.inner)) << text;
    }
}

TEST(Pairs, TokensAreThoseInside) {
  const Document document = small_document("He said “no way” twice.");
  const auto quotations = find_quotations(document);
  ASSERT_EQ(quotations.size(), 1U);
  EXPECT_EQ(document.text_of(quotations[0].tokens), "no way");
  EXPECT_EQ(document.text_of(quotations[0].outer), "“no way”");
}

}  // namespace
}  // namespace dateline
