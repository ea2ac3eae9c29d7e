// The stages of the linguistic core, in tokens a second (items_per_second), on the example articles.
#include <benchmark/benchmark.h>

#include "extract/input/layout.h"
#include "extract/mentions/names.h"
#include "extract/syntax/parser.h"
#include "extract/text/tokenizer.h"
#include "tests/bench/example_documents.h"

namespace dateline {
namespace {

void tokenizing(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state)
    for (const Document& document : documents())
      benchmark::DoNotOptimize(tokenize(document.article, document.layout, resources().tokens));
  report(state);
}
BENCHMARK(tokenizing);

std::vector<WordForm> forms_of(const Document& document) {
  return make_word_forms(document, resources().syntax.clusters, resources().syntax.dictionary);
}

void word_forms(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state)
    for (const Document& document : documents()) benchmark::DoNotOptimize(forms_of(document));
  report(state);
}
BENCHMARK(word_forms);

void tagging(benchmark::State& state) {
  std::vector<std::vector<WordForm>> forms;
  for (const Document& document : documents()) forms.push_back(forms_of(document));
  std::vector<TagLabel> tags;
  for ([[maybe_unused]] auto _ : state)
    for (std::size_t d = 0; d < forms.size(); ++d) {
      tags.resize(forms[d].size());
      for (const Sentence& s : documents()[d].text.sentences)
        resources().syntax.tagger.tag({forms[d].data() + s.tokens.begin, s.tokens.size()},
                                      {tags.data() + s.tokens.begin, s.tokens.size()});
      benchmark::DoNotOptimize(tags.data());
    }
  report(state);
}
BENCHMARK(tagging);

void lemmatizing(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state)
    for (const Document& document : documents())
      for (TokenIndex t = 0; t < document.syntax.size(); ++t)
        benchmark::DoNotOptimize(
            resources().syntax.lemmatizer.lemma(document.form(t), {document.syntax[t].xpos, document.syntax[t].upos}));
  report(state);
}
BENCHMARK(lemmatizing);

void parsing(benchmark::State& state, Kernel kernel) {
  if (kernel > best_kernel()) return state.SkipWithError("not on this processor");
  const Parser parser(resources().syntax.parser_file, kernel);
  std::vector<std::vector<WordForm>> forms;
  std::vector<std::vector<TagLabel>> tags;
  for (const Document& document : documents()) {
    forms.push_back(forms_of(document));
    tags.emplace_back(forms.back().size());
    resources().syntax.tagger.tag(forms.back(), tags.back());
  }
  Parser::Workspace work;
  for ([[maybe_unused]] auto _ : state)
    for (std::size_t d = 0; d < forms.size(); ++d)
      for (const Sentence& s : documents()[d].text.sentences) {
        parser.parse({forms[d].data() + s.tokens.begin, s.tokens.size()},
                     {tags[d].data() + s.tokens.begin, s.tokens.size()}, work);
        benchmark::DoNotOptimize(work.state.head(1));
      }
  report(state);
}
BENCHMARK_CAPTURE(parsing, scalar, Kernel::Scalar);
BENCHMARK_CAPTURE(parsing, sse2, Kernel::Sse2);
BENCHMARK_CAPTURE(parsing, avx2, Kernel::Avx2);
BENCHMARK_CAPTURE(parsing, avx512_vnni, Kernel::Avx512Vnni);

void all_syntax(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state)
    for (const Document& document : documents()) benchmark::DoNotOptimize(parse_syntax(document, resources().syntax));
  report(state);
}
BENCHMARK(all_syntax);

void finding_names(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state)
    for (const Document& document : documents())
      benchmark::DoNotOptimize(find_names(document, resources().names, resources().clusters));
  report(state);
}
BENCHMARK(finding_names);

void whole_core(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state)
    for (const Document& document : documents()) benchmark::DoNotOptimize(parse(document.article, resources()));
  report(state);
}
BENCHMARK(whole_core);

}  // namespace
}  // namespace dateline
