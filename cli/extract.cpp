// dateline extract: one article → its facts, a line each. The map step of a distributed run; `dateline merge` is the
// reduce.
#include "cli/read_facts.h"
#include "cli/verbs.h"
#include "export/output_file.h"

#include "extract/facts/build_facts.h"
#include "extract/quotes/attribution_line.h"
#include "ontology/facts_json.h"

namespace dateline {
namespace {

struct ExtractOptions {
  InputOptions input;
  std::string output = "-";
  bool attributions = false;
};

Exit run_extract(const ExtractOptions& options, const CommonOptions& common) {
  OutputFile output(options.output, options.output.ends_with(".gz"));
  const UserAuthority authority = read_authority(options.input);
  const auto prepare = [&](const Document& document) {
    if (options.attributions) return attribution_line(document.article.source, document, document.attributions);
    Facts facts = build_facts(document);
    authority.apply(facts);
    return to_json(facts);
  };
  const Exit exit = for_each_line(options.input, common, prepare, [&](const std::string& line) {
    output.write(line);
    output.write("\n");
  });
  output.commit();
  return exit;
}

}  // namespace

void add_extract(CLI::App& app, Action& action) {
  static ExtractOptions options;
  CLI::App* verb = app.add_subcommand("extract", "Read articles and write the facts of each as one line of JSON");
  add_input_options(*verb, options.input);
  verb->add_option("-o,--output", options.output, "Where the lines go (.gz: compressed)")->capture_default_str();
  verb->add_flag(
      "--attributions", options.attributions,
      "Instead of facts, write who is credited with which words: {id, attributions: [{source, cue, content}]}, "
      "spans in code points");
  verb->callback([&action] { action = [](const CommonOptions& common) { return run_extract(options, common); }; });
}

}  // namespace dateline
