// Learns the argument model from PropBank over our own predicted trees (extract/events/arguments.h).
#pragma once

#include <string>
#include <vector>

#include "extract/events/arguments.h"
#include "extract/train/logistic_trainer.h"

namespace dateline {

// A sentence of PropBank: its tokens and its predicates with their arguments.
struct PropBankSentence {
  struct Argument {
    std::string label;  // "ARG0", "ARGM-TMP", …
    TokenRange tokens;
  };
  struct Predicate {
    TokenIndex token = 0;
    std::vector<Argument> arguments;
  };
  Document document;  // one sentence; tokens apart by spaces
  std::vector<Predicate> predicates;
};

// JSON Lines, compressed or not: {"tokens": […], "predicates": [{"token": 0, "args": [{"label", "begin", "end"}]}]}.
// Throws std::runtime_error "path:line: expected …".
[[nodiscard]] std::vector<PropBankSentence> read_propbank(const std::string& path);

// The section "arguments". The sentences' documents have their syntax layer.
[[nodiscard]] std::string train_roles(const std::vector<PropBankSentence>& sentences, const Clusters& clusters,
                                      const LogisticTraining& training);

// Arguments found, annotated and right, by label and span; particles of the predicate (V) do not count.
struct ArgumentScores {
  std::size_t gold = 0, found = 0, right = 0;

  [[nodiscard]] double precision() const {
    return found == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(found);
  }
  [[nodiscard]] double recall() const {
    return gold == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(gold);
  }
  [[nodiscard]] double f1() const {
    return gold + found == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};

// `core` counts ARG0 to ARG4 alone.
[[nodiscard]] ArgumentScores score_roles(const std::vector<PropBankSentence>& sentences, const Clusters& clusters,
                                         const ArgumentModel& model, bool core);

}  // namespace dateline
