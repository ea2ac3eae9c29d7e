// Viterbi over each sentence (cues) and each paragraph (roles). The strength of a cue is its score before the search,
// so that the role tagger sees doubtful cues for what they are.
#include "extract/quotes/role_tagger.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

// Passes scores on and keeps what those of the tokens, which come first, say for any label against none.
template <std::size_t Labels>
struct Recorder {
  const LinearModel& model;
  std::size_t tokens;
  std::vector<std::int32_t>& margins;

  void add_scores(std::span<const Feature> features, std::span<std::int32_t> scores) const {
    std::array<std::int32_t, Labels> before;
    std::copy_n(scores.begin(), Labels, before.begin());
    model.add_scores(features, scores);
    if (margins.size() >= tokens) return;
    std::int32_t most = scores[1] - before[1];
    for (std::size_t i = 2; i < Labels; ++i) most = std::max(most, scores[i] - before[i]);
    margins.push_back(most - (scores[0] - before[0]));
  }
};

std::uint8_t strength_of(std::int32_t margin, std::int32_t scale) {
  const std::int32_t updates = margin / std::max(1, scale);
  return updates < -24 ? 0 : updates < -8 ? 1 : updates < 0 ? 2 : updates < 12 ? 3 : 4;
}

}  // namespace

CueMarks mark_cues(const AttributionView& view, const LinearModel& model, std::int32_t bias) {
  CueMarks out;
  out.labels.assign(view.size(), 0);
  out.strength.assign(view.size(), 0);
  SequenceDecoder decoder(bio_transitions(1));
  SequenceInput input;
  std::vector<Label> labels;
  std::vector<std::int32_t> margins;
  const std::array<std::int32_t, 3> biases{0, bias, bias};
  for (const Sentence& sentence : view.document().text.sentences) {
    cue_input(view, sentence.tokens, input);
    margins.clear();
    decoder.decode(Recorder<3>{model, input.size(), margins}, input, labels, biases);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      out.labels[sentence.tokens.begin + i] = labels[i];
      out.strength[sentence.tokens.begin + i] = strength_of(margins[i], model.scale());
    }
  }
  return out;
}

TaggedRoles tag_roles(const AttributionView& view, const CueMarks& cues, const LinearModel& model, std::int32_t bias) {
  TaggedRoles out;
  out.margins.assign(view.size(), 0);
  SequenceDecoder decoder(bio_transitions(kRoleTypes));
  SequenceInput input;
  std::vector<Label> labels;
  std::vector<std::int32_t> margins;
  const std::array<std::int32_t, 7> biases{0, bias, bias, bias, bias, bias, bias};
  for (const TokenRange paragraph : view.paragraphs()) {
    role_input(view, cues, paragraph, input);
    margins.clear();
    decoder.decode(Recorder<7>{model, input.size(), margins}, input, labels, biases);
    for (std::size_t i = 0; i < margins.size(); ++i)
      out.margins[paragraph.begin + i] =
          static_cast<std::int16_t>(std::clamp(margins[i] / std::max(1, model.scale()), -30000, 30000));
    RoleSpans spans{paragraph, {}, {}, {}};
    for (const LabelledRange& range : decode_bio(labels)) {
      const TokenRange tokens{paragraph.begin + range.tokens.begin, paragraph.begin + range.tokens.end};
      const auto role = static_cast<AttributionRole>(range.type);
      (role == AttributionRole::Source ? spans.sources
       : role == AttributionRole::Cue  ? spans.cues
                                       : spans.contents)
          .push_back(tokens);
    }
    if (!spans.sources.empty() || !spans.cues.empty() || !spans.contents.empty())
      out.paragraphs.push_back(std::move(spans));
  }
  return out;
}

}  // namespace dateline
