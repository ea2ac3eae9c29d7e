// Joins by hash over the slots that every row on both sides binds; what only some rows bind is compared pair by pair
// (compatible mappings, SPARQL 1.1 section 18.3).
#include "export/sparql/rows.h"

#include <unordered_map>

namespace dateline::sparql {
namespace {

std::size_t hash_of(Row row, const std::vector<Slot>& slots) {
  std::size_t hash = 0;
  for (const Slot slot : slots) hash = (hash ^ row[slot]) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 32);
}

bool are_compatible(Row a, Row b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i] && a[i] != kUnbound && b[i] != kUnbound) return false;
  return true;
}

bool share_a_binding(Row a, Row b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != kUnbound && b[i] != kUnbound) return true;
  return false;
}

// The right rows by what the rows of both sides always bind.
class Buckets {
 public:
  Buckets(const Rows& left, const Rows& right) : right_(right) {
    const Slots on_left = bound_everywhere(left);
    const Slots on_right = bound_everywhere(right);
    for (Slot slot = 0; slot < left.width(); ++slot)
      if (on_left.has(slot) && on_right.has(slot)) key_.push_back(slot);
    for (std::size_t i = 0; i < right.size(); ++i) buckets_[hash_of(right[i], key_)].push_back(i);
  }

  // Calls `visit` with each compatible right row, in order, until it gives true; true where one did.
  template <class Visit>
  bool any(Row row, const Visit& visit) const {
    const auto found = buckets_.find(hash_of(row, key_));
    if (found == buckets_.end()) return false;
    for (const std::size_t i : found->second)
      if (are_compatible(row, right_[i]) && visit(right_[i])) return true;
    return false;
  }

 private:
  const Rows& right_;
  std::vector<Slot> key_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> buckets_;
};

}  // namespace

Rows Rows::unit(std::size_t width) {
  Rows rows(width);
  rows.cells_.assign(width, kUnbound);
  rows.origins_.assign(1, 0);
  return rows;
}

std::span<NodeId> Rows::push(Row row, std::uint32_t origin) {
  const std::size_t start = cells_.size();
  cells_.resize(start + width_);
  std::copy(row.begin(), row.end(), cells_.begin() + static_cast<std::ptrdiff_t>(start));
  origins_.push_back(origin);
  return {cells_.data() + start, width_};
}

void Rows::append(const Rows& other) {
  cells_.insert(cells_.end(), other.cells_.begin(), other.cells_.end());
  origins_.insert(origins_.end(), other.origins_.begin(), other.origins_.end());
}

void Slots::add(const Slots& other) {
  for (std::size_t i = 0; i < bits_.size(); ++i)
    if (other.bits_[i]) bits_[i] = true;
}

bool Slots::within(const Slots& known, const Slots& scope) const {
  for (std::size_t i = 0; i < bits_.size(); ++i)
    if (bits_[i] && scope.bits_[i] && !known.bits_[i]) return false;
  return true;
}

Slots bound_somewhere(const Rows& rows) {
  Slots result(rows.width());
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (Slot slot = 0; slot < rows.width(); ++slot)
      if (rows[i][slot] != kUnbound) result.add(slot);
  return result;
}

Slots bound_everywhere(const Rows& rows) {
  Slots result(rows.width());
  for (Slot slot = 0; slot < rows.width(); ++slot) {
    bool bound = true;
    for (std::size_t i = 0; bound && i < rows.size(); ++i) bound = rows[i][slot] != kUnbound;
    if (bound) result.add(slot);
  }
  return result;
}

Rows join(const Rows& left, const Rows& right) {
  const Buckets buckets(left, right);
  Rows result(left.width());
  for (std::size_t i = 0; i < left.size(); ++i)
    buckets.any(left[i], [&](Row other) {
      const std::span<NodeId> merged = result.push(left[i], left.origin(i));
      for (std::size_t slot = 0; slot < merged.size(); ++slot)
        if (merged[slot] == kUnbound) merged[slot] = other[slot];
      return false;
    });
  return result;
}

Rows without(const Rows& left, const Rows& right) {
  const Buckets buckets(left, right);
  Rows result(left.width());
  for (std::size_t i = 0; i < left.size(); ++i)
    if (!buckets.any(left[i], [&](Row other) { return share_a_binding(left[i], other); }))
      result.push(left[i], left.origin(i));
  return result;
}

}  // namespace dateline::sparql
