// Plain text of corpora as our own tokens and sentences, for parsers to learn from what other parsers make of it.
#pragma once

#include <string>
#include <vector>

#include "extract/text/token_lexicon.h"
#include "extract/train/treebank.h"

namespace dateline {

// Reads by the file's name, packed or not: polnear/….jsonl (articles), gap-*.tsv (paragraphs), or sentences as
// read_plain_sentences reads them, whose spaces are lost. Sentences of one or two tokens are left out, and those longer
// than a parser meets in prose. Throws as those readers do.
[[nodiscard]] std::vector<TrainingSentence> read_plain_text(const std::vector<std::string>& paths,
                                                            const TokenLexicon& lexicon, const Clusters& clusters,
                                                            const Dictionary& dictionary);

}  // namespace dateline
