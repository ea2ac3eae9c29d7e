// dateline build: articles → one merged graph.
#include "cli/graph_output.h"
#include "cli/read_facts.h"
#include "cli/verbs.h"

namespace dateline {
namespace {

struct BuildOptions {
  InputOptions input;
  GraphOptions graph;
};

Exit run_build(const BuildOptions& options, const CommonOptions& common) {
  FactsStore articles;
  const Exit exit = for_each_facts(options.input, common, [&](Facts facts) { articles.add(facts); });
  write_graph(std::move(articles), options.graph, common);
  return exit;
}

}  // namespace

void add_build(CLI::App& app, Action& action) {
  static BuildOptions options;
  CLI::App* verb = app.add_subcommand("build", "Read articles and write one merged graph");
  add_input_options(*verb, options.input);
  add_graph_options(*verb, options.graph);
  verb->callback([&action] { action = [](const CommonOptions& common) { return run_build(options, common); }; });
}

}  // namespace dateline
