// Views over a document's layers.
#include "extract/document.h"

#include <algorithm>
#include <iterator>

namespace dateline {

bool is_read(BlockKind kind) {
  return kind != BlockKind::Byline && kind != BlockKind::DateLine && kind != BlockKind::Boilerplate;
}

std::string_view Document::form(TokenIndex token) const { return text_of(text.tokens[token].span); }

Span Document::span_of(TokenRange tokens) const {
  if (tokens.empty()) return {};
  return {text.tokens[tokens.begin].span.begin, text.tokens[tokens.end - 1].span.end};
}

std::string_view Document::text_of(TokenRange tokens) const { return text_of(span_of(tokens)); }

std::string_view Document::text_of(Span span) const {
  return std::string_view(article.text).substr(span.begin, span.size());
}

SentenceIndex Document::sentence_of(TokenIndex token) const {
  const auto after = std::upper_bound(text.sentences.begin(), text.sentences.end(), token,
                                      [](TokenIndex t, const Sentence& s) { return t < s.tokens.begin; });
  return static_cast<SentenceIndex>(after - text.sentences.begin() - 1);
}

std::uint32_t Document::time_at(TokenIndex token) const {
  const auto after = std::upper_bound(times.begin(), times.end(), token,
                                      [](TokenIndex t, const TimeExpression& time) { return t < time.tokens.begin; });
  if (after == times.begin() || !std::prev(after)->tokens.contains(token)) return kNone;
  return static_cast<std::uint32_t>(after - times.begin() - 1);
}

}  // namespace dateline
