// tf-idf over hashed words. Sums run in the order of the hashes, so they are the same on every machine.
#include "ontology/identity/word_vectors.h"

#include <algorithm>
#include <cmath>

namespace dateline {

void DocumentFrequencies::add(const std::map<WordHash, double>& counts) {
  ++texts_;
  for (const auto& [word, count] : counts) ++with_[word];
}

double DocumentFrequencies::rarity(WordHash word) const {
  const auto found = with_.find(word);
  return std::log(std::max(1.0, static_cast<double>(texts_)) / (found == with_.end() ? 0.5 : found->second));
}

WordVector DocumentFrequencies::vector(const std::map<WordHash, double>& counts) const {
  WordVector vector;
  double squares = 0.0;
  for (const auto& [word, count] : counts) {
    const double weight = (1.0 + std::log(std::max(1.0, count))) * rarity(word);
    if (weight <= 0.0) continue;
    vector.emplace_back(word, static_cast<float>(weight));
    squares += weight * weight;
  }
  for (auto& [word, weight] : vector) weight = static_cast<float>(weight / std::sqrt(squares));
  return vector;
}

double cosine(const WordVector& a, const WordVector& b) {
  double sum = 0.0;
  for (auto i = a.begin(), k = b.begin(); i != a.end() && k != b.end();) {
    if (i->first == k->first)
      sum += static_cast<double>((i++)->second) * static_cast<double>((k++)->second);
    else if (i->first < k->first)
      ++i;
    else
      ++k;
  }
  return sum;
}

}  // namespace dateline
