// Batches of sentences pass the layers together; then each sentence is parsed state by state, and what its states want
// of the words' vectors flows back through the layers at once.
#include "extract/train/network_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

namespace dateline {
namespace {

constexpr std::size_t kBatch = 24;  // sentences
constexpr std::size_t kSlotColumns = kSlots * kHidden;
// Outputs are padded to a multiple of eight floats.
constexpr std::size_t kOutputColumns = (kOutputs + 7) / 8 * 8;

float spread(std::size_t inputs) { return 1.0F / std::sqrt(static_cast<float>(inputs)); }

std::vector<Parameter> make_layers(std::size_t rows, float deviation, Random& random) {
  std::vector<Parameter> layers;
  for (std::size_t l = 0; l < kLayers; ++l) layers.emplace_back(rows, kWidth, deviation, random);
  return layers;
}

void apply_mask(std::vector<float>& values, std::vector<float>& mask, float dropout, Random& random) {
  mask.resize(values.size());
  const float keep = 1.0F / (1.0F - dropout);
  for (std::size_t i = 0; i < values.size(); ++i) {
    mask[i] = random.unit() < dropout ? 0.0F : keep;
    values[i] *= mask[i];
  }
}

// Row i of `to` gets the rows of `from` that the layer's taps look at; empty rows count as zeros.
void gather_taps(const Activations& a, const std::vector<float>& from, std::size_t dilation, std::vector<float>& to) {
  to.assign(a.rows * kTaps * kWidth, 0.0F);
  for (std::size_t i = 0; i < a.rows; ++i)
    for (std::size_t tap = 0; tap < kTaps; ++tap) {
      const std::size_t at = i + tap * dilation - dilation;
      // A sentence's rows touch the next one's: its empty row lies between, but a wide tap may step over it.
      if (at >= a.rows || a.inputs[at] == nullptr || a.inputs[i] == nullptr) continue;
      const std::size_t low = std::min(at, i), high = std::max(at, i);
      if (std::find(a.inputs.begin() + low, a.inputs.begin() + high, nullptr) != a.inputs.begin() + high) continue;
      std::memcpy(&to[(i * kTaps + tap) * kWidth], &from[at * kWidth], kWidth * sizeof(float));
    }
}

void forward(const NetworkWeights& w, Activations& a, float dropout, Random* random) {
  a.layers.resize(kLayers + 1);
  a.gathered.resize(kLayers);
  a.before.resize(kLayers);
  a.sums.assign(a.rows * kWidth, 0.0F);
  for (std::size_t i = 0; i < a.rows; ++i) {
    if (a.inputs[i] == nullptr) continue;
    float* sum = &a.sums[i * kWidth];
    std::memcpy(sum, w.input_bias.value.data(), kWidth * sizeof(float));
    for (const std::uint32_t row : *a.inputs[i])
      for (std::size_t j = 0; j < kWidth; ++j) sum[j] += w.inputs.row(row)[j];
  }
  a.layers[0] = a.sums;
  for (float& v : a.layers[0]) v = std::max(v, 0.0F);
  if (random != nullptr) apply_mask(a.layers[0], a.first_mask, dropout, *random);
  for (std::size_t l = 0; l < kLayers; ++l) {
    gather_taps(a, a.layers[l], kDilations[l], a.gathered[l]);
    a.before[l].resize(a.rows * kWidth);
    for (std::size_t i = 0; i < a.rows; ++i)
      std::memcpy(&a.before[l][i * kWidth], w.layer_biases[l].value.data(), kWidth * sizeof(float));
    add_product(a.gathered[l].data(), w.layers[l].value.data(), a.before[l].data(), a.rows, kTaps * kWidth, kWidth);
    a.layers[l + 1] = a.layers[l];
    for (std::size_t i = 0; i < a.rows; ++i)
      for (std::size_t j = i * kWidth; a.inputs[i] != nullptr && j < (i + 1) * kWidth; ++j)
        a.layers[l + 1][j] += std::max(a.before[l][j], 0.0F);
  }
  if (random != nullptr) apply_mask(a.layers[kLayers], a.last_mask, dropout, *random);
  a.slots.assign(a.rows * kSlotColumns, 0.0F);
  add_product(a.layers[kLayers].data(), w.slots.value.data(), a.slots.data(), a.rows, kWidth, kSlotColumns);
}

// weight.gradient += inputsᵀ · outputs_gradient; inputs_gradient (may be null) += outputs_gradient · weightᵀ.
void backward_product(Parameter& weight, const std::vector<float>& inputs, const std::vector<float>& outputs_gradient,
                      std::vector<float>* inputs_gradient, std::size_t n, std::size_t k, std::size_t m) {
  static thread_local std::vector<float> turned;
  turned.resize(n * k);
  transpose(inputs.data(), turned.data(), n, k);
  add_product(turned.data(), outputs_gradient.data(), weight.gradient.data(), k, n, m);
  if (inputs_gradient == nullptr) return;
  turned.resize(k * m);
  transpose(weight.value.data(), turned.data(), k, m);
  add_product(outputs_gradient.data(), turned.data(), inputs_gradient->data(), n, m, k);
}

void backward(NetworkWeights& w, const Activations& a, const std::vector<float>& slots_gradient) {
  std::vector<float> dx(a.rows * kWidth, 0.0F), dh(a.rows * kWidth), taps;
  backward_product(w.slots, a.layers[kLayers], slots_gradient, &dx, a.rows, kWidth, kSlotColumns);
  for (std::size_t i = 0; i < dx.size(); ++i) dx[i] *= a.last_mask[i];
  for (std::size_t l = kLayers; l-- > 0;) {
    for (std::size_t i = 0; i < dx.size(); ++i) {
      if (a.inputs[i / kWidth] == nullptr) dx[i] = 0.0F;
      dh[i] = a.before[l][i] > 0.0F ? dx[i] : 0.0F;
    }
    for (std::size_t i = 0; i < dh.size(); ++i) w.layer_biases[l].gradient[i % kWidth] += dh[i];
    taps.assign(a.rows * kTaps * kWidth, 0.0F);
    backward_product(w.layers[l], a.gathered[l], dh, &taps, a.rows, kTaps * kWidth, kWidth);
    for (std::size_t i = 0; i < a.rows; ++i)
      for (std::size_t tap = 0; tap < kTaps; ++tap) {
        const std::size_t at = i + tap * kDilations[l] - kDilations[l];
        // Taps that gather_taps left at zero may be added in all the same: such rows are empty or masked below.
        if (at >= a.rows || a.inputs[at] == nullptr || a.inputs[i] == nullptr) continue;
        const std::size_t low = std::min(at, i), high = std::max(at, i);
        if (std::find(a.inputs.begin() + low, a.inputs.begin() + high, nullptr) != a.inputs.begin() + high) continue;
        for (std::size_t j = 0; j < kWidth; ++j) dx[at * kWidth + j] += taps[(i * kTaps + tap) * kWidth + j];
      }
  }
  for (std::size_t i = 0; i < a.rows; ++i) {
    if (a.inputs[i] == nullptr) continue;
    for (std::size_t j = 0; j < kWidth; ++j) {
      const std::size_t at = i * kWidth + j;
      dx[at] = a.sums[at] > 0.0F ? dx[at] * a.first_mask[at] : 0.0F;
      w.input_bias.gradient[j] += dx[at];
    }
    for (const std::uint32_t row : *a.inputs[i]) {
      float* gradient = w.inputs.touch(row);
      for (std::size_t j = 0; j < kWidth; ++j) gradient[j] += dx[i * kWidth + j];
    }
  }
}

// Probabilities from scores, in place; forbidden ones are given as -infinity.
void softmax(std::span<float> scores) {
  const float most = *std::max_element(scores.begin(), scores.end());
  float sum = 0.0F;
  for (float& s : scores) sum += s = std::exp(s - most);
  for (float& s : scores) s /= sum;
}

class Trainer {
 public:
  Trainer(NetworkWeights& weights, Random& random, float explore) : w_(weights), random_(random), explore_(explore) {}

