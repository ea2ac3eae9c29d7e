// Names find the candidates, all else may only speak against one: an article seldom says as much of a person as a
// table.
#include "ontology/identity/user_authority.h"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "ontology/day.h"
#include "ontology/identity/user_links.h"
#include "ontology/iri_minter.h"
#include "ontology/tsv.h"
#include "ontology/vocabulary.h"

namespace dateline {
namespace {

namespace v = vocabulary;

bool fits(const std::string& told, const std::string& known) {
  return told.empty() || known.empty() || fold_name(told) == fold_name(known);
}

bool is_one_word(const std::string& folded) { return folded.find(' ') == std::string::npos; }

bool is_of(const Facts& facts, const Office& office, const AuthorityEntry& entry) {
  if (fold_name(office.title) != fold_name(entry.office)) return false;
  if (!office.of || entry.of.empty()) return true;
  const Entity& place = facts.entities[*office.of];
  if (fold_name(place.name) == fold_name(entry.of)) return true;
  return std::any_of(place.aliases.begin(), place.aliases.end(),
                     [&](const std::string& alias) { return fold_name(alias) == fold_name(entry.of); });
}

// Whether what the article says of the person's offices leaves room for the entry.
bool office_fits(const Facts& facts, EntityIndex person, const AuthorityEntry& entry) {
  if (entry.office.empty()) return true;
  bool any = false, same = false;
  for (const Tenure& tenure : facts.tenures) {
    if (tenure.person != person) continue;
    any = true;
    same = same || is_of(facts, facts.offices[tenure.office], entry);
  }
  return same || !any;
}

void add_link(Entity& entity, const Link& link) {
  const auto known =
      std::find_if(entity.links.begin(), entity.links.end(), [&](const Link& other) { return other.iri == link.iri; });
  if (known == entity.links.end())
    entity.links.push_back(link);
  else
    *known = link;
}

EntityKind kind_of_type(std::string_view type, bool& known) {
  constexpr std::array kPeople{std::string_view{"http://schema.org/Person"},
                               std::string_view{"https://schema.org/Person"},
                               std::string_view{"http://xmlns.com/foaf/0.1/Person"}, v::dl::Official};
  constexpr std::array kPlaces{v::dl::Jurisdiction, std::string_view{"http://schema.org/AdministrativeArea"},
                               std::string_view{"http://schema.org/City"}, std::string_view{"http://schema.org/State"},
                               std::string_view{"http://schema.org/Country"}};
  constexpr std::array kBodies{std::string_view{"http://schema.org/Organization"},
                               std::string_view{"http://schema.org/GovernmentOrganization"},
                               std::string_view{"http://schema.org/NewsMediaOrganization"},
                               std::string_view{"http://schema.org/PoliticalParty"},
                               std::string_view{"http://xmlns.com/foaf/0.1/Organization"},
                               std::string_view{"http://www.w3.org/ns/org#Organization"}};
  const auto is_in = [type](const auto& types) { return std::find(types.begin(), types.end(), type) != types.end(); };
  known = true;
  if (is_in(kPeople)) return EntityKind::Person;
  if (is_in(kPlaces)) return EntityKind::Jurisdiction;
  known = is_in(kBodies);
  return EntityKind::Organization;
}

bool is_one_of(std::string_view predicate, std::initializer_list<std::string_view> predicates) {
  return std::find(predicates.begin(), predicates.end(), predicate) != predicates.end();
}

// Adds what one triple says of an authority's subject.
void take(AuthorityEntry& entry, bool& typed, const std::string& predicate, const Term& object) {
  const std::string& value = object.value();
  if (is_one_of(predicate, {"http://www.w3.org/1999/02/22-rdf-syntax-ns#type"})) {
    bool known = false;
    const EntityKind kind = kind_of_type(value, known);
    if (known) entry.kind = kind, typed = true;
  } else if (is_one_of(predicate,
                       {"http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel",
                        "http://schema.org/name", "http://xmlns.com/foaf/0.1/name"})) {
    if (entry.name.empty())
      entry.name = value;
    else
      entry.aliases.push_back(value);
  } else if (is_one_of(predicate, {v::skos::altLabel, "http://schema.org/alternateName"})) {
    entry.aliases.push_back(value);
  } else if (object.is_iri() && is_one_of(predicate, {v::skos::exactMatch, "http://www.w3.org/2002/07/owl#sameAs",
                                                      "http://schema.org/sameAs"})) {
    entry.links.push_back({value, true});
  } else if (object.is_iri() && predicate == v::skos::closeMatch) {
    entry.links.push_back({value, false});
  }
}

}  // namespace

void UserAuthority::add(AuthorityEntry entry) {
  std::set<std::string> forms{fold_name(entry.name)};
  for (const std::string& alias : entry.aliases) forms.insert(fold_name(alias));
  forms.erase("");
  for (const std::string& form : forms) by_name_[form].push_back(entries_.size());
  entries_.push_back(std::move(entry));
}

void UserAuthority::read_tsv(const std::filesystem::path& path) {
  const Tsv table(path, {"key", "kind", "name", "aliases", "links", "office", "of", "party", "start", "end"});
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const auto& row = table.rows()[i];
    const auto fail = [&](const std::string& expected, std::string_view found) {
      throw std::runtime_error(table.where(i) + ": expected " + expected + ", found " +
                               (found.empty() ? "nothing" : std::string(found)));
    };
    AuthorityEntry entry;
    const auto kind = parse<EntityKind>(row[1]);
    if (kind != EntityKind::Person && kind != EntityKind::Organization && kind != EntityKind::Jurisdiction)
      fail("Person, Organization or Jurisdiction in the column kind", row[1]);
    if (row[0].empty()) fail("a key", row[0]);
    if (fold_name(row[2]).empty()) fail("a name", row[2]);
    entry.kind = *kind;
    entry.key = row[0];
    entry.name = row[2];
    for (const std::string_view alias : split(row[3], '|')) entry.aliases.emplace_back(alias);
    for (const std::string_view text : split(row[4], '|')) {
      const std::string iri = link_iri(text);
      if (iri.empty()) fail("an IRI or a Wikidata id in the column links", text);
      entry.links.push_back({iri, true});
    }
    entry.office = row[5];
    entry.of = row[6];
    entry.party = row[7];
    if (!row[8].empty() && !(entry.start = parse_day(row[8]))) fail("YYYY-MM-DD in the column start", row[8]);
    if (!row[9].empty() && !(entry.end = parse_day(row[9]))) fail("YYYY-MM-DD in the column end", row[9]);
    add(std::move(entry));
  }
}

