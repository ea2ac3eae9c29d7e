// ASCII by a table, all else by utf8proc's categories. Simple case mapping only: "İ" and "ẞ" keep their length class.
#include "extract/text/characters.h"

#include <utf8proc.h>

#include <array>

namespace dateline {
namespace {

constexpr CharKind ascii_kind(char c) {
  if (c <= ' ' || c == 0x7F) return CharKind::Space;
  if (c >= 'A' && c <= 'Z') return CharKind::Upper;
  if (c >= 'a' && c <= 'z') return CharKind::Lower;
  if (c >= '0' && c <= '9') return CharKind::Digit;
  switch (c) {
    case '\'':
    case '`':
      return CharKind::Apostrophe;
    case '"':
      return CharKind::Quote;
    case '(':
    case '[':
    case '{':
      return CharKind::Open;
    case ')':
    case ']':
    case '}':
      return CharKind::Close;
    case '.':
    case '!':
    case '?':
      return CharKind::Stop;
    case '-':
      return CharKind::Hyphen;
    case '$':
      return CharKind::Currency;
    default:
      return CharKind::Other;
  }
}

constexpr std::array<CharKind, 128> kAscii = [] {
  std::array<CharKind, 128> table{};
  for (int c = 0; c < 128; ++c) table[static_cast<std::size_t>(c)] = ascii_kind(static_cast<char>(c));
  return table;
}();

CharKind category_kind(char32_t code) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return CharKind::Upper;
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return CharKind::Lower;
    case UTF8PROC_CATEGORY_ND:
      return CharKind::Digit;
    case UTF8PROC_CATEGORY_SC:
      return CharKind::Currency;
    case UTF8PROC_CATEGORY_PS:
      return CharKind::Open;
    case UTF8PROC_CATEGORY_PE:
      return CharKind::Close;
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
      return CharKind::Quote;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
      return CharKind::Space;
    default:
      return CharKind::Other;
  }
}

CharKind kind_of(char32_t code) {
  switch (code) {
    case U'’':
    case U'‘':
    case U'´':
    case U'ʼ':
      return CharKind::Apostrophe;
    case U'…':
      return CharKind::Stop;
    case U'„':
    case U'‟':
    case U'″':
      return CharKind::Quote;
    case U'‐':
    case U'‑':
    case U'–':
    case U'—':
    case U'―':
    case U'−':
      return CharKind::Hyphen;
    default:
      return category_kind(code);
  }
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1, kAscii[byte]};
  utf8proc_int32_t code = 0;
  const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                     static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  if (size <= 0) return {0xFFFD, 1, CharKind::Other};
  const auto point = static_cast<char32_t>(code);
  return {point, static_cast<std::uint32_t>(size), kind_of(point)};
}

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (c.code < 0x80) {
      folded += c.kind == CharKind::Upper ? static_cast<char>(c.code + 32) : static_cast<char>(c.code);
    } else if (c.kind == CharKind::Apostrophe) {
      folded += '\'';
    } else if (c.kind == CharKind::Upper) {
      std::array<utf8proc_uint8_t, 4> bytes{};
      const auto size = utf8proc_encode_char(utf8proc_tolower(static_cast<utf8proc_int32_t>(c.code)), bytes.data());
      folded.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
    } else {
      folded.append(text.substr(at, c.size));
    }
    at += c.size;
  }
  return folded;
}

}  // namespace dateline
