// A table instead of a formula: it can be read, and it cannot be surer than what was counted.
#include "extract/quotes/confidence.h"

#include <algorithm>
#include <cstring>

namespace dateline {
namespace {

// 0 none, 1 pronoun, 2 with a person's name, 3 with another name, 4 common words only
std::size_t form_of_source(const AttributionView& view, const std::vector<TokenRange>& source) {
  if (source.empty()) return 0;
  const TokenRange range = source.front();
  if (range.size() == 1 && static_cast<Upos>(view[range.begin].upos) == Upos::Pron) return 1;
  std::size_t form = 4;
  for (TokenIndex t = range.begin; t < range.end; ++t) {
    if (view[t].name == 1 + static_cast<int>(NameType::Person)) return 2;
    if (view[t].name != 0 || static_cast<Upos>(view[t].upos) == Upos::Propn) form = 3;
  }
  return form;
}

bool beside(const TokenRange a, const TokenRange b) {
  return a.end <= b.begin ? b.begin - a.end <= 2 : a.begin >= b.end && a.begin - b.end <= 2;
}

}  // namespace

std::size_t confidence_class(const AttributionView& view, const CueMarks& cues, const Attribution& attribution) {
  std::size_t strength = 0;
  bool close = false;
  if (!attribution.cue.empty()) {
    const TokenRange cue = attribution.cue.front();
    for (TokenIndex t = cue.begin; t < cue.end; ++t) strength = std::max<std::size_t>(strength, cues.strength[t]);
    for (const TokenRange piece : attribution.content)
      close |= beside(piece, cue) || (!attribution.source.empty() && beside(piece, attribution.source.front()));
  }
  return ((static_cast<std::size_t>(attribution.kind) * 5 + form_of_source(view, attribution.source)) * 5 + strength) *
             2 +
         (close ? 1 : 0);
}

ConfidenceTable read_confidence(std::string_view section) {
  ConfidenceTable table;
  table.fill(500);
  if (section.size() == sizeof table) std::memcpy(table.data(), section.data(), sizeof table);
  return table;
}

void rate(const AttributionView& view, const CueMarks& cues, const ConfidenceTable& table,
          std::vector<Attribution>& attributions) {
  for (Attribution& attribution : attributions)
    attribution.confidence = static_cast<float>(table[confidence_class(view, cues, attribution)]) / 1000.0F;
}

}  // namespace dateline
