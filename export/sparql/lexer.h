// The words of a SPARQL query.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::sparql {

// What is wrong with a query, at a line and a column (in characters), both from 1.
struct SyntaxError : std::runtime_error {
  SyntaxError(std::string_view query, std::size_t offset, const std::string& what);
  std::size_t line = 0;
  std::size_t column = 0;
};

struct Token {
  enum class Kind : std::uint8_t {
    End,
    Iri,
    Prefixed,
    Variable,
    Blank,
    String,
    Language,
    Integer,
    Decimal,
    Double,
    Word,
    Sign
  };
  Kind kind = Kind::End;
  std::string text;        // without marks, escapes resolved: the IRI, "prefix:local", the name, the string
  std::size_t offset = 0;  // in bytes
};

// The tokens of a query, the last of kind End. Throws SyntaxError.
[[nodiscard]] std::vector<Token> find_tokens(std::string_view query);

}  // namespace dateline::sparql
