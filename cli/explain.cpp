// dateline explain: why a node is in the graph: the sentences that say so, where they stand, the rule or model that
// read them, what reports were matched with and why, and the outside identifiers it may have. All of it is in the graph
// itself.
#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/verbs.h"
#include "export/rdf_reader.h"
#include "ontology/graph.h"
#include "ontology/iri_minter.h"
#include "ontology/vocabulary.h"

namespace dateline {
namespace {

namespace v = vocabulary;

struct ExplainOptions {
  std::string graph;
  std::string iri;
};

class Explainer {
 public:
  explicit Explainer(const std::string& path) : graph_(read_graph(path)) {}

  void explain(const std::string& name) {
    const std::string subject = find(name);
    fmt::print("{}\n", subject);
    for (const std::string_view property :
         {v::rdf::type, v::rdfs::label, v::rdfs::comment, v::dl::text, v::dl::speaker, v::dl::eventType,
          v::dl::decision, v::skos::exactMatch, v::skos::closeMatch, v::dcterms::isReplacedBy})
      for (const std::string& value : objects(subject, property))
        fmt::print("  {:<16} {}\n", last_part(property), described(value));
    std::vector<std::string> reports = subjects(v::dl::reports, subject);
    if (!objects(subject, v::dl::reports).empty()) reports.push_back(subject);
    for (const std::string& report : objects(subject, v::dl::between)) reports.push_back(report);
    for (const std::string& report : reports) explain_report(report);
    for (const std::string& difference : subjects_of_any(v::dl::between, reports))
      if (difference != subject) fmt::print("\ndifference {}: {}\n", difference, one(difference, v::rdfs::comment));
  }

 private:
  // The subject with this IRI, or whose IRI ends with it ("event/…"), or that Turtle abbreviates so ("ev:…").
  [[nodiscard]] std::string find(const std::string& name) const {
    std::string wanted = name;
    if (const std::size_t colon = name.find(':'); colon != std::string::npos && name.find('/') == std::string::npos)
      for (std::size_t i = 0; i < kNodeClassCount; ++i)
        if (prefix(static_cast<NodeClass>(i)) == name.substr(0, colon))
          wanted = std::string(segment(static_cast<NodeClass>(i))) + '/' + name.substr(colon + 1);
    for (const Triple& triple : graph_.triples())
      if (triple.subject.value() == wanted || triple.subject.value().ends_with('/' + wanted))
        return triple.subject.value();
    throw std::runtime_error(name + ": not in the graph");
  }

  [[nodiscard]] std::vector<std::string> objects(std::string_view subject, std::string_view property) const {
    std::vector<std::string> found;
    auto at = std::ranges::lower_bound(graph_.triples(), subject, {},
                                       [](const Triple& t) -> std::string_view { return t.subject.value(); });
    for (; at != graph_.triples().end() && at->subject.value() == subject; ++at)
      if (at->predicate.value() == property) found.push_back(at->object.value());
    return found;
  }
  [[nodiscard]] std::string one(std::string_view subject, std::string_view property) const {
    const auto found = objects(subject, property);
    return found.empty() ? std::string() : found[0];
  }
  [[nodiscard]] std::vector<std::string> subjects(std::string_view property, std::string_view object) const {
    std::vector<std::string> found;
    for (const Triple& triple : graph_.triples())
      if (triple.predicate.value() == property && triple.object.value() == object)
        found.push_back(triple.subject.value());
    return found;
  }
  [[nodiscard]] std::vector<std::string> subjects_of_any(std::string_view property,
                                                         const std::vector<std::string>& all) const {
    std::vector<std::string> found;
    for (const std::string& object : all)
      for (std::string& subject : subjects(property, object)) found.push_back(std::move(subject));
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
  }

  static std::string last_part(std::string_view iri) { return std::string(iri.substr(iri.find_last_of("/#") + 1)); }
  // A node with its label behind it.
  [[nodiscard]] std::string described(const std::string& value) const {
    const std::string label = one(value, v::rdfs::label);
    return label.empty() ? value : value + "  " + label;
  }

  void explain_report(const std::string& report) const {
    const std::string article = one(report, v::dl::inArticle);
    fmt::print("\nreport {}\n  article          {}  {}\n", report, one(article, v::dcterms::source),
               one(article, v::schema::headline));
    fmt::print("  rule             {}  (confidence {})\n", one(report, v::dl::rule), one(report, v::dl::confidence));
    for (const std::string& piece : objects(report, v::dl::evidence))
      fmt::print("  {:>6} to {:<6} {}[{}]{}\n", one(piece, v::oa::start), one(piece, v::oa::end),
                 one(piece, v::oa::prefix), one(piece, v::oa::exact), one(piece, v::oa::suffix));
    if (const std::string start = one(report, v::dl::extentStart); !start.empty())
      fmt::print("  extent           {} to {} of the text\n", start, one(report, v::dl::extentEnd));
    for (const std::string& other : objects(report, v::dl::matchedWith)) fmt::print("  matched with     {}\n", other);
    for (const std::string& why : objects(report, v::dl::matchReason)) fmt::print("  because          {}\n", why);
  }

  Graph graph_;
};

Exit run_explain(const ExplainOptions& options) {
  Explainer(options.graph).explain(options.iri);
  return Exit::Ok;
}

}  // namespace

void add_explain(CLI::App& app, Action& action) {
  static ExplainOptions options;
  CLI::App* verb =
      app.add_subcommand("explain", "Say why something is in a graph: sentences, offsets, rules, matches, links");
  verb->add_option("GRAPH", options.graph, "Graph file, or - for stdin")->required();
  verb->add_option("IRI", options.iri, "What to explain: an IRI, its end (event/…), or as Turtle abbreviates it (ev:…)")
      ->required();
  verb->callback([&action] { action = [](const CommonOptions&) { return run_explain(options); }; });
}

}  // namespace dateline
