// A hand-written grammar, tried at each token from left to right, longest reading of the first rule that fits. Rules
// read a core ("Jan. 24, 2018", "last year", "two weeks ago") and then widen it: "[early on the morning of] Jan. 24".
// It follows what TIMEX3 guidelines call a date, time or duration, and leaves out sets and vague references. Knowingly
// wrong: "second" beside a noun is an ordinal even in "a second later"; a number between 1900 and 2059 is a year
// wherever it does not count; "May" at the head of a sentence is a month where the tagger sees a proper noun.
#include "extract/mentions/times.h"

#include <algorithm>

#include "extract/mentions/calendar.h"

namespace dateline {
namespace {

using std::int16_t;

constexpr int kQuarterMonths = 3;
constexpr int kManyUnits = 2000;  // more are not counted from the article's day

struct Reading {
  TimeExpression time;  // its tokens are set last
  TokenIndex end = 0;   // where it stops
};
using MaybeReading = std::optional<Reading>;

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int to_int(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool is_dash(std::string_view text) { return text == "-" || text == "–" || text == "—"; }

// "2018" within the years that news dates by.
int year_of(std::string_view text) {
  if (text.size() != 4 || !is_digits(text)) return 0;
  const int year = to_int(text);
  return year >= 1500 && year <= 2199 ? year : 0;
}

Reading reading(TimeUnit unit, TokenIndex end) {
  Reading made;
  made.time.unit = unit;
  made.end = end;
  return made;
}

Reading absolute(TimeUnit unit, DateRange range, TokenIndex end) {
  Reading made = reading(unit, end);
  made.time.absolute = range;
  return made;
}

Reading shifted(TimeUnit unit, int offset, TokenIndex end) {
  Reading made = reading(unit, end);
  made.time.offset = static_cast<int16_t>(offset);
  made.time.anchored = true;
  return made;
}

class TimeReader {
 public:
  TimeReader(const Document& document, const TimeLexicon& lexicon, const NumberLexicon& numbers)
      : document_(document), lexicon_(lexicon), numbers_(numbers) {}

  std::vector<TimeExpression> read() {
    for (const Sentence& sentence : document_.text.sentences) {
      sentence_ = sentence.tokens;
      floor_ = sentence_.begin;
      for (TokenIndex at = sentence_.begin; at < sentence_.end;) at = read_at(at);
    }
    return std::move(found_);
  }

 private:
  // ---- words

  [[nodiscard]] std::string_view form(TokenIndex token) const {
    return sentence_.contains(token) ? document_.form(token) : std::string_view();
  }
  [[nodiscard]] bool is(TokenIndex token, std::string_view text) const { return same_word(form(token), text); }
  [[nodiscard]] const TimeWordUses* uses(TokenIndex token) const {
    const std::string_view text = form(token);
    return text.empty() ? nullptr : lexicon_.words.find(text);
  }
  [[nodiscard]] bool is(TokenIndex token, TimeWord kind) const {
    const TimeWordUses* word = uses(token);
    return word != nullptr && word->is(kind);
  }
  [[nodiscard]] int value(TokenIndex token, TimeWord kind) const { return uses(token)->value(kind); }
  [[nodiscard]] bool capital(TokenIndex token) const {
    const std::string_view text = form(token);
    return !text.empty() && text[0] >= 'A' && text[0] <= 'Z';
  }
  [[nodiscard]] bool touches_next(TokenIndex token) const {
    return sentence_.contains(token) && !document_.text.tokens[token].space_after;
  }
  [[nodiscard]] Xpos xpos(TokenIndex token) const {
    return token < document_.syntax.size() ? document_.syntax[token].xpos : Xpos::Nn;
  }
  [[nodiscard]] bool unit_at(TokenIndex token, TimeUnit& unit) const {
    const TimeWordUses* word = uses(token);
    if (word == nullptr) return false;
    if (word->is(TimeWord::Unit)) unit = static_cast<TimeUnit>(word->value(TimeWord::Unit));
    if (word->is(TimeWord::Units)) unit = static_cast<TimeUnit>(word->value(TimeWord::Units));
    return word->is(TimeWord::Unit) || word->is(TimeWord::Units);
  }
  // A whole number right at the token: "two", "24".
  [[nodiscard]] std::optional<ReadNumber> number_at(TokenIndex token) const {
    return read_number(document_, numbers_, token, sentence_.end);
  }

  // Asked with rising tokens: whether a name keeps the words from being a time. A name that is just the time ("Labor
  // Day" taken for a work) does not, unless it is a person's ("April").
  bool in_name(TokenIndex token, TokenIndex end) {
    const auto& names = document_.names;
    while (name_ < names.size() && names[name_].tokens.end <= token) ++name_;
    if (name_ == names.size() || !names[name_].tokens.contains(token)) return false;
    const Name& name = names[name_];
    return name.type == NameType::Person || (name.type != NameType::Event && name.tokens != TokenRange{token, end});
  }

  // ---- the driver

  TokenIndex read_at(TokenIndex at) {
    MaybeReading found = core_at(at);
    if (!found || in_name(at, found->end)) return at + 1;
    TokenIndex begin = at;
    widen_right(*found);
    widen_left(begin, found->time.duration);
    found->time.tokens = {begin, found->end};
    found_.push_back(found->time);
    floor_ = found->end;
    return found->end;
  }

  // One rule for each kind of first word.
  MaybeReading core_at(TokenIndex at) {
    const std::string_view text = form(at);
    if (text.empty()) return std::nullopt;
    if (MaybeReading holiday; lexicon_.holiday_beginnings.contains(text) && (holiday = holiday_at(at))) return holiday;
    if (text[0] >= '0' && text[0] <= '9') return figure_at(at);
    if (const TimeWordUses* word = lexicon_.words.find(text); word != nullptr)
      if (MaybeReading found = word_at(at, *word)) return found;
    if (is(at, "a") || is(at, "an")) return counted_units(at, 1, at + 1);
    if (text[0] == '\'' || text.starts_with("’")) return decade_at(at);
    if (const NumberWordValue* number = numbers_.words.find(text); number != nullptr)
      return number_word_at(at, *number);
    return std::nullopt;
  }

  MaybeReading word_at(TokenIndex at, const TimeWordUses& word) {
    MaybeReading found;
    if (word.is(TimeWord::Weekday)) return weekday_at(at);
    if ((word.is(TimeWord::Month) || word.is(TimeWord::MonthAbbreviation)) && (found = month_at(at))) return found;
    if (word.is(TimeWord::Deictic)) return shifted(TimeUnit::Day, word.value(TimeWord::Deictic), skip_part(at + 1));
    if (word.is(TimeWord::Shift) && (found = shift_at(at))) return found;
    if (word.is(TimeWord::Stretch) && (found = stretch_at(at))) return found;
    if (word.is(TimeWord::Season) && (found = season_at(at))) return found;
    if (word.is(TimeWord::Several) && (found = several_at(at))) return found;
    if (word.is(TimeWord::Weekend)) return weekend_at(at);
    if (word.is(TimeWord::Units)) return bare_units_at(at);
    if (word.is(TimeWord::Clock)) return clock_end(at + 1);
    if (word.is(TimeWord::Edge)) return edge_at(at);
    return std::nullopt;
  }

  MaybeReading number_word_at(TokenIndex at, const NumberWordValue& number) {
    if (number.kind == NumberWord::Ordinal) return ordinal_at(at, static_cast<int>(number.value), at + 1);
    if (number.kind == NumberWord::Unit) return number_at_unit(at);
    return std::nullopt;
  }

  // ---- days, months, years

  // "Wednesday", "Wednesday morning", "Wednesday, Jan. 24, 2018"; "Mondays" is a habit and no weekday.
  MaybeReading weekday_at(TokenIndex at) {
    if (!capital(at)) return std::nullopt;
    if (at > sentence_.begin && (is(at - 1, "every") || is(at - 1, "each"))) return std::nullopt;
    const int weekday = value(at, TimeWord::Weekday);
    TokenIndex end = skip_part(at + 1);
    const TokenIndex date = is(end, ",") ? end + 1 : end;
    if (is(date, TimeWord::Month) || is(date, TimeWord::MonthAbbreviation)) {
      if (MaybeReading full = month_at(date); full && full->time.unit == TimeUnit::Day) {
        full->time.weekday = static_cast<int16_t>(weekday);
        return full;
      }
    }
    Reading made = reading(TimeUnit::Day, end);
    made.time.weekday = static_cast<int16_t>(weekday);
    return made;
  }

  // A month, or another word that looks like one ("may", "march", "august").
  [[nodiscard]] bool is_month(TokenIndex at) const {
    const TimeWordUses* word = uses(at);
    if (word == nullptr || !capital(at)) return false;
    const bool dated = day_of(at + 1) != 0 || year_of(form(at + 1)) != 0;
    if (word->is(TimeWord::MonthAbbreviation)) return dated;
    return word->is(TimeWord::Month) && (dated || xpos(at) == Xpos::Nnp || document_.syntax.empty());
  }
  [[nodiscard]] int month_of(TokenIndex at) const {
    return value(at, is(at, TimeWord::Month) ? TimeWord::Month : TimeWord::MonthAbbreviation);
  }

  // 1 to 31 where the token is a day of the month: "24", "24th".
  [[nodiscard]] int day_of(TokenIndex at) const {
    const std::string_view text = form(at);
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    if (digits == 0 || digits > 2) return 0;
    const std::string_view rest = text.substr(digits);
    const bool plain = rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
    const int day = to_int(text.substr(0, digits));
    return plain && day >= 1 && day <= 31 ? day : 0;
  }

  // "Jan. 24, 2018", "Jan. 24-26", "January 2018", "January of last year", "January".
  MaybeReading month_at(TokenIndex at) {
    if (!is_month(at)) return std::nullopt;
    const int month = month_of(at);
    if (const int day = day_of(at + 1); day != 0 && !is(at + 2, ":")) return month_day(at + 2, month, day);
    const TokenIndex year_token = is(at + 1, "of") || is(at + 1, ",") ? at + 2 : at + 1;
    if (const int year = year_of(form(year_token)); year != 0)
      return absolute(TimeUnit::Month, month_range(year, month, 1), year_token + 1);
    if (is(at + 1, "of") && is(at + 2, TimeWord::Shift) && is(at + 3, "year"))
      return shifted_month(month, value(at + 2, TimeWord::Shift), at + 4);
    Reading made = reading(TimeUnit::Month, at + 1);
    made.time.month = static_cast<int16_t>(month);
    return made;
  }

  static Reading shifted_month(int month, int offset, TokenIndex end) {
    Reading made = shifted(TimeUnit::Month, offset, end);
    made.time.month = static_cast<int16_t>(month);
    return made;
  }

  // After month and day: a range of days, a year.
  MaybeReading month_day(TokenIndex end, int month, int day) const {
    int last_day = day;
    if ((is_dash(form(end)) || is(end, "and") || is(end, "to")) && day_of(end + 1) > day && !is_time_of_day(end + 1)) {
      last_day = day_of(end + 1);
      end += 2;
    }
    const TokenIndex year_token = is(end, ",") || is(end, "of") ? end + 1 : end;
    if (const int year = year_of(form(year_token)); year != 0) return dated(year, month, day, last_day, year_token + 1);
    Reading made = reading(TimeUnit::Day, end);
    made.time.month = static_cast<int16_t>(month);
    made.time.day = static_cast<int16_t>(day);
    return made;
  }

  static MaybeReading dated(int year, int month, int day, int last_day, TokenIndex end) {
    const DateRange first = day_range(year, month, day), last = day_range(year, month, last_day);
    if (!is_valid(first.earliest) || !is_valid(last.latest)) return std::nullopt;
    return absolute(TimeUnit::Day, {first.earliest, last.latest}, end);
  }

  // What begins with a digit: a date, a time of day, a year, a number of units.
  MaybeReading figure_at(TokenIndex at) {
    if (MaybeReading date = numeric_date(at)) return date;
    if (is_time_of_day(at)) return clock_at(at);
    if (MaybeReading decade = decade_at(at)) return decade;
    if (const int day = day_of(at); day != 0) {
      const TokenIndex month = is(at + 1, "of") ? at + 2 : at + 1;
      if (is_month(month) && form(at).size() <= 4) return month_day(month + 1, month_of(month), day);
    }
    if (const auto number = number_at(at); number && number->ordinal)
      return ordinal_at(at, static_cast<int>(std::min<std::int64_t>(number->thousandths / 1000, 10000)),
                        number->tokens.end);
    if (MaybeReading counted = number_at_unit(at)) return counted;
    return year_at(at);
  }

  // "2018-01-24" in one token or five; "1/24/2018", month first.
  [[nodiscard]] MaybeReading numeric_date(TokenIndex at) const {
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

  static MaybeReading iso_date(std::string_view year, std::string_view month, std::string_view day, TokenIndex end) {
    if (!is_digits(month) || !is_digits(day) || month.size() > 2 || day.size() > 2 || year_of(year) == 0)
      return std::nullopt;
    return dated(year_of(year), to_int(month), to_int(day), to_int(day), end);
  }

  // "2017", "2016-17"; a number that counts ("2000 people") or is part of another is none.
  MaybeReading year_at(TokenIndex at) {
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

  [[nodiscard]] bool stands_as_year(TokenIndex at, int year) const {
    const TokenIndex before = at - 1;
    const bool first = at == sentence_.begin;
    if (!first && (is(before, "$") || is(before, "#") || is(before, "No.") || is(before, "/") || is(before, ":")))
      return false;
    if (is(at + 1, "%") || is(at + 1, "percent") || is(at + 1, "/") || is(at + 1, ":")) return false;
    if (!first && touches_next(before) && is_dash(form(before)) && before > sentence_.begin && touches_next(before - 1))
      return false;
    const bool placed = !first && (is(before, "in") || is(before, "since") || is(before, "by") || is(before, "until") ||
                                   is(before, "of") || is(before, "from") || is(before, "late") || is(before, "early"));
    if (placed) return year >= 1700 && year < 2100;
    if (xpos(at + 1) == Xpos::Nns && year % 100 == 0 && !capital(at + 1)) return false;
    return year >= 1900 && year < 2060;
  }

  // "1990s", "'90s", "1990's"; "the 18th century" is ordinal_at's.
  [[nodiscard]] MaybeReading decade_at(TokenIndex at) const {
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
    if (text.size() == 4) return absolute(TimeUnit::Decade, year_range(to_int(text), to_int(text) + 9), end);
    if (text.size() != 2 || !short_form) return std::nullopt;
    const int start = (to_int(text) < 20 ? 2000 : 1900) + to_int(text);
    return absolute(TimeUnit::Decade, year_range(start, start + 9), end);
  }

  // "the first quarter [of 2018]", "the 18th century", "the 24th" of a month ("on the 24th").
  MaybeReading ordinal_at(TokenIndex at, int number, TokenIndex end) const {
    if (is(end, "quarter") && number >= 1 && number <= 4) return quarter(number, end + 1);
    const TokenIndex century = is(end, "-") ? end + 1 : end;
    if ((is(century, "century") || is(century, "centuries")) && number >= 2 && number <= 30)
      return absolute(TimeUnit::Decade, year_range((number - 1) * 100, (number - 1) * 100 + 99), century + 1);
    const TokenIndex month = is(end, "of") ? end + 1 : end;
    if (number >= 1 && number <= 31 && is(end, "of") && is_month(month))
      return month_day(month + 1, month_of(month), number);
    if (day_of(at) != 0 && at >= sentence_.begin + 2 && is(at - 1, "the") && is(at - 2, "on") &&
        xpos(end) != Xpos::Nn && xpos(end) != Xpos::Nns && xpos(end) != Xpos::Nnp) {
      Reading made = reading(TimeUnit::Day, end);
      made.time.day = static_cast<int16_t>(number);
      return made;
    }
    return std::nullopt;
  }

  MaybeReading quarter(int number, TokenIndex end) const {
    const int month = (number - 1) * kQuarterMonths + 1;
    const TokenIndex year_token = is(end, "of") ? end + 1 : end;
    if (const int year = year_of(form(year_token)); year != 0)
      return absolute(TimeUnit::Quarter, month_range(year, month, kQuarterMonths), year_token + 1);
    Reading made = reading(TimeUnit::Quarter, end);
    made.time.month = static_cast<int16_t>(month);
    return made;
  }

  MaybeReading holiday_at(TokenIndex at) const {
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
      Reading made = reading(holiday.day != 0 ? TimeUnit::Day : TimeUnit::Month, end);
      made.time.month = holiday.month;
      made.time.day = holiday.day;
      return made;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool stands_at(TokenIndex at, const std::vector<std::string>& words) const {
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return same_holiday_word(at++, word); });
  }
  // Apostrophes are curly or straight.
  [[nodiscard]] bool same_holiday_word(TokenIndex token, std::string_view word) const {
    const std::string_view text = form(token);
    if (word.starts_with('\'') && text.starts_with("’")) return same_word(word.substr(1), text.substr(3));
    return same_word(text, word);
  }

  // ---- what is counted from the article's day

  // "last year", "this month", "next Friday", "last January", "this summer", "this past week", "the last two weeks".
  MaybeReading shift_at(TokenIndex at) {
    int offset = value(at, TimeWord::Shift);
    TokenIndex next = at + 1;
    if (is(at, "this") && is(next, TimeWord::Shift) && !is(next, "this")) offset = value(next++, TimeWord::Shift);
    const TimeWordUses* word = uses(next);
    if (word == nullptr) return std::nullopt;
    if (word->is(TimeWord::Unit)) {
      const auto unit = static_cast<TimeUnit>(word->value(TimeWord::Unit));
      if (unit == TimeUnit::Time) return std::nullopt;
      const bool stretch = (is(at, "past") || is(at, "coming")) && next == at + 1;
      if (unit == TimeUnit::Day && !stretch) return std::nullopt;  // "last day" is no yesterday
      Reading made = shifted(unit, offset, next + 1);
      made.time.duration = stretch;
      return made;
    }
    if (word->is(TimeWord::Weekend)) return shifted_weekend(offset, next + 1);
    if (word->is(TimeWord::Weekday) && capital(next)) {
      MaybeReading day = weekday_at(next);
      if (day && !day->time.absolute) day->time.offset = static_cast<int16_t>(offset), day->time.anchored = true;
      return day;
    }
    if (word->is(TimeWord::Part) && (is(at, "this") || is(at, "last")))
      return shifted(TimeUnit::Day, is(at, "last") ? -1 : 0, next + 1);
    if (is_month(next)) return shifted_month(month_of(next), offset, next + 1);
    if (word->is(TimeWord::Season)) {
      Reading made = shifted(TimeUnit::Season, offset, next + 1);
      made.time.month = static_cast<int16_t>(word->value(TimeWord::Season));
      return made;
    }
    return std::nullopt;
  }

  static Reading shifted_weekend(int offset, TokenIndex end) {
    Reading made = shifted(TimeUnit::Week, offset, end);
    made.time.weekday = 6;
    return made;
  }

  // "the weekend", where it is no modifier.
  MaybeReading weekend_at(TokenIndex at) const {
    if (at == sentence_.begin || !is(at - 1, "the")) return std::nullopt;
    Reading made = reading(TimeUnit::Week, at + 1);
    made.time.weekday = 6;
    return made;
  }

  // "recent weeks", "the last two weeks", "the coming months": stretches up to or from now.
  MaybeReading stretch_at(TokenIndex at) const {
    TokenIndex next = at + 1;
    int count = 0;
    if (is(next, TimeWord::Several)) {
      ++next;
    } else if (const auto number = number_at(next); number && !number->ordinal && !number->vague) {
      next = number->tokens.end;
      count = static_cast<int>(std::min<std::int64_t>(number->thousandths / 1000, kManyUnits));
    }
    TimeUnit unit{};
    if (!is(next, TimeWord::Units) || !unit_at(next, unit)) return std::nullopt;
    Reading made = reading(unit, next + 1);
    made.time.duration = true;
    if (count > 0 && count < kManyUnits && unit != TimeUnit::Time && is(at, TimeWord::Shift)) {
      made.time.anchored = true;
      made.time.offset = static_cast<int16_t>(value(at, TimeWord::Shift) * count);
    }
    return made;
  }

  // "summer 2016", "the summer of 2016", "the spring".
  MaybeReading season_at(TokenIndex at) const {
    const int month = value(at, TimeWord::Season);
    const TokenIndex year_token = is(at + 1, "of") ? at + 2 : at + 1;
    if (const int year = year_of(form(year_token)); year != 0)
      return absolute(TimeUnit::Season, month_range(year, month, kQuarterMonths), year_token + 1);
    const bool placed = at >= sentence_.begin + 2 && is(at - 1, "the") && is_time_preposition(at - 2);
    if (!placed || !(xpos(at) == Xpos::Nn || xpos(at) == Xpos::Nnp)) return std::nullopt;
    if (xpos(at + 1) == Xpos::Nn || xpos(at + 1) == Xpos::Nns) return std::nullopt;
    Reading made = reading(TimeUnit::Season, at + 1);
    made.time.month = static_cast<int16_t>(month);
    return made;
  }

  [[nodiscard]] bool is_time_preposition(TokenIndex at) const {
    return is(at, "in") || is(at, "during") || is(at, "over") || is(at, "since") || is(at, "by") || is(at, "until");
  }

  // "early January", "late last year", "earlier this month": the edge goes with what follows it.
  MaybeReading edge_at(TokenIndex at) {
    TokenIndex next = at + 1;
    if (is_dash(form(next))) ++next;
    if (is(next, "in") || is(next, "on")) ++next;
    if (is(next, "the")) ++next;
    if (next >= sentence_.end || is(next, TimeWord::Edge) || is(next, "a")) return std::nullopt;
    const TimeWordUses* word = uses(next);
    const bool number = !form(next).empty() && form(next)[0] >= '0' && form(next)[0] <= '9';
    if (word == nullptr && !number) return std::nullopt;
    if (word != nullptr && (word->is(TimeWord::Units) || word->is(TimeWord::Several))) return std::nullopt;
    MaybeReading found = number ? figure_at(next) : word_at(next, *word);
    return found && !found->time.duration ? found : std::nullopt;
  }

  // ---- numbers of units

  // "two weeks", "two-week", "24 hours".
  MaybeReading number_at_unit(TokenIndex at) const {
    const auto number = number_at(at);
    if (!number || number->ordinal || number->vague) return std::nullopt;
    const std::int64_t count = number->thousandths / 1000;
    TokenIndex unit = number->tokens.end;
    if (is(unit, "more") || is(unit, "full") || is(unit, "straight") || is(unit, "consecutive")) ++unit;
    return counted_units(at, static_cast<int>(std::min<std::int64_t>(count, kManyUnits)), unit);
  }

  // `count` units whose word stands at `token` ("a week", "two weeks"), and what follows: "ago", "from now", "later".
  MaybeReading counted_units(TokenIndex at, int count, TokenIndex token) const {
    const bool hyphen = is_dash(form(token)) && touches_next(token) && token > at;
    if (hyphen) ++token;
    TimeUnit unit{};
    if (token == at || !unit_at(token, unit)) return one_of_several(at, token);
    if (hyphen && is_dash(form(token + 1)) && (is(token + 2, "old") || is(token + 2, "olds"))) return std::nullopt;
    if ((is(token + 1, "old") || (is(token + 1, "of") && is(token + 2, "age")))) return std::nullopt;
    if (is(token, "second") || is(token, "quarter")) return std::nullopt;
    if (MaybeReading found = direction(unit, count, token + 1)) return found;
    const bool article = is(at, "a") || is(at, "an");
    if (article && !(at > sentence_.begin && is_stretch_preposition(at - 1))) return std::nullopt;
    Reading made = reading(unit, token + 1);
    made.time.duration = true;
    return made;
  }

  // "a few weeks ago", "a couple of years".
  [[nodiscard]] MaybeReading one_of_several(TokenIndex at, TokenIndex token) const {
    return token == at + 1 && is(token, TimeWord::Several) ? several_at(token) : std::nullopt;
  }

  [[nodiscard]] bool is_stretch_preposition(TokenIndex at) const {
    return is(at, "for") || is(at, "within") || is(at, "over") || is(at, "in") || is(at, "after") || is(at, "nearly") ||
           is(at, "almost") || is(at, "about") || is(at, "than") || is(at, "least") || is(at, "half");
  }

  // "ago", "earlier", "from now" after units. An offset of unknown or mixed size is not one: "a few weeks ago".
  [[nodiscard]] MaybeReading direction(TimeUnit unit, int count, TokenIndex at) const {
    const bool counts = count > 0 && count < kManyUnits && unit != TimeUnit::Time;
    if (is(at, TimeWord::Direction)) {
      const int sign = value(at, TimeWord::Direction);
      return counts ? shifted(unit, sign * count, at + 1) : reading(unit, at + 1);
    }
    if (is(at, "from") && (is(at + 1, "now") || is(at + 1, "today")))
      return counts ? shifted(unit, count, at + 2) : reading(unit, at + 2);
    if (is(at, "later") || is(at, "earlier") || is(at, "afterward") || is(at, "afterwards"))
      return reading(unit, at + 1);
    if (is(at, "before") || is(at, "after")) return reading(unit, at + 1);
    return std::nullopt;
  }

  // "several weeks ago", "few years", "couple of days".
  MaybeReading several_at(TokenIndex at) const {
    TokenIndex next = at + 1;
    if (is(next, "of")) ++next;
    if (is(next, "more")) ++next;
    TimeUnit unit{};
    if (!is(next, TimeWord::Units) || !unit_at(next, unit)) return std::nullopt;
    if (MaybeReading found = direction(unit, 0, next + 1)) return found;
    if (is(at, "some") || is(at, "many")) return std::nullopt;
    Reading made = reading(unit, next + 1);
    made.time.duration = true;
    return made;
  }

  // "years ago", "for decades".
  MaybeReading bare_units_at(TokenIndex at) const {
    TimeUnit unit{};
    if (!unit_at(at, unit)) return std::nullopt;
    if (is(at, "seconds") || is(at, "quarters") || is(at, "seasons")) return std::nullopt;
    if (MaybeReading found = direction(unit, 0, at + 1); found && !is(at + 1, "before") && !is(at + 1, "after"))
      return found;
    if (at == sentence_.begin || !(is(at - 1, "for") || is(at - 1, "in") || is(at - 1, "over") || is(at - 1, "within")))
      return std::nullopt;
    Reading made = reading(unit, at + 1);
    made.time.duration = true;
    return made;
  }

  // ---- times of day

  // "3 p.m.", "3:30", "10 o'clock".
  [[nodiscard]] bool is_time_of_day(TokenIndex at) const {
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
  [[nodiscard]] bool ends_in_half_day(std::string_view text) const {
    std::size_t digits = 0;
    while (digits < text.size() && ((text[digits] >= '0' && text[digits] <= '9') || text[digits] == ':')) ++digits;
    if (digits == 0 || digits > 5 || digits == text.size()) return false;
    const TimeWordUses* rest = lexicon_.words.find(text.substr(digits));
    return rest != nullptr && rest->is(TimeWord::HalfDay);
  }

  [[nodiscard]] bool is_oclock(TokenIndex at) const { return is(at, "o'clock") || is(at, "o’clock"); }

  MaybeReading clock_at(TokenIndex at) {
    TokenIndex end = at + 1;
    if (is(end, TimeWord::HalfDay) || is_oclock(end)) ++end;
    return clock_end(end);
  }

  // After a time of day: a zone, then the day it belongs to, which then is what the whole says.
  MaybeReading clock_end(TokenIndex end) {
    if (is_zone(end)) ++end;
    TokenIndex next = end;
    if (is(next, ",")) ++next;
    if (is(next, "on")) ++next;
    if (is(next, "in") && is(next + 1, "the") && is(next + 2, TimeWord::Part)) return reading(TimeUnit::Time, next + 3);
    const TimeWordUses* word = uses(next);
    if (word != nullptr && (word->is(TimeWord::Weekday) || word->is(TimeWord::Month) || word->is(TimeWord::Deictic) ||
                            word->is(TimeWord::Shift))) {
      MaybeReading day = word_at(next, *word);
      if (day && day->time.unit == TimeUnit::Day) return day;
    }
    return reading(TimeUnit::Time, end);
  }

  // "EST", "ET", "GMT": two to four capitals that end in T.
  [[nodiscard]] bool is_zone(TokenIndex at) const {
    const std::string_view text = form(at);
    if (is(at, "eastern") || is(at, "pacific") || is(at, "local")) return is(at + 1, "time");
    return text == "UTC" || (text.size() >= 2 && text.size() <= 4 && text.back() == 'T' &&
                             std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
  }

  // ---- widening

  [[nodiscard]] TokenIndex skip_part(TokenIndex at) const { return is(at, TimeWord::Part) ? at + 1 : at; }

  // "Wednesday at 3 p.m.", "Jan. 24 at noon".
  void widen_right(Reading& found) const {
    TokenIndex at = found.end;
    if (found.time.unit != TimeUnit::Day || found.time.duration) return;
    if (is(at, ",")) ++at;
    if (is(at, "at")) ++at;
    if (at == found.end) return;
    if (is(at, TimeWord::Clock)) {
      found.end = at + 1;
    } else if (is_time_of_day(at)) {
      found.end = at + 1;
      if (is(found.end, TimeWord::HalfDay) || is_oclock(found.end)) ++found.end;
      if (is_zone(found.end)) ++found.end;
    }
  }

  // "the", "early", "the morning of", "the end of" before a date; "more than", "nearly" before a duration.
  void widen_left(TokenIndex& begin, bool duration) const {
    if (duration) {
      if (const auto comparator = comparator_before(document_, numbers_, begin, floor_))
        begin = comparator->tokens.begin;
      if (begin > floor_ && is(begin - 1, "the")) --begin;
      return;
    }
    const TokenIndex start = begin;
    if (begin >= floor_ + 2 && is(begin - 1, "of") && is(begin - 2, TimeWord::Phase))
      begin -= 2;
    else if (begin >= floor_ + 3 && is(begin - 1, "the") && is(begin - 2, "of") && is(begin - 3, TimeWord::Phase))
      begin -= 3;
    if (begin > floor_ && is_dash(form(begin - 1)) && begin - 1 > floor_ && is(begin - 2, TimeWord::Edge))
      begin -= 2;
    else if (begin > floor_ && is(begin - 1, TimeWord::Edge))
      --begin;
    if (begin > floor_ && is(begin - 1, "the") && (begin != start || starts_with_article(start))) --begin;
  }

  // Whether "the" belongs to what begins here: "the 1990s", "the summer of 2016", "the first quarter", "the past year".
  [[nodiscard]] bool starts_with_article(TokenIndex at) const {
    const NumberWordValue* number = numbers_.words.find(form(at));
    return is(at, TimeWord::Season) || is(at, TimeWord::Weekend) || is(at, TimeWord::Shift) || is(at, TimeWord::Edge) ||
           (number != nullptr && number->kind == NumberWord::Ordinal) ||
           (form(at).size() > 1 && form(at).back() == 's') || form(at).ends_with("th");
  }

  const Document& document_;
  const TimeLexicon& lexicon_;
  const NumberLexicon& numbers_;
  TokenRange sentence_;
  TokenIndex floor_ = 0;  // the end of the last expression, or the sentence's begin
  std::size_t name_ = 0;
  std::vector<TimeExpression> found_;
};

}  // namespace

std::vector<TimeExpression> find_times(const Document& document, const TimeLexicon& lexicon,
                                       const NumberLexicon& numbers) {
  return TimeReader(document, lexicon, numbers).read();
}

}  // namespace dateline
