// Syntax from tokens: tags, lemmas and dependency trees.
#pragma once

#include <filesystem>

#include "extract/document.h"
#include "extract/syntax/lemmatizer.h"
#include "extract/syntax/model_file.h"
#include "extract/syntax/parser_features.h"
#include "extract/syntax/tagger.h"

namespace dateline {

// A greedy arc-hybrid parser over linear models: one chooses the move, another the relation of a new arc.
class Parser {
 public:
  Parser() = default;
  // Views the sections "moves" and "relations"; the file must outlive the parser.
  explicit Parser(const ModelFile& file);

  // Heads and relations of one sentence into `state`, which is reused.
  void parse(std::span<const WordForm> forms, std::span<const TagLabel> tags, ParserState& state) const;

 private:
  LinearModel moves_;
  LinearModel relations_;
};

// The models of this stage, mapped.
struct SyntaxModels {
  // Maps tagger_clusters.bin, tagger.model, lemmas.model and parser.model of the folder. Throws std::runtime_error "path: …".
  explicit SyntaxModels(const std::filesystem::path& folder);

  Clusters clusters;
  ModelFile tagger_file, lemmas_file, parser_file;
  Tagger tagger;
  Lemmatizer lemmatizer;
  Parser parser;
};

// One Word a token; each sentence is one tree with one root. Total.
[[nodiscard]] Syntax parse_syntax(const Document& document, const SyntaxModels& models);

}  // namespace dateline
