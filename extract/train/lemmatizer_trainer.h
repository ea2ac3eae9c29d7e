// Learns the lemmatizer's edit rules from gold lemmas.
#pragma once

#include <string>
#include <vector>

#include "extract/syntax/lemmatizer.h"
#include "extract/train/treebank.h"

namespace dateline {

struct LemmatizerSections {
  std::string words, suffixes, rules;
};

// The shortest rule that makes the lemma of the form; keeps the case where folding would lose it.
[[nodiscard]] LemmaRule find_rule(std::string_view form, std::string_view lemma);

[[nodiscard]] LemmatizerSections train_lemmatizer(const std::vector<TrainingSentence>& sentences);

}  // namespace dateline
