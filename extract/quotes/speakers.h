// Speeches: attributions with their parties resolved through coreference: who speaks, as what, through whom, to whom,
// in which medium, when, and whether it is denied that they did.
//
// A speaker that cannot be told is left out: a wrong one is worse than none.
#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/quotes/media.h"
#include "extract/quotes/statements.h"

namespace dateline {

// One Speech for each attribution that is a statement, in the same order. Needs coreference, times and attributions.
std::vector<Speech> resolve_speeches(const Document& document, const MediaLexicon& media,
                                     const LemmaList& acts = LemmaList(), const LemmaList& vague_times = LemmaList());

}  // namespace dateline
