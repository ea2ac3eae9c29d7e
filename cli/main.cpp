// dateline: reads the command line, runs one verb, turns an exception into a message and an exit code. The one catch is here.
#include "cli/verbs.h"

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
  using dateline::Exit;
  CLI::App app{"Dateline reads English news articles and writes one RDF graph of events, officials, jurisdictions and statements."};
  dateline::CommonOptions common;
  dateline::Action action;
  app.set_version_flag("--version", "dateline 0.1.0");
  app.add_flag("-q,--quiet", common.quiet, "Print nothing but data and errors");
  app.add_option("--data", common.data, "Folder of lexicons, authority files and models (default: DATELINE_DATA, then the installation)");
  app.add_option("-j,--jobs", common.jobs, "Articles read at the same time (default: one a processor)");
  try {
    app.parse(argc, argv);
    return static_cast<int>(action ? action(common) : Exit::Usage);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::Usage);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "dateline: %s\n", error.what());
    return static_cast<int>(Exit::BadInput);
  }
}
