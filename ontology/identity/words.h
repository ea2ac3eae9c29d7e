// Words: texts as sequences of hashed words, what to look them up by, and what two of them share.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ontology/facts.h"

namespace dateline {

// A word as it is compared: case, apostrophes, soft hyphens and everything but letters and digits away.
using WordHash = std::uint32_t;

// A word and where it stands, in code points of its text.
struct PlacedWord {
  WordHash hash = 0;
  std::uint32_t start = 0;
  std::uint32_t end = 0;
};

[[nodiscard]] std::vector<PlacedWord> placed_words(std::string_view text);
[[nodiscard]] std::vector<WordHash> hashed_words(std::string_view text);
[[nodiscard]] std::uint32_t count_characters(std::string_view text);
// Where the sentence of a piece of evidence begins, in code points of the article.
[[nodiscard]] std::uint32_t sentence_start(const Evidence& piece);

// Hashes of runs of `length` words, thinned by winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): two texts that
// share a run of length + window - 1 words share a fingerprint. Fewer words than `length` give none. Sorted, no
// repeats.
[[nodiscard]] std::vector<std::uint32_t> fingerprints(std::span<const WordHash> words, std::size_t length,
                                                      std::size_t window);

// A run of words that two texts share: words [a, a + size) of the one and [b, b + size) of the other.
struct SharedRun {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t size = 0;
};

// Shared runs of at least `least` words, in the order of both texts: the longest, then the longest on either side of
// it, and so on (Ratcliff and Obershelp, 1988). Texts are cut to their first 1,000 words.
[[nodiscard]] std::vector<SharedRun> shared_runs(std::span<const WordHash> a, std::span<const WordHash> b,
                                                 std::uint32_t least);
[[nodiscard]] std::uint32_t total_size(std::span<const SharedRun> blocks);

// Hash to list of ids below 2^31, in few bytes; at most `limit` ids a hash: one that is used more often is too common
// to tell anything apart and gives none from then on.
class HashIndex {
 public:
  explicit HashIndex(std::uint32_t limit);
  void add(std::uint64_t hash, std::uint32_t id);
  // Appends the ids under a hash, in the order they were added.
  void find(std::uint64_t hash, std::vector<std::uint32_t>& ids) const;

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;
  static constexpr std::uint32_t kTooMany = 0xFFFFFFFE;
  static constexpr std::uint32_t kList = 0x80000000;  // the other bits are a node's number
  struct Slot {
    std::uint32_t check = 0;
    std::uint32_t value = kFree;
  };
  struct Node {
    std::uint32_t id = 0;
    std::uint32_t next = kFree;
  };
  Slot& slot(std::uint32_t check);
  void grow();

  std::uint32_t limit_;
  std::size_t used_ = 0;
  std::vector<Slot> slots_;
  std::vector<Node> nodes_;
};

// The word a described thing turns on, of a folded phrase: "mayors" of "the mayors of big cities", "jurisdictions" of
// "23 jurisdictions across the united states".
[[nodiscard]] std::string_view head_word(std::string_view folded);

// Two numbers as one well-mixed hash.
[[nodiscard]] std::uint64_t mix(std::uint64_t a, std::uint64_t b);

}  // namespace dateline
