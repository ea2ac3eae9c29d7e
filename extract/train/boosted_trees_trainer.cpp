// Measures are cut into at most 32 bins at quantiles. A tree grows leaf by leaf, each time where a split gains most; of
// a split leaf the smaller child is counted anew, the other is what remains of the parent. Compiled for every processor
// alike: fused multiplications of wider ones would round otherwise.
#include "extract/train/boosted_trees_trainer.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "extract/train/random.h"

namespace dateline {
namespace {

constexpr std::size_t kBins = 32;

struct Sum {
  double gradient = 0, hessian = 0;
  std::uint32_t count = 0;

  void add(const Sum& other) { gradient += other.gradient, hessian += other.hessian, count += other.count; }
  [[nodiscard]] Sum without(const Sum& other) const {
    return {gradient - other.gradient, hessian - other.hessian, count - other.count};
  }
};

struct Split {
  double gain = 0;
  std::size_t measure = 0, bin = 0;  // up to this bin goes below
};

// A leaf that may still be split.
struct Leaf {
  std::uint16_t node = 0;
  std::vector<std::uint32_t> rows;
  std::vector<Sum> bins;  // by measure and bin
  Sum all;
  Split best;
};

// The upper ends of the bins of one measure.
std::vector<float> cuts(std::vector<float> values) {
  std::ranges::sort(values);
  std::vector<float> distinct = values;
  distinct.erase(std::ranges::unique(distinct).begin(), distinct.end());
  if (distinct.size() <= kBins) return distinct;
  std::vector<float> ends;
  for (std::size_t bin = 1; bin <= kBins; ++bin) ends.push_back(values[bin * values.size() / kBins - 1]);
  ends.erase(std::ranges::unique(ends).begin(), ends.end());
  return ends;
}

class Booster {
 public:
  Booster(const BoostedTreesTraining& training, std::size_t width, std::size_t rows)
      : training_(training),
        width_(width),
        cuts_(width),
        bins_(rows * width),
        scores_(rows, 0.0),
        random_(training.seed) {}

  void bin(std::span<const float> measures) {
    std::vector<float> column(scores_.size());
    for (std::size_t m = 0; m < width_; ++m) {
      for (std::size_t i = 0; i < column.size(); ++i) column[i] = measures[i * width_ + m];
      cuts_[m] = cuts(column);
      for (std::size_t i = 0; i < column.size(); ++i) {
        const auto at = std::ranges::lower_bound(cuts_[m], column[i]) - cuts_[m].begin();
        bins_[i * width_ + m] = static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(at, std::ssize(cuts_[m]) - 1));
      }
    }
  }

  BoostedTrees run(const std::vector<bool>& right, const std::vector<float>& weight) {
    std::vector<BoostedTrees::Tree> trees;
    derivatives_.resize(scores_.size());
    for (int round = 0; round < training_.trees; ++round) {
      for (std::size_t i = 0; i < scores_.size(); ++i) {
        const double chance = 1.0 / (1.0 + std::exp(-scores_[i]));
        derivatives_[i] = {(chance - (right[i] ? 1.0 : 0.0)) * weight[i], chance * (1.0 - chance) * weight[i], 1};
      }
      trees.push_back(grow());
      for (std::size_t i = 0; i < scores_.size(); ++i) scores_[i] += value(trees.back(), i) / 1000.0;
    }
    return BoostedTrees(std::move(trees));
  }

 private:
  // The leaf that a binned example comes to.
  [[nodiscard]] double value(const BoostedTrees::Tree& tree, std::size_t row) const {
    std::size_t at = 0;
    while (tree[at].measure != BoostedTrees::kLeaf) {
      const std::size_t measure = tree[at].measure;
      at = cuts_[measure][bins_[row * width_ + measure]] <= tree[at].threshold ? tree[at].below : tree[at].above;
    }
    return tree[at].value;
  }

  void count(Leaf& leaf) const {
    leaf.bins.assign(width_ * kBins, {});
    leaf.all = {};
    for (const std::uint32_t row : leaf.rows) {
      const Sum& own = derivatives_[row];
      leaf.all.add(own);
      for (const std::size_t m : asked_) leaf.bins[m * kBins + bins_[row * width_ + m]].add(own);
    }
  }

  [[nodiscard]] double worth(const Sum& sum) const {
    return sum.gradient * sum.gradient / (sum.hessian + training_.l2);
  }

