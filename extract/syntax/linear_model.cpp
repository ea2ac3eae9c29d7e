// Look-up and summing. The rows of a bucket (two on average) lie together behind one offset, so a look-up costs two
// cache misses, both fetched ahead for a whole block of features. An unknown feature is taken for a known one where
// bucket and 16-bit check agree, about once in 30,000 look-ups; the trainer sees the same table when it measures.
#include "extract/syntax/linear_model.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <stdexcept>
#include <string>

namespace dateline {
namespace {

constexpr std::size_t kBlock = 64;  // features looked up together

std::int16_t read_i16(const std::uint8_t* at) {
  std::int16_t value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

std::size_t payload_size(RowForm form, std::size_t count, std::size_t labels) {
  switch (form) {
    case RowForm::Sparse8:
      return 2 * count;
    case RowForm::Sparse16:
      return 3 * count;
    case RowForm::Dense8:
      return labels;
    case RowForm::Dense16:
      return 2 * labels;
  }
  return 0;
}

void add_row(RowForm form, std::size_t count, const std::uint8_t* row, std::span<std::int32_t> scores) {
  switch (form) {
    case RowForm::Sparse8:
      for (std::size_t i = 0; i < count; ++i) scores[row[2 * i]] += static_cast<std::int8_t>(row[2 * i + 1]);
      break;
    case RowForm::Sparse16:
      for (std::size_t i = 0; i < count; ++i) scores[row[3 * i]] += read_i16(row + 3 * i + 1);
      break;
    case RowForm::Dense8:
      for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += static_cast<std::int8_t>(row[i]);
      break;
    case RowForm::Dense16:
      for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += read_i16(row + 2 * i);
      break;
  }
}

}  // namespace

Feature hash_text(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = 0xCBF29CE484222325ULL ^ (seed * 0x9E3779B97F4A7C15ULL);
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  hash = (hash ^ (hash >> 32)) * 0xFF51AFD7ED558CCDULL;
  return hash ^ (hash >> 33);
}

LinearModel::LinearModel(std::string_view section) {
  LinearModelHeader header;
  const LinearModelHeader expected;
  if (section.size() < sizeof header)
    throw std::runtime_error("model section: expected a linear model, found too few bytes");
  std::memcpy(&header, section.data(), sizeof header);
  const std::size_t bucket_bytes = (std::size_t{header.bucket_count} + 1) * sizeof(std::uint32_t);
  if (std::memcmp(header.magic, expected.magic, sizeof header.magic) != 0 || header.labels > kMaxLinearLabels ||
      section.size() != sizeof header + bucket_bytes + header.row_bytes)
    throw std::runtime_error("model section: expected a linear model, found another header or size");
  labels_ = header.labels;
  scale_ = header.scale;
  buckets_ = {reinterpret_cast<const std::uint32_t*>(section.data() + sizeof header),
              header.bucket_count + std::size_t{1}};
  rows_ = reinterpret_cast<const std::uint8_t*>(section.data() + sizeof header + bucket_bytes);
}

void LinearModel::add_scores(std::span<const Feature> features, std::span<std::int32_t> scores) const {
  if (buckets_.size() < 2) return;
  assert(scores.size() == labels_);
  const auto bucket_count = static_cast<std::uint32_t>(buckets_.size() - 1);
  std::array<std::uint32_t, kBlock> where{};
  for (std::size_t from = 0; from < features.size(); from += kBlock) {
    const auto block = features.subspan(from, std::min(kBlock, features.size() - from));
    for (std::size_t i = 0; i < block.size(); ++i) {
      where[i] = bucket_of(block[i], bucket_count);
      __builtin_prefetch(&buckets_[where[i]]);
    }
    for (std::size_t i = 0; i < block.size(); ++i) __builtin_prefetch(rows_ + buckets_[where[i]]);
    for (std::size_t i = 0; i < block.size(); ++i) {
      const std::uint16_t check = check_of(block[i]);
      const std::uint8_t* row = rows_ + buckets_[where[i]];
      const std::uint8_t* const end = rows_ + buckets_[where[i] + 1];
      while (row != end) {
        const auto form = static_cast<RowForm>(row[2] >> 6);
        const std::size_t count = row[2] & kMaxSparse;
        if (static_cast<std::uint16_t>(read_i16(row)) == check) {
          add_row(form, count, row + 3, scores);
          break;
        }
        row += 3 + payload_size(form, count, labels_);
      }
    }
  }
}

std::size_t best_label(std::span<const std::int32_t> scores) {
  return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace dateline
