// Compiles a gazetteer (extract/mentions/gazetteer.h) from open tables of names, places and officials.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dateline {

// `open` holds names/, geonames/, iso3166/, us-jurisdictions/ and officials/; `words` are tables of phrase
// and kind, as name_words.tsv. The bytes of the model; the same tables give the same bytes. Throws std::runtime_error
// for a missing or broken table.
std::string build_gazetteer(const std::filesystem::path& open, const std::vector<std::string>& words);

}  // namespace dateline
