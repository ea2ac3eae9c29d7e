// SPARQL's algebra evaluates inside out: a nested group knows nothing of the rows around it. Starting it from those
// rows instead is far quicker, and gives the same where nothing in the group could tell the difference: each outer
// variable that a filter, a BIND, a nested OPTIONAL or a MINUS looks at is already bound in the group itself (the
// well-designed patterns of Pérez, Arenas and Gutierrez, Semantics and Complexity of SPARQL, 2009, with BIND and MINUS
// added).
#include "export/sparql/scope.h"

namespace dateline::sparql {
namespace {

void add(const Place& place, Slots& slots) {
  if (place.variable) slots.add(place.id);
}

void add(const TriplePattern& pattern, Slots& slots) {
  add(pattern.subject, slots);
  if (!pattern.path) add(pattern.predicate, slots);
  add(pattern.object, slots);
}

void add_mentioned(const Expression& expression, Slots& slots) {
  if (expression.operation == Operation::Variable) slots.add(expression.slot);
  for (const Expression& argument : expression.arguments) add_mentioned(argument, slots);
  for (const Group& group : expression.groups) slots.add(mentioned(group, slots.size()));
}

// What an element binds by itself, groups left out.
void add_own(const Element& element, Slots& slots) {
  for (const TriplePattern& pattern : element.triples) add(pattern, slots);
  if (element.kind == Element::Kind::Bind) slots.add(element.slot);
  if (element.kind == Element::Kind::Graph) add(element.graph, slots);
  for (const Slot column : element.columns) slots.add(column);
  for (const auto& [inner, outer] : element.projection) slots.add(outer);
}

}  // namespace

Slots mentioned(const Expression& expression, std::size_t width) {
  Slots slots(width);
  add_mentioned(expression, slots);
  return slots;
}

Slots mentioned(const Group& group, std::size_t width) {
  Slots slots(width);
  for (const Element& element : group.elements) {
    add_own(element, slots);
    add_mentioned(element.expression, slots);
    for (const Group& inner : element.groups) slots.add(mentioned(inner, width));
  }
  return slots;
}

Slots visible(const Group& group, std::size_t width) {
  Slots slots(width);
  for (const Element& element : group.elements) {
    add_own(element, slots);
    if (element.kind == Element::Kind::Minus) continue;
    for (const Group& inner : element.groups) slots.add(visible(inner, width));
  }
  return slots;
}

void add_certain(const Element& element, Slots& slots) {
  switch (element.kind) {
    case Element::Kind::Triples:
      for (const TriplePattern& pattern : element.triples) add(pattern, slots);
      return;
    case Element::Kind::Graph:
      add(element.graph, slots);
      [[fallthrough]];
    case Element::Kind::Group:
      for (const Element& inner : element.groups[0].elements) add_certain(inner, slots);
      return;
    case Element::Kind::Values:
      for (std::size_t i = 0; i < element.columns.size(); ++i) {
        bool bound = true;
        for (const auto& row : element.rows) bound = bound && row[i] != kUnbound;
        if (bound) slots.add(element.columns[i]);
      }
      return;
    default:
      return;
  }
}

bool may_start_from(const Group& group, const Slots& outer, bool optional) {
  const std::size_t width = outer.size();
  Slots whole(width);  // certain at the group's end, where its filters stand
  for (const Element& element : group.elements) add_certain(element, whole);
  Slots certain(width);
  Slots seen = outer;
  for (const Element& element : group.elements) {
    switch (element.kind) {
      case Element::Kind::Filter:
        if (!optional && !mentioned(element.expression, width).within(whole, outer)) return false;
        break;
      case Element::Kind::Bind:
        if (outer.has(element.slot) || !mentioned(element.expression, width).within(certain, outer)) return false;
        break;
      case Element::Kind::Optional:
        if (!mentioned(element.groups[0], width).within(certain, outer) ||
            !may_start_from(element.groups[0], seen, true))
          return false;
        break;
      case Element::Kind::Minus:
        if (!mentioned(element.groups[0], width).within(certain, outer)) return false;
        break;
      case Element::Kind::Union:
      case Element::Kind::Group:
      case Element::Kind::Graph:
        for (const Group& inner : element.groups)
          if (!may_start_from(inner, seen, false)) return false;
        break;
      default:
        break;
    }
    add_certain(element, certain);
    add_own(element, seen);
    for (const Group& inner : element.groups) seen.add(visible(inner, width));
  }
  return true;
}

}  // namespace dateline::sparql
