// The words that time expressions are made of: time_words.tsv and holidays.tsv.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "extract/lexicon.h"

namespace dateline {

enum class TimeWord : std::uint8_t {
  Month,
  MonthAbbreviation,
  Weekday,
  WeekdayHabit,
  Unit,
  Units,
  Weekend,
  Part,
  Clock,
  Season,
  Deictic,
  Shift,
  Edge,
  Phase,
  Several,
  Stretch,
  Direction,
  HalfDay,
  WeekdayAbbreviation  // without its point, one before a date alone: "Wed, Jan 24"
};

// What a word can be, as a set, and its value in each kind.
struct TimeWordUses {
  std::uint32_t kinds = 0;
  std::int16_t values[19] = {};

  [[nodiscard]] bool is(TimeWord kind) const { return (kinds >> static_cast<unsigned>(kind) & 1U) != 0; }
  [[nodiscard]] std::int16_t value(TimeWord kind) const { return values[static_cast<std::size_t>(kind)]; }
};

// A day with a name: fixed where `day` is given, else the nth weekday of the month (-1 the last).
struct Holiday {
  std::vector<std::string> words;
  std::int16_t month = 0, day = 0, weekday = 0, nth = 0,
               year = 0;  // year: only where the name means one day in history
};

struct TimeLexicon {
  TimeLexicon() = default;
  explicit TimeLexicon(const std::filesystem::path& en);

  WordMap<TimeWordUses> words;
  std::vector<Holiday> holidays;     // longest first
  WordMap<bool> holiday_beginnings;  // first words of holidays
};

}  // namespace dateline
