// Rows hold cells for the labels they were corrected for, two or three for most, and move when they grow. finish()
// writes rows in order of bucket and key, never in order of the hash table.
#include "extract/train/perceptron.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <cstring>

namespace dateline {
namespace {

constexpr std::size_t kFirstSlots = std::size_t{1} << 16;
constexpr std::size_t kBlock = 64;  // features looked up together

// The average over `examples` in quantised units, rounded half away from zero.
std::int16_t quantise(std::int64_t total, std::int64_t examples, std::int32_t scale) {
  const std::int64_t scaled = total * scale;
  const std::int64_t half = scaled < 0 ? -(examples / 2) : examples / 2;
  return static_cast<std::int16_t>(std::clamp<std::int64_t>((scaled + half) / examples, -32767, 32767));
}

template <class T>
void append(std::string& bytes, T value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void append_row(std::string& bytes, const QuantisedRow& row, std::size_t labels) {
  const bool wide = std::any_of(row.weights.begin(), row.weights.end(),
                                [](const auto& w) { return w.second < -127 || w.second > 127; });
  const std::size_t sparse = row.weights.size() * (wide ? 3 : 2);
  const bool dense = row.weights.size() > kMaxSparse || labels * (wide ? 2 : 1) <= sparse;
  const RowForm form =
      dense ? (wide ? RowForm::Dense16 : RowForm::Dense8) : (wide ? RowForm::Sparse16 : RowForm::Sparse8);
  append(bytes, check_of(row.key));
  append(bytes, static_cast<std::uint8_t>((static_cast<unsigned>(form) << 6) | (dense ? 0 : row.weights.size())));
  if (dense) {
    std::vector<std::int16_t> all(labels, 0);
    for (const auto& [label, weight] : row.weights) all[label] = weight;
    for (const std::int16_t weight : all)
      wide ? append(bytes, weight) : append(bytes, static_cast<std::int8_t>(weight));
    return;
  }
  for (const auto& [label, weight] : row.weights) {
    append(bytes, label);
    wide ? append(bytes, weight) : append(bytes, static_cast<std::int8_t>(weight));
  }
}

}  // namespace

std::string write_linear_section(std::vector<QuantisedRow>& rows, std::size_t labels, std::int32_t scale) {
  LinearModelHeader header;
  header.labels = static_cast<std::uint32_t>(labels);
  header.scale = scale;
  header.bucket_count = static_cast<std::uint32_t>(std::max<std::size_t>(1, rows.size() / 2));
  header.row_count = static_cast<std::uint32_t>(rows.size());
  const auto order = [&](const QuantisedRow& row) {
    return std::pair(bucket_of(row.key, header.bucket_count), row.key);
  };
  std::sort(rows.begin(), rows.end(),
            [&](const QuantisedRow& a, const QuantisedRow& b) { return order(a) < order(b); });
  std::string pool;
  std::vector<std::uint32_t> buckets;
  for (const QuantisedRow& row : rows) {
    while (buckets.size() <= order(row).first) buckets.push_back(static_cast<std::uint32_t>(pool.size()));
    append_row(pool, row, labels);
  }
  while (buckets.size() <= header.bucket_count) buckets.push_back(static_cast<std::uint32_t>(pool.size()));
  header.row_bytes = static_cast<std::uint32_t>(pool.size());
  std::string bytes;
  append(bytes, header);
  for (const std::uint32_t bucket : buckets) append(bytes, bucket);
  return bytes + pool;
}

Perceptron::Perceptron(std::size_t labels) : labels_(labels), slots_(kFirstSlots, 0) {
  assert(labels <= kMaxLinearLabels);
}

const Perceptron::Row* Perceptron::find(Feature key) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = (key >> 20) & mask; slots_[at] != 0; at = (at + 1) & mask)
    if (rows_[slots_[at] - 1].key == key) return &rows_[slots_[at] - 1];
  return nullptr;
}

Perceptron::Row& Perceptron::find_or_add(Feature key) {
  if (const Row* row = find(key)) return rows_[static_cast<std::size_t>(row - rows_.data())];
  if (rows_.size() * 2 >= slots_.size()) grow_slots();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (key >> 20) & mask;
  while (slots_[at] != 0) at = (at + 1) & mask;
  rows_.push_back({key, 0, 0, 0, 0});
  slots_[at] = static_cast<std::uint32_t>(rows_.size());
  return rows_.back();
}

