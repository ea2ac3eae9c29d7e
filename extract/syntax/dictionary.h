// Dictionary: what a word may be by a general dictionary (WordNet), whether or not a treebank has it. Tells the tagger
// and the parser of words that training saw seldom or never, and the lemmatizer which lemmas there are.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "extract/syntax/key_table.h"
#include "extract/syntax/model_file.h"

namespace dateline {

// A set of ways to read a word: bits of `reading`.
using Readings = std::uint16_t;
namespace reading {
inline constexpr Readings kNoun = 1, kVerb = 2, kAdjective = 4, kAdverb = 8;
inline constexpr Readings kName = 16;  // only ever written with a capital
// Inflections: plural noun, verb in -s, past or participle, verb in -ing, comparative or superlative.
inline constexpr Readings kPlural = 32, kThird = 64, kPast = 128, kGerund = 256, kGraded = 512;
// Above the set: 1 + the place of the reading, among the first four bits, that texts mostly have; 0 where none is.
inline constexpr int kUsualShift = 10;
}  // namespace reading

// How a word's last letters change before a regular ending.
struct Spelling {
  std::string_view ending, instead;
  bool doubled;       // its last letter is written twice before the ending
  Readings from, to;  // of the word without the ending, and with it
};
[[nodiscard]] std::span<const Spelling> spellings();

// Whether the word writes its last letter twice before an ending that begins with a vowel ("scrap", "scrapped").
[[nodiscard]] bool doubles_last(std::string_view word);

// The word whose inflection `folded` is under the spelling, into `lemma`; false where it does not fit.
[[nodiscard]] bool undo(const Spelling& spelling, std::string_view folded, std::string& lemma);

class Dictionary {
 public:
  Dictionary() = default;  // knows no word
  // Views the section "words"; the file must outlive the dictionary.
  explicit Dictionary(const ModelFile& file) : words_(file.section("words")) {}

  // Of a word in lower case, as it stands and as a regular inflection of another; 0 where it is none.
  [[nodiscard]] Readings readings(std::string_view folded) const;

  // Whether the dictionary has the word, given in lower case, with a capital only.
  [[nodiscard]] bool is_name(std::string_view folded) const;

  // Whether the word stands in the dictionary itself, under one of these readings.
  [[nodiscard]] bool has(std::string_view folded, Readings any) const;

 private:
  [[nodiscard]] Readings own(std::string_view folded) const;  // of the word as it stands

  KeyTable words_;
};

[[nodiscard]] Feature dictionary_key(std::string_view folded);

}  // namespace dateline
