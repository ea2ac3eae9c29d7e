// dateline report: a graph as one page of HTML.
#include <string>
#include <utility>

#include "cli/verbs.h"
#include "export/html_report.h"
#include "export/output_file.h"
#include "export/rdf_reader.h"

namespace dateline {
namespace {

struct ReportOptions {
  std::string graph;
  std::string output = "-";
};

Exit run_report(const ReportOptions& options) {
  const GraphView view(read_graph(options.graph));
  OutputFile out(options.output, options.output.ends_with(".gz"));
  write_html_report(view, [&](std::string_view bytes) { out.write(bytes); });
  out.commit();
  return Exit::Ok;
}

}  // namespace

void add_report(CLI::App& app, Action& action) {
  static ReportOptions options;
  CLI::App* verb = app.add_subcommand("report", "Write a graph as one page of HTML to read");
  verb->add_option("GRAPH", options.graph, "A graph file of any format that `build` writes")->required();
  verb->add_option("-o,--output", options.output, "Where the page goes")->capture_default_str();
  verb->callback([&action] { action = [](const CommonOptions&) { return run_report(options); }; });
}

}  // namespace dateline
