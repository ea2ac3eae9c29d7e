// The averaged perceptron over the greedy left-to-right tagger: the tags before a word are those it predicted itself.
#include "extract/train/tagger_trainer.h"

#include <algorithm>
#include <cassert>
#include <future>
#include <map>
#include <numeric>

#include "extract/train/random.h"

namespace dateline {
namespace {

constexpr int kSeenForSure = 20;    // a word this common …
constexpr int kSurePerMille = 997;  // … and this often tagged alike has its tag for sure
constexpr int kSeenForClass = 4;
constexpr int kClassPercent = 2;           // tags rarer than this are not in a word's class
constexpr std::uint16_t kFirstClass = 32;  // below are the classes of unknown words

TagLabel label_of(const std::vector<TagPair>& tags, TagPair pair) {
  return static_cast<TagLabel>(std::lower_bound(tags.begin(), tags.end(), pair) - tags.begin());
}

std::vector<std::pair<Feature, std::uint16_t>> make_lexicon(const std::vector<const TrainingSentence*>& sentences,
                                                            const std::vector<TagPair>& tags) {
  std::map<Feature, std::map<TagLabel, int>> counts;
  for (const TrainingSentence* sentence : sentences)
    for (std::size_t i = 0; i < sentence->forms.size(); ++i)
      ++counts[sentence->forms[i].normal][label_of(tags, sentence->tags[i])];
  std::map<std::vector<TagLabel>, std::uint16_t> classes;
  std::vector<std::pair<Feature, std::uint16_t>> lexicon;
  for (const auto& [word, seen] : counts) {
    int all = 0;
    auto most = seen.begin();
    for (auto it = seen.begin(); it != seen.end(); ++it) {
      all += it->second;
      if (it->second > most->second) most = it;
    }
    if (all >= kSeenForSure && most->second * 1000 >= all * kSurePerMille) {
      lexicon.emplace_back(word, static_cast<std::uint16_t>(kSureTag | most->first));
      continue;
    }
    if (all < kSeenForClass) continue;
    std::vector<TagLabel> members;
    for (const auto& [label, count] : seen)
      if (count * 100 >= all * kClassPercent) members.push_back(label);
    const auto next = static_cast<std::uint16_t>(kFirstClass + classes.size());
    lexicon.emplace_back(word, classes.emplace(members, next).first->second);
  }
  return lexicon;
}

struct Example {
  const TrainingSentence* sentence;
  CaseStyle style;
  std::vector<std::uint16_t> classes;
};

void train_sentence(const Example& example, const std::vector<TagPair>& tags, Perceptron& weights,
                    std::vector<Feature>& features, std::vector<std::int32_t>& scores) {
  TagLabel previous = kNoTag, before = kNoTag;
  for (std::size_t i = 0; i < example.classes.size(); ++i) {
    TagLabel label = static_cast<TagLabel>(example.classes[i]);
    if ((example.classes[i] & kSureTag) == 0) {
      make_tag_features(example.sentence->forms, example.classes, i, example.style, previous, before, features);
      scores.assign(tags.size(), 0);
      weights.add_scores(features, scores);
      label = static_cast<TagLabel>(best_label(scores));
      const TagLabel gold = label_of(tags, example.sentence->tags[i]);
      if (label != gold) weights.update(features, gold, label);
      weights.tick();
    }
    before = previous;
    previous = label;
  }
}

}  // namespace

std::vector<TagPair> collect_tags(const std::vector<TrainingSentence>& sentences) {
  std::vector<TagPair> tags;
  for (const TrainingSentence& sentence : sentences)
    tags.insert(tags.end(), sentence.tags.begin(), sentence.tags.end());
  std::sort(tags.begin(), tags.end());
  tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
  assert(tags.size() < kNoTag);
  return tags;
}

std::vector<TagLabel> label_tags(const std::vector<TagPair>& words, const std::vector<TagPair>& tags) {
  std::vector<TagLabel> labels;
  for (const TagPair pair : words) labels.push_back(label_of(tags, pair));
  return labels;
}

TaggerSections train_tagger(const std::vector<const TrainingSentence*>& sentences, const std::vector<TagPair>& tags,
                            const TaggerTraining& training) {
  TaggerSections sections;
  for (const TagPair pair : tags) {
    sections.tags += static_cast<char>(pair.xpos);
    sections.tags += static_cast<char>(pair.upos);
  }
  sections.lexicon = write_key_table(make_lexicon(sentences, tags));
  const KeyTable lexicon(sections.lexicon);
  std::vector<Example> examples;
  for (const TrainingSentence* sentence : sentences) {
    examples.push_back({sentence, case_style(sentence->forms), {}});
    for (const WordForm& form : sentence->forms) examples.back().classes.push_back(word_class(lexicon, form));
  }
  Perceptron weights(tags.size());
  Random random(training.seed);
  std::vector<std::uint32_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<Feature> features;
  std::vector<std::int32_t> scores;
  for (int epoch = 0; epoch < training.epochs; ++epoch) {
    random.shuffle(order);
    for (const std::uint32_t index : order) train_sentence(examples[index], tags, weights, features, scores);
  }
  sections.weights = weights.finish(training.pruning);
  return sections;
}

std::vector<std::vector<TagLabel>> jackknife_tags(const std::vector<TrainingSentence>& sentences,
                                                  const std::vector<TagPair>& tags, std::size_t folds,
                                                  const TaggerTraining& training) {
  constexpr std::size_t kStretch = 50;
  std::vector<std::vector<TagLabel>> labels(sentences.size());
  const auto tag_fold = [&](std::size_t fold) {
    std::vector<const TrainingSentence*> rest;
    for (std::size_t i = 0; i < sentences.size(); ++i)
      if (i / kStretch % folds != fold) rest.push_back(&sentences[i]);
    const TaggerSections sections = train_tagger(rest, tags, training);
    const Tagger tagger = sections.tagger();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (i / kStretch % folds != fold) continue;
      labels[i].resize(sentences[i].forms.size());
      tagger.tag(sentences[i].forms, labels[i]);
    }
  };
  std::vector<std::future<void>> tagging;
  for (std::size_t fold = 0; fold < folds; ++fold) tagging.push_back(std::async(std::launch::async, tag_fold, fold));
  for (auto& fold : tagging) fold.get();
  return labels;
}

}  // namespace dateline
