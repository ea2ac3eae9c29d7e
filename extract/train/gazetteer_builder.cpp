// Which rows of the tables are worth their bytes: given names and surnames by how many bear them (two grades), places
// by population, officials with the forms of their names that news use. Single words only for parts of person names.
#include "extract/train/gazetteer_builder.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/mentions/gazetteer.h"
#include "extract/syntax/clusters.h"
#include "extract/train/corpus_file.h"
#include "ontology/tsv.h"

namespace dateline {
namespace {

constexpr long kFrequentGivenName = 20000, kRareGivenName = 1000;  // births
constexpr long kFrequentSurname = 10000, kRareSurname = 500;       // bearers
constexpr long kCity = 100000, kTown = 1500;                       // inhabitants

struct KindName {
  std::string_view name;
  GazetteerKind kind;
};
constexpr std::array<KindName, 19> kWordKinds{{{"norp", GazetteerKind::Norp},
                                               {"party", GazetteerKind::Party},
                                               {"agency", GazetteerKind::Agency},
                                               {"media", GazetteerKind::Media},
                                               {"organization", GazetteerKind::Organization},
                                               {"event", GazetteerKind::Event},
                                               {"location", GazetteerKind::Location},
                                               {"facility", GazetteerKind::Facility},
                                               {"country", GazetteerKind::Country},
                                               {"division", GazetteerKind::Division},
                                               {"city", GazetteerKind::City},
                                               {"person", GazetteerKind::Official},
                                               {"surname", GazetteerKind::Surname},
                                               {"title", GazetteerKind::Title},
                                               {"organization_word", GazetteerKind::OrganizationWord},
                                               {"gpe_word", GazetteerKind::GpeWord},
                                               {"land_word", GazetteerKind::LandWord},
                                               {"facility_word", GazetteerKind::FacilityWord},
                                               {"event_word", GazetteerKind::EventWord}}};

// A table with its header; columns by name.
class Table {
 public:
  explicit Table(const std::filesystem::path& path) : path_(path), text_(read_corpus_file(path)) {
    std::string_view rest = text_;
    while (!rest.empty()) {
      const std::size_t newline = rest.find('\n');
      rows_.push_back(fields(rest.substr(0, newline)));
      rest.remove_prefix(newline == std::string_view::npos ? rest.size() : newline + 1);
    }
    if (rows_.empty()) throw std::runtime_error(path.string() + ":1: expected a header, found nothing");
  }

  [[nodiscard]] std::size_t column(std::string_view name) const {
    const auto at = std::find(rows_[0].begin(), rows_[0].end(), name);
    if (at == rows_[0].end()) throw std::runtime_error(path_.string() + ":1: expected a column " + std::string(name));
    return static_cast<std::size_t>(at - rows_[0].begin());
  }
  // Without the header. Short rows are filled up.
  [[nodiscard]] std::size_t size() const { return rows_.size() - 1; }
  [[nodiscard]] std::string_view at(std::size_t row, std::size_t column) const {
    const auto& fields = rows_[row + 1];
    return column < fields.size() ? fields[column] : std::string_view();
  }
  [[nodiscard]] long number(std::size_t row, std::size_t column) const {
    return std::atol(std::string(at(row, column)).c_str());
  }

 private:
  static std::vector<std::string_view> fields(std::string_view line) {
    std::vector<std::string_view> all;
    for (;;) {
      const std::size_t tab = line.find('\t');
      all.push_back(line.substr(0, tab));
      if (tab == std::string_view::npos) return all;
      line.remove_prefix(tab + 1);
    }
  }

  std::filesystem::path path_;
  std::string text_;
  std::vector<std::vector<std::string_view>> rows_;
};

// "People's Party" as the tokens "People 's Party".
std::string apart_as_tokens(std::string_view phrase) {
  std::string text(phrase);
  for (const std::string_view ending : {"'s", "’s"})
    for (std::size_t at = 0; (at = text.find(ending, at)) != std::string::npos; at += ending.size() + 1)
      if (at > 0 && text[at - 1] != ' ' && (at + ending.size() == text.size() || text[at + ending.size()] == ' '))
        text.insert(at, 1, ' ');
  return text;
}

class GazetteerBuilder {
 public:
  void add(std::string_view phrase, GazetteerKind kind) {
    const std::string text = apart_as_tokens(phrase);
    PhraseHash hash;
    std::uint64_t last = 0;
    for (const std::string_view word : split(text, ' ')) {
      if (word.empty()) continue;
      if (last != 0) kinds_[last] |= kLongerPhrases;
      hash.add_word(word);
      last = hash.value();
    }
    if (last != 0) kinds_[last] |= kind_bit(kind);
  }

  [[nodiscard]] std::string finish() const {
    GazetteerHeader header;
    header.phrases = static_cast<std::uint32_t>(kinds_.size());
    header.slots = header.phrases + header.phrases / 4 + 1;
    std::vector<std::uint32_t> prints(header.slots, 0);
    std::vector<GazetteerKindSet> sets(header.slots, 0);
    for (const auto& [phrase, kinds] : kinds_) {
      std::uint32_t slot = gazetteer_slot(phrase, header.slots);
      while (prints[slot] != 0) slot = slot + 1 == header.slots ? 0 : slot + 1;
      prints[slot] = print_of(phrase);
      sets[slot] = kinds;
    }
    std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
    bytes.append(reinterpret_cast<const char*>(prints.data()), prints.size() * sizeof prints[0]);
    return bytes.append(reinterpret_cast<const char*>(sets.data()), sets.size() * sizeof sets[0]);
  }

