// The inner loop of `multiply` takes four inputs of a row at once: vpmaddubsw and vpmaddwd with AVX2, vpdpbusd with
// VNNI. Neither saturates, as inputs stay below 128. The other loops are plain and the compiler widens them for each
// target.
#include "extract/syntax/kernels.h"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#define DATELINE_AVX2 __attribute__((target("avx2")))
#define DATELINE_VNNI __attribute__((target("avx512f,avx512vl,avx512bw,avx512vnni")))
#endif

namespace dateline {
namespace {

void multiply_scalar(const std::uint8_t* in, const std::int8_t* weights, const std::int32_t* bias, std::int32_t* out,
                     std::size_t n, std::size_t rows, std::size_t columns) {
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t block = 0; block < columns; block += kBlockColumns) {
      std::int32_t sums[kBlockColumns];
      std::memcpy(sums, bias + block, sizeof sums);
      const std::int8_t* w = weights + block * rows;
      for (std::size_t r = 0; r < rows; r += kBlockRows, w += kBlockColumns * kBlockRows)
        for (std::size_t c = 0; c < kBlockColumns; ++c)
          for (std::size_t k = 0; k < kBlockRows; ++k) sums[c] += in[i * rows + r + k] * w[c * kBlockRows + k];
      std::memcpy(out + i * columns + block, sums, sizeof sums);
    }
}

[[gnu::always_inline]] inline void rescale_plain(const std::int32_t* in, const std::int32_t* factor, std::int16_t* out,
                                                 std::size_t count, int shift, int down, int limit) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::int32_t narrow = std::clamp(in[i] >> shift, -32768, 32767);
    out[i] = static_cast<std::int16_t>(std::clamp((narrow * factor[i] + (1 << (down - 1))) >> down, -limit, limit));
  }
}

[[gnu::always_inline]] inline void add_plain(const std::int16_t* row, std::int16_t* sums, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) sums[i] = static_cast<std::int16_t>(sums[i] + row[i]);
}

[[gnu::always_inline]] inline void bytes_plain(const std::int8_t* row, std::int16_t* sums, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) sums[i] = static_cast<std::int16_t>(sums[i] + row[i]);
}

[[gnu::always_inline]] inline void layer_plain(const std::int32_t* sums, const std::int32_t* factor,
                                               std::uint8_t* words, std::size_t count, std::int32_t kept, int shift,
                                               int down) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::int32_t added = std::min(std::max(sums[i], 0) >> shift, 32767) * factor[i];
    words[i] =
        static_cast<std::uint8_t>(std::min((words[i] * kept + added + (1 << (down - 1))) >> down, kLargestInput));
  }
}

[[gnu::always_inline]] inline void pairs_plain(const std::int16_t* in, const std::int16_t* weights, std::int32_t* out,
                                               std::size_t rows, std::size_t columns) {
  for (std::size_t r = 0; r < rows; r += 2) {
    if (in[r] == 0 && in[r + 1] == 0) continue;
    const std::int16_t* w = weights + r * columns;
    for (std::size_t c = 0; c < columns; ++c) out[c] += in[r] * w[2 * c] + in[r + 1] * w[2 * c + 1];
  }
}

#if defined(__x86_64__)
template <std::size_t Rows>
DATELINE_AVX2 void multiply_tile_avx2(const std::uint8_t* in, const std::int8_t* weights, const std::int32_t* bias,
                                      std::int32_t* out, std::size_t rows, std::size_t columns) {
  const __m256i ones = _mm256_set1_epi16(1);
  for (std::size_t block = 0; block < columns; block += kBlockColumns) {
    __m256i sums[Rows][2];
    for (std::size_t i = 0; i < Rows; ++i)
      for (std::size_t half = 0; half < 2; ++half)
        sums[i][half] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bias + block + 8 * half));
    const std::int8_t* w = weights + block * rows;
    for (std::size_t r = 0; r < rows; r += kBlockRows, w += kBlockColumns * kBlockRows) {
      const __m256i w0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w));
      const __m256i w1 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w + 32));
      for (std::size_t i = 0; i < Rows; ++i) {
        std::int32_t four;
        std::memcpy(&four, in + i * rows + r, sizeof four);
        const __m256i x = _mm256_set1_epi32(four);
        sums[i][0] = _mm256_add_epi32(sums[i][0], _mm256_madd_epi16(_mm256_maddubs_epi16(x, w0), ones));
        sums[i][1] = _mm256_add_epi32(sums[i][1], _mm256_madd_epi16(_mm256_maddubs_epi16(x, w1), ones));
      }
    }
    for (std::size_t i = 0; i < Rows; ++i)
      for (std::size_t half = 0; half < 2; ++half)
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i * columns + block + 8 * half), sums[i][half]);
  }
}

template <std::size_t Rows>
DATELINE_VNNI void multiply_tile_vnni(const std::uint8_t* in, const std::int8_t* weights, const std::int32_t* bias,
                                      std::int32_t* out, std::size_t rows, std::size_t columns) {
  for (std::size_t block = 0; block < columns; block += kBlockColumns) {
    __m512i sums[Rows];
    for (std::size_t i = 0; i < Rows; ++i) sums[i] = _mm512_loadu_si512(bias + block);
    const std::int8_t* w = weights + block * rows;
    for (std::size_t r = 0; r < rows; r += kBlockRows, w += kBlockColumns * kBlockRows) {
      const __m512i w0 = _mm512_loadu_si512(w);
      for (std::size_t i = 0; i < Rows; ++i) {
        std::int32_t four;
        std::memcpy(&four, in + i * rows + r, sizeof four);
        sums[i] = _mm512_dpbusd_epi32(sums[i], _mm512_set1_epi32(four), w0);
      }
    }
    for (std::size_t i = 0; i < Rows; ++i) _mm512_storeu_si512(out + i * columns + block, sums[i]);
  }
}

