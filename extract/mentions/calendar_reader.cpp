// The rules read the longest expression of their kind. Knowingly wrong: a number between 1900 and 2059 is a year
// wherever it does not count; "May" at the head of a sentence is a month where the tagger sees a proper noun; two years
// with a dash and blanks between them are two expressions.
#include "extract/mentions/calendar_reader.h"

#include "extract/mentions/calendar.h"

namespace dateline {
namespace {

using std::int16_t;

constexpr int kQuarterMonths = 3;

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int to_int(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

bool is_dash(std::string_view text) { return text == "-" || text == "–" || text == "—"; }

int year_of(std::string_view text) {
  if (text.size() != 4 || !is_digits(text)) return 0;
  const int year = to_int(text);
  return year >= 1500 && year <= 2199 ? year : 0;
}

TimeReading reading(TimeUnit unit, TokenIndex end) {
  TimeReading made;
  made.time.unit = unit;
  made.end = end;
  return made;
}

TimeReading absolute(TimeUnit unit, DateRange range, TokenIndex end) {
  TimeReading made = reading(unit, end);
  made.time.absolute = range;
  return made;
}

TimeReading shifted(TimeUnit unit, int offset, TokenIndex end) {
  TimeReading made = reading(unit, end);
  made.time.offset = static_cast<int16_t>(offset);
  made.time.anchored = true;
  return made;
}

// "Wednesday", "Wednesday morning", "Wednesday, Jan. 24, 2018"; "Mondays" is a habit and no weekday.
MaybeReading CalendarReader::weekday_at(TokenIndex at) const {
  if (!capital(at)) return std::nullopt;
  if (at > sentence_.begin && (is(at - 1, "every") || is(at - 1, "each"))) return std::nullopt;
  const bool shortened = is(at, TimeWord::WeekdayAbbreviation);
  const int weekday = value(at, shortened ? TimeWord::WeekdayAbbreviation : TimeWord::Weekday);
  TokenIndex end = skip_part(at + 1);
  const TokenIndex date = is(end, ",") ? end + 1 : end;
  if (is(date, TimeWord::Month) || is(date, TimeWord::MonthAbbreviation)) {
    if (MaybeReading full = month_at(date); full && full->time.unit == TimeUnit::Day) {
      full->time.weekday = static_cast<int16_t>(weekday);
      return full;
    }
  }
  TimeReading made = reading(TimeUnit::Day, end);
  made.time.weekday = static_cast<int16_t>(weekday);
  if (is(end, "last") && !(end + 1 < sentence_.end && is_noun(end + 1))) {  // "on Monday last"
    made.time.offset = -1;
    made.time.anchored = true;
    ++made.end;
  }
  return made;
}

bool CalendarReader::is_noun(TokenIndex at) const {
  return xpos(at) == Xpos::Nn || xpos(at) == Xpos::Nns || xpos(at) == Xpos::Nnp || xpos(at) == Xpos::Nnps;
}

// A month, or another word that looks like one ("may", "march", "august").
bool CalendarReader::is_month(TokenIndex at) const {
  const TimeWordUses* word = uses(at);
  if (word == nullptr || !capital(at)) return false;
  const bool dated = day_of(at + 1) != 0 || year_of(form(at + 1)) != 0;
  if (word->is(TimeWord::MonthAbbreviation)) return dated;
  return word->is(TimeWord::Month) && (dated || xpos(at) == Xpos::Nnp || document_.syntax.empty());
}

int CalendarReader::month_of(TokenIndex at) const {
  return value(at, is(at, TimeWord::Month) ? TimeWord::Month : TimeWord::MonthAbbreviation);
}

bool CalendarReader::names_month(TokenIndex at) const {
  return capital(at) && (is(at, TimeWord::Month) || is(at, TimeWord::MonthAbbreviation));
}

// 1 to 31 for an ordinal in one word: "sixteenth".
int CalendarReader::ordinal_day(TokenIndex at) const {
  const NumberWordValue* number = form(at).empty() ? nullptr : numbers_.words.find(form(at));
  const bool day = number != nullptr && number->kind == NumberWord::Ordinal && number->value >= 1 &&
                   number->value <= 31 && !is(at, "second");
  return day ? static_cast<int>(number->value) : 0;
}

// 1 to 31 where the token is a day of the month: "24", "24th", "sixteenth".
int CalendarReader::day_of(TokenIndex at) const {
  const std::string_view text = form(at);
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits == 0) return ordinal_day(at);
  if (digits > 2) return 0;
  const std::string_view rest = text.substr(digits);
  const bool plain = rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  const int day = to_int(text.substr(0, digits));
  return plain && day >= 1 && day <= 31 ? day : 0;
}

// "Jan. 24, 2018", "Jan. 24-26", "January 2018", "January of last year", "January".
MaybeReading CalendarReader::month_at(TokenIndex at) const {
  if (!is_month(at)) return std::nullopt;
  const int month = month_of(at);
  if (const int day = day_of(at + 1); day != 0 && !is(at + 2, ":")) return month_day(at + 2, month, day);
  const TokenIndex year_token = is(at + 1, "of") || is(at + 1, ",") ? at + 2 : at + 1;
  if (const int year = year_of(form(year_token)); year != 0)
    return absolute(TimeUnit::Month, month_range(year, month, 1), year_token + 1);
  if (MaybeReading months = month_range_at(at, month)) return months;
  if (is(at + 1, "of") && is(at + 2, TimeWord::Shift) && is(at + 3, "year"))
    return shifted_month(month, value(at + 2, TimeWord::Shift), at + 4);
  TimeReading made = reading(TimeUnit::Month, at + 1);
  made.time.month = static_cast<int16_t>(month);
  return made;
}

// "January-March 2016", "between May and June 2016", "from May to June of 2016": the year belongs to both.
MaybeReading CalendarReader::month_range_at(TokenIndex at, int month) const {
  if (!is_dash(form(at + 1)) && !is(at + 1, "to") && !is(at + 1, "and") && !is(at + 1, "through") &&
      !is(at + 1, "until"))
    return std::nullopt;
  const TimeWordUses* word = uses(at + 2);
  if (word == nullptr || !(word->is(TimeWord::Month) || word->is(TimeWord::MonthAbbreviation))) return std::nullopt;
  const TokenIndex year_token = is(at + 3, "of") || is(at + 3, "in") || is(at + 3, ",") ? at + 4 : at + 3;
  const int year = year_of(form(year_token)), last = month_of(at + 2);
  if (year == 0 || last <= month) return std::nullopt;
  return absolute(TimeUnit::Month, month_range(year, month, last - month + 1), year_token + 1);
}

TimeReading CalendarReader::shifted_month(int month, int offset, TokenIndex end) {
  TimeReading made = shifted(TimeUnit::Month, offset, end);
  made.time.month = static_cast<int16_t>(month);
  return made;
}

// After month and day: a range of days, a year.
MaybeReading CalendarReader::month_day(TokenIndex end, int month, int day) const {
  int last_day = day;
  if ((is_dash(form(end)) || is(end, "and") || is(end, "to")) && day_of(end + 1) > day && !is_time_of_day(end + 1)) {
    last_day = day_of(end + 1);
    end += 2;
  }
  const TokenIndex year_token = is(end, ",") || is(end, "of") ? end + 1 : end;
  if (const int year = year_of(form(year_token)); year != 0) return dated(year, month, day, last_day, year_token + 1);
  TimeReading made = reading(TimeUnit::Day, end);
  made.time.month = static_cast<int16_t>(month);
  made.time.day = static_cast<int16_t>(day);
  return made;
}

MaybeReading CalendarReader::dated(int year, int month, int day, int last_day, TokenIndex end) {
  const DateRange first = day_range(year, month, day), last = day_range(year, month, last_day);
  if (!is_valid(first.earliest) || !is_valid(last.latest)) return std::nullopt;
  return absolute(TimeUnit::Day, {first.earliest, last.latest}, end);
}

// "24 January 2018", "the 24th of January", "24-Jan-2018", "24 and 25 January 2018", "24-26 January".
MaybeReading CalendarReader::day_before_month(TokenIndex at, int day) const {
  if (form(at).size() > 4) return std::nullopt;
  const bool dash = is_dash(form(at + 1));
  const bool joins = dash || is(at + 1, "and") || is(at + 1, "to");
  const int last = joins && form(at + 2).size() <= 4 ? day_of(at + 2) : 0;
  if (last > day && is_month(at + 3)) {
    MaybeReading found = month_day(at + 4, month_of(at + 3), last);
    if (!found || !found->time.absolute) return std::nullopt;
    found->time.absolute->earliest = day_range(found->time.absolute->earliest.year, month_of(at + 3), day).earliest;
    return found;
  }
  if (dash) {  // "24-Jan-2018"
    const int year = is_dash(form(at + 3)) ? year_of(form(at + 4)) : 0;
    if (year == 0 || !names_month(at + 2)) return std::nullopt;
    return dated(year, month_of(at + 2), day, day, at + 5);
  }
  const TokenIndex month = is(at + 1, "of") ? at + 2 : at + 1;
  return is_month(month) ? month_day(month + 1, month_of(month), day) : std::nullopt;
}

// "2018-01-24" in one token or five; "1/24/2018", month first.
MaybeReading CalendarReader::numeric_date(TokenIndex at) const {
  const std::string_view text = form(at);
  if (text.size() == 10 && text[4] == '-' && text[7] == '-')
    return iso_date(text.substr(0, 4), text.substr(5, 2), text.substr(8), at + 1);
  if (year_of(text) != 0 && is(at + 1, "-") && touches_next(at) && form(at + 2).size() == 2 && is(at + 3, "-"))
    return iso_date(text, form(at + 2), form(at + 4), at + 5);
  const std::size_t first = text.find('/');
  const std::size_t second = first == std::string_view::npos ? first : text.find('/', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  std::string_view year = text.substr(second + 1);
  if (year.size() != 4) return std::nullopt;
  return iso_date(year, text.substr(0, first), text.substr(first + 1, second - first - 1), at + 1);
}

MaybeReading CalendarReader::iso_date(std::string_view year, std::string_view month, std::string_view day,
                                      TokenIndex end) {
  if (!is_digits(month) || !is_digits(day) || month.size() > 2 || day.size() > 2 || year_of(year) == 0)
    return std::nullopt;
  return dated(year_of(year), to_int(month), to_int(day), to_int(day), end);
}

// "2017", "2016-17"; a number that counts ("2000 people") or is part of another is none.
MaybeReading CalendarReader::year_at(TokenIndex at) const {
  const int year = year_of(form(at));
  if (year == 0 || !stands_as_year(at, year)) return std::nullopt;
  if (is_dash(form(at + 1)) && touches_next(at)) {
    const std::string_view last = form(at + 2);
    const int last_year = year_of(last) != 0                    ? year_of(last)
                          : last.size() == 2 && is_digits(last) ? year / 100 * 100 + to_int(last)
                                                                : 0;
    if (last_year > year && last_year < year + 100)
      return absolute(TimeUnit::Year, year_range(year, last_year), at + 3);
  }
  return absolute(TimeUnit::Year, year_range(year, year), at + 1);
}

bool CalendarReader::stands_as_year(TokenIndex at, int year) const {
  const TokenIndex before = at - 1;
  const bool first = at == sentence_.begin;
  if (!first && (is(before, "$") || is(before, "#") || is(before, "No.") || is(before, "/") || is(before, ":")))
    return false;
  if (is(at + 1, "%") || is(at + 1, "percent") || is(at + 1, "/") || is(at + 1, ":")) return false;
  if (!first && touches_next(before) && is_dash(form(before)) && before > sentence_.begin && touches_next(before - 1))
    return false;
  const bool placed = !first && (is(before, "in") || is(before, "since") || is(before, "by") || is(before, "until") ||
                                 is(before, "of") || is(before, "from") || is(before, "late") || is(before, "early"));
  if (placed) return year < 2100;
  if (xpos(at + 1) == Xpos::Nns && year % 100 == 0 && !capital(at + 1)) return false;
  return year < 2060 && (year >= 1900 || stands_as_old_year(at));
}

// "(1821)", "circa 1821", "in 1861 and 1862", "the 1863 proclamation": numbers under 1900 are years in few places.
bool CalendarReader::stands_as_old_year(TokenIndex at) const {
  if (at == sentence_.begin || xpos(at + 1) == Xpos::Nns) return false;
  const TokenIndex before = at - 1;
  if (is(before, "(") || is(before, "circa") || is(before, "c.") || is(before, "ca.")) return true;
  if ((is(before, "and") || is(before, "or") || is(before, "to") || is_dash(form(before))) && before > sentence_.begin)
    return year_of(form(before - 1)) != 0;
  const bool determined = is(before, "the") || is(before, "this") || is(before, "his") || is(before, "her") ||
                          is(before, "its") || is(before, "their") || is(before, "an");
  return determined && (xpos(at + 1) == Xpos::Nn || xpos(at + 1) == Xpos::Nnp);
}

// "1990s", "'90s", "1990's"; "the 18th century" is ordinal_at's.
MaybeReading CalendarReader::decade_at(TokenIndex at) const {
  std::string_view text = form(at);
  TokenIndex end = at + 1;
  bool short_form = false;
  for (const std::string_view mark : {"'", "’", "‘"})
    if (text.starts_with(mark)) {
      text.remove_prefix(mark.size());
      short_form = true;
      break;
    }
  if (short_form && text.empty()) text = form(end++);
  if (text.size() < 3 || text.back() != 's') return std::nullopt;
  text.remove_suffix(1);
  if (!is_digits(text) || text.back() != '0') return std::nullopt;
  if (text.size() == 4) {  // "the 1800s" are a century, "the 2000s" ten years
    const int first = to_int(text), years = first % 100 == 0 && first < 1900 ? 100 : 10;
    return absolute(TimeUnit::Decade, year_range(first, first + years - 1), end);
  }
  if (text.size() != 2 || !short_form) return std::nullopt;
  const int start = (to_int(text) < 20 ? 2000 : 1900) + to_int(text);
  return absolute(TimeUnit::Decade, year_range(start, start + 9), end);
}

// "the first quarter [of 2018]", "the 18th century", "the 24th" of a month ("on the 24th").
MaybeReading CalendarReader::ordinal_at(TokenIndex at, int number, TokenIndex end) const {
  if (is(end, "quarter") && number >= 1 && number <= 4) return quarter(number, end + 1);
  const TokenIndex century = is(end, "-") ? end + 1 : end;
  if ((is(century, "century") || is(century, "centuries")) && number >= 2 && number <= 30)
    return absolute(TimeUnit::Decade, year_range((number - 1) * 100, (number - 1) * 100 + 99), century + 1);
  const TokenIndex month = is(end, "of") ? end + 1 : end;
  if (number >= 1 && number <= 31 && is(end, "of") && is_month(month))
    return month_day(month + 1, month_of(month), number);
  if (day_of(at) != 0 && at >= sentence_.begin + 2 && is(at - 1, "the") && is(at - 2, "on") && xpos(end) != Xpos::Nn &&
      xpos(end) != Xpos::Nns && xpos(end) != Xpos::Nnp) {
    TimeReading made = reading(TimeUnit::Day, end);
    made.time.day = static_cast<int16_t>(number);
    return made;
  }
  return std::nullopt;
}

MaybeReading CalendarReader::quarter(int number, TokenIndex end) const {
  const int month = (number - 1) * kQuarterMonths + 1;
  const TokenIndex year_token = is(end, "of") ? end + 1 : end;
  if (const int year = year_of(form(year_token)); year != 0)
    return absolute(TimeUnit::Quarter, month_range(year, month, kQuarterMonths), year_token + 1);
  TimeReading made = reading(TimeUnit::Quarter, end);
  made.time.month = static_cast<int16_t>(month);
  return made;
}

MaybeReading CalendarReader::holiday_at(TokenIndex at) const {
  for (const Holiday& holiday : lexicon_.holidays) {
    const auto end = static_cast<TokenIndex>(at + holiday.words.size());
    if (!stands_at(at, holiday.words) || !(capital(at) || holiday.year != 0)) continue;
    const TokenIndex year_token = is(end, ",") ? end + 1 : end;
    if (holiday.year != 0) return dated(holiday.year, holiday.month, holiday.day, holiday.day, end);
    if (const int year = year_of(form(year_token)); year != 0) {
      const int day =
          holiday.day != 0 ? holiday.day : nth_weekday(year, holiday.month, holiday.weekday, holiday.nth).day;
      return dated(year, holiday.month, day, day, year_token + 1);
    }
    TimeReading made = reading(holiday.day != 0 ? TimeUnit::Day : TimeUnit::Month, end);
    made.time.month = holiday.month;
    made.time.day = holiday.day;
    return made;
  }
  return std::nullopt;
}

bool CalendarReader::stands_at(TokenIndex at, const std::vector<std::string>& words) const {
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return same_holiday_word(at++, word); });
}

// Apostrophes are curly or straight.
bool CalendarReader::same_holiday_word(TokenIndex token, std::string_view word) const {
  const std::string_view text = form(token);
  if (word.starts_with('\'') && text.starts_with("’")) return same_word(word.substr(1), text.substr(3));
  return same_word(text, word);
}

// "summer 2016", "the summer of 2016", "the spring".
MaybeReading CalendarReader::season_at(TokenIndex at) const {
  const int month = value(at, TimeWord::Season);
  const TokenIndex year_token = is(at + 1, "of") ? at + 2 : at + 1;
  if (const int year = year_of(form(year_token)); year != 0)
    return absolute(TimeUnit::Season, month_range(year, month, kQuarterMonths), year_token + 1);
  const bool placed = at >= sentence_.begin + 2 && is(at - 1, "the") && is_time_preposition(at - 2);
  if (!placed || !(xpos(at) == Xpos::Nn || xpos(at) == Xpos::Nnp)) return std::nullopt;
  if (xpos(at + 1) == Xpos::Nn || xpos(at + 1) == Xpos::Nns) return std::nullopt;
  TimeReading made = reading(TimeUnit::Season, at + 1);
  made.time.month = static_cast<int16_t>(month);
  return made;
}

bool CalendarReader::is_time_preposition(TokenIndex at) const {
  return is(at, "in") || is(at, "during") || is(at, "over") || is(at, "since") || is(at, "by") || is(at, "until");
}

// "3 p.m.", "3:30", "10 o'clock".
bool CalendarReader::is_time_of_day(TokenIndex at) const {
  const std::string_view text = form(at);
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos)
    return colon >= 1 && colon <= 2 && text.size() == colon + 3 && is_digits(text.substr(0, colon)) &&
           is_digits(text.substr(colon + 1)) && to_int(text.substr(0, colon)) < 24 &&
           to_int(text.substr(colon + 1)) < 60;
  if (ends_in_half_day(text)) return true;
  return text.size() <= 2 && is_digits(text) && to_int(text) <= 24 &&
         (is(at + 1, TimeWord::HalfDay) || is_oclock(at + 1)) && !is(at + 1, "am.");
}

// "3pm", "10:30am" in one token.
bool CalendarReader::ends_in_half_day(std::string_view text) const {
  std::size_t digits = 0;
  while (digits < text.size() && ((text[digits] >= '0' && text[digits] <= '9') || text[digits] == ':')) ++digits;
  if (digits == 0 || digits > 5 || digits == text.size()) return false;
  const TimeWordUses* rest = lexicon_.words.find(text.substr(digits));
  return rest != nullptr && rest->is(TimeWord::HalfDay);
}

}  // namespace dateline
