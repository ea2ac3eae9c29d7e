// Logistic regression over the candidates of every predicate; a candidate whose span is an annotated
// argument has its label, any other has None. Arguments that no candidate spans are lost to training and count as
// missed.
#include "extract/train/roles_trainer.h"

#include <simdjson.h>

#include <algorithm>
#include <stdexcept>

#include "extract/train/corpus_file.h"

namespace dateline {
namespace {

// The tokens as an article's text with one Story block and one sentence.
Document document_of(const std::vector<std::string>& tokens) {
  Document document;
  std::string& text = document.article.text;
  for (const std::string& token : tokens) {
    if (!text.empty()) text += ' ';
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += token;
    document.text.tokens.push_back({{begin, static_cast<std::uint32_t>(text.size())}, true, false});
  }
  document.layout.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockKind::Story});
  document.text.sentences.push_back({{0, static_cast<TokenIndex>(tokens.size())}, 0});
  return document;
}

TokenIndex number(simdjson::ondemand::value value) { return static_cast<TokenIndex>(std::uint64_t(value)); }

PropBankSentence read_sentence(simdjson::ondemand::document& json) {
  PropBankSentence sentence;
  std::vector<std::string> tokens;
  for (auto token : json["tokens"].get_array()) tokens.emplace_back(std::string_view(token));
  sentence.document = document_of(tokens);
  for (auto item : json["predicates"].get_array()) {
    PropBankSentence::Predicate predicate;
    predicate.token = number(item["token"]);
    for (auto argument : item["args"].get_array()) {
      PropBankSentence::Argument read;
      read.label = std::string_view(argument["label"]);
      read.tokens = {number(argument["begin"]), number(argument["end"])};
      if (read.label != "V" && read.label != "C-V") predicate.arguments.push_back(std::move(read));
    }
    sentence.predicates.push_back(std::move(predicate));
  }
  return sentence;
}

std::size_t gold_label(const PropBankSentence::Predicate& predicate, const ArgumentCandidate& candidate) {
  for (const auto& argument : predicate.arguments)
    if (argument.tokens == candidate.tokens)
      if (const auto label = parse_argument_label(argument.label)) return static_cast<std::size_t>(*label);
  return 0;
}

bool is_core(std::string_view label) { return label.size() == 4 && label.starts_with("ARG") && label[3] <= '4'; }

}  // namespace

std::vector<PropBankSentence> read_propbank(const std::string& path) {
  const std::string bytes = read_corpus_file(path);
  std::vector<PropBankSentence> sentences;
  simdjson::ondemand::parser parser;
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    ++line;
    try {
      const simdjson::padded_string padded(bytes.data() + begin, end - begin);
      auto json = parser.iterate(padded);
      simdjson::ondemand::document parsed = std::move(json).value();
      sentences.push_back(read_sentence(parsed));
    } catch (const simdjson::simdjson_error& error) {
      throw std::runtime_error(path + ":" + std::to_string(line) + ": expected a PropBank sentence: " + error.what());
    }
    begin = end + 1;
  }
  return sentences;
}

std::string train_roles(const std::vector<PropBankSentence>& sentences, const Clusters& clusters,
                        const LogisticTraining& training) {
  LogisticTrainer trainer(kArgumentLabels);
  std::vector<Feature> features;
  for (const PropBankSentence& sentence : sentences) {
    const Tree tree(sentence.document);
    const ArgumentScene scene(sentence.document, tree, clusters, sentence.document.text.sentences[0].tokens);
    for (const auto& predicate : sentence.predicates) {
      const PredicateFrame frame = scene.frame_of(predicate.token);
      for (const ArgumentCandidate& candidate : scene.candidates(predicate.token)) {
        scene.make_features(frame, candidate, features);
        trainer.add_example(features, gold_label(predicate, candidate));
      }
    }
  }
  return trainer.learn(training);
}

ArgumentScores score_roles(const std::vector<PropBankSentence>& sentences, const Clusters& clusters,
                           const ArgumentModel& model, bool core) {
  ArgumentScores scores;
  for (const PropBankSentence& sentence : sentences) {
    const Tree tree(sentence.document);
    const ArgumentScene scene(sentence.document, tree, clusters, sentence.document.text.sentences[0].tokens);
    for (const auto& predicate : sentence.predicates) {
      for (const auto& argument : predicate.arguments) scores.gold += !core || is_core(argument.label) ? 1 : 0;
      for (const LabelledArgument& found : model.label(scene, predicate.token)) {
        if (core && !is_core(name(found.label))) continue;
        ++scores.found;
        scores.right += std::any_of(predicate.arguments.begin(), predicate.arguments.end(), [&](const auto& a) {
          return a.label == name(found.label) && a.tokens == found.tokens;
        });
      }
    }
  }
  return scores;
}

}  // namespace dateline
