// Keys and folded names are sorted, so both look-ups are binary searches in the mapped file. The file is checked when
// it is opened (sizes, order of sections, last string closed); indices inside it are trusted, since dateline-train
// wrote it.
#include "ontology/identity/jurisdictions.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>

#include "ontology/iri_minter.h"

namespace dateline {
namespace {

// What stands before "of" says which levels are meant.
struct Wording {
  std::string_view words;
  std::array<Level, 4> levels;
};
constexpr std::array kWordings{
    Wording{"city and county of ",
            {Level::Consolidated, Level::Consolidated, Level::Consolidated, Level::Consolidated}},
    Wording{"city of ", {Level::City, Level::Consolidated, Level::District, Level::City}},
    Wording{"town of ", {Level::City, Level::City, Level::City, Level::City}},
    Wording{"township of ", {Level::City, Level::City, Level::City, Level::City}},
    Wording{"village of ", {Level::City, Level::City, Level::City, Level::City}},
    Wording{"borough of ", {Level::City, Level::County, Level::City, Level::City}},
    Wording{"county of ", {Level::County, Level::Consolidated, Level::County, Level::County}},
    Wording{"parish of ", {Level::County, Level::Consolidated, Level::County, Level::County}},
    Wording{"state of ", {Level::State, Level::Country, Level::State, Level::State}},
    Wording{"commonwealth of ", {Level::State, Level::Territory, Level::Country, Level::State}},
    Wording{"province of ", {Level::State, Level::County, Level::State, Level::State}},
    Wording{"republic of ", {Level::Country, Level::State, Level::Country, Level::Country}},
    Wording{"kingdom of ", {Level::Country, Level::Country, Level::Country, Level::Country}}};

bool is_own_name(PlaceNameKind kind) {
  return kind == PlaceNameKind::Name || kind == PlaceNameKind::Alias || kind == PlaceNameKind::Abbreviation;
}

}  // namespace

template <class T>
std::span<const T> Jurisdictions::section(std::size_t& at, std::size_t count) const {
  const std::string_view bytes = file_.bytes();
  if (count > (bytes.size() - at) / sizeof(T))
    throw std::runtime_error("expected more bytes, found the end of the file");
  const auto* first = reinterpret_cast<const T*>(bytes.data() + at);
  at += count * sizeof(T);
  return {first, count};
}

Jurisdictions::Jurisdictions(const std::filesystem::path& file) : file_(file) {
  PlaceFileHeader header;
  if (file_.bytes().size() >= sizeof header) std::memcpy(&header, file_.bytes().data(), sizeof header);
  if (header.magic != kPlaceMagic)
    throw std::runtime_error(file.string() + ": expected an authority file of places, version 1");
  try {
    std::size_t at = sizeof header;
    records_ = section<PlaceRecord>(at, header.places);
    names_ = section<PlaceName>(at, header.names);
    postings_ = section<PlaceCandidate>(at, header.postings);
    const auto strings = section<char>(at, header.strings);
    strings_ = {strings.data(), strings.size()};
    if (at != file_.bytes().size() || strings_.empty() || strings_.back() != '\0')
      throw std::runtime_error("expected the last string to end the file");
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(file.string() + ": " + error.what());
  }
}

std::optional<PlaceIndex> Jurisdictions::find_key(std::string_view key) const {
  const auto at = std::lower_bound(
      records_.begin(), records_.end(), key,
      [this](const PlaceRecord& record, std::string_view wanted) { return text(record.key) < wanted; });
  if (at == records_.end() || text(at->key) != key) return std::nullopt;
  return static_cast<PlaceIndex>(at - records_.begin());
}

std::optional<PlaceIndex> Jurisdictions::find_ocd(std::string_view ocd_id) const {
  for (PlaceIndex place = 0; place < size(); ++place) {
    const std::string_view tail = text(records_[place].ocd_tail);
    if (!tail.empty() && ocd_id.ends_with(tail) && this->ocd_id(place) == ocd_id) return place;
  }
  return std::nullopt;
}

std::span<const PlaceCandidate> Jurisdictions::named(std::string_view folded) const {
  const auto at =
      std::lower_bound(names_.begin(), names_.end(), folded,
                       [this](const PlaceName& name, std::string_view wanted) { return text(name.folded) < wanted; });
  if (at == names_.end() || text(at->folded) != folded) return {};
  const std::size_t end = at + 1 == names_.end() ? postings_.size() : (at + 1)->first;
  return postings_.subspan(at->first, end - at->first);
}

std::vector<PlaceIndex> Jurisdictions::find(std::string_view name) const {
  const std::string folded = fold_name(name);
  std::string_view rest = folded;
  if (rest.starts_with("the ")) rest.remove_prefix(4);
  std::vector<PlaceIndex> places;
  const auto add = [&places](PlaceIndex place) {
    if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
  };
  for (const PlaceCandidate candidate : named(rest))
    if (is_own_name(candidate.kind())) add(candidate.place());
  for (const Wording& wording : kWordings) {
    if (!rest.starts_with(wording.words)) continue;
    for (const PlaceCandidate candidate : named(rest.substr(wording.words.size()))) {
      const bool meant =
          std::find(wording.levels.begin(), wording.levels.end(), level(candidate.place())) != wording.levels.end();
      if (meant && (is_own_name(candidate.kind()) || candidate.kind() == PlaceNameKind::Short)) add(candidate.place());
    }
    break;
  }
  return places;
}

std::optional<PlaceIndex> Jurisdictions::find_within(std::string_view name, PlaceIndex container) const {
  for (const PlaceIndex place : find(name))
    if (is_within(place, container)) return place;
  for (const PlaceCandidate candidate : named(fold_name(name)))
    if (candidate.kind() == PlaceNameKind::Short && is_within(candidate.place(), container)) return candidate.place();
  return std::nullopt;
}

std::optional<PlaceIndex> Jurisdictions::find_qualified(std::string_view name) const {
  const std::size_t comma = name.rfind(',');
  if (comma == std::string_view::npos) return std::nullopt;
  for (const PlaceCandidate container : named(fold_name(name.substr(comma + 1)))) {
    if (container.kind() == PlaceNameKind::Demonym || container.kind() == PlaceNameKind::Short) continue;
    if (const auto place = find_within(name.substr(0, comma), container.place())) return place;
  }
  return std::nullopt;
}

std::string_view Jurisdictions::geoid(PlaceIndex place) const {
  return records_[place].has_geoid != 0 ? key(place).substr(2) : std::string_view();
}

std::string Jurisdictions::ocd_id(PlaceIndex place) const {
  const std::string_view tail = text(records_[place].ocd_tail);
  const auto outer = parent(place);
  if (tail.empty() || !outer) return std::string(tail);
  return ocd_id(*outer) + "/" + std::string(tail);
}

std::vector<PlaceIndex> Jurisdictions::ancestors(PlaceIndex place) const {
  std::vector<PlaceIndex> around;
  if (const auto inner = county(place); inner && inner != parent(place)) around.push_back(*inner);
  for (auto outer = parent(place); outer; outer = parent(*outer)) around.push_back(*outer);
  return around;
}

bool Jurisdictions::is_within(PlaceIndex place, PlaceIndex container) const {
  const auto around = ancestors(place);
  return std::find(around.begin(), around.end(), container) != around.end();
}

}  // namespace dateline
