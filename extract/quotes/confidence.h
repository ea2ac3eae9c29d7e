// Confidence: how likely an attribution is right, by logistic regression on articles that the models had not seen.
//
// "Right" means that source and content are those that an annotator marked (the lenient relation of docs). So a
// threshold gives the precision that it says; dateline-train prints the reliability table of the development articles.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/quotes/attribution_features.h"
#include "extract/quotes/role_tagger.h"
#include "extract/syntax/linear_model.h"

namespace dateline {

// Empties `out` and fills it with what an attribution is judged by. `margins` are those of the role tagger.
void confidence_features(const AttributionView& view, const CueMarks& cues, const std::vector<std::int16_t>& margins,
                         const Attribution& attribution, std::vector<Feature>& out);

// The logistic function of a score in units of the model's scale; between 0.01 and 0.99.
float confidence_of(std::int32_t score, std::int32_t scale);

// Sets the confidence of all attributions; an empty model leaves it as it is.
void rate(const AttributionView& view, const CueMarks& cues, const std::vector<std::int16_t>& margins,
          const LinearModel& model, std::vector<Attribution>& attributions);

}  // namespace dateline
