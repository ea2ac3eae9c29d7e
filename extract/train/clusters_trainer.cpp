// Exchange clustering: each word in turn moves to the class that makes the class bigrams of the text likeliest
// (Kneser and Ney 1993; Martin, Liermann and Ney 1998), starting from the words by frequency, round robin. Then the
// classes are merged pairwise, always the pair that costs least likelihood, which gives the tree (Brown et al. 1992).
// The likelihood is a sum of n·log n over counts, kept as a table of integers, so that the outcome does not hang on the
// order of additions. Paths deeper than 15 are cut off there: their words share a cluster.
#include "extract/train/clusters_trainer.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <numeric>
#include <span>
#include <unordered_map>
#include <utility>

#include "extract/syntax/clusters.h"

namespace dateline {
namespace {

constexpr int kMaxDepth = 15;
constexpr std::uint32_t kUnclustered = std::numeric_limits<std::uint32_t>::max();

using Count = std::int64_t;

// n·log2(n) in 1/65536.
class EntropyTable {
 public:
  explicit EntropyTable(std::size_t largest) : values_(largest + 1, 0) {
    for (std::size_t n = 2; n <= largest; ++n)
      values_[n] = std::llround(static_cast<double>(n) * std::log2(static_cast<double>(n)) * 65536.0);
  }
  Count operator()(Count n) const { return values_[static_cast<std::size_t>(n)]; }

