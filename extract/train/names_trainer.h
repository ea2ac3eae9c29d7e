// Learns the name tagger (extract/mentions/names.h) from documents with gold names, and scores it.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "extract/mentions/names.h"
#include "extract/train/name_corpora.h"
#include "extract/train/perceptron.h"

namespace dateline {

// Documents of one origin: they share conventions.
struct NameCorpus {
  std::vector<NamedDocument> documents;
  std::uint32_t source = 0;  // 1 and up; 0 is "as in running text"
};

struct NameTraining {
  int epochs = 16;
  int restart_every = 4;  // epochs after which the weights begin anew; the average goes over all (0: never)
  std::int32_t margin = 0;
  std::function<void(int epoch, double error)> progress;  // may be empty
};

// The weights; finish() them for the section "weights" of a names model. The documents need their tags.
Perceptron train_names(const std::vector<NameCorpus>& corpora, const Gazetteer& gazetteer, const Clusters& clusters,
                       const NameTraining& training);

// Strict spans of people, organizations and places (Gpe, Location and Facility are one class).
struct NameScore {
  std::size_t gold = 0, found = 0, right = 0;

  [[nodiscard]] double precision() const {
    return found == 0 ? 0.0 : static_cast<double>(right) / static_cast<double>(found);
  }
  [[nodiscard]] double recall() const {
    return gold == 0 ? 0.0 : static_cast<double>(right) / static_cast<double>(gold);
  }
  [[nodiscard]] double f1() const {
    return gold + found == 0 ? 0.0 : 2.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};
using NameScores = std::array<NameScore, 4>;  // people, organizations, places, all three

// Adds one document's spans.
void add_scores(const std::vector<Name>& gold, const std::vector<Name>& found, NameScores& scores);

}  // namespace dateline
