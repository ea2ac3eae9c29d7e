// AttributionView: what the attribution stages ask of a document's tokens again and again, worked out once: hashes
// without names, quotation state, tree edges, paragraphs. It refers to the document and must not outlive it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/document.h"
#include "extract/quotes/cue_lexicon.h"
#include "extract/syntax/clusters.h"
#include "extract/syntax/linear_model.h"

namespace dateline {

// Where a token stands with regard to quotation marks; the Term states are those of terms and titles.
enum class QuoteState : std::uint8_t { Outside, Open, Inside, Close, TermOpen, TermInside, TermClose };

[[nodiscard]] constexpr bool is_quoted(QuoteState state) {
  return state == QuoteState::Open || state == QuoteState::Inside || state == QuoteState::Close;
}

// What one token is to the features. Hashes are of the lower-case form and lemma; tokens of a name share their type's.
struct TokenView {
  Feature word = 0;
  Feature lemma = 0;
  Feature suffix = 0;         // the last three bytes of the form
  std::uint16_t cluster = 0;  // words used alike; 0 for names
  std::uint8_t xpos = 0;
  std::uint8_t upos = 0;
  std::uint8_t deprel = 0;
  std::uint8_t name = 0;      // 0 none, else 1 + NameType
  std::uint8_t cue_kind = 0;  // 0 none, else 1 + CueKind
  std::uint8_t capital = 0;   // 0 lower case, 1 first letter, 2 all letters
  QuoteState quote = QuoteState::Outside;
  std::uint8_t mark = 0;  // punctuation: 1 comma, 2 full stop and the like, 3 colon or dash, 4 quotation mark, 5 other
  std::uint16_t quotation_size = 0;  // tokens of the quotation it lies in or is a mark of
  TokenIndex head = kNone;
  TokenIndex left = 0;   // first token of its subtree, within the sentence
  TokenIndex right = 0;  // last token of its subtree
  SentenceIndex sentence = 0;
};

class AttributionView {
 public:
  AttributionView(const Document& document, const CueLexicon& cues, const Clusters& clusters = Clusters());

  [[nodiscard]] const Document& document() const { return *document_; }
  [[nodiscard]] const TokenView& operator[](TokenIndex token) const { return tokens_[token]; }
  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] std::span<const TokenIndex> children(TokenIndex token) const {
    return std::span(children_).subspan(child_begin_[token], child_begin_[token + 1] - child_begin_[token]);
  }
  [[nodiscard]] TokenRange sentence_at(TokenIndex token) const {
    return document_->text.sentences[tokens_[token].sentence].tokens;
  }
  // Runs of sentences of one block, in text order; the longest are cut.
  [[nodiscard]] const std::vector<TokenRange>& paragraphs() const { return paragraphs_; }
  [[nodiscard]] bool in_headline(TokenIndex token) const;

 private:
  void add_tokens(const CueLexicon& cues, const Clusters& clusters);
  void add_tree();
  void add_quotations();
  void add_paragraphs();

  const Document* document_;
  std::vector<TokenView> tokens_;
  std::vector<std::uint32_t> child_begin_;
  std::vector<TokenIndex> children_;
  std::vector<TokenRange> paragraphs_;
};

// The range without the marks at its edges; empty where it is nothing else.
[[nodiscard]] TokenRange trimmed(const AttributionView& view, TokenRange range);

}  // namespace dateline
