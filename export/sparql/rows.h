// Solutions of a query as rows of node ids, one column a slot.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "export/sparql/syntax.h"

namespace dateline::sparql {

using Row = std::span<const NodeId>;

class Rows {
 public:
  explicit Rows(std::size_t width) : width_(width) {}
  // One row in which nothing is bound: what a pattern starts from.
  static Rows unit(std::size_t width);

  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] std::size_t size() const { return origins_.size(); }
  [[nodiscard]] Row operator[](std::size_t i) const { return {cells_.data() + i * width_, width_}; }
  [[nodiscard]] std::span<NodeId> at(std::size_t i) { return {cells_.data() + i * width_, width_}; }
  // Which of the rows that an evaluation was given this one grew from.
  [[nodiscard]] std::uint32_t origin(std::size_t i) const { return origins_[i]; }
  void set_origin(std::size_t i, std::uint32_t origin) { origins_[i] = origin; }

  // Appends a copy of a row and gives it back to be changed.
  std::span<NodeId> push(Row row, std::uint32_t origin);
  void append(const Rows& other);
  void reserve(std::size_t rows) { cells_.reserve(rows * width_); }

 private:
  std::size_t width_;
  std::vector<NodeId> cells_;
  std::vector<std::uint32_t> origins_;
};

// A set of slots.
class Slots {
 public:
  explicit Slots(std::size_t width) : bits_(width) {}
  void add(Slot slot) { bits_[slot] = true; }
  void add(const Slots& other);
  [[nodiscard]] bool has(Slot slot) const { return bits_[slot]; }
  [[nodiscard]] std::size_t size() const { return bits_.size(); }
  // True where every slot that is here and in `scope` is in `known`.
  [[nodiscard]] bool within(const Slots& known, const Slots& scope) const;

 private:
  std::vector<bool> bits_;
};

[[nodiscard]] Slots bound_somewhere(const Rows& rows);
[[nodiscard]] Slots bound_everywhere(const Rows& rows);

// Pairs of compatible rows, merged; origins are the left ones.
[[nodiscard]] Rows join(const Rows& left, const Rows& right);
// The left rows that no right row is compatible with and shares a bound slot with: MINUS.
[[nodiscard]] Rows without(const Rows& left, const Rows& right);

}  // namespace dateline::sparql
