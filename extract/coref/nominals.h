// Sieves that merge noun phrases for bodies with names, and with each other by their noun.
#pragma once

#include "extract/coref/board.h"

namespace dateline {

void merge_kind_nominals(Board& board);  // "the agency" = Environmental Protection Agency
void merge_same_nominals(Board& board);  // "a police chief … the chief"

}  // namespace dateline
