// Corrected names: what coreference knows better than the name finder, which reads each name without the rest of the
// article.
#pragma once

#include "extract/coref/board.h"

namespace dateline {

// Fills Board::names from the document's: without marks at the ends, with the sort that titles, authority files and the
// other names of the article show, with states, countries and acronyms that were overlooked, without photo credits.
void correct_names(Board& board);

}  // namespace dateline
