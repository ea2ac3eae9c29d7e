// The inner loop of `multiply` takes four inputs of a row at once: pmaddwd on weights widened to 16 bits with SSE2,
// which every x86-64 has, vpmaddubsw and vpmaddwd with AVX2, vpdpbusd with VNNI. None saturates, as inputs stay below
// 128. The other loops are plain and the compiler widens them for AVX2; SSE2 has no product of 32-bit numbers and no
// 32-bit minimum, so there those loops are spelled with pmaddwd and the saturating packssdw.
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
__m128i load4(const void* from) { return _mm_loadu_si128(static_cast<const __m128i*>(from)); }
void store4(void* to, __m128i value) { _mm_storeu_si128(static_cast<__m128i*>(to), value); }

// The sums of two columns' pairs, in the order of the columns: a0 a1 a2 a3, b0 … → a0+a1 a2+a3 b0+b1 b2+b3.
__m128i add_pairs(__m128i a, __m128i b) {
  const __m128 left = _mm_castsi128_ps(a), right = _mm_castsi128_ps(b);
  return _mm_add_epi32(_mm_castps_si128(_mm_shuffle_ps(left, right, _MM_SHUFFLE(2, 0, 2, 0))),
                       _mm_castps_si128(_mm_shuffle_ps(left, right, _MM_SHUFFLE(3, 1, 3, 1))));
}

// Half a block at a time: 8 columns of each row are as many sums as there are registers for.
template <std::size_t Rows>
void multiply_tile_sse2(const std::uint8_t* in, const std::int8_t* weights, const std::int32_t* bias, std::int32_t* out,
                        std::size_t rows, std::size_t columns) {
  constexpr std::size_t kHalf = kBlockColumns / 2;
  const __m128i zero = _mm_setzero_si128();
  for (std::size_t column = 0; column < columns; column += kHalf) {
    const std::size_t block = column - column % kBlockColumns;
    const std::int8_t* w = weights + block * rows + (column - block) * kBlockRows;
    __m128i sums[Rows][4] = {};
    for (std::size_t r = 0; r < rows; r += kBlockRows, w += kBlockColumns * kBlockRows) {
      __m128i x[Rows];
      for (std::size_t i = 0; i < Rows; ++i) {
        std::int32_t four;
        std::memcpy(&four, in + i * rows + r, sizeof four);
        const __m128i wide = _mm_unpacklo_epi8(_mm_cvtsi32_si128(four), zero);
        x[i] = _mm_unpacklo_epi64(wide, wide);
      }
      for (std::size_t part = 0; part < 2; ++part) {
        const __m128i bytes = load4(w + 16 * part);
        const __m128i low = _mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8);
        const __m128i high = _mm_srai_epi16(_mm_unpackhi_epi8(bytes, bytes), 8);
        for (std::size_t i = 0; i < Rows; ++i) {
          sums[i][2 * part] = _mm_add_epi32(sums[i][2 * part], _mm_madd_epi16(x[i], low));
          sums[i][2 * part + 1] = _mm_add_epi32(sums[i][2 * part + 1], _mm_madd_epi16(x[i], high));
        }
      }
    }
    for (std::size_t i = 0; i < Rows; ++i)
      for (std::size_t part = 0; part < 2; ++part) {
        const std::size_t at = column + 4 * part;
        const __m128i four = add_pairs(sums[i][2 * part], sums[i][2 * part + 1]);
        store4(out + i * columns + at, _mm_add_epi32(four, load4(bias + at)));
      }
  }
}

void rescale_sse2(const std::int32_t* in, const std::int32_t* factor, std::int16_t* out, std::size_t count, int shift,
                  int down, int limit) {
  const __m128i zero = _mm_setzero_si128(), half = _mm_set1_epi32(1 << (down - 1));
  const __m128i most = _mm_set1_epi16(static_cast<short>(limit)), least = _mm_set1_epi16(static_cast<short>(-limit));
  const __m128i by = _mm_cvtsi32_si128(shift), by_down = _mm_cvtsi32_si128(down);
  std::size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    const __m128i narrow = _mm_packs_epi32(_mm_sra_epi32(load4(in + i), by), _mm_sra_epi32(load4(in + i + 4), by));
    const __m128i low = _mm_madd_epi16(_mm_unpacklo_epi16(narrow, zero), load4(factor + i));
    const __m128i high = _mm_madd_epi16(_mm_unpackhi_epi16(narrow, zero), load4(factor + i + 4));
    const __m128i sums = _mm_packs_epi32(_mm_sra_epi32(_mm_add_epi32(low, half), by_down),
                                         _mm_sra_epi32(_mm_add_epi32(high, half), by_down));
    store4(out + i, _mm_max_epi16(_mm_min_epi16(sums, most), least));
  }
  rescale_plain(in + i, factor + i, out + i, count - i, shift, down, limit);
}

