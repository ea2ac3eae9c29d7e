// Batches of sentences pass the layers together; then each sentence is parsed state by state, and what its states want
// of the words' vectors flows back through the layers at once.
#include "extract/train/network_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <future>
#include <numeric>

#include "extract/train/tagger_trainer.h"

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

void backward(NetworkWeights& w, const Activations& a, const std::vector<float>& slots_gradient,
              const std::vector<float>& tags_gradient) {
  std::vector<float> dx(a.rows * kWidth, 0.0F), dh(a.rows * kWidth), taps;
  backward_product(w.slots, a.layers[kLayers], slots_gradient, &dx, a.rows, kWidth, kSlotColumns);
  backward_product(w.tags, a.layers[kLayers], tags_gradient, &dx, a.rows, kWidth, kTagColumns);
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

// The gradient of the tags' loss by row and column; adds the bias's own.
void learn_tags(NetworkWeights& w, const Activations& a, const std::vector<const std::vector<TagLabel>*>& gold,
                float share, std::vector<float>& gradient) {
  gradient.resize(a.rows * kTagColumns);
  for (std::size_t i = 0; i < a.rows; ++i)
    std::memcpy(&gradient[i * kTagColumns], w.tag_bias.value.data(), kTagColumns * sizeof(float));
  add_product(a.layers[kLayers].data(), w.tags.value.data(), gradient.data(), a.rows, kWidth, kTagColumns);
  std::size_t done = 0;
  for (std::size_t s = 0; s < gold.size(); ++s) {
    const std::size_t first = a.begins[s] + 1, end = first + gold[s]->size();
    std::fill(gradient.begin() + done * kTagColumns, gradient.begin() + first * kTagColumns, 0.0F);
    for (std::size_t i = first; i < end; ++i) {
      const std::span<float> row{&gradient[i * kTagColumns], kTagColumns};
      softmax(row);
      row[(*gold[s])[i - first]] -= 1.0F;
      for (std::size_t o = 0; o < kTagColumns; ++o) w.tag_bias.gradient[o] += row[o] *= share;
    }
    done = end;
  }
  std::fill(gradient.begin() + done * kTagColumns, gradient.end(), 0.0F);
}

// The scores from `begin` on of the state whose vector is `hidden`.
void score_outputs(const NetworkWeights& w, const float* hidden, std::size_t begin, std::span<float> scores) {
  for (std::size_t o = 0; o < scores.size(); ++o) scores[o] = w.output_bias.value[begin + o];
  for (std::size_t j = 0; j < kHidden; ++j) {
    if (hidden[j] <= 0.0F) continue;
    const float* row = w.outputs.row(j) + begin;
    for (std::size_t o = 0; o < scores.size(); ++o) scores[o] += hidden[j] * row[o];
  }
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
    score_outputs(w_, hidden_, 0, p);
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
    score_outputs(w_, hidden_, begin, p);
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
  for (Parameter* p : {&w.input_bias, &w.tags, &w.tag_bias, &w.slots, &w.nothing, &w.facts, &w.hidden_bias, &w.outputs,
                       &w.output_bias})
    p->step(rate, count);
  for (std::size_t l = 0; l < kLayers; ++l) {
    w.layers[l].step(rate, count);
    w.layer_biases[l].step(rate, count);
  }
}

// The nodes of a sentence; some words are hidden.
std::vector<InputRows> make_nodes(const TrainingSentence& sentence, const std::vector<TagLabel>& tags, float hide,
                                  Random& random) {
  std::vector<WordForm> forms = sentence.forms;
  for (WordForm& form : forms)
    if (random.unit() < hide) form.normal = 12345;
  std::vector<InputRows> nodes;
  sentence_rows(forms, tags, nodes);
  return nodes;
}

}  // namespace

NetworkWeights::NetworkWeights(Random& random)
    : inputs(kInputTable, kWidth, 0.1F, random),
      input_bias(1, kWidth, 0.0F, random),
      layers(make_layers(kTaps * kWidth, spread(kTaps * kWidth * 3 / 2), random)),
      layer_biases(make_layers(1, 0.0F, random)),
      tags(kWidth, kTagColumns, spread(kWidth * 3), random),
      tag_bias(1, kTagColumns, 0.0F, random),
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

