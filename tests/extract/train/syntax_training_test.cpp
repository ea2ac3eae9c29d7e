// Tagger, lemmatizer and parser learn a toy language of three words a sentence, and are measured on it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <tuple>

#include "extract/syntax/parser.h"
#include "extract/train/clusters_trainer.h"
#include "extract/train/lemmatizer_trainer.h"
#include "extract/train/model_writer.h"
#include "extract/train/network_quantizer.h"
#include "extract/train/network_trainer.h"
#include "extract/train/scores.h"
#include "extract/train/tagger_trainer.h"
#include "tests/extract/train/lemmas_file.h"

namespace dateline {
namespace {

constexpr TagPair kNoun{Xpos::Nns, Upos::Noun}, kVerb{Xpos::Vbd, Upos::Verb};

// "dogs chased cats": the verb is the root, the noun before it its subject and the one after it its object.
TrainingSentence sentence(const std::string& subject, const std::string& verb, const std::string& object) {
  TrainingSentence made;
  made.words = {subject, verb, object};
  for (const std::string& word : made.words) made.forms.push_back(make_word_form(word));
  made.tags = {kNoun, kVerb, kNoun};
  made.lemmas = {subject.substr(0, subject.size() - 1), verb.substr(0, verb.size() - 2),
                 object.substr(0, object.size() - 1)};
  made.heads = {0, 2, 4, 2, 0};
  made.relations = {Deprel::Root, Deprel::Nsubj, Deprel::Root, Deprel::Obj, Deprel::Root};
  return made;
}

std::vector<TrainingSentence> toy_treebank() {
  std::vector<TrainingSentence> all;
  for (const char* subject : {"dogs", "birds", "boats", "kings"})
    for (const char* verb : {"chased", "watched", "passed"})
      for (const char* object : {"cats", "trees", "towns"}) all.push_back(sentence(subject, verb, object));
  return all;
}

std::vector<const TrainingSentence*> pointers(const std::vector<TrainingSentence>& sentences) {
  std::vector<const TrainingSentence*> all;
  for (const TrainingSentence& each : sentences) all.push_back(&each);
  return all;
}

TEST(TaggerTraining, LearnsEndingsForNewWords) {
  // Of so many words, and in two orders ("owned rivers towns"), that endings tell more than words and places.
  const char* const nouns[] = {"dogs", "birds", "boats", "kings", "cats", "trees", "towns", "farms", "roads", "walls"};
  const char* const verbs[] = {"chased", "watched", "passed", "painted", "crossed", "burned", "owned", "visited"};
  std::vector<TrainingSentence> sentences;
  for (std::size_t i = 0; i < 80; ++i) {
    TrainingSentence& made = sentences.emplace_back(sentence(nouns[i % 10], verbs[i % 8], nouns[i * 3 % 10]));
    if (i % 3 != 0) continue;
    std::swap(made.forms[0], made.forms[1]);
    std::swap(made.tags[0], made.tags[1]);
  }
  const TaggerSections sections = train_tagger(pointers(sentences), collect_tags(sentences), {});
  const Tagger tagger = sections.tagger();
  const TrainingSentence held_out = sentence("ships", "reached", "lakes");
  std::vector<TagLabel> labels(3);
  tagger.tag(held_out.forms, labels);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(tagger.pair(labels[i]), held_out.tags[i]) << held_out.words[i];
}

TEST(LemmaRules, AreTheShortestEdits) {
  EXPECT_EQ(find_rule("cities", "city"), (LemmaRule{false, 3, "y"}));
  EXPECT_EQ(find_rule("Paris", "Paris"), (LemmaRule{true, 0, ""}));
  EXPECT_EQ(find_rule("The", "the"), (LemmaRule{false, 0, ""}));
  for (const auto& [form, lemma] : std::vector<std::pair<std::string, std::string>>{
           {"went", "go"}, {"NATO", "NATO"}, {"Was", "be"}, {"1,250", "1250"}})
    EXPECT_EQ(apply_rule(find_rule(form, lemma), form), lemma);
  EXPECT_EQ(apply_rule(find_rule("years", "year"), "5½"), "5½");  // no half of a character is left
}

ModelFile toy_lemmas() {
  return lemmas_file(train_lemmatizer(toy_treebank()),
                     std::filesystem::path(testing::TempDir()) / "dateline_lemmas_test.model");
}

TEST(LemmatizerTraining, CarriesEndingsOverToNewWords) {
  const ModelFile file = toy_lemmas();
  const Lemmatizer lemmatizer(file);
  EXPECT_EQ(lemmatizer.lemma("lakes", kNoun), "lake");
  EXPECT_EQ(lemmatizer.lemma("walked", kVerb), "walk");
  EXPECT_EQ(lemmatizer.lemma("Dogs", kNoun), "dog");  // seen in lower case only
}

TEST(Lemmatizer, TellsNewWordsByKnownOnes) {
  const auto path = std::filesystem::path(testing::TempDir()) / "dateline_lemmas_clusters.bin";
  std::vector<std::vector<std::string>> texts(3, {"they", "rehouse", "Oslo", "trek", "copy", "merry", "walk"});
  ClusterOptions options;
  options.classes = 2;
  options.min_count = 2;
  std::ofstream(path, std::ios::binary) << train_clusters(texts, options);
  const Clusters known(path);
  const ModelFile file = toy_lemmas();
  const Lemmatizer lemmatizer(file);
  const TagPair past{Xpos::Vbd, Upos::Verb}, gerund{Xpos::Vbg, Upos::Verb}, name{Xpos::Nnp, Upos::Propn};
  for (const auto& [form, tags, lemma] :
       std::vector<std::tuple<const char*, TagPair, const char*>>{{"rehoused", past, "rehouse"},
                                                                  {"walked", past, "walk"},
                                                                  {"trekking", gerund, "trek"},
                                                                  {"copied", past, "copy"},
                                                                  {"merrier", {Xpos::Jjr, Upos::Adj}, "merry"},
                                                                  {"oslo", name, "Oslo"},
                                                                  {"OSLO", name, "Oslo"},
                                                                  {"NATO", name, "NATO"},
                                                                  {"ed", past, "ed"}})
    EXPECT_EQ(lemmatizer.lemma(form, tags, known), lemma) << form;
}

// A tagger that knows no verbs.
const std::vector<TagLabel> kAllNouns{0, 0, 0};

NetworkWeights learn_toy_trees(const NetworkExamples& gold, const NetworkExamples& silver = {}) {
  NetworkTraining training;
  training.epochs = 20;
  return train_network(gold, silver, {kNoun, kVerb}, training);
}

NetworkExamples toy_examples() {
  NetworkExamples gold{toy_treebank(), {}};
  gold.tags.assign(gold.sentences.size(), kAllNouns);
  return gold;
}

TEST(NetworkTraining, ParsesAndTagsNewWordsAfterQuantisation) {
  const NetworkExamples gold = toy_examples();
  const NetworkWeights weights = learn_toy_trees(gold);
  std::vector<std::vector<InputRows>> sample(gold.sentences.size());
  for (std::size_t i = 0; i < sample.size(); ++i) sentence_rows(gold.sentences[i].forms, kAllNouns, sample[i]);
  const auto path = std::filesystem::path(testing::TempDir()) / "dateline_network_test.model";
  ModelWriter writer;
  for (auto& [name, bytes] : quantise_network(weights, sample)) writer.add(name, bytes);
  writer.write(path);
  const ModelFile file(path);
  const TrainingSentence held_out = sentence("ships", "reached", "lakes");
  Parser::Workspace work;
  Parser(file).parse(held_out.forms, kAllNouns, work);
  EXPECT_EQ(work.tags, (std::vector<TagLabel>{0, 1, 0}));
  for (Node node = 1; node <= 3; ++node) {
    EXPECT_EQ(work.state.head(node), held_out.heads[node]) << node;
    EXPECT_EQ(work.state.relation(node), held_out.relations[node]) << node;
  }
  std::filesystem::remove(path);
}

TEST(NetworkTraining, LearnsFromWhatTeachersSayOfPlainText) {
  const NetworkExamples gold = toy_examples();
  std::vector<NetworkWeights> teachers{learn_toy_trees(gold)};
  const TrainingSentence known = sentence("ships", "reached", "lakes");
  NetworkExamples silver;
  silver.sentences.emplace_back().forms = known.forms;
  silver.tags.push_back(kAllNouns);
  annotate(teachers, {kNoun, kVerb}, silver.tags, silver.sentences);
  EXPECT_EQ(silver.sentences[0].tags, known.tags);
  EXPECT_EQ(silver.sentences[0].heads, known.heads);
  EXPECT_EQ(silver.sentences[0].relations, known.relations);
  // Silver takes part in training: other weights come of it.
  EXPECT_NE(learn_toy_trees(gold, silver).outputs.value, teachers[0].outputs.value);
}

TEST(Scores, CountAlignedWordsOnly) {
  Document gold;
  gold.article.text = "ab cd.";
  gold.text.tokens = {{{0, 2}}, {{3, 5}}, {{5, 6}}};
  gold.text.sentences = {{{0, 3}, 0}};
  gold.syntax = {{Upos::Noun, Xpos::Nn, Deprel::Nsubj, 1, "ab"},
                 {Upos::Verb, Xpos::Vb, Deprel::Root, kNone, "cd"},
                 {Upos::Punct, Xpos::Period, Deprel::Punct, 1, "."}};
  Document found = gold;
  EXPECT_EQ(score_syntax(gold, found).las.f1(), 100.0);
  found.syntax[0].deprel = Deprel::NsubjPass;  // the same universal relation
  EXPECT_EQ(score_syntax(gold, found).las.right, 3U);
  found.syntax[0].head = 2;
  EXPECT_EQ(score_syntax(gold, found).las.right, 2U);
  // "cd." as one token: its words no longer count, nor does an arc to it.
  found.text.tokens = {{{0, 2}}, {{3, 6}}};
  found.text.sentences = {{{0, 2}, 0}};
  found.syntax = {gold.syntax[0], gold.syntax[1]};
  const SyntaxScores scores = score_syntax(gold, found);
  EXPECT_EQ(scores.tokens.right, 1U);
  EXPECT_EQ(scores.sentences.right, 1U);
  EXPECT_EQ(scores.upos.right, 1U);
  EXPECT_EQ(scores.uas.right, 0U);
  EXPECT_DOUBLE_EQ(scores.tokens.f1(), 40.0);
}

}  // namespace
}  // namespace dateline
