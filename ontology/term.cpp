// Validation follows RFC 3987 section 2.2 (IRI characters), RFC 5646 section 2.1 (tag shape) and XML Schema 1.1 part 2
// (lexical forms). Normalisation to NFC is utf8proc's.
#include "ontology/term.h"

#include <utf8proc.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "ontology/day.h"

namespace dateline {
namespace {

constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";

bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// The length of the well-formed UTF-8 sequence at `at`, with its code point; 0 where it is ill-formed.
std::size_t decode(std::string_view text, std::size_t at, std::int32_t& code_point) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
  const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
  return length > 0 ? static_cast<std::size_t>(length) : 0;
}

// ucschar and iprivate of RFC 3987, less the noncharacters that end each plane.
bool is_iri_code_point(std::int32_t c) {
  if ((c & 0xFFFE) == 0xFFFE) return false;
  return (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) || (c >= 0xFDF0 && c <= 0xFFEF) || c >= 0x10000;
}

bool is_iri_ascii(char c) {
  constexpr std::string_view kPunctuation = "-._~:/?#@!$&'()*+,;=";
  return is_alpha(c) || is_digit(c) || kPunctuation.find(c) != std::string_view::npos;
}

// The bytes at `at` that may stand in an IRI: a character, or a whole %XX escape; 0 where they may not.
std::size_t iri_unit(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (static_cast<unsigned char>(c) >= 0x80) {
    std::int32_t code_point = 0;
    const std::size_t length = decode(text, at, code_point);
    return length != 0 && is_iri_code_point(code_point) ? length : 0;
  }
  if (c == '%') return at + 2 < text.size() && is_hex(text[at + 1]) && is_hex(text[at + 2]) ? 3 : 0;
  return is_iri_ascii(c) ? 1 : 0;
}

// The length of "scheme:" at the start; 0 where there is none.
std::size_t scheme_length(std::string_view text) {
  if (text.empty() || !is_alpha(text[0])) return 0;
  std::size_t at = 1;
  while (at < text.size() &&
         (is_alpha(text[at]) || is_digit(text[at]) || text[at] == '+' || text[at] == '-' || text[at] == '.'))
    ++at;
  return at < text.size() && text[at] == ':' ? at + 1 : 0;
}

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80 || c == '\0') return false;
  return true;
}

// Ill-formed bytes and NUL become U+FFFD.
std::string well_formed(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::int32_t code_point = 0;
    const std::size_t length = decode(text, at, code_point);
    if (length == 0 || code_point == 0) {
      result += "\xEF\xBF\xBD";
      ++at;
    } else {
      result += text.substr(at, length);
      at += length;
    }
  }
  return result;
}

std::string normalised(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  const std::string valid = well_formed(text);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> composed(
      utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(valid.c_str())), &std::free);
  return composed ? reinterpret_cast<const char*>(composed.get()) : valid;
}

std::string cut(std::string text) {
  if (text.size() <= kMaxLiteralBytes) return text;
  std::size_t end = kMaxLiteralBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  return text;
}

std::string xsd(std::string_view type) { return std::string(kXsd) + std::string(type); }

std::string checked_day_text(Date day) {
  if (!is_calendar_day(day.year, day.month, day.day)) throw std::invalid_argument("date: no such day");
  return day_text(day);
}

// A shape of digits ('9') and literal characters.
bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (shape[i] == '9' ? !is_digit(text[i]) : text[i] != shape[i]) return false;
  return true;
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_date(std::string_view text) { return parse_day(text).has_value(); }

bool is_utc_time(std::string_view text) {
  return has_shape(text, "99:99:99Z") && number(text.substr(0, 2)) < 24 && number(text.substr(3, 2)) < 60 &&
         number(text.substr(6, 2)) < 60;
}

bool is_date_time(std::string_view text) {
  return text.size() == 20 && text[10] == 'T' && is_date(text.substr(0, 10)) && is_utc_time(text.substr(11));
}

bool is_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

bool is_decimal(std::string_view text) {
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  std::size_t digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == point) continue;
    if (!is_digit(text[i])) return false;
    ++digits;
  }
  return digits > 0;
}

