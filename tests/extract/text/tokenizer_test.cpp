#include "extract/text/tokenizer.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

const TokenLexicon& lexicon() {
  static const TokenLexicon loaded(std::filesystem::path(DATELINE_SOURCE_DIR) / "data" / "en");
  return loaded;
}

Document read(const std::string& text) {
  Document document;
  document.article.text = text;
  document.layout.blocks = {{{0, static_cast<std::uint32_t>(text.size())}, BlockKind::Story}};
  document.text = tokenize(document.article, document.layout, lexicon());
  return document;
}

// Tokens apart by a space, the later parts of a word by "+", sentences by "/".
std::string dump(const Document& document) {
  std::string out;
  for (const Sentence& sentence : document.text.sentences) {
    if (!out.empty()) out += " /";
    for (TokenIndex t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      if (document.text.tokens[t].joined)
        out += '+';
      else if (!out.empty())
        out += ' ';
      out += document.form(t);
    }
  }
  return out;
}

struct Case {
  const char* text;
  const char* expected;
};

class Tokens : public testing::TestWithParam<Case> {};

TEST_P(Tokens, AreCutLikeATreebank) { EXPECT_EQ(dump(read(GetParam().text)), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Words, Tokens,
    testing::Values(Case{"They don't, can’t and WON'T pay.", "They do+n't , ca+n’t and WO+N'T pay ."},
                    Case{"The mayor's plan and the voters' wishes", "The mayor+'s plan and the voters+' wishes"},
                    Case{"I'd've told O'Hara we cannot", "I+'d+'ve told O'Hara we can+not"},
                    Case{"a well-known anti-war co-chair", "a well - known anti-war co-chair"},
                    Case{"the '90s and the 1980's", "the '90s and the 1980's"},
                    Case{"AT&T and Q&A, R&D", "AT&T and Q&A , R&D"},
                    Case{"either/or (see below)", "either / or ( see below )"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, Tokens,
    testing::Values(Case{"$5.2m, US$3, 40% of 1,250.50", "$ 5.2 m , US$ 3 , 40 % of 1,250.50"},
                    Case{"at 5pm on 11/3/2020 or 10:30 a.m.", "at 5 pm on 11/3/2020 or 10:30 a.m."},
                    Case{"the 21st, 2-3 votes, 555-010-1234", "the 21st , 2 - 3 votes , 555-010-1234"},
                    Case{"a .5 share in No. 12", "a .5 share in No. 12"}));

INSTANTIATE_TEST_SUITE_P(
    Addresses, Tokens,
    testing::Values(Case{"See https://dateline.example/a?b=c, or mail (news@dateline.example).",
                         "See https://dateline.example/a?b=c , or mail ( news@dateline.example ) ."},
                    Case{"By @newsroom on dateline.org #election", "By @newsroom on dateline.org #election"}));

INSTANTIATE_TEST_SUITE_P(
    Sentences, Tokens,
    testing::Values(Case{"Sen. Ann B. Lee met Gov. Roe. He left.", "Sen. Ann B. Lee met Gov. Roe . / He left ."},
                    Case{"It was Jan. 24 in the U.S. Senate. It was late.",
                         "It was Jan. 24 in the U.S. Senate . / It was late ."},
                    Case{"They moved to the U.S. The rest stayed.", "They moved to the U.S. / The rest stayed ."},
                    Case{"“We won.” They cheered.", "“ We won . ” / They cheered ."},
                    Case{"\"Did we win?\" she asked. \"No.\"", "\" Did we win ? \" she asked . / \" No . \""},
                    Case{"Well... maybe. Then … Nobody knew!", "Well ... maybe . / Then … / Nobody knew !"},
                    Case{"It is so.They agreed.", "It is so . / They agreed ."},
                    Case{"WE WILL WIN! WILL WE?", "WE WILL WIN ! / WILL WE ?"}));

TEST(Tokenizer, BlocksEndSentencesAndOthersAreNotRead) {
  Document document;
  document.article.text = "A heading\nShare this\nA story without a stop";
  document.layout.blocks = {
      {{0, 9}, BlockKind::Heading}, {{10, 20}, BlockKind::Boilerplate}, {{21, 43}, BlockKind::Story}};
  document.text = tokenize(document.article, document.layout, lexicon());
  EXPECT_EQ(dump(document), "A heading / A story without a stop");
  EXPECT_EQ(document.text.sentences[1].block, 2U);
}

TEST(Tokenizer, TheDatelineIsASentenceOfItsOwn) {
  Document document;
  document.article.text = "PARIS, Texas — The talks began.";
  document.layout.blocks = {{{0, static_cast<std::uint32_t>(document.article.text.size())}, BlockKind::Story}};
  document.layout.dateline = Span{0, 12};
  document.text = tokenize(document.article, document.layout, lexicon());
  EXPECT_EQ(dump(document), "PARIS , Texas — / The talks began .");
}

TEST(Tokenizer, AnyBytesGiveTokensThatRise) {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>((i * 7919 + i / 13) % 256);
  const Document document = read(bytes);
  std::uint32_t end = 0;
  for (const Token& token : document.text.tokens) {
    EXPECT_GE(token.span.begin, end);
    EXPECT_GT(token.span.end, token.span.begin);
    end = token.span.end;
  }
  EXPECT_LE(end, bytes.size());
  TokenIndex next = 0;
  for (const Sentence& sentence : document.text.sentences) {
    EXPECT_EQ(sentence.tokens.begin, next);
    next = sentence.tokens.end;
  }
  EXPECT_EQ(next, document.text.tokens.size());
}

}  // namespace
}  // namespace dateline
