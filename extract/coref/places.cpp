// Toponym resolution by evidence, strongest first (after Leidner 2007, "Toponym Resolution in Text"):
//   1 the unit named beside it: "Albany, New York", "FLINT, Mich."
//   2 a unit around it that the article names elsewhere, and the dateline's
//   3 what the words around it say it is: "New York Gov. Ann Poe" the state, "Mayor" the city
//   4 how many people live there; and for cities that news names alone ("Cleveland"), that it does.
// A bare "New York" or "Washington" is the city: a place in the state of its own name, and a nation's capital, come
// before that state. Where the two best are near each other, or the place is small and nothing else speaks for it, no
// unit is given. A capital that acts ("Moscow denied it") is its government when the article names the country.
// Knowingly wrong: small places that share their name with a large one and come without their state.
#include "extract/coref/places.h"

#include <algorithm>
#include <bit>
#include <map>
#include <optional>
#include <unordered_set>

#include "ontology/iri_minter.h"

namespace dateline {
namespace {

// Scores are in units of a doubling of the population.
constexpr int kUnit = 8;                         // parts of a doubling
constexpr int kInArticle = 9 * kUnit / 2;        // its state or country is named elsewhere in the article
constexpr int kStandsAlone = 5 * kUnit;          // a city that stands alone in datelines
constexpr int kInDateline = 4 * kUnit;           // its state is the dateline's
constexpr int kOwnCountry = 2 * kUnit;           // American places, in American news
constexpr int kLargeUnit = 4 * kUnit;            // states and countries before towns of the same name
constexpr int kNamesake = 14 * kUnit;            // the city before the state it gave its name
constexpr int kClear = 13 * kUnit / 8;           // the best must be this far before the second: three times the people
constexpr int kLeast = 15 * kUnit + kUnit / 2;   // 46,000 people, where several places have the name
constexpr int kLeastAlone = 12 * kUnit;          // 4,000 people, where it is the only one
constexpr std::uint32_t kKnownAbroad = 2000000;  // people of a foreign province that needs no country beside it

int logarithm(std::uint32_t weight) {
  const std::uint64_t people = static_cast<std::uint64_t>(weight) + 1;
  const int whole = static_cast<int>(std::bit_width(people)) - 1;
  const std::uint64_t low = std::uint64_t{1} << whole;
  return whole * kUnit + static_cast<int>((people - low) * kUnit / low);
}

bool is_large(Level level) { return level == Level::Country || level == Level::State || level == Level::Territory; }
bool is_town(Level level) { return level == Level::City || level == Level::Consolidated || level == Level::District; }

struct Spot {
  MentionIndex mention = kNone;
  std::vector<PlaceCandidate> candidates;
  PlaceIndex choice = kNone;
  bool qualifier = false;
};

class PlaceResolver {
 public:
  explicit PlaceResolver(Board& board) : board_(board), places_(board.places) {}

  void resolve() {
    for (MentionIndex i = 0; i < board_.referents.size(); ++i) collect(i);
    for (std::size_t i = 0; i < spots_.size(); ++i) read_qualifier(i);
    count_containers();
    for (Spot& spot : spots_)
      if (spot.choice == kNone) choose(spot);
    share_choices();
    for (const Spot& spot : spots_) settle(spot);
    merge_units();
    read_metonyms();
  }

 private:
  // ---- candidates

  void collect(MentionIndex mention) {
    const Referent& referent = board_.referents[mention];
    if (referent.kind != MentionKind::Name) return;
    const bool location = referent.name_type == NameType::Location;
    if (board_.facts(mention).sort != Sort::Jurisdiction && !location) return;
    Spot spot{mention, candidates(referent.core), kNone, false};
    if (location)
      std::erase_if(spot.candidates, [&](PlaceCandidate c) {
        return !is_large(places_.level(c.place())) && places_.level(c.place()) != Level::County;
      });
    if (const PlaceIndex unit = unit_of_affiliation(referent.core); unit != kNone) {
      spot.choice = unit;
    } else if (spot.candidates.empty()) {
      if (const auto qualified = places_.find_qualified(board_.document.text_of(referent.core)))
        spot.choice = *qualified;
      else
        for (const PlaceIndex place : places_.find(board_.document.text_of(referent.core)))
          if (!is_obscure(place)) spot.candidates.push_back({place, PlaceNameKind::Name});
    }
    spots_.push_back(std::move(spot));
  }

