// Kernels: products of small integers with exact 32-bit sums, on whatever vector unit the processor has. All kernels
// give the same numbers.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline {

enum class Kernel : std::uint8_t { Scalar, Sse2, Avx2, Avx512Vnni };

// The fastest that this processor runs.
[[nodiscard]] Kernel best_kernel();

// Weights of a product lie in blocks of kBlockColumns columns; in a block, kBlockRows rows of the first column lie
// together, then those of the next.
inline constexpr std::size_t kBlockColumns = 16;
inline constexpr std::size_t kBlockRows = 4;
inline constexpr int kLargestInput = 127;  // inputs are 0 … 127, so that a pair of products fits in 16 bits

// out (n × columns) = in (n × rows) · weights (rows × columns) + bias (columns). rows is a multiple of kBlockRows,
// columns of kBlockColumns.
void multiply(Kernel kernel, const std::uint8_t* in, const std::int8_t* weights, const std::int32_t* bias,
              std::int32_t* out, std::size_t n, std::size_t rows, std::size_t columns);

// out[i] = ((in[i] >> shift, held to 16 bits) * factor[i] + half) >> down, held to ± limit. factor is below 2^15.
void rescale(Kernel kernel, const std::int32_t* in, const std::int32_t* factor, std::int16_t* out, std::size_t count,
             int shift, int down, int limit);

// sums[i] += row[i]
void add_row(Kernel kernel, const std::int16_t* row, std::int16_t* sums, std::size_t count);

// The same for a row of bytes.
void add_bytes(Kernel kernel, const std::int8_t* row, std::int16_t* sums, std::size_t count);

// words[i] = (words[i] * kept + (sums[i], at least 0, >> shift, held to 16 bits) * factor[i] + half) >> down, at most
// 127.
void add_layer(Kernel kernel, const std::int32_t* sums, const std::int32_t* factor, std::uint8_t* words,
               std::size_t count, std::int32_t kept, int shift, int down);

// out (columns) += in (rows) · weights, for weights in pairs of rows: [rows / 2][columns][2]. columns is a multiple
// of 8.
void multiply_pairs(Kernel kernel, const std::int16_t* in, const std::int16_t* weights, std::int32_t* out,
                    std::size_t rows, std::size_t columns);

}  // namespace dateline
