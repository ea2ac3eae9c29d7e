// resolve: which records of which articles are the same person, office, event, statement.
#pragma once

#include <vector>

#include "ontology/facts.h"
#include "ontology/facts_store.h"
#include "ontology/identity/decisions.h"
#include "ontology/identity/happenings.h"
#include "ontology/resolved.h"

namespace dateline {

class Jurisdictions;

struct ResolveOptions {
  // Least agreement (0 to 1) at which two articles' events become one. Higher keeps more apart; above 1 merges none.
  double event_threshold = 0.7;
  // The authority file that completes places; null: places have only what the articles say. Not owned.
  const Jurisdictions* places = nullptr;
  // What the comparison of events knows of words; null: letters alone. Not owned.
  const EventWords* words = nullptr;
  // The user's corrections.
  Decisions decisions;
};

// The articles' facts as one model. Takes the articles in the order of their time, so any order in which they came into
// the store gives the same result. Reads each article twice.
[[nodiscard]] Resolved resolve(FactsStore store, const ResolveOptions& options = {});

// The same for articles in memory.
[[nodiscard]] Resolved resolve(std::vector<Facts> articles, const ResolveOptions& options = {});

}  // namespace dateline