  // The state of "(D-Iowa)", whose token may hold the party too.
  [[nodiscard]] PlaceIndex unit_of_affiliation(TokenRange core) const {
    const auto found = std::ranges::upper_bound(board_.affiliations, core.begin, {},
                                                [](const Affiliation& a) { return a.tokens.end; });
    if (found == board_.affiliations.end() || !found->tokens.contains(core) || found->place == kNone ||
        !core.contains(found->place))
      return kNone;
    return found->unit;
  }

  [[nodiscard]] std::vector<PlaceCandidate> candidates(TokenRange core) const {
    std::vector<PlaceCandidate> found;
    const bool code_counts = is_beside_code(core);
    for (const PlaceCandidate candidate : places_.named(fold_name(board_.document.text_of(core)))) {
      const PlaceNameKind kind = candidate.kind();
      if (kind == PlaceNameKind::Demonym || kind == PlaceNameKind::Short ||
          (kind == PlaceNameKind::Code && !code_counts) ||
          (kind == PlaceNameKind::Name && is_obscure(candidate.place())))
        continue;
      found.push_back(candidate);
    }
    return found;
  }

  // Provinces abroad have the names of everything ("Eastern", "Bay", "Unity"); a small one needs its country named.
  [[nodiscard]] bool is_obscure(PlaceIndex place) const {
    const Level level = places_.level(place);
    if (level != Level::State && level != Level::Territory && level != Level::County) return false;
    if (places_.key(place).starts_with("us") || places_.weight(place) >= kKnownAbroad) return false;
    const auto country = places_.parent(place);
    return country && !named_places().contains(*country);
  }

  // All that a name of the article can be, worked out when it is first asked for.
  [[nodiscard]] const std::unordered_set<PlaceIndex>& named_places() const {
    if (!named_places_) {
      named_places_.emplace();
      for (const Referent& referent : board_.referents)
        if (referent.kind == MentionKind::Name && referent.core.size() <= 4)
          for (const PlaceCandidate c : places_.named(fold_name(board_.document.text_of(referent.core))))
            named_places_->insert(c.place());
    }
    return *named_places_;
  }

  // Postal codes count after a comma and in a party's parenthesis: "Troy, NY", "(D-NY)".
  [[nodiscard]] bool is_beside_code(TokenRange core) const {
    if (core.begin == 0) return false;
    const std::string& before = board_.lower[core.begin - 1];
    return before == "," || before == "-" || before == "(" || before == "\u2013";
  }

  // ---- the unit named beside it

  void read_qualifier(std::size_t index) {
    Spot& spot = spots_[index];
    const TokenIndex end = board_.referents[spot.mention].core.end;
    if (spot.choice != kNone || end + 1 >= board_.lower.size() || board_.lower[end] != ",") return;
    if (index + 1 < spots_.size() && board_.referents[spots_[index + 1].mention].core.begin == end + 1) {
      Spot& next = spots_[index + 1];
      for (const PlaceCandidate outer : next.candidates) {
        if (!is_large(places_.level(outer.place())) && places_.level(outer.place()) != Level::District) continue;
        if (const auto inner = inside(spot, outer.place())) {
          spot.choice = *inner;
          next.choice = outer.place();
          next.qualifier = true;
          return;
        }
        if (places_.level(outer.place()) == Level::District &&
            has_candidate(spot, outer.place())) {  // "Washington, D.C.": one name
          spot.choice = next.choice = outer.place();
          next.qualifier = true;
          board_.referents[spot.mention].core.end = board_.referents[spot.mention].tokens.end =
              board_.referents[next.mention].core.end;
          board_.referents[spot.mention].head = board_.referents[spot.mention].core.end - 1;
          return;
        }
      }
      return;
    }
    for (const PlaceCandidate outer :
         places_.named(fold_name(board_.document.form(end + 1))))  // "Mich." that is no name of its own
      if (outer.kind() == PlaceNameKind::Abbreviation || outer.kind() == PlaceNameKind::Code)
        if (const auto inner = inside(spot, outer.place())) {
          spot.choice = *inner;
          return;
        }
  }

  [[nodiscard]] static bool has_candidate(const Spot& spot, PlaceIndex place) {
    return std::ranges::any_of(spot.candidates, [&](PlaceCandidate c) { return c.place() == place; });
  }

