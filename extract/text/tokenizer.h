// Tokens and sentences from raw text, by the conventions of the English Universal Dependencies treebanks.
#pragma once

#include "extract/document.h"
#include "extract/text/token_lexicon.h"

namespace dateline {

// Reads the blocks that are read (is_read). Tokens lie in one white-space free stretch, rise and do not overlap; a
// block's border ends a sentence, and the words up to the dash of a dateline are a sentence of their own. Linear in the
// text; total: any bytes and blocks within the text give a Text.
[[nodiscard]] Text tokenize(const Article& article, const Layout& layout, const TokenLexicon& lexicon);

}  // namespace dateline
