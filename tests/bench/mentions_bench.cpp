// Names, times and quantities of the example articles, in tokens a second.
#include <benchmark/benchmark.h>

#include "extract/mentions/quantities.h"
#include "extract/mentions/times.h"
#include "tests/bench/example_documents.h"

namespace dateline {
namespace {

void names(benchmark::State& state) {
  run(state, [](const Document& d) { return find_names(d, resources().names, resources().clusters); });
}
BENCHMARK(names);

void times(benchmark::State& state) {
  run(state, [](const Document& d) { return find_times(d, resources().times, resources().numbers); });
}
BENCHMARK(times);

void quantities(benchmark::State& state) {
  run(state, [](const Document& d) { return find_quantities(d, resources().numbers); });
}
BENCHMARK(quantities);

}  // namespace
}  // namespace dateline