 private:
  std::vector<Count> values_;
};

struct Neighbour {
  std::uint32_t word = 0;
  std::uint32_t count = 0;
};

// Words by falling frequency (ties by spelling), their bigrams as adjacency lists.
struct Vocabulary {
  std::vector<std::string> words;
  std::vector<std::uint32_t> counts;
  std::vector<std::vector<Neighbour>> after, before;
  std::size_t bigrams = 0;
};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::string normal_digits(std::string form) {
  for (char& c : form)
    if (c >= '0' && c <= '9') c = '0';
  return form;
}

std::string lower(std::string form) {
  for (char& c : form)
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  return form;
}

// A heading in capitals or title case tells little of how words are written elsewhere.
bool is_heading(const std::vector<std::string>& sentence) {
  std::size_t words = 0, capitals = 0;
  for (const std::string& form : sentence) {
    if (form.empty() || !std::isalpha(static_cast<unsigned char>(form[0]))) continue;
    ++words;
    capitals += is_upper(form[0]) ? 1 : 0;
  }
  return words > 3 && capitals * 10 > words * 7;
}

using FormCounts = std::unordered_map<std::string, std::uint32_t>;

// Sentences as running text: digits alike, headings left out, a sentence's first word in lower case where it mostly is.
std::vector<std::vector<std::string>> running_text(const std::vector<std::vector<std::string>>& sentences) {
  std::vector<std::vector<std::string>> text;
  FormCounts inside;
  for (const auto& sentence : sentences) {
    if (sentence.empty() || is_heading(sentence)) continue;
    auto& forms = text.emplace_back();
    for (const std::string& form : sentence) forms.push_back(normal_digits(form));
    for (std::size_t i = 1; i < forms.size(); ++i) ++inside[forms[i]];
  }
  const auto count_of = [&](const std::string& form) {
    const auto at = inside.find(form);
    return at == inside.end() ? 0U : at->second;
  };
  for (auto& forms : text)
    if (std::string low = lower(forms[0]); count_of(low) > count_of(forms[0])) forms[0] = std::move(low);
  return text;
}

std::unordered_map<std::string, std::uint32_t> number_words(const FormCounts& counts, std::uint32_t min_count,
                                                            Vocabulary& vocabulary) {
  std::vector<std::pair<std::uint32_t, std::string>> order;
  for (const auto& [form, count] : counts)
    if (count >= min_count) order.emplace_back(count, form);
  std::sort(order.begin(), order.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::unordered_map<std::string, std::uint32_t> index;
  for (auto& [count, form] : order) {
    index.emplace(form, static_cast<std::uint32_t>(vocabulary.words.size()));
    vocabulary.words.push_back(std::move(form));
    vocabulary.counts.push_back(count);
  }
  return index;
}

// Word 0 and up are the vocabulary's; the sentence border is one more word, the last.
Vocabulary count_bigrams(const std::vector<std::vector<std::string>>& sentences, std::uint32_t min_count) {
  const auto text = running_text(sentences);
  FormCounts counts;
  for (const auto& forms : text)
    for (const std::string& form : forms) ++counts[form];
  Vocabulary vocabulary;
  const auto index = number_words(counts, min_count, vocabulary);
  const auto border = static_cast<std::uint32_t>(vocabulary.words.size());
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> bigrams;
  for (const auto& forms : text) {
    std::uint32_t last = border;
    for (const std::string& form : forms) {
      const auto at = index.find(form);
      const std::uint32_t word = at == index.end() ? kUnclustered : at->second;
      if (last != kUnclustered && word != kUnclustered) ++bigrams[{last, word}];
      last = word;
    }
    if (last != kUnclustered && last != border) ++bigrams[{last, border}];
  }
  vocabulary.after.resize(border + 1);
  vocabulary.before.resize(border + 1);
  for (const auto& [pair, count] : bigrams) {
    vocabulary.after[pair.first].push_back({pair.second, count});
    vocabulary.before[pair.second].push_back({pair.first, count});
    vocabulary.bigrams += count;
  }
  return vocabulary;
}

// A square of class bigram counts.
class Square {
 public:
  explicit Square(std::size_t side) : side_(side), cells_(side * side, 0) {}
  std::int32_t& operator()(std::size_t row, std::size_t column) { return cells_[row * side_ + column]; }
  std::int32_t operator()(std::size_t row, std::size_t column) const { return cells_[row * side_ + column]; }
  [[nodiscard]] std::span<const std::int32_t> row(std::size_t r) const { return {cells_.data() + r * side_, side_}; }

 private:
  std::size_t side_;
  std::vector<std::int32_t> cells_;
};

// The state of the exchange. The sentence border is a class of its own, the last; it does not move.
class Exchange {
 public:
  Exchange(const Vocabulary& vocabulary, std::uint32_t classes)
      : vocabulary_(vocabulary),
        entropy_(vocabulary.bigrams + 1),
        classes_(classes),
        class_of_(vocabulary.words.size() + 1, classes),
        forward_(classes + std::size_t{1}),
        backward_(classes + std::size_t{1}),
        first_(classes + std::size_t{1}, 0),
        second_(classes + std::size_t{1}, 0) {
    for (std::uint32_t word = 0; word < vocabulary.words.size(); ++word) class_of_[word] = word % classes;
    for (std::uint32_t word = 0; word <= vocabulary.words.size(); ++word)
      for (const Neighbour& next : vocabulary.after[word]) add(class_of_[word], class_of_[next.word], next.count);
  }

  // One round over all words; how many moved.
  std::size_t round() {
    std::size_t moved = 0;
    for (std::uint32_t word = 0; word < vocabulary_.words.size(); ++word) {
      const std::uint32_t from = class_of_[word];
      take_out(word);
      const std::uint32_t to = best_class(from);
      put_in(word, to);
      moved += to != from ? 1 : 0;
    }
    return moved;
  }

  [[nodiscard]] const std::vector<std::uint32_t>& class_of() const { return class_of_; }
  [[nodiscard]] const Square& bigrams() const { return forward_; }
  [[nodiscard]] const EntropyTable& entropy() const { return entropy_; }

 private:
  void add(std::uint32_t a, std::uint32_t b, std::int64_t count) {
    forward_(a, b) += static_cast<std::int32_t>(count);
    backward_(b, a) += static_cast<std::int32_t>(count);
    first_[a] += count;
    second_[b] += count;
  }

  // Removes the word's bigrams from the counts and leaves them by class in after_, before_ and self_.
  void take_out(std::uint32_t word) {
    gather(word, vocabulary_.after[word], after_);
    gather(word, vocabulary_.before[word], before_);
    apply(word, -1);
  }

  void put_in(std::uint32_t word, std::uint32_t to) {
    class_of_[word] = to;
    apply(word, 1);
  }

  void apply(std::uint32_t word, int sign) {
    const std::uint32_t own = class_of_[word];
    for (const Neighbour& c : after_) add(own, c.word, sign * static_cast<std::int64_t>(c.count));
    for (const Neighbour& c : before_) add(c.word, own, sign * static_cast<std::int64_t>(c.count));
    if (self_ != 0) add(own, own, sign * self_);
  }

  void gather(std::uint32_t word, const std::vector<Neighbour>& neighbours, std::vector<Neighbour>& by_class) {
    scratch_.assign(classes_ + std::size_t{1}, 0);
    self_ = 0;
    for (const Neighbour& n : neighbours) {
      if (n.word == word)
        self_ += n.count;
      else
        scratch_[class_of_[n.word]] += n.count;
    }
    by_class.clear();
    for (std::uint32_t c = 0; c <= classes_; ++c)
      if (scratch_[c] != 0) by_class.push_back({c, scratch_[c]});
  }

  // The class where the word taken out raises the likelihood most; the lowest of equals, but the old one first.
  std::uint32_t best_class(std::uint32_t old) {
    gain_.assign(classes_, 0);
    Count total_after = self_, total_before = self_;
    for (const Neighbour& c : after_) {
      add_gains(backward_.row(c.word), c.count);
      total_after += c.count;
    }
    for (const Neighbour& c : before_) {
      add_gains(forward_.row(c.word), c.count);
      total_before += c.count;
    }
    for (std::uint32_t k = 0; k < classes_; ++k)
      gain_[k] += entropy_(first_[k]) - entropy_(first_[k] + total_after) + entropy_(second_[k]) -
                  entropy_(second_[k] + total_before) + own_class_gain(k);
    std::uint32_t best = old;
    for (std::uint32_t k = 0; k < classes_; ++k)
      if (gain_[k] > gain_[best]) best = k;
    return best;
  }

  void add_gains(std::span<const std::int32_t> counts, std::uint32_t more) {
    for (std::uint32_t k = 0; k < classes_; ++k) gain_[k] += entropy_(counts[k] + more) - entropy_(counts[k]);
  }

  // Within class k the word's neighbours on both sides and its own repetitions fall on one cell: set right what
  // add_gains counted apart.
  [[nodiscard]] Count own_class_gain(std::uint32_t k) const {
    const Count right = count_in(after_, k), left = count_in(before_, k), now = forward_(k, k);
    if (right + left + self_ == 0) return 0;
    return entropy_(now + right + left + self_) - entropy_(now + right) - entropy_(now + left) + entropy_(now);
  }

  static Count count_in(const std::vector<Neighbour>& by_class, std::uint32_t k) {
    const auto at = std::lower_bound(by_class.begin(), by_class.end(), k,
                                     [](const Neighbour& n, std::uint32_t wanted) { return n.word < wanted; });
    return at != by_class.end() && at->word == k ? at->count : 0;
  }

  const Vocabulary& vocabulary_;
  EntropyTable entropy_;
  std::uint32_t classes_;
  std::vector<std::uint32_t> class_of_;
  Square forward_, backward_;  // backward is forward turned, for the row-wise loops
  std::vector<Count> first_, second_;
  std::vector<Neighbour> after_, before_;  // of the word taken out, by class, rising
  Count self_ = 0;
  std::vector<std::uint32_t> scratch_;
  std::vector<Count> gain_;
};

// Merges classes pairwise into a tree and gives each class its path.
class TreeBuilder {
 public:
  TreeBuilder(const Square& bigrams, const EntropyTable& entropy, std::uint32_t classes)
      : counts_(bigrams),
        entropy_(entropy),
        classes_(classes),
        alive_(classes, 1),
        node_(classes),
        gains_(classes * std::size_t{classes}, 0) {
    first_.resize(classes + std::size_t{1});
    second_.resize(classes + std::size_t{1});
    for (std::uint32_t a = 0; a <= classes; ++a)
      for (std::uint32_t b = 0; b <= classes; ++b) {
        first_[a] += counts_(a, b);
        second_[b] += counts_(a, b);
      }
    for (std::uint32_t k = 0; k < classes; ++k) {
      node_[k] = static_cast<std::uint32_t>(children_.size());
      children_.push_back({kUnclustered, k});
    }
    for (std::uint32_t a = 0; a < classes; ++a)
      for (std::uint32_t b = a + 1; b < classes; ++b) gain(a, b) = merge_gain(a, b);
  }

  std::vector<std::uint16_t> paths() {
    for (std::uint32_t step = 1; step < classes_; ++step) merge_best();
    std::vector<std::uint16_t> paths(classes_, 0);
    assign(static_cast<std::uint32_t>(children_.size() - 1), 1, 0, paths);
    return paths;
  }

 private:
  Count& gain(std::uint32_t a, std::uint32_t b) {
    return gains_[std::size_t{std::min(a, b)} * classes_ + std::max(a, b)];
  }

  // What putting the counts x and y together does to the likelihood.
  [[nodiscard]] Count joined(Count x, Count y) const { return entropy_(x + y) - entropy_(x) - entropy_(y); }

  // The part of merge_gain(a, b) that comes from the bigrams with class k.
  [[nodiscard]] Count with_class(std::uint32_t a, std::uint32_t b, std::uint32_t k) const {
    return joined(counts_(a, k), counts_(b, k)) + joined(counts_(k, a), counts_(k, b));
  }

  [[nodiscard]] Count merge_gain(std::uint32_t a, std::uint32_t b) const {
    const Count inside[] = {counts_(a, a), counts_(a, b), counts_(b, a), counts_(b, b)};
    Count total = entropy_(inside[0] + inside[1] + inside[2] + inside[3]);
    for (const Count n : inside) total -= entropy_(n);
    for (std::uint32_t k = 0; k <= classes_; ++k)
      if (k != a && k != b && (k == classes_ || alive_[k])) total += with_class(a, b, k);
    return total - joined(first_[a], first_[b]) - joined(second_[a], second_[b]);
  }

  void merge_best() {
    std::uint32_t best_a = kUnclustered, best_b = kUnclustered;
    for (std::uint32_t a = 0; a < classes_; ++a)
      for (std::uint32_t b = a + 1; alive_[a] && b < classes_; ++b)
        if (alive_[b] && (best_a == kUnclustered || gain(a, b) > gain(best_a, best_b))) best_a = a, best_b = b;
    for_other_pairs(best_a, best_b, [&](std::uint32_t a, std::uint32_t b) {
      gain(a, b) -= with_class(a, b, best_a) + with_class(a, b, best_b);
    });
    join(best_a, best_b);
    for_other_pairs(best_a, best_b, [&](std::uint32_t a, std::uint32_t b) { gain(a, b) += with_class(a, b, best_a); });
    for (std::uint32_t k = 0; k < classes_; ++k)
      if (alive_[k] && k != best_a) gain(best_a, k) = merge_gain(best_a, k);
  }

  template <class Action>
  void for_other_pairs(std::uint32_t left_out, std::uint32_t also_left_out, Action action) {
    for (std::uint32_t a = 0; a < classes_; ++a)
      for (std::uint32_t b = a + 1; b < classes_; ++b)
        if (alive_[a] && alive_[b] && a != left_out && b != left_out && a != also_left_out && b != also_left_out)
          action(a, b);
  }

  void join(std::uint32_t a, std::uint32_t b) {
    for (std::uint32_t k = 0; k <= classes_; ++k) {
      counts_(a, k) += counts_(b, k);
      counts_(b, k) = 0;
    }
    for (std::uint32_t k = 0; k <= classes_; ++k) {
      counts_(k, a) += counts_(k, b);
      counts_(k, b) = 0;
    }
    first_[a] += first_[b];
    second_[a] += second_[b];
    alive_[b] = 0;
    children_.push_back({node_[a], node_[b]});
    node_[a] = static_cast<std::uint32_t>(children_.size() - 1);
  }

  void assign(std::uint32_t node, std::uint32_t path, int depth, std::vector<std::uint16_t>& paths) const {
    const auto [left, right] = children_[node];
    if (left == kUnclustered) {
      paths[right] = static_cast<std::uint16_t>(path);
      return;
    }
    const bool deeper = depth < kMaxDepth;
    assign(left, deeper ? path << 1 : path, depth + 1, paths);
    assign(right, deeper ? path << 1 | 1 : path, depth + 1, paths);
  }

  Square counts_;
  const EntropyTable& entropy_;
  std::uint32_t classes_;
  std::vector<char> alive_;
  std::vector<std::uint32_t> node_;                                // by living class: its tree node
  std::vector<std::pair<std::uint32_t, std::uint32_t>> children_;  // by node; a leaf has kUnclustered and its class
  std::vector<Count> gains_;
  std::vector<Count> first_, second_;
};

std::string write_model(const std::vector<std::string>& words, const std::vector<std::uint16_t>& path_of_word) {
  ClustersHeader header;
  header.words = static_cast<std::uint32_t>(words.size());
  header.slots = std::bit_ceil(header.words + header.words / 3 + 1);
  std::vector<std::uint32_t> prints(header.slots, 0);
  std::vector<std::uint16_t> paths(header.slots, 0);
  for (std::size_t w = 0; w < words.size(); ++w) {
    const std::uint64_t key = cluster_key(words[w]);
    std::uint32_t slot = first_slot(key, header.slots);
    while (prints[slot] != 0) slot = (slot + 1) & (header.slots - 1);
    prints[slot] = print_of(key);
    paths[slot] = path_of_word[w];
  }
  std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
  bytes.append(reinterpret_cast<const char*>(prints.data()), prints.size() * sizeof prints[0]);
  return bytes.append(reinterpret_cast<const char*>(paths.data()), paths.size() * sizeof paths[0]);
}

}  // namespace

std::string train_clusters(const std::vector<std::vector<std::string>>& sentences, const ClusterOptions& options) {
  const Vocabulary vocabulary = count_bigrams(sentences, options.min_count);
  const auto classes = std::min(options.classes, static_cast<std::uint32_t>(vocabulary.words.size()));
  if (classes < 2) return write_model({}, {});
  Exchange exchange(vocabulary, classes);
  for (std::uint32_t round = 0; round < options.rounds && exchange.round() != 0; ++round) {
  }
  const std::vector<std::uint16_t> paths = TreeBuilder(exchange.bigrams(), exchange.entropy(), classes).paths();
  std::vector<std::uint16_t> path_of_word;
  for (std::size_t w = 0; w < vocabulary.words.size(); ++w) path_of_word.push_back(paths[exchange.class_of()[w]]);
  return write_model(vocabulary.words, path_of_word);
}

}  // namespace dateline
