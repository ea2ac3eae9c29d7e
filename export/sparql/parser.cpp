// Recursive descent over SPARQL 1.1 section 19.8. Names of variables become slots here: a subquery opens a scope of its
// own and only what it selects meets the outer names (section 18.2.1). A sequence path becomes plain patterns with
// hidden variables, as in section 18.2.2.4; an aggregate becomes a hidden variable that grouping fills.
#include "export/sparql/parser.h"

#include <algorithm>

#include "export/sparql/functions.h"
#include "export/sparql/scope.h"
#include "export/sparql/terms_parser.h"
#include "ontology/term.h"

namespace dateline::sparql {
namespace {

constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";

struct AggregateName {
  std::string_view name;
  Operation operation;
};
constexpr AggregateName kAggregates[] = {{"COUNT", Operation::Count},
                                         {"SUM", Operation::Sum},
                                         {"MIN", Operation::Min},
                                         {"MAX", Operation::Max},
                                         {"AVG", Operation::Avg},
                                         {"SAMPLE", Operation::Sample},
                                         {"GROUP_CONCAT", Operation::GroupConcat}};

Expression operation(Operation kind, std::vector<Expression> arguments) {
  Expression result;
  result.operation = kind;
  result.arguments = std::move(arguments);
  return result;
}

class Parser : private TermsParser {
 public:
  Parser(std::string_view text, NodePool& pool, std::span<const Prefix> prefixes) : TermsParser(text, pool, prefixes) {}

  Query run() {
    parse_prologue();
    if (is_word("SELECT")) {
      query_.select = parse_select();
    } else if (take_word("ASK")) {
      query_.form = Query::Form::Ask;
      parse_where(query_.select);
    } else if (take_word("CONSTRUCT")) {
      parse_construct();
    } else if (take_word("DESCRIBE")) {
      parse_describe();
    } else {
      fail("SELECT, ASK, CONSTRUCT or DESCRIBE");
    }
    if (is_word("VALUES")) query_.select.where.elements.push_back(parse_values());
    if (now().kind != Token::Kind::End) fail("the end of the query");
    query_.slots = slots_;
    return std::move(query_);
  }

 private:
  // Query forms -------------------------------------------------------------------------------------------------------
  void parse_prologue() {
    for (;;) {
      if (take_word("BASE")) {
        base_ = take_iri();
      } else if (take_word("PREFIX")) {
        if (now().kind != Token::Kind::Prefixed || !now().text.ends_with(':')) fail("a prefix and a colon");
        const std::string name = take().text;
        prefixes_[name.substr(0, name.size() - 1)] = take_iri();
      } else {
        return;
      }
    }
  }

  void refuse_dataset() const {
    if (is_word("FROM")) refuse(now().offset, "FROM is not supported: the graph is the file that the query is put to");
  }

  void parse_where(Select& select) {
    refuse_dataset();
    take_word("WHERE");
    select.where = parse_group();
    parse_modifiers(select);
  }

  Select parse_select() {
    need_word("SELECT");
    Select select;
    const std::size_t start = now().offset;
    select.distinct = take_word("DISTINCT") || take_word("REDUCED");
    Select* outer = std::exchange(current_, &select);
    const bool all = take_sign("*");
    while (!all && (now().kind == Token::Kind::Variable || is_sign("("))) select.columns.push_back(parse_column());
    if (!all && select.columns.empty()) fail("a variable, '(' or '*'");
    parse_where(select);
    if (all) select_all(select);
    check_grouping(select, start);
    current_ = outer;
    return select;
  }

  // SELECT * lists its variables in the order in which the query names them.
  void select_all(Select& select) const {
    const Slots shown = visible(select.where, slots_);
    for (const auto& [name, slot] : scopes_.back())
      if (shown.has(slot) && !name.starts_with("_:")) select.columns.push_back({name, slot, {}});
    std::ranges::sort(select.columns, {}, &Select::Column::slot);
  }

  Select::Column parse_column() {
    if (now().kind == Token::Kind::Variable) {
      const std::string name = take().text;
      return {name, slot_of(name), {}};
    }
    need_sign("(");
    Expression expression = parse_expression();
    need_word("AS");
    const std::string name = need_variable();
    need_sign(")");
    return {name, slot_of(name), std::move(expression)};
  }

