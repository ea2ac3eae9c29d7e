// Group by group, element by element: each takes the rows so far and gives the rows joined with what it matches. Triple
// patterns are put in order of how few triples they are likely to match and looked up in the store row by row. A nested
// group starts from the rows before it where that cannot change its meaning (scope.h), and is evaluated alone and
// joined where it could.
#include "export/sparql/evaluator.h"

#include <algorithm>
#include <numeric>

#include "export/sparql/scope.h"

namespace dateline::sparql {
namespace {

NodeId look_up(const Place& place, Row row) { return place.variable ? row[place.id] : place.id; }

// Rows renumbered, each its own origin.
Rows as_seeds(Rows rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) rows.set_origin(i, static_cast<std::uint32_t>(i));
  return rows;
}

std::vector<std::size_t> by_origin(const Rows& rows) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return rows.origin(i); });
  return order;
}

}  // namespace

Rows Evaluator::evaluate_from_nothing(const Group& group, NodeId graph) {
  return evaluate(group, Rows::unit(width()), graph);
}

// A group's filters hold for the whole group; each is tried as soon as all it looks at is surely bound.
Rows Evaluator::evaluate(const Group& group, Rows rows, NodeId graph) {
  std::vector<const Expression*> filters;
  for (const Element& element : group.elements)
    if (element.kind == Element::Kind::Filter) filters.push_back(&element.expression);
  const Slots all = [&] {
    Slots slots(width());
    for (Slot slot = 0; slot < width(); ++slot) slots.add(slot);
    return slots;
  }();
  Slots certain(width());
  for (const Element& element : group.elements) {
    if (element.kind == Element::Kind::Filter) continue;
    rows = step(element, std::move(rows), graph);
    add_certain(element, certain);
    std::erase_if(filters, [&](const Expression* filter) {
      if (!mentioned(*filter, width()).within(certain, all)) return false;
      rows = keep(*filter, rows, graph);
      return true;
    });
  }
  for (const Expression* filter : filters) rows = keep(*filter, rows, graph);
  return rows;
}

Rows Evaluator::step(const Element& element, Rows rows, NodeId graph) {
  switch (element.kind) {
    case Element::Kind::Triples:
      return match(element.triples, std::move(rows), graph);
    case Element::Kind::Optional:
      return join_optional(element.groups[0], rows, graph);
    case Element::Kind::Minus:
      return without(rows, evaluate_from_nothing(element.groups[0], graph));
    case Element::Kind::Union:
    case Element::Kind::Group:
      return join_union(element, rows, graph);
    case Element::Kind::Graph:
      return join_graphs(element, rows);
    case Element::Kind::Values:
      return join_values(element, rows);
    case Element::Kind::Subquery:
      return join_subquery(element, rows, graph);
    case Element::Kind::Bind:
      bind(element, rows, graph);
      return rows;
    case Element::Kind::Filter:
      break;
  }
  return rows;
}

Rows Evaluator::join_group(const Group& group, const Rows& rows, NodeId graph) {
  if (may_start_from(group, bound_somewhere(rows), false)) return evaluate(group, rows, graph);
  return join(rows, evaluate_from_nothing(group, graph));
}

Rows Evaluator::join_union(const Element& element, const Rows& rows, NodeId graph) {
  Rows result(width());
  for (const Group& group : element.groups) result.append(join_group(group, rows, graph));
  return result;
}

Rows Evaluator::join_graphs(const Element& element, const Rows& rows) {
  if (!element.graph.variable) return join_group(element.groups[0], rows, element.graph.id);
  Rows result(width());
  for (const NodeId name : store_.graphs()) {
    Rows named(width());
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i][element.graph.id] == kUnbound || rows[i][element.graph.id] == name)
        named.push(rows[i], rows.origin(i))[element.graph.id] = name;
    result.append(join_group(element.groups[0], named, name));
  }
  return result;
}

Rows Evaluator::join_values(const Element& element, const Rows& rows) {
  Rows values(width());
  const std::vector<NodeId> nothing(width(), kUnbound);
  for (const auto& row : element.rows) {
    const std::span<NodeId> cells = values.push(nothing, 0);
    for (std::size_t i = 0; i < row.size(); ++i) cells[element.columns[i]] = row[i];
  }
  return join(rows, values);
}

Rows Evaluator::join_subquery(const Element& element, const Rows& rows, NodeId graph) {
  const Rows inner = select(element.subquery[0], graph);
  Rows projected(width());
  const std::vector<NodeId> nothing(width(), kUnbound);
  for (std::size_t i = 0; i < inner.size(); ++i) {
    const std::span<NodeId> cells = projected.push(nothing, 0);
    for (const auto& [from, to] : element.projection) cells[to] = inner[i][from];
  }
  return join(rows, projected);
}

