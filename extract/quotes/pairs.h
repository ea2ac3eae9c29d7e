// Quotations: which stretches of the text stand in quotation marks, and what the marks are for.
//
// Works paragraph by paragraph on the blocks that are read, from the text layer alone: curly, straight, single, angled
// and TeX marks, nested ones, quotations that reopen in the next paragraph, and marks that were left out. An apostrophe
// is never a mark. After the style of news agencies: the closing mark of a paragraph is left out where the next one
// reopens (The Chicago Manual of Style, 17th edition, 13.30 to 13.32).
#pragma once

#include <vector>

#include "extract/document.h"

namespace dateline {

// The quotations of a document in text order of their opening marks; a nested one follows the one it lies in. Where a
// mark is missing, `outer` ends without it.
std::vector<Quotation> find_quotations(const Document& document);

}  // namespace dateline
