// SPARQL 1.1 section 19.8 from rule [88] (paths) and [126] (terms) downwards.
#include "export/sparql/terms_parser.h"

#include <algorithm>

#include "ontology/term.h"

namespace dateline::sparql {
namespace {

constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";
constexpr std::size_t kDeepest = 500;

Path path(Path::Kind kind, std::vector<Path> parts) {
  Path result;
  result.kind = kind;
  result.parts = std::move(parts);
  return result;
}

bool is_number(const Token& token) {
  return token.kind == Token::Kind::Integer || token.kind == Token::Kind::Decimal || token.kind == Token::Kind::Double;
}

}  // namespace

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

TermsParser::TermsParser(std::string_view text, NodePool& pool, std::span<const Prefix> prefixes)
    : scopes_(1), text_(text), tokens_(find_tokens(text)), pool_(pool) {
  for (const Prefix& prefix : prefixes) prefixes_.emplace(prefix.name, prefix.iri);
}

TermsParser::Nesting::Nesting(TermsParser& parser) : parser_(parser) {
  if (parser.depth_ == kDeepest) parser.refuse(parser.now().offset, "nested more than 500 deep");
  ++parser.depth_;
}

bool TermsParser::is_sign(std::string_view sign) const { return now().kind == Token::Kind::Sign && now().text == sign; }
bool TermsParser::is_word(std::string_view word) const {
  return now().kind == Token::Kind::Word && upper(now().text) == word;
}

void TermsParser::need_sign(std::string_view sign) {
  if (!take_sign(sign)) fail("'" + std::string(sign) + "'");
}
void TermsParser::need_word(std::string_view word) {
  if (!take_word(word)) fail(std::string(word));
}
std::string TermsParser::need_variable() {
  if (now().kind != Token::Kind::Variable) fail("a variable");
  return take().text;
}

std::size_t TermsParser::end_of_token() const {
  std::size_t end = at_ + 1 < tokens_.size() ? tokens_[at_ + 1].offset : text_.size();
  while (end > now().offset + 1 && static_cast<unsigned char>(text_[end - 1]) <= ' ') --end;
  return std::min(end, now().offset + 40);
}

void TermsParser::fail(const std::string& expected) const {
  const std::size_t start = now().offset;
  const bool at_end = now().kind == Token::Kind::End;
  refuse(start,
         "expected " + expected + ", found " +
             (at_end ? "the end of the query" : "'" + std::string(text_.substr(start, end_of_token() - start)) + "'"));
}

Slot TermsParser::slot_of(const std::string& name) {
  const auto [found, fresh] = scopes_.back().emplace(name, slots_);
  if (fresh) ++slots_;
  return found->second;
}

std::string TermsParser::resolve(const Token& token) const {
  std::string iri;
  if (token.kind == Token::Kind::Iri) {
    iri = is_absolute_iri(token.text) ? token.text : base_ + token.text;
  } else {
    const std::size_t colon = token.text.find(':');
    const auto found = prefixes_.find(token.text.substr(0, colon));
    if (found == prefixes_.end()) refuse(token.offset, "no PREFIX declares '" + token.text.substr(0, colon + 1) + "'");
    iri = found->second + token.text.substr(colon + 1);
  }
  if (!is_absolute_iri(iri)) refuse(token.offset, "expected an absolute IRI, found <" + iri + ">");
  return iri;
}

std::string TermsParser::take_iri() {
  if (!is_iri()) fail("an IRI");
  return resolve(take());
}

NodeId TermsParser::typed(std::string_view text, std::string_view local) {
  return literal(text, std::string(kXsd) + std::string(local));
}

Place TermsParser::parse_place() {
  if (now().kind == Token::Kind::Variable) return {true, slot_of(take().text)};
  if (now().kind == Token::Kind::Blank) return {true, slot_of("_:" + take().text)};
  if (is_iri()) return {false, iri(take_iri())};
  return {false, parse_literal()};
}

NodeId TermsParser::parse_literal() {
  std::string sign;
  if ((is_sign("+") || is_sign("-")) && is_number(ahead())) sign = take().text == "-" ? "-" : "";
  switch (now().kind) {
    case Token::Kind::Integer:
      return typed(sign + take().text, "integer");
    case Token::Kind::Decimal:
      return typed(sign + take().text, "decimal");
    case Token::Kind::Double:
      return typed(sign + take().text, "double");
    case Token::Kind::String:
      return parse_string();
    default:
      break;
  }
  if (take_word("TRUE")) return typed("true", "boolean");
  if (take_word("FALSE")) return typed("false", "boolean");
  fail("a variable, an IRI or a literal");
}

NodeId TermsParser::parse_string() {
  const std::string text = take().text;
  if (now().kind == Token::Kind::Language) return literal(text, "@" + take().text);
  if (!take_sign("^^")) return literal(text, "");
  const std::string datatype = take_iri();
  return literal(text, datatype == std::string(kXsd) + "string" ? "" : datatype);
}

Path TermsParser::parse_path() {
  const Nesting nesting(*this);
  std::vector<Path> parts{parse_path_sequence()};
  while (take_sign("|")) parts.push_back(parse_path_sequence());
  return parts.size() == 1 ? parts[0] : path(Path::Kind::Alternative, std::move(parts));
}

Path TermsParser::parse_path_sequence() {
  std::vector<Path> parts{parse_path_step()};
  while (take_sign("/")) parts.push_back(parse_path_step());
  return parts.size() == 1 ? parts[0] : path(Path::Kind::Sequence, std::move(parts));
}

Path TermsParser::parse_path_step() {
  if (take_sign("^")) return path(Path::Kind::Inverse, {parse_path_repeat()});
  return parse_path_repeat();
}

Path TermsParser::parse_path_repeat() {
  Path part = parse_path_primary();
  if (take_sign("*")) return path(Path::Kind::ZeroOrMore, {std::move(part)});
  if (take_sign("+")) return path(Path::Kind::OneOrMore, {std::move(part)});
  if (take_sign("?")) return path(Path::Kind::ZeroOrOne, {std::move(part)});
  return part;
}

Path TermsParser::parse_path_primary() {
  if (take_sign("(")) {
    Path inner = parse_path();
    need_sign(")");
    return inner;
  }
  if (!take_sign("!")) return parse_link();
  if (!take_sign("(")) return path(Path::Kind::Negated, {parse_negated()});
  std::vector<Path> parts;
  if (take_sign(")")) return path(Path::Kind::Negated, {});
  do parts.push_back(parse_negated());
  while (take_sign("|"));
  need_sign(")");
  return path(Path::Kind::Negated, std::move(parts));
}

Path TermsParser::parse_negated() { return take_sign("^") ? path(Path::Kind::Inverse, {parse_link()}) : parse_link(); }

Path TermsParser::parse_link() {
  Path link;
  if (now().kind == Token::Kind::Word && now().text == "a") {
    take();
    link.link = iri(std::string(kRdf) + "type");
  } else if (is_iri()) {
    link.link = iri(take_iri());
  } else {
    fail("a predicate");
  }
  return link;
}

}  // namespace dateline::sparql
