// Over std::chrono's civil calendar.
#include "extract/mentions/calendar.h"

#include <chrono>

namespace dateline {
namespace {

Date date_of(int year, int month, int day) {
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

std::chrono::year_month_day civil(Date date) {
  return std::chrono::year(date.year) / std::chrono::month(date.month) / std::chrono::day(date.day);
}

}  // namespace

int days_in_month(int year, int month) {
  const std::chrono::year_month_day_last last(
      std::chrono::year(year), std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

bool is_valid(Date date) { return civil(date).ok(); }

int weekday_of(Date date) {
  return static_cast<int>(std::chrono::weekday(std::chrono::sys_days(civil(date))).iso_encoding());
}

DateRange day_range(int year, int month, int day) { return {date_of(year, month, day), date_of(year, month, day)}; }

DateRange month_range(int year, int first_month, int months) {
  const int last = first_month + months - 1;
  const int last_year = year + (last - 1) / 12, last_month = (last - 1) % 12 + 1;
  return {date_of(year, first_month, 1), date_of(last_year, last_month, days_in_month(last_year, last_month))};
}

DateRange year_range(int first_year, int last_year) { return {date_of(first_year, 1, 1), date_of(last_year, 12, 31)}; }

Date nth_weekday(int year, int month, int weekday, int nth) {
  if (nth < 0) {
    const int last = days_in_month(year, month);
    return date_of(year, month, last - (weekday_of(date_of(year, month, last)) - weekday + 7) % 7);
  }
  const int first = 1 + (weekday - weekday_of(date_of(year, month, 1)) + 7) % 7;
  return date_of(year, month, first + 7 * (nth - 1));
}

Date election_day(int year) {
  Date day = nth_weekday(year, 11, 1, 1);  // the first Monday: the 7th at the latest
  ++day.day;
  return day;
}

int days_between(Date from, Date to) {
  return static_cast<int>((std::chrono::sys_days(civil(to)) - std::chrono::sys_days(civil(from))).count());
}

}  // namespace dateline
