#include "extract/input/paragraphs.h"

#include <gtest/gtest.h>

#include <array>

namespace dateline {
namespace {

// The paragraphs, parted by " | ", with line breaks as "/".
std::string split_up(std::string_view text) {
  std::string shown;
  for (const Paragraph& paragraph : split_paragraphs(text)) {
    if (!shown.empty()) shown += " | ";
    for (const char c : text.substr(paragraph.span.begin, paragraph.span.size())) shown += c == '\n' ? '/' : c;
  }
  return shown;
}

struct Case {
  const char* text;
  const char* expected;
};

TEST(Paragraphs, FollowBlankLinesSingleLinesAndWraps) {
  for (const auto& [text, expected] : std::array{
           Case{"", ""}, Case{" \n\t\n", ""}, Case{"One.\n\nTwo.", "One. | Two."},
           Case{"One.\r\n\r\nTwo.\r\n", "One. | Two."},
           Case{"Head\nBy Ann Lee\nThe council met on Monday.", "Head | By Ann Lee | The council met on Monday."},
           Case{"The council, which met on Monday in the\nold hall of the town, put off its vote\non the budget for "
                "now.\nThen it went home.",
                "The council, which met on Monday in the/old hall of the town, put off its vote/on the budget for now. "
                "| Then it went home."},
           Case{"The council of the town put off its vote. Mayor Ann\nReed said in a letter that it would meet again "
                "on\n"
                "Monday.\n\n(Reporting by Joe Lane; additional reporting by Sue Park in the capital)",
                "The council of the town put off its vote. Mayor Ann/Reed said in a letter that it would meet again on/"
                "Monday. | (Reporting by Joe Lane; additional reporting by Sue Park in the capital)"},
           Case{"The council put off its vote and\nwent home.", "The council put off its vote and/went home."},
           Case{"The council met.\nthen it went home.", "The council met. | then it went home."},
           Case{"\xEF\xBB\xBF\xC2\xA0One.\xC2\xA0\n\xC2\xA0\nTwo.", "One. | Two."},
           Case{"One.\xE2\x80\xA9Two.", "One. | Two."}})
    EXPECT_EQ(split_up(text), expected) << text;
}

TEST(Paragraphs, ComparesByPlainWords) {
  EXPECT_EQ(plain("  The\xC2\xA0mayor’s \n “NO” – said…"), "the mayor's \"no\" - said...");
  EXPECT_EQ(words_of(plain("a  b c")).size(), 3U);
  EXPECT_TRUE(words_of("").empty());
}

}  // namespace
}  // namespace dateline
