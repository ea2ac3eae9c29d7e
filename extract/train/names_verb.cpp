// dateline-train names: the name tagger, from BIO files, GUM's entities and a silver layer.
#include <cstdio>
#include <memory>
#include <stdexcept>

#include "extract/mentions/name_repair.h"
#include "extract/resources.h"
#include "extract/syntax/parser.h"
#include "extract/train/model_writer.h"
#include "extract/train/names_trainer.h"
#include "extract/train/verbs.h"

namespace dateline {
namespace {

struct NamesOptions {
  std::vector<std::string> bio, held, held_sentences, test, treebanks, left_out;
  std::string gum, silver, data, output;
  bool errors = false;
  std::size_t silver_share = 4;  // every nth document
  NameTraining training;
  Pruning pruning;
};

// Every fifth document (or sentence) of a corpus is held back to score on.
constexpr std::size_t kHeldBack = 5;

struct NamesCorpora {
  std::vector<NameCorpus> train;
  std::vector<std::pair<std::string, std::vector<NamedDocument>>> test;
};

// The tags that running sees.
void tag(std::vector<NamedDocument>& documents, const SyntaxModels& models) {
  for (NamedDocument& named : documents) named.document.syntax = parse_syntax(named.document, models);
}

// As the corpus has it, and again with hyphenated words apart.
void add_corpus(std::vector<NamedDocument> documents, NamesCorpora& corpora) {
  const auto source = static_cast<std::uint32_t>(corpora.train.size() / 2 + 1);
  std::vector<NamedDocument> split = split_hyphens(documents);
  corpora.train.push_back({std::move(documents), source});
  corpora.train.push_back({std::move(split), source});
}

std::vector<NamedDocument> every(std::vector<NamedDocument> documents, std::size_t share) {
  std::vector<NamedDocument> kept;
  for (std::size_t i = 0; i < documents.size(); i += share) kept.push_back(std::move(documents[i]));
  return kept;
}

NamesCorpora read_corpora(const NamesOptions& options, const NameLabels& labels, const Gazetteer& gazetteer) {
  NamesCorpora corpora;
  for (const std::string& path : options.bio) add_corpus(read_bio_names(path, labels), corpora);
  for (const std::string& path : options.held) {
    std::vector<NamedDocument> train, test, all = read_bio_names(path, labels);
    for (std::size_t i = 0; i < all.size(); ++i)
      (i % kHeldBack == kHeldBack - 1 ? test : train).push_back(std::move(all[i]));
    add_corpus(std::move(train), corpora);
    corpora.test.emplace_back(path + " (held back)", std::move(test));
  }
  for (const std::string& path : options.held_sentences) {
    std::vector<NamedDocument> train, test, all = sentences_apart(read_bio_names(path, labels));
    for (std::size_t i = 0; i < all.size(); ++i)
      (i % kHeldBack == kHeldBack - 1 ? test : train).push_back(std::move(all[i]));
    add_corpus(std::move(train), corpora);
    corpora.test.emplace_back(path + " (sentences held back)", std::move(test));
  }
  if (!options.gum.empty())
    add_corpus(read_gum_names(options.gum, options.treebanks, options.left_out, labels, gazetteer), corpora);
  if (!options.silver.empty())
    add_corpus(every(read_silver_names(options.silver, labels), options.silver_share), corpora);
  for (const std::string& path : options.test)
    corpora.test.emplace_back(
        path, path.find(".tsv") != std::string::npos ? read_silver_names(path, labels) : read_bio_names(path, labels));
  return corpora;
}

void print_scores(const std::string& what, const NameScores& scores) {
  static constexpr const char* kRows[] = {"PER", "ORG", "LOC", "all"};
  std::fprintf(stderr, "%s\n", what.c_str());
  for (std::size_t i = 0; i < scores.size(); ++i)
    std::fprintf(stderr, "  %s  P %.1f  R %.1f  F %.2f  (%zu gold)\n", kRows[i], 100 * scores[i].precision(),
                 100 * scores[i].recall(), 100 * scores[i].f1(), scores[i].gold);
}

// What one has and the other lacks, a line each: kind, type, name, sentence.
void list_errors(const NamedDocument& named, const std::vector<Name>& found) {
  const auto list = [&](const char* kind, const std::vector<Name>& has, const std::vector<Name>& lacks) {
    for (const Name& name : has) {
      NameScores one{};
      add_scores(lacks, {name}, one);
      if (one.back().found == one.back().right) continue;
      const Sentence& sentence = named.document.text.sentences[named.document.sentence_of(name.tokens.begin)];
      std::printf("%s\t%s\t%s\t%s\n", kind, std::string(dateline::name(name.type)).c_str(),
                  std::string(named.document.text_of(name.tokens)).c_str(),
                  std::string(named.document.text_of(sentence.tokens)).c_str());
    }
  };
  list("missed", named.gold, found);
  list("spurious", found, named.gold);
}

void train(const NamesOptions& options) {
  const std::filesystem::path data = find_data(options.data), models = data / "models";
  const Gazetteer gazetteer(models / "gazetteer.bin");
  const SyntaxModels syntax(models);
  const NameLabels labels(data / "en" / "name_labels.tsv", gazetteer);
  NamesCorpora corpora = read_corpora(options, labels, gazetteer);
  for (NameCorpus& corpus : corpora.train) tag(corpus.documents, syntax);
  for (auto& [path, documents] : corpora.test) tag(documents, syntax);

  NameTraining training = options.training;
  training.progress = [](int epoch, double error) {
    std::fprintf(stderr, "epoch %d: %.3f %% wrong\n", epoch + 1, 100 * error);
  };
  ModelWriter writer;
  writer.add("weights", train_names(corpora.train, gazetteer, syntax.clusters, training).finish(options.pruning));
  writer.write(options.output);

  const ModelFile file(options.output);
  NameModels trained;
  trained.weights = LinearModel(file.section("weights"));
  trained.gazetteer = Gazetteer(models / "gazetteer.bin");
  trained.kept_titles = read_kept_titles(data / "en");
  for (const auto& [path, documents] : corpora.test) {
    NameScores scores;
    for (const NamedDocument& named : documents) {
      const std::vector<Name> found = find_names(named.document, trained, syntax.clusters);
      add_scores(named.gold, found, scores);
      if (options.errors) list_errors(named, found);
    }
    print_scores(path, scores);
  }
}

}  // namespace

void add_names_verb(CLI::App& app, TrainAction& action) {
  auto* verb = app.add_subcommand("names", "Name tagger");
  auto options = std::make_shared<NamesOptions>();
  verb->add_option("corpora", options->bio, "BIO files to train on");
  verb->add_option("-o,--output", options->output, "The model to write")->required();
  verb->add_option("--held", options->held, "BIO files of which every fifth document is scored, the others trained on")
      ->allow_extra_args(false);
  verb->add_option("--held-sentences", options->held_sentences, "The same with every fifth sentence")
      ->allow_extra_args(false);
  verb->add_option("--test", options->test, "Files to score on")->allow_extra_args(false);
  verb->add_option("--gum", options->gum, "GUM's entities (JSON Lines)");
  verb->add_option("--treebank", options->treebanks, "CoNLL-U files of GUM's documents")->allow_extra_args(false);
  verb->add_option("--leave-out", options->left_out, "GUM documents whose id begins so")
      ->delimiter(',')
      ->allow_extra_args(false);
  verb->add_option("--silver", options->silver, "CoreNLP's layer (Penn TSV)");
  verb->add_option("--silver-share", options->silver_share, "Every nth document of it")->capture_default_str();
  verb->add_option("--epochs", options->training.epochs)->capture_default_str();
  verb->add_option("--restart-every", options->training.restart_every, "Epochs after which the weights begin anew")
      ->capture_default_str();
  verb->add_option("--margin", options->training.margin)->capture_default_str();
  verb->add_option("--min-updates", options->pruning.min_updates)->capture_default_str();
  verb->add_option("--min-weight", options->pruning.min_weight)->capture_default_str();
  verb->add_flag("--errors", options->errors, "List what was missed and what was wrong, on standard output");
  verb->add_option("--data", options->data, "Folder with the models of the syntax, clusters.bin and gazetteer.bin");
  verb->callback([options, &action] { action = [options] { train(*options); }; });
}

}  // namespace dateline
