// CalendarReader: the words of a sentence as a reader of times sees them, and the rules for expressions that name a
// place in the calendar: weekdays, days of a month, months, years, decades, quarters, seasons, holidays. times.cpp
// reads what is counted from the article's day, and lengths of time.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/mentions/numbers.h"
#include "extract/mentions/time_words.h"

namespace dateline {

// What a rule read: an expression whose tokens are not set yet, and the token where it stops.
struct TimeReading {
  TimeExpression time;
  TokenIndex end = 0;
};
using MaybeReading = std::optional<TimeReading>;

[[nodiscard]] TimeReading reading(TimeUnit unit, TokenIndex end);
[[nodiscard]] TimeReading absolute(TimeUnit unit, DateRange range, TokenIndex end);
[[nodiscard]] TimeReading shifted(TimeUnit unit, int offset, TokenIndex end);

[[nodiscard]] bool is_dash(std::string_view text);
// "2018" within the years that news dates by, else 0.
[[nodiscard]] int year_of(std::string_view text);

// Reads one sentence at a time; the document and the lexicons must outlive it.
class CalendarReader {
 public:
  CalendarReader(const Document& document, const TimeLexicon& lexicon, const NumberLexicon& numbers)
      : document_(document), lexicon_(lexicon), numbers_(numbers) {}

 protected:
  // Words. Tokens outside the sentence have an empty form.
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
  [[nodiscard]] bool is_oclock(TokenIndex at) const { return is(at, "o'clock") || is(at, "o’clock"); }
  [[nodiscard]] TokenIndex skip_part(TokenIndex at) const { return is(at, TimeWord::Part) ? at + 1 : at; }

  // Rules: what is read right at a token, or nothing.
  [[nodiscard]] MaybeReading weekday_at(TokenIndex at) const;
  [[nodiscard]] MaybeReading month_at(TokenIndex at) const;
  [[nodiscard]] MaybeReading day_before_month(TokenIndex at, int day) const;
  [[nodiscard]] MaybeReading numeric_date(TokenIndex at) const;
  [[nodiscard]] MaybeReading year_at(TokenIndex at) const;
  [[nodiscard]] MaybeReading decade_at(TokenIndex at) const;
  [[nodiscard]] MaybeReading ordinal_at(TokenIndex at, int number, TokenIndex end) const;
  [[nodiscard]] MaybeReading holiday_at(TokenIndex at) const;
  [[nodiscard]] MaybeReading season_at(TokenIndex at) const;

  [[nodiscard]] bool is_month(TokenIndex at) const;
  [[nodiscard]] int month_of(TokenIndex at) const;
  [[nodiscard]] int day_of(TokenIndex at) const;
  [[nodiscard]] static TimeReading shifted_month(int month, int offset, TokenIndex end);
  [[nodiscard]] bool is_time_of_day(TokenIndex at) const;

  const Document& document_;
  const TimeLexicon& lexicon_;
  const NumberLexicon& numbers_;
  TokenRange sentence_;

 private:
  [[nodiscard]] bool is_noun(TokenIndex at) const;
  [[nodiscard]] bool names_month(TokenIndex at) const;
  [[nodiscard]] int ordinal_day(TokenIndex at) const;
  [[nodiscard]] MaybeReading month_range_at(TokenIndex at, int month) const;
  [[nodiscard]] MaybeReading month_day(TokenIndex end, int month, int day) const;
  [[nodiscard]] static MaybeReading dated(int year, int month, int day, int last_day, TokenIndex end);
  [[nodiscard]] static MaybeReading iso_date(std::string_view year, std::string_view month, std::string_view day,
                                             TokenIndex end);
  [[nodiscard]] bool stands_as_year(TokenIndex at, int year) const;
  [[nodiscard]] bool stands_as_old_year(TokenIndex at) const;
  [[nodiscard]] MaybeReading quarter(int number, TokenIndex end) const;
  [[nodiscard]] bool stands_at(TokenIndex at, const std::vector<std::string>& words) const;
  [[nodiscard]] bool same_holiday_word(TokenIndex token, std::string_view word) const;
  [[nodiscard]] bool is_time_preposition(TokenIndex at) const;
  [[nodiscard]] bool ends_in_half_day(std::string_view text) const;
};

}  // namespace dateline
