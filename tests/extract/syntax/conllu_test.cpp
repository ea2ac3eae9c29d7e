#include "extract/syntax/conllu.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

constexpr const char* kTreebank =
    "# newdoc id = one\n"
    "# newpar\n"
    "# sent_id = 1\n"
    "1-2\tDon’t\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_\n"
    "2\tn’t\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n"
    "3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "3.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_\n"
    "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n"
    "\n"
    "# newdoc id = two\n"
    "# sent_id = 2\n"
    "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n"
    "\n";

TEST(Conllu, ReadsTheLayersOfADocument) {
  const auto read = read_conllu(kTreebank, "test");
  ASSERT_EQ(read.size(), 2U);
  const Document& document = read[0].document;
  EXPECT_EQ(document.article.source, "one");
  EXPECT_EQ(document.article.text, "Don’t go. ");
  ASSERT_EQ(document.text.tokens.size(), 4U);
  EXPECT_TRUE(document.text.tokens[1].joined);
  EXPECT_EQ(document.form(1), "n’t");
  EXPECT_EQ(document.syntax[0].head, 2U);
  EXPECT_EQ(document.syntax[2].head, kNone);
  EXPECT_EQ(document.syntax[1].deprel, Deprel::Advmod);
  EXPECT_EQ(document.syntax[3].upos, Upos::Punct);
  ASSERT_EQ(document.layout.blocks.size(), 1U);
  EXPECT_EQ(document.text_of(document.layout.blocks[0].span), "Don’t go.");
}

TEST(Conllu, WritesWhatItRead) {
  auto read = read_conllu(kTreebank, "test");
  read[0].document.names = {{{2, 4}, NameType::Person}};
  std::string out;
  write_conllu(read[0].document, read[0].comments, out);
  EXPECT_EQ(out,
            "# newdoc id = one\n# newpar\n# sent_id = 1\n"
            "1-2\tDon’t\t_\t_\t_\t_\t_\t_\t_\tstart_char=0|end_char=5\n"
            "1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\tNER=O|start_char=0|end_char=2\n"
            "2\tn’t\tnot\tPART\tRB\t_\t3\tadvmod\t_\tNER=O|start_char=2|end_char=5\n"
            "3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tNER=B-PERSON|SpaceAfter=No|start_char=6|end_char=8\n"
            "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\tNER=I-PERSON|start_char=8|end_char=9\n\n");
}

TEST(Conllu, FormsAloneMakeNoSyntax) {
  const auto read = read_conllu("1\tHi\t_\t_\t_\t_\t_\t_\t_\t_\n", "test", ConlluColumns::FormsOnly);
  ASSERT_EQ(read.size(), 1U);
  EXPECT_TRUE(read[0].document.syntax.empty());
  EXPECT_EQ(read[0].document.text.sentences.size(), 1U);
}

TEST(Conllu, SaysWhereAFileIsWrong) {
  const auto message = [](const char* bytes) {
    try {
      (void)read_conllu(bytes, "file");
    } catch (const std::runtime_error& error) {
      return std::string(error.what());
    }
    return std::string("no error");
  };
  EXPECT_EQ(message("1\tHi\n"), "file:1: expected ten columns, found \"Hi\"");
  EXPECT_EQ(message("2\tHi\thi\tINTJ\tUH\t_\t0\troot\t_\t_\n"), "file:1: expected id 1, found \"2\"");
  EXPECT_EQ(message("#\n1\tHi\thi\tOH\tUH\t_\t0\troot\t_\t_\n"),
            "file:2: expected a universal part of speech, found \"OH\"");
  EXPECT_EQ(message("1\tHi\thi\tINTJ\tUH\t_\t7\troot\t_\t_\n\n"),
            "file:2: expected a head within the sentence, found \"7\"");
}

}  // namespace
}  // namespace dateline
