// Sieves that merge names: of people, of organizations, and what names denote in the first place.
#pragma once

#include "extract/coref/board.h"

namespace dateline {

// Gives each name its sort, and each person's name its parts and gender. Noun phrases get theirs from the word list.
void classify_referents(Board& board);

void merge_same_names(Board& board);          // "Ann Poe" = "Ann Poe"
void merge_person_names(Board& board);        // "Ann M. Poe" = "Ann Poe" = "Poe" = "Ann"
void merge_organization_names(Board& board);  // "Department of Labor" = "Labor Department"; "Globex Corp." = "Globex"
void merge_acronyms(Board& board);            // "Environmental Protection Agency" = "EPA"

}  // namespace dateline
