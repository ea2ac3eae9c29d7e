// Jurisdictions: the authority file of countries, their subdivisions, and the states, counties and places of the United
// States, with the ids that open data knows them by. Mapped, so it loads in microseconds and costs no private memory.
//
//   const auto cook = places.find_within("Cook County", *places.find_key("us17"));   // us17031
//   places.ocd_id(*cook)                                                             //
//   ocd-division/country:us/state:il/county:cook
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/identity/place_file.h"
#include "ontology/kinds.h"
#include "ontology/mapped_file.h"

namespace dateline {

using PlaceIndex = std::uint32_t;

// How a name is a place's name.
enum class PlaceNameKind : std::uint8_t {
  Name,          // "Chicago", "Cook County", "Illinois"
  Alias,         // "Windy City", "State of Illinois", "Britain"
  Abbreviation,  // "Ill.", as news writes it after a city
  Code,          // "IL": only in capitals, and beside a city or a party letter
  Short,    // "Cook" of Cook County, "Denver" of Denver Township: only where the text shows that such a thing is meant
  Demonym,  // "Illinoisan", "British": the people or what is theirs, not the place itself
};

// A place that goes by a name.
class PlaceCandidate {
 public:
  PlaceCandidate() = default;
  PlaceCandidate(PlaceIndex place, PlaceNameKind kind) : bits_(place << 3U | static_cast<std::uint32_t>(kind)) {}
  [[nodiscard]] PlaceIndex place() const { return bits_ >> 3U; }
  [[nodiscard]] PlaceNameKind kind() const { return static_cast<PlaceNameKind>(bits_ & 7U); }

 private:
  std::uint32_t bits_ = 0;
};

class Jurisdictions {
 public:
  // Throws std::runtime_error "path: expected …, found …" for a file that is no authority file of this version.
  explicit Jurisdictions(const std::filesystem::path& file);

  [[nodiscard]] std::size_t size() const { return records_.size(); }

  // The place with this key: "us" and the GEOID ("us17", "us17031", "us1714000"), the ISO 3166 code in small letters
  // without its hyphen ("us", "fr", "caon"), "geo" and the GeoNames id for other cities ("geo2988507").
  [[nodiscard]] std::optional<PlaceIndex> find_key(std::string_view key) const;
  // The place with this OCD id; by walking down the id, so slower than find_key.
  [[nodiscard]] std::optional<PlaceIndex> find_ocd(std::string_view ocd_id) const;

  // All places that go by exactly this name, heaviest first; the name as fold_name gives it ("cook county", "ill").
  [[nodiscard]] std::span<const PlaceCandidate> named(std::string_view folded) const;

  // As named, for a name as a text has it: "the City and County of Denver", "State of Illinois" and "Town of Cary" are
  // looked up by what follows "of", and only the levels that the words before allow are given. Demonyms, codes and
  // short names are left out.
  [[nodiscard]] std::vector<PlaceIndex> find(std::string_view name) const;
  // The heaviest place of that name inside the container (directly or not): "Flint" in Michigan. Short names count.
  [[nodiscard]] std::optional<PlaceIndex> find_within(std::string_view name, PlaceIndex container) const;
  // "Cook County, Illinois", "Flint, Mich.", "Springfield, IL", "Paris, France": the place before the comma in the one
  // after.
  [[nodiscard]] std::optional<PlaceIndex> find_qualified(std::string_view name) const;

  // The views below live as long as this object.
  [[nodiscard]] std::string_view key(PlaceIndex place) const { return text(records_[place].key); }
  [[nodiscard]] std::string_view name(PlaceIndex place) const { return text(records_[place].name); }
  [[nodiscard]] std::string_view geoid(PlaceIndex place) const;  // empty for none
  [[nodiscard]] std::string_view iso_code(PlaceIndex place) const {
    return text(records_[place].iso);
  }                                                          // "FR", "US-IL"
  [[nodiscard]] std::string ocd_id(PlaceIndex place) const;  // empty for none
  [[nodiscard]] std::uint32_t geonames_id(PlaceIndex place) const { return records_[place].geonames; }  // 0 for none
  [[nodiscard]] Level level(PlaceIndex place) const { return static_cast<Level>(records_[place].level); }
  // How many people live there by GeoNames; of a larger unit, those of its listed places. For ranking, not for citing.
  [[nodiscard]] std::uint32_t weight(PlaceIndex place) const { return records_[place].weight; }
  // The unit it belongs to: of a US place its state, of a township its county.
  [[nodiscard]] std::optional<PlaceIndex> parent(PlaceIndex place) const { return some(records_[place].parent); }
  // The county where a US place has most of its people, where GeoNames names one.
  [[nodiscard]] std::optional<PlaceIndex> county(PlaceIndex place) const { return some(records_[place].county); }
  // All units around it, nearest first: county, state, country.
  [[nodiscard]] std::vector<PlaceIndex> ancestors(PlaceIndex place) const;
  [[nodiscard]] bool is_within(PlaceIndex place, PlaceIndex container) const;

 private:
  [[nodiscard]] std::string_view text(std::uint32_t offset) const { return std::string_view(strings_.data() + offset); }
  static std::optional<PlaceIndex> some(std::uint32_t index) {
    return index == 0xFFFFFFFF ? std::nullopt : std::optional(index);
  }
  template <class T>
  std::span<const T> section(std::size_t& at, std::size_t count) const;

  MappedFile file_;
  std::span<const PlaceRecord> records_;
  std::span<const PlaceName> names_;
  std::span<const PlaceCandidate> postings_;
  std::string_view strings_;
};

}  // namespace dateline