  void train_sentence(const TrainingSentence& sentence, const float* slots, float* slots_gradient, bool first_epoch) {
    state_.begin(static_cast<std::uint32_t>(sentence.forms.size()));
    while (!state_.done()) {
      const StateSlots words = state_slots(state_);
      const StateFacts facts = state_facts(state_);
      state_vector(w_, slots, words, facts, hidden_);
      std::fill(std::begin(gradient_), std::end(gradient_), 0.0F);
      for (float& h : hidden_) h = std::max(h, 0.0F);
      const Move move = learn_move(sentence, first_epoch);
      Deprel relation = Deprel::Root;
      if (move != Move::Shift && state_.head_of(move) != state_.root()) relation = learn_relation(sentence, move);
      pass_back(words, facts, slots_gradient);
      state_.apply(move, relation);
    }
  }

  double loss = 0.0;
  std::size_t moves = 0, right_moves = 0, arcs = 0, right_arcs = 0;

 private:
  void score(std::size_t begin, std::span<float> scores) const {
    for (std::size_t o = 0; o < scores.size(); ++o) scores[o] = w_.output_bias.value[begin + o];
    for (std::size_t j = 0; j < kHidden; ++j) {
      if (hidden_[j] == 0.0F) continue;
      const float* row = w_.outputs.row(j) + begin;
      for (std::size_t o = 0; o < scores.size(); ++o) scores[o] += hidden_[j] * row[o];
    }
  }