  // The place of this name in a container. A state or country is not taken for a hamlet of another: "Georgia, Virginia
  // and …".
  [[nodiscard]] std::optional<PlaceIndex> inside(const Spot& spot, PlaceIndex container) const {
    const auto place = places_.find_within(board_.document.text_of(board_.referents[spot.mention].core), container);
    if (!place || *place == container) return std::nullopt;
    const bool large_name =
        std::ranges::any_of(spot.candidates, [&](PlaceCandidate c) { return is_large(places_.level(c.place())); });
    if (large_name && places_.weight(*place) < 100000) return std::nullopt;
    return place;
  }

  // ---- context

  void count_containers() {
    for (const Spot& spot : spots_) {
      if (spot.choice != kNone) {
        note(spot.choice);
        for (const PlaceIndex outer : places_.ancestors(spot.choice)) note(outer);
      } else if (!spot.candidates.empty() && is_large(places_.level(spot.candidates.front().place())) &&
                 !is_namesake(spot)) {
        note(spot.candidates.front().place());
      }
    }
    const auto& dateline = board_.document.layout.dateline;
    if (!dateline) return;
    if (const auto place = places_.find_qualified(board_.document.text_of(*dateline))) dateline_ = *place;
  }

  void note(PlaceIndex place) {
    if (!in_article(place)) named_.push_back(place);
  }

  [[nodiscard]] bool in_article(PlaceIndex place) const { return std::ranges::find(named_, place) != named_.end(); }

  // Whether the name is both a state's and its city's, or the capital's.
  [[nodiscard]] bool is_namesake(const Spot& spot) const {
    return std::ranges::any_of(spot.candidates, [&](PlaceCandidate c) { return namesake_of(spot, c.place()); });
  }

  [[nodiscard]] bool namesake_of(const Spot& spot, PlaceIndex town) const {
    if (!is_town(places_.level(town))) return false;
    return std::ranges::any_of(spot.candidates, [&](PlaceCandidate c) {
      return places_.level(c.place()) == Level::State &&
             (places_.level(town) == Level::District || places_.is_within(town, c.place())) &&
             places_.weight(town) > (places_.key(town).starts_with("us") ? 300000 : 100000);
    });
  }

  // "New York Gov. Ann Poe", "Washington state", "the New York primary".
  [[nodiscard]] bool means_state(MentionIndex mention) const {
    const Referent& referent = board_.referents[mention];
    if (is_senators_place(referent.core)) return true;
    const TokenIndex next = referent.core.end;
    if (next >= board_.lower.size()) return false;
    if (const std::uint32_t title = board_.title_of_token[next]; title != kNone)
      return board_.titles[title].entry->scope == TitleScope::State;
    const std::string& word = board_.lower[next];
    if (word == "state" || word == "primary" || word == "legislature" || word == "senate" || word == "assembly" ||
        word == "delegates" || word == "delegation")
      return true;
    return referent.core.begin >= 2 && board_.lower[referent.core.begin - 1] == "of" &&
           (board_.lower[referent.core.begin - 2] == "state" || names_state_office(referent.core.begin - 2));
  }

  // "Senator Ann Poe of Washington".
  [[nodiscard]] bool is_senators_place(TokenRange core) const {
    for (const Affiliation& affiliation : board_.affiliations) {
      if (affiliation.place == kNone || !core.contains(affiliation.place)) continue;
      const MentionIndex person = board_.referent_of_token[affiliation.name_end - 1];
      return person != kNone && board_.referents[person].core.begin > 0 &&
             names_state_office(board_.referents[person].core.begin - 1);
    }
    return false;
  }

  [[nodiscard]] bool names_state_office(TokenIndex token) const {
    const std::uint32_t title = board_.title_of_token[token];
    return title != kNone && board_.titles[title].entry->scope == TitleScope::State;
  }

  // "WASHINGTON —" is where the story was filed, whatever "King County, Washington" says of the state below.
  [[nodiscard]] bool in_dateline(const Spot& spot) const {
    const auto& dateline = board_.document.layout.dateline;
    return dateline && dateline->contains(board_.document.span_of(board_.referents[spot.mention].tokens));
  }

  // ---- choosing

