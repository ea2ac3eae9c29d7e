// Beginning and end are ranked apart, each by a linear model over the place, the piece as tagged, and the cue. Words
// are no features here: with them the ranker learns its training articles by heart. Template numbers are part of the
// model format.
#include "extract/quotes/edges.h"

#include <algorithm>
#include <array>

#include "extract/quotes/feature_list.h"

namespace dateline {
namespace {

constexpr TokenView kEdge{};

std::uint32_t signed_step(TokenIndex from, TokenIndex to) {
  const auto distance = static_cast<std::int64_t>(to) - static_cast<std::int64_t>(from);
  const std::int64_t size = std::abs(distance);
  const std::uint32_t step = size < 4 ? static_cast<std::uint32_t>(size) : size < 7 ? 4 : size < 12 ? 5 : 6;
  return distance < 0 ? 10 + step : step;
}

void add_place(std::vector<TokenIndex>& places, TokenIndex place, TokenIndex lowest, TokenIndex highest) {
  if (place >= lowest && place <= highest && std::find(places.begin(), places.end(), place) == places.end())
    places.push_back(place);
}

// The tokens from `from` to `to`: what lies between a place and the edge as tagged.
std::uint32_t between(const AttributionView& view, const RoleSpans& spans, TokenIndex from, TokenIndex to) {
  if (from > to) std::swap(from, to);
  std::uint32_t bits = 0;
  for (TokenIndex t = from; t < to; ++t) {
    bits |= view[t].mark == 1 ? 1U : view[t].mark == 2 ? 2U : view[t].mark == 4 ? 4U : view[t].mark == 3 ? 8U : 0U;
    if (static_cast<Upos>(view[t].upos) == Upos::Verb) bits |= 16U;
  }
  const auto any = [&](const std::vector<TokenRange>& ranges) {
    return std::any_of(ranges.begin(), ranges.end(), [&](TokenRange r) { return r.begin < to && from < r.end; });
  };
  if (any(spans.cues)) bits |= 32U;
  if (any(spans.sources)) bits |= 64U;
  return bits;
}

// The relation of the highest subtree that begins (or ends) exactly here; 99 where only the word itself does.
std::uint32_t subtree_at(const AttributionView& view, TokenIndex token, bool begins) {
  std::uint32_t relation = 99;
  std::size_t steps = 0;
  for (TokenIndex up = token; up != kNone && steps++ < 12; up = view[up].head) {
    if ((begins ? view[up].left : view[up].right) != token) break;
    relation = view[up].deprel;
  }
  return relation;
}

struct CueFacts {
  std::uint32_t kind = 0;
  std::uint32_t side = 0;  // 0 the cue stands before the piece, 1 behind it, 2 within
};

CueFacts cue_facts(const AttributionView& view, const EdgeContext& context) {
  CueFacts out;
  out.side = context.cue.end <= context.piece.begin ? 0 : context.cue.begin >= context.piece.end ? 1 : 2;
  for (TokenIndex t = context.cue.begin; t < context.cue.end; ++t)
    if (out.kind == 0 || static_cast<Upos>(view[t].upos) == Upos::Verb) out.kind = view[t].cue_kind;
  return out;
}

// Features common to both edges: `inner` is the outermost token inside the place, `outer` the first one outside.
void edge_features(const AttributionView& view, const RoleSpans& spans, const EdgeContext& context, TokenIndex place,
                   bool begins, std::vector<Feature>& out) {
  FeatureList list(out);
  const std::uint64_t base = begins ? 500 : 600;
  const TokenIndex tagged = begins ? context.piece.begin : context.piece.end;
  const TokenView& inner = view[begins ? place : place - 1];
  const TokenRange sentence = view.sentence_at(begins ? place : place - 1);
  const bool at_end = begins ? place == sentence.begin : place == sentence.end;
  const TokenView& outer = at_end ? kEdge : view[begins ? place - 1 : place];
  const CueFacts cue = cue_facts(view, context);
  const bool current = place == tagged;
  const std::uint32_t step = signed_step(tagged, place), span = between(view, spans, place, tagged);
  const std::uint32_t tree = subtree_at(view, begins ? place : place - 1, begins);
  const bool by_cue = begins ? place >= context.cue.end && place - context.cue.end <= 1
                             : place <= context.cue.begin && context.cue.begin - place <= 1;
  const bool by_source =
      !context.source.empty() && (begins ? place >= context.source.end && place - context.source.end <= 1
                                         : place <= context.source.begin && context.source.begin - place <= 1);
  list.put(base, current);
  list.put(base + 1, step);
  list.put(base + 2, step, cue.side);
  list.put(base + 3, span, place < tagged, current);
  list.put(base + 4, span, place < tagged, cue.side, at_end);
  list.put(base + 5, tree, cue.side, at_end);
  list.put(base + 6, tree, outer.mark, current);
  list.put(base + 7, tree, span, place < tagged);
  list.put(base + 8, at_end, cue.side, span);
  list.put(base + 9, by_cue, by_source, cue.side, current);
  list.put(base + 10, static_cast<std::uint8_t>(inner.quote), static_cast<std::uint8_t>(outer.quote), cue.side);
  list.put(base + 11, cue.kind, step, by_source);
}

}  // namespace

EdgeContext edge_context(const AttributionView& view, const RoleSpans& spans, const Attribution& attribution,
                         std::size_t piece) {
  EdgeContext out;
  out.piece = attribution.content[piece];
  out.cue = attribution.cue.front();
  if (!attribution.source.empty()) out.source = attribution.source.front();
  out.lowest = spans.paragraph.begin;
  out.highest = spans.paragraph.end;
  const auto limit = [&](TokenRange other) {
    if (other.empty() || other == out.piece) return;
    if (other.end <= out.piece.begin) out.lowest = std::max(out.lowest, other.end);
    if (other.begin >= out.piece.end) out.highest = std::min(out.highest, other.begin);
  };
  limit(out.cue);
  limit(out.source);
  for (const TokenRange other : attribution.content) limit(other);
  while (out.lowest < out.piece.begin && view[out.lowest].mark != 0) ++out.lowest;
  while (out.highest > out.piece.end && view[out.highest - 1].mark != 0) --out.highest;
  return out;
}

std::vector<TokenIndex> begin_places(const AttributionView& view, const EdgeContext& context) {
  std::vector<TokenIndex> places{context.piece.begin};
  const TokenIndex lowest = context.lowest, highest = context.piece.end - 1;
  const auto add = [&](TokenIndex place) {
    while (place < highest && view[place].mark != 0) ++place;
    add_place(places, place, lowest, highest);
  };
  const TokenRange sentence = view.sentence_at(context.piece.begin);
  add(std::max(sentence.begin, lowest));
  if (static_cast<Upos>(view[places.back()].upos) == Upos::Cconj) add(places.back() + 1);
  for (TokenIndex step = 1; step <= 3; ++step) {
    if (context.piece.begin >= lowest + step && context.piece.begin - step >= sentence.begin)
      add(context.piece.begin - step);
    if (step <= 2) add(context.piece.begin + step);
  }
  std::size_t steps = 0;
  for (TokenIndex up = context.piece.begin; up != kNone && steps++ < 8; up = view[up].head)
    add(std::max(view[up].left, lowest));
  for (TokenIndex verb = context.cue.begin; verb < context.cue.end; ++verb)
    for (const TokenIndex child : view.children(verb))
      if (view[child].left >= lowest) add(view[child].left);
  for (TokenIndex t = context.piece.begin; t-- > std::max(lowest, sentence.begin);)
    if (view[t].mark == 1) {
      add(t + 1);
      break;
    }
  return places;
}

std::vector<TokenIndex> end_places(const AttributionView& view, const EdgeContext& context) {
  std::vector<TokenIndex> places{context.piece.end};
  const TokenIndex lowest = context.piece.begin + 1, highest = context.highest;
  const auto add = [&](TokenIndex place) {
    while (place > lowest && view[place - 1].mark != 0) --place;
    add_place(places, place, lowest, highest);
  };
  const TokenRange sentence = view.sentence_at(context.piece.end - 1);
  add(std::min(sentence.end, highest));
  for (TokenIndex step = 1; step <= 3; ++step) {
    if (context.piece.end + step <= std::min(highest, sentence.end)) add(context.piece.end + step);
    if (step <= 2 && context.piece.end > lowest + step) add(context.piece.end - step);
  }
  std::size_t steps = 0;
  for (TokenIndex up = context.piece.end - 1; up != kNone && steps++ < 8; up = view[up].head)
    add(std::min(view[up].right + 1, highest));
  for (TokenIndex verb = context.cue.begin; verb < context.cue.end; ++verb)
    for (const TokenIndex child : view.children(verb))
      if (view[child].right + 1 <= highest) add(view[child].right + 1);
  std::size_t commas = 0;
  for (TokenIndex t = context.piece.begin + 1; t < std::min(highest, sentence.end) && commas < 4; ++t)
    if (view[t].mark == 1 || view[t].mark == 3) {
      add(t);
      ++commas;
    }
  return places;
}

void begin_features(const AttributionView& view, const RoleSpans& spans, const EdgeContext& context, TokenIndex place,
                    std::vector<Feature>& out) {
  edge_features(view, spans, context, place, true, out);
}

void end_features(const AttributionView& view, const RoleSpans& spans, const EdgeContext& context, TokenIndex place,
                  std::vector<Feature>& out) {
  edge_features(view, spans, context, place, false, out);
}

void refine_edges(const AttributionView& view, const RoleSpans& spans, const LinearModel& model,
                  Attribution& attribution) {
  if (model.labels() == 0 || attribution.cue.empty()) return;
  std::vector<Feature> features;
  const auto best_of = [&](const std::vector<TokenIndex>& places, const EdgeContext& context, bool begins) {
    TokenIndex best = places.front();
    std::int32_t most = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
      edge_features(view, spans, context, places[i], begins, features);
      std::array<std::int32_t, 1> score{0};
      model.add_scores(features, score);
      if (i == 0 || score[0] > most) most = score[0], best = places[i];
    }
    return best;
  };
  for (std::size_t i = 0; i < attribution.content.size(); ++i) {
    const EdgeContext context = edge_context(view, spans, attribution, i);
    const TokenIndex begin = best_of(begin_places(view, context), context, true);
    const TokenIndex end = best_of(end_places(view, context), context, false);
    if (begin < end) attribution.content[i] = {begin, end};
  }
}

}  // namespace dateline
