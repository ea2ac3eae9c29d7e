// Anchoring: tables of expressions against an article's date, and the tense of hand-parsed clauses.
#include "extract/mentions/anchor.h"

#include <gtest/gtest.h>

#include "tests/extract/hand_parsed.h"

namespace dateline {
namespace {

constexpr Date kTuesday{2016, 9, 27};

TimeExpression weekday(int day) {
  TimeExpression t;
  t.weekday = static_cast<std::int16_t>(day);
  return t;
}

TimeExpression month_day(int month, int day) {
  TimeExpression t;
  t.month = static_cast<std::int16_t>(month);
  t.day = static_cast<std::int16_t>(day);
  t.unit = day > 0 ? TimeUnit::Day : TimeUnit::Month;
  return t;
}

TimeExpression offset(TimeUnit unit, int count) {
  TimeExpression t;
  t.unit = unit;
  t.offset = static_cast<std::int16_t>(count);
  t.anchored = true;
  return t;
}

TimeExpression with_offset(TimeExpression t, int count) {
  t.offset = static_cast<std::int16_t>(count);
  t.anchored = true;
  return t;
}

std::string text(const std::optional<DateRange>& range) {
  if (!range) return "none";
  const auto day = [](Date d) {
    return std::to_string(d.year) + "-" + std::to_string(d.month) + "-" + std::to_string(d.day);
  };
  return range->exact() ? day(range->earliest) : day(range->earliest) + "/" + day(range->latest);
}

struct Case {
  const char* words;
  TimeExpression time;
  Tense tense;
  const char* expected;
};

TEST(AnchorTime, CountsFromTheArticlesDateInTheTensesDirection) {
  TimeExpression dated_weekday = month_day(1, 24);
  dated_weekday.weekday = 3;
  TimeExpression past_weeks = offset(TimeUnit::Week, -2);
  past_weeks.duration = true;
  TimeExpression two_weeks;
  two_weeks.unit = TimeUnit::Week;
  two_weeks.duration = true;
  TimeExpression winter = month_day(12, 0);
  winter.unit = TimeUnit::Season;
  TimeExpression weekend = weekday(6);
  weekend.unit = TimeUnit::Week;
  const Case cases[] = {
      {"the council voted Tuesday", weekday(2), Tense::Past, "2016-9-27"},
      {"the council voted Wednesday", weekday(3), Tense::Past, "2016-9-21"},
      {"the council voted Monday", weekday(1), Tense::Past, "2016-9-26"},
      {"the council will vote Wednesday", weekday(3), Tense::Future, "2016-9-28"},
      {"the council meets Monday", weekday(1), Tense::Present, "2016-10-3"},
      {"Wednesday's vote", weekday(3), Tense::Unknown, "2016-9-21"},
      {"last Tuesday", with_offset(weekday(2), -1), Tense::Past, "2016-9-20"},
      {"next Tuesday", with_offset(weekday(2), 1), Tense::Unknown, "2016-10-4"},
      {"it opened on Feb. 9", month_day(2, 9), Tense::Past, "2016-2-9"},
      {"it opened on Nov. 8", month_day(11, 8), Tense::Past, "2015-11-8"},
      {"it may open on Nov. 8", month_day(11, 8), Tense::Future, "2016-11-8"},
      {"it closes on Jan. 20", month_day(1, 20), Tense::Present, "2017-1-20"},
      {"the Nov. 8 election", month_day(11, 8), Tense::Unknown, "2016-11-8"},
      {"it closed in July", month_day(7, 0), Tense::Past, "2016-7-1/2016-7-31"},
      {"it closed in September", month_day(9, 0), Tense::Past, "2016-9-1/2016-9-30"},
      {"it will close in March", month_day(3, 0), Tense::Future, "2017-3-1/2017-3-31"},
      {"last March", with_offset(month_day(3, 0), -1), Tense::Unknown, "2016-3-1/2016-3-31"},
      {"last December", with_offset(month_day(12, 0), -1), Tense::Past, "2015-12-1/2015-12-31"},
      {"Wed, Jan 24", dated_weekday, Tense::Past, "2018-1-24"},
      {"this winter", winter, Tense::Future, "2016-12-1/2017-2-28"},
      {"the weekend", weekend, Tense::Past, "2016-9-24/2016-9-25"},
      {"next weekend", with_offset(weekend, 1), Tense::Unknown, "2016-10-1/2016-10-2"},
      {"today", offset(TimeUnit::Day, 0), Tense::Unknown, "2016-9-27"},
      {"tonight", offset(TimeUnit::Time, 0), Tense::Unknown, "2016-9-27"},
      {"yesterday", offset(TimeUnit::Day, -1), Tense::Past, "2016-9-26"},
      {"this week", offset(TimeUnit::Week, 0), Tense::Past, "2016-9-26/2016-10-2"},
      {"last month", offset(TimeUnit::Month, -1), Tense::Past, "2016-8-1/2016-8-31"},
      {"ten months ago", offset(TimeUnit::Month, -10), Tense::Past, "2015-11-1/2015-11-30"},
      {"last year", offset(TimeUnit::Year, -1), Tense::Past, "2015-1-1/2015-12-31"},
      {"last quarter", offset(TimeUnit::Quarter, -1), Tense::Past, "2016-4-1/2016-6-30"},
      {"last season", offset(TimeUnit::Season, -1), Tense::Past, "2016-6-1/2016-8-31"},
      {"this decade", offset(TimeUnit::Decade, 0), Tense::Past, "2010-1-1/2019-12-31"},
      {"over the past two weeks", past_weeks, Tense::Past, "2016-9-12/2016-9-27"},
      {"for two weeks", two_weeks, Tense::Past, "none"},
      {"Feb. 31", month_day(2, 31), Tense::Past, "none"},
      {"month 40", month_day(40, 1), Tense::Past, "none"},
      {"30,000 decades ago", offset(TimeUnit::Decade, -30000), Tense::Past, "none"},
      {"500 decades ago", offset(TimeUnit::Decade, -500), Tense::Past, "none"},
  };
  for (const Case& c : cases) EXPECT_EQ(text(anchor_time(c.time, kTuesday, c.tense)), c.expected) << c.words;
}

TEST(AnchorTime, WithoutAnArticleDateOnlyAbsoluteTimesHaveDays) {
  TimeExpression absolute;
  absolute.absolute = DateRange{{2017, 1, 20}, {2017, 1, 20}};
  EXPECT_EQ(text(anchor_time(absolute, std::nullopt, Tense::Past)), "2017-1-20");
  EXPECT_EQ(text(anchor_time(weekday(3), std::nullopt, Tense::Past)), "none");
  EXPECT_EQ(text(anchor_time(month_day(1, 29), std::nullopt, Tense::Future)), "none");
  EXPECT_EQ(text(anchor_time(offset(TimeUnit::Year, -1), std::nullopt, Tense::Past)), "none");
  EXPECT_EQ(text(anchor_time(weekday(3), Date{2016, 2, 30}, Tense::Past)), "none");
}

TEST(AnchorTime, LeapDayFindsALeapYear) {
  EXPECT_EQ(text(anchor_time(month_day(2, 29), kTuesday, Tense::Past)), "2016-2-29");
  EXPECT_EQ(text(anchor_time(month_day(2, 29), Date{2017, 9, 1}, Tense::Past)), "2016-2-29");
}

TEST(TenseOf, ReadsTheGoverningClause) {
  const Document past = hand_parsed("Officials NNS 2 nsubj\nmet VBD 0 root meet\nMonday NNP 2 obl:unmarked\n");
  EXPECT_EQ(tense_of(past, 2), Tense::Past);
  const Document future = hand_parsed("They PRP 3 nsubj\nwill MD 3 aux\nmeet VB 0 root\nMonday NNP 3 obl:unmarked\n");
  EXPECT_EQ(tense_of(future, 3), Tense::Future);
  const Document present = hand_parsed("It PRP 2 nsubj\nmeets VBZ 0 root meet\nMonday NNP 2 obl:unmarked\n");
  EXPECT_EQ(tense_of(present, 2), Tense::Present);
  const Document perfect = hand_parsed(
      "They PRP 4 nsubj\nshould MD 4 aux\nhave VB 4 aux\nleft VBN 0 root leave\nin IN 6 case\nMay NNP 4 obl\n");
  EXPECT_EQ(tense_of(perfect, 5), Tense::Past);
}

TEST(TenseOf, AScheduledInfinitiveLooksForward) {
  const Document scheduled = hand_parsed(
      "The DT 2 det\ncourt NN 4 nsubj:pass\nwas VBD 4 aux:pass be\nscheduled VBN 0 root schedule\nto TO 6 mark\n"
      "sit VB 4 xcomp\nMonday NNP 6 obl:unmarked\n");
  EXPECT_EQ(tense_of(scheduled, 6), Tense::Future);
  const Document managed = hand_parsed(
      "They PRP 2 nsubj\nmanaged VBD 0 root manage\nto TO 4 mark\nmeet VB 2 xcomp\nMonday NNP 4 obl:unmarked\n");
  EXPECT_EQ(tense_of(managed, 4), Tense::Past);
}

TEST(TenseOf, IsUnknownOutsideClausesAndBeyondTheText) {
  const Document noun = hand_parsed("The DT 3 det\nMonday NNP 3 compound\nvote NN 0 root\n");
  EXPECT_EQ(tense_of(noun, 1), Tense::Unknown);
  EXPECT_EQ(tense_of(noun, 99), Tense::Unknown);
}

}  // namespace
}  // namespace dateline
