// A table a person wrote, of what reports of one happening choose between. What it knowingly gets wrong: a word in many
// rows ("strike") brings together what context has to tell apart; so it never decides alone.
#include "ontology/identity/happenings.h"

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

}  // namespace dateline
