// Matrices of floats for training: products and Adam. Sums are in one fixed order, so training repeats byte for byte on
// any x86-64-v3 processor.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/train/random.h"

namespace dateline {

// c += a·b for row-major a (n × k), b (k × m), c (n × m).
void add_product(const float* a, const float* b, float* c, std::size_t n, std::size_t k, std::size_t m);

// to (columns × rows) = from (rows × columns), transposed.
void transpose(const float* from, float* to, std::size_t rows, std::size_t columns);

// A parameter with its gradient and Adam's moments (Kingma and Ba 2015, beta 0.9 and 0.99).
class Parameter {
 public:
  Parameter(std::size_t rows, std::size_t columns, float deviation, Random& random);

  std::vector<float> value, gradient;

  [[nodiscard]] float* row(std::size_t r) { return value.data() + r * columns_; }
  [[nodiscard]] const float* row(std::size_t r) const { return value.data() + r * columns_; }
  // The gradient of a row; in sparse training only rows asked for are stepped.
  [[nodiscard]] float* touch(std::size_t r);
  [[nodiscard]] std::size_t rows() const { return touched_.size(); }
  [[nodiscard]] std::size_t columns() const { return columns_; }

  // One step down the gradient of all rows (count: steps so far, from 1); the gradient is cleared.
  void step(float rate, int count);
  // One step for the touched rows only.
  void step_touched(float rate);

 private:
  void step_range(std::size_t begin, std::size_t end, float rate, float correct1, float correct2);

  std::size_t columns_;
  std::vector<float> first_, second_;
  std::vector<std::uint8_t> touched_;  // by row
  std::vector<std::uint32_t> touched_rows_;
};

}  // namespace dateline
