// officials_file: the layout of data/authority/officials.bin, shared by the program that writes it and Officials, which
// maps it. Little-endian, offsets in bytes, every section aligned to 4, strings closed by a zero byte and kept once.
//
//   OfficialsFileHeader | OfficialRecord × persons, by key | TermRecord × terms, by person | OfficialName × names, by
//   folded name | u32 × postings (person indices) | strings
#pragma once

#include <array>
#include <cstdint>

namespace dateline {

inline constexpr std::array<char, 8> kOfficialsMagic{'D', 'L', 'O', 'F', 'F', 'I', 'C', '1'};

struct OfficialsFileHeader {
  std::array<char, 8> magic{};
  std::uint32_t persons = 0;
  std::uint32_t terms = 0;
  std::uint32_t names = 0;
  std::uint32_t postings = 0;
  std::uint32_t strings = 0;  // bytes
};
static_assert(sizeof(OfficialsFileHeader) == 28);

struct OfficialRecord {
  std::uint32_t key = 0;  // into strings, as the next four
  std::uint32_t name = 0;
  std::uint32_t given = 0;
  std::uint32_t family = 0;
  std::uint32_t bioguide = 0;
  std::uint32_t wikidata = 0;    // 22686 for Q22686; 0 for none
  std::uint32_t first_term = 0;  // up to the next record's
  std::uint32_t gender = 0;      // Gender
};
static_assert(sizeof(OfficialRecord) == 32);

// Days are year × 10000 + month × 100 + day; 0 is unknown.
struct TermRecord {
  std::uint32_t place = 0;  // into strings: a key of Jurisdictions, or empty
  std::uint32_t party = 0;  // into strings: "Democratic", or empty
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::uint32_t known = 0;       // a day on which the office was held, where start or end are unknown
  std::uint8_t office = 0;       // OfficeKind
  std::uint8_t end_is_near = 0;  // the true end is within days of it, or it was only planned
  std::uint16_t district = 0;    // of a representative; 0 for none or at large
};
static_assert(sizeof(TermRecord) == 24);

struct OfficialName {
  std::uint32_t folded = 0;  // into strings
  std::uint32_t first = 0;   // into postings; up to the next name's
};
static_assert(sizeof(OfficialName) == 8);

}  // namespace dateline
