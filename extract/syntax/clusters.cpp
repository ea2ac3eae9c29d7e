// Open addressing with linear probing over the mapped file: one or two cache lines a word.
// Two words whose keys agree in 32 bits of print near the same slot share a cluster; with some ten thousand words that
// is rarer than a wrong cluster from sparse counts, so it is not guarded against.
#include "extract/syntax/clusters.h"

#include <bit>
#include <cstring>
#include <stdexcept>
#include <string>

namespace dateline {
namespace {

// FNV-1a over the bytes, with a finish that spreads the last ones (MurmurHash3's fmix64).
class KeyHash {
 public:
  void add(unsigned char byte) {
    const bool digit = byte >= '0' && byte <= '9';
    hash_ = (hash_ ^ (digit ? '0' : byte)) * 1099511628211ULL;
  }
  [[nodiscard]] std::uint64_t value() const {
    std::uint64_t h = hash_;
    h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdULL;
    h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53ULL;
    return h ^ (h >> 33);
  }

 private:
  std::uint64_t hash_ = 14695981039346656037ULL;
};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::uint64_t lower_key(std::string_view form) {
  KeyHash hash;
  for (const char c : form) hash.add(static_cast<unsigned char>(is_upper(c) ? c - 'A' + 'a' : c));
  return hash.value();
}

}  // namespace

std::uint64_t cluster_key(std::string_view form) {
  KeyHash hash;
  for (const char c : form) hash.add(static_cast<unsigned char>(c));
  return hash.value();
}

std::uint32_t first_slot(std::uint64_t key, std::uint32_t slots) {
  return static_cast<std::uint32_t>(key >> 32) & (slots - 1);
}

std::uint32_t print_of(std::uint64_t key) {
  const auto print = static_cast<std::uint32_t>(key);
  return print == 0 ? 1 : print;
}

std::uint16_t ancestor(std::uint16_t cluster, int bits) {
  const int depth = std::bit_width(cluster) - 1;
  return depth > bits ? static_cast<std::uint16_t>(cluster >> (depth - bits)) : cluster;
}

Clusters::Clusters(const std::filesystem::path& path) : file_(path) {
  const std::string_view bytes = file_.bytes();
  const ClustersHeader expected;
  ClustersHeader header;
  if (bytes.size() < sizeof header)
    throw std::runtime_error(path.string() + ": expected word clusters, found a shorter file");
  std::memcpy(&header, bytes.data(), sizeof header);
  const std::size_t size = sizeof header + std::size_t{header.slots} * (sizeof *prints_ + sizeof *paths_);
  if (std::memcmp(header.magic, expected.magic, sizeof header.magic) != 0 || header.version != expected.version ||
      !std::has_single_bit(header.slots) || header.words >= header.slots || bytes.size() != size)
    throw std::runtime_error(path.string() + ": expected word clusters of version " + std::to_string(expected.version) +
                             ", found another or a damaged file");
  slots_ = header.slots;
  prints_ = reinterpret_cast<const std::uint32_t*>(bytes.data() + sizeof header);
  paths_ = reinterpret_cast<const std::uint16_t*>(prints_ + slots_);
}

std::uint16_t Clusters::find(std::uint64_t key) const {
  const std::uint32_t print = print_of(key);
  std::uint32_t slot = first_slot(key, slots_);
  while (prints_[slot] != 0) {
    if (prints_[slot] == print) return paths_[slot];
    slot = (slot + 1) & (slots_ - 1);
  }
  return 0;
}

std::uint16_t Clusters::of(std::string_view form) const {
  if (empty()) return 0;
  if (const std::uint16_t cluster = find(cluster_key(form)); cluster != 0) return cluster;
  for (const char c : form)
    if (is_upper(c)) return find(lower_key(form));
  return 0;
}

}  // namespace dateline
