// Strings count in characters (code points). REGEX and REPLACE are PCRE2's, which has all of XPath's expressions but
// character class subtraction; a pattern that runs away is an error of that row.
#include "export/sparql/functions.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <openssl/evp.h>
#include <pcre2.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <vector>

#include "ontology/term.h"

namespace dateline::sparql {
namespace {

using Arguments = std::span<const Value>;
using Result = std::optional<Value>;
using Type = Value::Type;

constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";

// The byte at which character `index` begins; the size where the text is shorter.
std::size_t byte_of(std::string_view text, std::size_t index) {
  std::size_t at = 0;
  while (at < text.size() && index > 0) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    --index;
  }
  return at;
}

std::int64_t length(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

std::string mapped(std::string_view text, utf8proc_int32_t (*map)(utf8proc_int32_t)) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t c = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &c);
    if (size <= 0) {
      result += text[at++];
      continue;
    }
    at += static_cast<std::size_t>(size);
    std::array<utf8proc_uint8_t, 4> bytes{};
    result.append(reinterpret_cast<const char*>(bytes.data()),
                  static_cast<std::size_t>(utf8proc_encode_char(map(c), bytes.data())));
  }
  return result;
}

// Section 17.4.3.1.2: the second argument has no language, or the first one's.
bool compatible(const Value& a, const Value& b) {
  return a.is_string() && b.is_string() && (b.type == Type::String || (a.type == b.type && a.tag == b.tag));
}
// A string in the language of another.
Value like(const Value& model, std::string text) {
  return text_value(std::move(text), model.type == Type::LangString ? model.tag : "");
}

Result str(Arguments a) { return a[0].type == Type::Blank ? Result() : string_value(a[0].text); }
Result lang(Arguments a) {
  return a[0].is_literal() ? Result(string_value(a[0].type == Type::LangString ? a[0].tag : "")) : Result();
}
Result datatype(Arguments a) { return a[0].is_literal() ? Result(iri_value(datatype_of(a[0]))) : Result(); }
Result lang_matches(Arguments a) {
  if (!a[0].is_string() || !a[1].is_string()) return std::nullopt;
  const std::string tag = mapped(a[0].text, utf8proc_tolower);
  const std::string range = mapped(a[1].text, utf8proc_tolower);
  if (range == "*") return boolean_value(!tag.empty());
  return boolean_value(tag == range || tag.starts_with(range + "-"));
}
Result same_term(Arguments a) {
  return boolean_value(a[0].type == a[1].type && a[0].text == a[1].text && a[0].tag == a[1].tag);
}
Result is_iri(Arguments a) { return boolean_value(a[0].type == Type::Iri); }
Result is_blank(Arguments a) { return boolean_value(a[0].type == Type::Blank); }
Result is_literal(Arguments a) { return boolean_value(a[0].is_literal()); }
Result is_numeric(Arguments a) { return boolean_value(a[0].is_numeric()); }
Result to_iri(Arguments a) {
  if (a[0].type == Type::Iri) return a[0];
  return a[0].type == Type::String && is_absolute_iri(a[0].text) ? Result(iri_value(a[0].text)) : Result();
}
Result str_dt(Arguments a) {
  return a[0].type == Type::String && a[1].type == Type::Iri ? Result(literal_value(a[0].text, a[1].text)) : Result();
}
Result str_lang(Arguments a) {
  return a[0].type == Type::String && is_language_tag(a[1].text)
             ? Result(text_value(a[0].text, mapped(a[1].text, utf8proc_tolower)))
             : Result();
}

