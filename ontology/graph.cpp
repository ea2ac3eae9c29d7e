// Graph keeps triples in one vector and sorts once: it is filled first and read afterwards.
#include "ontology/graph.h"

#include <algorithm>

namespace dateline {

void Graph::write(const Term& subject, const Term& predicate, const Term& object) {
  triples_.push_back({subject, predicate, object});
}

void Graph::finish() {
  std::ranges::sort(triples_);
  const auto repeated = std::ranges::unique(triples_);
  triples_.erase(repeated.begin(), repeated.end());
}

}  // namespace dateline
