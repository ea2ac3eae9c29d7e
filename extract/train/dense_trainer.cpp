// Transition rows are features like all others: one for each previous label, and one for each previous label and
// context. A row's average is brought up to date when the row changes.
#include "extract/train/dense_trainer.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

#include "extract/train/perceptron.h"
#include "extract/train/random.h"

namespace dateline {
namespace {

constexpr std::uint32_t kNoFeature = 0xFFFFFFFF;
constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::min() / 2;

}  // namespace

std::uint32_t DenseExamples::number_of(Feature key) {
  if (slots_.size() < 2 * (keys_.size() + 1)) {
    slots_.assign(std::max<std::size_t>(std::size_t{1} << 20, slots_.size() * 2), kNoFeature);
    for (std::uint32_t i = 0; i < keys_.size(); ++i) {
      std::size_t at = (keys_[i] * 0x9E3779B97F4A7C15ULL >> 24) & (slots_.size() - 1);
      while (slots_[at] != kNoFeature) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = i;
    }
  }
  std::size_t at = (key * 0x9E3779B97F4A7C15ULL >> 24) & (slots_.size() - 1);
  while (slots_[at] != kNoFeature && keys_[slots_[at]] != key) at = (at + 1) & (slots_.size() - 1);
  if (slots_[at] == kNoFeature) {
    slots_[at] = static_cast<std::uint32_t>(keys_.size());
    keys_.push_back(key);
    counts_.push_back(0);
  }
  ++counts_[slots_[at]];
  return slots_[at];
}

void DenseExamples::add(const SequenceInput& input, std::vector<Label> gold) {
  assert(gold.size() == input.size());
  const auto labels = static_cast<Label>(transitions_.labels);
  if (keys_.empty())
    for (Label p = 0; p < labels; ++p) number_of(transition_feature(p));
  begins_.push_back(gold_.size());
  for (std::size_t t = 0; t < input.size(); ++t) {
    token_begin_.push_back(features_.size());
    for (const Feature key : input.features_of(t)) features_.push_back(number_of(key));
    // The rows of one context have consecutive numbers, as they are first seen together.
    const std::uint32_t row = number_of(transition_feature(0, input.contexts[t]));
    for (Label p = 1; p < labels; ++p) number_of(transition_feature(p, input.contexts[t]));
    contexts_.push_back(row);
  }
  gold_.insert(gold_.end(), gold.begin(), gold.end());
}

void DenseExamples::prune(std::uint32_t least) {
  std::vector<std::uint8_t> keep(keys_.size(), 0);
  for (std::size_t i = 0; i < keys_.size(); ++i) keep[i] = counts_[i] >= least ? 1 : 0;
  std::fill_n(keep.begin(), std::min(transitions_.labels, keep.size()), std::uint8_t{1});
  for (const std::uint32_t row : contexts_) std::fill_n(keep.begin() + row, transitions_.labels, std::uint8_t{1});
  std::vector<std::uint32_t> renumber(keys_.size(), kNoFeature);
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (keep[i] == 0) continue;
    keys_[next] = keys_[i];
    renumber[i] = next++;
  }
  keys_.resize(next);
  for (std::uint32_t& row : contexts_) row = renumber[row];
  std::size_t out = 0;
  token_begin_.push_back(features_.size());
  for (std::size_t t = 0; t + 1 < token_begin_.size(); ++t) {
    const std::uint64_t begin = token_begin_[t];
    token_begin_[t] = out;
    for (std::uint64_t i = begin; i < token_begin_[t + 1]; ++i)
      if (renumber[features_[i]] != kNoFeature) features_[out++] = renumber[features_[i]];
  }
  token_begin_.back() = out;
  features_.resize(out);
  features_.shrink_to_fit();
  slots_ = {};
  counts_ = {};
}

class DenseTrainer {
 public:
  DenseTrainer(const DenseExamples& examples, const DenseTraining& training)
      : data_(examples),
        training_(training),
        labels_(examples.transitions_.labels),
        sums_(data_.keys_.size() * labels_, 0.0) {
    for (std::uint32_t i = 0; i < data_.size(); ++i)
      if (!training.use || training.use(i)) order_.push_back(i);
  }

  std::string run() {
    for (int i = 0; i < training_.runs; ++i) run_once(static_cast<std::uint64_t>(i) + 1);
    std::vector<QuantisedRow> rows;
    for (std::size_t row = 0; row < data_.keys_.size(); ++row) {
      QuantisedRow out{data_.keys_[row], {}};
      std::int32_t largest = 0;
      for (std::size_t j = 0; j < labels_; ++j) {
        const double value = sums_[row * labels_ + j] / training_.runs * training_.scale;
        const auto weight =
            static_cast<std::int16_t>(std::clamp(value < 0 ? value - 0.5 : value + 0.5, -32767.0, 32767.0));
        if (weight != 0) out.weights.emplace_back(static_cast<std::uint8_t>(j), weight);
        largest = std::max<std::int32_t>(largest, std::abs(weight));
      }
      if (largest >= training_.min_weight) rows.push_back(std::move(out));
    }
    return write_linear_section(rows, labels_, training_.scale);
  }

