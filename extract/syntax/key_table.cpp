// Entries sorted by bucket behind one array of bucket starts: u32 buckets, u32 entries, starts, checks, values.
#include "extract/syntax/key_table.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace dateline {
namespace {

std::uint32_t entry_check(Feature key) { return static_cast<std::uint32_t>(key ^ (key >> 32)); }

void append(std::string& bytes, const void* data, std::size_t size) {
  bytes.append(static_cast<const char*>(data), size);
}

}  // namespace

KeyTable::KeyTable(std::string_view section) {
  std::uint32_t counts[2] = {0, 0};
  if (section.size() >= sizeof counts) std::memcpy(counts, section.data(), sizeof counts);
  const std::size_t buckets = counts[0], entries = counts[1];
  if (section.size() != sizeof counts + (buckets + 1 + entries) * 4 + entries * 2)
    throw std::runtime_error("model section: expected a key table, found another size");
  const auto* starts = reinterpret_cast<const std::uint32_t*>(section.data() + sizeof counts);
  buckets_ = {starts, buckets + 1};
  checks_ = starts + buckets + 1;
  values_ = reinterpret_cast<const std::uint16_t*>(checks_ + entries);
}

std::optional<std::uint16_t> KeyTable::find(Feature key) const {
  if (buckets_.size() < 2) return std::nullopt;
  const std::uint32_t bucket = bucket_of(key, static_cast<std::uint32_t>(buckets_.size() - 1));
  const std::uint32_t check = entry_check(key);
  for (std::uint32_t entry = buckets_[bucket]; entry < buckets_[bucket + 1]; ++entry)
    if (checks_[entry] == check) return values_[entry];
  return std::nullopt;
}

std::string write_key_table(std::vector<std::pair<Feature, std::uint16_t>> entries) {
  const auto buckets = static_cast<std::uint32_t>(std::max<std::size_t>(1, entries.size() / 2));
  std::sort(entries.begin(), entries.end(), [&](const auto& a, const auto& b) {
    return std::pair(bucket_of(a.first, buckets), a.first) < std::pair(bucket_of(b.first, buckets), b.first);
  });
  std::vector<std::uint32_t> starts, checks;
  std::vector<std::uint16_t> values;
  for (const auto& [key, value] : entries) {
    while (starts.size() <= bucket_of(key, buckets)) starts.push_back(static_cast<std::uint32_t>(checks.size()));
    checks.push_back(entry_check(key));
    values.push_back(value);
  }
  while (starts.size() <= buckets) starts.push_back(static_cast<std::uint32_t>(checks.size()));
  std::string bytes;
  const std::uint32_t counts[2] = {buckets, static_cast<std::uint32_t>(entries.size())};
  append(bytes, counts, sizeof counts);
  append(bytes, starts.data(), starts.size() * sizeof starts[0]);
  append(bytes, checks.data(), checks.size() * sizeof checks[0]);
  append(bytes, values.data(), values.size() * sizeof values[0]);
  return bytes;
}

}  // namespace dateline
