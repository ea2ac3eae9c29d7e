// Order of work: countries and subdivisions (ISO), the United States (Open Civic Data), then GeoNames' places, which
// give those already there a GeoNames id, a county and people, and add the rest. A GeoNames place is the same as a
// division where the source linked them, or where state and folded name agree and one division is the likeliest: an
// incorporated place before a township, and of two GeoNames places the one with more people.
#include "extract/train/places_builder.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>
#include <map>
#include <set>
#include <stdexcept>
#include <unordered_map>
#include <vector>

#include "extract/train/record_file.h"
#include "extract/train/table_reader.h"
#include "ontology/identity/jurisdictions.h"
#include "ontology/iri_minter.h"
#include "ontology/tsv.h"

namespace dateline {
namespace {

constexpr std::uint32_t kNoPlace = 0xFFFFFFFF;
constexpr std::uint32_t kFewestPeople = 1000;  // of a GeoNames place that no government's list has

struct Place {
  std::string key, name, ocd_tail, iso, ocd;
  std::uint32_t parent = kNoPlace, county = kNoPlace, geonames = 0;
  std::uint64_t weight = 0;
  Level level = Level::Other;
  bool has_geoid = false;
  bool incorporated = true;                               // no township
  std::set<std::pair<std::string, PlaceNameKind>> names;  // folded
};

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

// "st louis" and "saint louis" are one name; so with mount and fort.
std::string other_spelling(const std::string& folded) {
  struct Pair {
    std::string_view a, b;
  };
  for (const auto& [a, b] :
       {Pair{"st ", "saint "}, Pair{"saint ", "st "}, Pair{"ste ", "sainte "}, Pair{"sainte ", "ste "},
        Pair{"mt ", "mount "}, Pair{"mount ", "mt "}, Pair{"ft ", "fort "}, Pair{"fort ", "ft "}}) {
    if (folded.starts_with(a)) return std::string(b) + folded.substr(a.size());
    const std::size_t at = folded.find(" " + std::string(a));
    if (at != std::string::npos) return folded.substr(0, at + 1) + std::string(b) + folded.substr(at + 1 + a.size());
  }
  return "";
}

class PlacesBuilder {
 public:
  PlacesBuilder(std::filesystem::path open_data, std::filesystem::path authority)
      : open_data_(std::move(open_data)), authority_(std::move(authority)) {}

  std::string build() {
    read_state_codes();
    add_countries();
    add_subdivisions();
    add_divisions();
    name_states();
    name_consolidated();
    link_by_hand();
    add_geonames("us-places.tsv.gz");
    add_geonames("world-cities-15000.tsv.gz");
    weigh();
    name_by_hand();
    leave_out_small_townships();
    return bytes();
  }

 private:
  std::uint32_t add(Place place) {
    const auto index = static_cast<std::uint32_t>(places_.size());
    if (!by_key_.emplace(place.key, index).second) throw std::runtime_error("two places have the key " + place.key);
    if (!place.ocd.empty()) by_ocd_.emplace(place.ocd, index);
    places_.push_back(std::move(place));
    return index;
  }

  void give_name(Place& place, std::string_view name, PlaceNameKind kind) {
    std::string folded = fold_name(name);
    if (folded.starts_with("the ")) folded.erase(0, 4);
    if (folded.empty()) return;
    if (kind != PlaceNameKind::Demonym && kind != PlaceNameKind::Code)
      if (std::string other = other_spelling(folded); !other.empty()) place.names.emplace(std::move(other), kind);
    place.names.emplace(std::move(folded), kind);
  }

  void give_names(Place& place, std::string_view names, PlaceNameKind kind) {
    for (const std::string_view name : split(names, '|')) give_name(place, name, kind);
  }

  [[nodiscard]] std::uint32_t at_key(const std::string& key) const {
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? kNoPlace : found->second;
  }

  void read_state_codes() {
    const Tsv states(authority_ / "us_states.tsv", {"fips", "postal", "ap", "aliases", "demonyms"});
    for (const auto& row : states.rows()) fips_of_.emplace(row[1], row[0]);
  }

