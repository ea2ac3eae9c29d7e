// Runs a fuzz target without a fuzzing engine: on each seed file, on its cuts, and on mutations of it that a fixed
// generator picks (bytes changed, stretches removed, doubled, swapped in from another seed, words that parsers trip
// over put in).
//   fuzz_x COUNT SEED…
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same row on every machine.
class Random {
 public:
  std::size_t below(std::size_t limit) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return limit == 0 ? 0 : static_cast<std::size_t>((z ^ (z >> 31U)) % limit);
  }

 private:
  std::uint64_t state_ = 20180124;
};

constexpr std::array<std::string_view, 24> kTroubles{std::string_view("\0", 1),
                                                     "\xFF",
                                                     "\xC3",
                                                     "\xE2\x80",
                                                     "\xF0\x9F\x98\x80",
                                                     "\xEF\xBB\xBF",
                                                     "\xE2\x80\xA8",
                                                     "\xC2\xA0",
                                                     "\n",
                                                     "\n\n",
                                                     "\r\n",
                                                     "\t",
                                                     "\"",
                                                     "“",
                                                     "”",
                                                     "'",
                                                     "(",
                                                     ")",
                                                     "—",
                                                     "\\u0000",
                                                     "{",
                                                     "]",
                                                     "99999999999999999999",
                                                     "e\xCC\x81"};

std::string mutate(std::string text, const std::string& other, Random& random) {
  for (std::size_t changes = 1 + random.below(6); changes > 0; --changes) {
    const std::size_t at = random.below(text.size() + 1), length = random.below(40);
    switch (random.below(6)) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(random.below(256));
        break;
      case 1:
        text.erase(std::min(at, text.size()), length);
        break;
      case 2:
        text.insert(at, text.substr(at, length));
        break;
      case 3:
        text.insert(at, other.substr(random.below(other.size() + 1), length));
        break;
      case 4:
        text.insert(at, kTroubles[random.below(kTroubles.size())]);
        break;
      default:
        text.resize(random.below(text.size() + 1));
        break;
    }
  }
  return text;
}

void run(const std::string& text) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: %s COUNT SEED...\n", argv[0]);
    return 2;
  }
  std::vector<std::string> seeds;
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    if (seeds.back().empty()) {
      std::fprintf(stderr, "%s: expected a seed input, found nothing\n", argv[i]);
      return 1;
    }
  }
  run("");
  Random random;
  for (const std::string& seed : seeds) {
    run(seed);
    for (std::size_t size = 0; size < seed.size(); size += 1 + seed.size() / 64) run(seed.substr(0, size));
  }
  for (long left = std::atol(argv[1]); left > 0; --left) {
    const std::string& other = seeds[random.below(seeds.size())];
    run(mutate(seeds[random.below(seeds.size())], other, random));
  }
  return 0;
}
