// The functions of SPARQL 1.1, section 17.4, by name.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "export/sparql/value.h"

namespace dateline::sparql {

struct Function {
  std::string_view name;  // in capitals
  std::size_t least = 0;  // arguments
  std::size_t most = 0;
  // From the values of all arguments; no value is SPARQL's error. Null for the forms that look at their arguments
  // themselves: BOUND, IF, COALESCE, BNODE.
  std::optional<Value> (*call)(std::span<const Value>) = nullptr;
};

// The function of this name, aggregates and EXISTS left out; nullptr: there is none.
[[nodiscard]] const Function* find_function(std::string_view name);

}  // namespace dateline::sparql
