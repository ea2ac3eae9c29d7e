// Lemmas that the treebanks leave open ("_") stay so and are not learnt from.
#include "extract/train/treebank.h"

#include <set>

#include "extract/syntax/conllu.h"
#include "extract/train/corpus_file.h"
#include "ontology/tsv.h"

namespace dateline {
namespace {

std::set<std::string, std::less<>> non_commercial(const std::string& licences) {
  std::set<std::string, std::less<>> documents;
  if (licences.empty()) return documents;
  const Tsv table(licences, {"split", "doc", "genre", "text_licence", "non_commercial"});
  for (const auto& row : table.rows())
    if (row[4] == "1") documents.emplace(row[1]);
  return documents;
}

TrainingSentence take_sentence(const Document& document, TokenRange range, const Clusters& clusters,
                               const Dictionary& dictionary) {
  TrainingSentence out;
  out.heads.push_back(0);
  out.relations.push_back(Deprel::Root);
  for (TokenIndex t = range.begin; t < range.end; ++t) {
    const Word& word = document.syntax[t];
    out.words.emplace_back(document.form(t));
    out.forms.push_back(make_word_form(document.form(t), clusters, dictionary));
    out.tags.push_back({word.xpos, word.upos});
    out.lemmas.push_back(word.lemma);
    out.heads.push_back(word.head == kNone ? range.size() + 1 : word.head - range.begin + 1);
    out.relations.push_back(word.deprel);
  }
  out.heads.push_back(0);
  out.relations.push_back(Deprel::Root);
  return out;
}

}  // namespace

std::vector<TrainingSentence> read_treebank(const std::vector<std::string>& paths, const std::string& licences,
                                            const Clusters& clusters, const Dictionary& dictionary) {
  const auto left_out = non_commercial(licences);
  std::vector<TrainingSentence> sentences;
  for (const std::string& path : paths)
    for (const TreebankDocument& read : read_conllu(read_corpus_file(path), path)) {
      if (left_out.contains(read.document.article.source)) continue;
      for (const Sentence& sentence : read.document.text.sentences)
        sentences.push_back(take_sentence(read.document, sentence.tokens, clusters, dictionary));
    }
  return sentences;
}

}  // namespace dateline
