// A panel of 16 columns of b stays in the first-level cache while all rows of a pass over it, six at a time, or twelve
// where vectors are wider.
#include "extract/train/matrix.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>

namespace dateline {
namespace {

using Vector = float __attribute__((vector_size(32)));
using WideVector = float __attribute__((vector_size(64)));
constexpr std::size_t kLane = 8, kPanel = 16, kRows = 6, kWideRows = 12;

Vector load(const float* at) {
  Vector v;
  std::memcpy(&v, at, sizeof v);
  return v;
}

void store(float* at, Vector v) { std::memcpy(at, &v, sizeof v); }

template <std::size_t Rows>
void multiply_tile(const float* a, const float* panel, float* c, std::size_t k, std::size_t m) {
  Vector left[Rows], right[Rows];
  for (std::size_t r = 0; r < Rows; ++r) {
    left[r] = load(c + r * m);
    right[r] = load(c + r * m + kLane);
  }
  for (std::size_t p = 0; p < k; ++p) {
    const Vector b0 = load(panel + p * kPanel), b1 = load(panel + p * kPanel + kLane);
    for (std::size_t r = 0; r < Rows; ++r) {
      const float x = a[r * k + p];
      left[r] += b0 * x;
      right[r] += b1 * x;
    }
  }
  for (std::size_t r = 0; r < Rows; ++r) {
    store(c + r * m, left[r]);
    store(c + r * m + kLane, right[r]);
  }
}

// The same sums in the same order, a panel in one register.
template <std::size_t Rows>
__attribute__((target("avx512f,avx512vl,fma"))) void multiply_wide_tile(const float* a, const float* panel, float* c,
                                                                        std::size_t k, std::size_t m) {
  WideVector sums[Rows], b;
  for (std::size_t r = 0; r < Rows; ++r) std::memcpy(&sums[r], c + r * m, sizeof b);
  for (std::size_t p = 0; p < k; ++p) {
    std::memcpy(&b, panel + p * kPanel, sizeof b);
    for (std::size_t r = 0; r < Rows; ++r) sums[r] += b * a[r * k + p];
  }
  for (std::size_t r = 0; r < Rows; ++r) std::memcpy(c + r * m, &sums[r], sizeof b);
}

// A normal deviate from uniform ones (the sum of twelve; close enough for weights).
float deviate(Random& random) {
  float sum = -6;
  for (int i = 0; i < 12; ++i) sum += random.unit();
  return sum;
}

}  // namespace

void add_product(const float* a, const float* b, float* c, std::size_t n, std::size_t k, std::size_t m) {
  assert(m % kPanel == 0);
  static const bool wide = __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512vl") != 0;
  std::vector<float> panel(k * kPanel);
  for (std::size_t j = 0; j < m; j += kPanel) {
    for (std::size_t p = 0; p < k; ++p) std::memcpy(panel.data() + p * kPanel, b + p * m + j, kPanel * sizeof(float));
    std::size_t i = 0;
    for (; wide && i + kWideRows <= n; i += kWideRows)
      multiply_wide_tile<kWideRows>(a + i * k, panel.data(), c + i * m + j, k, m);
    for (; i + kRows <= n; i += kRows) multiply_tile<kRows>(a + i * k, panel.data(), c + i * m + j, k, m);
    for (; i < n; ++i) multiply_tile<1>(a + i * k, panel.data(), c + i * m + j, k, m);
  }
}

void transpose(const float* from, float* to, std::size_t rows, std::size_t columns) {
  constexpr std::size_t kTile = 16;
  for (std::size_t r0 = 0; r0 < rows; r0 += kTile)
    for (std::size_t c0 = 0; c0 < columns; c0 += kTile)
      for (std::size_t r = r0; r < std::min(rows, r0 + kTile); ++r)
        for (std::size_t c = c0; c < std::min(columns, c0 + kTile); ++c) to[c * rows + r] = from[r * columns + c];
}

Parameter::Parameter(std::size_t rows, std::size_t columns, float deviation, Random& random)
    : value(rows * columns),
      gradient(rows * columns, 0.0F),
      columns_(columns),
      first_(rows * columns, 0.0F),
      second_(rows * columns, 0.0F),
      touched_(rows, 0) {
  for (float& v : value) v = deviation == 0.0F ? 0.0F : deviation * deviate(random);
}

float* Parameter::touch(std::size_t r) {
  if (touched_[r] == 0) {
    touched_[r] = 1;
    touched_rows_.push_back(static_cast<std::uint32_t>(r));
  }
  return gradient.data() + r * columns_;
}

void Parameter::step_range(std::size_t begin, std::size_t end, float rate, float correct1, float correct2) {
  for (std::size_t i = begin; i < end; ++i) {
    const float g = gradient[i];
    first_[i] = 0.9F * first_[i] + 0.1F * g;
    second_[i] = 0.99F * second_[i] + 0.01F * g * g;
    value[i] -= rate * (first_[i] * correct1) / (std::sqrt(second_[i] * correct2) + 1e-6F);
    gradient[i] = 0.0F;
  }
}

void Parameter::step(float rate, int count) {
  step_range(0, value.size(), rate, 1.0F / (1.0F - std::pow(0.9F, static_cast<float>(count))),
             1.0F / (1.0F - std::pow(0.99F, static_cast<float>(count))));
}

void Parameter::step_touched(float rate) {
  for (const std::uint32_t r : touched_rows_) {
    step_range(r * columns_, (r + 1) * columns_, rate, 1.0F, 1.0F);
    touched_[r] = 0;
  }
  touched_rows_.clear();
}

}  // namespace dateline
