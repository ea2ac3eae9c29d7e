// Corpora of names as documents with gold names: two-column BIO files, CoreNLP's silver layer, GUM's entities.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "extract/document.h"
#include "extract/lexicon.h"
#include "extract/mentions/gazetteer.h"

namespace dateline {

struct NamedDocument {
  std::string id;
  Document document;       // text layer only
  std::vector<Name> gold;  // of kTaggedNames' types
};

// What a label of a corpus means: data/en/name_labels.tsv. MISC is decided by the gazetteer.
class NameLabels {
 public:
  NameLabels(const std::filesystem::path& table, const Gazetteer& gazetteer);

  // None for a label that is no name.
  [[nodiscard]] std::optional<NameType> type(std::string_view label, const Document& document, TokenRange name) const;

 private:
  WordMap<std::string> types_;
  const Gazetteer& gazetteer_;
};

// token<TAB>tag, an empty line after a sentence, "# newdoc id =" before a document; sentences without one are documents
// of their own. Throws std::runtime_error "path:line: …".
std::vector<NamedDocument> read_bio_names(const std::filesystem::path& path, const NameLabels& labels);

// "# newdoc id =" and lines of at least five columns: index, form, lemma, tag, label without B- or I-.
std::vector<NamedDocument> read_silver_names(const std::filesystem::path& path, const NameLabels& labels);

// GUM's documents with typed mentions (JSON Lines), of which those with a proper noun as head are cut to the name in
// them; `treebanks` are the CoNLL-U files with the tags of the same documents. Documents whose id begins with one of
// `left_out` are passed over.
std::vector<NamedDocument> read_gum_names(const std::filesystem::path& path, const std::vector<std::string>& treebanks,
                                          const std::vector<std::string>& left_out, const NameLabels& labels,
                                          const Gazetteer& gazetteer);

// The sentences that have a hyphenated word, with its parts as tokens of their own, as the tokenizer cuts them.
std::vector<NamedDocument> split_hyphens(const std::vector<NamedDocument>& documents);

// Each sentence as a document of its own.
std::vector<NamedDocument> sentences_apart(const std::vector<NamedDocument>& documents);

}  // namespace dateline
