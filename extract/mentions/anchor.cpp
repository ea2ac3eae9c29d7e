// anchor_time: an expression with a full date is taken as it stands; "today", "last year", "two weeks ago" count from
// the article's date; "Wednesday", "Jan. 29" and "March" are the nearest such day or month in the direction of the
// tense. In a future or present clause that is the next one ("the court meets Monday"), else the last one; the
// article's own day counts for both, as newspapers name the day of issue. A weekday that goes with a day of a month
// decides its year. Knowingly wrong: "next Friday" is always the first Friday to come, and the historical present
// ("Trump wins Tuesday", below a headline) looks forward.
#include "extract/mentions/anchor.h"

#include <chrono>
#include <cstdlib>

namespace dateline {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

sys_days to_days(Date d) { return std::chrono::year(d.year) / std::chrono::month(d.month) / std::chrono::day(d.day); }

Date to_date(sys_days d) {
  const std::chrono::year_month_day ymd(d);
  return {static_cast<std::int16_t>(static_cast<int>(ymd.year())), static_cast<std::uint8_t>(unsigned{ymd.month()}),
          static_cast<std::uint8_t>(unsigned{ymd.day()})};
}

DateRange range(sys_days first, sys_days last) { return {to_date(first), to_date(last)}; }

bool is_date(int year, int month, int day) {
  return year > 0 && year < 10000 && month > 0 && day > 0 && (std::chrono::year(year) / month / day).ok();
}

// `count` months from the month `ahead` months after January of `year`.
DateRange months(int year, int ahead, int count) {
  const auto begin = std::chrono::year(year) / 1 / 1 + std::chrono::months(ahead);
  return range(sys_days(begin), sys_days(begin + std::chrono::months(count)) - days(1));
}

int weekday_of(sys_days d) { return static_cast<int>(std::chrono::weekday(d).iso_encoding()); }

sys_days monday_of(sys_days d) { return d - days(weekday_of(d) - 1); }

// Wednesday: the last or next one by tense, the article's day included; "last" and "next" leave that day out.
sys_days anchor_weekday(const TimeExpression& time, sys_days published, Tense tense) {
  const int ahead = (time.weekday - weekday_of(published) + 7) % 7;  // 0 to 6 days on
  if (time.anchored && time.offset > 0) return published + days(ahead == 0 ? 7 : ahead);
  if (time.anchored && time.offset < 0) return published - days(7 - ahead);
  const bool forward = tense == Tense::Future || tense == Tense::Present;
  if (ahead == 0 || forward) return published + days(ahead);
  return published - days(7 - ahead);
}

// Among the years around the article's, the one whose day (first day of a month) is nearest in the tense's direction.
std::optional<int> choose_year(const TimeExpression& time, Date published, Tense tense) {
  const int day = time.day > 0 ? time.day : 1;
  std::optional<int> best;
  long best_distance = 0;
  for (int year = published.year - 6; year <= published.year + 6; ++year) {
    if (!is_date(year, time.month, day)) continue;
    const sys_days candidate = to_days(
        {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(time.month), static_cast<std::uint8_t>(day)});
    if (time.weekday > 0 && time.day > 0 && weekday_of(candidate) != time.weekday) continue;
    const long away = (candidate - to_days(published)).count();
    const bool same_month = time.day == 0 && year == published.year && time.month == published.month;
    const bool against = !same_month && ((tense == Tense::Past && away > 0) || (tense == Tense::Future && away < 0));
    const long distance = (same_month ? 0 : std::labs(away)) + (against ? 366L * 3 : 0);
    if (!best || distance < best_distance) best = year, best_distance = distance;
  }
  return best;
}

// Jan. 29, March, "last March", winter.
std::optional<DateRange> anchor_month(const TimeExpression& time, Date published, Tense tense) {
  if (time.month > 12) return std::nullopt;
  std::optional<int> year;
  if (time.anchored && time.offset != 0 && time.day == 0) {  // last March: the latest before this month
    const bool passed = time.offset < 0 ? time.month < published.month : time.month > published.month;
    year = published.year + (passed ? 0 : (time.offset < 0 ? -1 : 1));
  } else {
    year = choose_year(time, published, tense);
  }
  if (!year || !is_date(*year, time.month, time.day > 0 ? time.day : 1)) return std::nullopt;
  if (time.unit == TimeUnit::Season) return months(*year, time.month - 1, 3);
  if (time.day == 0) return months(*year, time.month - 1, 1);
  const sys_days day = to_days(
      {static_cast<std::int16_t>(*year), static_cast<std::uint8_t>(time.month), static_cast<std::uint8_t>(time.day)});
  return range(day, day);
}

// the weekend, last weekend: the Saturday and Sunday nearest in the direction said.
DateRange anchor_weekend(const TimeExpression& time, sys_days published, Tense tense) {
  TimeExpression saturday = time;
  saturday.weekday = 6;
  const bool now = weekday_of(published) >= 6;
  sys_days day = anchor_weekday(saturday, published, tense);
  if (now && !(time.anchored && time.offset != 0)) day = monday_of(published) + days(5);
  return range(day, day + days(1));
}

// today, this week, last month, two years ago: whole units counted from the one that the article's day is in.
std::optional<DateRange> anchor_offset(const TimeExpression& time, Date published) {
  const sys_days day = to_days(published);
  const int n = time.offset;
  if (std::abs(n) > 900) return std::nullopt;  // keeps all sums within the calendar
  switch (time.unit) {
    case TimeUnit::Day:
    case TimeUnit::Time:
      return range(day + days(n), day + days(n));
    case TimeUnit::Week:
      return range(monday_of(day) + days(7 * n), monday_of(day) + days(7 * n + 6));
    case TimeUnit::Month:
      return months(published.year, published.month - 1 + n, 1);
    case TimeUnit::Quarter:
      return months(published.year, (published.month - 1) / 3 * 3 + 3 * n, 3);
    case TimeUnit::Season:
      return months(published.year, published.month / 3 * 3 - 1 + 3 * n, 3);
    case TimeUnit::Year:
      return months(published.year, 12 * n, 12);
    case TimeUnit::Decade:
      return months(published.year / 10 * 10, 120 * n, 120);
  }
  return std::nullopt;
}

// "the past two weeks": from then to the article's day, or on from it.
std::optional<DateRange> anchor_duration(const TimeExpression& time, Date published) {
  if (!time.anchored || time.offset == 0) return std::nullopt;
  const auto far = anchor_offset(time, published);
  if (!far) return std::nullopt;
  return time.offset < 0 ? DateRange{far->earliest, published} : DateRange{published, far->latest};
}

bool in_years(const std::optional<DateRange>& r) {
  return r && r->earliest.year > 0 && r->latest.year < 10000 && r->earliest.year <= r->latest.year;
}

// ---- tense

Tense tense_of_auxiliary(const Word& aux) {
  if (aux.xpos == Xpos::Vbd) return Tense::Past;
  if (aux.xpos == Xpos::Md) return Tense::Future;
  if (aux.lemma == "have" && aux.xpos != Xpos::Vb) return Tense::Past;
  return Tense::Present;
}

// The tense that a verb's own form and its auxiliaries show. The sentence's tokens are searched, not the document's.
Tense tense_of_verb(const Document& document, TokenIndex verb, TokenRange sentence) {
  Tense tense = Tense::Unknown;
  bool modal = false;
  for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
    const Word& word = document.syntax[t];
    if (word.head != verb) continue;
    if (word.deprel != Deprel::Aux && word.deprel != Deprel::AuxPass && word.deprel != Deprel::Cop) continue;
    if (word.xpos == Xpos::Md) modal = true;
    if (word.lemma == "have" && word.deprel == Deprel::Aux) return Tense::Past;  // "should have left in May" too
    const Tense shown = tense_of_auxiliary(word);
    if (tense == Tense::Unknown || shown == Tense::Past) tense = shown;
  }
  if (modal) return Tense::Future;
  if (tense != Tense::Unknown) return tense;
  switch (document.syntax[verb].xpos) {
    case Xpos::Vbd:
      return Tense::Past;
    case Xpos::Vbz:
    case Xpos::Vbp:
      return Tense::Present;
    default:
      return Tense::Unknown;
  }
}

