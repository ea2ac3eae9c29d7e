// EventPairs: whether two event mentions of a set of articles tell of one happening, by a learned model over what they
// and their articles share. The same records the graph is built from go in: Facts.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ontology/facts.h"
#include "ontology/identity/average_link.h"
#include "ontology/identity/boosted_trees.h"
#include "ontology/identity/happenings.h"
#include "ontology/identity/word_vectors.h"

namespace dateline {

using FeatureHash = std::uint32_t;

// What two events have in common: as features that are there or not, and as measures, always as many.
struct PairTraits {
  std::vector<FeatureHash> features;
  std::vector<float> measures;
};

// Weights of hashed features, in thousandths of a logit, and trees over the measures; the two have equal say. No word
// can be read back from it.
class EventPairModel {
 public:
  // Reads what `dateline-train event-pairs -o` wrote. Throws std::runtime_error "path: …".
  explicit EventPairModel(const std::filesystem::path& path);
  // Sorted by feature.
  explicit EventPairModel(std::vector<std::pair<FeatureHash, std::int16_t>> weights, BoostedTrees trees = {})
      : weights_(std::move(weights)), trees_(std::move(trees)) {}

  // The chance that the pair is one happening, 0 to 1.
  [[nodiscard]] double chance(const PairTraits& pair) const;
  [[nodiscard]] std::string bytes() const;

 private:
  std::vector<std::pair<FeatureHash, std::int16_t>> weights_;
  BoostedTrees trees_;
};

// The events of all articles, numbered in the order of the articles and within each as its facts have them.
class EventPairs {
 public:
  // Nothing is owned; all must outlive this object. `texts` are the articles' texts, where they are at hand: without
  // them an article is what its evidence shows.
  EventPairs(std::span<const Facts> articles, const Happenings& happenings, std::span<const std::string> texts = {});

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(events_.size()); }
  // Which articles may tell of the same things: average-link clusters of their tf-idf vectors, names weighing thrice.
  [[nodiscard]] std::vector<std::uint32_t> topics(double threshold) const;
  // Calls use(a, b, traits) for every pair of events whose articles are of one topic, b < a.
  template <class Use>
  void for_each(const std::vector<std::uint32_t>& topics, Use use) const {
    PairTraits pair;
    for (std::uint32_t a = 0; a < size(); ++a)
      for (std::uint32_t b = 0; b < a; ++b) {
        if (topics[events_[a].article] != topics[events_[b].article]) continue;
        pair.features.clear();
        describe(a, b, pair.features);
        pair.measures.clear();
        measure(a, b, pair.measures);
        use(a, b, std::as_const(pair));
      }
  }
  // The cluster of each event: average link over the model's chances.
  [[nodiscard]] std::vector<std::uint32_t> cluster(const EventPairModel& model,
                                                   const std::vector<std::uint32_t>& topics, double threshold) const;

 private:
  struct Traits {
    std::uint32_t article = 0;
    std::uint32_t sentence = 0;  // rank in its article
    WordHash lemma = 0;
    WordHash stem = 0;
    WordHash form = 0;  // of the trigger as it stands
    bool base_form = false;
    std::string lemma_text;
    std::uint32_t repeats = 0;  // other events of the article with the lemma
    double rarity = 0.0;
    bool plural = false;
    bool unreal = false;  // planned, denied, supposed
    std::vector<WordHash> trigger;
    std::vector<std::uint16_t> happenings;
    WordVector context;
    std::vector<WordHash> taking_part, places, times, names_near;  // sorted words
    std::vector<WordHash> acts_near;                               // lemmas of other events of the sentence
    std::vector<std::pair<Role, WordHash>> heads;                  // of those who take part
  };
  enum class Triggers : std::uint8_t { SameLemma, SameStem, SameHappening, SharedWord, Different };

  void add_article(std::uint32_t index, const Facts& facts, const Happenings& happenings);
  Traits traits(std::uint32_t article, const Facts& facts, const Event& event, const Happenings& happenings) const;
  void measure_articles(std::span<const Facts> articles, std::span<const std::string> texts);
  [[nodiscard]] static Triggers triggers(const Traits& a, const Traits& b);
  // The share of the words of the one that has fewer that both have, by rarity; -1 where one has none.
  [[nodiscard]] double overlap(const std::vector<WordHash>& a, const std::vector<WordHash>& b) const;
  void describe(std::uint32_t a, std::uint32_t b, std::vector<FeatureHash>& features) const;
  void measure(std::uint32_t a, std::uint32_t b, std::vector<float>& measures) const;
  void measure_names(const Traits& a, const Traits& b, std::vector<float>& measures) const;
  void measure_articles(const Traits& a, const Traits& b, std::vector<float>& measures) const;
  void rank_articles();

  DocumentFrequencies words_;
  std::vector<Traits> events_;
  std::vector<AlikePair> alike_;              // articles
  std::vector<std::vector<float>> raw_;       // cosine of two articles
  std::vector<std::vector<float>> together_;  // how alike the groups were by which two articles came together
  std::vector<std::vector<float>> rank_;      // how many articles are more alike to the first than the second is
  std::vector<float> nearest_;                // how alike the most alike article is
};

}  // namespace dateline
