// What is known of a word and of its sentence from how they are written.
#include "extract/syntax/word_form.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

CaseStyle style_of(const std::vector<std::string>& words) {
  std::vector<WordForm> forms;
  for (const std::string& word : words) forms.push_back(make_word_form(word));
  return case_style(forms);
}

TEST(CaseStyle, TellsTitlesFromSentences) {
  EXPECT_EQ(style_of({"Mayor", "Opens", "a", "Bridge", "in", "the", "North"}), CaseStyle::Title);
  EXPECT_EQ(style_of({"MAYOR", "OPENS", "BRIDGE"}), CaseStyle::Capitals);
  EXPECT_EQ(style_of({"The", "mayor", "opened", "a", "bridge", "in", "Leeds", "."}), CaseStyle::Sentence);
  EXPECT_EQ(style_of({"Well", "."}), CaseStyle::Sentence);
  EXPECT_EQ(style_of({}), CaseStyle::Sentence);
}

TEST(WordForm, KnowsOneWordInManySpellings) {
  EXPECT_EQ(make_word_form("“").exact, make_word_form("\"").exact);
  EXPECT_EQ(make_word_form("Bridge").normal, make_word_form("bridge").normal);
  EXPECT_NE(make_word_form("Bridge").exact, make_word_form("bridge").exact);
  EXPECT_EQ(make_word_form("1,250").normal, make_word_form("3,917").normal);
  EXPECT_EQ(make_word_form("").suffix[0], 0U);
}

}  // namespace
}  // namespace dateline
