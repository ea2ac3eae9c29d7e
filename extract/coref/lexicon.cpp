// Reads the lists of data/en/. Plurals of titles are made here, so that the list holds each title once; the rule is the
// spelling rule of English nouns and knows that "attorneys general" and "chiefs of staff" take it on their first word.
#include "extract/coref/lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <stdexcept>

#include "ontology/tsv.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 21> kScopes{
    "Country", "Abroad",      "State",     "County",       "City",         "CountryOrState", "Cabinet",  "WhiteHouse",
    "House",   "Legislature", "Court",     "Organization", "Spokesperson", "Campaign",       "Business", "RunningMate",
    "Nominee", "Party",       "Honorific", "Kin",          "NoOffice"};
constexpr std::array<std::string_view, 6> kNominalClasses{"none",         "person", "group",
                                                          "organization", "place",  "instrument"};
constexpr std::array<std::string_view, 2> kBroadcastUses{"broadcast", "meeting"};
constexpr std::array<std::string_view, 3> kPartyUses{"word", "code", "membership"};

template <std::size_t N>
std::size_t index_of(const std::array<std::string_view, N>& names, std::string_view name, const Tsv& tsv,
                     std::size_t row) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end())
    throw std::runtime_error(tsv.where(row) + ": expected a known label, found \"" + std::string(name) + "\"");
  return static_cast<std::size_t>(found - names.begin());
}

Gender read_gender(std::string_view text) {
  return text == "F" ? Gender::Female : text == "M" ? Gender::Male : Gender::Unknown;
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) { return word.ends_with(ending); });
}

// "mayor" mayors, "secretary" secretaries, "chairman" chairmen, "sen." sens.
std::string plural_of_word(const std::string& word) {
  if (word.ends_with('.')) return word.substr(0, word.size() - 1) + "s.";
  if (word.ends_with("man")) return word.substr(0, word.size() - 2) + "en";
  if (word.ends_with('y') && !ends_with_any(word, {"ay", "ey", "oy"})) return word.substr(0, word.size() - 1) + "ies";
  if (ends_with_any(word, {"s", "x", "ch", "sh"}) && !ends_with_any(word, {"monarch"})) return word + "es";
  return word + "s";
}

std::string plural_of_title(const std::string& title) {
  const bool first_word = title.find(" of ") != std::string::npos || title.ends_with(" general");
  const auto blank = first_word ? title.find(' ') : title.rfind(' ');
  if (first_word) return plural_of_word(title.substr(0, blank)) + title.substr(blank);
  if (blank == std::string::npos) return plural_of_word(title);
  return title.substr(0, blank + 1) + plural_of_word(title.substr(blank + 1));
}

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::string normalize_phrase(std::string_view text) {
  std::string phrase;
  phrase.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (text.substr(i).starts_with("\u2019")) c = '\'', i += 2;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '-' || c == '\n' || c == '\t') c = ' ';
    if (c == ' ' && (phrase.empty() || phrase.back() == ' ')) continue;
    phrase += c;
  }
  if (phrase.starts_with("the ")) phrase.erase(0, 4);
  return phrase;
}

CorefLexicon::CorefLexicon(const std::filesystem::path& folder) {
  read_titles(folder);
  read_nominals(folder / "nominals.tsv");
  read_names(folder);
  read_organizations(folder);
  read_politics(folder);
  read_tickets(folder / "presidential_tickets.tsv");
}

void CorefLexicon::read_titles(const std::filesystem::path& folder) {
  const Tsv tsv(folder / "titles.tsv", {"form", "title", "scope", "public", "gender"});
  for (std::size_t row = 0; row < tsv.rows().size(); ++row) {
    const auto& fields = tsv.rows()[row];
    const std::string form = normalize_phrase(fields[0]);
    TitleEntry entry{std::string(fields[1]), static_cast<TitleScope>(index_of(kScopes, fields[2], tsv, row)),
                     fields[3] == "yes", false, read_gender(fields[4])};
    add_title(form, entry);
    if (entry.scope == TitleScope::Honorific) continue;  // "Mrs." is no plural of "Mr."
    entry.plural = true;
    add_title(plural_of_title(form), entry);
  }
  const Tsv modifiers(folder / "title_modifiers.tsv", {"word", "use"});
  for (std::size_t row = 0; row < modifiers.rows().size(); ++row) {
    const auto& fields = modifiers.rows()[row];
    const auto status = parse<TenureStatus>(fields[1]);
    if (!status && fields[1] != "rank")
      throw std::runtime_error(modifiers.where(row) + ": expected rank or a status, found \"" + std::string(fields[1]) +
                               "\"");
    title_modifiers_.add(fields[0], TitleModifier{!status, status.value_or(TenureStatus::Current)});
  }
}

