// The features of the linear parser: which move a state calls for, and which relation an arc has (after Zhang and Nivre
// 2011, without beam). Shared by the parser and its trainer.
#pragma once

#include <span>
#include <vector>

#include "extract/syntax/parser_state.h"
#include "extract/syntax/tagger.h"
#include "extract/syntax/word_form.h"

namespace dateline {

// A word as the parser sees it.
struct ParserWord {
  Feature word = 0;
  Feature suffix = 0;
  std::uint64_t tag = 0;
};

// By node of a sentence: none, its words, the root.
void make_parser_words(std::span<const WordForm> forms, std::span<const TagLabel> tags, std::vector<ParserWord>& words);

void make_move_features(const ParserState& state, const std::vector<ParserWord>& words, std::vector<Feature>& features);

// For the arc that joins `dependent` to `head`, before it is made.
void make_relation_features(const ParserState& state, const std::vector<ParserWord>& words, Node head, Node dependent,
                            std::vector<Feature>& features);

}  // namespace dateline
