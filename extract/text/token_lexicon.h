// TokenLexicon: the word lists that tell tokens and sentences apart, from data/en/.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace dateline {

// How an abbreviation is used; see data/en/abbreviations.tsv.
enum class Abbreviation : std::uint8_t { Title, Number, Month, Any };

class TokenLexicon {
 public:
  TokenLexicon() = default;  // knows no word
  // Reads abbreviations, contractions, prefixes, units and sentence_openers (.tsv) from the folder. Throws
  // std::runtime_error "path:line: …".
  explicit TokenLexicon(const std::filesystem::path& folder);

  // The abbreviation with its full stop, "Sen."; none where it is not known.
  [[nodiscard]] std::optional<Abbreviation> abbreviation(std::string_view form) const;

  // Bytes of the first part of a word that is two ("cannot": 3), 0 for one that is one. `folded` is in lower case.
  [[nodiscard]] std::size_t contraction(std::string_view folded) const;

  // Whether the hyphen after this prefix does not split. `folded` is in lower case.
  [[nodiscard]] bool prefix(std::string_view folded) const { return prefixes_.contains(folded); }

  // Whether the word, with its capital, begins a new sentence after an abbreviation.
  [[nodiscard]] bool opener(std::string_view form) const { return openers_.contains(form); }

  // Whether the letters after a number are a token of their own: the "pm" of "5pm".
  [[nodiscard]] bool unit(std::string_view form) const { return units_.contains(form); }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  template <class Value>
  using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;
  using Set = std::unordered_set<std::string, Hash, std::equal_to<>>;

  Map<Abbreviation> abbreviations_;
  Map<std::size_t> contractions_;
  Set prefixes_;
  Set units_;
  Set openers_;
};

}  // namespace dateline
