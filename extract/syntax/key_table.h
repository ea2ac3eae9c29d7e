// KeyTable: a fixed map from hashed keys to small numbers, read in place from a model section.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/syntax/linear_model.h"

namespace dateline {

class KeyTable {
 public:
  KeyTable() = default;  // empty
  // Views a section written by write_key_table. Throws std::runtime_error where its header and size disagree.
  explicit KeyTable(std::string_view section);

  // Another key is taken for a known one about once in four billion.
  [[nodiscard]] std::optional<std::uint16_t> find(Feature key) const;

 private:
  std::span<const std::uint32_t> buckets_;  // by bucket: its first entry; one more for the end
  const std::uint32_t* checks_ = nullptr;   // by entry
  const std::uint16_t* values_ = nullptr;   // by entry
};

// The section of a table; keys are distinct. The order of entries does not matter.
[[nodiscard]] std::string write_key_table(std::vector<std::pair<Feature, std::uint16_t>> entries);

}  // namespace dateline
