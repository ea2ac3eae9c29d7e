// Files of facts: the lines that `extract` writes, `merge` reads and `build --into` keeps.
#pragma once

#include <functional>
#include <string>

#include "export/output_file.h"
#include "ontology/facts_store.h"

namespace dateline {

// Adds every line of a file, compressed or not, "-" for standard input, and calls `step` after each. Throws
// std::runtime_error "path:line: expected …, found …".
void add_fact_lines(FactsStore& articles, const std::string& path, const std::function<void()>& step);

// The articles' lines, in the order of the store, written to a file that has its name once the caller commits it.
[[nodiscard]] OutputFile write_fact_lines(const FactsStore& articles, const std::string& path);

}  // namespace dateline
