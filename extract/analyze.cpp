// The only place that assigns a layer, so the order of the stages can be read here and nowhere else.
#include "extract/analyze.h"

#include "extract/coref/coreference.h"
#include "extract/events/events.h"
#include "extract/input/layout.h"
#include "extract/mentions/names.h"
#include "extract/mentions/quantities.h"
#include "extract/mentions/times.h"
#include "extract/mentions/undated.h"
#include "extract/quotes/attribution.h"
#include "extract/quotes/pairs.h"
#include "extract/quotes/speakers.h"
#include "extract/syntax/parser.h"
#include "extract/text/tokenizer.h"

namespace dateline {

void read_words(Document& document, const Resources& resources) {
  document.syntax = parse_syntax(document, resources.syntax);
  document.names = find_names(document, resources.names, resources.clusters);
}

Document parse(Article article, const Resources& resources) {
  Document document;
  document.article = std::move(article);
  document.layout = find_layout(document.article, resources.layout);
  for (Block& block : document.layout.blocks)
    if (!is_read(block.kind)) block.kind = BlockKind::Story;
  document.text = tokenize(document.article, document.layout, resources.tokens);
  read_words(document, resources);
  return document;
}

Document analyze(Article article, const Resources& resources) {
  Document document;
  document.article = std::move(article);
  document.layout = find_layout(document.article, resources.layout);
  document.text = tokenize(document.article, document.layout, resources.tokens);
  read_words(document, resources);
  document.times = fix_years(document, find_times(document, resources.times, resources.numbers), resources.officials);
  document.quantities = find_quantities(document, resources.numbers);
  document.quotations = find_quotations(document);
  document.attributions = find_attributions(document, resources.attributions, resources.clusters);
  document.coref = resolve_coreference(document, {resources.coref_words, resources.places, resources.organizations,
                                                  resources.officials, resources.pronouns.weights});
  document.speeches = resolve_speeches(document, resources.media, resources.acts, resources.vague_times);
  document.events = find_events(document, resources.events);
  return document;
}

}  // namespace dateline
