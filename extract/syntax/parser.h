// Syntax from tokens: tags, lemmas and dependency trees.
#pragma once

#include <filesystem>

#include "extract/document.h"
#include "extract/syntax/lemmatizer.h"
#include "extract/syntax/model_file.h"
#include "extract/syntax/network.h"
#include "extract/syntax/tagger.h"

namespace dateline {

// A greedy arc-hybrid parser: the network scores each state's moves, and the relation of each new arc.
class Parser {
 public:
  Parser() = default;
  // Views the network's sections; the file must outlive the parser.
  explicit Parser(const ModelFile& file, Kernel kernel = best_kernel()) : network_(file, kernel) {}

  // Buffers for one sentence; reused. After parse(), `state` has its heads and relations, `tags` its words' tags.
  struct Workspace {
    ParserState state;
    std::vector<InputRows> nodes;
    std::vector<TagLabel> tags;
    Network::Workspace network;
  };

  void parse(std::span<const WordForm> forms, std::span<const TagLabel> tags, Workspace& work) const;

 private:
  Network network_;
};

// The models of this stage, mapped.
struct SyntaxModels {
  // Maps clusters.bin, dictionary.model, tagger.model, lemmas.model and parser.model of the folder. Throws
  // std::runtime_error "path: …".
  explicit SyntaxModels(const std::filesystem::path& folder);

  Clusters clusters;
  ModelFile dictionary_file, tagger_file, lemmas_file, parser_file;
  Dictionary dictionary;
  Tagger tagger;
  Lemmatizer lemmatizer;
  Parser parser;
};

// One Word a token; each sentence is one tree with one root. Total.
[[nodiscard]] Syntax parse_syntax(const Document& document, const SyntaxModels& models);

}  // namespace dateline
