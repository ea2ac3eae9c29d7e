// Any text has a layout whose blocks rise, do not overlap and leave out only white space.
#include <cstdlib>

#include "extract/input/layout.h"
#include "extract/input/paragraphs.h"
#include "extract/input/read_articles.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  static const LayoutCues cues(DATELINE_SOURCE_DIR "/data/en/layout.tsv");
  Article article;
  article.text.assign(reinterpret_cast<const char*>(data), size);
  (void)problem_of_text(article.text);
  const Layout layout = find_layout(article, cues);
  std::size_t at = 0;
  for (const Block& block : layout.blocks) {
    if (block.span.begin < at || block.span.empty() || block.span.end > size) std::abort();
    const std::string_view between = std::string_view(article.text).substr(at, block.span.begin - at);
    if (leading_space(between) != between.size()) std::abort();
    at = block.span.end;
  }
  const std::string_view rest = std::string_view(article.text).substr(at);
  if (leading_space(rest) != rest.size()) std::abort();
  for (const auto& span : {layout.headline, layout.dateline})
    if (span && (span->empty() || span->end > size)) std::abort();
  return 0;
}
