// Learns EventPairModel (ontology/identity/event_pairs.h) from documents with chains.
#pragma once

#include <functional>

#include "extract/train/ecb_plus.h"
#include "ontology/identity/event_pairs.h"

namespace dateline {

struct EventPairTraining {
  int epochs = 2;
  double topic_threshold = 0.1;  // pairs are drawn from articles at least so alike
};

// By BinaryTrainer. Pairs of long chains count less each, so that one much-told event does not drown the others. `use`
// says which documents may be learnt from.
[[nodiscard]] EventPairModel train_event_pairs(const EcbDocuments& documents, const EventPairs& pairs,
                                               const EventPairTraining& training,
                                               const std::function<bool(std::uint32_t document)>& use);

}  // namespace dateline
