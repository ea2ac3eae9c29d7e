// Replay: the user's decisions about events, statements and tenures, applied to a linked model.
#pragma once

#include <set>

#include "ontology/identity/decisions.h"
#include "ontology/identity/events.h"
#include "ontology/identity/statements.h"
#include "ontology/resolved.h"

namespace dateline {

// Applies `same` and `speaker` to the linkers' records and `office` to tenures, and records every decision in
// resolved.corrections, with whether it named anything here. To be called between linking and finish(). Returns the
// reports that decisions to drop an event or a statement leave out. `gone` are the reports that are left out already.
[[nodiscard]] std::set<NodeKey> replay(const Decisions& decisions, Resolved& resolved, EventLinker& events,
                                       StatementLinker& statements, const std::set<NodeKey>& gone);

// The reports that decisions drop by name.
[[nodiscard]] std::set<NodeKey> dropped_reports(const Decisions& decisions);

// Takes the dropped reports out of one article's facts, and what referred to them, and adds those it had to `found`;
// false where there were none.
bool drop_reports(Facts& facts, const ReportKeys& keys, const std::set<NodeKey>& dropped, std::set<NodeKey>& found);

}  // namespace dateline
