// Days as text: only the calendar's days, only in one form.
#include "ontology/day.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Day, ReadsTheWholeTextOrNothing) {
  EXPECT_EQ(parse_day("2018-01-24"), (Date{2018, 1, 24}));
  EXPECT_EQ(parse_day("2016-02-29"), (Date{2016, 2, 29}));
  for (const char* text : {"", "2018", "2018-1-24", "2018-01-24x", "2018-02-29", "2018-02-31", "2018-13-01",
                           "2018-00-10", "0000-01-01", "2018-01-00", "2018/01/24", "+018-01-24", "2018-01- 4"})
    EXPECT_EQ(parse_day(text), std::nullopt) << text;
}

TEST(Day, CountsMonthsAcrossTheYear) {
  EXPECT_EQ(months_after({2016, 10, 5}, 2), (Date{2016, 12, 5}));
  EXPECT_EQ(months_after({2016, 11, 30}, 2), (Date{2017, 1, 30}));
  EXPECT_EQ(months_after({2016, 12, 31}, 2), (Date{2017, 2, 31}));
  EXPECT_EQ(months_after({2016, 12, 1}, 13), (Date{2018, 1, 1}));
}

TEST(Day, WritesWhatItReads) { EXPECT_EQ(day_text(*parse_day("0987-06-05")), "0987-06-05"); }

}  // namespace
}  // namespace dateline
