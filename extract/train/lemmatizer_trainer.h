// Learns the lemmatizer's edit rules from gold lemmas.
#pragma once

#include <string>
#include <vector>

#include "extract/syntax/lemmatizer.h"
#include "extract/train/dictionary_builder.h"
#include "extract/train/treebank.h"

namespace dateline {

struct LemmatizerSections {
  std::string words, suffixes, rules;
};

// The shortest rule that makes the lemma of the form. Of two as short it keeps the case if told to, else folds it.
[[nodiscard]] LemmaRule find_rule(std::string_view form, std::string_view lemma, bool keep_case = false);

// `irregular` forms are learnt where the sentences do not have them; of two lemmas of one form the first.
[[nodiscard]] LemmatizerSections train_lemmatizer(const std::vector<TrainingSentence>& sentences,
                                                  const std::vector<IrregularForm>& irregular = {});

}  // namespace dateline
