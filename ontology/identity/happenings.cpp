// A table a person wrote, of what reports of one happening choose between. What it knowingly gets wrong: a word in many
// rows ("strike") brings together what context has to tell apart; so it never decides alone.
#include "ontology/identity/happenings.h"

#include <stdexcept>

#include "ontology/tsv.h"

namespace dateline {

Happenings::Happenings(const std::filesystem::path& path) {
  const Tsv table(path, {"happening", "words"});
  for (std::size_t i = 0; i < table.rows().size(); ++i)
    for (const std::string_view word : split(table.rows()[i][1], ' ')) {
      std::vector<std::uint16_t>& rows = rows_[std::string(word)];
      if (rows.empty() || rows.back() != i) rows.push_back(static_cast<std::uint16_t>(i));
    }
}

std::span<const std::uint16_t> Happenings::of(std::string_view lemma) const {
  const auto found = rows_.find(std::string(lemma));
  if (found == rows_.end()) return {};
  return found->second;
}

GroupNouns::GroupNouns(const std::filesystem::path& path) {
  const Tsv table(path, {"sort", "words"});
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const auto& row = table.rows()[i];
    const GroupSort sort = row[0] == "place"    ? GroupSort::Place
                           : row[0] == "person" ? GroupSort::Person
                           : row[0] == "body"   ? GroupSort::Body
                                                : GroupSort::Unknown;
    if (sort == GroupSort::Unknown)
      throw std::runtime_error(table.where(i) + ": expected place, person or body, found " + std::string(row[0]));
    for (const std::string_view word : split(row[1], ' ')) sorts_.emplace(word, sort);
  }
}

GroupSort GroupNouns::of(std::string_view noun) const {
  const auto found = sorts_.find(std::string(noun));
  return found == sorts_.end() ? GroupSort::Unknown : found->second;
}

}  // namespace dateline
