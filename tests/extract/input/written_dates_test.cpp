#include "extract/input/written_dates.h"

#include <gtest/gtest.h>

#include <array>

namespace dateline {
namespace {

struct Case {
  const char* text;
  const char* expected;  // "day time", "" for none
};

std::string written(const char* text) {
  const auto found = find_written_date(text);
  if (!found) return "";
  const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return std::to_string(found->day.year) + "-" + two(found->day.month) + "-" + two(found->day.day) +
         (found->utc_time.empty() ? "" : " " + found->utc_time);
}

TEST(WrittenDates, ReadsWhatMastheadsWrite) {
  for (const auto& [text, expected] :
       std::array{Case{"Published March 5, 2019 4:05PM (EST)", "2019-03-05 21:05:00Z"},
                  Case{"Tuesday, March 5, 2019", "2019-03-05"},
                  Case{"Last updated on 5th March 2019 at 16:05 GMT", "2019-03-05 16:05:00Z"},
                  Case{"Posted: Sept. 30, 2020, 9 a.m. PDT", "2020-09-30 16:00:00Z"},
                  Case{"2019-03-05T16:05:07-05:00", "2019-03-05 21:05:07Z"},
                  Case{"2019-03-05T16:05:07.250Z", "2019-03-05 16:05:07Z"},
                  Case{"2019-03-05T16:05:07+0530", "2019-03-05 10:35:07Z"}, Case{"3/5/2019", "2019-03-05"},
                  Case{"25/3/2019", "2019-03-25"}, Case{"2019/03/05", "2019-03-05"},
                  Case{"March 5, 2019 11:30 PM EST", "2019-03-05"},  // the next day in UTC: only the day is kept
                  Case{"March 5, 2019 4:05 PM ET", "2019-03-05"},    // ET may be EST or EDT
                  Case{"Feb. 29, 2020", "2020-02-29"}, Case{"Feb. 29, 2019", ""}, Case{"March 5", ""}, Case{"2019", ""},
                  Case{"99999999999-99999999999-99999999999", ""}, Case{"", ""}})
    EXPECT_EQ(written(text), expected) << text;
}

TEST(WrittenDates, TellsDateLinesFromSentences) {
  for (const char* text : {"Published March 5, 2019 4:05PM (EST)", "Tuesday, March 5, 2019", "1:45 P.M. EST",
                           "3/5/2019", "Updated: 5 March 2019 | 16:05 GMT"})
    EXPECT_TRUE(is_date_line(text)) << text;
  for (const char* text :
       {"The council met on March 5, 2019.", "March 5", "May", "2019", "", "By Ann Lee", "23", "P.M."})
    EXPECT_FALSE(is_date_line(text)) << text;
}

TEST(WrittenDates, KnowsCalendarWords) {
  for (const char* word : {"Jan.", "January", "Wednesday", "Thurs.", "SEPT."})
    EXPECT_TRUE(is_calendar_word(word)) << word;
  for (const char* word : {"Ja", "Marches", "Summer", ""}) EXPECT_FALSE(is_calendar_word(word)) << word;
}

}  // namespace
}  // namespace dateline
