// dateline-train clusters: word clusters from plain sentences.
#include <cstdio>
#include <fstream>
#include <memory>
#include <stdexcept>

#include "extract/train/clusters_trainer.h"
#include "extract/train/plain_sentences.h"
#include "extract/train/verbs.h"

namespace dateline {
namespace {

struct ClustersOptions {
  std::vector<std::string> corpora, left_out;
  std::string output;
  ClusterOptions training;
};

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  if (!file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush())
    throw std::runtime_error(path + ": cannot be written");
}

void train(const ClustersOptions& options) {
  std::vector<PlainSentence> sentences;
  std::size_t tokens = 0;
  for (const std::string& path : options.corpora)
    for (PlainSentence& sentence : read_plain_sentences(path, options.left_out)) {
      tokens += sentence.size();
      sentences.push_back(std::move(sentence));
    }
  const std::string model = train_clusters(sentences, options.training);
  write_file(options.output, model);
  std::fprintf(stderr, "clusters: %zu sentences, %zu tokens, %zu bytes\n", sentences.size(), tokens, model.size());
}

}  // namespace

void add_clusters_verb(CLI::App& app, TrainAction& action) {
  auto* verb =
      app.add_subcommand("clusters", "Word clusters from plain sentences (CoNLL-U, BIO, Penn TSV or ECB+ JSON Lines)");
  auto options = std::make_shared<ClustersOptions>();
  verb->add_option("corpora", options->corpora, "Files of sentences")->required();
  verb->add_option("-o,--output", options->output, "The model to write")->required();
  verb->add_option("--leave-out", options->left_out, "Documents whose id begins so")
      ->delimiter(',')
      ->allow_extra_args(false);
  verb->add_option("--classes", options->training.classes, "Leaves of the tree")->capture_default_str();
  verb->add_option("--min-count", options->training.min_count, "Rarer words belong to no cluster")
      ->capture_default_str();
  verb->add_option("--rounds", options->training.rounds, "Rounds of exchange")->capture_default_str();
  verb->callback([options, &action] { action = [options] { train(*options); }; });
}

}  // namespace dateline
