// A lemmatizer's model on file, for tests that train one.
#pragma once

#include <filesystem>

#include "extract/syntax/model_file.h"
#include "extract/train/lemmatizer_trainer.h"
#include "extract/train/model_writer.h"

namespace dateline {

// Writes the sections under the path, which no other test may use, and maps them.
inline ModelFile lemmas_file(const LemmatizerSections& sections, const std::filesystem::path& path) {
  ModelWriter writer;
  writer.add("words", sections.words);
  writer.add("suffixes", sections.suffixes);
  writer.add("rules", sections.rules);
  writer.write(path);
  return ModelFile(path);
}

}  // namespace dateline
