// anchor: the days that a time expression means, given the article's date and the tense of its clause.
//
// Dates are those of the proleptic Gregorian calendar, weeks run Monday to Sunday (ISO 8601), seasons follow the
// northern meteorological calendar. Method: TimeML's document creation time anchoring (Pustejovsky et al. 2003), with
// the tense of the governing clause as the direction. Without an article date only absolute expressions have a range: a
// missing year is better than a wrong one.
#pragma once

#include <optional>

#include "extract/document.h"

namespace dateline {

// Which way from the article's date an expression without a year or a direction looks.
enum class Tense : std::uint8_t { Unknown, Past, Present, Future };

// The tense of the clause that the token belongs to; Unknown where no finite verb governs it.
Tense tense_of(const Document& document, TokenIndex token);

// The days the expression means for an article of that date; none for durations and for what cannot be told.
std::optional<DateRange> anchor_time(const TimeExpression& time, std::optional<Date> published, Tense tense);

// The same with the date and the tense that the document gives.
std::optional<DateRange> anchor_time(const Document& document, const TimeExpression& time);

}  // namespace dateline
