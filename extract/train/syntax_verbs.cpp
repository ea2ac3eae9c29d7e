// dateline-train tagger, lemmas, parser: one model file each from CoNLL-U treebanks.
#include <algorithm>
#include <cstdio>
#include <future>

#include "extract/resources.h"
#include "extract/train/dictionary_builder.h"
#include "extract/train/lemmatizer_trainer.h"
#include "extract/train/model_writer.h"
#include "extract/train/network_quantizer.h"
#include "extract/train/network_trainer.h"
#include "extract/train/plain_text.h"
#include "extract/train/tagger_trainer.h"
#include "extract/train/treebank.h"
#include "extract/train/verbs.h"

namespace dateline {
namespace {

constexpr std::uint64_t kSeed = 12;
constexpr std::size_t kSample = 2000;  // sentences that the network is scaled by

struct SyntaxOptions {
  std::vector<std::string> corpora;
  std::string licences;
  std::string clusters;
  std::string dictionary;
  std::string wordnet;
  std::string out;
  int epochs = 0;
  std::uint32_t min_updates = 3;
  std::vector<std::string> silver;
  std::string data;
  int teachers = 3;
  int teacher_epochs = 14;
  std::string keep;
};

CLI::App* add_verb(CLI::App& app, const char* name, const char* help, const std::shared_ptr<SyntaxOptions>& options) {
  CLI::App* verb = app.add_subcommand(name, help);
  verb->add_option("corpora", options->corpora, "CoNLL-U files, compressed or not")->required();
  verb->add_option("-o,--output", options->out, "The model file to write")->required();
  verb->add_option("--licences", options->licences, "Table of documents; those marked non_commercial are left out");
  return verb;
}

void add_word_options(CLI::App& verb, SyntaxOptions& options) {
  verb.add_option("--clusters", options.clusters, "Word clusters, as the model will be used with");
  verb.add_option("--dictionary", options.dictionary, "Readings of words, as the model will be used with");
}

// What words are known by beside the treebanks.
struct WordSources {
  explicit WordSources(const SyntaxOptions& options) {
    if (!options.clusters.empty()) clusters = Clusters(options.clusters);
    if (options.dictionary.empty()) return;
    file = ModelFile(options.dictionary);
    dictionary = Dictionary(file);
  }

