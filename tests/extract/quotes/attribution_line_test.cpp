// The line of --attributions: spans in code points, strings escaped.
#include "extract/quotes/attribution_line.h"

#include <gtest/gtest.h>

#include "tests/extract/quotes/small_document.h"

namespace dateline {
namespace {

TEST(AttributionLine, CountsCodePoints) {
  const Document document = small_document("“Né,” she said.");
  Attribution attribution;
  attribution.content = {{1, 2}};
  attribution.source = {{5, 6}};
  const std::size_t found = document.article.text.find("she");
  ASSERT_EQ(found, 11U);  // bytes: the marks have three, é two
  const std::string line = attribution_line("a\"b\n", document, {attribution});
  EXPECT_TRUE(line.starts_with("{\"id\": \"a\\\"b\\u000a\", \"attributions\": [{\"source\": [["));
  EXPECT_NE(line.find("\"cue\": []"), std::string::npos);
  EXPECT_NE(line.find("\"content\": [[1, "), std::string::npos);
}

TEST(AttributionLine, OfNothing) {
  EXPECT_EQ(attribution_line("x", small_document("No one spoke."), {}), "{\"id\": \"x\", \"attributions\": []}");
}

}  // namespace
}  // namespace dateline
