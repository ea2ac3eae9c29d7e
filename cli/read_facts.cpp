// An ordered parallel pipeline (oneTBB): one thread reads, many analyse, one uses the results in the order of reading,
// so that the number of threads never shows in the output. At most a few articles a thread are in memory.
#include "cli/read_facts.h"

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include <thread>

#include "cli/progress.h"
#include "export/rdf_reader.h"
#include "extract/analyze.h"
#include "extract/facts/build_facts.h"
#include "ontology/day.h"

namespace dateline {
namespace {

namespace tbb = oneapi::tbb;

std::optional<Date> published_option(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto day = parse_day(text);
  if (!day) throw std::runtime_error("--published: expected a day YYYY-MM-DD, found " + text);
  return day;
}

ReadOptions read_options(const InputOptions& input) {
  ReadOptions options;
  options.format = input.format == "text"    ? InputFormat::Text
                   : input.format == "jsonl" ? InputFormat::JsonLines
                                             : InputFormat::Auto;
  options.max_article_bytes = input.max_article_bytes;
  options.given.published = published_option(input.published);
  options.given.publisher = input.publisher;
  return options;
}

// What one input came to.
template <class Result>
using Outcome = std::variant<InputProblem, Result>;

template <class Result>
Exit run(const InputOptions& input, const CommonOptions& common, const std::function<Result(const Document&)>& prepare,
         const std::function<void(Result)>& use) {
  const Resources resources(find_data(common.data));
  ArticleReader reader(input.paths, read_options(input));
  const std::size_t jobs = common.jobs != 0 ? common.jobs : std::max(1U, std::thread::hardware_concurrency());
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, jobs);
  Progress progress("articles", common.quiet);
  std::size_t read = 0;
  std::size_t skipped = 0;

  const auto next = [&](tbb::flow_control& flow) -> InputItem {
    std::optional<InputItem> item = reader.next();
    if (item) return std::move(*item);
    flow.stop();
    return {};
  };
  const auto work = [&](InputItem item) -> Outcome<Result> {
    if (auto* problem = std::get_if<InputProblem>(&item)) return std::move(*problem);
    return prepare(analyze(std::move(std::get<Article>(item)), resources));
  };
  const auto finish = [&](Outcome<Result> outcome) {
    ++read;
    progress.step();
    if (auto* result = std::get_if<Result>(&outcome)) return use(std::move(*result));
    ++skipped;
    const auto& [where, reason] = std::get<InputProblem>(outcome);
    fmt::print(stderr, "dateline: {}: {}\n", where, reason);
  };
  tbb::parallel_pipeline(jobs * 4,
                         tbb::make_filter<void, InputItem>(tbb::filter_mode::serial_in_order, next) &
                             tbb::make_filter<InputItem, Outcome<Result>>(tbb::filter_mode::parallel, work) &
                             tbb::make_filter<Outcome<Result>, void>(tbb::filter_mode::serial_in_order, finish));
  if (read == 0) fmt::print(stderr, "dateline: {}: expected articles, found none\n", fmt::join(input.paths, " "));
  if (skipped > 0) fmt::print(stderr, "dateline: {} of {} inputs were not read\n", skipped, read);
  return skipped > 0 || read == 0 ? Exit::BadInput : Exit::Ok;
}

}  // namespace

void add_input_options(CLI::App& verb, InputOptions& options) {
  verb.add_option("PATH", options.paths,
                  "Text files, folders, JSON Lines files (fields text, title, url, date, publisher, authors, id), or - "
                  "for stdin")
      ->required();
  verb.add_option("--published", options.published,
                  "Date of the articles, YYYY-MM-DD; a record's own goes before it, it goes before what the text says");
  verb.add_option("--publisher", options.publisher, "Publisher of the articles; as --published");
  verb.add_option("--input-format", options.format, "text or jsonl, whatever the names say")
      ->check(CLI::IsMember({"auto", "text", "jsonl"}));
  verb.add_option("--max-article-bytes", options.max_article_bytes, "Longer articles are not read")
      ->capture_default_str();
  verb.add_option(
          "--authority", options.authority,
          "People, organizations and places that you know: tables (.tsv; columns key kind name aliases links office of "
          "party start end) or RDF")
      ->check(CLI::ExistingFile);
}

UserAuthority read_authority(const InputOptions& input) {
  UserAuthority authority;
  for (const std::string& path : input.authority) {
    if (path.ends_with(".tsv")) {
      authority.read_tsv(path);
      continue;
    }
    authority.read_graph(read_graph(path));
  }
  return authority;
}

Exit for_each_line(const InputOptions& input, const CommonOptions& common,
                   const std::function<std::string(const Document&)>& prepare,
                   const std::function<void(std::string)>& use) {
  return run<std::string>(input, common, prepare, use);
}

Exit for_each_facts(const InputOptions& input, const CommonOptions& common, const std::function<void(Facts)>& use) {
  const UserAuthority authority = read_authority(input);
  const auto prepare = [&authority](const Document& document) {
    Facts facts = build_facts(document);
    authority.apply(facts);
    return facts;
  };
  return run<Facts>(input, common, prepare, use);
}

}  // namespace dateline
