// ParserState: the arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011) over one sentence, with the
// root as the last word of the buffer (Ballesteros and Nivre 2013).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "extract/tags.h"

namespace dateline {

// Words are 1 … size; 0 is no word; size + 1 is the root.
using Node = std::uint32_t;

enum class Move : std::uint8_t {
  Shift,  // the first word of the buffer goes onto the stack
  Left,   // the top of the stack gets the first word of the buffer (or the root) as its head, and leaves
  Right   // the top of the stack gets the word below it as its head, and leaves
};
inline constexpr std::size_t kMoves = 3;

class ParserState {
 public:
  // What is known of a word's dependents so far.
  struct Children {
    Node left = 0, left2 = 0;    // the two leftmost, outermost first
    Node right = 0, right2 = 0;  // the two rightmost, outermost first
    std::uint8_t left_count = 0, right_count = 0;
    std::uint64_t left_labels = 0, right_labels = 0;  // bit i: some child has relation i
  };

  void begin(std::uint32_t size);
  [[nodiscard]] bool done() const { return buffer_ == root() && stack_.empty(); }
  [[nodiscard]] bool allows(Move move) const;
  // The head and dependent that a Left or Right move would join.
  [[nodiscard]] Node head_of(Move move) const { return move == Move::Left ? buffer_ : stack(1); }
  [[nodiscard]] Node dependent() const { return stack(0); }
  void apply(Move move, Deprel relation);  // `relation` is of the arc; Shift ignores it

  [[nodiscard]] Node root() const { return size_ + 1; }
  [[nodiscard]] Node stack(std::size_t depth) const {
    return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : 0;
  }
  [[nodiscard]] std::size_t stack_size() const { return stack_.size(); }
  [[nodiscard]] Node buffer(std::uint32_t ahead) const { return buffer_ + ahead <= root() ? buffer_ + ahead : 0; }
  [[nodiscard]] const Children& children(Node node) const { return children_[node]; }
  [[nodiscard]] Node head(Node node) const { return heads_[node]; }
  [[nodiscard]] Deprel relation(Node node) const { return relations_[node]; }

 private:
  std::uint32_t size_ = 0;
  Node buffer_ = 1;
  std::vector<Node> stack_;
  std::vector<Node> heads_;
  std::vector<Deprel> relations_;
  std::vector<Children> children_;
};

// The dynamic oracle of arc-hybrid (Goldberg and Nivre 2013): by move, how many gold arcs it puts out of reach; a large
// number where the state does not allow it. `gold_heads` is by node; the root of the tree has root() as its head.
[[nodiscard]] std::array<int, kMoves> move_costs(const ParserState& state, const std::vector<Node>& gold_heads);
inline constexpr int kImpossible = 1 << 20;

}  // namespace dateline
