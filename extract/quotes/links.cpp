// A linear ranker takes the best candidate of each cue and of each content by itself, so that two cues may share a
// source: "The mayor said the road was shut and added that she regretted it." Template numbers are part of the model
// format.
#include "extract/quotes/links.h"

#include <algorithm>
#include <array>

#include "extract/quotes/feature_list.h"

namespace dateline {
namespace {

// How a span stands to a cue.
struct Standing {
  std::uint32_t order = 0;      // 0 before, 1 after, 2 overlapping
  std::uint32_t distance = 0;   // tokens between, in steps
  std::uint32_t sentences = 0;  // sentences between
  std::uint32_t marks = 0;  // what stands between: 1 comma, 2 full stop, 4 quotation mark, 8 colon or dash, 16 words
  std::uint32_t tree = 0;   // how they hang together
  std::uint32_t between_cues = 0;
  std::uint32_t between_sources = 0;
  std::uint32_t between_contents = 0;
};

// The token of a span that hangs highest: whose head is outside; the first of several.
TokenIndex head_of(const AttributionView& view, TokenRange span) {
  for (TokenIndex t = span.begin; t < span.end; ++t)
    if ((view[t].head == kNone || !span.contains(view[t].head)) && view[t].mark == 0) return t;
  return span.begin;
}

// The spans are in text order and apart.
std::uint32_t count_between(const std::vector<TokenRange>& spans, TokenIndex from, TokenIndex to) {
  std::uint32_t count = 0;
  for (auto at = std::ranges::lower_bound(spans, from, {}, &TokenRange::begin);
       at != spans.end() && at->end <= to && count < 3; ++at)
    ++count;
  return count;
}

// 1 to 9: cue governs span directly, by one step between, span governs cue, both under one head, same verb chain; else
// 0.
std::uint32_t tree_of(const AttributionView& view, TokenRange span, TokenRange cue) {
  const TokenIndex top = head_of(view, span), verb = head_of(view, cue);
  const auto relation = [&](TokenIndex t) { return std::uint32_t{view[t].deprel}; };
  const TokenIndex above = view[top].head;
  if (above != kNone && cue.contains(above)) return 100 + relation(top);
  if (above != kNone && view[above].head != kNone && cue.contains(view[above].head)) return 200 + relation(above);
  const TokenIndex cue_head = view[verb].head;
  if (cue_head != kNone && span.contains(cue_head)) return 300 + relation(verb);
  if (cue_head != kNone && above == cue_head) return 400 + relation(top);
  if (cue_head != kNone && view[cue_head].head != kNone && span.contains(view[cue_head].head))
    return 500 + relation(verb);
  return 0;
}

std::uint32_t step_of(std::uint32_t distance) {
  return distance < 4 ? distance : distance < 7 ? 4 : distance < 12 ? 5 : distance < 20 ? 6 : distance < 40 ? 7 : 8;
}

Standing standing_of(const AttributionView& view, const RoleSpans& spans, TokenRange span, TokenRange cue) {
  Standing out;
  const TokenIndex from = std::min(span.end, cue.end), to = std::max(span.begin, cue.begin);
  out.order = span.end <= cue.begin ? 0 : span.begin >= cue.end ? 1 : 2;
  if (out.order == 2) return out;
  out.distance = step_of(to - from);
  out.sentences = std::min<std::uint32_t>(view[to].sentence - view[from - 1].sentence, 3);
  constexpr std::uint32_t kAllMarks = 31;
  for (TokenIndex t = from; t < to && out.marks != kAllMarks; ++t) {
    const std::uint8_t mark = view[t].mark;
    out.marks |= mark == 1 ? 1U : mark == 2 ? 2U : mark == 4 ? 4U : mark == 3 ? 8U : mark == 0 ? 16U : 0U;
  }
  out.tree = tree_of(view, span, cue);
  out.between_cues = count_between(spans.cues, from, to);
  out.between_sources = count_between(spans.sources, from, to);
  out.between_contents = count_between(spans.contents, from, to);
  return out;
}

std::uint32_t cue_kind_of(const AttributionView& view, TokenRange cue) {
  for (TokenIndex t = cue.end; t-- > cue.begin;)
    if (view[t].cue_kind != 0) return view[t].cue_kind;
  return 0;
}

void put_standing(FeatureList& list, std::uint64_t base, const Standing& s) {
  list.put(base, s.order, s.distance, s.sentences);
  list.put(base + 1, s.order, s.marks, s.sentences);
  list.put(base + 2, s.tree);
  list.put(base + 3, s.tree, s.order, s.sentences != 0);
  list.put(base + 4, s.order, s.between_cues, s.between_sources, s.between_contents);
  list.put(base + 5, s.order, s.between_cues, s.sentences);
  list.put(base + 6, s.order, s.between_sources, s.tree == 0);
  list.put(base + 7, s.order, s.between_contents, s.marks);
  list.put(base + 8, s.order, s.distance, s.marks);
  list.put(base + 9, s.sentences, s.between_cues);
}

}  // namespace

void source_link_features(const AttributionView& view, const RoleSpans& spans, std::size_t cue, std::uint32_t source,
                          std::vector<Feature>& out) {
  FeatureList list(out);
  const TokenRange verb = spans.cues[cue];
  const TokenIndex head = head_of(view, verb);
  const std::uint32_t kind = cue_kind_of(view, verb);
  if (source == kNone) {
    const TokenRange sentence = view.sentence_at(verb.begin);
    const std::uint32_t here = count_between(spans.sources, sentence.begin, sentence.end);
    list.put(300);
    list.put(301, here, count_between(spans.cues, sentence.begin, sentence.end));
    list.put(302, view[head].lemma);
    list.put(303, kind, here);
    list.put(304, view[head].deprel, view[head].xpos, here);
    list.put(305, view[head].xpos, verb.size());
    list.put(306, view[verb.begin].lemma, here);
    return;
  }
  const TokenRange span = spans.sources[source];
  const Standing s = standing_of(view, spans, span, verb);
  put_standing(list, 310, s);
  const TokenView& noun = view[head_of(view, span)];
  list.put(330, kind, s.order, s.tree);
  list.put(331, view[head].lemma, s.order, s.sentences);
  list.put(332, noun.name, s.order, s.distance);
  list.put(333, noun.xpos, s.order, s.between_cues);
  list.put(334, noun.deprel, s.order, view[head].deprel);
  list.put(335, view[head].xpos, s.tree, s.order);
  list.put(336, is_quoted(noun.quote), is_quoted(view[head].quote), s.order);
}

void content_link_features(const AttributionView& view, const RoleSpans& spans, std::size_t content, std::uint32_t cue,
                           std::vector<Feature>& out) {
  FeatureList list(out);
  const TokenRange span = spans.contents[content];
  const TokenView &first = view[span.begin], &last = view[span.end - 1];
  const std::uint32_t quoted = (is_quoted(first.quote) ? 1U : 0U) + (is_quoted(last.quote) ? 2U : 0U);
  const std::uint32_t size = span.size() < 4 ? 0 : span.size() < 10 ? 1 : 2;
  if (cue == kNone) {
    const std::uint32_t here = std::min<std::uint32_t>(static_cast<std::uint32_t>(spans.cues.size()), 4);
    list.put(400);
    list.put(401, here, quoted);
    list.put(402, here, size);
    return;
  }
  const TokenRange verb = spans.cues[cue];
  const TokenIndex head = head_of(view, verb);
  const std::uint32_t kind = cue_kind_of(view, verb);
  const Standing s = standing_of(view, spans, span, verb);
  put_standing(list, 410, s);
  list.put(430, kind, s.order, s.tree);
  list.put(431, view[head].lemma, s.order, s.sentences);
  list.put(432, quoted, s.order, s.marks);
  list.put(433, quoted, s.order, s.sentences, s.between_cues);
  list.put(434, view[head].xpos, s.tree, s.order);
  list.put(435, first.lemma, s.order, s.distance);
  list.put(436, size, s.order, s.distance);
  list.put(437, quoted, is_quoted(view[head].quote), s.order, s.sentences);
  // Whether a quotation beside the cue is its content already: "“It amazed me,” he recalled of [the proceedings]."
  bool beside = false;
  const TokenIndex near = verb.begin < 8 ? 0 : verb.begin - 8;
  for (auto other = std::ranges::lower_bound(spans.contents, near, {}, &TokenRange::end);
       other != spans.contents.end() && other->begin <= verb.end + 4; ++other)
    beside |=
        *other != span && is_quoted(view[other->begin].quote) && (other->end <= verb.begin || other->begin >= verb.end);
  list.put(439, beside, quoted, s.order, s.marks, size);
  list.put(440, beside, quoted, s.order, s.tree);
  list.put(441, beside, quoted, kind, s.sentences);
  // A cue that stands in between its own contents: "It was, she said, a mistake."
  const bool other_side =
      s.order == 0 ? spans.contents.back().begin >= verb.end : spans.contents.front().end <= verb.begin;
  list.put(438, other_side, s.order, s.marks);
}

Links link(const AttributionView& view, const RoleSpans& spans, const LinearModel& model) {
  std::vector<Feature> features;
  Links out;
  for (std::size_t c = 0; c < spans.cues.size(); ++c) {
    source_link_features(view, spans, c, kNone, features);
    std::int32_t best = model.score(features);
    std::uint32_t choice = kNone;
    for (std::uint32_t s = 0; s < spans.sources.size(); ++s) {
      source_link_features(view, spans, c, s, features);
      if (const std::int32_t value = model.score(features); value > best) best = value, choice = s;
    }
    out.source_of_cue.push_back(choice);
  }
  for (std::size_t k = 0; k < spans.contents.size(); ++k) {
    content_link_features(view, spans, k, kNone, features);
    std::int32_t best = model.score(features);
    std::uint32_t choice = kNone;
    for (std::uint32_t c = 0; c < spans.cues.size(); ++c) {
      content_link_features(view, spans, k, c, features);
      if (const std::int32_t value = model.score(features); value > best) best = value, choice = c;
    }
    out.cue_of_content.push_back(choice);
  }
  return out;
}

}  // namespace dateline