  void add_countries() {
    const Tsv names(authority_ / "countries.tsv", {"code", "name", "aliases", "demonyms"});
    std::map<std::string, const std::vector<std::string_view>*> by_code;
    for (const auto& row : names.rows()) by_code.emplace(row[0], &row);
    const OpenTable table(open_data_ / "iso3166" / "countries.tsv");
    for (std::size_t i = 0; i < table.size(); ++i) {
      const std::string code(table.field(i, "alpha2"));
      if (fips_of_.contains(code) && code != "US" && is_territory(code))
        continue;  // Puerto Rico is the United States' too
      Place place;
      place.key = lower(code);
      place.iso = code;
      place.ocd = place.ocd_tail = "ocd-division/country:" + place.key;
      place.level = Level::Country;
      const std::string_view common = table.field(i, "common_name");
      place.name = common.empty() ? table.field(i, "name") : common;
      const auto ours = by_code.find(code);
      if (ours != by_code.end() && !(*ours->second)[1].empty()) place.name = (*ours->second)[1];
      give_name(place, place.name, PlaceNameKind::Name);
      give_name(place, table.field(i, "name"), PlaceNameKind::Alias);
      give_name(place, table.field(i, "official_name"), PlaceNameKind::Alias);
      if (ours != by_code.end()) {
        give_names(place, (*ours->second)[2], PlaceNameKind::Alias);
        give_names(place, (*ours->second)[3], PlaceNameKind::Demonym);
        by_code.erase(ours);
      }
      add(std::move(place));
    }
    for (const auto& [code, row] : by_code) add_country_beyond_iso(code, *row);
  }

  // Kosovo: GeoNames has its cities under XK.
  void add_country_beyond_iso(const std::string& code, const std::vector<std::string_view>& row) {
    Place place;
    place.key = lower(code);
    place.level = Level::Country;
    place.name = row[1];
    give_name(place, place.name, PlaceNameKind::Name);
    give_names(place, row[2], PlaceNameKind::Alias);
    give_names(place, row[3], PlaceNameKind::Demonym);
    add(std::move(place));
  }

  [[nodiscard]] static bool is_territory(const std::string& code) {
    return code == "PR" || code == "GU" || code == "VI" || code == "AS" || code == "MP";
  }

  void add_subdivisions() {
    const OpenTable table(open_data_ / "iso3166" / "subdivisions.tsv");
    for (std::size_t i = 0; i < table.size(); ++i) {
      const std::string code(table.field(i, "code"));
      const std::string country = lower(std::string_view(code).substr(0, 2));
      if (country == "us" || at_key(country) == kNoPlace) continue;
      Place place;
      place.key = country + lower(std::string_view(code).substr(3));
      place.iso = code;
      const std::string_view name = table.field(i, "name");
      place.name = name.substr(0, std::min(name.find(" ["), name.find(" \u2020")));  // "Bretagne [Breizh]", "Centar †"
      place.level = table.field(i, "parent").empty() ? Level::State : Level::County;
      place.parent = at_key(country);
      give_name(place, place.name, PlaceNameKind::Name);
      const std::uint32_t index = add(std::move(place));
      first_level_[country + "/" + fold_name(places_[index].name)] = index;
    }
  }

  // ---- the United States by Open Civic Data

  void add_divisions() {
    const OpenTable table(open_data_ / "us-jurisdictions" / "divisions.tsv.gz");
    std::set<std::string> merged;  // counties that are told with their city
    const Tsv consolidated(authority_ / "consolidated.tsv", {"ocd_id", "county", "whole", "aliases"});
    for (const auto& row : consolidated.rows()) {
      consolidated_.emplace(row[0]);
      if (row[2] == "yes") merged.emplace(row[1]);
    }
    const auto is_outer = [](std::string_view kind) {
      return kind == "state" || kind == "district" || kind == "territory";
    };
    for (int pass = 0; pass < 3; ++pass)  // parents before children: states, counties, places
      for (std::size_t i = 0; i < table.size(); ++i) {
        const std::string_view kind = table.field(i, "kind");
        const int its_pass = is_outer(kind) ? 0 : kind == "place" || kind == "alias" ? 2 : 1;
        const std::string ocd(table.field(i, "ocd_id"));
        if (its_pass != pass || kind == "country") continue;
        if (kind == "alias" && !consolidated_.contains(ocd)) continue;
        if (!merged.contains(ocd)) add_division(table, i, ocd, kind);
      }
    for (const auto& [city, county] : city_of_county(consolidated)) by_ocd_.emplace(county, by_ocd_.at(city));
  }

