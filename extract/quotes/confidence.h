// Confidence: how often attributions like this one are right, as counted on articles that the models had not seen.
//
// "Like" means the same kind of quotation, form of source, strength of the cue and place of the content; "right" means
// that source and content are those that an annotator marked (the lenient relation of docs). So a threshold gives the
// precision that it says; dateline-train prints the reliability table of the development articles.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/quotes/attribution_features.h"

namespace dateline {

inline constexpr std::size_t kConfidenceClasses = 3 * 5 * 5 * 2;

// By class of attribution: how many of a thousand are right.
using ConfidenceTable = std::array<std::uint16_t, kConfidenceClasses>;

// The class that an attribution belongs to.
std::size_t confidence_class(const AttributionView& view, const CueMarks& cues, const Attribution& attribution);

// The table of a model section; all 500 where the section has another size.
ConfidenceTable read_confidence(std::string_view section);

// Sets the confidence of all attributions.
void rate(const AttributionView& view, const CueMarks& cues, const ConfidenceTable& table,
          std::vector<Attribution>& attributions);

}  // namespace dateline
