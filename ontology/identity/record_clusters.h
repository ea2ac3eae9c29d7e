// RecordClusters: records that turn out to be one, and the days between them.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <vector>

#include "ontology/span.h"

namespace dateline {

// Union-find over record numbers; the lowest number of a cluster is its root, so the earliest record names it.
class RecordClusters {
 public:
  std::uint32_t add() {
    parents_.push_back(static_cast<std::uint32_t>(parents_.size()));
    return parents_.back();
  }
  [[nodiscard]] std::uint32_t root(std::uint32_t record) const {
    while (parents_[record] != record) record = parents_[record];
    return record;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    parents_[a < b ? b : a] = a < b ? a : b;
  }
  [[nodiscard]] std::size_t size() const { return parents_.size(); }

 private:
  std::vector<std::uint32_t> parents_;
};

// Days since 1970-01-01, proleptic Gregorian (Howard Hinnant, "chrono-compatible low-level date algorithms").
[[nodiscard]] inline std::int32_t day_count(Date date) {
  const int year = date.year - (date.month <= 2 ? 1 : 0);
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int of_era = year - era * 400;
  const int of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

// The days on which something can have been; unknown where no date is told.
struct Days {
  std::int32_t from = 0;
  std::int32_t to = 0;
  bool known = false;

  Days() = default;
  explicit Days(const std::optional<DateRange>& range) {
    if (range) *this = Days(day_count(range->earliest), day_count(range->latest));
  }
  Days(std::int32_t first, std::int32_t last) : from(first), to(last), known(true) {}

  // Days between two ranges; 0 where they overlap.
  [[nodiscard]] std::int32_t gap(const Days& other) const {
    if (other.from > to) return other.from - to;
    return from > other.to ? from - other.to : 0;
  }
  [[nodiscard]] bool exact() const { return known && from == to; }
};

}  // namespace dateline
