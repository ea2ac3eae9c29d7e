// What quotation marks know better than the taggers: where quoted content begins and ends, that a quoted paragraph goes
// on from the one before, and that a quotation beside a verb of speaking is somebody's.
#pragma once

#include <vector>

#include "extract/quotes/attribution_view.h"

namespace dateline {

// Corrects contents to the marks around them and adds what is quoted and not attributed yet. `attributions` are in text
// order before and after.
void complete_from_quotations(const AttributionView& view, std::vector<Attribution>& attributions);

// Adds the quotations that are signed: “We all went home.” — Jo Reed. Keeps the order of contents.
void add_signed_quotations(const AttributionView& view, std::vector<Attribution>& attributions);

// Adds quoted paragraphs that the one before introduces with a colon: "The mayor wrote:" and the letter below. Keeps
// the order of contents.
void add_introduced_quotations(const AttributionView& view, std::vector<Attribution>& attributions);

}  // namespace dateline
