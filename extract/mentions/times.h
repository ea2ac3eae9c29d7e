// Times: expressions of calendar time, each with what it says by itself; extract/events/time.h anchors it to the
// article.
//
// How TimeExpression's fields are filled, by example:
//   "Jan. 24, 2018"       Day, absolute                 "last year"            Year, offset -1, anchored
//   "2017", "the 1990s"   Year, Decade, absolute        "two weeks ago"        Week, offset -2, anchored
//   "Jan. 29"             Day, month 1, day 29          "this morning"         Day, offset 0, anchored
//   "January"             Month, month 1                "last January"         Month, month 1, offset -1, anchored
//   "Wednesday morning"   Day, weekday 3                "next Friday"          Day, weekday 5, offset 1, anchored
//   "last summer"         Season, month 6 (its first), offset -1, anchored
//   "the weekend"         Week, weekday 6; "last weekend" with offset -1, anchored
//   "3 p.m."              Time: no day is said          "for two weeks"        Week, duration
//   "the past two weeks"  Week, offset -2, anchored, duration: from then to the article's day
//   "two days later"      Day, nothing else: it hangs on another event
#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/mentions/numbers.h"
#include "extract/mentions/time_words.h"

namespace dateline {

// Reads text, syntax and names (a month or weekday within a name is none, unless the name is of an event). In text
// order, not overlapping. Habits ("every Monday", "daily") and vague adverbs ("recently", "now") are left out.
[[nodiscard]] std::vector<TimeExpression> find_times(const Document& document, const TimeLexicon& lexicon,
                                                     const NumberLexicon& numbers);

}  // namespace dateline
