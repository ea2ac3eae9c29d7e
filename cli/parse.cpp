// dateline parse: text in, CoNLL-U out: tokens, tags, lemmas, trees, names and offsets, for a linguist to look at.
#include <fmt/core.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/verbs.h"
#include "export/output_file.h"
#include "extract/analyze.h"
#include "extract/input/read_articles.h"
#include "extract/resources.h"
#include "extract/syntax/conllu.h"

namespace dateline {
namespace {

struct ParseOptions {
  std::vector<std::string> paths;
  std::string output = "-";
  bool tokens = false;
};

std::string read_whole(const std::string& path) {
  if (path == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

// Files of tokens: forms, sentences and comments stay as they are.
void parse_tokens(const ParseOptions& options, const Resources& resources, OutputFile& output) {
  for (const std::string& path : options.paths) {
    for (TreebankDocument& read : read_conllu(read_whole(path), path, ConlluColumns::FormsOnly)) {
      read_words(read.document, resources);
      std::string lines;
      write_conllu(read.document, read.comments, lines);
      output.write(lines);
    }
  }
}

Exit parse_articles(const ParseOptions& options, const Resources& resources, OutputFile& output) {
  ArticleReader reader(options.paths, {});
  Exit exit = Exit::Ok;
  while (std::optional<InputItem> item = reader.next()) {
    if (const auto* problem = std::get_if<InputProblem>(&*item)) {
      fmt::print(stderr, "dateline: {}: {}\n", problem->where, problem->reason);
      exit = Exit::BadInput;
      continue;
    }
    std::string lines;
    write_conllu(parse(std::move(std::get<Article>(*item)), resources), {}, lines);
    output.write(lines);
  }
  return exit;
}

Exit run_parse(const ParseOptions& options, const CommonOptions& common) {
  const Resources resources(find_data(common.data));
  OutputFile output(options.output, options.output.ends_with(".gz"));
  Exit exit = Exit::Ok;
  if (options.tokens)
    parse_tokens(options, resources, output);
  else
    exit = parse_articles(options, resources, output);
  output.commit();
  return exit;
}

}  // namespace

void add_parse(CLI::App& app, Action& action) {
  static ParseOptions options;
  CLI::App* verb =
      app.add_subcommand("parse", "Read articles and write their tokens, tags, trees and names as CoNLL-U");
  verb->add_option("PATH", options.paths, "Text files, folders, JSON Lines files, or - for stdin")->required();
  verb->add_option("-o,--output", options.output, "Where the CoNLL-U goes (.gz: compressed)")->capture_default_str();
  verb->add_flag("--tokens", options.tokens, "The inputs are CoNLL-U; their tokens, sentences and comments are kept");
  verb->callback([&action] { action = [](const CommonOptions& common) { return run_parse(options, common); }; });
}

}  // namespace dateline