bool is_boolean(std::string_view text) { return text == "true" || text == "false"; }

// The datatypes that serialisers may write bare or that stores reject when malformed.
struct LexicalRule {
  std::string_view type;
  bool (*holds)(std::string_view);
};
constexpr std::array kLexicalRules{LexicalRule{"integer", is_integer}, LexicalRule{"boolean", is_boolean},
                                   LexicalRule{"decimal", is_decimal}, LexicalRule{"date", is_date},
                                   LexicalRule{"dateTime", is_date_time}};

}  // namespace

bool is_absolute_iri(std::string_view text) {
  if (text.size() > kMaxIriBytes) return false;
  const std::size_t scheme = scheme_length(text);
  if (scheme == 0 || scheme == text.size()) return false;
  bool fragment = false;
  for (std::size_t at = scheme; at < text.size();) {
    if (text[at] == '#') {
      if (fragment) return false;
      fragment = true;
    }
    const std::size_t unit = iri_unit(text, at);
    if (unit == 0) return false;
    at += unit;
  }
  return true;
}

std::string percent_encode_iri(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string result;
  bool fragment = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t unit = text[at] == '#' && fragment ? 0 : iri_unit(text, at);
    fragment = fragment || text[at] == '#';
    if (unit != 0) {
      result += text.substr(at, unit);
      at += unit;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[at++]);
    result += {'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return result;
}

bool is_language_tag(std::string_view text) {
  std::size_t group = 0;
  bool first = true;
  for (const char c : text) {
    if (c == '-') {
      if (group == 0) return false;
      group = 0;
      first = false;
    } else if (!(is_alpha(c) || (!first && is_digit(c))) || ++group > 8) {
      return false;
    }
  }
  return group > 0;
}

Term::Term(Kind kind, std::string value, std::string datatype, std::string language)
    : kind_(kind), value_(std::move(value)), datatype_(std::move(datatype)), language_(std::move(language)) {}

Term Term::iri(std::string text) {
  if (!is_absolute_iri(text))
    throw std::invalid_argument("expected an absolute IRI, found <" + text.substr(0, 200) + ">");
  return {Kind::Iri, std::move(text), {}, {}};
}

Term Term::text(std::string_view text, std::string_view language) {
  if (!is_language_tag(language))
    throw std::invalid_argument("expected a language tag, found " + std::string(language));
  std::string tag(language);
  for (char& c : tag)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return {Kind::Literal, cut(normalised(text)), {}, std::move(tag)};
}

Term Term::string(std::string_view text) { return {Kind::Literal, cut(normalised(text)), {}, {}}; }
Term Term::integer(std::int64_t value) { return {Kind::Literal, std::to_string(value), xsd("integer"), {}}; }
Term Term::boolean(bool value) { return {Kind::Literal, value ? "true" : "false", xsd("boolean"), {}}; }

Term Term::decimal(double value) {
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.2f", value);
  return {Kind::Literal, buffer.data(), xsd("decimal"), {}};
}

Term Term::date(Date value) { return {Kind::Literal, checked_day_text(value), xsd("date"), {}}; }

Term Term::date_time(Date day, std::string_view time) {
  if (!is_utc_time(time)) throw std::invalid_argument("expected HH:MM:SSZ, found " + std::string(time));
  return {Kind::Literal, checked_day_text(day) + "T" + std::string(time), xsd("dateTime"), {}};
}

Term Term::literal(std::string_view lexical, std::string_view datatype, std::string_view language) {
  if (!language.empty()) return text(lexical, language);
  if (datatype.empty() || datatype == xsd("string")) return string(lexical);
  if (!is_absolute_iri(datatype))
    throw std::invalid_argument("expected a datatype IRI, found <" + std::string(datatype) + ">");
  for (const LexicalRule& rule : kLexicalRules)
    if (datatype == xsd(rule.type) && !rule.holds(lexical))
      throw std::invalid_argument("expected xsd:" + std::string(rule.type) + ", found " +
                                  std::string(lexical.substr(0, 200)));
  return {Kind::Literal, cut(normalised(lexical)), std::string(datatype), {}};
}

}  // namespace dateline
