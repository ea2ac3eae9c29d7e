// UserAuthority: people, organizations and places that the user knows, from tables or RDF of her own. Where an article
// names one of them, its record gets the key, the links and what else the authority says.
//
// A table is tab-separated with the columns below; | parts several values, all but key, kind and name may be empty:
//
//   key      kind    name            aliases   links   office         of           party        start        end
//   my:lee   Person  Ann Lee         A. Lee    Q42     mayor          Springfield  Independent  2017-01-01   2020-12-31
//   my:oia   Organization  Office of Immigrant Affairs  OIA  https://example.org/oia
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ontology/facts.h"
#include "ontology/graph.h"

namespace dateline {

struct AuthorityEntry {
  EntityKind kind = EntityKind::Person;  // Person, Organization or Jurisdiction
  std::string key;
  std::string name;
  std::vector<std::string> aliases;
  std::vector<Link> links;
  std::string office;  // a person's title: "mayor"
  std::string of;      // of the office: the place or body; of a place: the unit around it
  std::string party;
  std::optional<Date> start;  // of the term
  std::optional<Date> end;
};

class UserAuthority {
 public:
  // Throws std::runtime_error "path:line: expected …, found …".
  void read_tsv(const std::filesystem::path& path);
  // Every subject that is a person, organization or place by its rdf:type (schema.org, FOAF, ORG or our own) and has a
  // label (rdfs:label, skos:prefLabel, schema:name, foaf:name). Its IRI is key and link; skos:exactMatch,
  // skos:closeMatch, owl:sameAs and schema:sameAs are links too. The graph must be finished.
  void read_graph(const Graph& graph);
  void add(AuthorityEntry entry);

  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

  // Completes the entities and tenures of an article that exactly one entry fits: one of its forms is the entry's name
  // or an alias (a person's of two words or more), and office, place and party do not speak against it. The key goes
  // before one that the entity has already, but for a place's.
  void apply(Facts& facts) const;

 private:
  [[nodiscard]] std::optional<std::size_t> entry_of(const Facts& facts, EntityIndex entity) const;

  std::vector<AuthorityEntry> entries_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;  // folded
};

}  // namespace dateline