void layer_sse2(const std::int32_t* sums, const std::int32_t* factor, std::uint8_t* words, std::size_t count,
                std::int32_t kept, int shift, int down) {
  const __m128i zero = _mm_setzero_si128(), half = _mm_set1_epi32(1 << (down - 1));
  const __m128i most = _mm_set1_epi16(kLargestInput), keep = _mm_set1_epi32(kept << 16);
  const __m128i by = _mm_cvtsi32_si128(shift), by_down = _mm_cvtsi32_si128(down);
  std::size_t i = 0;
  for (; kept < 1 << 15 && i + 8 <= count; i += 8) {
    const __m128i added = _mm_max_epi16(
        _mm_packs_epi32(_mm_sra_epi32(load4(sums + i), by), _mm_sra_epi32(load4(sums + i + 4), by)), zero);
    const __m128i word = _mm_unpacklo_epi8(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(words + i)), zero);
    // Beside each factor, in the upper 16 bits, stands what is kept: one pmaddwd makes both products.
    const __m128i low = _mm_madd_epi16(_mm_unpacklo_epi16(added, word), _mm_or_si128(load4(factor + i), keep));
    const __m128i high = _mm_madd_epi16(_mm_unpackhi_epi16(added, word), _mm_or_si128(load4(factor + i + 4), keep));
    const __m128i both = _mm_packs_epi32(_mm_sra_epi32(_mm_add_epi32(low, half), by_down),
                                         _mm_sra_epi32(_mm_add_epi32(high, half), by_down));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(words + i), _mm_packus_epi16(_mm_min_epi16(both, most), zero));
  }
  layer_plain(sums + i, factor + i, words + i, count - i, kept, shift, down);
}

void bytes_sse2(const std::int8_t* row, std::int16_t* sums, std::size_t count) {
  std::size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    const __m128i bytes = load4(row + i);
    const __m128i low = _mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8);
    const __m128i high = _mm_srai_epi16(_mm_unpackhi_epi8(bytes, bytes), 8);
    store4(sums + i, _mm_add_epi16(load4(sums + i), low));
    store4(sums + i + 8, _mm_add_epi16(load4(sums + i + 8), high));
  }
  bytes_plain(row + i, sums + i, count - i);
}

void pairs_sse2(const std::int16_t* in, const std::int16_t* weights, std::int32_t* out, std::size_t rows,
                std::size_t columns) {
  for (std::size_t c = 0; c < columns; c += 8) {
    __m128i low = load4(out + c), high = load4(out + c + 4);
    for (std::size_t r = 0; r < rows; r += 2) {
      std::int32_t two;
      std::memcpy(&two, in + r, sizeof two);
      const __m128i x = _mm_set1_epi32(two);
      low = _mm_add_epi32(low, _mm_madd_epi16(x, load4(weights + r * columns + 2 * c)));
      high = _mm_add_epi32(high, _mm_madd_epi16(x, load4(weights + r * columns + 2 * c + 8)));
    }
    store4(out + c, low);
    store4(out + c + 4, high);
  }
}

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
  return Kernel::Sse2;
#else
  return Kernel::Scalar;
#endif
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
  const auto sse2 = [&](std::size_t i, std::size_t count) {
    const auto tile = count == 2 ? &multiply_tile_sse2<2> : &multiply_tile_sse2<1>;
    tile(in_at(i), weights, bias, out_at(i), rows, columns);
  };
  if (kernel == Kernel::Sse2) return for_tiles(n, 2, sse2);
#endif
  multiply_scalar(in, weights, bias, out, n, rows, columns);
}

void rescale(Kernel kernel, const std::int32_t* in, const std::int32_t* factor, std::int16_t* out, std::size_t count,
             int shift, int down, int limit) {
#if defined(__x86_64__)
  if (kernel >= Kernel::Avx2) return rescale_avx2(in, factor, out, count, shift, down, limit);
  if (kernel == Kernel::Sse2) return rescale_sse2(in, factor, out, count, shift, down, limit);
#endif
  rescale_plain(in, factor, out, count, shift, down, limit);
}

void add_row(Kernel kernel, const std::int16_t* row, std::int16_t* sums, std::size_t count) {
#if defined(__x86_64__)
  if (kernel >= Kernel::Avx2) return add_avx2(row, sums, count);
#endif
  add_plain(row, sums, count);
}

void add_bytes(Kernel kernel, const std::int8_t* row, std::int16_t* sums, std::size_t count) {
#if defined(__x86_64__)
  if (kernel >= Kernel::Avx2) return bytes_avx2(row, sums, count);
  if (kernel == Kernel::Sse2) return bytes_sse2(row, sums, count);
#endif
  bytes_plain(row, sums, count);
}

void add_layer(Kernel kernel, const std::int32_t* sums, const std::int32_t* factor, std::uint8_t* words,
               std::size_t count, std::int32_t kept, int shift, int down) {
#if defined(__x86_64__)
  if (kernel >= Kernel::Avx2) return layer_avx2(sums, factor, words, count, kept, shift, down);
  if (kernel == Kernel::Sse2) return layer_sse2(sums, factor, words, count, kept, shift, down);
#endif
  layer_plain(sums, factor, words, count, kept, shift, down);
}

void multiply_pairs(Kernel kernel, const std::int16_t* in, const std::int16_t* weights, std::int32_t* out,
                    std::size_t rows, std::size_t columns) {
#if defined(__x86_64__)
  if (kernel >= Kernel::Avx2) return pairs_avx2(in, weights, out, rows, columns);
  if (kernel == Kernel::Sse2) return pairs_sse2(in, weights, out, rows, columns);
#endif
  pairs_plain(in, weights, out, rows, columns);
}

}  // namespace dateline
