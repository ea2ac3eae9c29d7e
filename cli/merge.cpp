// dateline merge: facts of many articles → one graph, the same as `dateline build` of those articles gives.
#include <string>
#include <vector>

#include "cli/fact_lines.h"
#include "cli/graph_output.h"
#include "cli/progress.h"
#include "cli/verbs.h"

namespace dateline {
namespace {

struct MergeOptions {
  std::vector<std::string> paths;
  GraphOptions graph;
};

Exit run_merge(const MergeOptions& options, const CommonOptions& common) {
  FactsStore articles;
  {
    Progress progress("articles", common.quiet);
    for (const std::string& path : options.paths) add_fact_lines(articles, path, [&] { progress.step(); });
  }
  write_graph(std::move(articles), options.graph, common);
  return Exit::Ok;
}

}  // namespace

void add_merge(CLI::App& app, Action& action) {
  static MergeOptions options;
  CLI::App* verb = app.add_subcommand("merge", "Write one graph of the facts that `extract` wrote");
  verb->add_option("FACTS", options.paths, "Files of facts, compressed or not, or - for stdin")->required();
  add_graph_options(*verb, options.graph);
  verb->callback([&action] { action = [](const CommonOptions& common) { return run_merge(options, common); }; });
}

}  // namespace dateline
