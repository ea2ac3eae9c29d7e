// Learns the parser's network in floats: hash embeddings, dilated convolutions with residuals, a precomputed hidden
// layer over the words of a state (Chen and Manning 2014), moves and relations, with a dynamic oracle.
#pragma once

#include <functional>
#include <vector>

#include "extract/syntax/network_shape.h"
#include "extract/train/matrix.h"
#include "extract/train/treebank.h"

namespace dateline {

struct NetworkTraining {
  int epochs = 14;
  float rate = 0.002F;
  float dropout = 0.25F;       // of the first and last layer
  float tag_share = 1.0F;      // weight of the tags' loss beside that of moves and relations
  float word_dropout = 0.12F;  // how often a word is hidden behind its shape, affixes and cluster
  float explore = 0.8F;
  std::uint64_t seed = 12;
  std::function<void(int epoch, double loss, double moves, double relations)> progress;
};

// The learnt parameters; what the network that runs is quantised from.
struct NetworkWeights {
  explicit NetworkWeights(Random& random);

  Parameter inputs;               // kInputTable × kWidth
  Parameter input_bias;           // 1 × kWidth
  std::vector<Parameter> layers;  // (kTaps · kWidth) × kWidth
  std::vector<Parameter> layer_biases;
  Parameter tags;         // kWidth × kTagColumns
  Parameter tag_bias;     // 1 × kTagColumns
  Parameter slots;        // kWidth × (kSlots · kHidden)
  Parameter nothing;      // kSlots × kHidden: what an empty slot adds
  Parameter facts;        // kFactTable × kHidden
  Parameter hidden_bias;  // 1 × kHidden
  Parameter outputs;      // kHidden × kOutputs
  Parameter output_bias;  // 1 × kOutputs
};

// The words' vectors of some sentences, each followed by its root, with an empty row before each: all layers.
struct Activations {
  std::size_t rows = 0;
  std::vector<const InputRows*> inputs;              // by row; nullptr for an empty row
  std::vector<std::size_t> begins;                   // by sentence: row of its node 0
  std::vector<std::vector<float>> layers;            // kLayers + 1, rows × kWidth
  std::vector<std::vector<float>> gathered, before;  // by layer: rows × (kTaps · kWidth), rows × kWidth before the ReLU
  std::vector<float> sums, slots;            // rows × kWidth before the first ReLU; rows × (kSlots · kHidden)
  std::vector<float> first_mask, last_mask;  // dropout; empty when not training
};

// Sentences to learn from, and the tags that the tagger gives them.
struct NetworkExamples {
  std::vector<TrainingSentence> sentences;
  std::vector<std::vector<TagLabel>> tags;
};

// Each epoch sees all of `gold` and, from `silver` in turn, as many sentences again (or none).
[[nodiscard]] NetworkWeights train_network(const NetworkExamples& gold, const NetworkExamples& silver,
                                           const std::vector<TagPair>& labels, const NetworkTraining& training);

// What several networks, each learnt from another seed, make of a sentence together: the tags and the greedy tree of
// their mean probabilities (Kuncoro et al. 2016 teach one parser with such trees). Fills tags, heads and relations.
void annotate(const std::vector<NetworkWeights>& teachers, const std::vector<TagPair>& labels,
              const std::vector<std::vector<TagLabel>>& tags, std::vector<TrainingSentence>& sentences);

// The words' vectors under the weights, without dropout; `nodes` is by sentence its words' rows and its root's.
void run_layers(const NetworkWeights& weights, const std::vector<std::vector<InputRows>>& nodes, Activations& out);

// The state's hidden vector before the ReLU, given the slots of its sentence's rows.
void state_vector(const NetworkWeights& weights, const float* slots_of_node0, const StateSlots& slots,
                  const StateFacts& facts, float* hidden);

}  // namespace dateline
