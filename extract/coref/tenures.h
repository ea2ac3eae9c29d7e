// From titles to offices and tenures.
#pragma once

#include "extract/coref/entities.h"

namespace dateline {

// Fills offices, tenures and office_of_mention of the result, and adds the places and bodies that only titles imply.
void add_tenures(Board& board, BoardEntities& built);

}  // namespace dateline
