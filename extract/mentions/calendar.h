// Calendar arithmetic over Date: lengths of months, ranges, the nth weekday.
#pragma once

#include "ontology/span.h"

namespace dateline {

[[nodiscard]] int days_in_month(int year, int month);
[[nodiscard]] bool is_valid(Date date);
// 1 Monday … 7 Sunday.
[[nodiscard]] int weekday_of(Date date);

[[nodiscard]] DateRange day_range(int year, int month, int day);
[[nodiscard]] DateRange month_range(int year, int first_month, int months);  // may run into the next year
[[nodiscard]] DateRange year_range(int first_year, int last_year);

// The nth (-1: the last) such weekday of a month.
[[nodiscard]] Date nth_weekday(int year, int month, int weekday, int nth);

// Of federal elections of the United States: the Tuesday after the first Monday of November (2 U.S.C. § 7).
[[nodiscard]] Date election_day(int year);

// Negative where `to` is before `from`.
[[nodiscard]] int days_between(Date from, Date to);

}  // namespace dateline