  void check_grouping(const Select& select, std::size_t offset) const {
    if (!select.grouped) return;
    Slots known(slots_);
    for (const auto& key : select.group_by) known.add(key.slot);
    for (const auto& aggregate : select.aggregates) known.add(aggregate.slot);
    for (const auto& column : select.columns) {
      Slots used(slots_);
      if (column.expression)
        used = mentioned(*column.expression, slots_);
      else
        used.add(column.slot);
      for (Slot slot = 0; slot < slots_; ++slot)
        if (used.has(slot) && !known.has(slot))
          refuse(offset, "?" + name_of(slot) +
                             " is neither grouped by nor inside COUNT, SUM, MIN, MAX, AVG, SAMPLE or GROUP_CONCAT");
      known.add(column.slot);
    }
  }
  [[nodiscard]] std::string name_of(Slot slot) const {
    for (const auto& [name, known] : scopes_.back())
      if (known == slot) return name;
    return "";
  }

  void parse_construct() {
    query_.form = Query::Form::Construct;
    if (is_sign("{")) {
      need_sign("{");
      query_.templates = parse_triples_until_brace();
      parse_where(query_.select);
      return;
    }
    refuse_dataset();
    need_word("WHERE");
    const std::size_t start = now().offset;
    query_.select.where = parse_group();
    for (const Element& element : query_.select.where.elements) {
      if (element.kind != Element::Kind::Triples) refuse(start, "CONSTRUCT WHERE takes plain triples only");
      query_.templates.insert(query_.templates.end(), element.triples.begin(), element.triples.end());
    }
    parse_modifiers(query_.select);
  }

  std::vector<TriplePattern> parse_triples_until_brace() {
    std::vector<TriplePattern> triples;
    while (!take_sign("}")) {
      parse_subject(triples);
      if (!take_sign(".") && !is_sign("}")) fail("'.' or '}'");
    }
    return triples;
  }

  void parse_describe() {
    query_.form = Query::Form::Describe;
    const bool all = take_sign("*");
    while (!all && (now().kind == Token::Kind::Variable || is_iri())) query_.described.push_back(parse_place());
    if (!all && query_.described.empty()) fail("a variable, an IRI or '*'");
    refuse_dataset();
    if (take_word("WHERE") || is_sign("{")) query_.select.where = parse_group();
    parse_modifiers(query_.select);
    if (all)
      for (const auto& [name, slot] : scopes_.back())
        if (!name.starts_with("_:")) query_.described.push_back({true, slot});
  }

  void parse_modifiers(Select& select) {
    Select* outer = std::exchange(current_, &select);
    if (take_word("GROUP")) {
      need_word("BY");
      select.grouped = true;
      do select.group_by.push_back(parse_group_key());
      while (is_key());
    }
    if (take_word("HAVING")) do
        select.having.push_back(parse_constraint());
      while (is_sign("(") || (now().kind == Token::Kind::Word && find_function(upper(now().text))));
    if (take_word("ORDER")) {
      need_word("BY");
      do select.order_by.push_back(parse_order_key());
      while (is_key() || is_word("ASC") || is_word("DESC"));
    }
    for (bool more = true; more;) {
      more = false;
      if (take_word("LIMIT")) select.limit = parse_count(), more = true;
      if (take_word("OFFSET")) select.offset = parse_count(), more = true;
    }
    select.grouped = select.grouped || !select.aggregates.empty();
    current_ = outer;
  }

  [[nodiscard]] bool is_key() const {
    return is_sign("(") || now().kind == Token::Kind::Variable || is_iri() ||
           (now().kind == Token::Kind::Word && ahead().kind == Token::Kind::Sign && ahead().text == "(" &&
            !is_word("HAVING") && !is_word("ORDER") && !is_word("LIMIT"));
  }

  Select::GroupKey parse_group_key() {
    if (now().kind == Token::Kind::Variable) return {slot_of(take().text), {}};
    if (!take_sign("(")) return {new_slot(), parse_constraint()};
    Expression expression = parse_expression();
    Slot slot = 0;
    if (take_word("AS")) {
      slot = slot_of(need_variable());
    } else {
      slot = expression.operation == Operation::Variable ? expression.slot : new_slot();
    }
    need_sign(")");
    if (expression.operation == Operation::Variable && expression.slot == slot) return {slot, {}};
    return {slot, std::move(expression)};
  }

  Select::Key parse_order_key() {
    const bool descending = take_word("DESC");
    if (descending || take_word("ASC")) return {parse_bracketed(), descending};
    if (now().kind == Token::Kind::Variable) return {parse_primary(), false};
    return {parse_constraint(), false};
  }

