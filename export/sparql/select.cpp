// Grouping, aggregates, order, projection and the four query forms: SPARQL 1.1 sections 18.2.4, 18.2.5, 18.5 and 16.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "export/sparql/evaluator.h"

namespace dateline::sparql {
namespace {

// AVG, SUM over numbers; nothing where one is no number.
std::optional<Value> total(const std::vector<Value>& values) {
  std::optional<Value> result = integer_value(0);
  for (const Value& value : values) {
    result = add(*result, value);
    if (!result) return std::nullopt;
  }
  return result;
}

std::optional<Value> extreme(const std::vector<Value>& values, bool least) {
  if (values.empty()) return std::nullopt;
  return least ? *std::ranges::min_element(values, [](const Value& a, const Value& b) { return order(a, b) < 0; })
               : *std::ranges::max_element(values, [](const Value& a, const Value& b) { return order(a, b) < 0; });
}

std::string joined(const std::vector<Value>& values, const std::string& separator) {
  std::string text;
  for (const Value& value : values) {
    if (&value != values.data()) text += separator;
    text += value.text;
  }
  return text;
}

}  // namespace

// The values of an aggregate's argument over a group, errors left out, repeated ones once for DISTINCT.
std::vector<Value> Evaluator::aggregated_values(const Expression& expression, const Rows& rows,
                                                const std::vector<std::size_t>& members, NodeId graph) {
  std::vector<Value> values;
  std::set<NodeId> seen;
  for (const std::size_t i : members) {
    auto result = value(expression.arguments[0], rows[i], graph);
    if (result && (!expression.distinct || seen.insert(node(result)).second)) values.push_back(std::move(*result));
  }
  return values;
}

NodeId Evaluator::aggregate(const Expression& expression, const Rows& rows, const std::vector<std::size_t>& members,
                            NodeId graph) {
  if (expression.arguments.empty()) {  // COUNT(*)
    std::set<std::vector<NodeId>> different;
    if (expression.distinct)
      for (const std::size_t i : members) different.emplace(rows[i].begin(), rows[i].end());
    return node(integer_value(static_cast<std::int64_t>(expression.distinct ? different.size() : members.size())));
  }
  const std::vector<Value> values = aggregated_values(expression, rows, members, graph);
  switch (expression.operation) {
    case Operation::Count:
      return node(integer_value(static_cast<std::int64_t>(values.size())));
    case Operation::Sum:
      return node(total(values));
    case Operation::Min:
      return node(extreme(values, true));
    case Operation::Max:
      return node(extreme(values, false));
    case Operation::Sample:
      return values.empty() ? kUnbound : node(values[0]);
    case Operation::GroupConcat:
      return node(string_value(joined(values, expression.name)));
    case Operation::Avg: {
      if (values.empty()) return node(integer_value(0));
      const auto all = total(values);
      return node(all ? divide(*all, integer_value(static_cast<std::int64_t>(values.size()))) : std::nullopt);
    }
    default:
      return kUnbound;
  }
}

// One row a group, in the order in which the groups come up; what is neither key nor aggregate is unbound.
Rows Evaluator::group(const Select& select, Rows rows, NodeId graph) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (const Select::GroupKey& key : select.group_by)
      if (key.expression) rows.at(i)[key.slot] = node(value(*key.expression, rows[i], graph));
  std::map<std::vector<NodeId>, std::size_t> known;
  std::vector<std::vector<std::size_t>> groups;
  if (select.group_by.empty()) groups.resize(1);  // even of no rows
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<NodeId> key;
    for (const Select::GroupKey& part : select.group_by) key.push_back(rows[i][part.slot]);
    const std::size_t place = select.group_by.empty() ? 0 : known.emplace(std::move(key), groups.size()).first->second;
    if (place == groups.size()) groups.emplace_back();
    groups[place].push_back(i);
  }
  Rows result(width());
  const std::vector<NodeId> nothing(width(), kUnbound);
  for (const std::vector<std::size_t>& members : groups) {
    const std::span<NodeId> row = result.push(nothing, 0);
    for (const Select::GroupKey& key : select.group_by) row[key.slot] = rows[members[0]][key.slot];
    for (const Select::Aggregate& part : select.aggregates)
      row[part.slot] = aggregate(part.expression, rows, members, graph);
  }
  return result;
}

