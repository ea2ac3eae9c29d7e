// Quotations, attributions and speakers of the example articles, in tokens a second on one core.
#include <benchmark/benchmark.h>

#include "extract/analyze.h"
#include "extract/input/read_articles.h"
#include "extract/quotes/pairs.h"
#include "extract/quotes/speakers.h"
#include "extract/resources.h"

namespace dateline {
namespace {

const Resources& resources() {
  static const Resources all(DATELINE_SOURCE_DIR "/data");
  return all;
}

const std::vector<Document>& documents() {
  static const std::vector<Document> all = [] {
    std::vector<Document> found;
    for (InputItem& item : read_articles({DATELINE_SOURCE_DIR "/examples/articles"}, {}))
      if (auto* article = std::get_if<Article>(&item)) found.push_back(analyze(std::move(*article), resources()));
    return found;
  }();
  return all;
}

template <class Stage>
void run(benchmark::State& state, const Stage& stage) {
  std::size_t tokens = 0;
  for (const Document& document : documents()) tokens += document.text.tokens.size();
  for ([[maybe_unused]] auto _ : state)
    for (const Document& document : documents()) benchmark::DoNotOptimize(stage(document));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * tokens));
}

void quotations(benchmark::State& state) {
  run(state, [](const Document& document) { return find_quotations(document); });
}
BENCHMARK(quotations);

void attributions(benchmark::State& state) {
  run(state, [](const Document& document) { return find_attributions(document, resources().attributions); });
}
BENCHMARK(attributions);

void speeches(benchmark::State& state) {
  run(state, [](const Document& document) { return resolve_speeches(document, resources().media); });
}
BENCHMARK(speeches);

}  // namespace
}  // namespace dateline
