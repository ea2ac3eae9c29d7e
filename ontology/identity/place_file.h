// place_file: the layout of data/authority/jurisdictions.bin, shared by the program that writes it and Jurisdictions,
// which maps it. Little-endian, all offsets in bytes from the file's begin, every section aligned to 4.
//
//   PlaceFileHeader | PlaceRecord × places, by key | PlaceName × names, by folded name | u32 × postings | strings
//
// A posting is the place's index × 8 + its PlaceNameKind; the postings of a name stand together, heaviest place first.
// Strings end with a zero byte; equal ones are kept once.
#pragma once

#include <array>
#include <cstdint>

namespace dateline {

inline constexpr std::array<char, 8> kPlaceMagic{'D', 'L', 'P', 'L', 'A', 'C', 'E', '1'};

struct PlaceFileHeader {
  std::array<char, 8> magic{};
  std::uint32_t places = 0;
  std::uint32_t names = 0;
  std::uint32_t postings = 0;
  std::uint32_t strings = 0;  // bytes
};
static_assert(sizeof(PlaceFileHeader) == 24);

struct PlaceRecord {
  std::uint32_t key = 0;  // into strings, as the next three
  std::uint32_t name = 0;
  std::uint32_t ocd_tail =
      0;  // "place:chicago": follows the parent's id and a slash; the whole id where there is no parent
  std::uint32_t iso = 0;
  std::uint32_t parent = 0;    // place index; 0xFFFFFFFF for none
  std::uint32_t county = 0;    // as parent
  std::uint32_t geonames = 0;  // 0 for none
  std::uint32_t weight = 0;
  std::uint8_t level = 0;
  std::uint8_t has_geoid = 0;  // the key is "us" and the GEOID
  std::uint16_t reserved = 0;
};
static_assert(sizeof(PlaceRecord) == 36);

struct PlaceName {
  std::uint32_t folded = 0;  // into strings
  std::uint32_t first = 0;   // into postings; up to the next name's first
};
static_assert(sizeof(PlaceName) == 8);

}  // namespace dateline