  std::size_t parse_count() {
    if (now().kind != Token::Kind::Integer) fail("a number");
    return std::stoul(take().text);
  }

  // Patterns ----------------------------------------------------------------------------------------------------------
  Group parse_group() {
    const Nesting nesting(*this);
    Select* const outer = std::exchange(current_, nullptr);  // no aggregate may stand in a pattern
    need_sign("{");
    Group group;
    const bool subquery = is_word("SELECT");
    if (subquery) group.elements.push_back(parse_subquery());
    while (!subquery && !is_sign("}")) {
      parse_element(group);
      take_sign(".");
    }
    need_sign("}");
    current_ = outer;
    return group;
  }

  void parse_element(Group& group) {
    if (take_word("FILTER")) {
      Element element = make(Element::Kind::Filter);
      element.expression = parse_constraint();
      group.elements.push_back(std::move(element));
    } else if (take_word("BIND")) {
      group.elements.push_back(parse_bind());
    } else if (take_word("OPTIONAL")) {
      group.elements.push_back(make(Element::Kind::Optional, parse_group()));
    } else if (take_word("MINUS")) {
      group.elements.push_back(make(Element::Kind::Minus, parse_group()));
    } else if (take_word("GRAPH")) {
      const Place graph = parse_place();
      group.elements.push_back(make(Element::Kind::Graph, parse_group()));
      group.elements.back().graph = graph;
    } else if (is_word("VALUES")) {
      group.elements.push_back(parse_values());
    } else if (is_word("SERVICE")) {
      refuse(now().offset, "SERVICE is not supported: queries stay on this machine");
    } else if (is_sign("{")) {
      parse_union(group);
    } else {
      if (group.elements.empty() || group.elements.back().kind != Element::Kind::Triples)
        group.elements.push_back(make(Element::Kind::Triples));
      parse_subject(group.elements.back().triples);
      if (!is_sign(".") && !is_sign("}") && !is_keyword()) fail("'.', ';', ',' or '}'");
    }
  }
  [[nodiscard]] bool is_keyword() const {
    for (const char* word : {"FILTER", "BIND", "OPTIONAL", "MINUS", "GRAPH", "VALUES", "SERVICE"})
      if (is_word(word)) return true;
    return is_sign("{");
  }

  static Element make(Element::Kind kind) {
    Element element;
    element.kind = kind;
    return element;
  }
  static Element make(Element::Kind kind, Group group) {
    Element element = make(kind);
    element.groups.push_back(std::move(group));
    return element;
  }

  void parse_union(Group& group) {
    Element element = make(Element::Kind::Group, parse_group());
    while (take_word("UNION")) {
      element.kind = Element::Kind::Union;
      element.groups.push_back(parse_group());
    }
    group.elements.push_back(std::move(element));
  }

  Element parse_bind() {
    Element element = make(Element::Kind::Bind);
    need_sign("(");
    element.expression = parse_expression();
    need_word("AS");
    element.slot = slot_of(need_variable());
    need_sign(")");
    return element;
  }

  Element parse_values() {
    need_word("VALUES");
    Element element = make(Element::Kind::Values);
    const bool many = take_sign("(");
    while (now().kind == Token::Kind::Variable) {
      element.columns.push_back(slot_of(take().text));
      if (!many) break;
    }
    if (many)
      need_sign(")");
    else if (element.columns.empty())
      fail("a variable or '('");
    need_sign("{");
    while (!take_sign("}")) {
      if (many) need_sign("(");
      std::vector<NodeId> row;
      for (std::size_t i = 0; i < element.columns.size(); ++i)
        row.push_back(take_word("UNDEF") ? kUnbound : parse_data());
      if (many) need_sign(")");
      element.rows.push_back(std::move(row));
    }
    return element;
  }

  NodeId parse_data() {
    const std::size_t offset = now().offset;
    const Place place = parse_place();
    if (place.variable) refuse(offset, "expected an IRI, a literal or UNDEF");
    return place.id;
  }

  Element parse_subquery() {
    Element element = make(Element::Kind::Subquery);
    scopes_.emplace_back();
    Select select = parse_select();
    if (is_word("VALUES")) select.where.elements.push_back(parse_values());
    scopes_.pop_back();
    for (const auto& column : select.columns) element.projection.emplace_back(column.slot, slot_of(column.name));
    element.subquery.push_back(std::move(select));
    return element;
  }

