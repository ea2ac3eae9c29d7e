// The last word on the stack may be joined to the root only when nothing else is left, so that a tree has one root.
#include "extract/syntax/parser_state.h"

#include <algorithm>
#include <cassert>

namespace dateline {

void ParserState::begin(std::uint32_t size) {
  size_ = size;
  buffer_ = 1;
  stack_.clear();
  heads_.assign(size + 2, 0);
  relations_.assign(size + 2, Deprel::Root);
  children_.assign(size + 2, {});
}

bool ParserState::allows(Move move) const {
  switch (move) {
    case Move::Shift:
      return buffer_ < root();
    case Move::Left:
      return !stack_.empty() && (buffer_ < root() || stack_.size() == 1);
    case Move::Right:
      return stack_.size() >= 2;
  }
  return false;
}

void ParserState::apply(Move move, Deprel relation) {
  assert(allows(move));
  if (move == Move::Shift) {
    stack_.push_back(buffer_++);
    return;
  }
  const Node head = head_of(move), dependent = stack(0);
  stack_.pop_back();
  heads_[dependent] = head;
  relations_[dependent] = relation;
  Children& children = children_[head];
  const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(relation);
  if (move == Move::Left) {
    children.left2 = children.left;
    children.left = dependent;
    children.left_labels |= bit;
    if (children.left_count < 255) ++children.left_count;
  } else {
    children.right2 = children.right;
    children.right = dependent;
    children.right_labels |= bit;
    if (children.right_count < 255) ++children.right_count;
  }
}

std::array<int, kMoves> move_costs(const ParserState& state, const std::vector<Node>& gold_heads) {
  std::array<int, kMoves> costs{kImpossible, kImpossible, kImpossible};
  const Node top = state.stack(0), below = state.stack(1), next = state.buffer(0), root = state.root();
  if (state.allows(Move::Shift)) {
    int lost = 0;  // the next word's arcs with words on the stack, except that the top may still become its head
    for (std::size_t depth = 0; depth < state.stack_size(); ++depth) {
      const Node node = state.stack(depth);
      lost += gold_heads[node] == next;
      lost += depth > 0 && gold_heads[next] == node;
    }
    lost += gold_heads[next] == root && top != 0;  // the root's word must be alone when all else is done
    costs[static_cast<std::size_t>(Move::Shift)] = lost;
  }
  int dependents = 0;  // of the top, still in the buffer
  for (Node node = next; top != 0 && node < root; ++node) dependents += gold_heads[node] == top;
  if (state.allows(Move::Left)) {
    const Node head = top == 0 ? 0 : gold_heads[top];
    const bool later = head > next && (head != root || below == 0);  // the root is out of reach above another word
    costs[static_cast<std::size_t>(Move::Left)] = dependents + (later || (below != 0 && head == below));
  }
  if (state.allows(Move::Right))
    costs[static_cast<std::size_t>(Move::Right)] = dependents + (gold_heads[top] >= next && gold_heads[top] != root);
  return costs;
}

}  // namespace dateline