 private:
  std::map<std::uint64_t, GazetteerKindSet> kinds_;
};

void add_person_names(const std::filesystem::path& open, GazetteerBuilder& builder) {
  const Table given(open / "names" / "given-names.tsv.gz");
  const std::size_t name = given.column("name"), female = given.column("female"), male = given.column("male");
  for (std::size_t row = 0; row < given.size(); ++row) {
    const long births = given.number(row, female) + given.number(row, male);
    if (births >= kRareGivenName)
      builder.add(given.at(row, name),
                  births >= kFrequentGivenName ? GazetteerKind::GivenName : GazetteerKind::RareGivenName);
  }
  const Table family(open / "names" / "surnames-2000.tsv.gz");
  const std::size_t surname = family.column("surname"), count = family.column("count");
  for (std::size_t row = 0; row < family.size(); ++row)
    if (const long bearers = family.number(row, count); bearers >= kRareSurname)
      builder.add(family.at(row, surname),
                  bearers >= kFrequentSurname ? GazetteerKind::Surname : GazetteerKind::RareSurname);
}

void add_places(const std::filesystem::path& path, GazetteerBuilder& builder) {
  const Table places(path);
  const std::size_t name = places.column("name"), ascii = places.column("ascii_name"),
                    population = places.column("population");
  for (std::size_t row = 0; row < places.size(); ++row) {
    const long people = places.number(row, population);
    if (people < kTown) continue;
    const GazetteerKind kind = people >= kCity ? GazetteerKind::City : GazetteerKind::Town;
    builder.add(places.at(row, name), kind);
    if (!places.at(row, ascii).empty()) builder.add(places.at(row, ascii), kind);
  }
}

// Where news names units below those of GeoNames' first level: counties of Britain and Ireland, departments of France,
// provinces of Italy and Spain.
bool has_known_counties(std::string_view code) {
  static constexpr std::array<std::string_view, 5> kCountries{"GB-", "IE-", "FR-", "IT-", "ES-"};
  return std::any_of(kCountries.begin(), kCountries.end(), [&](std::string_view c) { return code.starts_with(c); });
}

void add_divisions(const std::filesystem::path& open, GazetteerBuilder& builder) {
  const Table admin(open / "geonames" / "admin1.tsv");
  for (std::size_t row = 0; row < admin.size(); ++row)
    builder.add(admin.at(row, admin.column("name")), GazetteerKind::Division);
  const Table ocd(open / "us-jurisdictions" / "divisions.tsv.gz");
  const std::size_t name = ocd.column("name"), kind = ocd.column("kind");
  for (std::size_t row = 0; row < ocd.size(); ++row) {
    const std::string_view level = ocd.at(row, kind);
    if (level == "county" || level == "parish" || level == "borough")
      builder.add(ocd.at(row, name), GazetteerKind::County);
    if (level == "state" || level == "territory") builder.add(ocd.at(row, name), GazetteerKind::Division);
  }
  const Table subdivisions(open / "iso3166" / "subdivisions.tsv");
  const std::size_t code = subdivisions.column("code"), called = subdivisions.column("name");
  for (std::size_t row = 0; row < subdivisions.size(); ++row)
    if (has_known_counties(subdivisions.at(row, code)))
      builder.add(subdivisions.at(row, called), GazetteerKind::County);
  const Table countries(open / "iso3166" / "countries.tsv");
  for (const std::string_view column : {"name", "common_name", "official_name"})
    for (std::size_t row = 0; row < countries.size(); ++row) {
      const std::string_view country = countries.at(row, countries.column(column));
      builder.add(country.substr(0, country.find(',')), GazetteerKind::Country);
    }
}

void add_officials(const std::filesystem::path& open, GazetteerBuilder& builder) {
  const Table persons(open / "officials" / "persons.tsv.gz");
  const auto at = [&](std::size_t row, std::string_view column) { return persons.at(row, persons.column(column)); };
  for (std::size_t row = 0; row < persons.size(); ++row) {
    const std::string last(at(row, "last"));
    std::vector<std::string> forms{std::string(at(row, "name")), std::string(at(row, "first")) + " " + last};
    if (!at(row, "nickname").empty()) forms.push_back(std::string(at(row, "nickname")) + " " + last);
    for (const std::string_view other : split(at(row, "other_names"), '|')) forms.emplace_back(other);
    for (const std::string& form : forms)
      if (form.find(' ') != std::string::npos && !last.empty()) builder.add(form, GazetteerKind::Official);
  }
}

void add_words(const std::filesystem::path& path, GazetteerBuilder& builder) {
  const Tsv words(path, {"phrase", "kind"});
  for (std::size_t i = 0; i < words.rows().size(); ++i) {
    const auto& row = words.rows()[i];
    const auto kind =
        std::find_if(kWordKinds.begin(), kWordKinds.end(), [&](const KindName& k) { return k.name == row[1]; });
    if (kind == kWordKinds.end())
      throw std::runtime_error(words.where(i) + ": expected a kind of name, found " + std::string(row[1]));
    builder.add(row[0], kind->kind);
  }
}

}  // namespace

std::string build_gazetteer(const std::filesystem::path& open, const std::vector<std::string>& words) {
  GazetteerBuilder builder;
  add_person_names(open, builder);
  add_places(open / "geonames" / "us-places.tsv.gz", builder);
  add_places(open / "geonames" / "world-cities-15000.tsv.gz", builder);
  add_divisions(open, builder);
  add_officials(open, builder);
  for (const std::string& path : words) add_words(path, builder);
  return builder.finish();
}

}  // namespace dateline
