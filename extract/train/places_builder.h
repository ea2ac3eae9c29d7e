// places_builder: data/authority/jurisdictions.bin from open data (Open Civic Data divisions, GeoNames, ISO 3166) and
// our own tables of names beside it. The same tables give the same bytes.
#pragma once

#include <filesystem>
#include <string>

namespace dateline {

// open_data holds us-jurisdictions/, geonames/ and iso3166/; authority holds us_states.tsv, countries.tsv,
// consolidated.tsv and place_names.tsv. Throws std::runtime_error where a table is missing or a key in one is unknown.
[[nodiscard]] std::string build_places(const std::filesystem::path& open_data, const std::filesystem::path& authority);

}  // namespace dateline
