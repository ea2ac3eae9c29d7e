// From the board to the result: clusters become entities, titles become offices and tenures.
#pragma once

#include "extract/coref/board.h"

namespace dateline {

[[nodiscard]] Coreference make_coreference(Board& board);

}  // namespace dateline