Result str_len(Arguments a) { return a[0].is_string() ? Result(integer_value(length(a[0].text))) : Result(); }
Result upper_case(Arguments a) {
  return a[0].is_string() ? Result(like(a[0], mapped(a[0].text, utf8proc_toupper))) : Result();
}
Result lower_case(Arguments a) {
  return a[0].is_string() ? Result(like(a[0], mapped(a[0].text, utf8proc_tolower))) : Result();
}
Result contains(Arguments a) {
  return compatible(a[0], a[1]) ? Result(boolean_value(a[0].text.find(a[1].text) != std::string::npos)) : Result();
}
Result starts(Arguments a) {
  return compatible(a[0], a[1]) ? Result(boolean_value(a[0].text.starts_with(a[1].text))) : Result();
}
Result ends(Arguments a) {
  return compatible(a[0], a[1]) ? Result(boolean_value(a[0].text.ends_with(a[1].text))) : Result();
}
Result before(Arguments a) {
  if (!compatible(a[0], a[1])) return std::nullopt;
  const std::size_t at = a[0].text.find(a[1].text);
  return at == std::string::npos ? string_value("") : like(a[0], a[0].text.substr(0, at));
}
Result after(Arguments a) {
  if (!compatible(a[0], a[1])) return std::nullopt;
  const std::size_t at = a[0].text.find(a[1].text);
  return at == std::string::npos ? string_value("") : like(a[0], a[0].text.substr(at + a[1].text.size()));
}
// XPath counts from 1 and rounds; what lies before the string is cut off.
Result substring(Arguments a) {
  if (!a[0].is_string() || !a[1].is_numeric() || (a.size() == 3 && !a[2].is_numeric())) return std::nullopt;
  const double size = static_cast<double>(length(a[0].text));
  const double first = std::round(a[1].number);
  const double last = a.size() == 3 ? std::min(first + std::round(a[2].number), size + 1) : size + 1;
  const double from = std::max(first, 1.0);
  if (!(from < last)) return like(a[0], "");
  const std::size_t begin = byte_of(a[0].text, static_cast<std::size_t>(from - 1));
  return like(a[0], a[0].text.substr(begin, byte_of(std::string_view(a[0].text).substr(begin),
                                                    static_cast<std::size_t>(last - from))));
}
Result concat(Arguments a) {
  std::string text;
  bool one_language = !a.empty();
  for (const Value& part : a) {
    if (!part.is_string()) return std::nullopt;
    one_language = one_language && part.type == Type::LangString && part.tag == a[0].tag;
    text += part.text;
  }
  return text_value(std::move(text), one_language ? a[0].tag : "");
}
Result encode_for_uri(Arguments a) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  if (!a[0].is_string()) return std::nullopt;
  std::string text;
  for (const char c : a[0].text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
        std::string_view("-_.~").find(c) != std::string_view::npos)
      text += c;
    else
      text += {'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return string_value(std::move(text));
}

// Regular expressions
// ---------------------------------------------------------------------------------------------------
struct FreeCode {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct FreeMatch {
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};

// Compiled once a pattern; null: it is no regular expression.
const pcre2_code* compile(const std::string& pattern, const std::string& flags) {
  static thread_local std::map<std::pair<std::string, std::string>, std::unique_ptr<pcre2_code, FreeCode>> known;
  const auto [found, fresh] = known.try_emplace({pattern, flags});
  if (!fresh) return found->second.get();
  std::uint32_t options = PCRE2_UTF | PCRE2_UCP;
  for (const char flag : flags) {
    if (flag == 'i')
      options |= PCRE2_CASELESS;
    else if (flag == 's')
      options |= PCRE2_DOTALL;
    else if (flag == 'm')
      options |= PCRE2_MULTILINE;
    else if (flag == 'x')
      options |= PCRE2_EXTENDED;
    else if (flag == 'q')
      options = (options | PCRE2_LITERAL) & ~static_cast<std::uint32_t>(PCRE2_UCP);  // a literal has no classes
    else
      return nullptr;
  }
  int error = 0;
  PCRE2_SIZE offset = 0;
  found->second.reset(
      pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), options, &error, &offset, nullptr));
  return found->second.get();
}

