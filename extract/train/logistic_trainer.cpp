// Features are numbered by sorting their hashes; a number's weights and what the rates need lie in one stretch of
// memory. Examples that are as good as certain already teach nothing and are passed over, which is most of them.
#include "extract/train/logistic_trainer.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numeric>

#include "extract/train/perceptron.h"
#include "extract/train/random.h"

namespace dateline {
namespace {

constexpr std::size_t kLabels = 32;
constexpr float kCertain = 0.002F;  // an error of the probability that is not worth a step

using Row = std::array<float, kLabels>;

// The weights of one feature: w follows from z and n.
struct Coordinates {
  Row w{}, z{}, n{};
};

class Learner {
 public:
  Learner(std::size_t labels, std::size_t rows, const LogisticTraining& training)
      : labels_(labels), training_(training), rows_(rows) {}

  // One step; gives the loss before it.
  double step(std::span<const std::uint32_t> features, std::size_t gold) {
    Row p{};
    for (const std::uint32_t f : features)
      for (std::size_t l = 0; l < kLabels; ++l) p[l] += rows_[f].w[l];
    normalise(p);
    const double loss = -std::log(std::max(p[gold], 1e-12F));
    if (1.0F - p[gold] < kCertain) return loss;
    Row g = p;
    g[gold] -= 1.0F;
    for (std::size_t l = labels_; l < kLabels; ++l) g[l] = 0;
    for (const std::uint32_t f : features) update(rows_[f], g);
    return loss;
  }

  [[nodiscard]] const Row& weights(std::size_t row) const { return rows_[row].w; }

 private:
  void normalise(Row& p) const {
    const float most = *std::max_element(p.begin(), p.begin() + static_cast<std::ptrdiff_t>(labels_));
    float sum = 0;
    for (std::size_t l = 0; l < labels_; ++l) {
      p[l] = std::exp(p[l] - most);
      sum += p[l];
    }
    for (std::size_t l = 0; l < labels_; ++l) p[l] /= sum;
  }

  void update(Coordinates& row, const Row& g) const {
    const float inverse_rate = 1.0F / training_.rate;
    for (std::size_t l = 0; l < kLabels; ++l) {
      const float n = row.n[l] + g[l] * g[l];
      const float sigma = (std::sqrt(n) - std::sqrt(row.n[l])) * inverse_rate;
      row.z[l] += g[l] - sigma * row.w[l];
      row.n[l] = n;
      const float size = std::fabs(row.z[l]) - training_.l1;
      const float w = -std::copysign(std::max(size, 0.0F), row.z[l]);
      row.w[l] = w / ((1.0F + std::sqrt(n)) * inverse_rate + training_.l2);
    }
  }

  std::size_t labels_;
  const LogisticTraining& training_;
  std::vector<Coordinates> rows_;
};

// The features of enough examples, sorted.
std::vector<Feature> frequent(std::vector<Feature> all, std::uint32_t min_count) {
  std::sort(all.begin(), all.end());
  std::vector<Feature> kept;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i;
    while (end < all.size() && all[end] == all[i]) ++end;
    if (end - i >= min_count) kept.push_back(all[i]);
    i = end;
  }
  return kept;
}

}  // namespace

LogisticTrainer::LogisticTrainer(std::size_t labels) : labels_(labels) { assert(labels <= kLabels); }

void LogisticTrainer::add_example(std::span<const Feature> features, std::size_t label) {
  features_.insert(features_.end(), features.begin(), features.end());
  begins_.push_back(features_.size());
  labels_of_.push_back(static_cast<std::uint8_t>(label));
}

std::string LogisticTrainer::learn(const LogisticTraining& training) {
  const std::vector<Feature> known = frequent(features_, training.min_count);
  std::vector<std::uint32_t> numbers;
  std::vector<std::size_t> begins{0};
  for (std::size_t e = 0; e < examples(); ++e) {
    for (std::size_t i = begins_[e]; i < begins_[e + 1]; ++i) {
      const auto found = std::lower_bound(known.begin(), known.end(), features_[i]);
      if (found != known.end() && *found == features_[i])
        numbers.push_back(static_cast<std::uint32_t>(found - known.begin()));
    }
    begins.push_back(numbers.size());
  }
  Learner learner(labels_, known.size(), training);
  Random random(training.seed);
  std::vector<std::uint32_t> order(examples());
  std::iota(order.begin(), order.end(), 0U);
  for (int epoch = 0; epoch < training.epochs; ++epoch) {
    random.shuffle(order);
    double loss = 0;
    for (const std::uint32_t e : order)
      loss += learner.step({numbers.data() + begins[e], begins[e + 1] - begins[e]}, labels_of_[e]);
    if (training.progress) training.progress(epoch, loss / static_cast<double>(std::max<std::size_t>(1, examples())));
  }
  std::vector<QuantisedRow> kept;
  for (std::size_t f = 0; f < known.size(); ++f) {
    QuantisedRow row{known[f], {}};
    for (std::size_t l = 0; l < labels_; ++l) {
      const auto weight = static_cast<std::int16_t>(
          std::lround(std::clamp(learner.weights(f)[l] * static_cast<float>(training.scale), -32767.0F, 32767.0F)));
      if (weight != 0) row.weights.emplace_back(static_cast<std::uint8_t>(l), weight);
    }
    if (!row.weights.empty()) kept.push_back(std::move(row));
  }
  return write_linear_section(kept, labels_, training.scale);
}

}  // namespace dateline
