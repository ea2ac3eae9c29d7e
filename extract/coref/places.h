// Places: which political unit a place name means, by what stands beside it and what else the article names.
#pragma once

#include "extract/coref/board.h"

namespace dateline {

// Gives each place name its unit and merges the names of one unit ("U.S." = "America"). A name that could be several
// units and has nothing beside it that decides keeps its cluster without one.
void resolve_places(Board& board);

void merge_place_nominals(Board& board);  // "the city", "the state", "the country"

}  // namespace dateline
