// Stories: how alike articles are by the names and rare words in them: whether they may tell of one story.
#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ontology/facts.h"
#include "ontology/identity/words.h"
#include "ontology/resolved.h"

namespace dateline {

// Takes articles earliest first. What is rare is judged by the articles so far, so a later article never changes what
// two earlier ones were to each other when they were compared.
class Stories {
 public:
  // The next article: its number is how many came before.
  void add(const Facts& facts);
  // Cosine of the latest article and an earlier one, 0 to 1.
  [[nodiscard]] double alike(ArticleIndex earlier) const;

 private:
  // Words with how often they are used, rising by word; at most kMostWords, the most telling.
  using Words = std::vector<std::pair<WordHash, std::uint16_t>>;

  [[nodiscard]] double weight(WordHash word, std::uint16_t count) const;
  [[nodiscard]] double length(const Words& words) const;

  std::vector<Words> articles_;
  std::unordered_map<WordHash, std::uint32_t> with_;  // articles with a word
  double length_ = 0.0;                               // of the latest article
  mutable std::map<ArticleIndex, double> alike_;      // to the latest article
};

}  // namespace dateline
