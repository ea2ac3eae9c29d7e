// Word vectors: how alike two texts are by the words they share, the rarer the more.
#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ontology/identity/words.h"

namespace dateline {

// Words with weights, rising by word, of length 1 (or empty).
using WordVector = std::vector<std::pair<WordHash, float>>;

// How many of the texts a word is in.
class DocumentFrequencies {
 public:
  // A text's words with how often each is used.
  void add(const std::map<WordHash, double>& counts);
  // log(texts / texts with the word); a word of no text counts as one of half a text.
  [[nodiscard]] double rarity(WordHash word) const;
  // Weights (1 + log count) · rarity, length 1 (Salton and Buckley 1988).
  [[nodiscard]] WordVector vector(const std::map<WordHash, double>& counts) const;

 private:
  std::uint32_t texts_ = 0;
  std::unordered_map<WordHash, std::uint32_t> with_;
};

[[nodiscard]] double cosine(const WordVector& a, const WordVector& b);

}  // namespace dateline