void CorefLexicon::add_title(const std::string& form, const TitleEntry& entry) {
  titles_.add(form, entry);
  title_starts_.add(form.substr(0, form.find(' ')), true);
}

void CorefLexicon::read_nominals(const std::filesystem::path& path) {
  const Tsv tsv(path, {"lemma", "class", "gender"});
  for (std::size_t row = 0; row < tsv.rows().size(); ++row) {
    const auto& fields = tsv.rows()[row];
    const auto kind = static_cast<NominalClass>(index_of(kNominalClasses, fields[1], tsv, row));
    nominals_.add(fields[0], NominalEntry{kind, read_gender(fields[2])});
  }
}

void CorefLexicon::read_names(const std::filesystem::path& folder) {
  const Tsv given(folder / "given_names.tsv", {"name", "gender"});
  for (const auto& fields : given.rows()) given_names_.add(fields[0], read_gender(fields[1]));
  const Tsv short_names(folder / "nicknames.tsv", {"short", "full"});
  std::map<std::string_view, std::vector<std::string>> full_names;
  for (const auto& fields : short_names.rows()) full_names[fields[0]].emplace_back(fields[1]);
  for (auto& [shorter, full] : full_names) nicknames_.add(shorter, std::move(full));
}

void CorefLexicon::read_organizations(const std::filesystem::path& folder) {
  const Tsv words(folder / "organization_words.tsv", {"word", "kind"});
  const auto kind_of = [](const Tsv& tsv, std::size_t row, std::string_view text) {
    for (const OrganizationKind kind :
         {OrganizationKind::Agency, OrganizationKind::Legislature, OrganizationKind::Court, OrganizationKind::Party,
          OrganizationKind::Media, OrganizationKind::Association, OrganizationKind::Company, OrganizationKind::Military,
          OrganizationKind::Other})
      if (lower_ascii(name(kind)) == text) return kind;
    throw std::runtime_error(tsv.where(row) + ": expected an organization kind, found \"" + std::string(text) + "\"");
  };
  for (std::size_t row = 0; row < words.rows().size(); ++row)
    organization_words_.add(words.rows()[row][0], kind_of(words, row, words.rows()[row][1]));
}

void CorefLexicon::read_politics(const std::filesystem::path& folder) {
  const Tsv parties(folder / "parties.tsv", {"form", "party", "use"});
  for (std::size_t row = 0; row < parties.rows().size(); ++row) {
    const auto& fields = parties.rows()[row];
    parties_.add(fields[0], PartyEntry{std::string(fields[1]),
                                       static_cast<PartyUse>(index_of(kPartyUses, fields[2], parties, row))});
  }
  const Tsv adjectives(folder / "office_adjectives.tsv", {"adjective", "office"});
  for (const auto& fields : adjectives.rows()) office_adjectives_.add(fields[0], std::string(fields[1]));
  const Tsv measures(folder / "named_measures.tsv", {"name"});
  for (const auto& fields : measures.rows()) measures_.add(normalize_phrase(fields[0]), true);
  const Tsv broadcasts(folder / "broadcasts.tsv", {"name", "use"});
  for (std::size_t row = 0; row < broadcasts.rows().size(); ++row) {
    const auto& fields = broadcasts.rows()[row];
    const auto use = index_of(kBroadcastUses, fields[1], broadcasts, row);
    (use == 0 ? broadcasts_ : meetings_).add(normalize_phrase(fields[0]), true);
  }
  const Tsv officers(folder / "federal_officers.tsv", {"name", "title"});
  for (const auto& fields : officers.rows()) federal_officers_.add(normalize_phrase(fields[0]), std::string(fields[1]));
  const Tsv cities(folder / "dateline_cities.tsv", {"key", "name"});
  for (const auto& fields : cities.rows()) dateline_cities_.add(fields[0], true);
  const Tsv metonyms(folder / "metonyms.tsv", {"metonym", "government"});
  for (const auto& fields : metonyms.rows()) metonyms_.add(normalize_phrase(fields[0]), std::string(fields[1]));
}