// The matches of an OPTIONAL's group for each seed, as LeftJoin sees them: its filters look at both sides.
Rows Evaluator::optional_matches(const Group& group, Rows seeds, NodeId graph) {
  if (may_start_from(group, bound_somewhere(seeds), true)) return evaluate(group, std::move(seeds), graph);
  Group pattern;
  for (const Element& element : group.elements)
    if (element.kind != Element::Kind::Filter) pattern.elements.push_back(element);
  Rows matches = join(seeds, evaluate_from_nothing(pattern, graph));
  for (const Element& element : group.elements)
    if (element.kind == Element::Kind::Filter) matches = keep(element.expression, matches, graph);
  return matches;
}

Rows Evaluator::join_optional(const Group& group, const Rows& rows, NodeId graph) {
  const Rows matches = optional_matches(group, as_seeds(rows), graph);
  const std::vector<std::size_t> order = by_origin(matches);
  Rows result(width());
  std::size_t next = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (next == order.size() || matches.origin(order[next]) != i) result.push(rows[i], rows.origin(i));
    for (; next < order.size() && matches.origin(order[next]) == i; ++next)
      result.push(matches[order[next]], rows.origin(i));
  }
  return result;
}

Rows Evaluator::keep(const Expression& filter, const Rows& rows, NodeId graph) {
  Rows result(width());
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (truth(filter, rows[i], graph).value_or(false)) result.push(rows[i], rows.origin(i));
  return result;
}

void Evaluator::bind(const Element& element, Rows& rows, NodeId graph) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    rows.at(i)[element.slot] = node(value(element.expression, rows[i], graph));
}

// How many triples a pattern will match for a row, roughly: exactly where the rows are one, by what is known where they
// are many.
double Evaluator::cost(const TriplePattern& pattern, const Rows& rows, const Slots& known, NodeId graph) const {
  constexpr double kFewOfASubject = 2;
  constexpr double kSomeOfAnObject = 20;
  const auto is_known = [&](const Place& place) { return !place.variable || known.has(place.id); };
  if (pattern.path) return is_known(pattern.subject) || is_known(pattern.object) ? 100 : 1e12;
  const bool single = rows.size() == 1;
  const auto id = [&](const Place& place) {
    if (!place.variable) return place.id;
    return single && known.has(place.id) ? rows[0][place.id] : kUnbound;
  };
  const Ids ids{id(pattern.subject), id(pattern.predicate), id(pattern.object)};
  auto count = static_cast<double>(store_.match(ids, graph).entries.size());
  if (is_known(pattern.subject))
    count = std::min(count, kFewOfASubject);
  else if (is_known(pattern.object))
    count = std::min(count, kSomeOfAnObject);
  return count;
}

Rows Evaluator::match(const std::vector<TriplePattern>& patterns, Rows rows, NodeId graph) {
  std::vector<const TriplePattern*> left;
  for (const TriplePattern& pattern : patterns) left.push_back(&pattern);
  while (!left.empty() && rows.size() != 0) {
    const Slots known = bound_everywhere(rows);
    const auto next = std::ranges::min_element(
        left, {}, [&](const TriplePattern* pattern) { return cost(*pattern, rows, known, graph); });
    const TriplePattern* pattern = *next;
    left.erase(next);
    rows = match(*pattern, rows, graph);
  }
  return rows;
}

Rows Evaluator::match(const TriplePattern& pattern, const Rows& rows, NodeId graph) {
  Rows result(width());
  const std::array places{pattern.subject, pattern.predicate, pattern.object};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (pattern.path) {
      match_path(pattern, rows[i], rows.origin(i), graph, result);
      continue;
    }
    const Ids ids{look_up(places[0], rows[i]), look_up(places[1], rows[i]), look_up(places[2], rows[i])};
    const TripleStore::Matches matches = store_.match(ids, graph);
    for (const Ids& entry : matches.entries) {
      const Ids triple = matches.triple(entry);
      // A variable that stands twice must mean one node.
      bool agrees = true;
      for (std::size_t a = 0; a < 3; ++a)
        for (std::size_t b = a + 1; b < 3; ++b)
          if (places[a].variable && places[a] == places[b] && triple[a] != triple[b]) agrees = false;
      if (!agrees) continue;
      const std::span<NodeId> row = result.push(rows[i], rows.origin(i));
      for (std::size_t a = 0; a < 3; ++a)
        if (places[a].variable) row[places[a].id] = triple[a];
    }
  }
  return result;
}

}  // namespace dateline::sparql
