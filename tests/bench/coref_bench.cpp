// Coreference with all its sieves and the pronoun ranker, in tokens a second (items_per_second), on the example
// articles.
#include <benchmark/benchmark.h>

#include "extract/analyze.h"
#include "extract/coref/coreference.h"
#include "extract/input/read_articles.h"

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

void resolving_coreference(benchmark::State& state) {
  const CorefResources parts{resources().coref_words, resources().places, resources().organizations,
                             resources().officials, resources().pronouns.weights};
  std::size_t tokens = 0;
  for (const Document& document : documents()) tokens += document.text.tokens.size();
  for ([[maybe_unused]] auto _ : state)
    for (const Document& document : documents()) benchmark::DoNotOptimize(resolve_coreference(document, parts));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * tokens));
}
BENCHMARK(resolving_coreference);

}  // namespace
}  // namespace dateline