void CorefLexicon::read_tickets(const std::filesystem::path& path) {
  const Tsv tsv(path, {"year", "name", "gender", "party", "office"});
  for (std::size_t row = 0; row < tsv.rows().size(); ++row) {
    const auto& fields = tsv.rows()[row];
    PresidentialTicket ticket;
    const auto [end, error] = std::from_chars(fields[0].data(), fields[0].data() + fields[0].size(), ticket.year);
    if (error != std::errc() || end != fields[0].data() + fields[0].size())
      throw std::runtime_error(tsv.where(row) + ": expected a year, found \"" + std::string(fields[0]) + "\"");
    std::string_view name = fields[1];
    for (std::size_t blank = 0; !name.empty(); name.remove_prefix(std::min(blank + 1, name.size()))) {
      blank = std::min(name.find(' '), name.size());
      ticket.words.push_back(lower_ascii(name.substr(0, blank)));
    }
    ticket.gender = read_gender(fields[2]);
    ticket.party = fields[3];
    ticket.office = fields[4];
    tickets_.push_back(std::move(ticket));
  }
  std::ranges::stable_sort(tickets_, {}, &PresidentialTicket::year);
}

std::span<const PresidentialTicket> CorefLexicon::tickets(int year) const {
  const auto found = std::ranges::equal_range(tickets_, year, {}, &PresidentialTicket::year);
  return {found.begin(), found.end()};
}

const TitleEntry* CorefLexicon::title(std::string_view phrase) const { return titles_.find(phrase); }

bool CorefLexicon::begins_title(std::string_view word) const { return title_starts_.contains(word); }

const TitleModifier* CorefLexicon::title_modifier(std::string_view word) const { return title_modifiers_.find(word); }

NominalEntry CorefLexicon::nominal(std::string_view lemma) const {
  const NominalEntry* entry = nominals_.find(lemma);
  return entry ? *entry : NominalEntry{};
}

Gender CorefLexicon::given_name(std::string_view word) const {
  const Gender* gender = given_names_.find(word);
  return gender ? *gender : Gender::Unknown;
}

bool CorefLexicon::same_given_name(std::string_view a, std::string_view b) const {
  if (a == b) return true;
  if (a.empty() || b.empty()) return false;
  const auto is_initial = [](std::string_view name) {
    return name.size() == 1 || (name.size() <= 4 && name.ends_with('.'));
  };
  if (is_initial(a) || is_initial(b)) return a[0] == b[0];
  const auto is_short_for = [&](std::string_view shorter, std::string_view full) {
    const auto* names = nicknames_.find(shorter);
    return names && std::ranges::find(*names, full) != names->end();
  };
  return is_short_for(a, b) || is_short_for(b, a);
}

std::optional<OrganizationKind> CorefLexicon::organization_word(std::string_view word) const {
  const OrganizationKind* kind = organization_words_.find(word);
  return kind ? std::optional(*kind) : std::nullopt;
}

std::string_view CorefLexicon::federal_office(std::string_view person) const {
  const std::string* office = federal_officers_.find(person);
  return office ? std::string_view(*office) : std::string_view{};
}

const PartyEntry* CorefLexicon::party(std::string_view word) const { return parties_.find(word); }

std::string_view CorefLexicon::office_of_adjective(std::string_view word) const {
  const std::string* office = office_adjectives_.find(word);
  return office ? std::string_view(*office) : std::string_view{};
}

std::string_view CorefLexicon::government_of_metonym(std::string_view word) const {
  const std::string* government = metonyms_.find(word);
  return government ? std::string_view(*government) : std::string_view{};
}

}  // namespace dateline
