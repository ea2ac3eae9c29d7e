// WireCopies: articles that are nearly the same text, so that independent sources can be counted.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "ontology/facts.h"
#include "ontology/identity/words.h"
#include "ontology/resolved.h"

namespace dateline {

// Takes articles earliest first. The text of an article is what its evidence shows: the sentences that say something.
class WireCopies {
 public:
  WireCopies();

  // The earliest article of which this one is a copy: an estimated 75 % or more of all runs of five words are in both.
  // Articles with fewer than 60 words of evidence are nobody's copy.
  [[nodiscard]] std::optional<ArticleIndex> find_and_add(ArticleIndex article, const Facts& facts);

 private:
  static constexpr std::size_t kHashes = 32;
  using Signature = std::array<std::uint32_t, kHashes>;

  [[nodiscard]] static std::optional<Signature> sign(const Facts& facts);

  std::vector<Signature> signatures_;    // of originals alone
  std::vector<ArticleIndex> originals_;  // whose signature it is
  HashIndex index_;
};

}  // namespace dateline
