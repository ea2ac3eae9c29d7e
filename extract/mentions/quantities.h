// Quantities: counts with their comparator and what they count, money, percentages, ordinals, ages.
#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/mentions/numbers.h"

namespace dateline {

// Reads text, syntax, names and times: numbers within a time or a name are none. The value of an unknown multiple
// ("dozens", "hundreds of thousands") is the one unit, AtLeast. In text order, not overlapping.
[[nodiscard]] std::vector<Quantity> find_quantities(const Document& document, const NumberLexicon& lexicon);

}  // namespace dateline