  // Triples -----------------------------------------------------------------------------------------------------------
  void parse_subject(std::vector<TriplePattern>& triples) {
    if (is_sign("[") || is_sign("(")) {
      const Place subject = parse_node(triples);
      if (!is_sign(".") && !is_sign("}") && !is_keyword()) parse_predicates(subject, triples);
      return;
    }
    const Place subject = parse_place();
    parse_predicates(subject, triples);
  }

  void parse_predicates(const Place& subject, std::vector<TriplePattern>& triples) {
    for (;;) {
      Place predicate;
      std::optional<Path> path;
      if (now().kind == Token::Kind::Variable)
        predicate = parse_place();
      else
        path = parse_path();
      do {
        const Place object = parse_node(triples);
        add(subject, predicate, path, object, triples);
      } while (take_sign(","));
      if (!take_sign(";")) return;
      while (take_sign(";")) {
      }
      if (is_sign(".") || is_sign("}") || is_sign("]") || is_keyword()) return;
    }
  }

  void add(const Place& subject, const Place& predicate, const std::optional<Path>& path, const Place& object,
           std::vector<TriplePattern>& triples) {
    if (!path) {
      triples.push_back({subject, predicate, {}, object});
    } else if (path->kind == Path::Kind::Link) {
      triples.push_back({subject, {false, path->link}, {}, object});
    } else if (path->kind == Path::Kind::Inverse) {
      add(object, predicate, path->parts[0], subject, triples);
    } else if (path->kind == Path::Kind::Sequence) {
      Place from = subject;
      for (std::size_t i = 0; i < path->parts.size(); ++i) {
        const Place to = i + 1 == path->parts.size() ? object : hidden();
        add(from, predicate, path->parts[i], to, triples);
        from = to;
      }
    } else {
      triples.push_back({subject, {}, path, object});
    }
  }

  // A node of a triple, with the triples of its brackets.
  Place parse_node(std::vector<TriplePattern>& triples) {
    const Nesting nesting(*this);
    if (take_sign("[")) {
      const Place node = hidden();
      if (!is_sign("]")) parse_predicates(node, triples);
      need_sign("]");
      return node;
    }
    if (!take_sign("(")) return parse_place();
    const Place nil{false, iri(std::string(kRdf) + "nil")};
    Place first = nil;
    Place last;
    while (!take_sign(")")) {
      const Place cell = hidden();
      if (first == nil)
        first = cell;
      else
        triples.push_back({last, {false, iri(std::string(kRdf) + "rest")}, {}, cell});
      const Place value = parse_node(triples);
      triples.push_back({cell, {false, iri(std::string(kRdf) + "first")}, {}, value});
      last = cell;
    }
    if (!(first == nil)) triples.push_back({last, {false, iri(std::string(kRdf) + "rest")}, {}, nil});
    return first;
  }

  // Expressions -------------------------------------------------------------------------------------------------------
  Expression parse_constraint() {
    if (is_sign("(")) return parse_bracketed();
    if (now().kind == Token::Kind::Word || is_iri()) return parse_primary();
    fail("'(' or a function");
  }
  Expression parse_bracketed() {
    need_sign("(");
    Expression inner = parse_expression();
    need_sign(")");
    return inner;
  }

  Expression parse_expression() {
    Expression left = parse_and();
    while (take_sign("||")) left = operation(Operation::Or, {std::move(left), parse_and()});
    return left;
  }
  Expression parse_and() {
    Expression left = parse_relation();
    while (take_sign("&&")) left = operation(Operation::And, {std::move(left), parse_relation()});
    return left;
  }
  Expression parse_relation() {
    Expression left = parse_sum();
    constexpr std::pair<std::string_view, Operation> kRelations[] = {
        {"=", Operation::Equal},        {"!=", Operation::NotEqual}, {"<", Operation::Less},
        {"<=", Operation::LessOrEqual}, {">", Operation::Greater},   {">=", Operation::GreaterOrEqual}};
    for (const auto& [sign, kind] : kRelations)
      if (take_sign(sign)) return operation(kind, {std::move(left), parse_sum()});
    const bool negated = is_word("NOT") && upper(ahead().text) == "IN";
    if (negated) take();
    if (!take_word("IN")) return left;
    std::vector<Expression> arguments = parse_arguments();
    arguments.insert(arguments.begin(), std::move(left));
    return operation(negated ? Operation::NotIn : Operation::In, std::move(arguments));
  }
  Expression parse_sum() {
    Expression left = parse_product();
    for (;;) {
      if (take_sign("+"))
        left = operation(Operation::Add, {std::move(left), parse_product()});
      else if (take_sign("-"))
        left = operation(Operation::Subtract, {std::move(left), parse_product()});
      else
        return left;
    }
  }
  Expression parse_product() {
    Expression left = parse_unary();
    for (;;) {
      if (take_sign("*"))
        left = operation(Operation::Multiply, {std::move(left), parse_unary()});
      else if (take_sign("/"))
        left = operation(Operation::Divide, {std::move(left), parse_unary()});
      else
        return left;
    }
  }
  Expression parse_unary() {
    const Nesting nesting(*this);
    if (take_sign("!")) return operation(Operation::Not, {parse_unary()});
    if (take_sign("+")) return parse_unary();
    if (take_sign("-")) return operation(Operation::Minus, {parse_unary()});
    return parse_primary();
  }

