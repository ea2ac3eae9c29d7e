// The one place where a run's options become RunInfo, so that two runs that could differ never share a dl:Run.
#include "cli/graph_output.h"

#include <fmt/core.h>

#include <stdexcept>

#include "export/format.h"
#include "export/open_sink.h"
#include "export/rdf_reader.h"
#include "extract/resources.h"
#include "ontology/day.h"
#include "ontology/fact_mapper.h"
#include "ontology/identity/jurisdictions.h"
#include "ontology/identity/user_links.h"
#include "ontology/vocabulary.h"

namespace dateline {
namespace {

std::optional<Date> run_date(const std::string& text) {
  if (text.empty()) return source_date();
  const auto day = parse_day(text);
  if (!day) throw std::runtime_error("--run-date: expected a day YYYY-MM-DD, found " + text);
  return day;
}

std::optional<Format> format_named(const std::string& name) {
  if (name.empty()) return std::nullopt;
  return format_of_path("." + name)->format;
}

}  // namespace

std::vector<Prefix> graph_prefixes(const IriMinter& minter) {
  std::vector<Prefix> all;
  for (std::size_t i = 0; i < kNodeClassCount; ++i) {
    const auto node = static_cast<NodeClass>(i);
    all.push_back({prefix(node), minter.name_space(node)});
  }
  for (const vocabulary::Prefix& prefix : vocabulary::kPrefixes) all.push_back({prefix.name, prefix.iri});
  return all;
}

void add_graph_options(CLI::App& verb, GraphOptions& options) {
  verb.add_option("-o,--output", options.output,
                  "Where the graph goes; format by extension: .ttl .trig .nt .nq .rdf, each also .gz")
      ->capture_default_str();
  verb.add_option("--format", options.format, "The format, whatever the name says")
      ->check(CLI::IsMember({"ttl", "trig", "nt", "nq", "rdf"}));
  verb.add_option("--base", options.base, "IRI under which things are named")->capture_default_str();
  verb.add_option("--run-date", options.run_date,
                  "Date of the run as the graph tells it: YYYY-MM-DD (default: SOURCE_DATE_EPOCH, else none)");
  verb.add_option("--event-threshold", options.event_threshold,
                  "Agreement from which two articles' events are one, 0 to 1; above 1 none are")
      ->capture_default_str();
  verb.add_option(
          "--corrections", options.corrections,
          "Decisions that the build follows (same, different, drop, speaker, office): tables (.tsv), or RDF with "
          "dl:Correction nodes")
      ->check(CLI::ExistingFile);
  verb.add_option(
          "--links", options.links,
          "Tables of outside identifiers with the columns node and link, as `dateline link --export` begins them")
      ->check(CLI::ExistingFile);
}

Resolved resolve_articles(FactsStore articles, const GraphOptions& options, const CommonOptions& common) {
  const std::filesystem::path data = find_data(common.data);
  const Jurisdictions places(data / "authority" / "jurisdictions.bin");
  const EventWords words{Happenings(data / "en" / "happenings.tsv"), GroupNouns(data / "en" / "group_nouns.tsv")};
  ResolveOptions resolving;
  resolving.words = &words;
  resolving.event_threshold = options.event_threshold;
  resolving.places = &places;
  for (const std::string& path : options.corrections) {
    if (path.ends_with(".tsv")) {
      resolving.decisions.read_tsv(path, options.base);
      continue;
    }
    resolving.decisions.read_graph(read_graph(path), path, options.base);
  }
  return resolve(std::move(articles), resolving);
}

void write_graph(FactsStore articles, const GraphOptions& options, const CommonOptions& common) {
  const IriMinter minter(options.base);
  const RunInfo run{"dateline " DATELINE_VERSION,
                    fmt::format("event-threshold={:.3f} base={}", options.event_threshold, options.base),
                    run_date(options.run_date)};
  const std::vector<Prefix> names = graph_prefixes(minter);
  const auto sink = open_sink(options.output, names, format_named(options.format));
  UserLinks links;
  for (const std::string& path : options.links) links.read(path, options.base);
  LinkingSink linking(links, *sink);
  map_facts(resolve_articles(std::move(articles), options, common), run, minter, linking);
  for (const std::string& node : linking.missing())
    if (!common.quiet) fmt::print(stderr, "dateline: {}: not in the graph, its link is left out\n", node);
}

}  // namespace dateline
