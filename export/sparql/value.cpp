// Operators after SPARQL 1.1 section 17.3 and XPath 2.0. A decimal is kept as a double and printed with 15 digits: sums
// of confidences are right to that, sums of money beyond it would not be.
#include "export/sparql/value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace dateline::sparql {
namespace {

using Type = Value::Type;
constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";
constexpr std::string_view kLangString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";

struct TypeName {
  std::string_view name;
  Type type;
};
constexpr std::array kTypes{
    TypeName{"boolean", Type::Boolean}, TypeName{"integer", Type::Integer}, TypeName{"decimal", Type::Decimal},
    TypeName{"float", Type::Float}, TypeName{"double", Type::Double}, TypeName{"date", Type::Date},
    TypeName{"dateTime", Type::DateTime}, TypeName{"string", Type::String},
    // derived from integer, read as such
    TypeName{"int", Type::Integer}, TypeName{"long", Type::Integer}, TypeName{"short", Type::Integer},
    TypeName{"byte", Type::Integer}, TypeName{"nonNegativeInteger", Type::Integer},
    TypeName{"positiveInteger", Type::Integer}, TypeName{"unsignedInt", Type::Integer},
    TypeName{"unsignedLong", Type::Integer}, TypeName{"gYear", Type::Other}};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> parse_double(std::string_view text) {
  if (text == "INF" || text == "+INF") return HUGE_VAL;
  if (text == "-INF") return -HUGE_VAL;
  if (text == "NaN") return std::nan("");
  for (const char c : text)
    if ((c < '0' || c > '9') && c != '.' && c != 'e' && c != 'E' && c != '+' && c != '-') return std::nullopt;
  return parse_number<double>(text);
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  return parse_number<int>(text.substr(at, count));
}

// Days since 1970 of "YYYY-MM-DD" at the start of the text.
std::optional<std::int64_t> parse_days(std::string_view text) {
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (!year || !month || !day || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

// Seconds that a zone ("Z", "+02:00", or none) is ahead of UTC.
std::optional<std::int64_t> parse_zone(std::string_view zone) {
  if (zone.empty() || zone == "Z") return 0;
  const auto hours = digits(zone, 1, 2);
  const auto minutes = digits(zone, 4, 2);
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':' || !hours || !minutes)
    return std::nullopt;
  const std::int64_t offset = *hours * 3600 + *minutes * 60;
  return zone[0] == '-' ? -offset : offset;
}

bool parse_date(Value& value) {
  const auto days = parse_days(value.text);
  const auto zone = days ? parse_zone(std::string_view(value.text).substr(10)) : std::nullopt;
  if (zone) value.integer = *days;
  return zone.has_value();
}

bool parse_date_time(Value& value) {
  const std::string_view text = value.text;
  const auto days = parse_days(text);
  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  const auto second = digits(text, 17, 2);
  if (!days || !hour || !minute || !second || text[10] != 'T' || text[13] != ':' || text[16] != ':') return false;
  std::size_t end = 19;
  if (end < text.size() && text[end] == '.') {
    ++end;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    value.number = parse_number<double>(text.substr(19, end - 19)).value_or(0);
  }
  const auto zone = parse_zone(text.substr(end));
  if (!zone) return false;
  value.integer = *days * 86400 + *hour * 3600 + *minute * 60 + *second - *zone;
  return true;
}

// Fills in what the lexical form says; false: it says nothing in this type.
bool parse(Value& value) {
  const std::string_view text = trimmed(value.text);
  switch (value.type) {
    case Type::Boolean:
      value.integer = text == "true" || text == "1";
      return value.integer != 0 || text == "false" || text == "0";
    case Type::Integer:
      if (const auto number = parse_number<std::int64_t>(text)) {
        value.integer = *number;
        value.number = static_cast<double>(*number);
        return true;
      }
      return false;
    case Type::Decimal:
      if (text.find_first_of("eE") != std::string_view::npos) return false;
      [[fallthrough]];
    case Type::Float:
    case Type::Double:
      if (const auto number = parse_double(text)) {
        value.number = *number;
        return true;
      }
      return false;
    case Type::Date:
      return parse_date(value);
    case Type::DateTime:
      return parse_date_time(value);
    default:
      return true;
  }
}

std::string decimal_text(double number) {
  if (number == 0) return "0";
  const int before = static_cast<int>(std::floor(std::log10(std::fabs(number)))) + 1;
  std::array<char, 400> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.*f", std::clamp(15 - before, 0, 18), number);
  std::string text = buffer.data();
  if (text.find('.') == std::string::npos) return text;
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

// XML Schema's canonical form: 1.5E0.
std::string double_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "INF" : "-INF";
  std::array<char, 64> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific);
  std::string text(buffer.data(), end);
  const std::size_t e = text.find('e');
  std::string mantissa = text.substr(0, e);
  if (mantissa.find('.') == std::string::npos) mantissa += ".0";
  return mantissa + "E" + std::to_string(std::stoi(text.substr(e + 1)));
}

Type promoted(const Value& a, const Value& b) { return std::max(a.type, b.type); }

template <class Whole, class Broken>
std::optional<Value> arithmetic(const Value& a, const Value& b, const Whole& whole, const Broken& broken) {
  if (!a.is_numeric() || !b.is_numeric()) return std::nullopt;
  const Type type = promoted(a, b);
  if (type != Type::Integer) return number_value(broken(a.number, b.number), type);
  std::int64_t result = 0;
  if (whole(a.integer, b.integer, &result)) return std::nullopt;  // does not fit
  return integer_value(result);
}

}  // namespace

