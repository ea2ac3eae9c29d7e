// UserLinks: outside identifiers that the user knows of things in the graph, as a table that `dateline link --export`
// begins and the user (or OpenRefine) fills in.
//
//   node                                  …   link       match
//   https://w3id.org/…/id/person/k3v9q2   …   Q4911497   exact
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/facts.h"
#include "ontology/graph.h"
#include "ontology/iri_minter.h"

namespace dateline {

class UserLinks {
 public:
  // Reads a table with the columns node and link and perhaps match (exact or close, empty is exact), among others: CSV
  // by RFC 4180, or tab-separated where the name ends in .tsv. node is an IRI or its part after the base; link an IRI
  // or a Wikidata id; rows without a link are passed over. Throws std::runtime_error "path:line: expected …, found …".
  void read(const std::filesystem::path& path, std::string_view base = kDefaultBase);

  [[nodiscard]] bool empty() const { return links_.empty(); }
  [[nodiscard]] std::size_t size() const { return links_.size(); }  // nodes with links

  // The links of a node, by its IRI; empty for none.
  [[nodiscard]] const std::vector<Link>& of(const std::string& node) const;
  [[nodiscard]] const std::map<std::string, std::vector<Link>>& all() const { return links_; }

 private:
  std::map<std::string, std::vector<Link>> links_;  // by node
};

// Passes triples on to another sink, with the links of each subject at the end of its triples. The user's word goes
// before ours: a link that is given as close is not exact any more. Named graphs are passed on.
class LinkingSink : public TripleSink {
 public:
  // Neither is owned; both must outlive this object.
  LinkingSink(const UserLinks& links, TripleSink& next) : links_(links), next_(next) {}

  void graph(const std::string& iri) override;
  void write(const Term& subject, const Term& predicate, const Term& object) override;
  void finish() override;

  // The nodes that have links and were no subject, sorted; complete after finish().
  [[nodiscard]] std::vector<std::string> missing() const;

 private:
  void close_subject();

  const UserLinks& links_;
  TripleSink& next_;
  std::optional<Term> subject_;
  std::set<std::string> linked_;
};

// A link as the user writes it: an absolute IRI, or a Wikidata id ("Q4911497"), as an IRI; empty for anything else.
[[nodiscard]] std::string link_iri(std::string_view text);

}  // namespace dateline
