// The rules of coreference in their order, without the pronouns; apart from coreference.h for those that learn from a
// board.
#pragma once

#include "extract/coref/board.h"

namespace dateline {

// Finds titles and referents, opens their clusters and runs every sieve over them.
void run_sieves(Board& board);

}  // namespace dateline