Result regex(Arguments a) {
  if (!a[0].is_string() || !a[1].is_string()) return std::nullopt;
  const pcre2_code* code = compile(a[1].text, a.size() > 2 ? a[2].text : "");
  if (!code) return std::nullopt;
  const std::unique_ptr<pcre2_match_data, FreeMatch> data(pcre2_match_data_create_from_pattern(code, nullptr));
  const int count =
      pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(a[0].text.data()), a[0].text.size(), 0, 0, data.get(), nullptr);
  if (count < 0 && count != PCRE2_ERROR_NOMATCH) return std::nullopt;
  return boolean_value(count > 0);
}

Result replace(Arguments a) {
  if (!a[0].is_string() || !a[1].is_string() || !a[2].is_string()) return std::nullopt;
  const pcre2_code* code = compile(a[1].text, a.size() > 3 ? a[3].text : "");
  if (!code) return std::nullopt;
  PCRE2_SIZE size = a[0].text.size() * 2 + a[2].text.size() + 64;
  for (int attempt = 0; attempt < 2; ++attempt) {
    std::string text(size, '\0');
    const int count = pcre2_substitute(code, reinterpret_cast<PCRE2_SPTR>(a[0].text.data()), a[0].text.size(), 0,
                                       PCRE2_SUBSTITUTE_GLOBAL | PCRE2_SUBSTITUTE_OVERFLOW_LENGTH |
                                           PCRE2_SUBSTITUTE_UNSET_EMPTY | PCRE2_SUBSTITUTE_UNKNOWN_UNSET,
                                       nullptr, nullptr, reinterpret_cast<PCRE2_SPTR>(a[2].text.data()),
                                       a[2].text.size(), reinterpret_cast<PCRE2_UCHAR*>(text.data()), &size);
    if (count >= 0) {
      text.resize(size);
      return like(a[0], std::move(text));
    }
    if (count != PCRE2_ERROR_NOMEMORY) return std::nullopt;
  }
  return std::nullopt;
}

// Numbers
// ---------------------------------------------------------------------------------------------------------------
Result rounded(const Value& value, double (*round)(double)) {
  if (!value.is_numeric()) return std::nullopt;
  return value.type == Type::Integer ? value : number_value(round(value.number), value.type);
}
Result absolute(Arguments a) {
  if (a[0].type == Type::Integer) return integer_value(a[0].integer < 0 ? -a[0].integer : a[0].integer);
  return rounded(a[0], [](double x) { return std::fabs(x); });
}
Result round_half_up(Arguments a) {
  return rounded(a[0], [](double x) { return std::floor(x + 0.5); });
}
Result ceiling(Arguments a) {
  return rounded(a[0], [](double x) { return std::ceil(x); });
}
Result floor_of(Arguments a) {
  return rounded(a[0], [](double x) { return std::floor(x); });
}

// Dates
// -----------------------------------------------------------------------------------------------------------------
Result part(const Value& value, std::size_t at, std::size_t count, bool of_time) {
  if (value.type != Type::DateTime && (of_time || value.type != Type::Date)) return std::nullopt;
  return integer_value(std::stoll(value.text.substr(at, count)));
}
Result year(Arguments a) { return part(a[0], 0, 4, false); }
Result month(Arguments a) { return part(a[0], 5, 2, false); }
Result day(Arguments a) { return part(a[0], 8, 2, false); }
Result hours(Arguments a) { return part(a[0], 11, 2, true); }
Result minutes(Arguments a) { return part(a[0], 14, 2, true); }
Result seconds(Arguments a) {
  const Result whole = part(a[0], 17, 2, true);
  return whole ? Result(number_value(whole->number + a[0].number, Type::Decimal)) : Result();
}
Result zone(Arguments a) {
  if (a[0].type != Type::DateTime) return std::nullopt;
  const std::size_t start = a[0].text.find_first_of("Z+-", 11);
  return string_value(start == std::string::npos ? "" : a[0].text.substr(start));
}
Result now(Arguments) {
  const auto time = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto days = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(days);
  const std::chrono::hh_mm_ss clock(time - days);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return literal_value(text.data(), std::string(kXsd) + "dateTime");
}

