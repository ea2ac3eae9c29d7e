// dateline load: a graph file into a running store.
#include <fmt/core.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "cli/graph_output.h"
#include "cli/progress.h"
#include "cli/verbs.h"
#include "export/http_loader.h"
#include "export/rdf_reader.h"

namespace dateline {
namespace {

struct LoadVerb {
  std::string graph_file;
  std::string protocol = "graph-store";
  LoadOptions options;
};

Exit run_load(LoadVerb verb, const CommonOptions& common) {
  if (const char* password = std::getenv("DATELINE_PASSWORD")) verb.options.password = password;
  verb.options.protocol = verb.protocol == "update" ? LoadProtocol::Update : LoadProtocol::GraphStore;
  const IriMinter minter;
  std::size_t loaded = 0;
  {
    Progress progress("requests", common.quiet);
    HttpLoader loader(verb.options, graph_prefixes(minter), [&](std::size_t count) {
      loaded += count;
      progress.step();
    });
    read_rdf(verb.graph_file, loader);
    loader.finish();
  }
  if (!common.quiet) fmt::print(stderr, "{} triples loaded\n", loaded);
  return Exit::Ok;
}

}  // namespace

void add_load(CLI::App& app, Action& action) {
  static LoadVerb options;
  CLI::App* verb = app.add_subcommand("load", "Load a graph file into a running store");
  verb->add_option("GRAPH", options.graph_file, "A graph file of any format that `build` writes")->required();
  verb->add_option("--endpoint", options.options.endpoint,
                   "Address of the store's Graph Store Protocol or SPARQL Update")
      ->required();
  verb->add_option("--protocol", options.protocol, "How the store takes triples")
      ->check(CLI::IsMember({"graph-store", "update"}))
      ->capture_default_str();
  verb->add_option("--graph", options.options.graph,
                   "Named graph for what is in no graph (default: the store's default graph)");
  verb->add_flag("--replace", options.options.replace, "Empty each graph before its first triples");
  verb->add_option("--batch", options.options.batch, "Triples a request")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  verb->add_option("--attempts", options.options.attempts, "How often a request is tried where the store is busy")
      ->capture_default_str();
  verb->add_option("--user", options.options.user, "User name; the password is read from DATELINE_PASSWORD");
  verb->add_option("--header", options.options.headers, "A header to send, such as \"Authorization: Bearer …\"")
      ->allow_extra_args(false);
  verb->callback([&action] { action = [](const CommonOptions& common) { return run_load(options, common); }; });
}

}  // namespace dateline
