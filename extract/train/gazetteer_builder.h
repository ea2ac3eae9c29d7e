// Compiles a gazetteer (extract/mentions/gazetteer.h) from open tables of names, places and officials.
#pragma once

#include <filesystem>
#include <string>

namespace dateline {

// `open` holds names/, geonames/, iso3166/, us-jurisdictions/ and officials/; `words` is name_words.tsv. The bytes of
// the model; the same tables give the same bytes. Throws std::runtime_error for a missing or broken table.
std::string build_gazetteer(const std::filesystem::path& open, const std::filesystem::path& words);

}  // namespace dateline
