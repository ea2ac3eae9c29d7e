// Any text has quotations that lie within it, the inner in the outer one, in order; and any attributions are within it
// too.
#include <algorithm>
#include <cstdlib>

#include "extract/analyze.h"
#include "extract/input/read_articles.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  Article article;
  article.text.assign(reinterpret_cast<const char*>(data), std::min<std::size_t>(size, 4000));
  if (!problem_of_text(article.text).empty()) return 0;
  const Document document = analyze(std::move(article), resources());
  std::uint32_t at = 0;
  for (const Quotation& quotation : document.quotations) {
    if (quotation.outer.begin < at || quotation.inner.empty() || !quotation.outer.contains(quotation.inner))
      std::abort();
    if (quotation.outer.end > document.article.text.size()) std::abort();
    at = quotation.outer.begin;
  }
  for (const Attribution& attribution : document.attributions) {
    if (attribution.content.empty()) std::abort();
    for (const auto* role : {&attribution.source, &attribution.cue, &attribution.content})
      for (const TokenRange piece : *role)
        if (piece.begin >= piece.end || piece.end > document.text.tokens.size()) std::abort();
  }
  if (document.speeches.size() > document.attributions.size()) std::abort();
  for (const Speech& speech : document.speeches)
    if (speech.attribution >= document.attributions.size()) std::abort();
  return 0;
}
