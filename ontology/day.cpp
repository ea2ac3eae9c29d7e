// The calendar itself is std::chrono's; what is added is the exact shape.
#include "ontology/day.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace dateline {
namespace {

// The number that exactly these digits are; -1 where one is no digit.
int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

bool is_calendar_day(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

std::optional<Date> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = number(text.substr(0, 4)), month = number(text.substr(5, 2)), day = number(text.substr(8, 2));
  if (!is_calendar_day(year, month, day)) return std::nullopt;
  return Date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

std::string day_text(Date day) {
  std::array<char, 24> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", day.year, day.month, day.day);
  return buffer.data();
}

Date months_after(Date day, int months) {
  const int month = day.month - 1 + months;
  return {static_cast<std::int16_t>(day.year + month / 12), static_cast<std::uint8_t>(month % 12 + 1), day.day};
}

}  // namespace dateline