  void pass_output(std::size_t begin, std::span<const float> gradient) {
    for (std::size_t o = 0; o < gradient.size(); ++o) w_.output_bias.gradient[begin + o] += gradient[o];
    for (std::size_t j = 0; j < kHidden; ++j) {
      if (hidden_[j] == 0.0F) continue;
      const float* row = w_.outputs.row(j) + begin;
      float* row_gradient = w_.outputs.gradient.data() + j * kOutputColumns + begin;
      float sum = 0.0F;
      for (std::size_t o = 0; o < gradient.size(); ++o) {
        row_gradient[o] += gradient[o] * hidden_[j];
        sum += gradient[o] * row[o];
      }
      gradient_[j] += sum;
    }
  }

  // All moves of least cost are right; their share of the probability is what is learnt.
  Move learn_move(const TrainingSentence& sentence, bool first_epoch) {
    const auto costs = move_costs(state_, sentence.heads);
    const int least = *std::min_element(costs.begin(), costs.end());
    std::array<float, kMoves> p{};
    score(0, p);
    for (std::size_t m = 0; m < kMoves; ++m)
      if (costs[m] == kImpossible) p[m] = -INFINITY;
    softmax(p);
    float right = 0.0F;
    for (std::size_t m = 0; m < kMoves; ++m) right += costs[m] == least ? p[m] : 0.0F;
    loss -= std::log(right + 1e-9F);
    const auto guess = static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
    std::size_t gold = kMoves;
    for (std::size_t m = 0; m < kMoves; ++m)
      if (costs[m] == least && (gold == kMoves || p[m] > p[gold])) gold = m;
    std::array<float, kMoves> gradient{};
    for (std::size_t m = 0; m < kMoves; ++m) gradient[m] = p[m] - (costs[m] == least ? p[m] / (right + 1e-20F) : 0.0F);
    pass_output(0, gradient);
    ++moves;
    right_moves += costs[guess] == least;
    const bool follow = costs[guess] == least || (!first_epoch && random_.unit() < explore_);
    return static_cast<Move>(follow ? guess : gold);
  }

  Deprel learn_relation(const TrainingSentence& sentence, Move move) {
    std::array<float, kDeprelCount> p{};
    const std::size_t begin = relation_output(move);
    score(begin, p);
    p[static_cast<std::size_t>(Deprel::Root)] = -INFINITY;
    const auto guess = static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
    const Node dependent = state_.dependent();
    if (sentence.heads[dependent] == state_.head_of(move)) {
      const auto gold = static_cast<std::size_t>(sentence.relations[dependent]);
      softmax(p);
      loss -= std::log(p[gold] + 1e-9F);
      ++arcs;
      right_arcs += guess == gold;
      p[gold] -= 1.0F;
      pass_output(begin, p);
    }
    return static_cast<Deprel>(guess);
  }

  void pass_back(const StateSlots& words, const StateFacts& facts, float* slots_gradient) {
    for (std::size_t j = 0; j < kHidden; ++j) {
      if (hidden_[j] == 0.0F) gradient_[j] = 0.0F;
      w_.hidden_bias.gradient[j] += gradient_[j];
    }
    const auto add = [&](float* to) {
      for (std::size_t j = 0; j < kHidden; ++j) to[j] += gradient_[j];
    };
    for (std::size_t k = 0; k < kSlots; ++k)
      add(words[k] == 0 ? w_.nothing.gradient.data() + k * kHidden
                        : slots_gradient + words[k] * kSlotColumns + k * kHidden);
    for (const std::uint32_t fact : facts) add(w_.facts.gradient.data() + fact * kHidden);
  }

  NetworkWeights& w_;
  Random& random_;
  float explore_;
  ParserState state_;
  float hidden_[kHidden] = {}, gradient_[kHidden] = {};
};

// Rows of a batch: per sentence an empty row, its words, its root.
void lay_out(const std::vector<const std::vector<InputRows>*>& sentences, Activations& a) {
  a.inputs.clear();
  a.begins.clear();
  for (const auto* nodes : sentences) {
    a.begins.push_back(a.inputs.size());
    a.inputs.push_back(nullptr);
    for (const InputRows& rows : *nodes) a.inputs.push_back(&rows);
  }
  a.rows = a.inputs.size();
}

void step_all(NetworkWeights& w, float rate, int count) {
  w.inputs.step_touched(rate);
  for (Parameter* p : {&w.input_bias, &w.slots, &w.nothing, &w.facts, &w.hidden_bias, &w.outputs, &w.output_bias})
    p->step(rate, count);
  for (std::size_t l = 0; l < kLayers; ++l) {
    w.layers[l].step(rate, count);
    w.layer_biases[l].step(rate, count);
  }
}

// The nodes of a sentence; some words are hidden.
std::vector<InputRows> make_nodes(const TrainingSentence& sentence, const std::vector<TagLabel>& tags, float hide,
                                  Random& random) {
  std::vector<InputRows> nodes;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    WordForm form = sentence.forms[i];
    if (random.unit() < hide) form.normal = 12345;
    nodes.push_back(input_rows(form, tags[i]));
  }
  nodes.push_back(root_rows());
  return nodes;
}

}  // namespace

