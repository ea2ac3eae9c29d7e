// Random: a small generator (SplitMix64) with a fixed seed, so that a training run gives the same bytes everywhere;
// the standard's distributions and shuffle differ between libraries.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace dateline {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }

  // In [0, limit); limit is below 2^32.
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(((next() >> 32) * limit) >> 32); }

  // In [0, 1).
  float unit() { return static_cast<float>(next() >> 40) * 0x1p-24F; }

  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(static_cast<std::uint32_t>(i))]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace dateline
