// Reads the two tables. A word may stand in several rows, one a kind.
#include "extract/mentions/time_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <stdexcept>
#include <string_view>

#include "ontology/tsv.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 19> kKinds{"month",
                                                  "month_abbreviation",
                                                  "weekday",
                                                  "weekday_habit",
                                                  "unit",
                                                  "units",
                                                  "weekend",
                                                  "part",
                                                  "clock",
                                                  "season",
                                                  "deictic",
                                                  "shift",
                                                  "edge",
                                                  "phase",
                                                  "several",
                                                  "stretch",
                                                  "direction",
                                                  "half_day",
                                                  "weekday_abbreviation"};
static_assert(kKinds.size() == static_cast<std::size_t>(TimeWord::WeekdayAbbreviation) + 1);

std::int16_t parse_small(std::string_view text, const std::string& where) {
  std::int16_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw std::runtime_error(where + ": expected a number, found " + std::string(text));
  return value;
}

WordMap<TimeWordUses> read_words(const std::filesystem::path& path) {
  const Tsv table(path, {"word", "kind", "value"});
  std::map<std::string, TimeWordUses> uses;
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const auto& row = table.rows()[i];
    const auto kind = std::find(kKinds.begin(), kKinds.end(), row[1]) - kKinds.begin();
    if (kind == static_cast<std::ptrdiff_t>(kKinds.size()))
      throw std::runtime_error(table.where(i) + ": expected a kind of time word, found " + std::string(row[1]));
    TimeWordUses& word = uses[std::string(row[0])];
    word.kinds |= 1U << kind;
    word.values[kind] = parse_small(row[2], table.where(i));
  }
  WordMap<TimeWordUses> words;
  for (const auto& [word, use] : uses) words.add(word, use);
  return words;
}

std::vector<Holiday> read_holidays(const std::filesystem::path& path) {
  const Tsv table(path, {"name", "month", "day", "weekday", "nth", "year"});
  std::vector<Holiday> holidays;
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const auto& row = table.rows()[i];
    Holiday holiday;
    for (const std::string_view word : split(row[0], ' ')) holiday.words.emplace_back(word);
    std::int16_t* const fields[] = {&holiday.month, &holiday.day, &holiday.weekday, &holiday.nth, &holiday.year};
    for (std::size_t f = 0; f < 5; ++f) *fields[f] = parse_small(row[f + 1], table.where(i));
    holidays.push_back(std::move(holiday));
  }
  std::stable_sort(holidays.begin(), holidays.end(),
                   [](const auto& a, const auto& b) { return a.words.size() > b.words.size(); });
  return holidays;
}

}  // namespace

TimeLexicon::TimeLexicon(const std::filesystem::path& en)
    : words(read_words(en / "time_words.tsv")), holidays(read_holidays(en / "holidays.tsv")) {
  for (const Holiday& holiday : holidays) holiday_beginnings.add(holiday.words[0], true);
}

}  // namespace dateline
