// Titles: where the text names an office or a role, and what stands around it.
#pragma once

#include "extract/coref/board.h"

namespace dateline {

// Finds the words of titles and fills Board::titles (tokens, entry, title) and title_of_token. Needs no referents.
void find_title_words(Board& board);

// Reads what stands to the left and right of each title: place, organization, party, status, possessor, and the names
// beside it as holders. Needs referents and their clusters.
void read_title_contexts(Board& board);

}  // namespace dateline