NetworkWeights::NetworkWeights(Random& random)
    : inputs(kInputTable, kWidth, 0.1F, random),
      input_bias(1, kWidth, 0.0F, random),
      layers(make_layers(kTaps * kWidth, spread(kTaps * kWidth * 3 / 2), random)),
      layer_biases(make_layers(1, 0.0F, random)),
      slots(kWidth, kSlotColumns, spread(kWidth * 3), random),
      nothing(kSlots, kHidden, 0.0F, random),
      facts(kFactTable, kHidden, 0.05F, random),
      hidden_bias(1, kHidden, 0.0F, random),
      outputs(kHidden, kOutputColumns, spread(kHidden * 4), random),
      output_bias(1, kOutputColumns, 0.0F, random) {}

void state_vector(const NetworkWeights& weights, const float* slots_of_node0, const StateSlots& slots,
                  const StateFacts& facts, float* hidden) {
  std::memcpy(hidden, weights.hidden_bias.value.data(), kHidden * sizeof(float));
  const auto add = [&](const float* row) {
    for (std::size_t j = 0; j < kHidden; ++j) hidden[j] += row[j];
  };
  for (std::size_t k = 0; k < kSlots; ++k)
    add(slots[k] == 0 ? weights.nothing.row(k) : slots_of_node0 + slots[k] * kSlotColumns + k * kHidden);
  for (const std::uint32_t fact : facts) add(weights.facts.row(fact));
}

void run_layers(const NetworkWeights& weights, const std::vector<std::vector<InputRows>>& nodes, Activations& out) {
  std::vector<const std::vector<InputRows>*> sentences;
  for (const auto& sentence : nodes) sentences.push_back(&sentence);
  lay_out(sentences, out);
  forward(weights, out, 0.0F, nullptr);
}

NetworkWeights train_network(const std::vector<TrainingSentence>& sentences,
                             const std::vector<std::vector<TagLabel>>& tags, const NetworkTraining& training) {
  Random random(training.seed);
  NetworkWeights weights(random);
  std::vector<std::uint32_t> order(sentences.size());
  std::iota(order.begin(), order.end(), 0U);
  const std::size_t batches = (order.size() + kBatch - 1) / kBatch;
  const auto total = static_cast<float>(batches) * static_cast<float>(training.epochs);
  Activations a;
  std::vector<float> slots_gradient;
  int count = 0;
  for (int epoch = 0; epoch < training.epochs; ++epoch) {
    random.shuffle(order);
    Trainer trainer(weights, random, training.explore);
    for (std::size_t begin = 0; begin < order.size(); begin += kBatch) {
      const std::size_t end = std::min(begin + kBatch, order.size());
      std::vector<std::vector<InputRows>> nodes;
      for (std::size_t i = begin; i < end; ++i)
        nodes.push_back(make_nodes(sentences[order[i]], tags[order[i]], training.word_dropout, random));
      std::vector<const std::vector<InputRows>*> batch;
      for (const auto& sentence : nodes) batch.push_back(&sentence);
      lay_out(batch, a);
      forward(weights, a, training.dropout, &random);
      slots_gradient.assign(a.slots.size(), 0.0F);
      for (std::size_t i = begin; i < end; ++i) {
        const std::size_t at = a.begins[i - begin] * kSlotColumns;
        trainer.train_sentence(sentences[order[i]], a.slots.data() + at, slots_gradient.data() + at, epoch == 0);
      }
      backward(weights, a, slots_gradient);
      ++count;
      step_all(weights, training.rate * (1.0F - 0.97F * static_cast<float>(count) / total), count);
    }
    if (training.progress)
      training.progress(epoch, trainer.loss / static_cast<double>(trainer.moves),
                        static_cast<double>(trainer.right_moves) / static_cast<double>(trainer.moves),
                        static_cast<double>(trainer.right_arcs) / static_cast<double>(trainer.arcs));
  }
  return weights;
}

}  // namespace dateline
