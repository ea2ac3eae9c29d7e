// A hand-written grammar, tried at each token from left to right, longest reading of the first rule that fits. Rules
// read a core ("Jan. 24, 2018", "last year", "two weeks ago") and then widen it: "[early on the morning of] Jan. 24".
// What names a place in the calendar is CalendarReader's; here are the order of rules, what is counted from the
// article's day, lengths of time, times of day and the widening. It follows what TIMEX3 guidelines call a date, time or
// duration, and leaves out sets and vague references. Knowingly wrong: "second" beside a noun is an ordinal even in "a
// second later".
#include "extract/mentions/times.h"

#include <algorithm>

#include "extract/mentions/calendar.h"
#include "extract/mentions/calendar_reader.h"

namespace dateline {
namespace {

using std::int16_t;

constexpr int kManyUnits = 2000;  // more are not counted from the article's day

class TimeReader : private CalendarReader {
 public:
  using CalendarReader::CalendarReader;

  std::vector<TimeExpression> read() {
    for (const Sentence& sentence : document_.text.sentences) {
      sentence_ = sentence.tokens;
      floor_ = sentence_.begin;
      for (TokenIndex at = sentence_.begin; at < sentence_.end;) at = read_at(at);
    }
    return std::move(found_);
  }

 private:
  // Asked with rising tokens: whether a name keeps the words from being a time. A name that is just the time ("Labor
  // Day" taken for a work) does not, unless it is a person's ("April", but not "Monday").
  bool in_name(TokenIndex token, TokenIndex end, bool weekday) {
    const auto& names = document_.names;
    while (name_ < names.size() && names[name_].tokens.end <= token) ++name_;
    if (name_ == names.size() || !names[name_].tokens.contains(token)) return false;
    const Name& name = names[name_];
    if (name.tokens == TokenRange{token, end}) return name.type == NameType::Person && !weekday;
    return name.type != NameType::Event;
  }

  // ---- the driver

  TokenIndex read_at(TokenIndex at) {
    MaybeReading found = core_at(at);
    if (!found || in_name(at, found->end, found->time.weekday > 0)) return at + 1;
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
    if (word.is(TimeWord::WeekdayAbbreviation) && (found = weekday_at(at)) && found->time.day != 0) return found;
    if ((word.is(TimeWord::Month) || word.is(TimeWord::MonthAbbreviation)) && (found = month_at(at))) return found;
    if (word.is(TimeWord::Deictic) && ends_name(at)) return std::nullopt;
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

  // "told Valley Today", "USA TODAY": a capital letter behind a proper name.
  bool ends_name(TokenIndex at) const {
    const std::string_view word = document_.form(at);
    return at > 0 && word[0] >= 'A' && word[0] <= 'Z' && document_.syntax[at - 1].upos == Upos::Propn;
  }

  MaybeReading number_word_at(TokenIndex at, const NumberWordValue& number) {
    if (number.kind == NumberWord::Ordinal) return ordinal_at(at, static_cast<int>(number.value), at + 1);
    if (number.kind == NumberWord::Unit) return number_at_unit(at);
    return std::nullopt;
  }

  // What begins with a digit: a date, a time of day, a year, a number of units.
  MaybeReading figure_at(TokenIndex at) {
    if (MaybeReading date = numeric_date(at)) return date;
    if (is_time_of_day(at)) return clock_at(at);
    if (MaybeReading decade = decade_at(at)) return decade;
    if (const int day = day_of(at); day != 0) {
      if (MaybeReading found = day_before_month(at, day)) return found;
    }
    if (const auto number = number_at(at); number && number->ordinal)
      return ordinal_at(at, static_cast<int>(std::min<std::int64_t>(number->thousandths / 1000, 10000)),
                        number->tokens.end);
    if (MaybeReading counted = number_at_unit(at)) return counted;
    return year_at(at);
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
      TimeReading made = shifted(unit, offset, next + 1);
      made.time.duration = stretch;
      return made;
    }
    if (word->is(TimeWord::Weekend)) return shifted_weekend(offset, next + 1);
    if (word->is(TimeWord::Weekday) && capital(next)) {
      MaybeReading day = weekday_at(next);
      const bool dated = day && (day->time.absolute || day->time.month != 0);  // "last Friday, July 16"
      if (day && !dated) day->time.offset = static_cast<int16_t>(offset), day->time.anchored = true;
      return day;
    }
    if (word->is(TimeWord::Part) && (is(at, "this") || is(at, "last")))
      return shifted(TimeUnit::Day, is(at, "last") ? -1 : 0, next + 1);
    if (is_month(next)) {
      if (MaybeReading full = month_at(next); full && full->time.absolute) return full;  // "this May 1, 2017, photo"
      return shifted_month(month_of(next), offset, next + 1);
    }
    if (word->is(TimeWord::Season)) {
      TimeReading made = shifted(TimeUnit::Season, offset, next + 1);
      made.time.month = static_cast<int16_t>(word->value(TimeWord::Season));
      return made;
    }
    return std::nullopt;
  }

  static TimeReading shifted_weekend(int offset, TokenIndex end) {
    TimeReading made = shifted(TimeUnit::Week, offset, end);
    made.time.weekday = 6;
    return made;
  }

  // "the weekend", where it is no modifier.
  MaybeReading weekend_at(TokenIndex at) const {
    if (at == sentence_.begin || !is(at - 1, "the")) return std::nullopt;
    TimeReading made = reading(TimeUnit::Week, at + 1);
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
    TimeReading made = reading(unit, next + 1);
    made.time.duration = true;
    if (count > 0 && count < kManyUnits && unit != TimeUnit::Time && is(at, TimeWord::Shift)) {
      made.time.anchored = true;
      made.time.offset = static_cast<int16_t>(value(at, TimeWord::Shift) * count);
    }
    return made;
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
    if (number->tokens.size() == 1 && year_of(form(at)) >= 1900 && is(unit, TimeWord::Unit)) return year_at(at);
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
    TimeReading made = reading(unit, token + 1);
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
    if ((is(at, "'s") || is(at, "’s") || is(at, "'") || is(at, "’")) && is(at + 1, "time"))  // "in two weeks' time"
      return counts ? shifted(unit, count, at + 2) : reading(unit, at + 2);
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
    TimeReading made = reading(unit, next + 1);
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
    TimeReading made = reading(unit, at + 1);
    made.time.duration = true;
    return made;
  }

  // ---- times of day

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

  // "Wednesday at 3 p.m.", "Jan. 24 at noon".
  void widen_right(TimeReading& found) const {
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
