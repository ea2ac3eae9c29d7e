// Time expressions, as a table of sentences and what is read from them, in a dump: "words: unit fields".
#include "extract/mentions/times.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>

#include "tests/extract/mentions/documents.h"

namespace dateline {
namespace {

const char* const kUnits[] = {"day", "week", "month", "quarter", "season", "year", "decade", "time"};

std::string dump(Date date) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  return text;
}

std::string dump(const Document& document, const TimeExpression& time) {
  std::string text = std::string(document.text_of(time.tokens)) + ": " + kUnits[static_cast<int>(time.unit)];
  if (time.absolute) text += " " + dump(time.absolute->earliest);
  if (time.absolute && !time.absolute->exact()) text += ".." + dump(time.absolute->latest);
  if (time.month != 0) text += " month" + std::to_string(time.month);
  if (time.day != 0) text += " day" + std::to_string(time.day);
  if (time.weekday != 0) text += " weekday" + std::to_string(time.weekday);
  if (time.anchored) text += (time.offset < 0 ? " " : " +") + std::to_string(time.offset);
  if (time.duration) text += " duration";
  return text;
}

std::string times_in(const char* sentence) {
  static const std::filesystem::path en = std::filesystem::path(DATELINE_SOURCE_DIR) / "data" / "en";
  static const TimeLexicon lexicon(en);
  static const NumberLexicon numbers(en);
  const Document document = testing_documents::document_of(sentence);
  std::string all;
  for (const TimeExpression& time : find_times(document, lexicon, numbers))
    all += (all.empty() ? "" : "; ") + dump(document, time);
  return all;
}

struct Row {
  const char* sentence;
  const char* expected;
};

void expect(std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(times_in(row.sentence), row.expected) << row.sentence;
}

TEST(Times, Dates) {
  expect({
      {"signed on Jan. 24 ~, 2018", "Jan. 24, 2018: day 2018-01-24"},
      {"on Wednesday ~, Jan. 24 ~, 2018 ~.", "Wednesday, Jan. 24, 2018: day 2018-01-24 weekday3"},
      {"by Jan. 29 ~.", "Jan. 29: day month1 day29"},
      {"on June 3rd it", "June 3rd: day month6 day3"},
      {"from March 23 ~- ~25 ~, 2019", "March 23-25, 2019: day 2019-03-23..2019-03-25"},
      {"on 24 January 2018 it", "24 January 2018: day 2018-01-24"},
      {"the 4th of May", "the 4th of May: day month5 day4"},
      {"in January 2018", "January 2018: month 2018-01-01..2018-01-31"},
      {"in February ~, 2016", "February, 2016: month 2016-02-01..2016-02-29"},
      {"in early January", "early January: month month1"},
      {"filed 2018-01-24 here", "2018-01-24: day 2018-01-24"},
      {"filed 1/24/2018 here", "1/24/2018: day 2018-01-24"},
      {"on Feb. 30 ~, 2018 it", "2018: year 2018-01-01..2018-12-31"},
      {"on the 24th ~, he", "the 24th: day day24"},
      {"sent 4 ~- ~March ~- ~2019 from", "4-March-2019: day 2019-03-04"},
      {"on 4 and 5 March 2019 in", "4 and 5 March 2019: day 2019-03-04..2019-03-05"},
      {"on March fourth ~,", "March fourth: day month3 day4"},
      {"from May to July 2019 it", "May to July 2019: month 2019-05-01..2019-07-31"},
      {"between May and July", "May: month month5; July: month month7"},
  });
}

TEST(Times, YearsAndLonger) {
  expect({
      {"in 2017 ~.", "2017: year 2017-01-01..2017-12-31"},
      {"the 2016 election", "2016: year 2016-01-01..2016-12-31"},
      {"in the 1990s", "the 1990s: decade 1990-01-01..1999-12-31"},
      {"in the mid ~- ~1990s", "the mid-1990s: decade 1990-01-01..1999-12-31"},
      {"the '80s were", "the '80s: decade 1980-01-01..1989-12-31"},
      {"the 2016 ~- ~17 school year", "2016-17: year 2016-01-01..2017-12-31"},
      {"in the 19th century", "the 19th century: decade 1800-01-01..1899-12-31"},
      {"in the first quarter of 2018", "the first quarter of 2018: quarter 2018-01-01..2018-03-31"},
      {"in the summer of 2010", "the summer of 2010: season 2010-06-01..2010-08-31"},
      {"in winter 2016", "winter 2016: season 2016-12-01..2017-02-28"},
      {"by the end of 2018", "the end of 2018: year 2018-01-01..2018-12-31"},
      {"the port ~( 1821 ~)", "1821: year 1821-01-01..1821-12-31"},
      {"in 1655 he", "1655: year 1655-01-01..1655-12-31"},
      {"in 1861 and 1862 ~,", "1861: year 1861-01-01..1861-12-31; 1862: year 1862-01-01..1862-12-31"},
      {"the 1863 treaty", "1863: year 1863-01-01..1863-12-31"},
      {"the 1863 men/NNS", ""},
      {"in the 1800s", "the 1800s: decade 1800-01-01..1899-12-31"},
      {"the 2018 season", "2018: year 2018-01-01..2018-12-31"},
      {"some 2000 people/NNS", ""},
      {"$ 2016 a month", ""},
      {"No. 1999 of", ""},
  });
}

TEST(Times, CountedFromTheArticle) {
  expect({
      {"last year ~.", "last year: year -1"},
      {"earlier this month ~,", "earlier this month: month +0"},
      {"late last week", "late last week: week -1"},
      {"two weeks ago", "two weeks ago: week -2"},
      {"a year ago", "a year ago: year -1"},
      {"more than 20 years ago", "20 years ago: year -20"},
      {"a few weeks ago", "a few weeks ago: week"},
      {"decades ago ~,", "decades ago: decade"},
      {"today ~.", "today: day +0"},
      {"yesterday morning", "yesterday morning: day -1"},
      {"this morning ~,", "this morning: day +0"},
      {"last night", "last night: day -1"},
      {"next Friday", "next Friday: day weekday5 +1"},
      {"last January", "last January: month month1 -1"},
      {"January of last year", "January of last year: month month1 -1"},
      {"this past summer", "this past summer: season month6 -1"},
      {"over the weekend", "the weekend: week weekday6"},
      {"last weekend", "last weekend: week weekday6 -1"},
      {"ten days from now", "ten days from now: day +10"},
      {"in two weeks ~' time", "two weeks' time: week +2"},
      {"two days later", "two days later: day"},
      {"at the end of last month", "the end of last month: month -1"},
  });
}

TEST(Times, Weekdays) {
  expect({
      {"said Wednesday ~.", "Wednesday: day weekday3"},
      {"on the morning of Wednesday", "the morning of Wednesday: day weekday3"},
      {"early on Friday morning", "early on Friday morning: day weekday5"},
      {"Friday at 3 p.m. EST ~.", "Friday at 3 p.m. EST: day weekday5"},
      {"at 3:30 p.m. on Friday", "3:30 p.m. on Friday: day weekday5"},
      {"on Monday last ~.", "Monday last: day weekday1 -1"},
      {"last Friday ~, July 6 ~,", "last Friday, July 6: day month7 day6 weekday5"},
      {"every Monday they", ""},
      {"on Mondays they", ""},
  });
}

TEST(Times, TimesOfDayAndDurations) {
  expect({
      {"at 3 p.m. in", "3 p.m.: time"},
      {"at noon ~.", "noon: time"},
      {"for two weeks ~.", "two weeks: week duration"},
      {"a two ~- ~year deal", "two-year: year duration"},
      {"nearly three decades in office", "nearly three decades: decade duration"},
      {"for a month ~.", "a month: month duration"},
      {"in recent weeks", "recent weeks: week duration"},
      {"over the past two years", "the past two years: year -2 duration"},
      {"in the past week", "the past week: week -1 duration"},
      {"the next ten days", "the next ten days: day +10 duration"},
      {"once a day", ""},
      {"a 54 ~- ~year ~- ~old man", ""},
      {"is 54 years old", ""},
  });
}

TEST(Times, Holidays) {
  expect({
      {"on Christmas Eve ~.", "Christmas Eve: day month12 day24"},
      {"on Labor Day ~, 2018", "Labor Day, 2018: day 2018-09-03"},
      {"before Thanksgiving", "Thanksgiving: month month11"},
      {"after 9/11 ~.", "9/11: day 2001-09-11"},
      {"on New Year ~’s Eve", "New Year’s Eve: day month12 day31"},
  });
}

TEST(Times, WordsThatOnlyLookLikeTimes) {
  expect({
      {"it may/MD rain", ""},
      {"May/MD it rain", ""},
      {"they march/VBP on", ""},
      {"Mr. [ May ] said", ""},
      {"[ April Ryan ] asked", ""},
      {"[ April ] asked", ""},
      {"a second vote", ""},
      {"spring/VB to mind", ""},
      {"fell from 51 to 48", ""},
  });
}

TEST(Times, EmptyAndBroken) {
  expect({{"", ""},
          {"the", ""},
          {"of the 1", ""},
          {"99999999999999999999 years ago", "99999999999999999999 years ago: year"}});
}

}  // namespace
}  // namespace dateline
