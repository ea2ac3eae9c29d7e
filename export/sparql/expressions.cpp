// Expressions, SPARQL 1.1 section 17: errors are absent values, and || and && look past an error where the other side
// decides.
#include <algorithm>

#include "export/sparql/evaluator.h"

namespace dateline::sparql {

std::optional<bool> Evaluator::truth(const Expression& expression, Row row, NodeId graph) {
  const std::optional<Value> result = value(expression, row, graph);
  return result ? effective_boolean(*result) : std::nullopt;
}

std::optional<Value> Evaluator::value(const Expression& expression, Row row, NodeId graph) {
  switch (expression.operation) {
    case Operation::Constant:
      return value_of(store_.pool, expression.constant);
    case Operation::Variable:
      return row[expression.slot] == kUnbound ? std::nullopt
                                              : std::optional(value_of(store_.pool, row[expression.slot]));
    case Operation::Or:
    case Operation::And:
    case Operation::Not:
      return logic(expression, row, graph);
    case Operation::Equal:
    case Operation::NotEqual:
    case Operation::Less:
    case Operation::LessOrEqual:
    case Operation::Greater:
    case Operation::GreaterOrEqual:
      return relation(expression, row, graph);
    case Operation::In:
    case Operation::NotIn:
      return membership(expression, row, graph);
    case Operation::Exists:
      return boolean_value(exists(expression.groups[0], row, graph));
    case Operation::NotExists:
      return boolean_value(!exists(expression.groups[0], row, graph));
    case Operation::Call:
      return call(expression, row, graph);
    case Operation::Cast: {
      const auto argument = value(expression.arguments[0], row, graph);
      return argument ? cast(*argument, expression.name) : std::nullopt;
    }
    default:
      return sum(expression, row, graph);
  }
}

std::optional<Value> Evaluator::logic(const Expression& expression, Row row, NodeId graph) {
  const std::optional<bool> left = truth(expression.arguments[0], row, graph);
  if (expression.operation == Operation::Not) return left ? std::optional(boolean_value(!*left)) : std::nullopt;
  const bool decisive = expression.operation == Operation::Or;
  if (left == decisive) return boolean_value(decisive);
  const std::optional<bool> right = truth(expression.arguments[1], row, graph);
  if (right == decisive) return boolean_value(decisive);
  return left && right ? std::optional(boolean_value(!decisive)) : std::nullopt;
}

std::optional<Value> Evaluator::relation(const Expression& expression, Row row, NodeId graph) {
  const auto a = value(expression.arguments[0], row, graph);
  const auto b = value(expression.arguments[1], row, graph);
  if (!a || !b) return std::nullopt;
  if (expression.operation == Operation::Equal || expression.operation == Operation::NotEqual) {
    const std::optional<bool> same = equal(*a, *b);
    return same ? std::optional(boolean_value(*same == (expression.operation == Operation::Equal))) : std::nullopt;
  }
  const auto order = compare(*a, *b);
  if (!order) return std::nullopt;
  switch (expression.operation) {
    case Operation::Less:
      return boolean_value(*order < 0);
    case Operation::LessOrEqual:
      return boolean_value(*order <= 0);
    case Operation::Greater:
      return boolean_value(*order > 0);
    default:
      return boolean_value(*order >= 0);
  }
}

std::optional<Value> Evaluator::membership(const Expression& expression, Row row, NodeId graph) {
  const auto sought = value(expression.arguments[0], row, graph);
  if (!sought) return std::nullopt;
  bool failed = false;
  for (std::size_t i = 1; i < expression.arguments.size(); ++i) {
    const auto member = value(expression.arguments[i], row, graph);
    const std::optional<bool> same = member ? equal(*sought, *member) : std::nullopt;
    if (same == true) return boolean_value(expression.operation == Operation::In);
    failed = failed || !same;
  }
  return failed ? std::nullopt : std::optional(boolean_value(expression.operation == Operation::NotIn));
}

std::optional<Value> Evaluator::sum(const Expression& expression, Row row, NodeId graph) {
  const auto a = value(expression.arguments[0], row, graph);
  if (!a) return std::nullopt;
  if (expression.operation == Operation::Minus) return subtract(integer_value(0), *a);
  const auto b = value(expression.arguments[1], row, graph);
  if (!b) return std::nullopt;
  switch (expression.operation) {
    case Operation::Add:
      return add(*a, *b);
    case Operation::Subtract:
      return subtract(*a, *b);
    case Operation::Multiply:
      return multiply(*a, *b);
    default:
      return divide(*a, *b);
  }
}

std::optional<Value> Evaluator::call(const Expression& expression, Row row, NodeId graph) {
  const std::string_view name = expression.function->name;
  const auto& arguments = expression.arguments;
  if (name == "BOUND")
    return boolean_value(arguments[0].operation == Operation::Variable && row[arguments[0].slot] != kUnbound);
  if (name == "IF") {
    const std::optional<bool> test = truth(arguments[0], row, graph);
    return test ? value(arguments[*test ? 1 : 2], row, graph) : std::nullopt;
  }
  if (name == "COALESCE") {
    for (const Expression& argument : arguments)
      if (auto result = value(argument, row, graph)) return result;
    return std::nullopt;
  }
  if (name == "BNODE") {
    Value blank;
    blank.type = Value::Type::Blank;
    blank.text = "b" + std::to_string(++blanks_);
    return blank;
  }
  std::vector<Value> values;
  for (const Expression& argument : arguments) {
    auto result = value(argument, row, graph);
    if (!result) return std::nullopt;
    values.push_back(std::move(*result));
  }
  return expression.function->call(values);
}

// Section 18.6: the row's bindings are put into the pattern.
bool Evaluator::exists(const Group& group, Row row, NodeId graph) {
  Rows seed(width());
  seed.push(row, 0);
  return evaluate(group, std::move(seed), graph).size() != 0;
}

}  // namespace dateline::sparql
