// Learns the pronoun ranker: an averaged perceptron that wants the best right candidate before the best wrong one by a
// margin.
#pragma once

#include <functional>
#include <string>

#include "extract/train/pronoun_texts.h"

namespace dateline {

struct PronounTraining {
  int epochs = 12;
  int starts = 1;         // how often the epochs are gone through from nothing; the model is the average of all
  int silver_epochs = 4;  // of the first ones: passes over the texts without annotation
  std::int32_t margin = 2;
  std::uint64_t seed = 7;
  std::function<void(int epoch, double error)> progress;  // share of pronouns that would be changed; may be empty
};

// The section for a model file. `silver` are texts without annotation, learnt from by gender alone. The texts'
// documents are not changed.
[[nodiscard]] std::string train_pronouns(const std::vector<const PronounText*>& texts,
                                         const std::vector<const PronounText*>& silver, const Resources& resources,
                                         const PronounTraining& training);

struct GapScore {
  int right = 0, given = 0, wanted = 0;

  GapScore& operator+=(const GapScore& other) {
    right += other.right, given += other.given, wanted += other.wanted;
    return *this;
  }
  [[nodiscard]] double f() const { return given + wanted == 0 ? 0.0 : 200.0 * right / (given + wanted); }
};
struct GapScores {
  GapScore masculine, feminine;
};

// GAP's own measure: precision and recall of saying for each name whether the pronoun means it.
[[nodiscard]] GapScores score_gap(const std::vector<const PronounText*>& texts, const Resources& resources,
                                  const LinearModel& model);

// The share of annotated third-person pronouns that get one of their right antecedents, or none where there is none, by
// he/she, they and it.
struct PronounAccuracy {
  int right[3] = {0, 0, 0};
  int all[3] = {0, 0, 0};
};
[[nodiscard]] PronounAccuracy score_pronouns(const std::vector<PronounText>& texts, const Resources& resources,
                                             const LinearModel& model);

}  // namespace dateline