  [[nodiscard]] std::vector<std::pair<std::string, std::string>> city_of_county(const Tsv& consolidated) const {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto& row : consolidated.rows())
      if (!by_ocd_.contains(std::string(row[1]))) pairs.emplace_back(row[0], row[1]);
    return pairs;
  }

  void add_division(const OpenTable& table, std::size_t i, const std::string& ocd, std::string_view kind) {
    const std::string_view geoid = table.field(i, "geoid"), legal = table.field(i, "legal");
    const auto parent = by_ocd_.find(std::string(table.field(i, "parent")));
    if (parent == by_ocd_.end()) throw std::runtime_error("no parent of " + ocd);
    const std::size_t slash = ocd.rfind('/');
    if (geoid.empty() && parent->second != kNoPlace && places_[parent->second].level == Level::County) return;
    Place place;
    place.ocd = ocd;
    place.ocd_tail = ocd.substr(slash + 1);
    place.parent = parent->second;
    place.has_geoid = !geoid.empty();
    place.key = "us" + std::string(geoid);
    if (geoid.empty()) place.key = places_[parent->second].key + key_tail(place.ocd_tail);
    place.geonames = static_cast<std::uint32_t>(number(table.field(i, "geonameid")));
    place.level = level_of(ocd, kind);
    const bool county = place.level == Level::County && kind != "municipio";
    place.name = county ? table.field(i, "name") : table.field(i, "short_name");
    const bool township = table.field(i, "geoid_type") == "cousub" && !(legal == "town" && is_new_england(ocd));
    place.incorporated = kind != "place" || !township;
    if (kind == "place" && township) place.name = table.field(i, "name");
    if (kind == "state") place.iso = "US-" + postal_of(std::string(geoid));
    if (kind == "district") place.iso = "US-DC";
    if (kind == "territory") place.iso = postal_of(std::string(geoid));
    give_name(place, place.name, PlaceNameKind::Name);
    give_name(place, table.field(i, "short_name"), county || township ? PlaceNameKind::Short : PlaceNameKind::Name);
    add(std::move(place));
  }

  [[nodiscard]] Level level_of(const std::string& ocd, std::string_view kind) const {
    if (consolidated_.contains(ocd)) return Level::Consolidated;
    if (kind == "state") return Level::State;
    if (kind == "district") return Level::District;
    if (kind == "territory") return Level::Territory;
    return kind == "place" || kind == "municipio" || kind == "alias" ? Level::City : Level::County;
  }

  [[nodiscard]] static bool is_new_england(const std::string& ocd) {
    for (const std::string_view state : {"state:ct", "state:ma", "state:me", "state:nh", "state:ri", "state:vt"})
      if (ocd.find(state) != std::string::npos) return true;
    return false;
  }

  [[nodiscard]] std::string postal_of(const std::string& fips) const {
    for (const auto& [postal, number] : fips_of_)
      if (number == fips) return postal;
    return "";
  }

  static std::string key_tail(const std::string& ocd_tail) {
    std::string tail;
    for (const char c : fold_name(ocd_tail.substr(ocd_tail.find(':') + 1)))
      if (c != ' ') tail += c;
    return tail;
  }

  // ---- names from our tables

  void name_states() {
    const Tsv states(authority_ / "us_states.tsv", {"fips", "postal", "ap", "aliases", "demonyms"});
    for (std::size_t i = 0; i < states.rows().size(); ++i) {
      const auto& row = states.rows()[i];
      const std::uint32_t index = at_key("us" + std::string(row[0]));
      if (index == kNoPlace)
        throw std::runtime_error(states.where(i) + ": expected a state, found " + std::string(row[0]));
      Place& place = places_[index];
      give_name(place, row[1], PlaceNameKind::Code);
      give_name(place, row[2], PlaceNameKind::Abbreviation);
      give_names(place, row[3], PlaceNameKind::Alias);
      give_names(place, row[4], PlaceNameKind::Demonym);
      state_of_postal_.emplace(row[1], index);
    }
  }

