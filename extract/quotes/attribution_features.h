// What the two taggers of attribution look at. The cue tagger reads a sentence and marks cues; the role tagger reads a
// paragraph with those cues and marks sources, cues and contents. After Pareti (2015), Almeida et al. (2014) and the
// open-source tagger Citron (BBC), with the tree features that PolNeAR's indirect speech needs.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/quotes/attribution_view.h"
#include "extract/syntax/sequence_model.h"

namespace dateline {

// Types of the role tagger's BIO labels; the cue tagger has one type.
enum class AttributionRole : std::uint8_t { Source, Cue, Content };
inline constexpr std::size_t kRoleTypes = 3;

// What the cue tagger found, by token of the document.
struct CueMarks {
  std::vector<Label> labels;           // 0 outside, 1 begins a cue, 2 goes on
  std::vector<std::uint8_t> strength;  // 0 … 4: how much speaks for a cue here, whatever the label
};

// Fills `input` with the features of a sentence's tokens.
void cue_input(const AttributionView& view, TokenRange sentence, SequenceInput& input);

// Fills `input` with the features of a paragraph's tokens.
void role_input(const AttributionView& view, const CueMarks& cues, TokenRange paragraph, SequenceInput& input);

}  // namespace dateline
