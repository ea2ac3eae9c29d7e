// How fast graphs are written, read back and asked, and that writing takes no memory of its own. Triples a second are
// items_per_second. The goal is 2 M triples/s of Turtle on one core, or 0.9 of `serdi` that reads and rewrites the same
// file here and now (Serdi below; the ratio is what counts on a busy machine).
#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "export/open_sink.h"
#include "export/rdf_reader.h"
#include "export/sparql/evaluator.h"
#include "export/sparql/parser.h"
#include "ontology/iri_minter.h"
#include "ontology/vocabulary.h"

namespace {

using namespace dateline;
namespace v = vocabulary;

std::vector<Prefix> prefixes() {
  static const IriMinter minter;
  std::vector<Prefix> all;
  for (std::size_t i = 0; i < kNodeClassCount; ++i) {
    const auto node = static_cast<NodeClass>(i);
    all.push_back({prefix(node), minter.name_space(node)});
  }
  for (const v::Prefix& each : v::kPrefixes) all.push_back({each.name, each.iri});
  return all;
}

std::string local(std::mt19937& random) {
  std::string name;
  for (int i = 0; i < 16; ++i) name += "abcdefghijklmnopqrstuvwxyz234567"[random() % 32];
  return name;
}

std::string words(std::mt19937& random, std::size_t count) {
  constexpr const char* kWords[] = {
      "mayor", "the", "city", "said", "court", "federal", "on Wednesday", "\"we will not\"", "policy", "na\xC3\xAFve"};
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += (i == 0 ? "" : " ") + std::string(kWords[random() % std::size(kWords)]);
  return text;
}

// Reports with their evidence, as they are most of a graph: 17 triples each two nodes.
std::vector<Triple> make_graph(std::size_t reports) {
  std::mt19937 random(7);
  const IriMinter minter;
  std::vector<Triple> triples;
  const auto iri = [](std::string_view text) { return Term::iri(std::string(text)); };
  const Term article = minter.iri(NodeClass::Article, local(random));
  const Term run = minter.iri(NodeClass::Run, local(random));
  for (std::size_t i = 0; i < reports; ++i) {
    const Term report = minter.iri(NodeClass::Report, local(random));
    const Term piece = minter.iri(NodeClass::Evidence, local(random));
    const auto say = [&](const Term& s, std::string_view p, Term o) { triples.push_back({s, iri(p), std::move(o)}); };
    say(report, v::rdf::type, iri(v::dl::StatementReport));
    say(report, v::rdf::type, iri(v::dl::Report));
    say(report, v::dl::reports, minter.iri(NodeClass::Statement, local(random)));
    say(report, v::dl::inArticle, article);
    say(report, v::dl::quotationKind, iri(std::string(v::kCodeNamespace) + "Direct"));
    say(report, v::dl::cue, Term::text("said", "en"));
    say(report, v::dl::reportedText, Term::text(words(random, 15), "en"));
    say(report, v::dl::evidence, piece);
    say(report, v::dl::confidence, Term::decimal(0.5 + static_cast<double>(random() % 50) / 100));
    say(report, v::prov::wasGeneratedBy, run);
    say(piece, v::rdf::type, iri(v::dl::Evidence));
    say(piece, v::dl::inArticle, article);
    say(piece, v::oa::start, Term::integer(random() % 10'000));
    say(piece, v::oa::end, Term::integer(10'000 + random() % 10'000));
    say(piece, v::oa::exact, Term::text(words(random, 18), "en"));
    say(piece, v::oa::prefix, Term::text(words(random, 6), "en"));
    say(piece, v::oa::suffix, Term::text(words(random, 6), "en"));
  }
  return triples;
}

const std::vector<Triple>& graph() {
  static const std::vector<Triple> triples = make_graph(20'000);
  return triples;
}

// The graph as a file, written once.
const std::string& graph_file() {
  static const std::string path = [] {
    const std::string name =
        (std::filesystem::temp_directory_path() / ("writer-bench-" + std::to_string(getpid()) + ".ttl")).string();
    const auto sink = open_sink(name, prefixes());
    for (const Triple& t : graph()) sink->write(t.subject, t.predicate, t.object);
    sink->finish();
    return name;
  }();
  static const struct Remove {
    ~Remove() { std::filesystem::remove(path); }
  } remove;
  return path;
}

void set_rate(benchmark::State& state) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * graph().size()));
}

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

void write_all(Format format, std::size_t& bytes) {
  TurtleWriter writer([&](std::string_view page) { bytes += page.size(); }, format, prefixes());
  for (const Triple& t : graph()) writer.write(t.subject, t.predicate, t.object);
  writer.finish();
}

void Write(benchmark::State& state) {
  std::size_t bytes = 0;
  (void)graph();
  const long before = peak_kilobytes();
  for (auto _ : state) write_all(static_cast<Format>(state.range(0)), bytes);
  set_rate(state);
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  state.counters["grown_kB"] = static_cast<double>(peak_kilobytes() - before);
}
BENCHMARK(Write)
    ->ArgName("format")
    ->Arg(static_cast<int>(Format::Turtle))
    ->Arg(static_cast<int>(Format::TriG))
    ->Arg(static_cast<int>(Format::NTriples))
    ->Unit(benchmark::kMillisecond);

void WriteFile(benchmark::State& state) {
  const std::string path = graph_file() + (state.range(0) == 0 ? ".out.ttl" : ".out.ttl.gz");
  for (auto _ : state) {
    const auto sink = open_sink(path, prefixes());
    for (const Triple& t : graph()) sink->write(t.subject, t.predicate, t.object);
    sink->finish();
  }
  std::filesystem::remove(path);
  set_rate(state);
}
BENCHMARK(WriteFile)->ArgName("gz")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();

// Serd's own program, reading and rewriting the same file.
void Serdi(benchmark::State& state) {
  const std::string command = "serdi -i turtle -o turtle " + graph_file() + " > " + graph_file() + ".serdi";
  for (auto _ : state)
    if (std::system(command.c_str()) != 0) state.SkipWithError("serdi does not run here");
  std::filesystem::remove(graph_file() + ".serdi");
  set_rate(state);
}
BENCHMARK(Serdi)->Unit(benchmark::kMillisecond)->UseRealTime();

class Count : public TripleSink {
 public:
  void write(const Term&, const Term&, const Term&) override { ++count; }
  std::size_t count = 0;
};

void Read(benchmark::State& state) {
  for (auto _ : state) {
    Count count;
    read_rdf(graph_file(), count);
    if (count.count != graph().size()) state.SkipWithError("triples are missing");
  }
  set_rate(state);
}
BENCHMARK(Read)->Unit(benchmark::kMillisecond);

void Load(benchmark::State& state) {
  for (auto _ : state) {
    sparql::TripleStore store;
    read_rdf(graph_file(), store);
    store.finish();
    benchmark::DoNotOptimize(store.size());
  }
  set_rate(state);
}
BENCHMARK(Load)->Unit(benchmark::kMillisecond);

void Ask(benchmark::State& state) {
  constexpr const char* kQueries[] = {
      "SELECT (COUNT(*) AS ?n) { ?r a dl:Report ; dl:evidence ?e . ?e oa:start ?b FILTER(?b < 100) }",
      "SELECT ?k (COUNT(?r) AS ?n) (AVG(?c) AS ?m) { ?r dl:quotationKind ?k ; dl:confidence ?c } GROUP BY ?k",
      "SELECT ?r { ?r a dl:Report OPTIONAL { ?r dl:confidence ?c FILTER(?c > 0.9) } FILTER(!BOUND(?c)) }"};
  sparql::TripleStore store;
  read_rdf(graph_file(), store);
  store.finish();
  const sparql::Query query = sparql::parse_query(kQueries[state.range(0)], store.pool, prefixes());
  for (auto _ : state) benchmark::DoNotOptimize(sparql::evaluate(query, store).rows.size());
}
BENCHMARK(Ask)->ArgName("query")->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

}  // namespace
