// Scores of predicted against gold documents, the measures of the CoNLL 2018 shared task: F over spans of bytes for
// tokens and sentences, and tags, lemmas and trees over words that align.
#pragma once

#include <string>

#include "extract/document.h"

namespace dateline {

// Counts of matches; add up over documents.
struct Match {
  std::size_t gold = 0;
  std::size_t found = 0;
  std::size_t right = 0;

  [[nodiscard]] double f1() const;  // in per cent
  Match& operator+=(const Match& other);
};

struct SyntaxScores {
  Match tokens, sentences;             // by span in bytes
  Match upos, xpos, lemmas, uas, las;  // of words with the same span; las by universal relation

  SyntaxScores& operator+=(const SyntaxScores& other);
};

// The documents have the same article text. Layers that either lacks count as nothing found.
[[nodiscard]] SyntaxScores score_syntax(const Document& gold, const Document& found);

// One line: "tokens 99.51 sentences 93.20 UPOS … LAS …".
[[nodiscard]] std::string describe(const SyntaxScores& scores);

}  // namespace dateline
