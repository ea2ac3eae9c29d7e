// Builds the dictionary of word readings from WordNet's files.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "extract/syntax/dictionary.h"

namespace dateline {

// Section "words" of a dictionary: the single words of data.{noun,verb,adj,adv} with what they are, the irregular
// inflections of {noun,verb,adj}.exc, and what each mostly is by cntlist.rev (formats: WordNet manual, wndb(5WN),
// morphy(7WN), cntlist(5WN)). Throws std::runtime_error "path: reason" where a file cannot be read.
[[nodiscard]] std::string build_dictionary(const std::filesystem::path& wordnet);

// An irregular inflection and its lemma.
struct IrregularForm {
  std::string form, lemma;
  Readings reading = 0;  // one bit
};

// In the order of the files. An empty path has none.
[[nodiscard]] std::vector<IrregularForm> read_irregular_forms(const std::filesystem::path& wordnet);

}  // namespace dateline
