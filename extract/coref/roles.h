// Sieves that merge noun phrases with names by what they call somebody: "the mayor".
#pragma once

#include "extract/coref/board.h"

namespace dateline {

// "the Trump administration", "the federal government": descriptions that serve as an organization's name.
void name_described_organizations(Board& board);

void merge_appositions(Board& board);  // "Ann Poe, a lawyer", "his lawyer, Ann Poe"
void read_predicates(Board& board);    // "Ann Poe is the mayor of …", "who also serves as …", "as president"
void resolve_relative_pronouns(Board& board);  // "Ann Poe, who …"
void merge_role_nominals(Board& board);        // "the mayor" = Mayor Ann Poe

}  // namespace dateline
