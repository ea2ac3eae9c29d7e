// A multiclass averaged perceptron over the candidates of every predicate; a candidate whose span is an annotated
// argument has its label, any other has None. Arguments that no candidate spans are lost to training and count as
// missed.
#include "extract/train/roles_trainer.h"

#include <simdjson.h>

#include <algorithm>
#include <stdexcept>

#include "extract/train/corpus_file.h"
#include "extract/train/random.h"

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

struct Example {
  std::uint32_t sentence = 0;
  std::uint32_t predicate = 0;
};

std::size_t gold_label(const PropBankSentence::Predicate& predicate, const ArgumentCandidate& candidate) {
  for (const auto& argument : predicate.arguments)
    if (argument.tokens == candidate.tokens)
      if (const auto label = parse_argument_label(argument.label)) return static_cast<std::size_t>(*label);
  return 0;
}

class RolesLearner {
 public:
  RolesLearner(const std::vector<PropBankSentence>& sentences, const Clusters& clusters, const RolesTraining& training)
      : sentences_(sentences), training_(training), perceptron_(kArgumentLabels), random_(training.seed) {
    for (const PropBankSentence& s : sentences) {
      trees_.emplace_back(s.document);
      for (std::uint32_t p = 0; p < s.predicates.size(); ++p)
        examples_.push_back({static_cast<std::uint32_t>(trees_.size() - 1), p});
    }
    for (std::size_t i = 0; i < sentences.size(); ++i)
      scenes_.emplace_back(sentences[i].document, trees_[i], clusters, sentences[i].document.text.sentences[0].tokens);
  }

  std::string learn() {
    for (int epoch = 0; epoch < training_.epochs; ++epoch) {
      random_.shuffle(examples_);
      std::size_t right = 0, seen = 0;
      for (const Example& example : examples_) learn_from(example, right, seen);
      if (training_.progress) training_.progress(epoch, static_cast<double>(right) / static_cast<double>(seen));
    }
    return perceptron_.finish(training_.pruning);
  }

 private:
  void learn_from(const Example& example, std::size_t& right, std::size_t& seen) {
    const PropBankSentence::Predicate& predicate = sentences_[example.sentence].predicates[example.predicate];
    const ArgumentScene& scene = scenes_[example.sentence];
    for (const ArgumentCandidate& candidate : scene.candidates(predicate.token)) {
      scene.make_features(predicate.token, candidate, features_);
      const std::size_t gold = gold_label(predicate, candidate);
      std::array<std::int32_t, kArgumentLabels> scores{};
      perceptron_.add_scores(features_, scores);
      const std::size_t guess = best_label(scores);
      if (guess != gold) perceptron_.update(features_, gold, guess);
      perceptron_.tick();
      right += guess == gold ? 1 : 0;
      ++seen;
    }
  }

  const std::vector<PropBankSentence>& sentences_;
  const RolesTraining& training_;
  Perceptron perceptron_;
  Random random_;
  std::vector<Tree> trees_;
  std::vector<ArgumentScene> scenes_;
  std::vector<Example> examples_;
  std::vector<Feature> features_;
};

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
                        const RolesTraining& training) {
  return RolesLearner(sentences, clusters, training).learn();
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