void UserAuthority::read_graph(const Graph& graph) {
  const auto& triples = graph.triples();
  for (std::size_t i = 0; i < triples.size();) {
    const std::string& subject = triples[i].subject.value();
    AuthorityEntry entry;
    entry.key = subject;
    entry.links.push_back({subject, true});
    bool typed = false;
    for (; i < triples.size() && triples[i].subject.value() == subject; ++i)
      take(entry, typed, triples[i].predicate.value(), triples[i].object);
    if (typed && !fold_name(entry.name).empty()) add(std::move(entry));
  }
}

std::optional<std::size_t> UserAuthority::entry_of(const Facts& facts, EntityIndex index) const {
  const Entity& entity = facts.entities[index];
  std::set<std::size_t> candidates;
  const auto look_up = [&](const std::string& form) {
    const std::string folded = fold_name(form);
    if (entity.kind == EntityKind::Person && is_one_word(folded)) return;
    if (const auto found = by_name_.find(folded); found != by_name_.end())
      candidates.insert(found->second.begin(), found->second.end());
  };
  look_up(entity.name);
  for (const std::string& alias : entity.aliases) look_up(alias);
  std::erase_if(candidates, [&](std::size_t i) {
    const AuthorityEntry& entry = entries_[i];
    if (entry.kind != entity.kind) return true;
    if (entity.kind == EntityKind::Person) return !office_fits(facts, index, entry) || !fits(entity.party, entry.party);
    return entity.kind == EntityKind::Jurisdiction && entity.within &&
           !fits(facts.entities[*entity.within].name, entry.of);
  });
  return candidates.size() == 1 ? std::optional(*candidates.begin()) : std::nullopt;
}

void UserAuthority::apply(Facts& facts) const {
  if (entries_.empty()) return;
  for (EntityIndex i = 0; i < facts.entities.size(); ++i) {
    const auto found = entry_of(facts, i);
    if (!found) continue;
    const AuthorityEntry& entry = entries_[*found];
    Entity& entity = facts.entities[i];
    // A place's own key also says what is around it; of all else the user's key makes one node of every article's.
    if (entity.authority.empty() || entity.kind != EntityKind::Jurisdiction) entity.authority = entry.key;
    for (const Link& link : entry.links) add_link(entity, link);
    if (entity.party.empty()) entity.party = entry.party;
    if (entity.kind != EntityKind::Person || entry.office.empty()) continue;
    entity.official = true;
    for (Tenure& tenure : facts.tenures) {
      if (tenure.person != i || !is_of(facts, facts.offices[tenure.office], entry)) continue;
      if (!tenure.start) tenure.start = entry.start;
      if (!tenure.end) tenure.end = entry.end;
      if (tenure.party.empty()) tenure.party = entry.party;
    }
  }
}

}  // namespace dateline
