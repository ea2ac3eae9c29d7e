// How well attributions are found, on tokens: the quick form of the official score, to tune with.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "extract/document.h"

namespace dateline {

// By found attribution: whether it is matched leniently with a gold one.
std::vector<bool> right_ones(const std::vector<Attribution>& gold, const std::vector<Attribution>& found);

class AttributionScores {
 public:
  // Counts one article. Both sides have trimmed pieces.
  void add(const std::vector<Attribution>& gold, const std::vector<Attribution>& found);

  // Exact F of source, cue and content, and of relations, lenient and strict; in per cent.
  [[nodiscard]] std::array<double, 5> figures() const;
  [[nodiscard]] std::string report() const;
  // What tuning maximises: the mean of the figures.
  [[nodiscard]] double goal() const;

 private:
  struct Count {
    std::size_t hits = 0, gold = 0, found = 0;
    [[nodiscard]] double f() const {
      return gold + found == 0 ? 0.0 : 200.0 * static_cast<double>(hits) / static_cast<double>(gold + found);
    }
  };
  std::array<Count, 5> counts_;
};

}  // namespace dateline
