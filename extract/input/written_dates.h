// written_dates: calendar dates and clock times as mastheads and metadata write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ontology/span.h"

namespace dateline {

// A day as the article's own place counts it.
struct WrittenDate {
  Date day;
  std::string utc_time;  // "22:30:00Z" where hour and zone are given and the day in UTC is the same day, else empty
};

// The first full date (with year) in the text, with the time that stands with it: "Published January 24, 2018 5:30PM
// (EST)", "24 Jan. 2018", "2018-01-24T17:30:00-05:00", "01/24/2018" (month first).
[[nodiscard]] std::optional<WrittenDate> find_written_date(std::string_view text);

// Whether the text is nothing but a date, a time, or both, with words such as "Published" or "Last updated on".
[[nodiscard]] bool is_date_line(std::string_view text);

// Whether the word is the name or abbreviation of a month or weekday ("Jan.", "Wednesday").
[[nodiscard]] bool is_calendar_word(std::string_view word);

}  // namespace dateline
