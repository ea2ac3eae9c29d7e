// Code points are counted in one pass over the text.
#include "extract/quotes/attribution_line.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "extract/quotes/nested.h"

namespace dateline {
namespace {

// Code points before each byte offset.
class CodePointsBefore {
 public:
  explicit CodePointsBefore(std::string_view text) {
    points_.reserve(text.size() + 1);
    std::uint32_t count = 0;
    for (const char c : text) {
      points_.push_back(count);
      count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    }
    points_.push_back(count);
  }
  std::uint32_t operator()(std::uint32_t offset) const { return points_[offset]; }

 private:
  std::vector<std::uint32_t> points_;
};

void append_quoted(std::string& out, std::string_view text) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_role(std::string& out, std::string_view name, const std::vector<TokenRange>& pieces,
                 const Document& document, const CodePointsBefore& before) {
  append_quoted(out, name);
  out += ": [";
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Span span = document.span_of(pieces[i]);
    out += i == 0 ? "[" : ", [";
    out += std::to_string(before(span.begin)) + ", " + std::to_string(before(span.end)) + "]";
  }
  out += "]";
}

}  // namespace

std::string attribution_line(std::string_view id, const Document& document,
                             const std::vector<Attribution>& attributions) {
  const CodePointsBefore before(document.article.text);
  std::string out = "{\"id\": ";
  append_quoted(out, id);
  out += ", \"attributions\": [";
  bool first = true;
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    if (attributions[i].rule == kNestedRule) continue;
    out += std::exchange(first, false) ? "{" : ", {";
    append_role(out, "source", attributions[i].source, document, before);
    out += ", ";
    append_role(out, "cue", attributions[i].cue, document, before);
    out += ", ";
    append_role(out, "content", attributions[i].content, document, before);
    out += "}";
  }
  return out + "]}";
}

}  // namespace dateline
