// Reading and layout of the example articles, in bytes and words a second.
#include <benchmark/benchmark.h>

#include "extract/input/layout.h"
#include "extract/input/read_articles.h"

namespace dateline {
namespace {

std::vector<Article> articles() {
  std::vector<Article> found;
  for (InputItem& item : read_articles({DATELINE_SOURCE_DIR "/examples/articles"}, {}))
    if (auto* article = std::get_if<Article>(&item)) found.push_back(std::move(*article));
  return found;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n');
  return words;
}

void find_layouts(benchmark::State& state) {
  const LayoutCues cues(DATELINE_SOURCE_DIR "/data/en/layout.tsv");
  const std::vector<Article> input = articles();
  std::size_t bytes = 0, words = 0;
  for (const Article& article : input) bytes += article.text.size(), words += count_words(article.text);
  for ([[maybe_unused]] auto _ : state)
    for (const Article& article : input) benchmark::DoNotOptimize(find_layout(article, cues));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * words));
}
BENCHMARK(find_layouts);

void read_all(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(read_articles({DATELINE_SOURCE_DIR "/examples/articles"}, {}));
}
BENCHMARK(read_all);

}  // namespace
}  // namespace dateline
