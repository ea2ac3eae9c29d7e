// WordForm: the hashes by which the models know a word, computed once a token.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/syntax/clusters.h"
#include "extract/syntax/dictionary.h"
#include "extract/syntax/linear_model.h"

namespace dateline {

struct WordForm {
  Feature exact = 0;                // as written, typographic marks made plain
  Feature normal = 0;               // in lower case, digits as 0, addresses as one word
  std::array<Feature, 5> suffix{};  // last 1 to 5 bytes of the lower-case form; 0 where it is shorter
  std::array<Feature, 3> prefix{};  // first 1 to 3 bytes
  Feature shape = 0;                // "Xxx", "XX", "dd-dd"; runs cut to two
  std::uint16_t cluster = 0;        // its path in the tree of word clusters; 0 where unknown
  Readings readings = 0;            // what the dictionary says of it
  std::uint8_t traits = 0;          // bits: 1 begins with a capital, 2 digit, 4 hyphen, 8 all capitals
  bool lower = false;               // begins in lower case, and is longer than most words that titles leave so
};

// The form of one word; any bytes.
[[nodiscard]] WordForm make_word_form(std::string_view form, const Clusters& clusters = {},
                                      const Dictionary& dictionary = {});

// How a sentence uses capitals: where most words have them, they do not tell names.
enum class CaseStyle : std::uint8_t { Sentence, Title, Capitals };
[[nodiscard]] CaseStyle case_style(std::span<const WordForm> sentence);

// By token of the document.
[[nodiscard]] std::vector<WordForm> make_word_forms(const Document& document, const Clusters& clusters = {},
                                                    const Dictionary& dictionary = {});

}  // namespace dateline