  Clusters clusters;
  ModelFile file;
  Dictionary dictionary;
};

std::vector<TrainingSentence> read_sentences(const SyntaxOptions& options) {
  const WordSources words(options);
  return read_treebank(options.corpora, options.licences, words.clusters, words.dictionary);
}

void run_tagger(const SyntaxOptions& options) {
  const auto sentences = read_sentences(options);
  std::vector<const TrainingSentence*> all;
  for (const TrainingSentence& sentence : sentences) all.push_back(&sentence);
  TaggerTraining training;
  training.epochs = options.epochs;
  training.pruning.min_updates = options.min_updates;
  const TaggerSections sections = train_tagger(all, collect_tags(sentences), training);
  ModelWriter writer;
  writer.add("tags", sections.tags);
  writer.add("lexicon", sections.lexicon);
  writer.add("weights", sections.weights);
  writer.write(options.out);
}

void run_lemmas(const SyntaxOptions& options) {
  const LemmatizerSections sections = train_lemmatizer(read_sentences(options), read_irregular_forms(options.wordnet));
  ModelWriter writer;
  writer.add("words", sections.words);
  writer.add("suffixes", sections.suffixes);
  writer.add("rules", sections.rules);
  writer.write(options.out);
}

// The input rows of some sentences under their gold tags: what the network is scaled by.
std::vector<std::vector<InputRows>> make_sample(const std::vector<TrainingSentence>& sentences,
                                                const std::vector<TagPair>& tags) {
  std::vector<std::vector<InputRows>> sample(std::min(sentences.size(), kSample));
  for (std::size_t s = 0; s < sample.size(); ++s) {
    sentence_rows(sentences[s].forms, label_tags(sentences[s].tags, tags), sample[s]);
  }
  return sample;
}

NetworkTraining network_training(int epochs, std::uint64_t seed) {
  NetworkTraining training;
  training.epochs = epochs;
  training.seed = seed;
  training.progress = [seed](int epoch, double loss, double moves, double relations) {
    std::fprintf(stderr, "seed %d, epoch %d: loss %.4f, moves %.2f %%, relations %.2f %%\n", static_cast<int>(seed),
                 epoch + 1, loss, 100 * moves, 100 * relations);
  };
  return training;
}

void write_network(const NetworkWeights& weights, const NetworkExamples& gold, const std::vector<TagPair>& labels,
                   const std::string& path) {
  ModelWriter writer;
  for (auto& [name, bytes] : quantise_network(weights, make_sample(gold.sentences, labels))) writer.add(name, bytes);
  writer.write(path);
}

// Plain text with the tags of a tagger and the trees of several teachers, learnt from gold trees.
NetworkExamples make_silver(const SyntaxOptions& options, const NetworkExamples& gold,
                            const std::vector<TagPair>& labels) {
  const WordSources words(options);
  NetworkExamples silver{
      read_plain_text(options.silver, TokenLexicon(find_data(options.data) / "en"), words.clusters, words.dictionary),
      {}};
  std::vector<const TrainingSentence*> all;
  for (const TrainingSentence& sentence : gold.sentences) all.push_back(&sentence);
  const TaggerSections sections = train_tagger(all, labels, {});
  const Tagger tagger = sections.tagger();
  for (const TrainingSentence& sentence : silver.sentences) {
    silver.tags.emplace_back(sentence.forms.size());
    tagger.tag(sentence.forms, silver.tags.back());
  }
  std::vector<std::future<NetworkWeights>> learning;
  for (int i = 1; i <= options.teachers; ++i)
    learning.push_back(std::async(std::launch::async, [&, seed = kSeed + static_cast<std::uint64_t>(i)] {
      return train_network(gold, {}, labels, network_training(options.teacher_epochs, seed));
    }));
  std::vector<NetworkWeights> teachers;
  for (auto& teacher : learning) {
    teachers.push_back(teacher.get());
    if (options.keep.empty()) continue;
    write_network(teachers.back(), gold, labels, options.keep + std::to_string(teachers.size()));
  }
  annotate(teachers, labels, silver.tags, silver.sentences);
  std::fprintf(stderr, "%zu sentences annotated\n", silver.sentences.size());
  return silver;
}

void run_parser(const SyntaxOptions& options) {
  constexpr std::size_t kFolds = 5;
  NetworkExamples gold{read_sentences(options), {}};
  const std::vector<TagPair> labels = collect_tags(gold.sentences);
  gold.tags = jackknife_tags(gold.sentences, labels, kFolds, {});
  NetworkExamples silver;
  if (!options.silver.empty()) silver = make_silver(options, gold, labels);
  write_network(train_network(gold, silver, labels, network_training(options.epochs, kSeed)), gold, labels,
                options.out);
}

}  // namespace

void add_syntax_verbs(CLI::App& app, TrainAction& action) {
  const auto options = [] { return std::make_shared<SyntaxOptions>(); };
  const auto tagger = options(), lemmas = options(), parser = options();
  tagger->epochs = TaggerTraining{}.epochs;
  CLI::App* verb = add_verb(app, "tagger", "Parts of speech", tagger);
  add_word_options(*verb, *tagger);
  verb->add_option("--epochs", tagger->epochs, "Passes over the sentences")->capture_default_str();
  verb->add_option("--min-updates", tagger->min_updates, "Features corrected less often are dropped")
      ->capture_default_str();
  verb->callback([tagger, &action] { action = [tagger] { run_tagger(*tagger); }; });

  verb = add_verb(app, "lemmas", "Lemmas", lemmas);
  verb->add_option("--wordnet", lemmas->wordnet, "Folder with WordNet's *.exc: irregular forms that no corpus has");
  verb->callback([lemmas, &action] { action = [lemmas] { run_lemmas(*lemmas); }; });

  parser->epochs = NetworkTraining{}.epochs;
  verb = add_verb(app, "parser", "Dependency trees", parser);
  add_word_options(*verb, *parser);
  verb->add_option("--epochs", parser->epochs, "Passes over the sentences")->capture_default_str();
  verb->add_option("--silver", parser->silver, "Plain text that teachers parse and the parser learns from too");
  verb->add_option("--data", parser->data, "Data folder, whose word lists cut the plain text");
  verb->add_option("--teachers", parser->teachers, "How many")->capture_default_str();
  verb->add_option("--teacher-epochs", parser->teacher_epochs, "Their passes")->capture_default_str();
  verb->add_option("--keep", parser->keep, "Write the teachers too, under this name and a number");
  verb->callback([parser, &action] { action = [parser] { run_parser(*parser); }; });
}

}  // namespace dateline
