// Recursive descent over SPARQL 1.1 section 19.8. Names of variables become slots here: a subquery opens a scope of its
// own and only what it selects meets the outer names (section 18.2.1). A sequence path becomes plain patterns with
// hidden variables, as in section 18.2.2.4; an aggregate becomes a hidden variable that grouping fills.
#include "export/sparql/parser.h"

#include <algorithm>
#include <map>

#include "export/sparql/functions.h"
#include "export/sparql/lexer.h"
#include "export/sparql/scope.h"
#include "ontology/term.h"

namespace dateline::sparql {
namespace {

constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

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

// Calls `visit` with every expression in `expression`, itself first.
template <class Visit>
void for_each(const Expression& expression, const Visit& visit) {
  visit(expression);
  for (const Expression& argument : expression.arguments) for_each(argument, visit);
}

class Parser {
 public:
  Parser(std::string_view text, NodePool& pool, std::span<const Prefix> prefixes)
      : text_(text), tokens_(find_tokens(text)), pool_(pool) {
    for (const Prefix& prefix : prefixes) prefixes_.emplace(prefix.name, prefix.iri);
  }

  Query run() {
    scopes_.emplace_back();
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
  // Tokens ------------------------------------------------------------------------------------------------------------
  [[nodiscard]] const Token& now() const { return tokens_[at_]; }
  [[nodiscard]] const Token& ahead() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
  [[nodiscard]] bool is_sign(std::string_view sign) const {
    return now().kind == Token::Kind::Sign && now().text == sign;
  }
  [[nodiscard]] bool is_word(std::string_view word) const {
    return now().kind == Token::Kind::Word && upper(now().text) == word;
  }
  bool take_sign(std::string_view sign) { return is_sign(sign) && ++at_; }
  bool take_word(std::string_view word) { return is_word(word) && ++at_; }
  void need_sign(std::string_view sign) {
    if (!take_sign(sign)) fail("'" + std::string(sign) + "'");
  }
  void need_word(std::string_view word) {
    if (!take_word(word)) fail(std::string(word));
  }
  [[noreturn]] void fail(const std::string& expected) const {
    const Token& found = now();
    const std::string what = found.kind == Token::Kind::End
                                 ? "the end of the query"
                                 : "'" + std::string(text_.substr(found.offset, next_offset() - found.offset)) + "'";
    throw SyntaxError(text_, found.offset, "expected " + expected + ", found " + what);
  }
  [[noreturn]] void refuse(std::size_t offset, const std::string& what) const {
    throw SyntaxError(text_, offset, what);
  }
  [[nodiscard]] std::size_t next_offset() const {
    std::size_t end = at_ + 1 < tokens_.size() ? tokens_[at_ + 1].offset : text_.size();
    while (end > now().offset + 1 && static_cast<unsigned char>(text_[end - 1]) <= ' ') --end;
    return std::min(end, now().offset + 40);
  }

  // Names -------------------------------------------------------------------------------------------------------------
  Slot new_slot() { return slots_++; }
  Slot slot_of(const std::string& name) {
    const auto [found, fresh] = scopes_.back().emplace(name, slots_);
    if (fresh) ++slots_;
    return found->second;
  }
  Place hidden() { return {true, new_slot()}; }

  std::string resolve(const Token& token) const {
    std::string iri;
    if (token.kind == Token::Kind::Iri) {
      iri = is_absolute_iri(token.text) ? token.text : base_ + token.text;
    } else {
      const std::size_t colon = token.text.find(':');
      const auto found = prefixes_.find(token.text.substr(0, colon));
      if (found == prefixes_.end())
        refuse(token.offset, "no PREFIX declares '" + token.text.substr(0, colon + 1) + "'");
      iri = found->second + token.text.substr(colon + 1);
    }
    if (!is_absolute_iri(iri)) refuse(token.offset, "expected an absolute IRI, found <" + iri + ">");
    return iri;
  }
  [[nodiscard]] bool is_iri() const { return now().kind == Token::Kind::Iri || now().kind == Token::Kind::Prefixed; }
  std::string take_iri() {
    if (!is_iri()) fail("an IRI");
    return resolve(tokens_[at_++]);
  }
  NodeId iri(std::string_view text) { return pool_.intern(NodeKind::Iri, text); }
  NodeId literal(std::string_view text, std::string_view type) { return pool_.intern(NodeKind::Literal, text, type); }
  NodeId typed(std::string_view text, std::string_view local) {
    return literal(text, std::string(kXsd) + std::string(local));
  }

  // Query forms -------------------------------------------------------------------------------------------------------
  void parse_prologue() {
    for (;;) {
      if (take_word("BASE")) {
        base_ = take_iri();
      } else if (take_word("PREFIX")) {
        if (now().kind != Token::Kind::Prefixed || !now().text.ends_with(':')) fail("a prefix and a colon");
        const std::string name = tokens_[at_++].text;
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
      const std::string name = tokens_[at_++].text;
      return {name, slot_of(name), {}};
    }
    need_sign("(");
    Expression expression = parse_expression();
    need_word("AS");
    if (now().kind != Token::Kind::Variable) fail("a variable");
    const std::string name = tokens_[at_++].text;
    need_sign(")");
    return {name, slot_of(name), std::move(expression)};
  }

  void check_grouping(const Select& select, std::size_t offset) const {
    if (!select.grouped) return;
    std::vector<Slot> known;
    for (const auto& key : select.group_by) known.push_back(key.slot);
    for (const auto& aggregate : select.aggregates) known.push_back(aggregate.slot);
    for (const auto& column : select.columns) {
      const auto check = [&](const Expression& part) {
        if (part.operation == Operation::Variable && std::ranges::find(known, part.slot) == known.end())
          refuse(offset, "?" + name_of(part.slot) +
                             " is neither grouped by nor inside COUNT, SUM, MIN, MAX, AVG, SAMPLE or GROUP_CONCAT");
      };
      if (column.expression) {
        for_each(*column.expression, check);
        known.push_back(column.slot);
      } else {
        Expression variable;
        variable.operation = Operation::Variable;
        variable.slot = column.slot;
        check(variable);
      }
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
    if (now().kind == Token::Kind::Variable) return {slot_of(tokens_[at_++].text), {}};
    if (!take_sign("(")) return {new_slot(), parse_constraint()};
    Expression expression = parse_expression();
    Slot slot = 0;
    if (take_word("AS")) {
      if (now().kind != Token::Kind::Variable) fail("a variable");
      slot = slot_of(tokens_[at_++].text);
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
    return std::stoul(tokens_[at_++].text);
  }

  // Patterns ----------------------------------------------------------------------------------------------------------
  Group parse_group() {
    need_sign("{");
    Group group;
    if (is_word("SELECT")) {
      group.elements.push_back(parse_subquery());
      need_sign("}");
      return group;
    }
    while (!take_sign("}")) {
      parse_element(group);
      take_sign(".");
    }
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
    if (now().kind != Token::Kind::Variable) fail("a variable");
    element.slot = slot_of(tokens_[at_++].text);
    need_sign(")");
    return element;
  }

  Element parse_values() {
    need_word("VALUES");
    Element element = make(Element::Kind::Values);
    const bool many = take_sign("(");
    while (now().kind == Token::Kind::Variable) {
      element.columns.push_back(slot_of(tokens_[at_++].text));
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
    const Place place = parse_place();
    if (place.variable) refuse(tokens_[at_ - 1].offset, "expected an IRI, a literal or UNDEF");
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

  // A variable, an IRI, a literal, or a blank node, which in a pattern is a variable without a name.
  Place parse_place() {
    if (now().kind == Token::Kind::Variable) return {true, slot_of(tokens_[at_++].text)};
    if (now().kind == Token::Kind::Blank) return {true, slot_of("_:" + tokens_[at_++].text)};
    if (is_iri()) return {false, iri(take_iri())};
    return {false, parse_literal()};
  }

  NodeId parse_literal() {
    std::string sign;
    if ((is_sign("+") || is_sign("-")) && (ahead().kind == Token::Kind::Integer ||
                                           ahead().kind == Token::Kind::Decimal || ahead().kind == Token::Kind::Double))
      sign = tokens_[at_++].text == "-" ? "-" : "";
    const Token& token = now();
    switch (token.kind) {
      case Token::Kind::Integer:
        ++at_;
        return typed(sign + token.text, "integer");
      case Token::Kind::Decimal:
        ++at_;
        return typed(sign + token.text, "decimal");
      case Token::Kind::Double:
        ++at_;
        return typed(sign + token.text, "double");
      case Token::Kind::String:
        return parse_string();
      default:
        break;
    }
    if (is_word("TRUE") || is_word("FALSE"))
      return typed(upper(tokens_[at_++].text) == "TRUE" ? "true" : "false", "boolean");
    fail("a variable, an IRI or a literal");
  }

  NodeId parse_string() {
    const std::string text = tokens_[at_++].text;
    if (now().kind == Token::Kind::Language) return literal(text, "@" + tokens_[at_++].text);
    if (!take_sign("^^")) return literal(text, "");
    const std::string datatype = take_iri();
    return literal(text, datatype == std::string(kXsd) + "string" ? "" : datatype);
  }

  // Paths -------------------------------------------------------------------------------------------------------------
  static Path path(Path::Kind kind, std::vector<Path> parts) {
    Path result;
    result.kind = kind;
    result.parts = std::move(parts);
    return result;
  }

  Path parse_path() {
    std::vector<Path> parts{parse_path_sequence()};
    while (take_sign("|")) parts.push_back(parse_path_sequence());
    return parts.size() == 1 ? parts[0] : path(Path::Kind::Alternative, std::move(parts));
  }
  Path parse_path_sequence() {
    std::vector<Path> parts{parse_path_step()};
    while (take_sign("/")) parts.push_back(parse_path_step());
    return parts.size() == 1 ? parts[0] : path(Path::Kind::Sequence, std::move(parts));
  }
  Path parse_path_step() {
    if (take_sign("^")) return path(Path::Kind::Inverse, {parse_path_repeat()});
    return parse_path_repeat();
  }
  Path parse_path_repeat() {
    Path part = parse_path_primary();
    if (take_sign("*")) return path(Path::Kind::ZeroOrMore, {std::move(part)});
    if (take_sign("+")) return path(Path::Kind::OneOrMore, {std::move(part)});
    if (take_sign("?")) return path(Path::Kind::ZeroOrOne, {std::move(part)});
    return part;
  }
  Path parse_path_primary() {
    if (take_sign("(")) {
      Path inner = parse_path();
      need_sign(")");
      return inner;
    }
    if (!take_sign("!")) return parse_link();
    if (!take_sign("(")) return path(Path::Kind::Negated, {parse_negated()});
    std::vector<Path> parts;
    if (!is_sign(")")) do
        parts.push_back(parse_negated());
      while (take_sign("|"));
    need_sign(")");
    return path(Path::Kind::Negated, std::move(parts));
  }
  Path parse_negated() { return take_sign("^") ? path(Path::Kind::Inverse, {parse_link()}) : parse_link(); }
  Path parse_link() {
    Path link;
    if (now().kind == Token::Kind::Word && now().text == "a") {
      ++at_;
      link.link = iri(std::string(kRdf) + "type");
    } else if (is_iri()) {
      link.link = iri(take_iri());
    } else {
      fail("a predicate");
    }
    return link;
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
    const bool negated = is_word("NOT") && upper(ahead().text) == "IN" && ++at_;
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
    if (negated) ++at_;
    if (negated || name == "EXISTS") {
      ++at_;
      Expression exists = operation(negated ? Operation::NotExists : Operation::Exists, {});
      exists.groups.push_back(parse_group());
      return exists;
    }
    for (const AggregateName& aggregate : kAggregates)
      if (aggregate.name == name) return parse_aggregate(aggregate.operation);
    const Function* function = find_function(name);
    if (!function) refuse(offset, "no function " + now().text);
    ++at_;
    Expression call = operation(Operation::Call, parse_arguments());
    call.function = function;
    if (call.arguments.size() < function->least || call.arguments.size() > function->most)
      refuse(offset, name + " does not take " + std::to_string(call.arguments.size()) + " arguments");
    return call;
  }

  // The aggregate goes to the query at hand; what stands in its place is a variable.
  Expression parse_aggregate(Operation kind) {
    if (!current_ || in_aggregate_) refuse(now().offset, "an aggregate may not stand here");
    ++at_;
    in_aggregate_ = true;
    Expression aggregate = operation(kind, {});
    aggregate.name = " ";
    need_sign("(");
    aggregate.distinct = take_word("DISTINCT");
    if (!(kind == Operation::Count && take_sign("*"))) aggregate.arguments.push_back(parse_expression());
    if (kind == Operation::GroupConcat && take_sign(";")) {
      need_word("SEPARATOR");
      need_sign("=");
      if (now().kind != Token::Kind::String) fail("a string");
      aggregate.name = tokens_[at_++].text;
    }
    need_sign(")");
    in_aggregate_ = false;
    Expression variable = operation(Operation::Variable, {});
    variable.slot = new_slot();
    current_->aggregates.push_back({variable.slot, std::move(aggregate)});
    return variable;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  NodePool& pool_;
  std::size_t at_ = 0;
  std::string base_;
  std::map<std::string, std::string> prefixes_;
  std::vector<std::map<std::string, Slot>> scopes_;  // the innermost last
  Slot slots_ = 0;
  Select* current_ = nullptr;  // where aggregates belong
  bool in_aggregate_ = false;
  Query query_;
};

}  // namespace

Query parse_query(std::string_view text, NodePool& pool, std::span<const Prefix> prefixes) {
  return Parser(text, pool, prefixes).run();
}

}  // namespace dateline::sparql
