// Names, times and quantities of the example articles, in tokens a second.
#include <benchmark/benchmark.h>

#include <variant>

#include "extract/analyze.h"
#include "extract/input/read_articles.h"
#include "extract/mentions/quantities.h"
#include "extract/mentions/times.h"
#include "extract/resources.h"

namespace dateline {
namespace {

const Resources& resources() {
  static const Resources loaded(DATELINE_SOURCE_DIR "/data");
  return loaded;
}

const std::vector<Document>& documents() {
  static const std::vector<Document> analyzed = [] {
    std::vector<Document> all;
    for (InputItem& item : read_articles({DATELINE_SOURCE_DIR "/examples/articles"}, {}))
      if (auto* article = std::get_if<Article>(&item)) all.push_back(analyze(std::move(*article), resources()));
    return all;
  }();
  return analyzed;
}

// Runs a stage over all documents and counts tokens.
template <class Stage>
void run(benchmark::State& state, Stage stage) {
  std::size_t tokens = 0;
  for (const Document& document : documents()) tokens += document.text.tokens.size();
  for ([[maybe_unused]] auto _ : state)
    for (const Document& document : documents()) benchmark::DoNotOptimize(stage(document));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * tokens));
}

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
