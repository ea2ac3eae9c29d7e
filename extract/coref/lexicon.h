// CorefLexicon: the word lists that say who people, offices and organizations are: titles, person and organization
// nouns, given names, nicknames, organization words, parties. Read once from data/en/, then only looked at.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lexicon.h"
#include "ontology/kinds.h"

namespace dateline {

// What a title's office belongs to where the text does not say.
enum class TitleScope : std::uint8_t {
  Country,
  Abroad,  // a country, and never the United States: "prime minister"
  State,
  County,
  City,
  CountryOrState,
  Cabinet,
  WhiteHouse,
  House,
  Legislature,
  Court,
  Organization,
  Spokesperson,
  Campaign,
  Business,
  RunningMate,
  Nominee,
  Party,
  Honorific,
  Kin,  // "daughter"
  NoOffice
};

struct TitleEntry {
  std::string title;  // as the office is called: "senator" for "Sen."
  TitleScope scope = TitleScope::NoOffice;
  bool is_public = false;  // the holder is an official
  bool plural = false;     // "mayors"
  Gender gender = Gender::Unknown;
};

enum class NominalClass : std::uint8_t { None, Person, Group, Organization, Place, Instrument };

struct NominalEntry {
  NominalClass kind = NominalClass::None;
  Gender gender = Gender::Unknown;
};

// A word of a title phrase that is no part of the office's own name: "acting" Acting; rank words belong to the title.
struct TitleModifier {
  bool rank = false;  // "deputy"
  TenureStatus status = TenureStatus::Current;
};

// How a party word is used: a name or adjective ("Democratic"), a code in parentheses ("D"), only of members ("Green").
enum class PartyUse : std::uint8_t { Word, Code, Membership };

struct PartyEntry {
  std::string party;
  PartyUse use = PartyUse::Word;
};

// Who ran on a ticket for president or vice president of the United States, by data/en/presidential_tickets.tsv.
struct PresidentialTicket {
  int year = 0;
  std::vector<std::string> words;  // of the name, lower case: "george", "h.w.", "bush"
  Gender gender = Gender::Unknown;
  std::string party;
  std::string office;  // "president" or "vice president"
};

// Keys are lower case with '-' as a blank: normalize_phrase() makes them.
class CorefLexicon {
 public:
  // Reads the lists of this folder ("data/en"). Throws std::runtime_error for a missing or damaged file.
  explicit CorefLexicon(const std::filesystem::path& folder);

  static constexpr std::size_t kLongestTitle = 6;  // words

  [[nodiscard]] const TitleEntry* title(std::string_view phrase) const;
  [[nodiscard]] bool begins_title(std::string_view word) const;
  [[nodiscard]] const TitleModifier* title_modifier(std::string_view word) const;
  [[nodiscard]] NominalEntry nominal(std::string_view lemma) const;
  [[nodiscard]] Gender given_name(std::string_view word) const;                      // "jeff" Male
  [[nodiscard]] bool same_given_name(std::string_view a, std::string_view b) const;  // equal, initial or nickname
  [[nodiscard]] std::optional<OrganizationKind> organization_word(std::string_view word) const;
  [[nodiscard]] const PartyEntry* party(std::string_view word) const;
  [[nodiscard]] std::string_view office_of_adjective(
      std::string_view word) const;  // "presidential" president, or empty
  [[nodiscard]] bool is_measure(std::string_view phrase) const { return measures_.contains(phrase); }  // "obamacare"
  [[nodiscard]] bool is_broadcast(std::string_view phrase) const { return broadcasts_.contains(phrase); }
  [[nodiscard]] bool is_meeting(std::string_view word) const { return meetings_.contains(word); }  // "forum"
  // The federal office that somebody of this full name held, of those that states or no other list have; or empty.
  [[nodiscard]] std::string_view federal_office(std::string_view name) const;
  // Who ran in this year, in the order of the file.
  [[nodiscard]] std::span<const PresidentialTicket> tickets(int year) const;
  // Whether news names this city without its state or country; the key as in Jurisdictions.
  [[nodiscard]] bool stands_alone(std::string_view place_key) const { return dateline_cities_.contains(place_key); }
  [[nodiscard]] std::string_view government_of_metonym(std::string_view word) const;  // "kremlin" Russian government

 private:
  void add_title(const std::string& form, const TitleEntry& entry);
  void read_titles(const std::filesystem::path& folder);
  void read_nominals(const std::filesystem::path& path);
  void read_names(const std::filesystem::path& folder);
  void read_organizations(const std::filesystem::path& folder);
  void read_politics(const std::filesystem::path& folder);
  void read_tickets(const std::filesystem::path& path);

  WordMap<TitleEntry> titles_;
  WordMap<bool> title_starts_;
  WordMap<TitleModifier> title_modifiers_;
  WordMap<NominalEntry> nominals_;
  WordMap<Gender> given_names_;
  WordMap<std::vector<std::string>> nicknames_;
  WordMap<OrganizationKind> organization_words_;
  WordMap<PartyEntry> parties_;
  WordMap<std::string> office_adjectives_;
  WordMap<std::string> metonyms_;
  WordMap<bool> measures_;
  WordMap<bool> broadcasts_;
  WordMap<bool> meetings_;
  WordMap<std::string> federal_officers_;
  std::vector<PresidentialTicket> tickets_;  // by year
  WordMap<bool> dateline_cities_;
};

// Lower case (ASCII), '-' as a blank, curly apostrophes straight, a leading "the " left out.
[[nodiscard]] std::string normalize_phrase(std::string_view text);

// Lower case, ASCII only; other bytes as they are.
[[nodiscard]] std::string lower_ascii(std::string_view text);

}  // namespace dateline