namespace {

// The scores' logarithms of probability are added to `sum`; forbidden scores are -infinity.
void add_log_softmax(std::span<float> scores, std::span<float> sum) {
  const float most = *std::max_element(scores.begin(), scores.end());
  float total = 0.0F;
  for (const float s : scores) total += std::exp(s - most);
  const float shift = most + std::log(total);
  for (std::size_t i = 0; i < scores.size(); ++i) sum[i] += scores[i] - shift;
}

// One sentence under all teachers, whose activations of its batch are given.
class Committee {
 public:
  Committee(const std::vector<NetworkWeights>& teachers, const std::vector<Activations>& read)
      : teachers_(teachers), read_(read) {}

  void annotate(std::size_t at, const std::vector<TagPair>& labels, TrainingSentence& sentence) {
    const std::size_t words = sentence.forms.size();
    sentence.tags.resize(words);
    for (std::size_t i = 0; i < words; ++i) sentence.tags[i] = labels[best_tag(read_[0].begins[at] + 1 + i)];
    state_.begin(static_cast<std::uint32_t>(words));
    while (!state_.done()) {
      enter(at);
      const Move move = best_move();
      state_.apply(move,
                   move != Move::Shift && state_.head_of(move) != state_.root() ? best_relation(move) : Deprel::Root);
    }
    sentence.heads.assign(words + 2, 0);
    sentence.relations.assign(words + 2, Deprel::Root);
    for (Node node = 1; node <= words; ++node) {
      sentence.heads[node] = state_.head(node);
      sentence.relations[node] = state_.relation(node);
    }
  }

 private:
  std::size_t best_tag(std::size_t row) const {
    std::array<float, kTagColumns> sum{}, scores{};
    for (std::size_t t = 0; t < teachers_.size(); ++t) {
      std::memcpy(scores.data(), teachers_[t].tag_bias.value.data(), sizeof scores);
      for (std::size_t j = 0; j < kWidth; ++j) {
        const float value = read_[t].layers[kLayers][row * kWidth + j];
        for (std::size_t o = 0; o < kTagColumns; ++o) scores[o] += value * teachers_[t].tags.row(j)[o];
      }
      add_log_softmax(scores, sum);
    }
    return static_cast<std::size_t>(std::max_element(sum.begin(), sum.end()) - sum.begin());
  }

  void enter(std::size_t at) {
    const StateSlots words = state_slots(state_);
    const StateFacts facts = state_facts(state_);
    hidden_.resize(teachers_.size());
    for (std::size_t t = 0; t < teachers_.size(); ++t)
      state_vector(teachers_[t], read_[t].slots.data() + read_[t].begins[at] * kSlotColumns, words, facts,
                   hidden_[t].data());
  }

  Move best_move() const {
    std::array<float, kMoves> sum{}, scores{};
    for (std::size_t t = 0; t < teachers_.size(); ++t) {
      score_outputs(teachers_[t], hidden_[t].data(), 0, scores);
      for (const Move move : {Move::Shift, Move::Left, Move::Right})
        if (!state_.allows(move)) scores[static_cast<std::size_t>(move)] = -INFINITY;
      add_log_softmax(scores, sum);
    }
    return static_cast<Move>(std::max_element(sum.begin(), sum.end()) - sum.begin());
  }

  Deprel best_relation(Move move) const {
    std::array<float, kDeprelCount> sum{}, scores{};
    for (std::size_t t = 0; t < teachers_.size(); ++t) {
      score_outputs(teachers_[t], hidden_[t].data(), relation_output(move), scores);
      scores[static_cast<std::size_t>(Deprel::Root)] = -INFINITY;
      add_log_softmax(scores, sum);
    }
    return static_cast<Deprel>(std::max_element(sum.begin(), sum.end()) - sum.begin());
  }

  const std::vector<NetworkWeights>& teachers_;
  const std::vector<Activations>& read_;
  ParserState state_;
  std::vector<std::array<float, kHidden>> hidden_;
};

// The order of an epoch: all of gold and as many of silver, which takes turns; silver follows gold in number.
class EpochOrder {
 public:
  EpochOrder(std::size_t gold, std::size_t silver, Random& random) : gold_(gold), silver_(silver), random_(random) {
    std::iota(silver_.begin(), silver_.end(), static_cast<std::uint32_t>(gold));
    random_.shuffle(silver_);
  }

  [[nodiscard]] std::size_t size() const { return gold_ + std::min(gold_, silver_.size()); }