  void find_split(Leaf& leaf) const {
    leaf.best = {};
    const auto enough = [&](const Sum& sum) {
      return sum.count >= training_.least && sum.hessian >= training_.least_weight;
    };
    for (const std::size_t m : asked_) {
      Sum below;
      for (std::size_t bin = 0; bin + 1 < cuts_[m].size(); ++bin) {
        below.add(leaf.bins[m * kBins + bin]);
        const Sum above = leaf.all.without(below);
        if (!enough(below) || !enough(above)) continue;
        const double gain = worth(below) + worth(above) - worth(leaf.all);
        if (gain > leaf.best.gain + 1e-9) leaf.best = {gain, m, bin};
      }
    }
  }

  [[nodiscard]] std::int16_t leaf_value(const Sum& sum) const {
    const double step = -training_.rate * sum.gradient / (sum.hessian + training_.l2);
    return static_cast<std::int16_t>(std::lround(std::clamp(step * 1000.0, -32767.0, 32767.0)));
  }

  void choose_measures() {
    std::vector<std::size_t> all(width_);
    std::iota(all.begin(), all.end(), std::size_t{0});
    random_.shuffle(all);
    all.resize(std::max<std::size_t>(1, static_cast<std::size_t>(training_.measures * static_cast<double>(width_))));
    std::ranges::sort(all);
    asked_ = std::move(all);
  }

  BoostedTrees::Tree grow() {
    choose_measures();
    BoostedTrees::Tree tree(1);
    std::vector<Leaf> leaves(1);
    for (std::uint32_t i = 0; i < scores_.size(); ++i)
      if (random_.unit() < training_.examples) leaves[0].rows.push_back(i);
    count(leaves[0]);
    find_split(leaves[0]);
    tree[0].value = leaf_value(leaves[0].all);
    while (leaves.size() < training_.leaves) {
      const auto best = std::ranges::max_element(leaves, {}, [](const Leaf& leaf) { return leaf.best.gain; });
      if (best->best.gain <= 0.0) break;
      Leaf above = split(tree, *best);
      leaves.push_back(std::move(above));
    }
    return tree;
  }

  // Turns a leaf into what lies below; gives what lies above.
  Leaf split(BoostedTrees::Tree& tree, Leaf& leaf) const {
    const Split how = leaf.best;
    Leaf below, above;
    for (const std::uint32_t row : leaf.rows)
      (bins_[row * width_ + how.measure] <= how.bin ? below : above).rows.push_back(row);
    Leaf& fewer = below.rows.size() <= above.rows.size() ? below : above;
    Leaf& more = &fewer == &below ? above : below;
    count(fewer);
    more.bins = std::move(leaf.bins);
    for (std::size_t i = 0; i < more.bins.size(); ++i) more.bins[i] = more.bins[i].without(fewer.bins[i]);
    more.all = leaf.all.without(fewer.all);
    BoostedTrees::Node& parent = tree[leaf.node];
    parent.measure = static_cast<std::uint16_t>(how.measure);
    parent.threshold = cuts_[how.measure][how.bin];
    parent.value = 0;
    parent.below = below.node = static_cast<std::uint16_t>(tree.size());
    parent.above = above.node = static_cast<std::uint16_t>(tree.size() + 1);
    for (Leaf* child : {&below, &above}) {
      find_split(*child);
      tree.emplace_back().value = leaf_value(child->all);
    }
    leaf = std::move(below);
    return above;
  }

  const BoostedTreesTraining& training_;
  std::size_t width_;
  std::vector<std::vector<float>> cuts_;
  std::vector<std::uint8_t> bins_;  // by example and measure
  std::vector<double> scores_;
  std::vector<Sum> derivatives_;
  std::vector<std::size_t> asked_;  // measures that the tree in hand may ask about
  Random random_;
};

}  // namespace

void BoostedTreesTrainer::add(std::span<const float> measures, bool right, std::uint32_t fold, double weight) {
  assert(width_ == 0 || width_ == measures.size());
  width_ = measures.size();
  measures_.insert(measures_.end(), measures.begin(), measures.end());
  right_.push_back(right);
  fold_.push_back(fold);
  weight_.push_back(static_cast<float>(weight));
}

BoostedTrees BoostedTreesTrainer::train(const BoostedTreesTraining& training, std::uint32_t left_out) const {
  std::vector<float> measures, weight;
  std::vector<bool> right;
  for (std::size_t i = 0; i < right_.size(); ++i) {
    if (fold_[i] == left_out) continue;
    const auto begin = measures_.begin() + static_cast<std::ptrdiff_t>(i * width_);
    measures.insert(measures.end(), begin, begin + static_cast<std::ptrdiff_t>(width_));
    right.push_back(right_[i]);
    weight.push_back(weight_[i]);
  }
  Booster booster(training, width_, right.size());
  booster.bin(measures);
  return booster.run(right, weight);
}

}  // namespace dateline
