// Officials: the authority file of people who hold or held office in the United States, with dated terms: presidents
// and vice presidents, Congress, governors and other state offices, mayors. Mapped.
//
//   officials.match({.name = "Jeff Sessions", .title = "senator", .place = "us01", .date = Date{2018, 1, 24}})
//   // one match: person q358443, contradiction set, since his last term as a senator ended in 2017
//
// What it lacks, by its sources: cabinet secretaries, judges, mayors before 2020 (those of 2020 are known without the
// day on which they began), members of Congress who left before 1997 unless they came back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/identity/officials_file.h"
#include "ontology/kinds.h"
#include "ontology/mapped_file.h"
#include "ontology/span.h"

namespace dateline {

using OfficialIndex = std::uint32_t;

enum class OfficeKind : std::uint8_t {
  President,
  VicePresident,
  Senator,
  Representative,
  Governor,
  LieutenantGovernor,
  AttorneyGeneral,
  SecretaryOfState,
  Treasurer,
  Auditor,
  ElectionOfficer,
  Mayor
};

// The title of an office: "vice president".
[[nodiscard]] std::string_view title_of(OfficeKind office);
// The office that a title means, lower case without the place: "u.s. senator", "congresswoman", "delegate", "gov.".
[[nodiscard]] std::optional<OfficeKind> office_of_title(std::string_view title);

// One term in one office.
struct OfficialTerm {
  OfficeKind office = OfficeKind::Representative;
  std::string_view place;  // key in Jurisdictions: "us" for presidents, the state for Congress, the city for mayors
  std::string_view party;  // "Democratic", or empty
  std::uint16_t district = 0;
  std::optional<Date> start;
  std::optional<Date> end;
  std::optional<Date> known;  // a day in it, where start or end are unknown
  bool end_is_near = false;   // the true end is within days of it, or it was only planned
};

// What an article says of one person; empty fields are unknown.
struct OfficialQuery {
  std::string name;   // the fullest form: "Elizabeth Warren", or "Warren" alone
  std::string title;  // "senator"; empty where no office is told
  TenureStatus status = TenureStatus::Current;
  std::string place;         // key in Jurisdictions
  std::string party;         // "Democratic"
  std::optional<Date> date;  // of the article
};

struct OfficialMatch {
  OfficialIndex person = 0;
  float confidence = 0;               // from 0.9 on skos:exactMatch is safe, from 0.6 on skos:closeMatch
  std::optional<std::uint32_t> term;  // index in terms(person) of the office told, at the date where the date is given
  bool contradiction = false;         // the office is told as current, and its terms are all over or not yet begun then
};

class Officials {
 public:
  // Throws std::runtime_error "path: expected …, found …" for a file that is no authority file of this version.
  explicit Officials(const std::filesystem::path& file);

  [[nodiscard]] std::size_t size() const { return records_.size(); }

  // Candidates, surest first, ties by key. Two people who fit alike both get a confidence below 0.5.
  [[nodiscard]] std::vector<OfficialMatch> match(const OfficialQuery& query) const;
  // Who held an office on a day: the president, a state's senators. Only terms whose start and end are known count.
  [[nodiscard]] std::vector<OfficialIndex> holders(OfficeKind office, std::string_view place, Date day) const;

  // Everybody of this full name (also with nickname or without the middle name) or family name, folded as by fold_name.
  [[nodiscard]] std::span<const OfficialIndex> named(std::string_view folded) const;
  [[nodiscard]] std::optional<OfficialIndex> find_key(std::string_view key) const;

  // The views below live as long as this object.
  [[nodiscard]] std::string_view key(OfficialIndex person) const { return text(records_[person].key); }  // "q358443"
  [[nodiscard]] std::string_view name(OfficialIndex person) const { return text(records_[person].name); }
  [[nodiscard]] std::string_view given_name(OfficialIndex person) const { return text(records_[person].given); }
  [[nodiscard]] std::string_view family_name(OfficialIndex person) const { return text(records_[person].family); }
  [[nodiscard]] std::string_view bioguide(OfficialIndex person) const { return text(records_[person].bioguide); }
  [[nodiscard]] std::string wikidata(OfficialIndex person) const;  // "Q358443", or empty
  [[nodiscard]] Gender gender(OfficialIndex person) const { return static_cast<Gender>(records_[person].gender); }
  // In order of time, unknown starts last.
  [[nodiscard]] std::vector<OfficialTerm> terms(OfficialIndex person) const;

 private:
  [[nodiscard]] std::string_view text(std::uint32_t offset) const { return std::string_view(strings_.data() + offset); }
  [[nodiscard]] OfficialMatch judge(OfficialIndex person, const OfficialQuery& query, bool full_name) const;

  MappedFile file_;
  std::span<const OfficialRecord> records_;
  std::span<const TermRecord> terms_;
  std::span<const OfficialName> names_;
  std::span<const OfficialIndex> postings_;
  std::string_view strings_;
};

}  // namespace dateline
