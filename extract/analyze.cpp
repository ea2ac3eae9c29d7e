// The only place that assigns a layer, so the order of the stages can be read here and nowhere else.
#include "extract/analyze.h"

namespace dateline {

Document analyze(Article article, const Resources& resources) {
  Document document;
  document.article = std::move(article);
  document.events = find_events(document, resources.events);
  return document;
}

}  // namespace dateline
