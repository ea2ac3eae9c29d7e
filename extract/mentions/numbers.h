// Numbers as English writes them: "23", "1.5 million", "twenty-three", "two hundred and six", "a dozen", "tens of
// thousands".
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "extract/document.h"
#include "extract/lexicon.h"
#include "ontology/kinds.h"

namespace dateline {

enum class NumberWord : std::uint8_t { Unit, Scale, Many, Suffix, Ordinal };

struct NumberWordValue {
  NumberWord kind = NumberWord::Unit;
  std::int64_t value = 0;
};

// How exact a number is, by a phrase beside it; `words` are its lower-case words.
struct ComparatorPhrase {
  std::vector<std::string> words;
  Comparator comparator = Comparator::Exact;
};

// The lexicons number_words.tsv, comparators.tsv and currencies.tsv of a data folder's en/.
struct NumberLexicon {
  NumberLexicon() = default;
  explicit NumberLexicon(const std::filesystem::path& en);

  WordMap<NumberWordValue> words;
  std::vector<ComparatorPhrase> before, after;  // longest first
  WordMap<bool> currencies_before, currencies_after;
};

// A number read from the text. Thousandths, so that "1.5 million" and "2.5" are exact; rounded to the int64 range.
struct ReadNumber {
  TokenRange tokens;
  std::int64_t thousandths = 0;
  bool vague = false;    // "dozens": an unknown multiple of the value
  bool ordinal = false;  // "23rd", "third"
};

// The number that begins at a token and goes on as far as it can, within [at, end). Total; signs are not part of it.
[[nodiscard]] std::optional<ReadNumber> read_number(const Document& document, const NumberLexicon& lexicon,
                                                    TokenIndex at, TokenIndex end);

// The longest comparator phrase that ends right before `number` (not before `begin`), with its tokens.
struct FoundComparator {
  TokenRange tokens;
  Comparator comparator = Comparator::Exact;
};
[[nodiscard]] std::optional<FoundComparator> comparator_before(const Document& document, const NumberLexicon& lexicon,
                                                               TokenIndex number, TokenIndex begin);
// The one that begins at `after`, within [after, end).
[[nodiscard]] std::optional<FoundComparator> comparator_after(const Document& document, const NumberLexicon& lexicon,
                                                              TokenIndex after, TokenIndex end);

}  // namespace dateline
