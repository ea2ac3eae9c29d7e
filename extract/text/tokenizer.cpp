// Block by block: the scanner cuts tokens, the splitter joins them to sentences. The dateline's tokens and its dash are
// a sentence of their own: "OSLO — The talks have begun." is two.
#include "extract/text/tokenizer.h"

#include <algorithm>

#include "extract/text/characters.h"
#include "extract/text/scanner.h"
#include "extract/text/sentences.h"

namespace dateline {
namespace {

// The first token after the dateline and its dash, if the dateline lies in this block; else `first`.
TokenIndex after_dateline(const Article& article, const Layout& layout, Span block, const std::vector<Token>& tokens,
                          TokenIndex first) {
  if (!layout.dateline || !block.contains(*layout.dateline)) return first;
  TokenIndex next = first;
  while (next < tokens.size() && tokens[next].span.begin < layout.dateline->end) ++next;
  while (next < tokens.size() && character_at(article.text, tokens[next].span.begin).kind == CharKind::Hyphen) ++next;
  return next;
}

}  // namespace

Text tokenize(const Article& article, const Layout& layout, const TokenLexicon& lexicon) {
  Text text;
  text.tokens.reserve(article.text.size() / 5);
  Scanner scanner(article.text, lexicon, text.tokens);
  for (std::uint32_t b = 0; b < layout.blocks.size(); ++b) {
    const Block& block = layout.blocks[b];
    if (!is_read(block.kind)) continue;
    const auto first = static_cast<TokenIndex>(text.tokens.size());
    scanner.scan(block.span);
    const TokenIndex story = after_dateline(article, layout, block.span, text.tokens, first);
    if (story > first) text.sentences.push_back({{first, story}, b});
    split_sentences(article.text, text.tokens, story, b, lexicon, text.sentences);
  }
  return text;
}

}  // namespace dateline
