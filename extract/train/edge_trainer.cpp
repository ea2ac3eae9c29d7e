// A pair must win by a margin, so that places which differ in one feature stay apart.
#include "extract/train/edge_trainer.h"

#include <algorithm>

#include "extract/train/perceptron.h"
#include "extract/train/random.h"

namespace dateline {
namespace {

// The averaged ranking perceptron over pairs of edges.
class EdgeLearner {
 public:
  explicit EdgeLearner(const std::vector<EdgeChoice>& choices) : choices_(choices) {}

  std::string train(int epochs, std::uint32_t min_updates, std::uint32_t left_out, double& error) {
    Random random(7);
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < choices_.size(); ++i)
      if (choices_[i].fold != left_out) order.push_back(i);
    for (int epoch = 0; epoch < epochs; ++epoch) {
      random.shuffle(order);
      std::size_t wrong = 0;
      for (const std::uint32_t index : order) wrong += learn(choices_[index]) ? 1 : 0;
      error = static_cast<double>(wrong) / static_cast<double>(std::max<std::size_t>(1, order.size()));
    }
    return weights_.finish({min_updates, 1, 32});
  }

 private:
  std::int32_t score(const std::vector<Feature>& features) const {
    std::int32_t value = 0;
    weights_.add_scores(features, {&value, 1});
    return value;
  }

  // Whether the guess, which must win by a margin, was wrong.
  bool learn(const EdgeChoice& choice) {
    std::vector<std::int32_t> ends;
    for (const auto& features : choice.ends) ends.push_back(score(features));
    std::size_t begin = choice.begin, end = choice.end;
    std::int32_t most = 0;
    bool first = true;
    for (std::size_t b = 0; b < choice.begins.size(); ++b) {
      const std::int32_t begins = score(choice.begins[b]);
      for (std::size_t e = 0; e < choice.ends.size(); ++e) {
        const auto& span = choice.spans[b * choice.ends.size() + e];
        if (span.empty()) continue;
        const std::int32_t margin = (b == choice.begin ? 0 : 2) + (e == choice.end ? 0 : 2);
        const std::int32_t value = begins + ends[e] + score(span) + margin;
        if (first || value > most) most = value, begin = b, end = e;
        first = false;
      }
    }
    const bool wrong = begin != choice.begin || end != choice.end;
    if (wrong) {
      if (begin != choice.begin) change(choice.begins, choice.begin, begin);
      if (end != choice.end) change(choice.ends, choice.end, end);
      change(choice.spans, choice.begin * choice.ends.size() + choice.end, begin * choice.ends.size() + end);
    }
    weights_.tick();
    return wrong;
  }

  void change(const std::vector<std::vector<Feature>>& candidates, std::size_t right, std::size_t guess) {
    for (const Feature f : candidates[right]) weights_.add(f, 0, 1);
    for (const Feature f : candidates[guess]) weights_.add(f, 0, -1);
  }

  const std::vector<EdgeChoice>& choices_;
  Perceptron weights_{1};
};

}  // namespace

std::optional<EdgeChoice> edge_choice(const AttributionView& view, const EdgeContext& context, TokenRange gold) {
  const auto begins = begin_places(view, context), ends = end_places(view, context);
  const auto begin = std::find(begins.begin(), begins.end(), gold.begin),
             end = std::find(ends.begin(), ends.end(), gold.end);
  if (begin == begins.end() || end == ends.end()) return std::nullopt;
  EdgeChoice out;
  out.begin = static_cast<std::size_t>(begin - begins.begin());
  out.end = static_cast<std::size_t>(end - ends.begin());
  const EdgeJudge judge(view, context);
  for (const TokenIndex place : begins) judge.begin_features(place, out.begins.emplace_back());
  for (const TokenIndex place : ends) judge.end_features(place, out.ends.emplace_back());
  for (const TokenIndex b : begins)
    for (const TokenIndex e : ends) {
      out.spans.emplace_back();
      if (b < e) judge.span_features({b, e}, out.spans.back());
    }
  return out;
}

std::string train_edges(const std::vector<EdgeChoice>& choices, int epochs, std::uint32_t min_updates,
                        std::uint32_t left_out, double& error) {
  return EdgeLearner(choices).train(epochs, min_updates, left_out, error);
}

}  // namespace dateline
