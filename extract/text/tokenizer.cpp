// Block by block: the scanner cuts tokens, the splitter joins them to sentences. The dateline's tokens up to its dash
// are a sentence of their own: "OSLO, Jan. 24 (AP) — The talks have begun." is two.
#include "extract/text/tokenizer.h"

#include <algorithm>

#include "extract/text/characters.h"
#include "extract/text/scanner.h"
#include "extract/text/sentences.h"

namespace dateline {
namespace {

constexpr TokenIndex kMostBeforeDash = 12;

// The first token after the dateline and its dash, if the dateline lies in this block; else `first`.
TokenIndex after_dateline(const Article& article, const Layout& layout, Span block, const std::vector<Token>& tokens,
                          TokenIndex first) {
  if (!layout.dateline || !block.contains(*layout.dateline)) return first;
  TokenIndex next = first;
  const auto is_dash = [&](TokenIndex t) {
    return t < tokens.size() && character_at(article.text, tokens[t].span.begin).kind == CharKind::Hyphen;
  };
  while (next < tokens.size() && tokens[next].span.begin < layout.dateline->end) ++next;
  TokenIndex dash = next;  // behind a day and an agency, where there are any
  while (dash < tokens.size() && dash < next + kMostBeforeDash && !is_dash(dash)) ++dash;
  if (is_dash(dash)) next = dash;
  while (is_dash(next)) ++next;
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
