// The example articles, analysed once: what the benchmarks of the stages run on.
#pragma once

#include <benchmark/benchmark.h>

#include <variant>
#include <vector>

#include "extract/analyze.h"
#include "extract/input/read_articles.h"

namespace dateline {

inline const Resources& resources() {
  static const Resources loaded(DATELINE_SOURCE_DIR "/data");
  return loaded;
}

inline const std::vector<Document>& documents() {
  static const std::vector<Document> made = [] {
    std::vector<Document> all;
    for (InputItem& item : read_articles({DATELINE_SOURCE_DIR "/examples/articles"}, {}))
      if (auto* article = std::get_if<Article>(&item)) all.push_back(analyze(std::move(*article), resources()));
    return all;
  }();
  return made;
}

// Tells the benchmark that each of its rounds read all documents: items are tokens.
inline void report(benchmark::State& state) {
  std::size_t tokens = 0;
  for (const Document& document : documents()) tokens += document.text.tokens.size();
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * tokens));
}

// Measures a stage over all documents.
template <class Stage>
void run(benchmark::State& state, Stage stage) {
  for ([[maybe_unused]] auto _ : state)
    for (const Document& document : documents()) benchmark::DoNotOptimize(stage(document));
  report(state);
}

}  // namespace dateline
