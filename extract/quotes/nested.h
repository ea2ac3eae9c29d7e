// Nested attributions: somebody's words inside somebody's words, one level deep.
#pragma once

#include <string_view>
#include <vector>

#include "extract/quotes/attribution_view.h"

namespace dateline {

// The rule that nested attributions carry. The annotators of PolNeAR left such ones out, so they are not among the
// training data, and not in the lines of --attributions.
inline constexpr std::string_view kNestedRule = "nested attribution";

// Adds the attributions inside the contents of others: "“[Our board] has [said] [that the road is safe],” he said."
// Keeps the order of contents.
void add_nested(const AttributionView& view, std::vector<Attribution>& attributions);

}  // namespace dateline
