// dateline query: a SPARQL question to a graph file. The questions that ship lie beside the data folder:
// examples/queries in the source tree, queries in an installation.
#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/graph_output.h"
#include "cli/verbs.h"
#include "export/input_file.h"
#include "export/output_file.h"
#include "export/rdf_reader.h"
#include "export/sparql/evaluator.h"
#include "export/sparql/lexer.h"
#include "export/sparql/parser.h"
#include "export/sparql/results.h"
#include "extract/resources.h"
#include "ontology/iri_minter.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

struct QueryOptions {
  std::string graph;
  std::string query;
  std::string format = "table";
  std::string output = "-";
  bool list = false;
};

std::string read_text(const std::string& path) {
  InputFile file(path);
  std::array<char, 1 << 14> page{};
  std::string text;
  while (const std::size_t size = file.read(page.data(), page.size())) text.append(page.data(), size);
  return text;
}

// The questions that ship, by name.
std::vector<fs::path> find_questions(const CommonOptions& common) {
  const fs::path home = find_data(common.data).parent_path();
  std::vector<fs::path> questions;
  for (const fs::path& folder : {home / "queries", home / "examples" / "queries"}) {
    if (!fs::is_directory(folder)) continue;
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.path().extension() == ".rq") questions.push_back(entry.path());
  }
  std::ranges::sort(questions);
  return questions;
}

// What a question asks: its first line, a comment.
std::string heading(const fs::path& question) {
  const std::string text = read_text(question.string());
  const std::size_t start = text.find_first_not_of("# ");
  return start == std::string::npos ? "" : text.substr(start, text.find('\n') - start);
}

void list_questions(const QueryOptions& options, const CommonOptions& common) {
  const std::vector<fs::path> questions = find_questions(common);
  std::size_t width = 0;
  for (const fs::path& question : questions) width = std::max(width, question.stem().string().size());
  OutputFile out(options.output, false);
  for (const fs::path& question : questions) {
    std::string name = question.stem().string();
    name.resize(width + 2, ' ');
    out.write(name + heading(question) + "\n");
  }
  out.commit();
}

struct Text {
  std::string where;  // for messages
  std::string sparql;
};

// A file, the name of a question that ships, or the query itself.
Text find_query(const std::string& given, const CommonOptions& common) {
  std::error_code ignored;
  if (given == "-" || fs::is_regular_file(given, ignored)) return {given, read_text(given)};
  if (given.find_first_of("{ \n") != std::string::npos) return {"query", given};
  for (const fs::path& question : find_questions(common))
    if (question.stem() == given || question.filename() == given)
      return {question.string(), read_text(question.string())};
  throw std::runtime_error(
      given + ": no such file, and no question of this name; `dateline query --list` shows the questions that ship");
}

// The line that an error is in, with a mark under its column.
std::string point_at(const std::string& text, const sparql::SyntaxError& error) {
  std::size_t start = 0;
  for (std::size_t line = 1; line < error.line; ++line) start = text.find('\n', start) + 1;
  const std::string line = text.substr(start, text.find('\n', start) - start);
  return "\n  " + line + "\n  " + std::string(error.column - 1, ' ') + "^";
}

Exit run_query(const QueryOptions& options, const CommonOptions& common) {
  if (options.list) {
    list_questions(options, common);
    return Exit::Ok;
  }
  const Text text = find_query(options.query, common);
  const IriMinter minter;
  const std::vector<Prefix> prefixes = graph_prefixes(minter);
  sparql::TripleStore store;
  sparql::Query query;
  try {
    query = sparql::parse_query(text.sparql, store.pool, prefixes);
  } catch (const sparql::SyntaxError& error) {
    throw std::runtime_error(text.where + ":" + error.what() + point_at(text.sparql, error));
  }
  read_rdf(options.graph, store);
  store.finish();
  const sparql::Answer answer = sparql::evaluate(query, store);
  OutputFile out(options.output, options.output.ends_with(".gz"));
  sparql::write_answer(answer, store.pool, *sparql::parse_result_format(options.format), prefixes,
                       [&](std::string_view bytes) { out.write(bytes); });
  out.commit();
  return Exit::Ok;
}

}  // namespace

void add_query(CLI::App& app, Action& action) {
  static QueryOptions options;
  CLI::App* verb = app.add_subcommand("query", "Put a SPARQL question to a graph");
  CLI::Option* list = verb->add_flag("--list", options.list, "Show the research questions that ship, by name");
  verb->add_option("GRAPH", options.graph,
                   "A graph file of any format that `build` writes, or - for Turtle from stdin");
  verb->add_option("QUERY", options.query, "SPARQL 1.1, a file of it, or the name of a question that ships");
  verb->add_option("--format", options.format, "table, csv, tsv or json; CONSTRUCT and DESCRIBE give Turtle")
      ->check(CLI::IsMember({"table", "csv", "tsv", "json"}))
      ->capture_default_str();
  verb->add_option("-o,--output", options.output, "Where the answer goes")->capture_default_str();
  verb->callback([&action, list] {
    if (!list->count() && options.query.empty())
      throw CLI::ValidationError("query", "expected a graph and a query, or --list");
    action = [](const CommonOptions& common) { return run_query(options, common); };
  });
}

}  // namespace dateline