void Perceptron::grow_slots() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    std::size_t at = (rows_[i].key >> 20) & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = static_cast<std::uint32_t>(i + 1);
  }
}

void Perceptron::add_scores(std::span<const Feature> features, std::span<std::int32_t> scores) const {
  assert(scores.size() == labels_);
  for (const Feature key : features) __builtin_prefetch(&slots_[(key >> 20) & (slots_.size() - 1)]);
  std::array<const Row*, kBlock> found{};
  for (std::size_t from = 0; from < features.size(); from += kBlock) {
    const auto block = features.subspan(from, std::min(kBlock, features.size() - from));
    for (std::size_t i = 0; i < block.size(); ++i) {
      found[i] = find(block[i]);
      if (found[i] != nullptr) __builtin_prefetch(cells_.data() + found[i]->first);
    }
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (found[i] == nullptr) continue;
      const Cell* const row = cells_.data() + found[i]->first;
      for (std::size_t c = 0; c < found[i]->cells; ++c) scores[row[c].label] += row[c].weight;
    }
  }
}

void Perceptron::grow_row(Row& row) {
  const auto capacity = static_cast<std::uint16_t>(row.capacity == 0 ? 2 : row.capacity * 2);
  const auto first = static_cast<std::uint32_t>(cells_.size());
  cells_.resize(cells_.size() + capacity);
  averages_.resize(cells_.size());
  std::copy_n(cells_.begin() + row.first, row.cells, cells_.begin() + first);
  std::copy_n(averages_.begin() + row.first, row.cells, averages_.begin() + first);
  row.first = first;
  row.capacity = capacity;
}

void Perceptron::change(Row& row, std::size_t label, std::int32_t by) {
  std::size_t at = row.first;
  while (at < row.first + row.cells && cells_[at].label != label) ++at;
  if (at == row.first + row.cells) {
    if (row.cells == row.capacity) grow_row(row);
    at = row.first + row.cells++;
    cells_[at] = {0, static_cast<std::uint32_t>(label)};
    averages_[at] = {0, now_};
  }
  Average& average = averages_[at];
  average.total += static_cast<std::int64_t>(cells_[at].weight) * (now_ - average.stamp);
  average.stamp = now_;
  cells_[at].weight += by;
}

void Perceptron::restart() {
  for (const Row& row : rows_)
    for (std::size_t at = row.first; at < row.first + row.cells; ++at) {
      averages_[at].total += static_cast<std::int64_t>(cells_[at].weight) * (now_ - averages_[at].stamp);
      averages_[at].stamp = now_;
      cells_[at].weight = 0;
    }
}

void Perceptron::update(std::span<const Feature> features, std::size_t gold, std::size_t guess) {
  for (const Feature key : features) {
    Row& row = find_or_add(key);
    ++row.updates;
    change(row, gold, 1);
    change(row, guess, -1);
  }
}

void Perceptron::add(Feature feature, std::size_t label, std::int32_t by) {
  Row& row = find_or_add(feature);
  ++row.updates;
  change(row, label, by);
}

std::string Perceptron::finish(const Pruning& pruning) const {
  std::vector<QuantisedRow> kept;
  for (const Row& row : rows_) {
    if (row.updates < pruning.min_updates) continue;
    QuantisedRow out{row.key, {}};
    std::int32_t largest = 0;
    for (std::size_t at = row.first; at < row.first + row.cells; ++at) {
      const Cell& cell = cells_[at];
      const Average& average = averages_[at];
      const std::int64_t total = average.total + static_cast<std::int64_t>(cell.weight) * (now_ - average.stamp);
      const std::int16_t weight = quantise(total, std::max(1U, now_ - 1), pruning.scale);
      if (weight != 0) out.weights.emplace_back(static_cast<std::uint8_t>(cell.label), weight);
      largest = std::max<std::int32_t>(largest, std::abs(weight));
    }
    if (largest < std::max(1, pruning.min_weight)) continue;
    std::sort(out.weights.begin(), out.weights.end());
    kept.push_back(std::move(out));
  }
  return write_linear_section(kept, labels_, pruning.scale);
}

}  // namespace dateline