DATELINE_AVX2 void rescale_avx2(const std::int32_t* in, const std::int32_t* factor, std::int16_t* out,
                                std::size_t count, int shift, int down, int limit) {
  rescale_plain(in, factor, out, count, shift, down, limit);
}
DATELINE_AVX2 void add_avx2(const std::int16_t* row, std::int16_t* sums, std::size_t count) {
  add_plain(row, sums, count);
}

DATELINE_AVX2 void bytes_avx2(const std::int8_t* row, std::int16_t* sums, std::size_t count) {
  bytes_plain(row, sums, count);
}
DATELINE_AVX2 void layer_avx2(const std::int32_t* sums, const std::int32_t* factor, std::uint8_t* words,
                              std::size_t count, std::int32_t kept, int shift, int down) {
  layer_plain(sums, factor, words, count, kept, shift, down);
}

DATELINE_AVX2 void pairs_avx2(const std::int16_t* in, const std::int16_t* weights, std::int32_t* out, std::size_t rows,
                              std::size_t columns) {
  for (std::size_t c = 0; c < columns; c += 8) {
    __m256i sum = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(out + c));
    for (std::size_t r = 0; r < rows; r += 2) {
      std::int32_t two;
      std::memcpy(&two, in + r, sizeof two);
      const __m256i w = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + r * columns + 2 * c));
      sum = _mm256_add_epi32(sum, _mm256_madd_epi16(_mm256_set1_epi32(two), w));
    }
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + c), sum);
  }
}

// Passes over the rows of `in`, as many at a time as there are registers for: each pass reads all weights.
template <class Tile>
void for_tiles(std::size_t n, std::size_t most, Tile tile) {
  for (std::size_t i = 0; i < n;) {
    while (most > n - i) most /= 2;
    tile(i, most);
    i += most;
  }
}
#endif

}  // namespace

Kernel best_kernel() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
    return Kernel::Avx512Vnni;
  if (__builtin_cpu_supports("avx2")) return Kernel::Avx2;
#endif
  return Kernel::Scalar;
}

void multiply(Kernel kernel, const std::uint8_t* in, const std::int8_t* weights, const std::int32_t* bias,
              std::int32_t* out, std::size_t n, std::size_t rows, std::size_t columns) {
#if defined(__x86_64__)
  const auto in_at = [&](std::size_t i) { return in + i * rows; };
  const auto out_at = [&](std::size_t i) { return out + i * columns; };
  const auto vnni = [&](std::size_t i, std::size_t count) {
    const auto tile = count == 8   ? &multiply_tile_vnni<8>
                      : count == 4 ? &multiply_tile_vnni<4>
                      : count == 2 ? &multiply_tile_vnni<2>
                                   : &multiply_tile_vnni<1>;
    tile(in_at(i), weights, bias, out_at(i), rows, columns);
  };
  const auto avx2 = [&](std::size_t i, std::size_t count) {
    const auto tile = count == 4   ? &multiply_tile_avx2<4>
                      : count == 2 ? &multiply_tile_avx2<2>
                                   : &multiply_tile_avx2<1>;
    tile(in_at(i), weights, bias, out_at(i), rows, columns);
  };
  if (kernel == Kernel::Avx512Vnni) return for_tiles(n, 8, vnni);
  if (kernel == Kernel::Avx2) return for_tiles(n, 4, avx2);
#endif
  multiply_scalar(in, weights, bias, out, n, rows, columns);
}

void rescale(Kernel kernel, const std::int32_t* in, const std::int32_t* factor, std::int16_t* out, std::size_t count,
             int shift, int down, int limit) {
#if defined(__x86_64__)
  if (kernel != Kernel::Scalar) return rescale_avx2(in, factor, out, count, shift, down, limit);
#endif
  rescale_plain(in, factor, out, count, shift, down, limit);
}

void add_row(Kernel kernel, const std::int16_t* row, std::int16_t* sums, std::size_t count) {
#if defined(__x86_64__)
  if (kernel != Kernel::Scalar) return add_avx2(row, sums, count);
#endif
  add_plain(row, sums, count);
}

void add_bytes(Kernel kernel, const std::int8_t* row, std::int16_t* sums, std::size_t count) {
#if defined(__x86_64__)
  if (kernel != Kernel::Scalar) return bytes_avx2(row, sums, count);
#endif
  bytes_plain(row, sums, count);
}

void add_layer(Kernel kernel, const std::int32_t* sums, const std::int32_t* factor, std::uint8_t* words,
               std::size_t count, std::int32_t kept, int shift, int down) {
#if defined(__x86_64__)
  if (kernel != Kernel::Scalar) return layer_avx2(sums, factor, words, count, kept, shift, down);
#endif
  layer_plain(sums, factor, words, count, kept, shift, down);
}

void multiply_pairs(Kernel kernel, const std::int16_t* in, const std::int16_t* weights, std::int32_t* out,
                    std::size_t rows, std::size_t columns) {
#if defined(__x86_64__)
  if (kernel != Kernel::Scalar) return pairs_avx2(in, weights, out, rows, columns);
#endif
  pairs_plain(in, weights, out, rows, columns);
}

}  // namespace dateline
