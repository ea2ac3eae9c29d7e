// SequenceModel: the best label sequence under a LinearModel with first-order transitions (Viterbi), and the BIO and
// BILOU schemes that turn labelled spans into labels and back. extract/train/sequence_trainer.h learns it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/document.h"
#include "extract/syntax/linear_model.h"

namespace dateline {

using Label = std::uint8_t;

// Which label may follow which. Label sets are small (at most 64).
struct Transitions {
  std::size_t labels = 0;
  std::vector<std::uint8_t> follows;  // labels × labels: follows[previous * labels + next]
  std::vector<std::uint8_t> begins;   // by label: may stand first
  std::vector<std::uint8_t> ends;     // by label: may stand last
};

// Label 0 is Outside; type t has Begin 1 + 2t and Inside 2 + 2t. Inside follows only Begin or Inside of its type.
[[nodiscard]] Transitions bio_transitions(std::size_t types);

// Label 0 is Outside; type t has Begin, Inside, Last, Unit at 1 + 4t … 4 + 4t.
[[nodiscard]] Transitions bilou_transitions(std::size_t types);

// Tokens [begin, end) of a sequence, of one type.
struct LabelledRange {
  TokenRange tokens;
  std::uint8_t type = 0;

  friend auto operator<=>(const LabelledRange&, const LabelledRange&) = default;
};

// Spans to labels: `spans` rise, do not overlap and lie within `size` tokens.
[[nodiscard]] std::vector<Label> encode_bio(std::span<const LabelledRange> spans, std::size_t size);
[[nodiscard]] std::vector<Label> encode_bilou(std::span<const LabelledRange> spans, std::size_t size);

// Labels to spans. Total: a run that breaks the scheme gives the span it covers.
[[nodiscard]] std::vector<LabelledRange> decode_bio(std::span<const Label> labels);
[[nodiscard]] std::vector<LabelledRange> decode_bilou(std::span<const Label> labels);

// What is known of the tokens of one sequence. Fill with begin_token() and features.push_back(), reuse with clear().
struct SequenceInput {
  std::vector<Feature> features;      // of all tokens, one after the other
  std::vector<std::uint32_t> begins;  // by token: where its features begin
  std::vector<Feature> contexts;      // by token: what its incoming transition depends on; 0 is nothing

  [[nodiscard]] std::size_t size() const { return begins.size(); }
  [[nodiscard]] std::span<const Feature> features_of(std::size_t token) const;
  void begin_token(Feature context = 0);
  void clear();
};

// The features under which the weights of a transition from `previous` are kept.
[[nodiscard]] constexpr Feature transition_feature(Label previous) { return feature(0xFFFF, previous); }
[[nodiscard]] constexpr Feature transition_feature(Label previous, Feature context) {
  return feature(0xFFFE, previous, context);
}

// Adds to scores (one a label) the rows of the given features: a LinearModel while running, a Perceptron in training.
template <class Scorer>
concept FeatureScorer = requires(const Scorer& scorer, std::span<const Feature> f, std::span<std::int32_t> s) {
  scorer.add_scores(f, s);
};

// Viterbi over int32 scores; reuses its buffers. Ties go to the lowest label. `bias` (empty, or one a label) is added
// to every token's scores: it trades precision for recall.
class SequenceDecoder {
 public:
  explicit SequenceDecoder(Transitions transitions);

  template <FeatureScorer Scorer>
  void decode(const Scorer& scorer, const SequenceInput& input, std::vector<Label>& labels,
              std::span<const std::int32_t> bias = {}) {
    prepare(input.size(), bias);
    for (std::size_t t = 0; t < input.size(); ++t) scorer.add_scores(input.features_of(t), emission(t));
    for (std::size_t p = 0; p < size_; ++p) {
      const Feature base = transition_feature(static_cast<Label>(p));
      scorer.add_scores({&base, 1}, {base_.data() + p * size_, size_});
    }
    begin_search(input.size());
    for (std::size_t t = 1; t < input.size(); ++t) {
      moves_ = base_;
      for (std::size_t p = 0; p < size_ && input.contexts[t] != 0; ++p) {
        const Feature here = transition_feature(static_cast<Label>(p), input.contexts[t]);
        scorer.add_scores({&here, 1}, {moves_.data() + p * size_, size_});
      }
      extend_search(t);
    }
    trace_back(input.size(), labels);
  }

  // In training: adds `margin` to every label but the gold one, so that the gold must win by it.
  void set_margin(std::int32_t margin, std::span<const Label> gold);

  [[nodiscard]] const Transitions& transitions() const { return transitions_; }

 private:
  void prepare(std::size_t tokens, std::span<const std::int32_t> bias);
  std::span<std::int32_t> emission(std::size_t token) { return {emissions_.data() + token * size_, size_}; }
  void begin_search(std::size_t tokens);
  void extend_search(std::size_t token);
  void trace_back(std::size_t tokens, std::vector<Label>& labels) const;

  Transitions transitions_;
  std::size_t size_ = 0;
  std::vector<std::vector<Label>> before_;  // by label: which may stand before it
  std::int32_t margin_ = 0;
  std::vector<Label> gold_;
  std::vector<std::int32_t> emissions_, base_, moves_, best_;
  std::vector<Label> back_;
};

// A LinearModel with its transitions. Copies are cheap; each thread uses its own SequenceDecoder.
struct SequenceModel {
  LinearModel linear;
  Transitions transitions;
};

}  // namespace dateline
