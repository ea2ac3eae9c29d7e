// Days as text: the one place that reads and writes "YYYY-MM-DD" (ISO 8601 calendar dates, years 0001 to 9999).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ontology/span.h"

namespace dateline {

// Whether the calendar has this day: false for 30 February, month 13 or year 0.
[[nodiscard]] bool is_calendar_day(int year, int month, int day);

// The day that the whole text names, "2018-01-24"; none for any other form and for a day that the calendar has not.
[[nodiscard]] std::optional<Date> parse_day(std::string_view text);

// "2018-01-24". The day need not be one of the calendar.
[[nodiscard]] std::string day_text(Date day);

// The same day of the month so many months later: 31 January and one month is 31 February, which compares well enough.
[[nodiscard]] Date months_after(Date day, int months);

}  // namespace dateline
