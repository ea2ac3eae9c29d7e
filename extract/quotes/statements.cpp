// Thresholds on the confidence, and rules on verb and content. The thresholds lie where an attribution of PolNeAR's
// train compartment is as likely right as not, a little below for those with a source, as most that miss the lenient
// relation are right about who spoke. A clause says something; what stands under a noun ("slammed [the deal]") may be
// no more than what an act is about, so it must be surer.
#include "extract/quotes/statements.h"

#include "extract/quotes/clause.h"
#include "ontology/tsv.h"

namespace dateline {
namespace {

constexpr float kLeastConfidence = 0.35F;
constexpr float kLeastWithoutSource = 0.6F;
constexpr float kLeastUnderNoun = 0.55F;

// "[refused] [to open the road]": the infinitive may stand in the content or end the cue.
bool is_infinitive(const Document& document, const Attribution& attribution) {
  const TokenIndex first = attribution.content.front().begin;
  return document.syntax[first].xpos == Xpos::To || (first > 0 && document.syntax[first - 1].xpos == Xpos::To);
}

// "that the road was shut", "the road was shut", "to shut the road", not "the shut road".
bool is_clause(const Document& document, TokenRange content) {
  const TokenIndex head = range_head(document, content);
  if (document.syntax[head].upos == Upos::Verb || document.syntax[head].upos == Upos::Aux) return true;
  for (TokenIndex t = content.begin; t < content.end; ++t) {
    const Word& word = document.syntax[t];
    if (word.head == head && (word.deprel == Deprel::Cop || universal(word.deprel) == Deprel::Nsubj)) return true;
  }
  return false;
}

// "The court issued [rulings] [that limited the fees]": a relative clause tells of the ruling, not what it says.
bool is_relative(const Document& document, const Attribution& attribution) {
  const TokenRange content = attribution.content.front();
  const TokenIndex head = range_head(document, content);
  const Xpos first = document.syntax[content.begin].xpos;
  return document.syntax[head].deprel == Deprel::AclRelcl && (first == Xpos::Wdt || first == Xpos::Wp) &&
         in_pieces(attribution.cue, document.syntax[head].head);
}

}  // namespace

LemmaList::LemmaList(const std::filesystem::path& path) {
  const Tsv table(path, {"lemma"});
  for (const auto& row : table.rows()) lemmas_.emplace(row[0]);
}

bool is_statement(const Document& document, const Attribution& attribution, const LemmaList& acts) {
  if (attribution.confidence < kLeastConfidence) return false;
  if (attribution.kind != QuotationKind::Indirect) return true;
  if (attribution.content.empty()) return true;
  const bool infinitive = is_infinitive(document, attribution);
  if (attribution.source.empty() && (attribution.confidence < kLeastWithoutSource || infinitive)) return false;
  if (attribution.confidence < kLeastUnderNoun && !infinitive && !is_clause(document, attribution.content.front()))
    return false;
  const TokenIndex cue = cue_head(document, attribution);
  if (cue == kNone) return true;
  return !is_relative(document, attribution) && !(infinitive && acts.has(document.syntax[cue].lemma));
}

}  // namespace dateline
