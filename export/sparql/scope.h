// Which variables a pattern mentions, makes visible, and surely binds: SPARQL 1.1 section 18.2.1, and what decides
// whether a pattern may be evaluated from the rows before it.
#pragma once

#include "export/sparql/rows.h"

namespace dateline::sparql {

// Every slot that is named anywhere inside, filters included.
[[nodiscard]] Slots mentioned(const Group& group, std::size_t width);
[[nodiscard]] Slots mentioned(const Expression& expression, std::size_t width);
// The slots that a solution of the group may bind: what SELECT * shows.
[[nodiscard]] Slots visible(const Group& group, std::size_t width);
// Adds the slots that every solution of the element binds.
void add_certain(const Element& element, Slots& slots);

// True where joining the group with rows that may bind `outer` gives the same as evaluating it from each of those rows.
// `optional`: it is the right side of OPTIONAL, whose filters see both sides.
[[nodiscard]] bool may_start_from(const Group& group, const Slots& outer, bool optional);

}  // namespace dateline::sparql
