// A parsed SPARQL query: SPARQL 1.1 Query Language, section 19 (grammar), with variables as slots of a row and
// constants as nodes of the pool.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "export/sparql/functions.h"
#include "export/sparql/node_pool.h"

namespace dateline::sparql {

// A column of the rows that evaluation passes on. Each variable of each scope (query, subquery) has its own.
using Slot = std::uint32_t;

// A variable or a node in a pattern.
struct Place {
  bool variable = false;
  std::uint32_t id = 0;  // Slot or NodeId

  friend bool operator==(const Place&, const Place&) = default;
};

// Property paths, section 9.
struct Path {
  enum class Kind : std::uint8_t { Link, Inverse, Sequence, Alternative, ZeroOrOne, ZeroOrMore, OneOrMore, Negated };
  Kind kind = Kind::Link;
  NodeId link = kUnbound;   // of Link
  std::vector<Path> parts;  // of the others; a Negated path's parts are Links and Inverses of Links
};

struct TriplePattern {
  Place subject;
  Place predicate;           // unused where there is a path
  std::optional<Path> path;  // never a mere Link
  Place object;
};

enum class Operation : std::uint8_t {
  Constant,
  Variable,
  Or,
  And,
  Not,
  Equal,
  NotEqual,
  Less,
  LessOrEqual,
  Greater,
  GreaterOrEqual,
  In,
  NotIn,
  Add,
  Subtract,
  Multiply,
  Divide,
  Minus,
  Exists,
  NotExists,
  Call,
  Cast,
  Count,
  Sum,
  Min,
  Max,
  Avg,
  Sample,
  GroupConcat
};

struct Group;

struct Expression {
  Operation operation = Operation::Constant;
  NodeId constant = kUnbound;          // of Constant
  Slot slot = 0;                       // of Variable
  const Function* function = nullptr;  // of Call
  std::string name;                    // of Cast: the datatype IRI; of GroupConcat: the separator
  bool distinct = false;               // of the aggregates
  std::vector<Expression> arguments;   // none for COUNT(*)
  std::vector<Group> groups;           // of Exists and NotExists: one
};

struct Select;

struct Element {
  enum class Kind : std::uint8_t { Triples, Filter, Bind, Optional, Minus, Union, Group, Graph, Values, Subquery };
  Kind kind = Kind::Triples;
  std::vector<TriplePattern> triples;
  std::vector<Group> groups;  // Optional, Minus, Group, Graph: one; Union: two or more
  Expression expression;      // Filter, Bind
  Slot slot = 0;              // Bind: what it binds
  Place graph;                // Graph
  std::vector<Slot> columns;  // Values
  std::vector<std::vector<NodeId>> rows;
  std::vector<Select> subquery;                   // one
  std::vector<std::pair<Slot, Slot>> projection;  // Subquery: its slot, ours
};

struct Group {
  std::vector<Element> elements;
};

struct Select {
  struct Column {
    std::string name;
    Slot slot = 0;
    std::optional<Expression> expression;
  };
  struct Key {
    Expression expression;
    bool descending = false;
  };
  struct Aggregate {
    Slot slot = 0;
    Expression expression;
  };
  struct GroupKey {
    Slot slot = 0;
    std::optional<Expression> expression;
  };
  bool distinct = false;
  std::vector<Column> columns;
  Group where;
  bool grouped = false;
  std::vector<GroupKey> group_by;
  std::vector<Aggregate> aggregates;  // what HAVING, columns and ORDER BY read by slot
  std::vector<Expression> having;
  std::vector<Key> order_by;
  std::size_t offset = 0;
  std::optional<std::size_t> limit;
};

struct Query {
  enum class Form : std::uint8_t { Select, Ask, Construct, Describe };
  Form form = Form::Select;
  Select select;                         // of every form
  std::vector<TriplePattern> templates;  // Construct
  std::vector<Place> described;          // Describe
  Slot slots = 0;                        // how many columns a row has
};

}  // namespace dateline::sparql
