// fix_years: a day of a month falls on a given weekday in about one year of seven, so a presidency of four or eight
// years often leaves one ("President Ford said on Tuesday, Sept. 3": 1974). Days of the week alone then mean the day
// nearest to what the article tells as past. Knowingly wrong: an article that looks back on a presidency without a
// year, and calls its holder by the bare title.
#include "extract/mentions/undated.h"

#include <algorithm>
#include <optional>

#include "extract/lexicon.h"
#include "extract/mentions/anchor.h"
#include "extract/mentions/calendar.h"
#include "ontology/iri_minter.h"

namespace dateline {
namespace {

// Those who were president among the people of this name.
std::vector<OfficialIndex> presidents_named(const Officials& officials, std::string_view name) {
  std::vector<OfficialIndex> found;
  for (const OfficialIndex person : officials.named(fold_name(name))) {
    const auto terms = officials.terms(person);
    if (std::any_of(terms.begin(), terms.end(),
                    [](const OfficialTerm& t) { return t.office == OfficeKind::President && t.start; }))
      found.push_back(person);
  }
  return found;
}

// "President Poe", "President Ann Poe": none for a former one or a vice president.
std::vector<OfficialIndex> presidents_at(const Document& document, const Officials& officials, TokenIndex title) {
  const auto form = [&](TokenIndex t) { return t < document.text.tokens.size() ? document.form(t) : ""; };
  if (form(title) != "President") return {};
  if (title > 0) {
    const std::string before = fold_name(form(title - 1));
    if (before == "former" || before == "ex" || before == "vice" || before == "late") return {};
  }
  std::string name(form(title + 1));
  if (!is_capital(name)) return {};
  if (is_capital(form(title + 2))) {
    auto found = presidents_named(officials, name + ' ' + std::string(form(title + 2)));
    if (!found.empty()) return found;
  }
  return presidents_named(officials, name);
}

// The one president whom the article calls so, or nobody.
std::optional<OfficialIndex> only_president(const Document& document, const Officials& officials) {
  std::optional<OfficialIndex> only;
  for (TokenIndex t = 0; t < document.text.tokens.size(); ++t)
    for (const OfficialIndex person : presidents_at(document, officials, t)) {
      if (only && *only != person) return std::nullopt;
      only = person;
    }
  return only;
}

bool is_president_on(const std::vector<OfficialTerm>& terms, Date day) {
  return std::any_of(terms.begin(), terms.end(), [&](const OfficialTerm& t) {
    if (t.office != OfficeKind::President || !t.start || day < *t.start) return false;
    return t.end ? day <= *t.end : day.year <= t.start->year + 4;  // a term is four years
  });
}

// The day of a presidency that the words mean, where there is just one.
std::optional<Date> day_of(const TimeExpression& time, const std::vector<OfficialTerm>& terms) {
  if (time.weekday == 0 || time.month == 0 || time.day == 0 || time.absolute) return std::nullopt;
  std::optional<Date> only;
  for (std::int16_t year = 1933; year < 2100; ++year) {
    const Date day{year, static_cast<std::uint8_t>(time.month), static_cast<std::uint8_t>(time.day)};
    if (!is_valid(day) || weekday_of(day) != time.weekday || !is_president_on(terms, day)) continue;
    if (only) return std::nullopt;
    only = day;
  }
  return only;
}

bool is_bare_weekday(const TimeExpression& time) {
  return time.weekday > 0 && time.month == 0 && time.unit == TimeUnit::Day && !time.anchored && !time.absolute;
}

}  // namespace

std::vector<TimeExpression> fix_years(const Document& document, std::vector<TimeExpression> times,
                                      const Officials& officials) {
  const bool hopeful = std::any_of(times.begin(), times.end(), [](const TimeExpression& t) {
    return t.weekday > 0 && t.month > 0 && t.day > 0 && !t.absolute;
  });
  if (document.layout.metadata.published || !hopeful) return times;
  const auto president = only_president(document, officials);
  if (!president) return times;
  const auto terms = officials.terms(*president);
  std::vector<TimeExpression> fixed = times;
  std::optional<Date> latest;       // of what is fixed
  std::optional<Date> latest_past;  // of what is told in the past tense
  for (TimeExpression& time : fixed) {
    const auto day = day_of(time, terms);
    if (!day) continue;
    time.absolute = DateRange{*day, *day};
    latest = std::max(latest.value_or(*day), *day);
    if (!time.tokens.empty() && tense_of(document, time.tokens.end - 1) == Tense::Past)
      latest_past = std::max(latest_past.value_or(*day), *day);
  }
  if (!latest) return times;
  const bool told_later = std::any_of(times.begin(), times.end(), [&](const TimeExpression& t) {
    return t.absolute && t.absolute->earliest.year > latest->year;
  });
  if (told_later) return times;
  for (TimeExpression& time : fixed)
    if (latest_past && is_bare_weekday(time) && time.weekday == weekday_of(*latest_past))
      time.absolute = DateRange{*latest_past, *latest_past};
  return fixed;
}

}  // namespace dateline