// Digests
// ---------------------------------------------------------------------------------------------------------------
Result digest(const Value& value, const EVP_MD* kind) {
  if (value.type != Type::String) return std::nullopt;
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  if (EVP_Digest(value.text.data(), value.text.size(), bytes.data(), &size, kind, nullptr) != 1) return std::nullopt;
  std::string text;
  for (unsigned i = 0; i < size; ++i) text += {"0123456789abcdef"[bytes[i] >> 4], "0123456789abcdef"[bytes[i] & 15]};
  return string_value(std::move(text));
}
Result md5(Arguments a) { return digest(a[0], EVP_md5()); }
Result sha1(Arguments a) { return digest(a[0], EVP_sha1()); }
Result sha256(Arguments a) { return digest(a[0], EVP_sha256()); }
Result sha384(Arguments a) { return digest(a[0], EVP_sha384()); }
Result sha512(Arguments a) { return digest(a[0], EVP_sha512()); }

constexpr auto kAny = static_cast<std::size_t>(-1);
constexpr Function kFunctions[] = {{"BOUND", 1, 1},
                                   {"IF", 3, 3},
                                   {"COALESCE", 1, kAny},
                                   {"BNODE", 0, 1},
                                   {"STR", 1, 1, str},
                                   {"LANG", 1, 1, lang},
                                   {"DATATYPE", 1, 1, datatype},
                                   {"LANGMATCHES", 2, 2, lang_matches},
                                   {"SAMETERM", 2, 2, same_term},
                                   {"ISIRI", 1, 1, is_iri},
                                   {"ISURI", 1, 1, is_iri},
                                   {"ISBLANK", 1, 1, is_blank},
                                   {"ISLITERAL", 1, 1, is_literal},
                                   {"ISNUMERIC", 1, 1, is_numeric},
                                   {"IRI", 1, 1, to_iri},
                                   {"URI", 1, 1, to_iri},
                                   {"STRDT", 2, 2, str_dt},
                                   {"STRLANG", 2, 2, str_lang},
                                   {"STRLEN", 1, 1, str_len},
                                   {"UCASE", 1, 1, upper_case},
                                   {"LCASE", 1, 1, lower_case},
                                   {"CONTAINS", 2, 2, contains},
                                   {"STRSTARTS", 2, 2, starts},
                                   {"STRENDS", 2, 2, ends},
                                   {"STRBEFORE", 2, 2, before},
                                   {"STRAFTER", 2, 2, after},
                                   {"SUBSTR", 2, 3, substring},
                                   {"CONCAT", 0, kAny, concat},
                                   {"ENCODE_FOR_URI", 1, 1, encode_for_uri},
                                   {"REGEX", 2, 3, regex},
                                   {"REPLACE", 3, 4, replace},
                                   {"ABS", 1, 1, absolute},
                                   {"ROUND", 1, 1, round_half_up},
                                   {"CEIL", 1, 1, ceiling},
                                   {"FLOOR", 1, 1, floor_of},
                                   {"YEAR", 1, 1, year},
                                   {"MONTH", 1, 1, month},
                                   {"DAY", 1, 1, day},
                                   {"HOURS", 1, 1, hours},
                                   {"MINUTES", 1, 1, minutes},
                                   {"SECONDS", 1, 1, seconds},
                                   {"TZ", 1, 1, zone},
                                   {"NOW", 0, 0, now},
                                   {"MD5", 1, 1, md5},
                                   {"SHA1", 1, 1, sha1},
                                   {"SHA256", 1, 1, sha256},
                                   {"SHA384", 1, 1, sha384},
                                   {"SHA512", 1, 1, sha512}};

}  // namespace

const Function* find_function(std::string_view name) {
  const auto* found = std::ranges::find(kFunctions, name, &Function::name);
  return found == std::end(kFunctions) ? nullptr : found;
}

}  // namespace dateline::sparql
