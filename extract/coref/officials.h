// Officials: which people of the article the authority file of office holders knows, by name, office, place, party and
// date.
#pragma once

#include "extract/coref/board.h"

namespace dateline {

// Gives each named person the best match that is sure enough, with the gender it has there.
void match_officials(Board& board);

}  // namespace dateline
