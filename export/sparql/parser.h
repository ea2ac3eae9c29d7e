// SPARQL text to a parsed query.
#pragma once

#include <span>
#include <string_view>

#include "export/sparql/syntax.h"
#include "export/turtle_writer.h"

namespace dateline::sparql {

// Parses SPARQL 1.1 queries: SELECT, ASK, CONSTRUCT and DESCRIBE with all of section 19's patterns, paths and functions
// but SERVICE, FROM, and what asks for chance (RAND, UUID, STRUUID). Constants go to the pool. `prefixes` are declared
// where the query does not declare them. Throws SyntaxError (lexer.h).
[[nodiscard]] Query parse_query(std::string_view text, NodePool& pool, std::span<const Prefix> prefixes = {});

}  // namespace dateline::sparql
