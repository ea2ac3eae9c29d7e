// Happenings: words that may tell of one happening ("quake" and "earthquake", "arrest" and "capture").
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

class Happenings {
 public:
  // Knows no word.
  Happenings() = default;
  // Reads data/en/happenings.tsv. Throws std::runtime_error "path:line: expected …, found …".
  explicit Happenings(const std::filesystem::path& path);

  // The numbers of the rows that a lemma stands in, rising; valid while this lives.
  [[nodiscard]] std::span<const std::uint16_t> of(std::string_view lemma) const;

 private:
  std::unordered_map<std::string, std::vector<std::uint16_t>> rows_;
};

}  // namespace dateline