  void name_consolidated() {
    const Tsv table(authority_ / "consolidated.tsv", {"ocd_id", "county", "whole", "aliases"});
    for (std::size_t i = 0; i < table.rows().size(); ++i) {
      const auto found = by_ocd_.find(std::string(table.rows()[i][0]));
      if (found == by_ocd_.end())
        throw std::runtime_error(table.where(i) + ": expected an OCD id, found " + std::string(table.rows()[i][0]));
      give_names(places_[found->second], table.rows()[i][3], PlaceNameKind::Alias);
    }
  }

  void link_by_hand() {
    const Tsv table(authority_ / "place_names.tsv", {"key", "geonames", "names"});
    for (const auto& row : table.rows())
      if (const std::uint32_t index = at_key(std::string(row[0])); index != kNoPlace && !row[1].empty())
        places_[index].geonames = static_cast<std::uint32_t>(number(row[1]));
  }

  void name_by_hand() {
    const Tsv table(authority_ / "place_names.tsv", {"key", "geonames", "names"});
    for (std::size_t i = 0; i < table.rows().size(); ++i) {
      const std::uint32_t index = at_key(std::string(table.rows()[i][0]));
      if (index == kNoPlace)
        throw std::runtime_error(table.where(i) + ": expected a place's key, found " + std::string(table.rows()[i][0]));
      give_names(places_[index], table.rows()[i][2], PlaceNameKind::Alias);
    }
  }

  // ---- GeoNames

  struct GeoRow {
    std::size_t row = 0;
    std::uint64_t people = 0;
  };

  void add_geonames(const char* file) {
    const OpenTable table(open_data_ / "geonames" / file);
    index_by_geonames();
    index_by_state_and_name();
    std::vector<GeoRow> rows;
    for (std::size_t i = 0; i < table.size(); ++i) rows.push_back({i, number(table.field(i, "population"))});
    std::stable_sort(rows.begin(), rows.end(), [](const GeoRow& a, const GeoRow& b) { return a.people > b.people; });
    for (const GeoRow& row : rows) {
      const auto id = static_cast<std::uint32_t>(number(table.field(row.row, "geonameid")));
      if (const auto known = by_geonames_.find(id); known != by_geonames_.end()) {
        complete(places_[known->second], table, row);
      } else if (const std::uint32_t match = matching_division(table, row.row); match != kNoPlace) {
        places_[match].geonames = id;
        by_geonames_.emplace(id, match);
        complete(places_[match], table, row);
      } else {
        add_city(table, row, id);
      }
    }
  }

  void index_by_geonames() {
    by_geonames_.clear();
    for (std::uint32_t i = 0; i < places_.size(); ++i)
      if (places_[i].geonames != 0) by_geonames_.emplace(places_[i].geonames, i);
  }

  [[nodiscard]] std::uint32_t state_of(std::uint32_t place) const {
    while (place != kNoPlace && places_[place].level != Level::State && places_[place].level != Level::Territory &&
           places_[place].level != Level::District)
      place = places_[place].parent;
    return place;
  }

  // Cities by state and name, also without the "City" that a few carry in their own name ("Boise City").
  void index_by_state_and_name() {
    by_state_and_name_.clear();
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
      const Place& place = places_[i];
      if (place.ocd.empty() || (place.level != Level::City && place.level != Level::Consolidated)) continue;
      const std::string state = places_[state_of(i)].key + "/";
      for (const auto& [name, kind] : place.names) {
        by_state_and_name_[state + name].push_back(i);
        if (name.ends_with(" city")) by_state_and_name_[state + name.substr(0, name.size() - 5)].push_back(i);
      }
    }
  }

