// Parties and candidacies: what the text says of a person's party, and who stands for an office.
#pragma once

#include "extract/coref/board.h"

namespace dateline {

void read_parties(Board& board);  // "(D)", "Democratic mayor Ann Poe", "both Democrats", "Ann Poe, a Republican"
void read_candidacies(
    Board& board);  // "Republican Ann Poe" in a presidential race, "the Poe campaign", "elect Ann Poe"

// The presidential ticket that a named person is on at the article's date, from the new year to the day of the
// election; null for others, and for an article without a date.
[[nodiscard]] const PresidentialTicket* ticket_of(const Board& board, MentionIndex person);

// The party by which a person can be meant: what the text says, else that of the ticket, else that of the last term in
// office by the article's date; or empty. Only the first is told as a fact.
[[nodiscard]] std::string_view party_meant(const Board& board, MentionIndex person);

}  // namespace dateline
