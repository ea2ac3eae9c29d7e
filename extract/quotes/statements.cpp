// Two thresholds on the confidence, and one rule on the verb. The thresholds lie where an attribution of PolNeAR's
// train compartment is as likely right as not, a little below for those with a source, as most that miss the lenient
// relation are right about who spoke.
#include "extract/quotes/statements.h"

#include "extract/quotes/clause.h"
#include "ontology/tsv.h"

namespace dateline {
namespace {

constexpr float kLeastConfidence = 0.35F;
constexpr float kLeastWithoutSource = 0.6F;

// "[refused] [to open the road]": the infinitive may stand in the content or end the cue.
bool is_infinitive(const Document& document, const Attribution& attribution) {
  const TokenIndex first = attribution.content.front().begin;
  return document.syntax[first].xpos == Xpos::To || (first > 0 && document.syntax[first - 1].xpos == Xpos::To);
}

}  // namespace

LemmaList::LemmaList(const std::filesystem::path& path) {
  const Tsv table(path, {"lemma"});
  for (const auto& row : table.rows()) lemmas_.emplace(row[0]);
}

bool is_statement(const Document& document, const Attribution& attribution, const LemmaList& acts) {
  if (attribution.confidence < kLeastConfidence) return false;
  if (attribution.kind != QuotationKind::Indirect) return true;
  if (attribution.source.empty() && attribution.confidence < kLeastWithoutSource) return false;
  const TokenIndex cue = cue_head(document, attribution);
  return cue == kNone || attribution.content.empty() || !acts.has(document.syntax[cue].lemma) ||
         !is_infinitive(document, attribution);
}

}  // namespace dateline
