// Viterbi search in integers. A path that breaks the scheme scores kForbidden, so that any input has a best path.
#include "extract/syntax/sequence_model.h"

#include <algorithm>
#include <cassert>

namespace dateline {
namespace {

constexpr std::int32_t kForbidden = -(1 << 29);

Transitions all_allowed(std::size_t labels) {
  return {labels, std::vector<std::uint8_t>(labels * labels, 1), std::vector<std::uint8_t>(labels, 1),
          std::vector<std::uint8_t>(labels, 1)};
}

enum class Part : std::uint8_t { Begin, Inside, Last, Unit };

Label bilou(Part part, std::size_t type) { return static_cast<Label>(1 + 4 * type + static_cast<std::size_t>(part)); }

}  // namespace

Transitions bio_transitions(std::size_t types) {
  Transitions table = all_allowed(1 + 2 * types);
  for (std::size_t type = 0; type < types; ++type) {
    const std::size_t begin = 1 + 2 * type, inside = begin + 1;
    table.begins[inside] = 0;
    for (std::size_t p = 0; p < table.labels; ++p) table.follows[p * table.labels + inside] = p == begin || p == inside;
  }
  return table;
}

Transitions bilou_transitions(std::size_t types) {
  Transitions table = all_allowed(1 + 4 * types);
  const auto opens = [](std::size_t label) { return label > 0 && (label - 1) % 4 <= 1; };  // Begin, Inside
  const auto continues = [](std::size_t label) { return label > 0 && ((label - 1) % 4 == 1 || (label - 1) % 4 == 2); };
  for (std::size_t p = 0; p < table.labels; ++p) {
    table.begins[p] = !continues(p);
    table.ends[p] = !opens(p);
    for (std::size_t n = 0; n < table.labels; ++n)
      table.follows[p * table.labels + n] = opens(p) == continues(n) && (!opens(p) || (p - 1) / 4 == (n - 1) / 4);
  }
  return table;
}

std::vector<Label> encode_bio(std::span<const LabelledRange> spans, std::size_t size) {
  std::vector<Label> labels(size, 0);
  for (const LabelledRange& span : spans) {
    assert(span.tokens.end <= size);
    for (TokenIndex t = span.tokens.begin; t < span.tokens.end; ++t)
      labels[t] = static_cast<Label>(1 + 2 * span.type + (t == span.tokens.begin ? 0 : 1));
  }
  return labels;
}

std::vector<Label> encode_bilou(std::span<const LabelledRange> spans, std::size_t size) {
  std::vector<Label> labels(size, 0);
  for (const LabelledRange& span : spans) {
    assert(span.tokens.end <= size);
    for (TokenIndex t = span.tokens.begin; t < span.tokens.end; ++t) {
      const bool first = t == span.tokens.begin, last = t + 1 == span.tokens.end;
      labels[t] = bilou(first && last ? Part::Unit : first ? Part::Begin : last ? Part::Last : Part::Inside, span.type);
    }
  }
  return labels;
}

std::vector<LabelledRange> decode_bio(std::span<const Label> labels) {
  std::vector<LabelledRange> spans;
  for (TokenIndex t = 0; t < labels.size(); ++t) {
    if (labels[t] == 0) continue;
    const auto type = static_cast<std::uint8_t>((labels[t] - 1) / 2);
    const bool begins = (labels[t] - 1) % 2 == 0;
    if (begins || spans.empty() || spans.back().tokens.end != t || spans.back().type != type)
      spans.push_back({{t, t + 1}, type});
    else
      spans.back().tokens.end = t + 1;
  }
  return spans;
}

std::vector<LabelledRange> decode_bilou(std::span<const Label> labels) {
  std::vector<LabelledRange> spans;
  bool open = false;
  for (TokenIndex t = 0; t < labels.size(); ++t) {
    if (labels[t] == 0) {
      open = false;
      continue;
    }
    const auto type = static_cast<std::uint8_t>((labels[t] - 1) / 4);
    const auto part = static_cast<Part>((labels[t] - 1) % 4);
    const bool starts = part == Part::Begin || part == Part::Unit;
    if (starts || !open || spans.back().type != type)
      spans.push_back({{t, t + 1}, type});
    else
      spans.back().tokens.end = t + 1;
    open = part == Part::Begin || part == Part::Inside;
  }
  return spans;
}

std::span<const Feature> SequenceInput::features_of(std::size_t token) const {
  const std::size_t end = token + 1 < begins.size() ? begins[token + 1] : features.size();
  return {features.data() + begins[token], end - begins[token]};
}

void SequenceInput::begin_token(Feature context) {
  begins.push_back(static_cast<std::uint32_t>(features.size()));
  contexts.push_back(context);
}

void SequenceInput::clear() {
  features.clear();
  begins.clear();
  contexts.clear();
}

SequenceDecoder::SequenceDecoder(Transitions transitions)
    : transitions_(std::move(transitions)), size_(transitions_.labels), before_(size_) {
  for (std::size_t n = 0; n < size_; ++n)
    for (std::size_t p = 0; p < size_; ++p)
      if (transitions_.follows[p * size_ + n] != 0) before_[n].push_back(static_cast<Label>(p));
}

void SequenceDecoder::set_margin(std::int32_t margin, std::span<const Label> gold) {
  margin_ = margin;
  gold_.assign(gold.begin(), gold.end());
}

void SequenceDecoder::prepare(std::size_t tokens, std::span<const std::int32_t> bias) {
  emissions_.assign(tokens * size_, 0);
  base_.assign(size_ * size_, 0);
  if (!bias.empty())
    for (std::size_t t = 0; t < tokens; ++t) std::copy(bias.begin(), bias.end(), emission(t).begin());
  if (margin_ == 0) return;
  for (std::size_t t = 0; t < tokens; ++t)
    for (std::size_t label = 0; label < size_; ++label)
      if (label != gold_[t]) emission(t)[label] += margin_;
}

void SequenceDecoder::begin_search(std::size_t tokens) {
  best_.assign(tokens * size_, kForbidden);
  back_.assign(tokens * size_, 0);
  for (std::size_t label = 0; tokens > 0 && label < size_; ++label)
    if (transitions_.begins[label] != 0) best_[label] = emissions_[label];
}

void SequenceDecoder::extend_search(std::size_t token) {
  const std::int32_t* const last = best_.data() + (token - 1) * size_;
  for (std::size_t next = 0; next < size_; ++next) {
    std::int32_t best = kForbidden;
    Label from = 0;
    for (const Label previous : before_[next]) {
      const std::int32_t score = last[previous] + moves_[previous * size_ + next];
      if (score > best) {
        best = score;
        from = previous;
      }
    }
    best_[token * size_ + next] = best > kForbidden / 2 ? best + emission(token)[next] : kForbidden;
    back_[token * size_ + next] = from;
  }
  const auto column = std::span(best_).subspan(token * size_, size_);
  const std::int32_t top = *std::max_element(column.begin(), column.end());  // so that sums stay small in any length
  for (std::int32_t& score : column)
    if (score != kForbidden) score -= top;
}

void SequenceDecoder::trace_back(std::size_t tokens, std::vector<Label>& labels) const {
  labels.assign(tokens, 0);
  if (tokens == 0) return;
  const std::int32_t* const last = best_.data() + (tokens - 1) * size_;
  std::size_t best = 0;
  for (std::size_t label = 1; label < size_; ++label) {
    const bool ends = transitions_.ends[label] != 0;
    if (ends && (transitions_.ends[best] == 0 || last[label] > last[best])) best = label;
  }
  for (std::size_t t = tokens; t-- > 0;) {
    labels[t] = static_cast<Label>(best);
    best = back_[t * size_ + best];
  }
}

}  // namespace dateline
