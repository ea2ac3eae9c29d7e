// Documents for unit tests, made from plain text by the simplest rules: an empty line ends a paragraph, a full stop
// before white space ends a sentence, white space and punctuation end a word.
#pragma once

#include <string>

#include "extract/document.h"

namespace dateline {

// A document with layout and text; all paragraphs are Story.
Document small_document(std::string text);

// The same with its quotations and with words that are all roots: capitalised ones proper nouns, the others nouns, what
// has no letter punctuation.
Document flat_document(std::string text);

}  // namespace dateline
