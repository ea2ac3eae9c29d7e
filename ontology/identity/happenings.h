// Happenings: words that may tell of one happening ("quake" and "earthquake", "arrest" and "capture"); GroupNouns: what
// those are that a group is described by ("23 jurisdictions").
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

// What a described group is made of.
enum class GroupSort : std::uint8_t { Unknown, Place, Person, Body };

class GroupNouns {
 public:
  // Knows no word.
  GroupNouns() = default;
  // Reads data/en/group_nouns.tsv. Throws std::runtime_error "path:line: expected …, found …".
  explicit GroupNouns(const std::filesystem::path& path);

  // By the head of a description, as it stands there: "jurisdictions".
  [[nodiscard]] GroupSort of(std::string_view noun) const;

 private:
  std::unordered_map<std::string, GroupSort> sorts_;
};

// What the comparison of events knows of words; without it, words are compared by their letters.
struct EventWords {
  Happenings happenings;
  GroupNouns groups;
};

}  // namespace dateline
