// CoNLL-U, the format of Universal Dependencies treebanks (universaldependencies.org/format.html): Documents out of it
// and Documents into it. Reading makes the text, layout, text and syntax layers as if the stages had.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"

namespace dateline {

// One document of a treebank. The article's text is rebuilt from the forms: sentences are apart by a space, paragraphs
// ("# newpar") by an empty line and each is a Story block.
struct TreebankDocument {
  Document document;
  std::vector<std::string> comments;  // by sentence: its "# …" lines, each with its line break
};

enum class ConlluColumns : std::uint8_t {
  All,       // tags, lemmas and trees are read
  FormsOnly  // columns 3 to 9 are ignored; `syntax` stays empty
};

// Documents in file order; `name` stands in messages. Relations keep the subtypes of Deprel and fall back to the
// universal relation; empty nodes and enhanced dependencies are passed over. Throws std::runtime_error
// "name:line: expected …, found …".
[[nodiscard]] std::vector<TreebankDocument> read_conllu(std::string_view bytes, const std::string& name,
                                                        ConlluColumns columns = ConlluColumns::All);

// Appends the document, one sentence after the other. Without comments (empty, or one a sentence) "# sent_id" and
// "# text" are made. MISC has NER=B-PERSON (or O) and start_char, end_char in code points of the article's text.
void write_conllu(const Document& document, const std::vector<std::string>& comments, std::string& out);

}  // namespace dateline
