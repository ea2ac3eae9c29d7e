// dateline verify: every quotation and offset of a graph against the articles it was built from.
#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <variant>
#include <vector>

#include "cli/progress.h"
#include "cli/verbs.h"
#include "export/rdf_reader.h"
#include "export/verifier.h"
#include "extract/input/read_articles.h"

namespace dateline {
namespace {

struct VerifyOptions {
  std::string graph;
  std::vector<std::string> articles;
};

Exit run_verify(const VerifyOptions& options, const CommonOptions& common) {
  constexpr std::size_t kMostShown = 100;
  Verifier verifier;
  read_rdf(options.graph, verifier);
  verifier.finish();
  bool good = true;
  {
    Progress progress("articles", common.quiet);
    ArticleReader reader(options.articles, {});
    while (const auto item = reader.next()) {
      progress.step();
      if (const auto* article = std::get_if<Article>(&*item)) {
        verifier.check(article->source, article->text);
      } else {
        const auto& problem = std::get<InputProblem>(*item);
        fmt::print(stderr, "dateline: {}: {}\n", problem.where, problem.reason);
        good = false;
      }
    }
  }
  verifier.finish_articles();
  for (std::size_t i = 0; i < std::min(verifier.problems().size(), kMostShown); ++i)
    fmt::print(stderr, "dateline: {}\n", verifier.problems()[i]);
  for (const std::string& source : verifier.strangers())
    if (!common.quiet) fmt::print(stderr, "dateline: {}: not in the graph\n", source);
  if (!verifier.problems().empty()) {
    fmt::print(stderr, "dateline: {} of {} problems shown; {} pieces of evidence in {} articles\n",
               std::min(verifier.problems().size(), kMostShown), verifier.problems().size(), verifier.evidence_count(),
               verifier.article_count());
    return Exit::BadInput;
  }
  if (!common.quiet)
    fmt::print(stderr, "{} pieces of evidence in {} articles, all as the text has them\n", verifier.evidence_count(),
               verifier.article_count());
  return good ? Exit::Ok : Exit::BadInput;
}

}  // namespace

void add_verify(CLI::App& app, Action& action) {
  static VerifyOptions options;
  CLI::App* verb =
      app.add_subcommand("verify", "Compare every piece of evidence in a graph with the articles it came from");
  verb->add_option("GRAPH", options.graph, "A graph file of any format that `build` writes")->required();
  verb->add_option("ARTICLES", options.articles, "The articles, as `build` was given them")->required();
  verb->callback([&action] { action = [](const CommonOptions& common) { return run_verify(options, common); }; });
}

}  // namespace dateline
