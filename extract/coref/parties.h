// Parties and candidacies: what the text says of a person's party, and who stands for an office.
#pragma once

#include "extract/coref/board.h"

namespace dateline {

void read_parties(Board& board);  // "(D)", "Democratic mayor Ann Poe", "both Democrats", "Ann Poe, a Republican"
void read_candidacies(
    Board& board);  // "Republican Ann Poe" in a presidential race, "the Poe campaign", "elect Ann Poe"

}  // namespace dateline