Value literal_value(std::string text, std::string_view datatype) {
  Value value;
  value.text = std::move(text);
  if (datatype.empty()) return value;
  value.type = Type::Other;
  value.tag = datatype;
  if (!datatype.starts_with(kXsd)) return value;
  for (const TypeName& known : kTypes)
    if (datatype.substr(kXsd.size()) == known.name) value.type = known.type;
  if (!parse(value))
    value.type = Type::Other;
  else if (value.type != Type::Other && datatype_of(value) == datatype)
    value.tag.clear();
  return value;
}

Value value_of(const NodePool& pool, NodeId id) {
  const Node& node = pool[id];
  if (node.kind == NodeKind::Literal) {
    const std::string& type = pool.type(id);
    return type.starts_with('@') ? text_value(node.value, type.substr(1)) : literal_value(node.value, type);
  }
  Value value;
  value.type = node.kind == NodeKind::Iri ? Type::Iri : Type::Blank;
  value.text = node.value;
  return value;
}

NodeId node_of(NodePool& pool, const Value& value) {
  switch (value.type) {
    case Type::Iri:
      return pool.intern(NodeKind::Iri, value.text);
    case Type::Blank:
      return pool.intern(NodeKind::Blank, value.text);
    case Type::String:
      return pool.intern(NodeKind::Literal, value.text);
    case Type::LangString:
      return pool.intern(NodeKind::Literal, value.text, "@" + value.tag);
    default:
      return pool.intern(NodeKind::Literal, value.text, datatype_of(value));
  }
}

Value iri_value(std::string text) {
  Value value;
  value.type = Type::Iri;
  value.text = std::move(text);
  return value;
}

Value string_value(std::string text) {
  Value value;
  value.text = std::move(text);
  return value;
}

Value text_value(std::string text, std::string language) {
  Value value = string_value(std::move(text));
  if (language.empty()) return value;
  value.type = Type::LangString;
  value.tag = std::move(language);
  return value;
}

Value boolean_value(bool truth) {
  Value value;
  value.type = Type::Boolean;
  value.text = truth ? "true" : "false";
  value.integer = truth;
  return value;
}

Value integer_value(std::int64_t number) {
  Value value;
  value.type = Type::Integer;
  value.text = std::to_string(number);
  value.integer = number;
  value.number = static_cast<double>(number);
  return value;
}

Value number_value(double number, Value::Type type) {
  Value value;
  value.type = type;
  if (type == Type::Float) number = static_cast<float>(number);
  value.text = type == Type::Decimal ? decimal_text(number) : double_text(number);
  value.number = number;
  return value;
}

std::string datatype_of(const Value& value) {
  if (value.type == Type::LangString) return std::string(kLangString);
  if (!value.tag.empty()) return value.tag;
  for (const TypeName& known : kTypes)
    if (known.type == value.type) return std::string(kXsd) + std::string(known.name);
  return "";
}

std::optional<bool> effective_boolean(const Value& value) {
  if (value.type == Type::Boolean) return value.integer != 0;
  if (value.is_numeric()) return value.number != 0 && !std::isnan(value.number);
  if (value.is_string()) return !value.text.empty();
  return std::nullopt;
}

