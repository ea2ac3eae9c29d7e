// Terms are joined to their person by the source's id. A place is found by its OCD id, or where the source spells the
// id in its own way ("place:boise"), by the name in it and the state.
#include "extract/train/officials_builder.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "extract/train/record_file.h"
#include "extract/train/table_reader.h"
#include "ontology/identity/officials.h"
#include "ontology/iri_minter.h"
#include "ontology/tsv.h"

namespace dateline {
namespace {

struct Term {
  OfficeKind office = OfficeKind::Representative;
  std::string place, party;
  std::uint32_t start = 0, end = 0, known = 0;
  bool end_is_near = false;
  std::uint16_t district = 0;
};

struct Person {
  std::string key, name, given, family, bioguide;
  std::uint32_t wikidata = 0;
  Gender gender = Gender::Unknown;
  std::vector<std::string> names;  // folded
  std::vector<Term> terms;
};

std::uint32_t number(std::string_view text) {
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// "2018-01-24" is 20180124, "2020-10" the first of that month; 0 for anything else.
std::uint32_t day_of(std::string_view text) {
  if (text.size() < 7 || text[4] != '-') return 0;
  const std::uint32_t day = text.size() >= 10 ? number(text.substr(8, 2)) : 1;
  return number(text.substr(0, 4)) * 10000 + number(text.substr(5, 2)) * 100 + day;
}

std::string key_of(std::string_view id, std::string_view wikidata, std::string_view bioguide) {
  std::string key(id);
  if (!bioguide.empty()) key = "bioguide:" + std::string(bioguide);
  if (!wikidata.empty()) key = wikidata;
  for (char& c : key) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '/' ? ':' : c;
  return key;
}

std::string party_of(std::string_view party) {
  const std::string folded = fold_name(party);
  if (folded.starts_with("democrat") && folded.find("republican") == std::string::npos) return "Democratic";
  if (folded.starts_with("republican")) return "Republican";
  if (folded == "no party" || folded == "nonpartisan" || folded == "party") return "";
  return folded == "independent" ? "Independent" : std::string(party);
}

class OfficialsBuilder {
 public:
  OfficialsBuilder(const std::filesystem::path& open_data, const Jurisdictions& places)
      : folder_(open_data / "officials"), places_(places) {
    for (PlaceIndex place = 0; place < places.size(); ++place)
      if (std::string id = places.ocd_id(place); !id.empty()) by_ocd_.emplace(std::move(id), place);
  }

  std::string build() {
    read_persons();
    read_terms();
    std::sort(persons_.begin(), persons_.end(), [](const Person& a, const Person& b) { return a.key < b.key; });
    return bytes();
  }

 private:
  void read_persons() {
    const OpenTable table(folder_ / "persons.tsv.gz");
    std::map<std::string, std::size_t> by_key;
    for (std::size_t i = 0; i < table.size(); ++i) {
      Person person;
      person.key = key_of(table.field(i, "person_id"), table.field(i, "wikidata"), table.field(i, "bioguide"));
      person.name = table.field(i, "name");
      person.given = table.field(i, "first");
      person.family = table.field(i, "last");
      person.bioguide = table.field(i, "bioguide");
      const std::string_view wikidata = table.field(i, "wikidata");
      person.wikidata = wikidata.empty() ? 0 : number(wikidata.substr(1));
      const std::string_view gender = table.field(i, "gender");
      person.gender = gender.starts_with('F') || gender == "Female" ? Gender::Female
                      : gender.starts_with('M')                     ? Gender::Male
                                                                    : Gender::Unknown;
      add_names(person, table, i);
      const auto [at, added] = by_key.emplace(person.key, persons_.size());  // one person may be in two sources
      if (added)
        persons_.push_back(std::move(person));
      else
        persons_[at->second].names.insert(persons_[at->second].names.end(), person.names.begin(), person.names.end());
      by_id_.emplace(table.field(i, "person_id"), at->second);
    }
  }

  // The ways news writes a name: as given, first and last, nickname and last, and the last name alone.
  static void add_names(Person& person, const OpenTable& table, std::size_t i) {
    const std::string first(table.field(i, "first")), middle(table.field(i, "middle")), last(table.field(i, "last"));
    const std::string nickname(table.field(i, "nickname")), suffix(table.field(i, "suffix"));
    std::vector<std::string> written{person.name, first + " " + last};
    if (!nickname.empty()) written.push_back(nickname + " " + last);
    if (!middle.empty()) {
      written.push_back(first + " " + middle + " " + last);
      written.push_back(first + " " + middle.substr(0, 1) + ". " + last);
    }
    for (const std::string_view other : split(table.field(i, "other_names"), '|')) written.emplace_back(other);
    const std::size_t forms = written.size();
    for (std::size_t k = 0; k < forms && !suffix.empty(); ++k)
      if (fold_name(written[k]).ends_with(fold_name(last))) written.push_back(written[k] + " " + suffix);
    written.push_back(last);
    for (const std::string& name : written)
      if (std::string folded = fold_name(name); folded.size() > 1) person.names.push_back(std::move(folded));
  }

  void read_terms() {
    const OpenTable table(folder_ / "offices.tsv.gz");
    for (std::size_t i = 0; i < table.size(); ++i) {
      const auto person = by_id_.find(std::string(table.field(i, "person_id")));
      const auto office = office_of_title(table.field(i, "office"));
      if (person == by_id_.end() || !office) continue;
      Term term;
      term.office = *office;
      term.place = place_of(table, i);
      term.party = party_of(table.field(i, "party"));
      term.start = day_of(table.field(i, "start"));
      term.end = day_of(table.field(i, "end"));
      const std::string_view note = table.field(i, "end_note");
      term.end_is_near = note.starts_with("approx") || note.starts_with("planned");
      if (const std::size_t at = note.find("in office "); at != std::string_view::npos)
        term.known = day_of(note.substr(at + 10, 7));
      if (const std::size_t at = note.find("listed "); at != std::string_view::npos)
        term.known = day_of(note.substr(at + 7, 10));
      term.district = static_cast<std::uint16_t>(number(table.field(i, "district")));
      persons_[person->second].terms.push_back(std::move(term));
    }
    for (Person& person : persons_)
      std::stable_sort(person.terms.begin(), person.terms.end(), [](const Term& a, const Term& b) {
        return (a.start == 0 ? 99999999U : a.start) < (b.start == 0 ? 99999999U : b.start);
      });
  }

  [[nodiscard]] std::string place_of(const OpenTable& table, std::size_t i) {
    std::string ocd(table.field(i, "ocd_id"));
    if (const std::size_t district = ocd.find("/cd:"); district != std::string::npos) ocd.resize(district);
    for (const std::string_view part : {"/sldu:", "/sldl:", "/ward:", "/council_district:"})
      if (const std::size_t at = ocd.find(part); at != std::string::npos) ocd.resize(at);
    if (const auto found = by_ocd_.find(ocd); found != by_ocd_.end()) return std::string(places_.key(found->second));
    const std::size_t slash = ocd.rfind('/'), colon = ocd.rfind(':');
    if (slash == std::string::npos || colon == std::string::npos || colon < slash) return "";
    const auto state = by_ocd_.find(ocd.substr(0, slash));
    if (state == by_ocd_.end()) return "";
    std::string name = ocd.substr(colon + 1);
    std::replace(name.begin(), name.end(), '_', ' ');
    const auto place = places_.find_within(name, state->second);
    return place ? std::string(places_.key(*place)) : "";
  }

  // ---- the file

  [[nodiscard]] std::string bytes() const {
    StringTable strings;
    strings.offset("");
    std::vector<OfficialRecord> records;
    std::vector<TermRecord> terms;
    std::map<std::string, std::set<OfficialIndex>> postings_of;
    for (const Person& person : persons_) {
      for (const std::string& name : person.names) postings_of[name].insert(static_cast<OfficialIndex>(records.size()));
      records.push_back({strings.offset(person.key), strings.offset(person.name), strings.offset(person.given),
                         strings.offset(person.family), strings.offset(person.bioguide), person.wikidata,
                         static_cast<std::uint32_t>(terms.size()), static_cast<std::uint32_t>(person.gender)});
      for (const Term& term : person.terms)
        terms.push_back({strings.offset(term.place), strings.offset(term.party), term.start, term.end, term.known,
                         static_cast<std::uint8_t>(term.office), static_cast<std::uint8_t>(term.end_is_near ? 1 : 0),
                         term.district});
    }
    std::vector<OfficialName> names;
    std::vector<OfficialIndex> postings;
    for (const auto& [name, people] : postings_of) {
      names.push_back({strings.offset(name), static_cast<std::uint32_t>(postings.size())});
      postings.insert(postings.end(), people.begin(), people.end());
    }
    const OfficialsFileHeader header{kOfficialsMagic,
                                     static_cast<std::uint32_t>(records.size()),
                                     static_cast<std::uint32_t>(terms.size()),
                                     static_cast<std::uint32_t>(names.size()),
                                     static_cast<std::uint32_t>(postings.size()),
                                     static_cast<std::uint32_t>(strings.bytes().size())};
    std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
    append_records(bytes, records);
    append_records(bytes, terms);
    append_records(bytes, names);
    append_records(bytes, postings);
    return bytes + strings.bytes();
  }

  std::filesystem::path folder_;
  const Jurisdictions& places_;
  std::unordered_map<std::string, PlaceIndex> by_ocd_;
  std::vector<Person> persons_;
  std::unordered_map<std::string, std::size_t> by_id_;
};

}  // namespace

std::string build_officials(const std::filesystem::path& open_data, const Jurisdictions& places) {
  return OfficialsBuilder(open_data, places).build();
}

}  // namespace dateline
