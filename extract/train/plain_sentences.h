// Plain sentences of token forms out of annotated corpora, for what learns from words alone.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dateline {

using PlainSentence = std::vector<std::string>;

// Reads by the file's name, packed or not: *.conllu (CoNLL-U), *.conll (form and tag), *.tsv (index and form first,
// Penn escapes undone), *.jsonl (documents with "sentences" that have "tokens"). Left out are sentences that are a web
// address, and documents ("# newdoc id = …") whose id begins with one of `left_out`. Throws std::runtime_error "path:
// reason" for another name or a broken file.
std::vector<PlainSentence> read_plain_sentences(const std::filesystem::path& path,
                                                const std::vector<std::string>& left_out = {});

}  // namespace dateline
