// Media: what words are said in, told by the words around the cue: data/en/media.tsv.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/document.h"

namespace dateline {

class MediaLexicon {
 public:
  MediaLexicon() = default;  // knows no word
  // Throws std::runtime_error "path:line: expected …, found …".
  explicit MediaLexicon(const std::filesystem::path& table);

  // How a word must stand to mean its medium; each also means it as the source.
  enum class Position : std::uint8_t {
    Any,  // after a preposition, as what is held or sent, or as the cue
    In,   // after a preposition or as what is given or issued
    At,   // after "at", or as the source
    To,   // as who is told
    Cue,  // as the verb of saying
  };
  struct Entry {
    Medium medium = Medium::WrittenStatement;
    Position position = Position::Any;
  };
  // The entry of the one or two words that end at this token.
  [[nodiscard]] std::optional<Entry> find(const Document& document, TokenIndex token) const;

 private:
  std::unordered_map<std::string, Entry> entries_;  // by lower-case form; only looked up
};

// Finds media in one document; holds references to both.
class MediumFinder {
 public:
  MediumFinder(const Document& document, const MediaLexicon& lexicon);

  // The medium that the words of an attribution outside of its content name, if any: the cue ("tweeted"), what is said
  // in ("in a statement"), the source ("the letter says"), or a news organization that was told ("told CNN").
  [[nodiscard]] std::optional<Medium> find(const Attribution& attribution) const;

  // The medium that this word names as the place of words: "in [a statement]", "on [CNN]", "on “[Meet the Town]”".
  [[nodiscard]] std::optional<Medium> place(TokenIndex token) const;

  // The medium that this word names as what somebody makes to speak: "held [a news conference]", "sent [a letter]".
  [[nodiscard]] std::optional<Medium> product(TokenIndex token) const;

  // Whether what the token tells was before or after the verb's act, or hangs in a relative clause: "after [the
  // debate]".
  [[nodiscard]] bool is_aside(TokenIndex token, TokenIndex verb) const;

  // Whether the token stands in somebody's words that the other does not stand in.
  [[nodiscard]] bool is_said_apart(TokenIndex token, TokenIndex other) const;

 private:
  [[nodiscard]] std::optional<MediaLexicon::Entry> noun(TokenIndex token) const;
  [[nodiscard]] bool names_press(TokenIndex token) const;
  [[nodiscard]] bool is_on_the_air(TokenIndex token) const;
  [[nodiscard]] bool is_spoken_to(TokenIndex token, const std::string& preposition) const;
  [[nodiscard]] std::optional<Medium> told(TokenIndex cue, const std::vector<TokenIndex>& around) const;

  const Document& document_;
  const MediaLexicon& lexicon_;
  std::vector<std::uint8_t> depth_;  // by token: how many contents it lies in
  std::vector<bool> in_title_;       // by token: whether it lies in a title in quotation marks
};

}  // namespace dateline
