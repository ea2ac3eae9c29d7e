// dateline-train pronouns: learns data/models/pronouns.model and prints its scores on GUM dev and GAP development.
#include <cstdio>
#include <utility>

#include "extract/train/model_writer.h"
#include "extract/train/pronouns_trainer.h"
#include "extract/train/verbs.h"

namespace dateline {
namespace {

struct PronounOptions {
  std::string gum, gap, plain, data, out;
  int epochs = 12;
  int silver_epochs = 4;
  int gap_copies = 3;
  std::size_t most_plain = 800;
  int starts = 1;
  int folds = 0;
};

void print(const char* name, const GapScores& scores) {
  GapScore all = scores.masculine;
  all += scores.feminine;
  std::fprintf(stderr, "%s: F %.1f (P %.1f, R %.1f), masculine %.1f, feminine %.1f\n", name, all.f(),
               100.0 * all.right / std::max(1, all.given), 100.0 * all.right / std::max(1, all.wanted),
               scores.masculine.f(), scores.feminine.f());
}

void print(const char* name, const PronounAccuracy& accuracy) {
  std::fprintf(stderr, "%s:", name);
  for (int group = 0; group < 3; ++group)
    std::fprintf(stderr, " %s %.1f of %d",
                 group == 0   ? "he/she"
                 : group == 1 ? "they"
                              : "it",
                 100.0 * accuracy.right[group] / std::max(1, accuracy.all[group]), accuracy.all[group]);
  std::fprintf(stderr, "\n");
}

std::vector<const PronounText*> pointers_to(const std::vector<PronounText>& texts) {
  std::vector<const PronounText*> pointers;
  for (const PronounText& text : texts) pointers.push_back(&text);
  return pointers;
}

// GAP validation by parts, each scored by a model that learnt from GUM and the other parts: what to choose settings by.
void cross_validate(const PronounOptions& options, const std::vector<PronounText>& gum,
                    const std::vector<PronounText>& gap, const Resources& resources) {
  GapScores all;
  for (int fold = 0; fold < options.folds; ++fold) {
    std::vector<const PronounText*> texts = pointers_to(gum);
    std::vector<const PronounText*> left_out;
    for (std::size_t i = 0; i < gap.size(); ++i) {
      const bool out = static_cast<int>(i) % options.folds == fold;
      if (out) left_out.push_back(&gap[i]);
      for (int copy = 0; copy < options.gap_copies && !out; ++copy) texts.push_back(&gap[i]);
    }
    PronounTraining training;
    training.silver_epochs = 0;
    training.epochs = options.epochs;
    training.starts = options.starts;
    const std::string section = train_pronouns(texts, {}, resources, training);
    const GapScores scores = score_gap(left_out, resources, LinearModel(section));
    all.masculine += scores.masculine;
    all.feminine += scores.feminine;
  }
  print("GAP validation by folds", all);
}

void train(const PronounOptions& options) {
  const Resources resources(find_data(options.data));
  const std::filesystem::path gum(options.gum);
  const std::filesystem::path gap(options.gap);
  const auto gum_train = read_gum_texts(gum / "train.jsonl.gz", resources);
  const auto gap_train = read_gap_texts(gap / "gap-validation.tsv.gz", resources);
  if (options.folds > 0) {
    cross_validate(options, gum_train, gap_train, resources);
    return;
  }
  const auto gum_dev = read_gum_texts(gum / "dev.jsonl.gz", resources);
  const auto gap_dev = read_gap_texts(gap / "gap-development.tsv.gz", resources);
  std::vector<const PronounText*> texts = pointers_to(gum_train);
  for (int copy = 0; copy < options.gap_copies; ++copy)
    for (const PronounText& text : gap_train) texts.push_back(&text);
  std::vector<PronounText> plain;
  if (!options.plain.empty()) plain = read_plain_texts(options.plain, options.most_plain, resources);
  std::vector<const PronounText*> silver;
  for (const std::vector<PronounText>* group : {&std::as_const(plain), &gum_train, &gap_train})
    for (const PronounText& text : *group) silver.push_back(&text);
  PronounTraining training;
  training.starts = options.starts;
  training.silver_epochs = options.silver_epochs;
  training.epochs = options.epochs;
  training.progress = [](int epoch, double error) {
    std::fprintf(stderr, "epoch %d: %.1f %% changed\n", epoch, 100 * error);
  };
  const std::string section = train_pronouns(texts, silver, resources, training);
  const std::string aligned = section;
  const LinearModel model(aligned);
  print("GUM train", score_pronouns(gum_train, resources, model));
  print("GUM dev", score_pronouns(gum_dev, resources, model));
  print("GAP validation (trained on)", score_gap(pointers_to(gap_train), resources, model));
  print("GAP development", score_gap(pointers_to(gap_dev), resources, model));
  if (options.out.empty()) return;
  ModelWriter writer;
  writer.add("pronouns", section);
  writer.write(options.out);
}

}  // namespace

void add_pronouns_verb(CLI::App& app, TrainAction& action) {
  const auto options = std::make_shared<PronounOptions>();
  CLI::App* verb = app.add_subcommand("pronouns", "Learn the ranker of pronoun antecedents from GUM and GAP");
  verb->add_option("--gum", options->gum, "Folder of GUM's entity files (train.jsonl.gz, dev.jsonl.gz)")->required();
  verb->add_option("--gap", options->gap, "Folder of GAP's files")->required();
  verb->add_option("--plain", options->plain, "JSON Lines of texts without annotation, to learn from by gender");
  verb->add_option("--most-plain", options->most_plain, "How many of them");
  verb->add_option("--silver-epochs", options->silver_epochs, "Passes over them");
  verb->add_option("--data", options->data, "Data folder with the models of the stages before");
  verb->add_option("-o,--output", options->out, "Model file to write; without it only the scores are printed");
  verb->add_option("--epochs", options->epochs, "Passes over the texts");
  verb->add_option("--starts", options->starts, "How often to begin from nothing; the model is the average");
  verb->add_option("--folds", options->folds,
                   "Only score: GAP validation in so many parts, each by the others and GUM");
  verb->add_option("--gap-copies", options->gap_copies, "How often each GAP text is seen in a pass");
  verb->callback([options, &action] { action = [options] { train(*options); }; });
}

}  // namespace dateline
