// Any bytes as an article: tokens rise, sentences cover them, each sentence is one tree with one root, and the CoNLL-U
// of it reads back with the same trees.
#include <cstdlib>
#include <string>

#include "extract/syntax/conllu.h"
#include "extract/syntax/parser.h"
#include "extract/text/tokenizer.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace dateline;

std::string data() {
  const char* folder = std::getenv("DATELINE_DATA");
  return folder == nullptr ? DATELINE_SOURCE_DIR "/data" : folder;
}

void check_text(const Document& document) {
  std::uint32_t end = 0;
  for (const Token& token : document.text.tokens) {
    require(token.span.begin >= end && token.span.end > token.span.begin &&
            token.span.end <= document.article.text.size());
    end = token.span.end;
  }
  TokenIndex next = 0;
  for (const Sentence& sentence : document.text.sentences) {
    require(sentence.tokens.begin == next && sentence.tokens.end > next);
    next = sentence.tokens.end;
  }
  require(next == document.text.tokens.size());
}

void check_trees(const Document& document) {
  for (const Sentence& sentence : document.text.sentences) {
    int roots = 0;
    for (TokenIndex t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      const TokenIndex head = document.syntax[t].head;
      roots += head == kNone;
      std::uint32_t steps = 0;
      for (TokenIndex up = t; up != kNone; up = document.syntax[up].head) require(++steps <= sentence.tokens.size());
    }
    require(roots == 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const TokenLexicon lexicon(data() + "/en");
  static const SyntaxModels models(data() + "/models");
  Document document;
  document.article.text.assign(reinterpret_cast<const char*>(bytes), size);
  // Two blocks, so that borders fall anywhere.
  const auto middle = static_cast<std::uint32_t>(size / 3);
  document.layout.blocks = {{{0, middle}, BlockKind::Headline},
                            {{middle, static_cast<std::uint32_t>(size)}, BlockKind::Story}};
  if (size > 8) document.layout.dateline = Span{middle, middle + bytes[0] % 8U};
  document.text = tokenize(document.article, document.layout, lexicon);
  check_text(document);
  document.syntax = parse_syntax(document, models);
  check_trees(document);
  std::string lines;
  write_conllu(document, {}, lines);
  const auto again = read_conllu(lines, "again");
  require(again.size() <= 1 && (again.empty() || again[0].document.syntax.size() == document.syntax.size()));
  return 0;
}
