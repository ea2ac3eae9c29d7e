#include "extract/syntax/parser_state.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace dateline {
namespace {

// "The old mayor left ." as heads by node; 6 is the root.
const std::vector<Node> kGold{0, 3, 3, 4, 6, 4, 0};

TEST(ParserState, TheOracleLeadsToTheGoldTree) {
  ParserState state;
  state.begin(5);
  while (!state.done()) {
    const auto costs = move_costs(state, kGold);
    const auto best = std::min_element(costs.begin(), costs.end());
    EXPECT_EQ(*best, 0);
    state.apply(static_cast<Move>(best - costs.begin()), Deprel::Dep);
  }
  for (Node node = 1; node <= 5; ++node) EXPECT_EQ(state.head(node), kGold[node]) << node;
}

// Whatever is chosen, the result is a tree with one root.
TEST(ParserState, AnyMovesGiveOneTree) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    ParserState state;
    state.begin(6);
    for (unsigned step = seed; !state.done(); step = step * 1103515245 + 12345) {
      Move move = static_cast<Move>(step / 65536 % kMoves);
      while (!state.allows(move)) move = static_cast<Move>((static_cast<std::size_t>(move) + 1) % kMoves);
      state.apply(move, Deprel::Dep);
    }
    int roots = 0;
    for (Node node = 1; node <= 6; ++node) {
      roots += state.head(node) == state.root();
      Node up = node;
      for (int steps = 0; up != state.root(); ++steps, up = state.head(up)) ASSERT_LT(steps, 7) << "a cycle";
    }
    EXPECT_EQ(roots, 1);
  }
}

// The cost of a move is exactly how many gold arcs no later move can make: checked against trying them all.
int best_reachable(ParserState state) {
  if (state.done()) {
    int right = 0;
    for (Node node = 1; node <= 5; ++node) right += state.head(node) == kGold[node];
    return right;
  }
  int best = 0;
  for (std::size_t m = 0; m < kMoves; ++m) {
    if (!state.allows(static_cast<Move>(m))) continue;
    ParserState next = state;
    next.apply(static_cast<Move>(m), Deprel::Dep);
    best = std::max(best, best_reachable(next));
  }
  return best;
}

TEST(ParserState, CostsAreWhatSearchFinds) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    ParserState state;
    state.begin(5);
    for (unsigned step = seed * 7919; !state.done(); step = step * 1103515245 + 12345) {
      const auto costs = move_costs(state, kGold);
      const int here = best_reachable(state);
      for (std::size_t m = 0; m < kMoves; ++m) {
        if (!state.allows(static_cast<Move>(m))) {
          EXPECT_EQ(costs[m], kImpossible);
          continue;
        }
        ParserState next = state;
        next.apply(static_cast<Move>(m), Deprel::Dep);
        EXPECT_EQ(here - best_reachable(next), costs[m]) << "seed " << seed << " move " << m;
      }
      Move move = static_cast<Move>(step / 65536 % kMoves);
      while (!state.allows(move)) move = static_cast<Move>((static_cast<std::size_t>(move) + 1) % kMoves);
      state.apply(move, Deprel::Dep);
    }
  }
}

}  // namespace
}  // namespace dateline
