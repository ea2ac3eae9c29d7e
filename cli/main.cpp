// dateline: reads the command line, runs one verb, turns an exception into a message and an exit code. The one catch is
// here.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <stdexcept>

#include "cli/verbs.h"

namespace {

constexpr const char* kDescription =
    "Dateline reads English news articles and writes one RDF graph of events, officials, jurisdictions and "
    "statements.\n"
    "  dateline build articles/ -o graph.ttl\n"
    "  dateline query graph.ttl --list";

void add_common_options(CLI::App& app, dateline::CommonOptions& common) {
  app.set_version_flag("--version", "dateline " DATELINE_VERSION);
  app.add_flag("-q,--quiet", common.quiet, "Print nothing but data and errors");
  app.add_option("--data", common.data,
                 "Folder of lexicons, authority files and models (default: DATELINE_DATA, then the installation)");
  app.add_option("-j,--jobs", common.jobs, "Articles read at the same time (default: one a processor)");
  app.fallthrough();
  app.require_subcommand(1);
}

}  // namespace

int main(int argc, char** argv) {
  using dateline::Exit;
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a write error with a message, not a silent death
  CLI::App app{kDescription};
  dateline::CommonOptions common;
  dateline::Action action;
  add_common_options(app, common);
  dateline::add_build(app, action);
  dateline::add_extract(app, action);
  dateline::add_merge(app, action);
  dateline::add_query(app, action);
  dateline::add_parse(app, action);
  dateline::add_link(app, action);
  dateline::add_verify(app, action);
  dateline::add_load(app, action);
  dateline::add_report(app, action);
  dateline::add_explain(app, action);
  dateline::add_ontology(app, action);
  try {
    const auto verbs = app.get_subcommands([](const CLI::App*) { return true; });
    const bool known = argc < 2 || argv[1][0] == '-' ||
                       std::ranges::any_of(verbs, [&](const CLI::App* verb) { return verb->check_name(argv[1]); });
    if (!known) {
      std::fprintf(stderr, "dateline: expected a verb, found %s; `dateline --help` lists them\n", argv[1]);
      return static_cast<int>(Exit::Usage);
    }
    app.parse(argc, argv);
    return static_cast<int>(action(common));
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::Usage);
  } catch (const std::logic_error& error) {
    std::fprintf(stderr, "dateline: this should not happen, please report it: %s\n", error.what());
    return static_cast<int>(Exit::Bug);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "dateline: %s\n", error.what());
    return static_cast<int>(Exit::BadInput);
  }
}
