// What the marks add to what the taggers found.
#include "extract/quotes/quotation_content.h"

#include <gtest/gtest.h>

#include "extract/quotes/attribution.h"
#include "extract/quotes/edges.h"
#include "tests/extract/quotes/small_document.h"

namespace dateline {
namespace {

// The tokens of the first place where these words stand.
TokenRange where(const Document& document, std::string_view words) {
  const auto begin = static_cast<std::uint32_t>(document.article.text.find(words));
  const auto end = begin + static_cast<std::uint32_t>(words.size());
  TokenRange out{kNone, 0};
  for (TokenIndex t = 0; t < document.text.tokens.size(); ++t)
    if (document.text.tokens[t].span.begin >= begin && document.text.tokens[t].span.end <= end)
      out = {std::min(out.begin, t), t + 1};
  return out;
}

std::string contents(const Document& document, const Attribution& attribution) {
  std::string out;
  for (const TokenRange piece : attribution.content)
    out += (out.empty() ? "" : " | ") + std::string(document.text_of(piece));
  return out;
}

struct Case {
  const char* what;
  const char* text;
  const char* cue;
  const char* tagged;
  const char* expected;
};

class Complete : public testing::TestWithParam<Case> {};

TEST_P(Complete, FromTheMarks) {
  const Case& given = GetParam();
  const Document document = flat_document(given.text);
  const AttributionView view(document, CueLexicon());
  std::vector<Attribution> attributions(1);
  attributions[0].cue = {where(document, given.cue)};
  attributions[0].content = {where(document, given.tagged)};
  attributions[0].kind = kind_of(view, attributions[0].content);
  complete_from_quotations(view, attributions);
  ASSERT_EQ(attributions.size(), 1U);
  EXPECT_EQ(contents(document, attributions[0]), given.expected) << given.what;
}

INSTANTIATE_TEST_SUITE_P(
    Rules, Complete,
    testing::Values(Case{"fit", "“It was late and cold outside,” she said.", "said", "late and cold",
                         "It was late and cold outside"},
                    Case{"fit, mixed", "She said it “was late and getting later.”", "said", "it “was late and",
                         "it “was late and getting later"},
                    Case{"second quotation", "“It was late,” she said. “We all went home.”", "said", "It was late",
                         "It was late | We all went home"},
                    Case{"next paragraph", "“It was late,” she said. “We went.\n\n“Then we slept.”", "said",
                         "It was late", "It was late | We went | Then we slept"},
                    Case{"a term is no speech", "She said the “border tax” was late.", "said", "was late", "was late"},
                    Case{"a heading is no speech", "“It was late,” she said.\n\n“A night in the old town hall”", "said",
                         "It was late", "It was late"}));

TEST(Kind, OfContent) {
  const Document document = flat_document("She said it “was far too late” again.");
  const AttributionView view(document, CueLexicon());
  EXPECT_EQ(kind_of(view, {where(document, "was far too late")}), QuotationKind::Direct);
  EXPECT_EQ(kind_of(view, {where(document, "it “was far too late")}), QuotationKind::Mixed);
  EXPECT_EQ(kind_of(view, {where(document, "again")}), QuotationKind::Indirect);
}

TEST(Edges, PlacesBeginWithThatOfThePiece) {
  const Document document = flat_document("But the road, he said, was shut.");
  const AttributionView view(document, CueLexicon());
  Attribution attribution;
  attribution.cue = {where(document, "said")};
  attribution.content = {where(document, "road")};
  RoleSpans spans{view.paragraphs()[0], {}, attribution.cue, attribution.content};
  const EdgeContext context = edge_context(view, spans, attribution, 0);
  const auto begins = begin_places(view, context);
  EXPECT_EQ(begins.front(), attribution.content[0].begin);
  EXPECT_NE(std::find(begins.begin(), begins.end(), 0U), begins.end());  // the sentence
  for (const TokenIndex place : end_places(view, context)) EXPECT_LE(place, where(document, "said").begin);
  refine_edges(view, spans, LinearModel(), attribution);  // no model, no change
  EXPECT_EQ(contents(document, attribution), "road");
}

}  // namespace
}  // namespace dateline