 private:
  void run_once(std::uint64_t seed) {
    weights_.assign(data_.keys_.size() * labels_, 0);
    totals_.assign(weights_.size(), 0);
    stamps_.assign(data_.keys_.size(), 0);
    now_ = 1;
    Random random(seed);
    std::vector<std::uint32_t> order = order_;
    for (int epoch = 0; epoch < training_.epochs; ++epoch) {
      random.shuffle(order);
      std::size_t wrong = 0, tokens = 0;
      for (const std::uint32_t index : order) {
        const std::uint64_t begin = data_.begins_[index];
        const std::uint64_t end = index + 1 < data_.size() ? data_.begins_[index + 1] : data_.gold_.size();
        decode(begin, end);
        wrong += correct(begin, end);
        tokens += end - begin;
        ++now_;
      }
      if (training_.progress)
        training_.progress(epoch, static_cast<double>(wrong) / static_cast<double>(std::max<std::size_t>(1, tokens)));
    }
    for (std::uint32_t row = 0; row < stamps_.size(); ++row) {
      settle(row);
      for (std::size_t j = 0; j < labels_; ++j)
        sums_[row * labels_ + j] += static_cast<double>(totals_[row * labels_ + j]) / now_;
    }
  }

  std::int32_t* row(std::uint32_t number) { return weights_.data() + static_cast<std::size_t>(number) * labels_; }

  void settle(std::uint32_t number) {
    const std::int64_t time = now_ - stamps_[number];
    if (time == 0) return;
    stamps_[number] = now_;
    for (std::size_t j = 0; j < labels_; ++j) {
      const std::size_t at = static_cast<std::size_t>(number) * labels_ + j;
      totals_[at] += time * weights_[at];
    }
  }

  void change(std::uint32_t number, Label label, std::int32_t by) {
    settle(number);
    row(number)[label] += by;
  }

  void score(std::uint64_t token, std::int32_t* out) {
    std::fill_n(out, labels_, 0);
    for (std::uint64_t i = data_.token_begin_[token]; i < data_.token_begin_[token + 1]; ++i) {
      const std::int32_t* w = row(data_.features_[i]);
      for (std::size_t j = 0; j < labels_; ++j) out[j] += w[j];
    }
    for (std::size_t j = 0; j < labels_; ++j) {
      if (j == data_.gold_[token]) continue;
      out[j] += training_.margin + (training_.extra.empty() ? 0 : training_.extra[j]);
    }
  }

  void decode(std::uint64_t begin, std::uint64_t end) {
    const std::size_t size = end - begin;
    best_.resize(size * labels_);
    back_.resize(size * labels_);
    emission_.resize(labels_);
    for (std::size_t t = 0; t < size; ++t) {
      score(begin + t, emission_.data());
      for (std::size_t j = 0; j < labels_; ++j) {
        std::int32_t best = kNever;
        std::size_t from = 0;
        if (t == 0) {
          best = data_.transitions_.begins[j] != 0 ? 0 : kNever;
        } else {
          for (std::size_t p = 0; p < labels_; ++p) {
            if (data_.transitions_.follows[p * labels_ + j] == 0) continue;
            const std::int32_t value = best_[(t - 1) * labels_ + p] + row(static_cast<std::uint32_t>(p))[j] +
                                       row(data_.contexts_[begin + t] + static_cast<std::uint32_t>(p))[j];
            if (value > best) best = value, from = p;
          }
        }
        best_[t * labels_ + j] = std::max(best, kNever) + (best == kNever ? 0 : emission_[j]);
        back_[t * labels_ + j] = static_cast<Label>(from);
      }
    }
    guess_.resize(size);
    std::size_t label = 0;
    for (std::size_t j = 1; j < labels_; ++j)
      if (best_[(size - 1) * labels_ + j] > best_[(size - 1) * labels_ + label]) label = j;
    for (std::size_t t = size; t-- > 0;) {
      guess_[t] = static_cast<Label>(label);
      label = back_[t * labels_ + label];
    }
  }

  std::size_t correct(std::uint64_t begin, std::uint64_t end) {
    std::size_t wrong = 0;
    const Label* gold = data_.gold_.data() + begin;
    for (std::size_t t = 0; t < end - begin; ++t) {
      if (guess_[t] != gold[t]) {
        ++wrong;
        for (std::uint64_t i = data_.token_begin_[begin + t]; i < data_.token_begin_[begin + t + 1]; ++i) {
          change(data_.features_[i], gold[t], 1);
          change(data_.features_[i], guess_[t], -1);
        }
      }
      if (t == 0 || (guess_[t] == gold[t] && guess_[t - 1] == gold[t - 1])) continue;
      const std::uint32_t context = data_.contexts_[begin + t];
      change(gold[t - 1], gold[t], 1);
      change(context + gold[t - 1], gold[t], 1);
      change(guess_[t - 1], guess_[t], -1);
      change(context + guess_[t - 1], guess_[t], -1);
    }
    return wrong;
  }

  const DenseExamples& data_;
  const DenseTraining& training_;
  std::size_t labels_;
  std::vector<double> sums_;
  std::vector<std::uint32_t> order_;
  std::vector<std::int32_t> weights_;
  std::vector<std::int64_t> totals_;
  std::vector<std::uint32_t> stamps_;
  std::uint32_t now_ = 1;
  std::vector<std::int32_t> best_, emission_;
  std::vector<Label> back_, guess_;
};

std::string train_dense(const DenseExamples& examples, const DenseTraining& training) {
  return DenseTrainer(examples, training).run();
}

}  // namespace dateline
