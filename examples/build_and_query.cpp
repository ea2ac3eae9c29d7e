// The library instead of the command line: reads articles, builds their graph in memory, asks it who said what.
//   build_and_query ARTICLES…
#include <cstdio>
#include <exception>
#include <string>
#include <variant>
#include <vector>

#include "export/sparql/evaluator.h"
#include "export/sparql/parser.h"
#include "export/sparql/results.h"
#include "export/sparql/triple_store.h"
#include "extract/analyze.h"
#include "extract/facts/build_facts.h"
#include "extract/input/read_articles.h"
#include "extract/resources.h"
#include "ontology/fact_mapper.h"
#include "ontology/identity/resolve.h"

namespace {

constexpr const char* kQuestion = R"(
PREFIX dl: <https://w3id.org/dateline/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?who (COUNT(DISTINCT ?statement) AS ?statements) WHERE {
  ?statement dl:speaker ?speaker .
  ?speaker a dl:Official ; rdfs:label ?who .
} GROUP BY ?who ORDER BY DESC(?statements) ?who LIMIT 5
)";

// One article after the other: words become facts.
std::vector<dateline::Facts> read_facts(const std::vector<std::string>& paths) {
  const dateline::Resources resources(dateline::find_data(""));
  std::vector<dateline::Facts> facts;
  dateline::ArticleReader reader(paths, {});
  while (auto item = reader.next()) {
    if (auto* article = std::get_if<dateline::Article>(&*item)) {
      facts.push_back(dateline::build_facts(dateline::analyze(std::move(*article), resources)));
    } else {
      const auto& problem = std::get<dateline::InputProblem>(*item);
      std::fprintf(stderr, "%s: %s\n", problem.where.c_str(), problem.reason.c_str());
    }
  }
  return facts;
}

void build_and_ask(const std::vector<std::string>& paths) {
  // All articles together: what is the same becomes one node, and the nodes become triples. Any TripleSink would do
  // here, such as open_sink("graph.ttl", …).
  dateline::sparql::TripleStore store;
  dateline::map_facts(dateline::resolve(read_facts(paths)), {"build_and_query", "", {}}, dateline::IriMinter(), store);
  std::printf("%zu triples\n", store.size());
  const dateline::sparql::Query query = dateline::sparql::parse_query(kQuestion, store.pool);
  dateline::sparql::write_answer(dateline::sparql::evaluate(query, store), store.pool,
                                 dateline::sparql::ResultFormat::Table, {},
                                 [](std::string_view bytes) { std::fwrite(bytes.data(), 1, bytes.size(), stdout); });
}

}  // namespace

int main(int argc, char** argv) {
  try {
    build_and_ask({argv + 1, argv + argc});
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "build_and_query: %s\n", error.what());
    return 1;
  }
}
