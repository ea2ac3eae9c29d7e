// Quotations, attributions and speakers of the example articles, in tokens a second on one core.
#include <benchmark/benchmark.h>

#include "extract/quotes/pairs.h"
#include "extract/quotes/speakers.h"
#include "tests/bench/example_documents.h"

namespace dateline {
namespace {

void quotations(benchmark::State& state) {
  run(state, [](const Document& document) { return find_quotations(document); });
}
BENCHMARK(quotations);

void attributions(benchmark::State& state) {
  run(state, [](const Document& document) {
    return find_attributions(document, resources().attributions, resources().clusters);
  });
}
BENCHMARK(attributions);

void speeches(benchmark::State& state) {
  run(state, [](const Document& document) {
    return resolve_speeches(document, resources().media, resources().acts, resources().vague_times);
  });
}
BENCHMARK(speeches);

}  // namespace
}  // namespace dateline
