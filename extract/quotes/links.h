// Links: which source and which contents go with which cue.
#pragma once

#include <vector>

#include "extract/quotes/attribution_view.h"
#include "extract/quotes/role_tagger.h"

namespace dateline {

// What speaks for a cue having this source (an index into spans.sources), or none where it is kNone.
void source_link_features(const AttributionView& view, const RoleSpans& spans, std::size_t cue, std::uint32_t source,
                          std::vector<Feature>& out);

// What speaks for a content belonging to this cue (an index into spans.cues), or to none where it is kNone.
void content_link_features(const AttributionView& view, const RoleSpans& spans, std::size_t content, std::uint32_t cue,
                           std::vector<Feature>& out);

// For each cue its source, for each content its cue; kNone where the model prefers none.
struct Links {
  std::vector<std::uint32_t> source_of_cue;
  std::vector<std::uint32_t> cue_of_content;
};
Links link(const AttributionView& view, const RoleSpans& spans, const LinearModel& model);

}  // namespace dateline
