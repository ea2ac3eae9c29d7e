// MinHash with locality-sensitive hashing in bands (Broder 1997; Leskovec, Rajaraman and Ullman, "Mining of Massive
// Datasets", chapter 3): 32 hashes in 8 bands of 4 find pairs that share 75 % of their shingles with a probability of
// 0.95, those that share 40 % with 0.19, and the estimate then tells them apart.
#include "ontology/identity/wire_copies.h"

#include <algorithm>
#include <set>
#include <string>

namespace dateline {
namespace {

constexpr std::size_t kBand = 4;
constexpr std::size_t kShingle = 5;
constexpr std::size_t kLeastWords = 60;
constexpr int kLeastEqual = 24;  // of 32 hashes: 75 %
constexpr std::uint32_t kMostInBand = 64;

// The sentences that evidence stands in, each once, in text order.
std::vector<WordHash> evidence_words(const Facts& facts) {
  std::set<std::pair<std::uint32_t, std::string>> sentences;
  const auto add = [&](const Evidence& piece) {
    sentences.emplace(sentence_start(piece), piece.prefix + piece.exact + piece.suffix);
  };
  for (const Event& event : facts.events) std::ranges::for_each(event.evidence, add);
  for (const Statement& statement : facts.statements) std::ranges::for_each(statement.evidence, add);
  for (const Tenure& tenure : facts.tenures) add(tenure.evidence);
  std::vector<WordHash> words;
  std::uint32_t last = 0xFFFFFFFF;
  for (const auto& [start, sentence] : sentences) {
    if (start == last) continue;  // a longer stretch that begins with the same sentence
    last = start;
    for (const WordHash word : hashed_words(sentence)) words.push_back(word);
  }
  return words;
}

}  // namespace

WireCopies::WireCopies() : index_(kMostInBand) {}

std::optional<WireCopies::Signature> WireCopies::sign(const Facts& facts) {
  const std::vector<WordHash> words = evidence_words(facts);
  if (words.size() < kLeastWords) return std::nullopt;
  Signature signature;
  signature.fill(0xFFFFFFFF);
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
    std::uint64_t shingle = kShingle;
    for (std::size_t k = 0; k < kShingle; ++k) shingle = mix(shingle, words[i + k]);
    for (std::size_t k = 0; k < kHashes; ++k)
      signature[k] = std::min(signature[k], static_cast<std::uint32_t>(mix(shingle, k) >> 32U));
  }
  return signature;
}

std::optional<ArticleIndex> WireCopies::find_and_add(ArticleIndex article, const Facts& facts) {
  const auto signature = sign(facts);
  if (!signature) return std::nullopt;
  std::vector<std::uint64_t> bands;
  for (std::size_t band = 0; band < kHashes; band += kBand) {
    std::uint64_t hash = band;
    for (std::size_t k = 0; k < kBand; ++k) hash = mix(hash, (*signature)[band + k]);
    bands.push_back(hash);
  }
  std::vector<std::uint32_t> candidates;
  for (const std::uint64_t band : bands) index_.find(band, candidates);
  std::ranges::sort(candidates);
  candidates.erase(std::ranges::unique(candidates).begin(), candidates.end());
  for (const std::uint32_t candidate : candidates) {
    int equal = 0;
    for (std::size_t k = 0; k < kHashes; ++k) equal += signatures_[candidate][k] == (*signature)[k];
    if (equal >= kLeastEqual) return originals_[candidate];
  }
  // Copies are found by their original alone, so that a text with a thousand copies costs no more than one with two.
  const auto number = static_cast<std::uint32_t>(signatures_.size());
  signatures_.push_back(*signature);
  originals_.push_back(article);
  for (const std::uint64_t band : bands) index_.add(band, number);
  return std::nullopt;
}

}  // namespace dateline
