// Each region of each sentence is a training sequence. A gold name that runs over a region's border is cut at it.
#include "extract/train/names_trainer.h"

#include <algorithm>

#include "extract/mentions/name_features.h"
#include "extract/train/sequence_trainer.h"

namespace dateline {
namespace {

std::uint8_t tagged_type(NameType type) {
  const auto* const at = std::find(std::begin(kTaggedNames), std::end(kTaggedNames), type);
  return static_cast<std::uint8_t>(at - std::begin(kTaggedNames));
}

// The names within the region, as ranges in it.
std::vector<LabelledRange> gold_in(const std::vector<Name>& gold, TokenRange region) {
  std::vector<LabelledRange> ranges;
  const auto after = [](const Name& name, TokenIndex token) { return name.tokens.end <= token; };
  for (auto name = std::lower_bound(gold.begin(), gold.end(), region.begin, after);
       name != gold.end() && name->tokens.begin < region.end; ++name) {
    const TokenRange cut{std::max(name->tokens.begin, region.begin), std::min(name->tokens.end, region.end)};
    ranges.push_back({{cut.begin - region.begin, cut.end - region.begin}, tagged_type(name->type)});
  }
  return ranges;
}

void add_examples(const NamedDocument& named, std::uint32_t source, const Gazetteer& gazetteer,
                  const Clusters& clusters, std::vector<SequenceExample>& examples) {
  const std::vector<WordForm> forms = make_word_forms(named.document);
  NameFeatures features(named.document, forms, gazetteer, clusters);
  for (const Sentence& sentence : named.document.text.sentences) {
    features.read(sentence.tokens);
    for (const TokenRange region : find_name_regions(named.document, sentence.tokens)) {
      SequenceExample example;
      features.make(region, source, example.input);
      example.gold = encode_bilou(gold_in(named.gold, region), region.size());
      examples.push_back(std::move(example));
    }
  }
}

// 0 people, 1 organizations, 2 places; 3 is none of them.
std::size_t scored_class(NameType type) {
  switch (type) {
    case NameType::Person:
      return 0;
    case NameType::Organization:
      return 1;
    case NameType::Gpe:
    case NameType::Location:
    case NameType::Facility:
      return 2;
    default:
      return 3;
  }
}

}  // namespace

Perceptron train_names(const std::vector<NameCorpus>& corpora, const Gazetteer& gazetteer, const Clusters& clusters,
                       const NameTraining& training) {
  std::vector<SequenceExample> examples;
  for (const NameCorpus& corpus : corpora)
    for (const NamedDocument& document : corpus.documents)
      add_examples(document, corpus.source, gazetteer, clusters, examples);
  SequenceTraining settings;
  settings.epochs = training.epochs;
  settings.margin = training.margin;
  settings.restart_every = training.restart_every;
  settings.progress = training.progress;
  return train_sequence(examples, bilou_transitions(kTaggedNameCount), settings);
}

void add_scores(const std::vector<Name>& gold, const std::vector<Name>& found, NameScores& scores) {
  constexpr std::size_t kAll = 3;
  const auto count = [&](const std::vector<Name>& names, std::size_t NameScore::*field) {
    for (const Name& name : names)
      if (const std::size_t c = scored_class(name.type); c < kAll) ++(scores[c].*field), ++(scores[kAll].*field);
  };
  count(gold, &NameScore::gold);
  count(found, &NameScore::found);
  for (const Name& name : found) {
    const std::size_t c = scored_class(name.type);
    const bool right = c < kAll && std::any_of(gold.begin(), gold.end(), [&](const Name& other) {
                         return other.tokens == name.tokens && scored_class(other.type) == c;
                       });
    if (right) ++scores[c].right, ++scores[kAll].right;
  }
}

}  // namespace dateline
