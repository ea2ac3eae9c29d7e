// Turns of a transcript: paragraphs that open with the speaker's name and a colon.
#pragma once

#include <string_view>
#include <vector>

#include "extract/quotes/attribution_view.h"

namespace dateline {

inline constexpr std::string_view kTurnRule = "turn of a transcript";

// Adds an attribution for each turn: its source is the name, its cue the colon, its content the rest of the paragraph
// and of those that go on in quotation marks. Attributions that took name or colon for something else are removed.
// Keeps the order of contents.
void add_turns(const AttributionView& view, std::vector<Attribution>& attributions);

}  // namespace dateline
