// Span: a stretch of one article's text, and Date: a calendar day. The two smallest values everything else points with.
#pragma once

#include <compare>
#include <cstdint>

namespace dateline {

// Byte offsets into an article's text, half-open: [begin, end).
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

// A day of the proleptic Gregorian calendar; month 1-12, day 1-31.
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;

  friend auto operator<=>(const Date&, const Date&) = default;
};

// The earliest and the latest day something can have been; equal where the day is known.
struct DateRange {
  Date earliest;
  Date latest;

  [[nodiscard]] bool exact() const { return earliest == latest; }
  friend auto operator<=>(const DateRange&, const DateRange&) = default;
};

}  // namespace dateline
