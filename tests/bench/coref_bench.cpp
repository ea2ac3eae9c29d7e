// Coreference with all its sieves and the pronoun ranker, in tokens a second (items_per_second), on the example
// articles.
#include <benchmark/benchmark.h>

#include "extract/coref/coreference.h"
#include "tests/bench/example_documents.h"

namespace dateline {
namespace {

void resolving_coreference(benchmark::State& state) {
  const CorefResources parts{resources().coref_words, resources().places, resources().organizations,
                             resources().officials, resources().pronouns.weights};
  run(state, [&](const Document& document) { return resolve_coreference(document, parts); });
}
BENCHMARK(resolving_coreference);

}  // namespace
}  // namespace dateline
