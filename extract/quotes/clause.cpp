// Trees of quotations are often wrong at the border between the words said and the words that say so, so the sentence's
// words outside of all roles count if they lie within reach: up to the next finite verb that is not the cue.
#include "extract/quotes/clause.h"

#include <algorithm>

namespace dateline {
namespace {

bool is_finite_verb(const Word& word) {
  return word.upos == Upos::Verb && (word.xpos == Xpos::Vbd || word.xpos == Xpos::Vbz || word.xpos == Xpos::Vbp);
}

// Whether the token hangs on one of the ancestors up to the cue without passing another clause.
bool hangs_on(const Document& document, TokenIndex token, TokenIndex cue) {
  std::size_t steps = 0;
  for (TokenIndex up = token; up != kNone && steps++ < 30; up = document.syntax[up].head) {
    if (up == cue) return true;
    const Deprel relation = universal(document.syntax[up].deprel);
    if (relation == Deprel::Ccomp || relation == Deprel::Acl || relation == Deprel::Conj) return false;
  }
  return false;
}

}  // namespace

TokenIndex range_head(const Document& document, TokenRange range) {
  for (TokenIndex t = range.begin; t < range.end; ++t) {
    const Word& word = document.syntax[t];
    if ((word.head == kNone || !range.contains(word.head)) && word.upos != Upos::Punct) return t;
  }
  return range.empty() ? kNone : range.begin;
}

TokenIndex cue_head(const Document& document, const Attribution& attribution) {
  if (attribution.cue.empty()) return kNone;
  const TokenRange cue = attribution.cue.front();
  for (TokenIndex t = cue.begin; t < cue.end; ++t)
    if (document.syntax[t].upos == Upos::Verb && document.syntax[t].deprel != Deprel::Amod) return t;
  return range_head(document, cue);
}

bool in_pieces(const std::vector<TokenRange>& pieces, TokenIndex token) {
  return std::any_of(pieces.begin(), pieces.end(), [&](TokenRange piece) { return piece.contains(token); });
}

bool touches(const std::vector<TokenRange>& pieces, TokenRange range) {
  return std::any_of(pieces.begin(), pieces.end(), [&](TokenRange piece) { return piece.overlaps(range); });
}

std::vector<TokenIndex> circumstances(const Document& document, const Attribution& attribution) {
  std::vector<TokenIndex> out;
  const TokenIndex cue = cue_head(document, attribution);
  if (cue == kNone) return out;
  const TokenRange sentence = document.text.sentences[document.sentence_of(cue)].tokens;
  const auto free = [&](TokenIndex t) {
    return !in_pieces(attribution.content, t) && !in_pieces(attribution.source, t) && !in_pieces(attribution.cue, t);
  };
  TokenIndex from = cue, to = cue;
  while (from > sentence.begin && !in_pieces(attribution.content, from - 1) &&
         !(is_finite_verb(document.syntax[from - 1]) && free(from - 1)))
    --from;
  while (to + 1 < sentence.end && !in_pieces(attribution.content, to + 1) &&
         !(is_finite_verb(document.syntax[to + 1]) && free(to + 1)))
    ++to;
  for (TokenIndex t = sentence.begin; t < sentence.end; ++t)
    if (free(t) && ((from <= t && t <= to) || hangs_on(document, t, cue))) out.push_back(t);
  return out;
}

}  // namespace dateline
