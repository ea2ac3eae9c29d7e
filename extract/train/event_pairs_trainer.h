// Learns EventPairModel (ontology/identity/event_pairs.h) from documents with chains.
#pragma once

#include <span>

#include "extract/train/ecb_plus.h"
#include "ontology/identity/event_pairs.h"

namespace dateline {

struct EventPairTraining {
  int epochs = 2;
  double topic_threshold = 0.1;  // pairs are drawn from articles at least so alike
};

// Documents with what their events have in common.
struct EcbCollection {
  EcbDocuments documents;
  EventPairs pairs;
};

// By BinaryTrainer and BoostedTreesTrainer. Pairs are drawn within each collection: how rare a word and how alike two
// articles are depends on how many stories there are, so a model is best taught on collections of the size it is for.
// Pairs of long chains count less each, so that one much-told event does not drown the others.
[[nodiscard]] EventPairModel train_event_pairs(std::span<const EcbCollection* const> collections,
                                               const EventPairTraining& training);

}  // namespace dateline
