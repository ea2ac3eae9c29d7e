// Facts as lines that a .case file can expect.
#pragma once

#include <vector>

#include "extract/document.h"
#include "tests/cases/case_file.h"

namespace dateline {

// Every fact and quotation of the document, as tests/cases/README.md words them.
std::vector<FactLine> fact_lines(const Document& document);

}  // namespace dateline
