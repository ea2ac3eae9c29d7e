// A linear ranker compares all pairs of a beginning and an end near to the piece as tagged: by the places, by how the
// span between them hangs together, and by the cue.
#include "extract/quotes/edges.h"

#include <algorithm>

namespace dateline {
namespace {

void add_place(std::vector<TokenIndex>& places, TokenIndex place, TokenIndex lowest, TokenIndex highest) {
  if (place >= lowest && place <= highest && std::find(places.begin(), places.end(), place) == places.end())
    places.push_back(place);
}

}  // namespace

EdgeContext edge_context(const AttributionView& view, const RoleSpans& spans, const Attribution& attribution,
                         std::size_t piece) {
  EdgeContext out;
  out.spans = &spans;
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

namespace {

TokenRange best_piece(const AttributionView& view, const LinearModel& model, const EdgeContext& context) {
  const EdgeJudge judge(view, context);
  const auto begins = begin_places(view, context), ends = end_places(view, context);
  std::vector<Feature> features;
  std::vector<std::int32_t> end_scores;
  for (const TokenIndex end : ends) {
    judge.end_features(end, features);
    end_scores.push_back(model.score(features));
  }
  TokenRange best = context.piece;
  std::int32_t most = 0;
  bool first = true;
  for (const TokenIndex begin : begins) {
    judge.begin_features(begin, features);
    const std::int32_t begin_score = model.score(features);
    for (std::size_t e = 0; e < ends.size(); ++e) {
      if (begin >= ends[e]) continue;
      judge.span_features({begin, ends[e]}, features);
      const std::int32_t score = begin_score + end_scores[e] + model.score(features);
      if (first || score > most) most = score, best = {begin, ends[e]};
      first = false;
    }
  }
  return best;
}

}  // namespace

void refine_edges(const AttributionView& view, const RoleSpans& spans, const LinearModel& model,
                  Attribution& attribution) {
  if (model.labels() == 0 || attribution.cue.empty()) return;
  for (std::size_t i = 0; i < attribution.content.size(); ++i)
    attribution.content[i] = best_piece(view, model, edge_context(view, spans, attribution, i));
}

}  // namespace dateline