  [[nodiscard]] std::uint32_t matching_division(const OpenTable& table, std::size_t row) const {
    const std::uint32_t state = outer_of_us(table, row);
    if (state == kNoPlace) return kNoPlace;
    std::vector<std::uint32_t> likely;
    for (const char* column : {"name", "ascii_name"}) {
      const auto found = by_state_and_name_.find(places_[state].key + "/" + fold_name(table.field(row, column)));
      if (found == by_state_and_name_.end()) continue;
      for (const std::uint32_t i : found->second)
        if (places_[i].geonames == 0 && std::find(likely.begin(), likely.end(), i) == likely.end()) likely.push_back(i);
    }
    const auto better = [this](std::uint32_t a, std::uint32_t b) {
      return places_[a].incorporated && !places_[b].incorporated;
    };
    std::stable_sort(likely.begin(), likely.end(), better);
    if (likely.empty() || !places_[likely[0]].incorporated) return likely.size() == 1 ? likely[0] : kNoPlace;
    return likely.size() == 1 || better(likely[0], likely[1]) ? likely[0] : kNoPlace;
  }

  // The state or territory of a GeoNames row of the United States.
  [[nodiscard]] std::uint32_t outer_of_us(const OpenTable& table, std::size_t row) const {
    const std::string country(table.field(row, "country"));
    if (country != "US" && !is_territory(country)) return kNoPlace;
    const auto found = state_of_postal_.find(country == "US" ? std::string(table.field(row, "admin1")) : country);
    return found == state_of_postal_.end() ? kNoPlace : found->second;
  }

  void complete(Place& place, const OpenTable& table, const GeoRow& row) {
    place.weight = std::max(place.weight, row.people);
    if (place.level == Level::City || place.level == Level::Consolidated)
      give_name(place, table.field(row.row, "name"), place.incorporated ? PlaceNameKind::Name : PlaceNameKind::Short);
    const std::uint32_t state = outer_of_us(table, row.row);
    if (state == kNoPlace || table.field(row.row, "country") != "US") return;
    const auto county = by_key_.find(places_[state].key + std::string(table.field(row.row, "admin2")));
    if (county != by_key_.end() && places_[county->second].level == Level::County && &places_[county->second] != &place)
      place.county = county->second;
  }

  void add_city(const OpenTable& table, const GeoRow& row, std::uint32_t id) {
    const std::string_view feature = table.field(row.row, "feature");
    const std::uint32_t state = outer_of_us(table, row.row);
    if (state != kNoPlace && (row.people < kFewestPeople || feature == "PPLQ" || feature == "PPLH")) return;
    if (state != kNoPlace && is_part_of_consolidated(state, table, row)) return;
    Place place;
    const std::string country = lower(table.field(row.row, "country"));
    place.parent = state != kNoPlace ? state : at_key(country);
    if (place.parent == kNoPlace) return;
    if (state == kNoPlace) {
      const auto first = first_level_.find(country + "/" + fold_name(table.field(row.row, "admin1_name")));
      if (first != first_level_.end()) place.parent = first->second;
    }
    place.key = "geo" + std::to_string(id);
    place.name = table.field(row.row, "name");
    place.level = feature == "PPLX" || feature == "PPLL" || feature == "PPLS" ? Level::Other : Level::City;
    place.geonames = id;
    place.incorporated = true;
    give_name(place, place.name, PlaceNameKind::Name);
    give_name(place, table.field(row.row, "ascii_name"), PlaceNameKind::Name);
    complete(place, table, row);
    by_geonames_.emplace(id, add(std::move(place)));
  }

  // The old core of a city that has grown into its county goes by the whole's name ("Lexington").
  [[nodiscard]] bool is_part_of_consolidated(std::uint32_t state, const OpenTable& table, const GeoRow& row) const {
    const auto found = by_state_and_name_.find(places_[state].key + "/" + fold_name(table.field(row.row, "name")));
    return found != by_state_and_name_.end() &&
           std::any_of(found->second.begin(), found->second.end(),
                       [this](std::uint32_t i) { return places_[i].level == Level::Consolidated; });
  }

  // The people of a larger unit are those of its listed cities.
  void weigh() {
    std::vector<std::uint64_t> sums(places_.size(), 0);
    for (const Place& place : places_) {
      if (place.level != Level::City && place.level != Level::Consolidated) continue;
      if (place.county != kNoPlace && place.county != place.parent) sums[place.county] += place.weight;
      for (std::uint32_t outer = place.parent; outer != kNoPlace; outer = places_[outer].parent)
        sums[outer] += place.weight;
    }
    for (std::size_t i = 0; i < places_.size(); ++i) places_[i].weight = std::max(places_[i].weight, sums[i]);
  }

