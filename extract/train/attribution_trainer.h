// Trains the attribution models: the cue tagger, on its jackknifed marks the role tagger, on its jackknifed roles the
// linker; so that each stage learns from what the one before will really give it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "extract/document.h"
#include "extract/quotes/attribution.h"
#include "extract/train/polnear.h"

namespace dateline {

// Makes the layers up to `quotations` of one article.
using Analyse = std::function<Document(const PolnearArticle&)>;

struct AttributionTraining {
  std::filesystem::path train;        // PolNeAR train.jsonl.gz
  std::filesystem::path development;  // PolNeAR dev.jsonl.gz
  std::filesystem::path lexicon;      // en/attribution_cues.tsv
  std::filesystem::path clusters;     // models/clusters.bin
  std::filesystem::path output;       // the model file
  std::filesystem::path
      predictions;  // where what is found in the development articles goes, as JSON Lines; may be empty
  std::filesystem::path fold_predictions;  // and what the folds find in the training articles; may be empty
  int folds = 4;
  int cue_epochs = 8;
  int role_epochs = 12;
  int role_bias = 0;              // how many updates speak for any role from the start
  std::uint32_t least_seen = 12;  // taggers leave out features of fewer tokens
  int min_weight = 8;             // tagger rows without a weight of this size are left out
  int edge_epochs = 2;
  std::uint32_t edge_updates = 8;  // rows changed less often are left out
  int runs = 1;
  int share = 1;  // trains on every n-th article only: for experiments
  std::function<void(const std::string&)> progress;
};

void train_attribution(const AttributionTraining& training, const Analyse& analyse);

}  // namespace dateline
