// map_facts: the one place where facts become triples. What each class and property means is in ontology/dateline.ttl.
#pragma once

#include <optional>
#include <string>

#include "ontology/graph.h"
#include "ontology/iri_minter.h"
#include "ontology/resolved.h"
#include "ontology/span.h"

namespace dateline {

// The build that makes the graph, as dl:Run tells it.
struct RunInfo {
  std::string version;        // "dateline 0.1.0"
  std::string configuration;  // options and model hashes that could change the graph; hashed into the run's name
  std::optional<Date> date;   // none: the graph does not say when it was made
};

// SOURCE_DATE_EPOCH (seconds since 1970, reproducible-builds.org) as a day; none where it is unset or no number.
[[nodiscard]] std::optional<Date> source_date();

// Writes the whole graph and calls finish(). The same model gives the same triples in the same order: first what
// belongs to no article (places, parties, offices, tenures, differences), then article after article, earliest first,
// the nodes that it is the first to tell of and after them its reports (in its own named graph, for sinks that have
// them). Each part is sorted by subject, properties come in a fixed order, objects sorted. Nodes that nothing refers to
// are left out.
void map_facts(const Resolved& resolved, const RunInfo& run, const IriMinter& minter, TripleSink& sink);

}  // namespace dateline
