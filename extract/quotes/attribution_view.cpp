// Names are delexicalised so that the models learn how sources are spoken of, not who was in the news of one year.
// Subtree edges are the least and greatest token below a word, so that a crossing arc gives a range that is too wide.
#include "extract/quotes/attribution_view.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace dateline {
namespace {

// Cues and contents of a paragraph are weighed each against each. A longer paragraph, a text without line breaks, is
// cut between two sentences, so that time stays linear in the text.
constexpr TokenIndex kLongestParagraph = 2000;

std::uint8_t capital_of(std::string_view form) {
  if (std::isupper(static_cast<unsigned char>(form.front())) == 0) return 0;
  const bool all = form.size() > 1 && std::none_of(form.begin(), form.end(), [](char c) {
                     return std::islower(static_cast<unsigned char>(c)) != 0;
                   });
  return all ? 2 : 1;
}

std::uint8_t mark_of(std::string_view form, Upos upos) {
  if (form == ",") return 1;
  if (form == "." || form == "?" || form == "!") return 2;
  if (form == ":" || form == ";" || form == "--" || form == "-" || form == "\u2014" || form == "\u2013" ||
      form == "\u2015")
    return 3;
  if (form == "\"" || form == "\u201C" || form == "\u201D" || form == "``" || form == "''" || form == "\u2018" ||
      (form == "\u2019" && upos == Upos::Punct))
    return 4;
  return upos == Upos::Punct ? 5 : 0;
}

Feature lower_hash(std::string_view form, std::string& buffer) {
  buffer.assign(form);
  for (char& c : buffer)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return hash_text(buffer);
}

}  // namespace

AttributionView::AttributionView(const Document& document, const CueLexicon& cues, const Clusters& clusters)
    : document_(&document) {
  add_tokens(cues, clusters);
  add_tree();
  add_quotations();
  add_paragraphs();
}

void AttributionView::add_tokens(const CueLexicon& cues, const Clusters& clusters) {
  const Document& document = *document_;
  tokens_.resize(document.text.tokens.size());
  std::string buffer;
  for (TokenIndex t = 0; t < tokens_.size(); ++t) {
    const Word& word = document.syntax[t];
    const std::string_view form = document.form(t);
    TokenView& view = tokens_[t];
    view.word = lower_hash(form, buffer);
    view.lemma = hash_text(word.lemma);
    view.suffix = hash_text(form.substr(form.size() - std::min<std::size_t>(3, form.size())));
    view.cluster = clusters.of(buffer);
    view.xpos = static_cast<std::uint8_t>(word.xpos);
    view.upos = static_cast<std::uint8_t>(word.upos);
    view.deprel = static_cast<std::uint8_t>(word.deprel);
    view.capital = capital_of(form);
    view.mark = mark_of(form, word.upos);
    view.head = word.head;
    if (const auto kind = cues.find(word.lemma, word.upos))
      view.cue_kind = static_cast<std::uint8_t>(1 + static_cast<int>(*kind));
  }
  for (const Name& name : document.names) {
    const auto type = static_cast<std::uint8_t>(1 + static_cast<int>(name.type));
    for (TokenIndex t = name.tokens.begin; t < name.tokens.end; ++t) {
      TokenView& view = tokens_[t];
      view.name = type;
      if (view.upos != static_cast<std::uint8_t>(Upos::Propn)) continue;
      view.word = view.lemma = view.suffix = type;
      view.cluster = 0;
    }
  }
  for (SentenceIndex s = 0; s < document.text.sentences.size(); ++s)
    for (TokenIndex t = document.text.sentences[s].tokens.begin; t < document.text.sentences[s].tokens.end; ++t)
      tokens_[t].sentence = s;
}

void AttributionView::add_tree() {
  const auto size = static_cast<TokenIndex>(tokens_.size());
  child_begin_.assign(size + 1, 0);
  for (TokenIndex t = 0; t < size; ++t) {
    tokens_[t].left = tokens_[t].right = t;
    if (tokens_[t].head != kNone) ++child_begin_[tokens_[t].head + 1];
  }
  for (TokenIndex t = 0; t < size; ++t) child_begin_[t + 1] += child_begin_[t];
  children_.resize(child_begin_[size]);
  std::vector<std::uint32_t> next(child_begin_.begin(), child_begin_.end() - 1);
  for (TokenIndex t = 0; t < size; ++t) {
    const TokenIndex head = tokens_[t].head;
    if (head != kNone) children_[next[head]++] = t;
    std::size_t steps = 0;
    for (TokenIndex up = head; up != kNone && steps++ < 200; up = tokens_[up].head) {
      tokens_[up].left = std::min(tokens_[up].left, t);
      tokens_[up].right = std::max(tokens_[up].right, t);
    }
  }
}

void AttributionView::add_quotations() {
  const auto& tokens = document_->text.tokens;
  for (const Quotation& quotation : document_->quotations) {
    if (quotation.depth > 0 || quotation.tokens.empty()) continue;
    const bool speech = quotation.use == QuotationUse::Speech;
    const auto size = static_cast<std::uint16_t>(std::min<std::uint32_t>(quotation.tokens.size(), 1000));
    const auto set = [&](TokenIndex t, QuoteState state) {
      tokens_[t].quote = state;
      tokens_[t].quotation_size = size;
    };
    for (TokenIndex t = quotation.tokens.begin; t < quotation.tokens.end; ++t)
      set(t, speech ? QuoteState::Inside : QuoteState::TermInside);
    const TokenIndex before = quotation.tokens.begin;
    if (before > 0 && tokens[before - 1].span.begin >= quotation.outer.begin)
      set(before - 1, speech ? QuoteState::Open : QuoteState::TermOpen);
    if (quotation.tokens.end < tokens.size() && tokens[quotation.tokens.end].span.begin < quotation.outer.end)
      set(quotation.tokens.end, speech ? QuoteState::Close : QuoteState::TermClose);
  }
}

void AttributionView::add_paragraphs() {
  std::uint32_t block = kNone;
  for (const Sentence& sentence : document_->text.sentences) {
    if (paragraphs_.empty() || sentence.block != block || paragraphs_.back().size() > kLongestParagraph)
      paragraphs_.push_back(sentence.tokens);
    else
      paragraphs_.back().end = sentence.tokens.end;
    block = sentence.block;
  }
}

bool AttributionView::in_headline(TokenIndex token) const {
  const Sentence& sentence = document_->text.sentences[tokens_[token].sentence];
  return document_->layout.blocks[sentence.block].kind == BlockKind::Headline;
}

TokenRange trimmed(const AttributionView& view, TokenRange range) {
  while (!range.empty() && view[range.begin].mark != 0) ++range.begin;
  while (!range.empty() && view[range.end - 1].mark != 0) --range.end;
  return range;
}

}  // namespace dateline
