// Three kinds of features: of a beginning, of an end, and of the span between. A word counts only beside the edge and
// for the cue; words further in would be learned by heart. Template numbers are part of the model format.
#include <algorithm>
#include <cstdlib>

#include "extract/quotes/edges.h"
#include "extract/quotes/feature_list.h"

namespace dateline {
namespace {

constexpr TokenView kEdge{};
constexpr std::uint32_t kNoRelation = 99;

std::uint32_t signed_step(TokenIndex from, TokenIndex to) {
  const auto distance = static_cast<std::int64_t>(to) - static_cast<std::int64_t>(from);
  const std::int64_t size = std::abs(distance);
  const std::uint32_t step = size < 4 ? static_cast<std::uint32_t>(size) : size < 7 ? 4 : size < 12 ? 5 : 6;
  return distance < 0 ? 10 + step : step;
}

std::uint32_t length_step(std::uint32_t size) {
  return size < 3 ? size : size < 6 ? 3 : size < 12 ? 4 : size < 25 ? 5 : size < 50 ? 6 : 7;
}

// The highest word whose subtree begins (or ends) exactly here, kNone where not even the word's own does.
TokenIndex subtree_at(const AttributionView& view, TokenIndex token, bool begins) {
  TokenIndex top = kNone;
  std::size_t steps = 0;
  for (TokenIndex up = token; up != kNone && steps++ < 12; up = view[up].head) {
    if ((begins ? view[up].left : view[up].right) != token) break;
    top = up;
  }
  return top;
}

}  // namespace

EdgeJudge::EdgeJudge(const AttributionView& view, const EdgeContext& context) : view_(view), context_(context) {
  const TokenRange cue = context.cue, piece = context.piece;
  side_ = cue.end <= piece.begin ? 0 : cue.begin >= piece.end ? 1 : 2;
  for (TokenIndex t = cue.begin; t < cue.end; ++t)
    if (cue_ == kNone || static_cast<Upos>(view[t].upos) == Upos::Verb) cue_ = t;
}

std::uint32_t EdgeJudge::between(TokenIndex from, TokenIndex to) const {
  if (from > to) std::swap(from, to);
  std::uint32_t bits = 0;
  for (TokenIndex t = from; t < to; ++t) {
    bits |= view_[t].mark == 1 ? 1U : view_[t].mark == 2 ? 2U : view_[t].mark == 4 ? 4U : view_[t].mark == 3 ? 8U : 0U;
    if (static_cast<Upos>(view_[t].upos) == Upos::Verb) bits |= 16U;
  }
  const auto any = [&](const std::vector<TokenRange>& ranges) {
    return std::any_of(ranges.begin(), ranges.end(), [&](TokenRange r) { return r.begin < to && from < r.end; });
  };
  if (any(context_.spans->cues)) bits |= 32U;
  if (any(context_.spans->sources)) bits |= 64U;
  return bits;
}

// Where a token's head lies: 0 none, 1 in the cue, 2 in the source, 3 in the piece as tagged, 4 before, 5 behind.
std::uint32_t EdgeJudge::place_of_head(TokenIndex token) const {
  const TokenIndex head = token == kNone ? kNone : view_[token].head;
  if (head == kNone) return 0;
  if (context_.cue.contains(head)) return 1;
  if (context_.source.contains(head)) return 2;
  if (context_.piece.contains(head)) return 3;
  return head < token ? 4 : 5;
}

std::uint32_t EdgeJudge::relation_of(TokenIndex token) const {
  return token == kNone ? kNoRelation : std::uint32_t{view_[token].deprel};
}

// What stands between the cue and a beginning behind it: the relations of the words that hang on the cue.
Feature EdgeJudge::skipped(TokenIndex begin) const {
  if (begin < context_.cue.end) return 1;
  Feature sum = 2;
  for (TokenIndex t = context_.cue.end; t < begin && t < context_.cue.end + 8; ++t)
    if (view_[t].head == kNone || view_[t].head < context_.cue.end || view_[t].head >= begin)
      sum = feature(5, sum, view_[t].deprel);
  return sum;
}

void EdgeJudge::begin_features(TokenIndex place, std::vector<Feature>& out) const {
  FeatureList list(out);
  const TokenRange sentence = view_.sentence_at(place);
  const TokenView& inner = view_[place];
  const TokenView& inner2 = place + 1 < sentence.end ? view_[place + 1] : kEdge;
  const TokenView& outer = place > sentence.begin ? view_[place - 1] : kEdge;
  const TokenView& outer2 = place > sentence.begin + 1 ? view_[place - 2] : kEdge;
  const TokenIndex top = subtree_at(view_, place, true);
  const bool by_cue = place >= context_.cue.end && place - context_.cue.end <= 1;
  const bool by_source = !context_.source.empty() && place >= context_.source.end && place - context_.source.end <= 1;
  put_edge(list, 500, {context_.piece.begin, place, top, &inner, &outer, place == sentence.begin, by_cue, by_source});
  const Feature skip = skipped(place), lemma = view_[cue_].lemma;
  list.put(530, inner.lemma, outer.lemma);
  list.put(531, inner.lemma, side_, by_cue);
  list.put(532, outer2.xpos, outer.xpos, inner.xpos);
  list.put(533, outer.xpos, inner.xpos, inner2.xpos);
  list.put(534, skip, side_);
  list.put(535, skip, lemma);
  list.put(536, skip, view_[cue_].cluster);
  list.put(537, skip, relation_of(top), inner.xpos);
}

void EdgeJudge::end_features(TokenIndex place, std::vector<Feature>& out) const {
  FeatureList list(out);
  const TokenRange sentence = view_.sentence_at(place - 1);
  const TokenView& inner = view_[place - 1];
  const TokenView& inner2 = place - 1 > sentence.begin ? view_[place - 2] : kEdge;
  const TokenView& outer = place < sentence.end ? view_[place] : kEdge;
  const TokenView& outer2 = place + 1 < sentence.end ? view_[place + 1] : kEdge;
  const TokenIndex top = subtree_at(view_, place - 1, false);
  const bool by_cue = place <= context_.cue.begin && context_.cue.begin - place <= 1;
  const bool by_source =
      !context_.source.empty() && place <= context_.source.begin && context_.source.begin - place <= 1;
  put_edge(list, 600, {context_.piece.end, place, top, &inner, &outer, place == sentence.end, by_cue, by_source});
  // The phrase that would be left out: how it begins, what it hangs on.
  TokenIndex next = place;
  while (next < sentence.end && view_[next].mark != 0) ++next;
  const TokenIndex phrase = next < sentence.end ? subtree_at(view_, next, true) : kNone;
  const TokenView& word = next < sentence.end ? view_[next] : kEdge;
  const std::uint32_t hangs = place_of_head(phrase), relation = relation_of(phrase);
  list.put(630, inner.xpos, outer.xpos, outer2.xpos);
  list.put(631, inner2.xpos, inner.xpos, outer.xpos);
  list.put(632, word.lemma, outer.mark, hangs);
  list.put(633, word.lemma, relation);
  list.put(634, relation, hangs, outer.mark);
  list.put(635, relation, hangs, side_, next == place);
  list.put(636, relation, word.xpos, outer.mark);
  list.put(637, relation, phrase == kNone ? 0 : length_step(view_[phrase].right + 1 - next), outer.mark);
  list.put(638, relation, view_[cue_].cue_kind, hangs);
  list.put(639, word.lemma, phrase == kNone || view_[phrase].head == kNone ? 0 : view_[view_[phrase].head].upos, hangs);
}

void EdgeJudge::put_edge(FeatureList& list, std::uint64_t base, const Edge& edge) const {
  const bool current = edge.place == edge.tagged, before = edge.place < edge.tagged;
  const std::uint32_t step = signed_step(edge.tagged, edge.place), span = between(edge.place, edge.tagged);
  const std::uint32_t tree = relation_of(edge.top), hangs = place_of_head(edge.top);
  const TokenView &inner = *edge.inner, &outer = *edge.outer, &cue = view_[cue_];
  list.put(base, current);
  list.put(base + 1, step);
  list.put(base + 2, step, side_);
  list.put(base + 3, span, before, current);
  list.put(base + 4, span, before, side_, edge.at_end);
  list.put(base + 5, tree, side_, edge.at_end);
  list.put(base + 6, tree, outer.mark, current);
  list.put(base + 7, tree, span, before);
  list.put(base + 8, edge.at_end, side_, span);
  list.put(base + 9, edge.by_cue, edge.by_source, side_, current);
  list.put(base + 10, static_cast<std::uint8_t>(inner.quote), static_cast<std::uint8_t>(outer.quote), side_);
  list.put(base + 11, cue.cue_kind, step, edge.by_source);
  list.put(base + 12, outer.lemma, side_, current);
  list.put(base + 13, outer.xpos, inner.xpos, side_, current);
  list.put(base + 14, tree, hangs, side_);
  list.put(base + 15, tree, hangs, outer.mark, inner.xpos);
  list.put(base + 16, cue.lemma, tree, edge.by_cue);
  list.put(base + 17, cue.cluster, tree, outer.xpos);
  list.put(base + 18, step, inner.xpos);
  list.put(base + 19, step, outer.lemma);
}

void EdgeJudge::span_features(TokenRange span, std::vector<Feature>& out) const {
  FeatureList list(out);
  // Words of the span that hang on others, and words of others that hang on it.
  std::uint32_t tops = 0, left_out = 0, verbs = 0, commas = 0, quoted = 0, words = 0;
  TokenIndex top = kNone, missing = kNone;
  for (TokenIndex t = span.begin; t < span.end; ++t) {
    const TokenView& token = view_[t];
    if (token.mark != 0) {
      commas += token.mark == 1 ? 1 : 0;
      continue;
    }
    ++words;
    quoted += is_quoted(token.quote) ? 1 : 0;
    verbs += static_cast<Upos>(token.upos) == Upos::Verb ? 1 : 0;
    if (token.head != kNone && span.contains(token.head)) continue;
    ++tops;
    if (top == kNone) top = t;
    for (const TokenIndex child : view_.children(t)) {
      if (span.contains(child) || view_[child].mark != 0 || context_.cue.contains(child)) continue;
      ++left_out;
      if (missing == kNone) missing = child;
    }
  }
  const TokenRange first = view_.sentence_at(span.begin), last = view_.sentence_at(span.end - 1);
  const bool whole = span.begin <= first.begin + 1 && span.end + 2 >= last.end;
  const bool begins_at = top != kNone && view_[top].left == span.begin;
  const bool ends_at = top != kNone && view_[top].right + 1 == span.end;
  const std::uint32_t relation = relation_of(top), hangs = place_of_head(top), many = std::min(tops, 3U);
  const std::uint32_t marks = quoted == 0 ? 0 : quoted == words ? 2 : 1, length = length_step(words);
  const std::uint32_t sentences = std::min<std::uint32_t>(view_[span.end - 1].sentence - view_[span.begin].sentence, 3);
  const std::uint32_t cue_kind = view_[cue_].cue_kind;
  const std::uint32_t gone = missing == kNone ? kNoRelation : std::uint32_t{view_[missing].deprel};
  list.put(700, many, side_, marks);
  list.put(701, relation, hangs, many, side_);
  list.put(702, relation, hangs, begins_at, ends_at);
  list.put(703, view_[cue_].lemma, relation, many);
  list.put(704, cue_kind, relation, hangs, begins_at, ends_at);
  list.put(705, gone, std::min(left_out, 2U), side_, missing != kNone && missing < span.begin);
  list.put(706, gone, relation, many);
  list.put(707, length, cue_kind, side_);
  list.put(708, length, verbs != 0, std::min(commas, 3U), side_);
  list.put(709, whole, side_, many, sentences);
  list.put(710, marks, static_cast<std::uint8_t>(view_[span.begin].quote),
           static_cast<std::uint8_t>(view_[span.end - 1].quote), many);
  list.put(711, verbs != 0, top == kNone ? 0 : view_[top].upos, cue_kind);
  list.put(712, sentences, side_, marks, whole);
  list.put(713, begins_at, ends_at, many, whole);
  list.put(714, view_[cue_].cluster, relation, verbs != 0);
}

}  // namespace dateline
