// Referents: every name, noun phrase of people, organizations, places or documents, and every referring pronoun.
#pragma once

#include "extract/coref/board.h"

namespace dateline {

// Fills Board::referents (in text order of head) and referent_of_token. Needs the title words.
void find_referents(Board& board);

// "he", "his", "himself" and the like: which person, number and gender a pronoun has.
enum class PronounKind : std::uint8_t { None, He, She, They, It, I, We, You, Who, Which };

[[nodiscard]] PronounKind pronoun_kind(std::string_view lower_form);

// The noun phrase around a noun: from its determiner or possessor to its "of", "for", "in", "at" and "on" phrases,
// without relative clauses and appositions.
[[nodiscard]] TokenRange noun_phrase(const Board& board, TokenIndex noun);

}  // namespace dateline
