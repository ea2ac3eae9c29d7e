// Terminals of SPARQL 1.1, section 19.8. A '<' begins an IRI where an IRI follows up to '>', and is a sign elsewhere.
#include "export/sparql/lexer.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace dateline::sparql {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
// Bytes of names: other scripts pass as a whole.
bool is_name(char c) { return is_alpha(c) || is_digit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    std::vector<Token> tokens;
    do tokens.push_back(next());
    while (tokens.back().kind != Token::Kind::End);
    return tokens;
  }

 private:
  [[noreturn]] void fail(std::size_t offset, const std::string& what) const { throw SyntaxError(text_, offset, what); }
  [[nodiscard]] char at(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void skip_space() {
    while (at_ < text_.size()) {
      if (text_[at_] == '#')
        at_ = std::min(text_.find('\n', at_), text_.size());
      else if (static_cast<unsigned char>(text_[at_]) <= ' ')
        ++at_;
      else
        break;
    }
  }

  Token next() {
    skip_space();
    start_ = at_;
    if (at_ >= text_.size()) return make(Token::Kind::End, "");
    const char c = text_[at_];
    if (c == '<' && iri_end() != std::string_view::npos) return iri();
    if ((c == '?' || c == '$') && is_name(at(1))) return variable();
    if (c == '"' || c == '\'') return string();
    if (c == '@' && is_alpha(at(1))) return language();
    if (c == '_' && at(1) == ':') return blank();
    if (is_digit(c) || (c == '.' && is_digit(at(1)))) return number();
    if (is_name(c) || c == ':') return name();
    return sign();
  }

  Token make(Token::Kind kind, std::string text) const { return {kind, std::move(text), start_}; }

  [[nodiscard]] std::size_t iri_end() const {
    for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
      const char c = text_[i];
      if (c == '>') return i;
      if (static_cast<unsigned char>(c) <= ' ' || std::string_view("<\"{}|^`").find(c) != std::string_view::npos) break;
    }
    return std::string_view::npos;
  }

  Token iri() {
    const std::size_t end = iri_end();
    std::string text;
    ++at_;
    while (at_ < end) {
      if (text_[at_] == '\\')
        append_escape(text, false);
      else
        text += text_[at_++];
    }
    ++at_;
    return make(Token::Kind::Iri, std::move(text));
  }

  Token variable() {
    const std::size_t first = ++at_;
    while (is_name(at(0))) ++at_;
    return make(Token::Kind::Variable, std::string(text_.substr(first, at_ - first)));
  }

  Token blank() {
    const std::size_t first = at_ += 2;
    while (is_name(at(0)) || at(0) == '-' || (at(0) == '.' && is_name(at(1)))) ++at_;
    return make(Token::Kind::Blank, std::string(text_.substr(first, at_ - first)));
  }

  Token language() {
    const std::size_t first = ++at_;
    while (is_alpha(at(0)) || is_digit(at(0)) || at(0) == '-') ++at_;
    std::string tag(text_.substr(first, at_ - first));
    std::ranges::transform(tag, tag.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return make(Token::Kind::Language, std::move(tag));
  }

  Token string() {
    const char mark = text_[at_];
    const bool is_long = at(1) == mark && at(2) == mark;
    const std::string_view close = text_.substr(at_, is_long ? 3 : 1);
    at_ += close.size();
    std::string text;
    while (!text_.substr(at_).starts_with(close)) {
      if (at_ >= text_.size() || (!is_long && text_[at_] == '\n')) fail(start_, "expected the end of this string");
      if (text_[at_] == '\\')
        append_escape(text, true);
      else
        text += text_[at_++];
    }
    at_ += close.size();
    return make(Token::Kind::String, std::move(text));
  }

  void append_escape(std::string& text, bool string) {
    constexpr std::string_view kLetters = "tbnrf\\\"'";
    constexpr std::string_view kValues = "\t\b\n\r\f\\\"'";
    const char letter = at(1);
    const std::size_t digits = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    if (digits != 0) {
      std::uint32_t code_point = 0;
      const std::string_view hex = text_.substr(std::min(at_ + 2, text_.size()), digits);
      const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), code_point, 16);
      if (error != std::errc() || end != hex.data() + digits ||
          !utf8proc_codepoint_valid(static_cast<utf8proc_int32_t>(code_point)))
        fail(at_, "expected the hexadecimal digits of a character");
      std::array<utf8proc_uint8_t, 4> bytes{};
      const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes.data());
      text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
      at_ += 2 + digits;
      return;
    }
    const std::size_t known = kLetters.find(letter);
    if (!string || letter == '\0' || known == std::string_view::npos)
      fail(at_, "expected an escape such as \\n, found \\" + std::string(1, letter));
    text += kValues[known];
    at_ += 2;
  }

  Token number() {
    const std::size_t first = at_;
    while (is_digit(at(0))) ++at_;
    Token::Kind kind = Token::Kind::Integer;
    if (at(0) == '.' && is_digit(at(1))) {
      kind = Token::Kind::Decimal;
      ++at_;
      while (is_digit(at(0))) ++at_;
    }
    const std::size_t sign = at(1) == '+' || at(1) == '-' ? 2 : 1;
    if ((at(0) == 'e' || at(0) == 'E') && is_digit(at(sign))) {
      kind = Token::Kind::Double;
      at_ += sign;
      while (is_digit(at(0))) ++at_;
    }
    return make(kind, std::string(text_.substr(first, at_ - first)));
  }

  // A keyword, or a prefixed name: its local part may hold hyphens, inner dots, colons, %XX and escaped signs.
  Token name() {
    std::size_t colon = at_;
    while (colon < text_.size() && (is_name(text_[colon]) || text_[colon] == '-' || text_[colon] == '.')) ++colon;
    const std::size_t first = at_;
    if (colon >= text_.size() || text_[colon] != ':') {
      while (is_name(at(0))) ++at_;
      return make(Token::Kind::Word, std::string(text_.substr(first, at_ - first)));
    }
    std::string text(text_.substr(first, colon + 1 - first));
    for (at_ = colon + 1; is_local(); ++at_) {
      if (at(0) == '\\') ++at_;
      text += at(0);
    }
    return make(Token::Kind::Prefixed, std::move(text));
  }

  [[nodiscard]] bool is_local() const {
    const char c = at(0);
    if (c == '.') {
      std::size_t after = 1;
      while (at(after) == '.') ++after;
      return is_name(at(after)) || at(after) == '-' || at(after) == ':';
    }
    return is_name(c) || c == '-' || c == ':' || c == '%' || (c == '\\' && at(1) > ' ' && !is_name(at(1)));
  }

  Token sign() {
    for (const std::string_view two : {"^^", "&&", "||", "!=", "<=", ">="})
      if (text_.substr(at_).starts_with(two)) {
        at_ += 2;
        return make(Token::Kind::Sign, std::string(two));
      }
    constexpr std::string_view kSigns = "{}()[],;.=<>!+-*/|^?";
    if (kSigns.find(text_[at_]) == std::string_view::npos)
      fail(at_, "expected SPARQL, found '" + std::string(1, text_[at_]) + "'");
    return make(Token::Kind::Sign, std::string(1, text_[at_++]));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
};

std::size_t line_of(std::string_view text, std::size_t offset) {
  return static_cast<std::size_t>(std::ranges::count(text.substr(0, offset), '\n')) + 1;
}

std::size_t column_of(std::string_view text, std::size_t offset) {
  const std::size_t newline = text.substr(0, offset).rfind('\n');
  const std::string_view before = text.substr(newline == std::string_view::npos ? 0 : newline + 1,
                                              offset - (newline == std::string_view::npos ? 0 : newline + 1));
  return static_cast<std::size_t>(
             std::ranges::count_if(before, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; })) +
         1;
}

}  // namespace

SyntaxError::SyntaxError(std::string_view query, std::size_t offset, const std::string& what)
    : std::runtime_error(std::to_string(line_of(query, offset)) + ":" + std::to_string(column_of(query, offset)) +
                         ": " + what),
      line(line_of(query, offset)),
      column(column_of(query, offset)) {}

std::vector<Token> find_tokens(std::string_view query) { return Lexer(query).run(); }

}  // namespace dateline::sparql
