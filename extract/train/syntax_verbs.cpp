// dateline-train tagger, lemmas, parser: one model file each from CoNLL-U treebanks.
#include <algorithm>
#include <cstdio>

#include "extract/train/lemmatizer_trainer.h"
#include "extract/train/model_writer.h"
#include "extract/train/network_quantizer.h"
#include "extract/train/network_trainer.h"
#include "extract/train/tagger_trainer.h"
#include "extract/train/treebank.h"
#include "extract/train/verbs.h"

namespace dateline {
namespace {

constexpr std::size_t kSample = 2000;  // sentences that the network is scaled by

struct SyntaxOptions {
  std::vector<std::string> corpora;
  std::string licences;
  std::string clusters;
  std::string out;
  int epochs = 0;
  std::uint32_t min_updates = 2;
};

CLI::App* add_verb(CLI::App& app, const char* name, const char* help, const std::shared_ptr<SyntaxOptions>& options) {
  CLI::App* verb = app.add_subcommand(name, help);
  verb->add_option("corpora", options->corpora, "CoNLL-U files, compressed or not")->required();
  verb->add_option("-o,--output", options->out, "The model file to write")->required();
  verb->add_option("--licences", options->licences, "Table of documents; those marked non_commercial are left out");
  verb->add_option("--clusters", options->clusters, "Word clusters, as the model will be used with");
  return verb;
}

std::vector<TrainingSentence> read_sentences(const SyntaxOptions& options) {
  const Clusters clusters = options.clusters.empty() ? Clusters() : Clusters(options.clusters);
  return read_treebank(options.corpora, options.licences, clusters);
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
  const LemmatizerSections sections = train_lemmatizer(read_sentences(options));
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
    for (std::size_t i = 0; i < sentences[s].forms.size(); ++i) {
      const auto label = std::lower_bound(tags.begin(), tags.end(), sentences[s].tags[i]) - tags.begin();
      sample[s].push_back(input_rows(sentences[s].forms[i], static_cast<TagLabel>(label)));
    }
    sample[s].push_back(root_rows());
  }
  return sample;
}

void run_parser(const SyntaxOptions& options) {
  const auto sentences = read_sentences(options);
  constexpr std::size_t kFolds = 5;
  const std::vector<TagPair> labels = collect_tags(sentences);
  const auto tags = jackknife_tags(sentences, labels, kFolds, {});
  NetworkTraining training;
  training.epochs = options.epochs;
  training.progress = [](int epoch, double loss, double moves, double relations) {
    std::fprintf(stderr, "epoch %d: loss %.4f, moves %.2f %%, relations %.2f %%\n", epoch + 1, loss, 100 * moves,
                 100 * relations);
  };
  const NetworkWeights weights = train_network(sentences, tags, training);
  ModelWriter writer;
  for (auto& [name, bytes] : quantise_network(weights, make_sample(sentences, labels))) writer.add(name, bytes);
  writer.write(options.out);
}

}  // namespace

void add_syntax_verbs(CLI::App& app, TrainAction& action) {
  struct VerbRow {
    const char* name;
    const char* help;
    void (*run)(const SyntaxOptions&);
    int epochs;
  };
  for (const VerbRow& row :
       {VerbRow{"tagger", "Parts of speech", &run_tagger, 10}, VerbRow{"lemmas", "Lemmas", &run_lemmas, 0},
        VerbRow{"parser", "Dependency trees", &run_parser, 18}}) {
    const auto options = std::make_shared<SyntaxOptions>();
    options->epochs = row.epochs;
    CLI::App* verb = add_verb(app, row.name, row.help, options);
    verb->add_option("--epochs", options->epochs, "Passes over the sentences");
    verb->add_option("--min-updates", options->min_updates, "Features corrected less often are dropped");
    verb->callback([options, &action, run = row.run] { action = [options, run] { run(*options); }; });
  }
}

}  // namespace dateline
