// The two taggers of attribution at work: cues by sentence, then sources, cues and contents by paragraph.
#pragma once

#include <vector>

#include "extract/quotes/attribution_features.h"
#include "extract/syntax/linear_model.h"

namespace dateline {

// The parts of attributions in one paragraph, each in text order; they do not overlap.
struct RoleSpans {
  TokenRange paragraph;
  std::vector<TokenRange> sources;
  std::vector<TokenRange> cues;
  std::vector<TokenRange> contents;
};

// How much is added to the scores of cue and role labels, in quantised weights: recall against precision.
struct TaggerBias {
  std::int32_t cue = 0;
  std::int32_t role = 0;
};

// Marks cues, rather too many than too few: the role tagger rejects.
CueMarks mark_cues(const AttributionView& view, const LinearModel& model, std::int32_t bias);

// What the role tagger found in a document.
struct TaggedRoles {
  std::vector<RoleSpans> paragraphs;  // those that have any
  std::vector<std::int16_t> margins;  // by token: how much speaks for the best role against none, in updates
};

TaggedRoles tag_roles(const AttributionView& view, const CueMarks& cues, const LinearModel& model, std::int32_t bias);

}  // namespace dateline
