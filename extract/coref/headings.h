// Stretches whose capitals or words mislead: headings, where every word may have a capital, and the credits of
// photographers and reporters.
#pragma once

#include "extract/coref/board.h"

namespace dateline {

// Whether this sentence is set as a heading is: nearly all its long words with a capital, or in capitals throughout.
[[nodiscard]] bool is_heading(const Board& board, TokenRange sentence);

// "(AP Photo/|Ann Poe|, File)", "(Ann Poe/Globex via Getty Images)", "(Reporting by Ann Poe)", "additional reporting by
// Ann Poe".
[[nodiscard]] bool is_credit(const Board& board, TokenRange name);

}  // namespace dateline
