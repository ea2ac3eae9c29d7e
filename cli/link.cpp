// dateline link: what in a graph has no outside identifier yet, to fill in; and the filled-in table put into a graph.
#include <fmt/core.h>

#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/graph_output.h"
#include "cli/verbs.h"
#include "export/open_sink.h"
#include "export/output_file.h"
#include "export/rdf_reader.h"
#include "export/reconciliation.h"
#include "ontology/identity/user_links.h"

namespace dateline {
namespace {

struct LinkOptions {
  std::string graph;
  std::string table;               // --export
  std::vector<std::string> links;  // --links
  std::string output = "-";
  std::string base{kDefaultBase};
};

void write_table(const LinkOptions& options, const Graph& graph, bool quiet) {
  const auto nodes = find_unlinked(graph);
  OutputFile file(options.table, options.table.ends_with(".gz"));
  file.write(reconciliation_csv(nodes));
  file.commit();
  if (!quiet) fmt::print(stderr, "{} people, organizations and places without a link\n", nodes.size());
}

void tell_missing(const std::vector<std::string>& missing) {
  for (const std::string& node : missing) fmt::print(stderr, "dateline: {}: not in the graph\n", node);
}

Exit run_link(const LinkOptions& options, const CommonOptions& common) {
  const Graph graph = read_graph(options.graph);
  if (!options.table.empty()) write_table(options, graph, common.quiet);
  if (options.links.empty()) return Exit::Ok;
  UserLinks links;
  for (const std::string& path : options.links) links.read(path, options.base);
  const IriMinter minter(options.base);
  const std::vector<Prefix> names = graph_prefixes(minter);
  const auto sink = open_sink(options.output, names);
  LinkingSink linking(links, *sink);
  for (const Triple& triple : graph.triples()) linking.write(triple.subject, triple.predicate, triple.object);
  linking.finish();
  const std::vector<std::string> missing = linking.missing();
  tell_missing(missing);
  return missing.empty() ? Exit::Ok : Exit::BadInput;
}

}  // namespace

void add_link(CLI::App& app, Action& action) {
  static LinkOptions options;
  CLI::App* verb = app.add_subcommand("link", "List what has no outside identifier yet, or add identifiers to a graph");
  verb->add_option("GRAPH", options.graph, "A graph file of any format that `build` writes")->required();
  auto* table =
      verb->add_option("--export", options.table, "Write a CSV of people, organizations and places without a link");
  auto* links =
      verb->add_option("--links", options.links, "Tables with the columns node and link, as --export begins them")
          ->check(CLI::ExistingFile);
  verb->add_option("-o,--output", options.output, "Where the graph with the links goes")
      ->capture_default_str()
      ->needs(links);
  verb->add_option("--base", options.base, "IRI under which things are named")->capture_default_str();
  verb->callback([&action, table, links] {
    if (table->count() == 0 && links->count() == 0) throw CLI::RequiredError("--export or --links");
    action = [](const CommonOptions& common) { return run_link(options, common); };
  });
}

}  // namespace dateline
