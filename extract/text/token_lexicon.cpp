// Reads the word lists. An abbreviation in lower case matches in any case ("No.", "NO."), one with a capital only as it
// stands, as "Mass." is the state and "mass." ends a sentence.
#include "extract/text/token_lexicon.h"

#include <charconv>
#include <stdexcept>

#include "extract/text/characters.h"
#include "ontology/tsv.h"

namespace dateline {
namespace {

Abbreviation parse_use(const Tsv& table, std::size_t row) {
  const std::string_view use = table.rows()[row][1];
  if (use == "title") return Abbreviation::Title;
  if (use == "number") return Abbreviation::Number;
  if (use == "month") return Abbreviation::Month;
  if (use == "any") return Abbreviation::Any;
  throw std::runtime_error(table.where(row) + ": expected title, number, month or any, found " + std::string(use));
}

template <class Set>
void read_words(const std::filesystem::path& path, std::string_view column, Set& words) {
  const Tsv table(path, {column});
  for (const auto& row : table.rows()) words.emplace(row[0]);
}

}  // namespace

TokenLexicon::TokenLexicon(const std::filesystem::path& folder) {
  const Tsv abbreviations(folder / "abbreviations.tsv", {"form", "use"});
  for (std::size_t row = 0; row < abbreviations.rows().size(); ++row)
    abbreviations_.emplace(abbreviations.rows()[row][0], parse_use(abbreviations, row));
  const Tsv contractions(folder / "contractions.tsv", {"form", "first"});
  for (std::size_t row = 0; row < contractions.rows().size(); ++row) {
    const std::string_view form = contractions.rows()[row][0], first = contractions.rows()[row][1];
    std::size_t length = 0;
    std::from_chars(first.data(), first.data() + first.size(), length);
    if (length == 0 || length >= form.size())
      throw std::runtime_error(contractions.where(row) + ": expected a length within the word, found " +
                               std::string(first));
    contractions_.emplace(form, length);
  }
  read_words(folder / "prefixes.tsv", "prefix", prefixes_);
  read_words(folder / "units.tsv", "unit", units_);
  read_words(folder / "sentence_openers.tsv", "form", openers_);
}

std::optional<Abbreviation> TokenLexicon::abbreviation(std::string_view form) const {
  auto found = abbreviations_.find(form);
  if (found == abbreviations_.end()) found = abbreviations_.find(fold(form));
  if (found == abbreviations_.end()) return std::nullopt;
  return found->second;
}

std::size_t TokenLexicon::contraction(std::string_view folded) const {
  const auto found = contractions_.find(folded);
  return found == contractions_.end() ? 0 : found->second;
}

}  // namespace dateline
