// Affiliations: party and place behind a person's name, as news writes them: "Ann Poe (D-Iowa)", "Bo Li of Ames".
#pragma once

#include "extract/coref/board.h"

namespace dateline {

// Fills Board::affiliations, and gives the state inside a parenthesis a referent that the name finder did not make.
// Call it before the referents are sorted; the referents it makes are returned.
[[nodiscard]] std::vector<Referent> find_affiliations(Board& board);

}  // namespace dateline
