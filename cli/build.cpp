// dateline build: articles → one merged graph.
//
// With --into the facts of the articles are kept beside the graph (graph.ttl has graph.facts.jsonl; a folder has
// facts.jsonl), so that articles can be added, replaced and removed later; the graph is then written anew from all of
// them and is what a build of the same articles from scratch would give.
#include <fmt/core.h>

#include <cstdio>
#include <filesystem>

#include "cli/fact_lines.h"
#include "cli/graph_output.h"
#include "cli/read_facts.h"
#include "cli/verbs.h"
#include "ontology/facts_json.h"

namespace dateline {
namespace {

struct BuildOptions {
  InputOptions input;
  GraphOptions graph;
  std::string into;
  std::vector<std::string> remove;
};

Exit build_into(const BuildOptions& options, const CommonOptions& common) {
  const std::filesystem::path into(options.into);
  const bool folder = std::filesystem::is_directory(into);
  std::filesystem::path facts = folder ? into / "facts.jsonl" : into;
  if (!folder) facts.replace_extension(".facts.jsonl");
  GraphOptions graph = options.graph;
  if (graph.output == "-") graph.output = (folder ? into / "graph.ttl" : into).string();

  FactsStore articles;
  if (std::filesystem::exists(facts)) add_fact_lines(articles, facts.string(), [] {});
  for (const std::string& gone : options.remove)
    if (!articles.remove(gone))
      fmt::print(stderr, "dateline: {}: no such article in {}, nothing to remove\n", gone, facts.string());
  Exit exit = Exit::Ok;
  if (!options.input.paths.empty()) {
    FactsStore added;  // first among themselves, as a build from scratch would have them
    exit = for_each_facts(options.input, common, [&](Facts article) { added.add(article); });
    for (const NodeKey& key : added.keys())
      for (const std::string& line : added.lines(key)) articles.replace(facts_from_json(line, "facts of the articles"));
  }
  OutputFile kept = write_fact_lines(articles, facts.string());
  write_graph(std::move(articles), graph, common);
  kept.commit();
  return exit;
}

Exit run_build(const BuildOptions& options, const CommonOptions& common) {
  if (!options.into.empty()) return build_into(options, common);
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
  verb->get_option("PATH")->required(false);  // with --into there may be nothing to add
  add_graph_options(*verb, options.graph);
  CLI::Option* into = verb->add_option(
      "--into", options.into, "Graph, or folder, to add the articles to; an article that is there already is replaced");
  verb->add_option("--remove", options.remove, "With --into: URL or source of an article to take out")->needs(into);
  verb->callback([&action] {
    if (options.input.paths.empty() && options.into.empty()) throw CLI::RequiredError("PATH");
    action = [](const CommonOptions& common) { return run_build(options, common); };
  });
}

}  // namespace dateline
