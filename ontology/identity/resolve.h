// resolve: which records of which articles are the same person, office, event, statement.
#pragma once

#include <vector>

#include "ontology/facts.h"
#include "ontology/resolved.h"

namespace dateline {

struct ResolveOptions {
  // Least agreement (0 to 1) at which two articles' events become one. Higher keeps more apart; above 1 merges none.
  double event_threshold = 0.7;
};

// The articles' facts as one model. Any order of the articles gives the same result. Of articles with the same key one is
// kept, that with the lesser source and text hash.
[[nodiscard]] Resolved resolve(std::vector<Facts> articles, const ResolveOptions& options = {});

}  // namespace dateline