  std::vector<std::uint32_t> next() {
    std::vector<std::uint32_t> order(gold_);
    std::iota(order.begin(), order.end(), 0U);
    while (order.size() < size()) {
      order.push_back(silver_[next_silver_]);
      next_silver_ = (next_silver_ + 1) % silver_.size();
    }
    random_.shuffle(order);
    return order;
  }

 private:
  std::size_t gold_;
  std::vector<std::uint32_t> silver_;
  std::size_t next_silver_ = 0;
  Random& random_;
};

void annotate_batch(const std::vector<NetworkWeights>& teachers, const std::vector<TagPair>& labels,
                    const std::vector<std::vector<TagLabel>>& tags, std::size_t begin, std::vector<Activations>& read,
                    std::vector<TrainingSentence>& sentences) {
  const std::size_t end = std::min(begin + kBatch, sentences.size());
  std::vector<std::vector<InputRows>> nodes(end - begin);
  for (std::size_t i = begin; i < end; ++i) sentence_rows(sentences[i].forms, tags[i], nodes[i - begin]);
  for (std::size_t t = 0; t < teachers.size(); ++t) run_layers(teachers[t], nodes, read[t]);
  Committee committee(teachers, read);
  for (std::size_t i = begin; i < end; ++i) committee.annotate(i - begin, labels, sentences[i]);
}

}  // namespace

void annotate(const std::vector<NetworkWeights>& teachers, const std::vector<TagPair>& labels,
              const std::vector<std::vector<TagLabel>>& tags, std::vector<TrainingSentence>& sentences) {
  constexpr std::size_t kThreads = 4;  // each takes every fourth batch
  std::vector<std::future<void>> annotating;
  for (std::size_t thread = 0; thread < kThreads; ++thread)
    annotating.push_back(std::async(std::launch::async, [&, thread] {
      std::vector<Activations> read(teachers.size());
      for (std::size_t begin = thread * kBatch; begin < sentences.size(); begin += kThreads * kBatch)
        annotate_batch(teachers, labels, tags, begin, read, sentences);
    }));
  for (auto& part : annotating) part.get();
}
NetworkWeights train_network(const NetworkExamples& gold, const NetworkExamples& silver,
                             const std::vector<TagPair>& labels, const NetworkTraining& training) {
  std::vector<const TrainingSentence*> sentences;
  std::vector<const std::vector<TagLabel>*> tags;
  std::vector<std::vector<TagLabel>> right_tags;
  for (const NetworkExamples* examples : {&gold, &silver})
    for (std::size_t i = 0; i < examples->sentences.size(); ++i) {
      sentences.push_back(&examples->sentences[i]);
      tags.push_back(&examples->tags[i]);
      right_tags.push_back(label_tags(examples->sentences[i].tags, labels));
    }
  Random random(training.seed);
  NetworkWeights weights(random);
  EpochOrder orders(gold.sentences.size(), silver.sentences.size(), random);
  const std::size_t batches = (orders.size() + kBatch - 1) / kBatch;
  const auto total = static_cast<float>(batches) * static_cast<float>(training.epochs);
  Activations a;
  std::vector<float> slots_gradient, tags_gradient;
  int count = 0;
  for (int epoch = 0; epoch < training.epochs; ++epoch) {
    const std::vector<std::uint32_t> order = orders.next();
    Trainer trainer(weights, random, training.explore);
    for (std::size_t begin = 0; begin < order.size(); begin += kBatch) {
      const std::size_t end = std::min(begin + kBatch, order.size());
      std::vector<std::vector<InputRows>> nodes;
      std::vector<const std::vector<TagLabel>*> batch_tags;
      for (std::size_t i = begin; i < end; ++i) {
        nodes.push_back(make_nodes(*sentences[order[i]], *tags[order[i]], training.word_dropout, random));
        batch_tags.push_back(&right_tags[order[i]]);
      }
      std::vector<const std::vector<InputRows>*> batch;
      for (const auto& sentence : nodes) batch.push_back(&sentence);
      lay_out(batch, a);
      forward(weights, a, training.dropout, &random);
      slots_gradient.assign(a.slots.size(), 0.0F);
      for (std::size_t i = begin; i < end; ++i) {
        const std::size_t at = a.begins[i - begin] * kSlotColumns;
        trainer.train_sentence(*sentences[order[i]], a.slots.data() + at, slots_gradient.data() + at, epoch == 0);
      }
      learn_tags(weights, a, batch_tags, training.tag_share, tags_gradient);
      backward(weights, a, slots_gradient, tags_gradient);
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
