// Nodes as values: numbers, strings, dates, with the operators of SPARQL 1.1 section 17.3 over them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "export/sparql/node_pool.h"

namespace dateline::sparql {

struct Value {
  // Numeric types stand together, in the order in which XPath promotes them.
  enum class Type : std::uint8_t {
    Blank,
    Iri,
    Boolean,
    Integer,
    Decimal,
    Float,
    Double,
    Date,
    DateTime,
    String,
    LangString,
    Other
  };
  Type type = Type::String;
  std::string text;          // the IRI, label or lexical form
  std::string tag;           // LangString: the language; Other: the datatype
  std::int64_t integer = 0;  // Integer; Boolean: 0 or 1; Date: days, DateTime: seconds since 1970 in UTC
  double number = 0;         // every numeric type; DateTime: the fraction of a second

  [[nodiscard]] bool is_numeric() const { return type >= Type::Integer && type <= Type::Double; }
  [[nodiscard]] bool is_literal() const { return type > Type::Iri; }
  [[nodiscard]] bool is_string() const { return type == Type::String || type == Type::LangString; }
};

// The value of a node; a literal whose form its datatype does not have is of type Other.
[[nodiscard]] Value value_of(const NodePool& pool, NodeId id);
[[nodiscard]] NodeId node_of(NodePool& pool, const Value& value);

[[nodiscard]] Value iri_value(std::string text);
[[nodiscard]] Value string_value(std::string text);
[[nodiscard]] Value text_value(std::string text, std::string language);  // without language: a string
[[nodiscard]] Value boolean_value(bool value);
[[nodiscard]] Value integer_value(std::int64_t value);
[[nodiscard]] Value number_value(double value, Value::Type type);  // Decimal, Float or Double
// The literal of a datatype IRI.
[[nodiscard]] Value literal_value(std::string text, std::string_view datatype);
// The datatype IRI of a literal.
[[nodiscard]] std::string datatype_of(const Value& value);

// No value stands for SPARQL's type error.
[[nodiscard]] std::optional<bool> effective_boolean(const Value& value);
[[nodiscard]] std::optional<bool> equal(const Value& a, const Value& b);
[[nodiscard]] std::optional<std::partial_ordering> compare(const Value& a, const Value& b);  // < and >
[[nodiscard]] std::optional<Value> add(const Value& a, const Value& b);
[[nodiscard]] std::optional<Value> subtract(const Value& a, const Value& b);
[[nodiscard]] std::optional<Value> multiply(const Value& a, const Value& b);
[[nodiscard]] std::optional<Value> divide(const Value& a, const Value& b);
[[nodiscard]] std::optional<Value> cast(const Value& value, std::string_view datatype);

// The order of ORDER BY: blank nodes, IRIs, then literals by kind and value; total, so that equal means the same node.
[[nodiscard]] std::strong_ordering order(const Value& a, const Value& b);

}  // namespace dateline::sparql
