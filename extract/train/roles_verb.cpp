// dateline-train roles: the argument model from PropBank over our own trees.
#include <cstdio>
#include <filesystem>
#include <memory>

#include "extract/syntax/parser.h"
#include "extract/train/model_writer.h"
#include "extract/train/roles_trainer.h"
#include "extract/train/verbs.h"

namespace dateline {
namespace {

struct RolesOptions {
  std::string train, dev, models, out;
  int epochs = 4;
  std::uint32_t min_count = 4;
  float l1 = 1.6F;
  float rate = 0.1F;
};

std::vector<PropBankSentence> parsed(const std::string& path, const SyntaxModels& models) {
  std::vector<PropBankSentence> sentences = read_propbank(path);
  for (PropBankSentence& s : sentences) s.document.syntax = parse_syntax(s.document, models);
  return sentences;
}

void report(const char* what, const ArgumentScores& scores) {
  std::fprintf(stderr, "%s: P %.2f R %.2f F %.2f (%zu annotated, %zu found)\n", what, scores.precision(),
               scores.recall(), scores.f1(), scores.gold, scores.found);
}

void run(const RolesOptions& options) {
  const std::filesystem::path folder(options.models);
  const SyntaxModels models(folder);
  LogisticTraining training;
  training.epochs = options.epochs;
  training.min_count = options.min_count;
  training.l1 = options.l1;
  training.rate = options.rate;
  training.progress = [](int epoch, double loss) { std::fprintf(stderr, "epoch %d: loss %.4f\n", epoch + 1, loss); };
  ModelWriter writer;
  writer.add("arguments", train_roles(parsed(options.train, models), models.clusters, training));
  writer.write(options.out);
  if (options.dev.empty()) return;
  const ModelFile file(options.out);
  const ArgumentModel model(file);
  const auto sentences = parsed(options.dev, models);
  report("arguments", score_roles(sentences, models.clusters, model, false));
  report("core arguments", score_roles(sentences, models.clusters, model, true));
}

}  // namespace

void add_roles_verb(CLI::App& app, TrainAction& action) {
  const auto options = std::make_shared<RolesOptions>();
  CLI::App* verb = app.add_subcommand("roles", "Arguments of predicates");
  verb->add_option("propbank", options->train, "PropBank sentences, JSON Lines, compressed or not")->required();
  verb->add_option("-o,--output", options->out, "The model file to write")->required();
  verb->add_option("--models", options->models, "Folder of the models of tagger, lemmas, parser and clusters")
      ->required();
  verb->add_option("--dev", options->dev, "Sentences to score on");
  verb->add_option("--epochs", options->epochs, "Passes over the sentences");
  verb->add_option("--min-count", options->min_count, "Features of fewer candidates are dropped");
  verb->add_option("--l1", options->l1, "How strongly weights are drawn to nothing");
  verb->add_option("--rate", options->rate, "How far a step goes");
  verb->callback([options, &action] { action = [options] { run(*options); }; });
}

}  // namespace dateline
