// tf-idf as the articles come (Salton and Buckley 1988; first-story detection weighs words so, Allan 2002). Names count
// thrice. A few words an article are kept. What it knowingly gets wrong: two quakes in one country in one week.
#include "ontology/identity/stories.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace dateline {
namespace {

constexpr std::size_t kMostWords = 48;
constexpr double kTextsBefore = 100.0;  // as if so many had been read, each with other words
constexpr std::uint16_t kNameWeight = 3;
constexpr std::uint16_t kMost = 1000;

}  // namespace

double Stories::weight(WordHash word, std::uint16_t count) const {
  const auto found = with_.find(word);
  const double with = found == with_.end() ? 0.0 : found->second;
  return (1.0 + std::log(static_cast<double>(count))) *
         std::log((static_cast<double>(articles_.size()) + kTextsBefore) / (with + 1.0));
}

double Stories::length(const Words& words) const {
  double squares = 0.0;
  for (const auto& [word, count] : words) {
    const double each = weight(word, count);
    squares += each * each;
  }
  return std::sqrt(squares);
}

void Stories::add(const Facts& facts) {
  alike_.clear();
  std::map<WordHash, std::uint32_t> counts;
  for (const Entity& entity : facts.entities)
    if (entity.kind != EntityKind::Group)
      for (const WordHash word : hashed_words(entity.name)) counts[word] += kNameWeight * entity.mention_count;
  std::set<std::uint32_t> sentences;
  for (const Event& event : facts.events) {
    const Evidence& piece = event.evidence.front();
    if (!sentences.insert(sentence_start(piece)).second) continue;
    for (const WordHash word : hashed_words(piece.prefix + piece.exact + piece.suffix)) ++counts[word];
  }
  for (const auto& [word, count] : counts) ++with_[word];
  std::vector<std::pair<double, WordHash>> order;
  for (const auto& [word, count] : counts)
    order.emplace_back(-weight(word, static_cast<std::uint16_t>(std::clamp<std::uint32_t>(count, 1, kMost))), word);
  std::ranges::sort(order);
  if (order.size() > kMostWords) order.resize(kMostWords);
  Words& words = articles_.emplace_back();
  for (const auto& [telling, word] : order)
    words.emplace_back(word, static_cast<std::uint16_t>(std::clamp<std::uint32_t>(counts[word], 1, kMost)));
  std::ranges::sort(words);
  words.shrink_to_fit();
  length_ = length(words);
}

double Stories::alike(ArticleIndex earlier) const {
  const auto [known, added] = alike_.try_emplace(earlier, 0.0);
  if (!added) return known->second;
  const Words& a = articles_[earlier];
  const Words& b = articles_.back();
  double shared = 0.0;
  for (auto i = a.begin(), k = b.begin(); i != a.end() && k != b.end();) {
    if (i->first == k->first) {
      shared += weight(i->first, i->second) * weight(k->first, k->second);
      ++i, ++k;
    } else if (i->first < k->first) {
      ++i;
    } else {
      ++k;
    }
  }
  return known->second = shared <= 0.0 ? 0.0 : shared / (length(a) * length_);
}

}  // namespace dateline