bool is_clause(const Word& word) {
  return word.upos == Upos::Verb || word.upos == Upos::Aux || universal(word.deprel) == Deprel::Ccomp;
}

bool is_infinitive(const Document& document, TokenIndex verb) {
  return document.syntax[verb].xpos == Xpos::Vb && verb > 0 && document.syntax[verb - 1].lemma == "to";
}

bool is_passive(const Document& document, TokenIndex verb, TokenRange sentence) {
  for (TokenIndex t = sentence.begin; t < sentence.end; ++t)
    if (document.syntax[t].head == verb && document.syntax[t].deprel == Deprel::AuxPass) return true;
  return false;
}

}  // namespace

Tense tense_of(const Document& document, TokenIndex token) {
  if (token >= document.syntax.size()) return Tense::Unknown;
  const TokenRange sentence = document.text.sentences[document.sentence_of(token)].tokens;
  bool infinitive = false;
  TokenIndex at = token;
  for (std::uint32_t steps = 0; at != kNone && steps <= sentence.size(); ++steps, at = document.syntax[at].head) {
    const Tense tense = tense_of_verb(document, at, sentence);
    if (tense == Tense::Unknown) {
      infinitive |= is_clause(document.syntax[at]) && is_infinitive(document, at);
      continue;
    }
    // An infinitive looks forward from a present or from being scheduled: "is set to release the plan Monday".
    if (infinitive && (tense == Tense::Present || is_passive(document, at, sentence))) return Tense::Future;
    return tense;
  }
  return infinitive ? Tense::Future : Tense::Unknown;
}

std::optional<DateRange> anchor_time(const TimeExpression& time, std::optional<Date> published, Tense tense) {
  if (time.absolute) return time.absolute;
  if (!published || !is_date(published->year, published->month, published->day)) return std::nullopt;
  std::optional<DateRange> result;
  if (time.duration) {
    result = anchor_duration(time, *published);
  } else if (time.month > 0) {
    result = anchor_month(time, *published, tense);
  } else if (time.weekday == 6 && time.unit == TimeUnit::Week) {
    result = anchor_weekend(time, to_days(*published), tense);
  } else if (time.weekday > 0) {
    const sys_days day = anchor_weekday(time, to_days(*published), tense);
    result = range(day, day);
  } else if (time.anchored) {
    result = anchor_offset(time, *published);
  }
  return in_years(result) ? result : std::nullopt;
}

std::optional<DateRange> anchor_time(const Document& document, const TimeExpression& time) {
  if (time.absolute || time.tokens.empty()) return time.absolute;
  return anchor_time(time, document.layout.metadata.published, tense_of(document, time.tokens.end - 1));
}

}  // namespace dateline
