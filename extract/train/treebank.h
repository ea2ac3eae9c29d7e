// Treebank: the sentences of CoNLL-U files as the trainers of tagger, lemmatizer and parser want them.
#pragma once

#include <string>
#include <vector>

#include "extract/syntax/parser_state.h"
#include "extract/syntax/tagger.h"
#include "extract/syntax/word_form.h"

namespace dateline {

struct TrainingSentence {
  std::vector<std::string> words;
  std::vector<WordForm> forms;
  std::vector<TagPair> tags;        // gold
  std::vector<std::string> lemmas;  // gold
  std::vector<Node> heads;          // by node: gold head, the root of the tree has size + 1; [0] and the last unused
  std::vector<Deprel> relations;    // by node
};

// The sentences of all files in order, without the documents that `licences` (a table doc, …, non_commercial; may be
// empty) marks as non-commercial. Throws as read_conllu does.
[[nodiscard]] std::vector<TrainingSentence> read_treebank(const std::vector<std::string>& paths,
                                                          const std::string& licences, const Clusters& clusters,
                                                          const Dictionary& dictionary);

}  // namespace dateline
