// reconciliation: the people, organizations and places of a graph that no link leads out of, as a table to fill in.
#pragma once

#include <string>
#include <vector>

#include "ontology/graph.h"

namespace dateline {

// One thing without skos:exactMatch, skos:closeMatch or an identifier of places (OCD, GEOID, ISO). Lists are sorted and
// joined by " | ".
struct UnlinkedNode {
  std::string node;  // its IRI
  std::string kind;  // Person, Organization or Jurisdiction
  std::string name;
  std::string aliases;
  std::string offices;       // "mayor of Denver", also former ones
  std::string jurisdiction;  // where the offices are; of a jurisdiction the one around it
  std::string party;
  std::string first_date;  // of the articles that name it, where they have dates
  std::string last_date;
  std::size_t article_count = 0;
  std::string articles;  // where they were read, at most twenty
};

// In order of kind, then number of articles (most first), then IRI. The graph must be finished.
[[nodiscard]] std::vector<UnlinkedNode> find_unlinked(const Graph& graph);

// The table with its header line, as UserLinks::read takes it: the columns link and match are empty.
[[nodiscard]] std::string reconciliation_csv(const std::vector<UnlinkedNode>& nodes);

}  // namespace dateline
