// paragraphs: which lines of a text belong together. A text may put a blank line between paragraphs, one paragraph on
// each line, or wrap its lines at some width.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ontology/span.h"

namespace dateline {

// One or more lines of running text, without the white space around them.
struct Paragraph {
  Span span;
  bool after_blank = true;  // a blank line, or the beginning of the text, stands before it
};

// In text order; everything outside of them is white space (also U+00A0, U+FEFF and other Unicode spaces).
[[nodiscard]] std::vector<Paragraph> split_paragraphs(std::string_view text);

// Comparable words: lower-case ASCII, straight quotation marks and hyphens, one space between words, none around.
[[nodiscard]] std::string plain(std::string_view text);

// Words between spaces of a text from plain().
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view plain_text);

// Bytes of white space at the beginning of the text; 0 where it begins with another character.
[[nodiscard]] std::size_t leading_space(std::string_view text);

}  // namespace dateline
