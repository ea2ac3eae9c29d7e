// dateline-train attribution: the model of who said what, from PolNeAR and the syntax and name models in the data
// folder. Train it anew whenever one of those changes.
#include <cstdio>

#include "extract/input/layout.h"
#include "extract/mentions/names.h"
#include "extract/quotes/pairs.h"
#include "extract/resources.h"
#include "extract/syntax/parser.h"
#include "extract/text/tokenizer.h"
#include "extract/train/attribution_trainer.h"
#include "extract/train/verbs.h"

namespace dateline {
namespace {

struct AttributionOptions {
  AttributionTraining training;
  std::string data;
};

Document read_document(const PolnearArticle& article, const Resources& resources) {
  Document document;
  document.article.source = article.id;
  document.article.text = article.text;
  document.article.given.published = article.published;
  document.article.given.publisher = article.publisher;
  document.layout = find_layout(document.article, resources.layout);
  document.text = tokenize(document.article, document.layout, resources.tokens);
  document.syntax = parse_syntax(document, resources.syntax);
  document.names = find_names(document, resources.names, resources.clusters);
  document.quotations = find_quotations(document);
  return document;
}

void run(AttributionOptions options) {
  const std::filesystem::path data = find_data(options.data);
  const Resources resources(data);
  options.training.lexicon = data / "en" / "attribution_cues.tsv";
  options.training.clusters = data / "models" / "clusters.bin";
  options.training.progress = [](const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); };
  train_attribution(options.training, [&](const PolnearArticle& article) { return read_document(article, resources); });
}

}  // namespace

void add_attribution_verb(CLI::App& app, TrainAction& action) {
  const auto options = std::make_shared<AttributionOptions>();
  CLI::App* verb = app.add_subcommand("attribution", "Cues, roles and links of attributions, from PolNeAR");
  AttributionTraining& training = options->training;
  verb->add_option("train", training.train, "PolNeAR train compartment, JSON Lines")->required();
  verb->add_option("development", training.development, "PolNeAR development compartment, to report figures on")
      ->required();
  verb->add_option("-o,--output", training.output, "The model file to write")->required();
  verb->add_option("--predictions", training.predictions, "Where to write what is found in the development articles");
  verb->add_option("--fold-predictions", training.fold_predictions,
                   "Where to write what models trained without an article find in it, for the training articles");
  verb->add_option("--data", options->data,
                   "Folder of lexicons and models (default: DATELINE_DATA, then the installation)");
  verb->add_option("--folds", training.folds, "Parts of the jackknife")->capture_default_str();
  verb->add_option("--cue-epochs", training.cue_epochs, "Passes over the sentences")->capture_default_str();
  verb->add_option("--role-epochs", training.role_epochs, "Passes over the paragraphs")->capture_default_str();
  verb->add_option("--role-bias", training.role_bias, "Updates that speak for any role from the start")
      ->capture_default_str();
  verb->add_option("--least-seen", training.least_seen, "Taggers leave out features of fewer tokens")
      ->capture_default_str();
  verb->add_option("--min-weight", training.min_weight, "Tagger rows without a weight of this size are left out")
      ->capture_default_str();
  verb->add_option("--edge-epochs", training.edge_epochs, "Passes over the edges")->capture_default_str();
  verb->add_option("--edge-updates", training.edge_updates, "How often a row must change to be kept")
      ->capture_default_str();
  verb->add_option("--runs", training.runs, "Orders of the examples to average over")->capture_default_str();
  verb->add_option("--share", training.share, "Train on every n-th article only")->capture_default_str();
  verb->callback([options, &action] { action = [options] { run(*options); }; });
}

}  // namespace dateline
