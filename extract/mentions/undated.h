// undated: the year of dates in an article that has no date itself, where the calendar leaves but one.
#pragma once

#include <vector>

#include "extract/document.h"
#include "ontology/identity/officials.h"

namespace dateline {

// The times with an absolute date for "Friday, June 9" where the article has no date, calls one president of the United
// States by title, and that day falls on that weekday in one year of the presidency alone; and for a "Friday" without a
// day where the last such day in the past was a Friday. The year is never guessed: two that fit, or a date after it in
// the article, leave all as it was.
[[nodiscard]] std::vector<TimeExpression> fix_years(const Document& document, std::vector<TimeExpression> times,
                                                    const Officials& officials);

}  // namespace dateline
