// Any bytes from article to graph: every piece of evidence lies within the text, the facts read back from their line of
// JSON as they were, and they map to triples.
#include <string>
#include <string_view>
#include <vector>

#include "extract/analyze.h"
#include "extract/facts/build_facts.h"
#include "extract/input/read_articles.h"
#include "ontology/fact_mapper.h"
#include "ontology/facts_json.h"
#include "ontology/identity/resolve.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace dateline;

// Where each character of a text begins, and where the last one ends.
std::vector<std::size_t> character_starts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) starts.push_back(i);
  starts.push_back(text.size());
  return starts;
}

void check_evidence(const std::vector<Evidence>& pieces, std::string_view text) {
  const std::vector<std::size_t> starts = character_starts(text);
  for (const Evidence& piece : pieces) {
    require(piece.start < piece.end && piece.end < starts.size());
    require(text.substr(starts[piece.start], starts[piece.end] - starts[piece.start]) == piece.exact);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  Article article;
  article.text.assign(reinterpret_cast<const char*>(bytes), size);
  const bool readable = problem_of_text(article.text).empty();
  const Document document = analyze(std::move(article), resources());
  if (!readable) return 0;  // the reader hands on none such
  const Facts facts = build_facts(document);
  for (const auto& statement : facts.statements) check_evidence(statement.evidence, document.article.text);
  for (const auto& event : facts.events) check_evidence(event.evidence, document.article.text);
  const std::string line = to_json(facts);
  require(to_json(facts_from_json(line, "line")) == line);
  Graph graph;
  map_facts(resolve({facts}), {"dateline", "", {}}, IriMinter("https://dateline.example/"), graph);
  require(!graph.triples().empty());
  return 0;
}