  [[nodiscard]] int score(const Spot& spot, PlaceCandidate candidate) const {
    const PlaceIndex place = candidate.place();
    int value = logarithm(places_.weight(place));
    const auto around = places_.ancestors(place);
    if (is_large(places_.level(place))) value += kLargeUnit;
    if (is_large(places_.level(place)) && in_article(place) && !in_dateline(spot)) value += kInArticle;
    bool american = false;
    for (const PlaceIndex outer : around) {
      if (places_.level(outer) == Level::State && in_article(outer)) value += kInArticle;
      if (places_.level(outer) == Level::Country && in_article(outer) && places_.key(outer) != "us")
        value += kInArticle;
      if (dateline_ != kNone && outer == places_.parent(dateline_)) value += kInDateline;
      american = american || places_.key(outer) == "us";
    }
    if (american) value += kOwnCountry;
    if (board_.lexicon.stands_alone(places_.key(place))) value += kStandsAlone;
    if (namesake_of(spot, place)) value += means_state(spot.mention) ? -kNamesake : kNamesake;
    return value;
  }

  void choose(Spot& spot) const {
    int best = -1;
    int second = -1;
    PlaceIndex place = kNone;
    PlaceIndex other = kNone;
    for (const PlaceCandidate candidate : spot.candidates) {
      const int value = score(spot, candidate);
      if (value > best) {
        second = best, other = place;
        best = value, place = candidate.place();
      } else if (value > second) {
        second = value, other = candidate.place();
      }
    }
    if (place == kNone) return;
    const bool alone = other == kNone || same_spot(place, other);
    if (best < (alone ? kLeastAlone : kLeast)) return;
    if (alone || best - second >= kClear) spot.choice = place;
  }

  // One sense a discourse: a name that was settled once means the same unit where it stands alone.
  void share_choices() {
    std::map<std::string, PlaceIndex> settled;
    for (const Spot& spot : spots_)
      if (spot.choice != kNone && !spot.qualifier)
        settled.emplace(fold_name(board_.document.text_of(board_.referents[spot.mention].core)), spot.choice);
    for (Spot& spot : spots_) {
      if (spot.choice != kNone) continue;
      const auto found = settled.find(fold_name(board_.document.text_of(board_.referents[spot.mention].core)));
      if (found != settled.end()) spot.choice = found->second;
    }
  }

  // A town and the township or county around it are one place to a reader.
  [[nodiscard]] bool same_spot(PlaceIndex a, PlaceIndex b) const {
    return places_.is_within(a, b) || places_.is_within(b, a) ||
           (places_.county(a) && places_.county(a) == places_.county(b));
  }

  void settle(const Spot& spot) {
    ClusterFacts& facts = board_.facts(spot.mention);
    board_.referents[spot.mention].qualifier = spot.qualifier;
    const bool too_small = spot.choice == kNone && std::ranges::none_of(spot.candidates, [&](PlaceCandidate c) {
                             return logarithm(places_.weight(c.place())) >= kLeastAlone;
                           });
    const bool part_of_town = spot.choice != kNone && places_.level(spot.choice) == Level::Other;
    if (names_part_of_town(spot.mention) || part_of_town || too_small || names_region(spot)) {
      facts.sort = Sort::Thing;
      return;
    }
    facts.sort = Sort::Jurisdiction;
    facts.place = spot.choice;
    facts.level = spot.choice != kNone ? places_.level(spot.choice) : places_.level(spot.candidates.front().place());
  }

  // "the Chelsea neighborhood", "Lincoln Park": named like a town, but none.
  [[nodiscard]] bool names_part_of_town(MentionIndex mention) const {
    const TokenIndex next = board_.referents[mention].core.end;
    if (next >= board_.lower.size()) return false;
    const std::string& word = board_.lower[next];
    for (const std::string_view part : {"neighborhood", "section", "district", "street", "avenue", "park", "airport",
                                        "stadium", "university", "boulevard"})
      if (word == part) return true;
    return false;
  }

  // "the South", "the Bay": no town or state of that name has an article before it, and the countries that do are
  // known.
  [[nodiscard]] bool names_region(const Spot& spot) const {
    const Referent& referent = board_.referents[spot.mention];
    const TokenIndex next = referent.core.end;
    if (referent.core.size() != 1 || referent.core.begin == 0 || board_.lower[referent.core.begin - 1] != "the")
      return false;
    const auto modifies = [](Upos tag) {
      return tag == Upos::Noun || tag == Upos::Propn || tag == Upos::Adj || tag == Upos::Num;
    };
    if (next < board_.lower.size() &&
        (modifies(board_.document.syntax[next].upos) || board_.lower[next] == "-" || board_.lower[next] == ","))
      return false;  // "the Troy school board", "the Troy, New York, mayor"
    return std::ranges::none_of(spot.candidates, [&](PlaceCandidate c) {
      return places_.level(c.place()) == Level::Country || places_.weight(c.place()) >= kKnownAbroad / 10 ||
             places_.name(c.place()).starts_with("The ");
    });
  }

