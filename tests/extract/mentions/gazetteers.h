// A gazetteer of a few phrases, for tests.
#pragma once

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "extract/mentions/gazetteer.h"
#include "extract/syntax/clusters.h"
#include "ontology/tsv.h"

namespace dateline::testing_documents {

using Phrases = std::vector<std::pair<std::string, GazetteerKind>>;

inline std::string gazetteer_model(const Phrases& phrases) {
  GazetteerHeader header;
  header.slots = 64;
  header.phrases = static_cast<std::uint32_t>(phrases.size());
  std::vector<std::uint32_t> prints(header.slots, 0);
  std::vector<GazetteerKindSet> kinds(header.slots, 0);
  const auto set = [&](std::uint64_t key, GazetteerKindSet kind) {
    std::uint32_t slot = gazetteer_slot(key, header.slots);
    while (prints[slot] != 0 && prints[slot] != print_of(key)) slot = (slot + 1) & (header.slots - 1);
    prints[slot] = print_of(key);
    kinds[slot] |= kind;
  };
  for (const auto& [phrase, kind] : phrases) {
    PhraseHash hash;
    const auto words = split(phrase, ' ');
    for (std::size_t i = 0; i < words.size(); ++i) {
      hash.add_word(words[i]);
      set(hash.value(), i + 1 == words.size() ? kind_bit(kind) : kLongerPhrases);
    }
  }
  std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
  bytes.append(reinterpret_cast<const char*>(prints.data()), prints.size() * sizeof prints[0]);
  return bytes.append(reinterpret_cast<const char*>(kinds.data()), kinds.size() * sizeof kinds[0]);
}

inline std::filesystem::path gazetteer_file(const std::string& bytes) {
  const auto path = std::filesystem::path(testing::TempDir()) / ("gazetteer" + std::to_string(::getpid()) + ".bin");
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

}  // namespace dateline::testing_documents
