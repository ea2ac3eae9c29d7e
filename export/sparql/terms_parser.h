// The lower half of the parser: tokens, names, constants and property paths. The upper half (parser.cpp) is made of
// these.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/sparql/lexer.h"
#include "export/sparql/syntax.h"
#include "export/turtle_writer.h"

namespace dateline::sparql {

// The text with ASCII letters in capitals: how keywords compare.
[[nodiscard]] std::string upper(std::string text);

class TermsParser {
 protected:
  TermsParser(std::string_view text, NodePool& pool, std::span<const Prefix> prefixes);

  // The token at hand and the one behind it. take… moves on where it fits, need… throws SyntaxError where it does not.
  [[nodiscard]] const Token& now() const { return tokens_[at_]; }
  [[nodiscard]] const Token& ahead() const { return tokens_[at_ + 1 < tokens_.size() ? at_ + 1 : at_]; }
  [[nodiscard]] bool is_sign(std::string_view sign) const;
  [[nodiscard]] bool is_word(std::string_view word) const;
  [[nodiscard]] bool is_iri() const { return now().kind == Token::Kind::Iri || now().kind == Token::Kind::Prefixed; }
  const Token& take() { return tokens_[at_++]; }
  bool take_sign(std::string_view sign) { return is_sign(sign) && ++at_; }
  bool take_word(std::string_view word) { return is_word(word) && ++at_; }
  void need_sign(std::string_view sign);
  void need_word(std::string_view word);
  std::string need_variable();
  // Throws SyntaxError: "expected …, found" the token at hand; or, at an offset, what is wrong there.
  [[noreturn]] void fail(const std::string& expected) const;
  [[noreturn]] void refuse(std::size_t offset, const std::string& what) const {
    throw SyntaxError(text_, offset, what);
  }

  // Variables of the scope at hand.
  Slot new_slot() { return slots_++; }
  Slot slot_of(const std::string& name);
  Place hidden() { return {true, new_slot()}; }

  // Constants.
  std::string take_iri();
  NodeId iri(std::string_view text) { return pool_.intern(NodeKind::Iri, text); }
  NodeId literal(std::string_view text, std::string_view type) { return pool_.intern(NodeKind::Literal, text, type); }
  NodeId parse_literal();
  // A variable, an IRI, a literal, or a blank node, which in a pattern is a variable without a name.
  Place parse_place();

  Path parse_path();

  // Counts how deep the parser stands while it lives; throws SyntaxError where a query is nested beyond reason.
  class Nesting {
   public:
    explicit Nesting(TermsParser& parser);
    ~Nesting() { --parser_.depth_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

   private:
    TermsParser& parser_;
  };

  std::string base_;
  std::map<std::string, std::string> prefixes_;
  std::vector<std::map<std::string, Slot>> scopes_;  // the innermost last
  Slot slots_ = 0;

 private:
  [[nodiscard]] std::string resolve(const Token& token) const;
  [[nodiscard]] std::size_t end_of_token() const;
  NodeId typed(std::string_view text, std::string_view local);
  NodeId parse_string();
  Path parse_path_sequence();
  Path parse_path_step();
  Path parse_path_repeat();
  Path parse_path_primary();
  Path parse_negated();
  Path parse_link();

  std::string_view text_;
  std::vector<Token> tokens_;  // the last is the end
  NodePool& pool_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace dateline::sparql
