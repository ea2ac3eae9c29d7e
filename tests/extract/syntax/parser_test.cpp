#include "extract/syntax/parser.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "extract/syntax/conllu.h"
#include "extract/text/tokenizer.h"

namespace dateline {
namespace {

std::filesystem::path data() { return std::getenv("DATELINE_DATA"); }

Document read(const std::string& text) {
  static const TokenLexicon lexicon(data() / "en");
  static const SyntaxModels models(data() / "models");
  Document document;
  document.article.text = text;
  document.layout.blocks = {{{0, static_cast<std::uint32_t>(text.size())}, BlockKind::Story}};
  document.text = tokenize(document.article, document.layout, lexicon);
  document.syntax = parse_syntax(document, models);
  return document;
}

void expect_trees(const Document& document) {
  for (const Sentence& sentence : document.text.sentences) {
    int roots = 0;
    for (TokenIndex t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      const Word& word = document.syntax[t];
      EXPECT_EQ(word.head == kNone, word.deprel == Deprel::Root);
      EXPECT_FALSE(word.lemma.empty());
      roots += word.head == kNone;
      TokenIndex up = t;
      for (std::uint32_t steps = 0; up != kNone; up = document.syntax[up].head) {
        ASSERT_TRUE(sentence.tokens.contains(up));
        ASSERT_LE(++steps, sentence.tokens.size()) << "a cycle";
      }
    }
    EXPECT_EQ(roots, 1);
  }
}

TEST(Parser, ReadsAPlainSentence) {
  const Document document = read("The mayor of Oslo said she would not resign.");
  const auto& words = document.syntax;
  ASSERT_EQ(words.size(), 10U);
  EXPECT_EQ(words[1].head, 4U);
  EXPECT_EQ(words[1].deprel, Deprel::Nsubj);
  EXPECT_EQ(words[4].head, kNone);
  EXPECT_EQ(words[4].lemma, "say");
  EXPECT_EQ(words[3].upos, Upos::Propn);
  EXPECT_EQ(words[8].deprel, Deprel::Ccomp);
}

TEST(Parser, AnyTextGivesTreesAndValidConllu) {
  std::string noise;
  for (int i = 0; i < 3000; ++i) noise += static_cast<char>((i * 7919 + i / 13) % 256);
  for (const std::string& text : {std::string("It’s “odd”: don't, can't, U.S.! — 5pm… (a/b) ’s"), std::string("."),
                                  noise, std::string(5000, 'x'), std::string(3000, '(')}) {
    const Document document = read(text);
    expect_trees(document);
    std::string lines;
    write_conllu(document, {}, lines);
    const auto again = read_conllu(lines, "again");
    ASSERT_EQ(again.size(), 1U);
    EXPECT_EQ(again[0].document.text.sentences.size(), document.text.sentences.size());
    ASSERT_EQ(again[0].document.syntax.size(), document.syntax.size());
    for (std::size_t t = 0; t < document.syntax.size(); ++t) {
      EXPECT_EQ(again[0].document.syntax[t].head, document.syntax[t].head);
      EXPECT_EQ(again[0].document.syntax[t].deprel, document.syntax[t].deprel);
      EXPECT_EQ(again[0].document.text.tokens[t].joined, document.text.tokens[t].joined);
    }
  }
}

// The same tree on every vector unit.
TEST(Parser, AllKernelsAgree) {
  const SyntaxModels models(data() / "models");
  const Document document = read(
      "The two senators, who had long opposed the bill, told reporters on Tuesday that they would vote for it if the "
      "governor signed the order closing the border. “I don't know what they want,” she said; nobody asked her again.");
  const auto forms = make_word_forms(document, models.clusters, models.dictionary);
  std::vector<TagLabel> tags(forms.size());
  models.tagger.tag(forms, tags);
  for (const Kernel kernel : {Kernel::Scalar, Kernel::Sse2, Kernel::Avx2, Kernel::Avx512Vnni}) {
    if (kernel > best_kernel()) continue;
    const Parser scalar(models.parser_file, Kernel::Scalar), other(models.parser_file, kernel);
    Parser::Workspace expected, found;
    scalar.parse(forms, tags, expected);
    other.parse(forms, tags, found);
    EXPECT_EQ(found.network.slots, expected.network.slots);
    EXPECT_EQ(found.tags, expected.tags);
    for (Node node = 1; node <= forms.size(); ++node) {
      EXPECT_EQ(found.state.head(node), expected.state.head(node));
      EXPECT_EQ(found.state.relation(node), expected.state.relation(node));
    }
  }
}

}  // namespace
}  // namespace dateline
