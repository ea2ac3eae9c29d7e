// From Facts of many articles to one graph in a file: what `build` and `merge` have in common.
#pragma once

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

#include "cli/verbs.h"
#include "export/turtle_writer.h"
#include "ontology/facts_store.h"
#include "ontology/identity/resolve.h"
#include "ontology/iri_minter.h"

namespace dateline {

// What the user says of the graph.
struct GraphOptions {
  std::string output = "-";
  std::string format;  // "" by the output's name
  std::string base{kDefaultBase};
  std::string run_date;  // "" SOURCE_DATE_EPOCH
  double event_threshold = ResolveOptions{}.event_threshold;
  std::vector<std::string> corrections;
  std::vector<std::string> links;
};

// The vocabulary's prefixes and one for each class of instances; they point into the minter.
[[nodiscard]] std::vector<Prefix> graph_prefixes(const IriMinter& minter);

// -o, --format, --base, --run-date, --event-threshold, --corrections, --links.
void add_graph_options(CLI::App& verb, GraphOptions& options);

// Resolves the articles into one model and writes its graph.
void write_graph(FactsStore articles, const GraphOptions& options, const CommonOptions& common);

// The model that write_graph writes.
[[nodiscard]] Resolved resolve_articles(FactsStore articles, const GraphOptions& options, const CommonOptions& common);

}  // namespace dateline