  std::vector<Expression> parse_arguments() {
    std::vector<Expression> arguments;
    need_sign("(");
    if (take_sign(")")) return arguments;
    do arguments.push_back(parse_expression());
    while (take_sign(","));
    need_sign(")");
    return arguments;
  }

  Expression parse_primary() {
    if (is_sign("(")) return parse_bracketed();
    if (now().kind == Token::Kind::Word && !is_word("TRUE") && !is_word("FALSE")) return parse_call();
    if (is_iri() && ahead().text == "(" && ahead().kind == Token::Kind::Sign) {
      Expression cast;
      cast.operation = Operation::Cast;
      const std::size_t offset = now().offset;
      cast.name = take_iri();
      cast.arguments = parse_arguments();
      if (!cast.name.starts_with(kXsd) || cast.arguments.size() != 1)
        refuse(offset, "no function <" + cast.name + "> of these arguments");
      return cast;
    }
    const Place place = parse_place();
    Expression leaf;
    leaf.operation = place.variable ? Operation::Variable : Operation::Constant;
    (place.variable ? leaf.slot : leaf.constant) = place.id;
    return leaf;
  }

  Expression parse_call() {
    const std::size_t offset = now().offset;
    const std::string name = upper(now().text);
    const bool negated = name == "NOT" && upper(ahead().text) == "EXISTS";
    if (negated) take();
    if (negated || name == "EXISTS") {
      take();
      Expression exists = operation(negated ? Operation::NotExists : Operation::Exists, {});
      exists.groups.push_back(parse_group());
      return exists;
    }
    for (const AggregateName& aggregate : kAggregates)
      if (aggregate.name == name) return parse_aggregate(aggregate.operation);
    const Function* function = find_function(name);
    if (!function) refuse(offset, "no function " + now().text);
    take();
    Expression call = operation(Operation::Call, parse_arguments());
    call.function = function;
    if (call.arguments.size() < function->least || call.arguments.size() > function->most)
      refuse(offset, name + " does not take " + std::to_string(call.arguments.size()) + " arguments");
    return call;
  }

  // The aggregate goes to the query at hand; what stands in its place is a variable.
  Expression parse_aggregate(Operation kind) {
    Select* const select = std::exchange(current_, nullptr);  // none inside another
    if (!select) refuse(now().offset, "an aggregate may not stand here");
    take();
    Expression aggregate = operation(kind, {});
    aggregate.name = " ";
    need_sign("(");
    aggregate.distinct = take_word("DISTINCT");
    if (!(kind == Operation::Count && take_sign("*"))) aggregate.arguments.push_back(parse_expression());
    if (kind == Operation::GroupConcat && take_sign(";")) {
      need_word("SEPARATOR");
      need_sign("=");
      if (now().kind != Token::Kind::String) fail("a string");
      aggregate.name = take().text;
    }
    need_sign(")");
    current_ = select;
    Expression variable = operation(Operation::Variable, {});
    variable.slot = new_slot();
    select->aggregates.push_back({variable.slot, std::move(aggregate)});
    return variable;
  }

  Select* current_ = nullptr;  // where aggregates belong
  Query query_;
};

}  // namespace

Query parse_query(std::string_view text, NodePool& pool, std::span<const Prefix> prefixes) {
  return Parser(text, pool, prefixes).run();
}

}  // namespace dateline::sparql