  void merge_units() {
    std::map<PlaceIndex, MentionIndex> first;
    std::map<std::string, MentionIndex> unresolved;
    for (const Spot& spot : spots_) {
      const ClusterFacts& facts = board_.facts(spot.mention);
      if (facts.sort != Sort::Jurisdiction) continue;
      if (facts.place != kNone) {
        const auto [at, added] = first.emplace(facts.place, spot.mention);
        if (!added) board_.merge(at->second, spot.mention);
      } else {
        const auto [at, added] =
            unresolved.emplace(board_.phrase_key(board_.referents[spot.mention].core), spot.mention);
        if (!added) board_.merge(at->second, spot.mention);
      }
    }
  }

  // ---- capitals that act

  void read_metonyms() {
    for (MentionIndex i = 0; i < board_.referents.size(); ++i) {
      const Referent& referent = board_.referents[i];
      if (referent.kind != MentionKind::Name || referent.core.size() != 1) continue;
      const std::string_view government = board_.lexicon.government_of_metonym(board_.lower[referent.core.begin]);
      if (government.empty() || (board_.facts(i).sort == Sort::Jurisdiction && is_located(referent))) continue;
      if (board_.facts(i).place != kNone && !names_country_of(board_.facts(i).place)) continue;
      split_off(i, std::string(government));
    }
  }

  [[nodiscard]] bool is_located(const Referent& referent) const {
    const Deprel relation = board_.relation(referent.top);
    return relation != Deprel::Nsubj && relation != Deprel::NsubjPass && relation != Deprel::Obj &&
           relation != Deprel::OblAgent && relation != Deprel::NmodPoss;
  }

  [[nodiscard]] bool names_country_of(PlaceIndex place) const {
    const auto around = places_.ancestors(place);
    return std::ranges::any_of(spots_, [&](const Spot& spot) {
      return spot.choice != kNone && std::ranges::find(around, spot.choice) != around.end();
    });
  }

  // The mention leaves its cluster, because the same city may be named as a place elsewhere.
  void split_off(MentionIndex mention, std::string government) {
    board_.leave(mention);
    ClusterFacts& facts = board_.facts(mention);
    facts.named = true;
    facts.sort = Sort::Organization;
    facts.organization_kind = OrganizationKind::Other;
    facts.label = std::move(government);
    const auto [at, added] = governments_.emplace(facts.label, mention);
    if (!added) board_.merge(at->second, mention);
  }

  mutable std::optional<std::unordered_set<PlaceIndex>> named_places_;
  Board& board_;
  const Jurisdictions& places_;
  std::vector<Spot> spots_;
  std::vector<PlaceIndex> named_;  // units the article names for sure
  PlaceIndex dateline_ = kNone;
  std::map<std::string, MentionIndex> governments_;
};

std::optional<Level> level_of_noun(std::string_view noun) {
  if (noun == "city" || noun == "town" || noun == "village" || noun == "municipality") return Level::City;
  if (noun == "state" || noun == "commonwealth") return Level::State;
  if (noun == "county" || noun == "parish") return Level::County;
  if (noun == "country" || noun == "nation") return Level::Country;
  return std::nullopt;
}

bool fits_level(Level wanted, Level level) {
  return wanted == level || (wanted == Level::City && (level == Level::Consolidated || level == Level::District));
}

}  // namespace

void resolve_places(Board& board) { PlaceResolver(board).resolve(); }

void merge_place_nominals(Board& board) {
  std::vector<MentionIndex> named;
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    const Referent& referent = board.referents[i];
    if (board.facts(i).sort != Sort::Jurisdiction) continue;
    if (referent.kind == MentionKind::Name) named.push_back(i);
    const auto level = level_of_noun(board.lower[referent.head]);
    if (referent.kind != MentionKind::Nominal || !level || referent.plural || !referent.definite ||
        referent.head + 1 != referent.tokens.end)
      continue;
    if (referent.head > referent.tokens.begin + 1) continue;  // "the same city", "the largest state"
    const auto found = std::find_if(named.rbegin(), named.rend(), [&](MentionIndex m) {
      return fits_level(*level, board.facts(m).level) && !board.referents[m].qualifier;
    });
    if (found != named.rend()) board.merge(*found, i);
  }
}

}  // namespace dateline
