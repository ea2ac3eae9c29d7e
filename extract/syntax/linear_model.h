// LinearModel: the scores of a few labels as the sum of the weight rows of hashed features, in integers. What every
// trained stage but the parser's network runs on; the perceptron and the logistic learners of extract/train make it.
//
// A model is a view of one section of a mapped ModelFile and must not outlive it. Sums are int32 and rows are int8 or
// int16, so the result is the same on every processor and in every order of features.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace dateline {

// A hashed feature: its template's number and the hashes of its parts.
using Feature = std::uint64_t;

// The hash of some text (FNV-1a, finished by a multiply and shift); `seed` keeps text of different kinds apart.
[[nodiscard]] Feature hash_text(std::string_view text, std::uint64_t seed = 0);

// The feature of template `kind` with these parts, in this order: feature(7, word, previous_tag). No allocation.
template <class... Parts>
[[nodiscard]] constexpr Feature feature(std::uint64_t kind, Parts... parts) {
  std::uint64_t hash = (kind + 1) * 0x9E3779B97F4A7C15ULL;
  ((hash = (hash ^ static_cast<std::uint64_t>(parts)) * 0xC4CEB9FE1A85EC53ULL, hash ^= hash >> 32), ...);
  return hash ^ (hash >> 29);
}

class LinearModel {
 public:
  LinearModel() = default;  // knows no feature
  // Views a section written by write_linear_section. Throws std::runtime_error where its header and size disagree.
  explicit LinearModel(std::string_view section);

  [[nodiscard]] std::size_t labels() const { return labels_; }

  // What one perceptron update of ±1 that was never averaged away, or one of log odds, is worth in scores.
  [[nodiscard]] std::int32_t scale() const { return scale_; }

  // Adds each known feature's row to scores; scores has labels() elements, features may repeat.
  void add_scores(std::span<const Feature> features, std::span<std::int32_t> scores) const;

  // The same from nothing, for a model of one label.
  [[nodiscard]] std::int32_t score(std::span<const Feature> features) const {
    std::int32_t sum = 0;
    add_scores(features, {&sum, 1});
    return sum;
  }

 private:
  std::uint32_t labels_ = 0;
  std::int32_t scale_ = 1;
  std::span<const std::uint32_t> buckets_;  // by bucket: where its rows begin; one more for the end
  const std::uint8_t* rows_ = nullptr;
};

// The label of the highest score; the lowest label of equals. `scores` is not empty.
[[nodiscard]] std::size_t best_label(std::span<const std::int32_t> scores);

// The section format, shared with the writer: LinearModelHeader, u32 buckets[bucket_count + 1], rows. The rows of one
// bucket lie together; each is u16 key check, u8 form and count, and the weights in the smallest form.
struct LinearModelHeader {
  char magic[4] = {'L', 'I', 'N', '1'};
  std::uint32_t labels = 0;
  std::int32_t scale = 1;
  std::uint32_t bucket_count = 0;
  std::uint32_t row_count = 0;
  std::uint32_t row_bytes = 0;
  std::uint32_t reserved[2] = {0, 0};
};

// Form of a row, in the two high bits of its third byte; the six low bits count sparse pairs.
enum class RowForm : std::uint8_t { Sparse8, Sparse16, Dense8, Dense16 };
inline constexpr std::size_t kMaxSparse = 63;
inline constexpr std::size_t kMaxLinearLabels = 256;

// Where a feature's row is looked for, and the check that it is found by.
[[nodiscard]] constexpr std::uint32_t bucket_of(Feature key, std::uint32_t bucket_count) {
  const std::uint64_t hash = key * 0x9FB21C651E98DF25ULL;
  return static_cast<std::uint32_t>(((hash >> 32) * bucket_count) >> 32);
}
[[nodiscard]] constexpr std::uint16_t check_of(Feature key) { return static_cast<std::uint16_t>(key ^ (key >> 37)); }

}  // namespace dateline
