// Two perceptrons: for moves, where any move of least cost is right; for relations, of arcs whose head is right.
#include "extract/train/parser_trainer.h"

#include <algorithm>
#include <numeric>

#include "extract/syntax/parser_features.h"
#include "extract/train/random.h"

namespace dateline {
namespace {

struct Share {
  std::size_t right = 0, all = 0;
  [[nodiscard]] double value() const { return all == 0 ? 0.0 : static_cast<double>(right) / static_cast<double>(all); }
};

class Trainer {
 public:
  explicit Trainer(std::uint64_t seed) : random_(seed) {}

  void train(const TrainingSentence& sentence, const std::vector<TagLabel>& tags, float explore) {
    make_parser_words(sentence.forms, tags, words_);
    state_.begin(static_cast<std::uint32_t>(sentence.forms.size()));
    while (!state_.done()) {
      const Move move = learn_move(sentence, explore);
      const Deprel relation = move == Move::Shift || state_.head_of(move) == state_.root() ? Deprel::Root
                                                                                          : learn_relation(sentence, move);
      state_.apply(move, relation);
    }
  }

  Perceptron moves{kMoves};
  Perceptron relations{kDeprelCount};
  Share right_moves, right_relations;

 private:
  // The move to follow.
  Move learn_move(const TrainingSentence& sentence, float explore) {
    const auto costs = move_costs(state_, sentence.heads);
    const int least = *std::min_element(costs.begin(), costs.end());
    make_move_features(state_, words_, features_);
    std::array<std::int32_t, kMoves> scores{};
    moves.add_scores(features_, scores);
    std::size_t guess = kMoves, gold = kMoves;
    for (std::size_t m = 0; m < kMoves; ++m) {
      if (!state_.allows(static_cast<Move>(m))) continue;
      if (guess == kMoves || scores[m] > scores[guess]) guess = m;
      if (costs[m] == least && (gold == kMoves || scores[m] > scores[gold])) gold = m;
    }
    const bool right = costs[guess] == least;
    ++right_moves.all;
    right_moves.right += right;
    if (!right) moves.update(features_, gold, guess);
    moves.tick();
    return static_cast<Move>(right || random_.unit() < explore ? guess : gold);
  }

  Deprel learn_relation(const TrainingSentence& sentence, Move move) {
    const Node head = state_.head_of(move), dependent = state_.dependent();
    make_relation_features(state_, words_, head, dependent, features_);
    std::array<std::int32_t, kDeprelCount> scores{};
    relations.add_scores(features_, scores);
    scores[static_cast<std::size_t>(Deprel::Root)] = INT32_MIN;
    const std::size_t guess = best_label(scores);
    if (sentence.heads[dependent] == head) {
      const auto gold = static_cast<std::size_t>(sentence.relations[dependent]);
      ++right_relations.all;
      right_relations.right += guess == gold;
      if (guess != gold) relations.update(features_, gold, guess);
      relations.tick();
    }
    return static_cast<Deprel>(guess);
  }

  Random random_;
  ParserState state_;
  std::vector<ParserWord> words_;
  std::vector<Feature> features_;
};

}  // namespace

ParserSections train_parser(const std::vector<TrainingSentence>& sentences,
                            const std::vector<std::vector<TagLabel>>& tags, const ParserTraining& training) {
  Trainer trainer(training.seed);
  Random random(training.seed + 1);
  std::vector<std::uint32_t> order(sentences.size());
  std::iota(order.begin(), order.end(), 0U);
  for (int epoch = 0; epoch < training.epochs; ++epoch) {
    random.shuffle(order);
    trainer.right_moves = trainer.right_relations = {};
    for (const std::uint32_t index : order) trainer.train(sentences[index], tags[index], epoch == 0 ? 0.0F : training.explore);
    if (training.progress) training.progress(epoch, trainer.right_moves.value(), trainer.right_relations.value());
  }
  return {trainer.moves.finish(training.move_pruning), trainer.relations.finish(training.relation_pruning)};
}

}  // namespace dateline