  // Townships that GeoNames has no place of 500 people for: more than ten thousand, and none of them in the news.
  void leave_out_small_townships() {
    std::vector<std::uint32_t> rank(places_.size(), kNoPlace);
    std::vector<Place> kept;
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
      if (!places_[i].incorporated && places_[i].geonames == 0) continue;
      rank[i] = static_cast<std::uint32_t>(kept.size());
      kept.push_back(std::move(places_[i]));
    }
    for (Place& place : kept) {
      if (place.parent != kNoPlace) place.parent = rank[place.parent];
      if (place.county != kNoPlace) place.county = rank[place.county];
    }
    places_ = std::move(kept);
  }

  // ---- the file

  [[nodiscard]] std::string bytes() const {
    std::vector<std::uint32_t> order(places_.size()), rank(places_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [this](std::uint32_t a, std::uint32_t b) { return places_[a].key < places_[b].key; });
    for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;

    StringTable strings;
    strings.offset("");
    std::vector<PlaceRecord> records;
    std::map<std::string, std::vector<PlaceCandidate>> postings_of;
    for (const std::uint32_t i : order) {
      const Place& place = places_[i];
      PlaceRecord record;
      record.key = strings.offset(place.key);
      record.name = strings.offset(place.name);
      record.ocd_tail = strings.offset(place.ocd_tail);
      record.iso = strings.offset(place.iso);
      record.parent = place.parent == kNoPlace ? kNoPlace : rank[place.parent];
      record.county = place.county == kNoPlace ? kNoPlace : rank[place.county];
      record.geonames = place.geonames;
      record.weight =
          static_cast<std::uint32_t>(std::min<std::uint64_t>(place.weight, std::numeric_limits<std::uint32_t>::max()));
      record.level = static_cast<std::uint8_t>(place.level);
      record.has_geoid = place.has_geoid ? 1 : 0;
      records.push_back(record);
      add_postings(place, rank[i], postings_of);
    }
    std::vector<PlaceName> names;
    std::vector<PlaceCandidate> postings;
    for (auto& [name, candidates] : postings_of) {
      std::stable_sort(candidates.begin(), candidates.end(), [&](PlaceCandidate a, PlaceCandidate b) {
        return records[a.place()].weight > records[b.place()].weight;
      });
      names.push_back({strings.offset(name), static_cast<std::uint32_t>(postings.size())});
      postings.insert(postings.end(), candidates.begin(), candidates.end());
    }
    PlaceFileHeader header{kPlaceMagic, static_cast<std::uint32_t>(records.size()),
                           static_cast<std::uint32_t>(names.size()), static_cast<std::uint32_t>(postings.size()),
                           static_cast<std::uint32_t>(strings.bytes().size())};
    std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
    append_records(bytes, records);
    append_records(bytes, names);
    append_records(bytes, postings);
    return bytes + strings.bytes();
  }

  // One posting a name: the first kind that the place bears it by.
  static void add_postings(const Place& place, std::uint32_t index,
                           std::map<std::string, std::vector<PlaceCandidate>>& postings) {
    std::string last;
    for (const auto& [name, kind] : place.names) {
      if (name != last) postings[name].emplace_back(index, kind);
      last = name;
    }
  }

  std::filesystem::path open_data_, authority_;
  std::vector<Place> places_;
  std::map<std::string, std::uint32_t> by_key_, by_ocd_, first_level_, state_of_postal_;
  std::map<std::string, std::string> fips_of_;  // by postal code
  std::unordered_map<std::uint32_t, std::uint32_t> by_geonames_;
  std::map<std::string, std::vector<std::uint32_t>> by_state_and_name_;
  std::set<std::string> consolidated_;
};

}  // namespace

std::string build_places(const std::filesystem::path& open_data, const std::filesystem::path& authority) {
  return PlacesBuilder(open_data, authority).build();
}

}  // namespace dateline
