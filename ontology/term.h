// RDF terms, valid by construction: IRIs by RFC 3987, literals with canonical lexical forms. Some serialisers accept
// anything with status SUCCESS and one bad IRI makes several stores refuse a whole file, so the check is here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ontology/span.h"

namespace dateline {

// Longest IRI in bytes and longest literal in bytes that every store we know loads.
inline constexpr std::size_t kMaxIriBytes = 1499;
inline constexpr std::size_t kMaxLiteralBytes = 1'000'000;

// True for an absolute IRI (RFC 3987, with scheme) of at most kMaxIriBytes in valid UTF-8.
[[nodiscard]] bool is_absolute_iri(std::string_view text);

// The text with every byte that an IRI may not hold percent-encoded ("a b" gives "a%20b"); '%' stays where it begins an
// escape.
[[nodiscard]] std::string percent_encode_iri(std::string_view text);

// True for a BCP 47 shaped tag: 1-8 letters, then groups of 1-8 letters or digits after hyphens.
[[nodiscard]] bool is_language_tag(std::string_view text);

class Term {
 public:
  enum class Kind : std::uint8_t { Iri, Literal };

  // An absolute IRI. Throws std::invalid_argument, naming the text, where is_absolute_iri is false.
  static Term iri(std::string text);
  // A string in a language ("en"). Ill-formed UTF-8 becomes U+FFFD, the text NFC; cut to kMaxLiteralBytes at a
  // character.
  static Term text(std::string_view text, std::string_view language);
  // An xsd:string; as text().
  static Term string(std::string_view text);
  static Term integer(std::int64_t value);
  static Term boolean(bool value);
  // An xsd:decimal with two digits after the point, never in exponent form.
  static Term decimal(double value);
  // An xsd:date without zone. Throws std::invalid_argument for a day that no calendar has.
  static Term date(Date value);
  // An xsd:dateTime in UTC; time is "HH:MM:SSZ". Throws std::invalid_argument for any other form.
  static Term date_time(Date day, std::string_view time);
  // A literal as another tool wrote it (reading graphs back). Throws std::invalid_argument for a bad datatype IRI,
  // a bad language tag, or a lexical form that xsd:integer, boolean, decimal, date or dateTime does not have.
  static Term literal(std::string_view lexical, std::string_view datatype, std::string_view language);

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is_iri() const { return kind_ == Kind::Iri; }
  [[nodiscard]] const std::string& value() const { return value_; }  // the IRI, or the lexical form
  [[nodiscard]] const std::string& datatype() const {
    return datatype_;
  }  // IRI; empty for IRIs, xsd:string and language strings
  [[nodiscard]] const std::string& language() const { return language_; }  // lower case; empty unless a language string

  friend auto operator<=>(const Term&, const Term&) = default;

 private:
  Term(Kind kind, std::string value, std::string datatype, std::string language);

  Kind kind_;
  std::string value_;
  std::string datatype_;
  std::string language_;
};

}  // namespace dateline