std::vector<std::size_t> Evaluator::ordered(const Select& select, const Rows& rows, NodeId graph) {
  std::vector<std::size_t> result(rows.size());
  std::iota(result.begin(), result.end(), std::size_t{0});
  std::vector<std::vector<std::optional<Value>>> keys(select.order_by.empty() ? 0 : rows.size());
  for (std::size_t i = 0; i < keys.size(); ++i)
    for (const Select::Key& key : select.order_by) keys[i].push_back(value(key.expression, rows[i], graph));
  const auto before = [&](std::size_t a, std::size_t b) {
    for (std::size_t k = 0; k < select.order_by.size(); ++k) {
      const auto& x = keys[a][k];
      const auto& y = keys[b][k];
      const auto order = x && y ? sparql::order(*x, *y) : x.has_value() <=> y.has_value();
      if (order != 0) return (order < 0) != select.order_by[k].descending;
    }
    return false;
  };
  if (!select.order_by.empty()) std::ranges::stable_sort(result, before);
  return result;
}

// Rows with the selected slots filled, in order, sliced.
Rows Evaluator::select(const Select& select, NodeId graph) {
  Rows rows = evaluate_from_nothing(select.where, graph);
  if (select.grouped) rows = group(select, std::move(rows), graph);
  for (const Expression& condition : select.having) rows = keep(condition, rows, graph);
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (const Select::Column& column : select.columns)
      if (column.expression) rows.at(i)[column.slot] = node(value(*column.expression, rows[i], graph));
  Rows result(width());
  std::set<std::vector<NodeId>> seen;
  std::size_t skip = select.offset;
  for (const std::size_t i : ordered(select, rows, graph)) {
    if (select.limit && result.size() == *select.limit) break;
    std::vector<NodeId> projected;
    if (select.distinct)
      for (const Select::Column& column : select.columns) projected.push_back(rows[i][column.slot]);
    if (select.distinct && !seen.insert(std::move(projected)).second) continue;
    if (skip > 0)
      --skip;
    else
      result.push(rows[i], 0);
  }
  return result;
}

void Evaluator::construct(const Rows& rows, Answer& answer) const {
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (const TriplePattern& pattern : query_.templates) {
      const auto id = [&](const Place& place) { return place.variable ? rows[i][place.id] : place.id; };
      const Ids triple{id(pattern.subject), id(pattern.predicate), id(pattern.object)};
      if (triple[0] == kUnbound || triple[1] == kUnbound || triple[2] == kUnbound) continue;
      if (store_.pool[triple[0]].kind == NodeKind::Literal || store_.pool[triple[1]].kind != NodeKind::Iri) continue;
      answer.triples.push_back(triple);
    }
}

// What is said of a node: the triples that begin with it.
void Evaluator::describe(const Rows& rows, Answer& answer) const {
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (const Place& place : query_.described) {
      const NodeId id = place.variable ? rows[i][place.id] : place.id;
      if (id == kUnbound) continue;
      const TripleStore::Matches matches = store_.match({id, kUnbound, kUnbound}, kUnbound);
      for (const Ids& entry : matches.entries) answer.triples.push_back(matches.triple(entry));
    }
}

Answer Evaluator::run() {
  Answer answer;
  answer.form = query_.form;
  const Rows rows = select(query_.select, kUnbound);
  answer.truth = rows.size() != 0;
  if (query_.form == Query::Form::Construct) construct(rows, answer);
  if (query_.form == Query::Form::Describe) describe(rows, answer);
  for (const Select::Column& column : query_.select.columns) answer.names.push_back(column.name);
  for (std::size_t i = 0; query_.form == Query::Form::Select && i < rows.size(); ++i) {
    std::vector<NodeId>& cells = answer.rows.emplace_back();
    for (const Select::Column& column : query_.select.columns) cells.push_back(rows[i][column.slot]);
  }
  std::set<Ids> seen;
  std::erase_if(answer.triples, [&](const Ids& triple) { return !seen.insert(triple).second; });
  return answer;
}

Answer evaluate(const Query& query, TripleStore& store) { return Evaluator(query, store).run(); }

}  // namespace dateline::sparql
