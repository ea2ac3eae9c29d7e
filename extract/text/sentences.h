// Where sentences end within one block. Internal to extract/text.
#pragma once

#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/text/token_lexicon.h"

namespace dateline {

// Appends the sentences of the tokens from `first` on, which are those of block `block`, and which they cover.
void split_sentences(std::string_view text, const std::vector<Token>& tokens, TokenIndex first, std::uint32_t block,
                     const TokenLexicon& lexicon, std::vector<Sentence>& sentences);

}  // namespace dateline
