// Media: what words are said in, told by the words around the cue: data/en/media.tsv.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>

#include "extract/document.h"

namespace dateline {

class MediaLexicon {
 public:
  MediaLexicon() = default;  // knows no word
  // Throws std::runtime_error "path:line: expected …, found …".
  explicit MediaLexicon(const std::filesystem::path& table);

  struct Entry {
    Medium medium = Medium::WrittenStatement;
    bool needs_position = false;  // means it only after a preposition or as the source
  };
  // The entry of the one or two words that end at this token.
  [[nodiscard]] std::optional<Entry> find(const Document& document, TokenIndex token) const;

 private:
  std::unordered_map<std::string, Entry> entries_;  // by lower-case form; only looked up
};

// The medium that the words of an attribution outside of its content name, if any: the cue ("tweeted"), what is said in
// ("in a statement"), the source ("the letter says"), or a news organization that was told ("told CNN").
std::optional<Medium> find_medium(const Document& document, const Attribution& attribution,
                                  const MediaLexicon& lexicon);

}  // namespace dateline
