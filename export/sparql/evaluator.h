// Evaluates a parsed query over a store: SPARQL 1.1 section 18.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "export/sparql/rows.h"
#include "export/sparql/triple_store.h"
#include "export/sparql/value.h"

namespace dateline::sparql {

struct Answer {
  Query::Form form = Query::Form::Select;
  std::vector<std::string> names;         // Select: the columns
  std::vector<std::vector<NodeId>> rows;  // Select: kUnbound where there is no value
  bool truth = false;                     // Ask
  std::vector<Ids> triples;               // Construct, Describe: in order, without duplicates
};

// The answer's nodes are in the store's pool, to which computed values are added.
[[nodiscard]] Answer evaluate(const Query& query, TripleStore& store);

// What evaluate() is made of, over three files: patterns, expressions, and grouping, order and form.
class Evaluator {
 public:
  Evaluator(const Query& query, TripleStore& store) : query_(query), store_(store) {}
  Answer run();

 private:
  // Patterns, evaluator.cpp. `graph` kUnbound: the union of all.
  Rows evaluate(const Group& group, Rows rows, NodeId graph);
  Rows evaluate_from_nothing(const Group& group, NodeId graph);
  Rows step(const Element& element, Rows rows, NodeId graph);
  Rows join_group(const Group& group, const Rows& rows, NodeId graph);
  Rows join_union(const Element& element, const Rows& rows, NodeId graph);
  Rows join_graphs(const Element& element, const Rows& rows);
  Rows join_values(const Element& element, const Rows& rows);
  Rows join_subquery(const Element& element, const Rows& rows, NodeId graph);
  Rows join_optional(const Group& group, const Rows& rows, NodeId graph);
  Rows optional_matches(const Group& group, Rows seeds, NodeId graph);
  Rows keep(const Expression& filter, const Rows& rows, NodeId graph);
  void bind(const Element& element, Rows& rows, NodeId graph);

  Rows match(const std::vector<TriplePattern>& patterns, Rows rows, NodeId graph);
  Rows match(const TriplePattern& pattern, const Rows& rows, NodeId graph);
  double cost(const TriplePattern& pattern, const Rows& rows, const Slots& known, NodeId graph) const;

  // Property paths, paths.cpp.
  void match_path(const TriplePattern& pattern, Row row, std::uint32_t origin, NodeId graph, Rows& result) const;
  void follow(const Path& path, NodeId from, bool backwards, NodeId graph, std::vector<NodeId>& to) const;
  void follow_link(NodeId link, NodeId from, bool backwards, NodeId graph, std::vector<NodeId>& to) const;
  void follow_others(const Path& path, NodeId from, bool backwards, NodeId graph, std::vector<NodeId>& to) const;
  void follow_again(const Path& path, NodeId from, bool backwards, NodeId graph, std::vector<NodeId>& to) const;

  // Expressions, expressions.cpp. No value is SPARQL's error.
  std::optional<Value> value(const Expression& expression, Row row, NodeId graph);
  std::optional<bool> truth(const Expression& expression, Row row, NodeId graph);
  std::optional<Value> call(const Expression& expression, Row row, NodeId graph);
  std::optional<Value> logic(const Expression& expression, Row row, NodeId graph);
  std::optional<Value> relation(const Expression& expression, Row row, NodeId graph);
  std::optional<Value> membership(const Expression& expression, Row row, NodeId graph);
  std::optional<Value> sum(const Expression& expression, Row row, NodeId graph);
  bool exists(const Group& group, Row row, NodeId graph);

  // Grouping, order, form, select.cpp.
  Rows select(const Select& select, NodeId graph);
  Rows group(const Select& select, Rows rows, NodeId graph);
  NodeId aggregate(const Expression& expression, const Rows& rows, const std::vector<std::size_t>& members,
                   NodeId graph);
  std::vector<Value> aggregated_values(const Expression& expression, const Rows& rows,
                                       const std::vector<std::size_t>& members, NodeId graph);
  std::vector<std::size_t> ordered(const Select& select, const Rows& rows, NodeId graph);
  void construct(const Rows& rows, Answer& answer) const;
  void describe(const Rows& rows, Answer& answer) const;

  [[nodiscard]] std::size_t width() const { return query_.slots; }
  [[nodiscard]] NodeId node(const std::optional<Value>& value) {
    return value ? node_of(store_.pool, *value) : kUnbound;
  }

  const Query& query_;
  TripleStore& store_;
  std::size_t blanks_ = 0;  // how many BNODE() has made
};

}  // namespace dateline::sparql
