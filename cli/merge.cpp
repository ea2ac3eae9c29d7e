// dateline merge: facts of many articles → one graph, the same as `dateline build` of those articles gives.
#include <array>
#include <string>
#include <vector>

#include "cli/graph_output.h"
#include "cli/progress.h"
#include "cli/verbs.h"
#include "export/input_file.h"

namespace dateline {
namespace {

struct MergeOptions {
  std::vector<std::string> paths;
  GraphOptions graph;
};

// Calls `use` with each line of a file and its "path:line".
template <class Use>
void for_each_line(const std::string& path, Use use) {
  InputFile file(path);
  std::array<char, 1 << 16> buffer{};
  std::string line;
  std::size_t number = 1;
  const auto end_line = [&] {
    if (!line.empty()) use(line, path + ":" + std::to_string(number));
    line.clear();
    ++number;
  };
  while (const std::size_t size = file.read(buffer.data(), buffer.size())) {
    std::string_view rest(buffer.data(), size);
    for (std::size_t at = rest.find('\n'); at != std::string_view::npos; at = rest.find('\n')) {
      line += rest.substr(0, at);
      rest.remove_prefix(at + 1);
      end_line();
    }
    line += rest;
  }
  end_line();
}

Exit run_merge(const MergeOptions& options, const CommonOptions& common) {
  FactsStore articles;
  Progress progress("articles", common.quiet);
  for (const std::string& path : options.paths) {
    for_each_line(path, [&](const std::string& line, const std::string& where) {
      articles.add_line(line, where);
      progress.step();
    });
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
