// officials_builder: data/authority/officials.bin from open data (congress-legislators, openstates/people and the lists
// of governors and mayors). The same tables give the same bytes.
#pragma once

#include <filesystem>
#include <string>

#include "ontology/identity/jurisdictions.h"

namespace dateline {

// open_data holds officials/. Throws std::runtime_error where a table is missing or damaged.
[[nodiscard]] std::string build_officials(const std::filesystem::path& open_data, const Jurisdictions& places);

}  // namespace dateline
