#include "extract/syntax/kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace dateline {
namespace {

std::vector<Kernel> runnable() {
  std::vector<Kernel> kernels{Kernel::Scalar};
  if (best_kernel() >= Kernel::Sse2) kernels.push_back(Kernel::Sse2);
  if (best_kernel() >= Kernel::Avx2) kernels.push_back(Kernel::Avx2);
  if (best_kernel() >= Kernel::Avx512Vnni) kernels.push_back(Kernel::Avx512Vnni);
  return kernels;
}

template <class T>
std::vector<T> random_values(std::size_t count, int low, int high, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<T> values(count);
  for (T& value : values)
    value = static_cast<T>(low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1)));
  return values;
}

TEST(Kernels, MultiplyAsTheDefinitionSays) {
  constexpr std::size_t kRowsIn = 5, kRows = 8, kColumns = 32;
  const auto in = random_values<std::uint8_t>(kRowsIn * kRows, 0, kLargestInput, 1);
  const auto weights = random_values<std::int8_t>(kRows * kColumns, -127, 127, 2);
  const auto bias = random_values<std::int32_t>(kColumns, -9999, 9999, 3);
  for (const Kernel kernel : runnable()) {
    std::vector<std::int32_t> out(kRowsIn * kColumns, 77);
    multiply(kernel, in.data(), weights.data(), bias.data(), out.data(), kRowsIn, kRows, kColumns);
    for (std::size_t i = 0; i < kRowsIn; ++i)
      for (std::size_t c = 0; c < kColumns; ++c) {
        std::int32_t sum = bias[c];
        for (std::size_t r = 0; r < kRows; ++r) {
          const std::size_t block = c / kBlockColumns * kBlockColumns;
          const std::size_t at =
              block * kRows + (r / kBlockRows * kBlockColumns + c % kBlockColumns) * kBlockRows + r % kBlockRows;
          sum += in[i * kRows + r] * weights[at];
        }
        ASSERT_EQ(out[i * kColumns + c], sum) << i << ", " << c;
      }
  }
}

// The largest inputs and weights there are must not saturate on any path.
TEST(Kernels, AgreeOnExtremesAndAtRandom) {
  constexpr std::size_t kRowsIn = 19, kRows = 384, kColumns = 48;
  for (unsigned seed = 0; seed < 4; ++seed) {
    auto in = random_values<std::uint8_t>(kRowsIn * kRows, 0, kLargestInput, seed);
    auto weights = random_values<std::int8_t>(kRows * kColumns, -127, 127, seed + 10);
    if (seed < 2) {
      std::fill(in.begin(), in.end(), static_cast<std::uint8_t>(kLargestInput));
      std::fill(weights.begin(), weights.end(), static_cast<std::int8_t>(seed == 0 ? 127 : -127));
    }
    const auto bias = random_values<std::int32_t>(kColumns, -99999, 99999, seed);
    std::vector<std::vector<std::int32_t>> results;
    for (const Kernel kernel : runnable()) {
      results.emplace_back(kRowsIn * kColumns);
      multiply(kernel, in.data(), weights.data(), bias.data(), results.back().data(), kRowsIn, kRows, kColumns);
      EXPECT_EQ(results.back(), results.front());
    }
  }
}

TEST(Kernels, RescaleAddAndPairsAgree) {
  const auto sums = random_values<std::int32_t>(1000, -40'000'000, 40'000'000, 5);
  const auto factor = random_values<std::int32_t>(1000, 0, 32767, 6);
  const auto rows = random_values<std::int16_t>(1000, -15000, 15000, 7);
  const auto pair_weights = random_values<std::int16_t>(128 * 56, -4095, 4095, 8);
  auto hidden = random_values<std::int16_t>(128, -2000, 2000, 9);
  for (std::int16_t& h : hidden) h = std::max<std::int16_t>(h, 0);
  const auto bytes = random_values<std::int8_t>(1000, -128, 127, 11);
  const auto inputs = random_values<std::uint8_t>(1000, 0, kLargestInput, 12);
  std::vector<std::int16_t> scaled, added, bytes_added;
  std::vector<std::uint8_t> layered;
  std::vector<std::int32_t> scores;
  for (const Kernel kernel : runnable()) {
    std::vector<std::int16_t> out(1000), total = rows;
    std::vector<std::int32_t> dots(56, 3);
    rescale(kernel, sums.data(), factor.data(), out.data(), out.size(), 8, 17, 1800);
    add_row(kernel, rows.data(), total.data(), total.size());
    multiply_pairs(kernel, hidden.data(), pair_weights.data(), dots.data(), hidden.size(), dots.size());
    std::vector<std::int16_t> bytes_total = rows;
    add_bytes(kernel, bytes.data(), bytes_total.data(), bytes.size());
    std::vector<std::uint8_t> words = inputs;
    add_layer(kernel, sums.data(), factor.data(), words.data(), words.size(), 1 << 19, 9, 20);
    if (kernel == Kernel::Scalar)
      scaled = out, added = total, scores = dots, bytes_added = bytes_total, layered = words;
    EXPECT_EQ(bytes_total, bytes_added);
    EXPECT_EQ(words, layered);
    EXPECT_EQ(out, scaled);
    EXPECT_EQ(total, added);
    EXPECT_EQ(dots, scores);
  }
  EXPECT_LE(*std::max_element(layered.begin(), layered.end()), kLargestInput);
  EXPECT_LE(*std::max_element(scaled.begin(), scaled.end()), 1800);
  EXPECT_GE(*std::min_element(scaled.begin(), scaled.end()), -1800);
}

}  // namespace
}  // namespace dateline