std::optional<std::partial_ordering> compare(const Value& a, const Value& b) {
  if (a.is_numeric() && b.is_numeric()) {
    if (a.type == Type::Integer && b.type == Type::Integer) return a.integer <=> b.integer;
    return a.number <=> b.number;
  }
  if (a.type != b.type) return std::nullopt;
  switch (a.type) {
    case Type::String:
      return a.text <=> b.text;
    case Type::Boolean:
    case Type::Date:
      return a.integer <=> b.integer;
    case Type::DateTime:
      if (a.integer != b.integer) return a.integer <=> b.integer;
      return a.number <=> b.number;
    default:
      return std::nullopt;
  }
}

std::optional<bool> equal(const Value& a, const Value& b) {
  if (const auto known = compare(a, b)) return *known == 0;
  if (a.type == b.type && a.text == b.text && a.tag == b.tag) return true;
  if (!a.is_literal() || !b.is_literal()) return false;
  if (a.type == Type::Other || b.type == Type::Other) return std::nullopt;  // values that nobody knows
  return false;
}

std::optional<Value> add(const Value& a, const Value& b) {
  return arithmetic(
      a, b, [](auto x, auto y, auto* z) { return __builtin_add_overflow(x, y, z); },
      [](double x, double y) { return x + y; });
}
std::optional<Value> subtract(const Value& a, const Value& b) {
  return arithmetic(
      a, b, [](auto x, auto y, auto* z) { return __builtin_sub_overflow(x, y, z); },
      [](double x, double y) { return x - y; });
}
std::optional<Value> multiply(const Value& a, const Value& b) {
  return arithmetic(
      a, b, [](auto x, auto y, auto* z) { return __builtin_mul_overflow(x, y, z); },
      [](double x, double y) { return x * y; });
}
std::optional<Value> divide(const Value& a, const Value& b) {
  if (!a.is_numeric() || !b.is_numeric()) return std::nullopt;
  const Type type = std::max(promoted(a, b), Type::Decimal);  // integers divide to a decimal
  if (type == Type::Decimal && b.number == 0) return std::nullopt;
  return number_value(a.number / b.number, type);
}

std::optional<Value> cast(const Value& value, std::string_view datatype) {
  if (value.type == Type::Blank || value.type == Type::LangString) return std::nullopt;
  const std::string local(datatype.substr(std::min(datatype.size(), kXsd.size())));
  if (local == "string") return string_value(value.text);
  if (value.type == Type::Iri) return std::nullopt;
  if (value.is_numeric() || value.type == Type::Boolean) {
    const double number = value.is_numeric() ? value.number : static_cast<double>(value.integer);
    if (local == "boolean") return boolean_value(number != 0 && !std::isnan(number));
    if (local == "double") return number_value(number, Type::Double);
    if (local == "float") return number_value(number, Type::Float);
    if (!std::isfinite(number)) return std::nullopt;
    if (local == "decimal") return number_value(number, Type::Decimal);
    if (local == "integer")
      return integer_value(value.type == Type::Integer ? value.integer : static_cast<std::int64_t>(number));
    return std::nullopt;
  }
  if (value.type == Type::DateTime && local == "date") return literal_value(value.text.substr(0, 10), datatype);
  if (value.type == Type::Date && local == "dateTime")
    return literal_value(value.text.substr(0, 10) + "T00:00:00", datatype);
  Value result = literal_value(std::string(trimmed(value.text)), datatype);
  if (result.type == Type::Other) return std::nullopt;
  return result;
}

std::strong_ordering order(const Value& a, const Value& b) {
  // Numbers are one kind, and strings with and without language are one.
  const auto kind = [](const Value& value) {
    if (value.is_numeric()) return Type::Integer;
    return value.type == Type::LangString ? Type::String : value.type;
  };
  if (kind(a) != kind(b)) return kind(a) <=> kind(b);
  if (const auto known = compare(a, b)) {
    if (*known < 0) return std::strong_ordering::less;
    if (*known > 0) return std::strong_ordering::greater;
  }
  if (a.text != b.text) return a.text <=> b.text;
  if (a.type != b.type) return a.type <=> b.type;
  return a.tag <=> b.tag;
}

}  // namespace dateline::sparql
