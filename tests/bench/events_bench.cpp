// The event stage and the anchoring of times, in tokens a second (items_per_second), on the example articles.
#include <benchmark/benchmark.h>

#include "extract/mentions/anchor.h"
#include "tests/bench/example_documents.h"

namespace dateline {
namespace {

void finding_events(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state)
    for (const Document& document : documents()) benchmark::DoNotOptimize(find_events(document, resources().events));
  report(state);
}
BENCHMARK(finding_events);

void anchoring_times(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state)
    for (const Document& document : documents())
      for (const TimeExpression& time : document.times) benchmark::DoNotOptimize(anchor_time(document, time));
  report(state);
}
BENCHMARK(anchoring_times);

}  // namespace
}  // namespace dateline
