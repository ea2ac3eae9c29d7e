// The event stage and the anchoring of times, in tokens a second (items_per_second), on the example articles.
#include <benchmark/benchmark.h>

#include "extract/analyze.h"
#include "extract/input/read_articles.h"
#include "extract/mentions/anchor.h"

namespace dateline {
namespace {

const Resources& resources() {
  static const Resources loaded(DATELINE_SOURCE_DIR "/data");
  return loaded;
}

const std::vector<Document>& documents() {
  static const std::vector<Document> made = [] {
    std::vector<Document> all;
    for (InputItem& item : read_articles({DATELINE_SOURCE_DIR "/examples/articles"}, {}))
      if (auto* article = std::get_if<Article>(&item)) all.push_back(analyze(std::move(*article), resources()));
    return all;
  }();
  return made;
}

void report(benchmark::State& state) {
  std::size_t tokens = 0;
  for (const Document& document : documents()) tokens += document.text.tokens.size();
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * tokens));
}

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
