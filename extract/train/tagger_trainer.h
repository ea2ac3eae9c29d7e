// Learns the tagger from gold tags.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "extract/syntax/tagger.h"
#include "extract/train/perceptron.h"
#include "extract/train/treebank.h"

namespace dateline {

struct TaggerTraining {
  int epochs = 10;
  std::uint64_t seed = 1;
  Pruning pruning;
};

// The sections of a tagger model. Views of them make a Tagger.
struct TaggerSections {
  std::string tags, lexicon, weights;

  [[nodiscard]] Tagger tagger() const { return {tags, lexicon, weights}; }
};

// All pairs of tags in the sentences, in a fixed order: the label set.
[[nodiscard]] std::vector<TagPair> collect_tags(const std::vector<TrainingSentence>& sentences);

// By word, the place of its tags in the label set.
[[nodiscard]] std::vector<TagLabel> label_tags(const std::vector<TagPair>& words, const std::vector<TagPair>& tags);

[[nodiscard]] TaggerSections train_tagger(const std::vector<const TrainingSentence*>& sentences,
                                          const std::vector<TagPair>& tags, const TaggerTraining& training);

// The labels of each sentence as a tagger predicts them that has not seen it: `folds` taggers, each trained without
// every folds-th stretch of 50 sentences, so that stages trained on the result see the errors they will meet.
[[nodiscard]] std::vector<std::vector<TagLabel>> jackknife_tags(const std::vector<TrainingSentence>& sentences,
                                                                const std::vector<TagPair>& tags, std::size_t folds,
                                                                const TaggerTraining& training);

}  // namespace dateline
