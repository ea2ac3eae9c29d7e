// Characters: what kind of character stands where in UTF-8 text, for reading token by token.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

enum class CharKind : std::uint8_t {
  Space,       // white space, line breaks, control and zero-width characters
  Upper,       // upper or title case letter
  Lower,       // any other letter or mark
  Digit,       // decimal digit
  Apostrophe,  // ' ’ ` ´ and ‘
  Quote,       // " “ ” « » and the like
  Open,        // ( [ {
  Close,       // ) ] }
  Stop,        // . ! ? …
  Hyphen,      // - ‐ ‑ – —
  Currency,    // $ € £ ¥
  Other        // all else, and bytes that are no UTF-8
};

struct Character {
  char32_t code = 0;
  std::uint32_t size = 1;  // in bytes, 1 to 4
  CharKind kind = CharKind::Space;
};

// The character that begins at byte `at`, which is within text. Total: a byte that begins no character is Other,
// size 1.
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);

// Whether the kind is a letter; whether it is a letter or digit.
[[nodiscard]] constexpr bool is_letter(CharKind kind) { return kind == CharKind::Upper || kind == CharKind::Lower; }
[[nodiscard]] constexpr bool is_word(CharKind kind) { return is_letter(kind) || kind == CharKind::Digit; }

// The text in lower case, character by character (simple case mapping); typographic apostrophes become '.
[[nodiscard]] std::string fold(std::string_view text);

}  // namespace dateline
