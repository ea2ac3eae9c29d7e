// CueLexicon: words that attribute something to somebody, by kind: data/en/attribution_cues.tsv.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "extract/tags.h"

namespace dateline {

// What kind of attribution a cue makes; the table with an example of each is data/en/attribution_cues.tsv.
enum class CueKind : std::uint8_t {
  Say,
  State,
  Add,
  Answer,
  Ask,
  Write,
  Utter,
  Argue,
  Admit,
  Deny,
  Promise,
  Demand,
  Think,
  Criticize,
  Praise,
  Name,
  Report,
  Show,
  Rule
};

// The spelling in the table: "say".
std::string_view name(CueKind kind);

class CueLexicon {
 public:
  CueLexicon() = default;  // knows no word
  // Throws std::runtime_error "path:line: expected …, found …".
  explicit CueLexicon(const std::filesystem::path& table);

  // The kind of a lemma in this part of speech, if it is a cue.
  [[nodiscard]] std::optional<CueKind> find(std::string_view lemma, Upos upos) const;

 private:
  std::unordered_map<std::uint64_t, CueKind> kinds_;  // by hash of lemma and part of speech
};

}  // namespace dateline
