// The clause of a cue: which words around an attribution's content speak of the saying itself.
#pragma once

#include <vector>

#include "extract/document.h"

namespace dateline {

// The cue's token that the others hang on; the first of several. kNone where there is no cue.
TokenIndex cue_head(const Document& document, const Attribution& attribution);

// The token of a range whose head lies outside; the first that is no punctuation.
TokenIndex range_head(const Document& document, TokenRange range);

// Whether the token is in one of the pieces.
bool in_pieces(const std::vector<TokenRange>& pieces, TokenIndex token);

// Whether the range overlaps one of the pieces.
bool touches(const std::vector<TokenRange>& pieces, TokenRange range);

// The words that hang on the cue and are not content, source or cue: in text order. "Walters said [in a statement on
// Monday]." Where the cue hangs in a clause of its own, the words before it too: "[In a letter to the board], she
// wrote".
std::vector<TokenIndex> circumstances(const Document& document, const Attribution& attribution);

}  // namespace dateline
