// How well the same words are found again: quotations of real articles, each once whole and once cut, re-quoted with a
// gap, mistyped or paraphrased, by few speakers within one week; prints precision over all pairs and recall by kind of
// variant.
//
//   dateline extract polnear/train.jsonl.gz -o facts.jsonl && statement_match facts.jsonl 5000
//
// No text ships: the quotations are read when this runs. A pair counts as right where both come from one quotation, or
// where the quotations themselves are cuts of each other, as news repeats itself.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "ontology/facts_json.h"
#include "ontology/identity/resolve.h"
#include "ontology/identity/words.h"

namespace dateline {
namespace {

enum Variant { Cut, Requoted, Mistyped, Paraphrased };
constexpr std::array<const char*, 4> kVariants{"cut", "re-quoted", "mistyped", "paraphrased"};
constexpr std::size_t kSpeakers = 40;

std::vector<std::string> split_words(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string join(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) text += (text.empty() ? "" : " ") + words[i];
  return text;
}

std::string vary(const std::string& text, Variant variant, const std::vector<std::string>& vocabulary,
                 std::mt19937& random) {
  std::vector<std::string> words = split_words(text);
  const std::size_t n = words.size();
  if (variant == Cut) {
    const std::size_t length = std::max<std::size_t>(6, n / 3 + random() % (n / 2));
    const std::size_t from = random() % (n - std::min(length, n) + 1);
    return join(words, from, std::min(n, from + length));
  }
  if (variant == Requoted) {  // "…", she said, "…": the middle is left out, the marks change
    const std::size_t gap = n / 4;
    const std::size_t first = n / 4 + random() % (n / 4);
    return "\xE2\x80\x9C" + join(words, 0, first) + ",\xE2\x80\x9D " + join(words, first + gap, n);
  }
  if (variant == Mistyped) {
    for (std::string& word : words)
      if (word.size() > 3 && random() % 12 == 0) std::swap(word[1], word[2]);
    return join(words, 0, n);
  }
  // Retold: most small words are others, and of the long ones each fourth.
  for (std::string& word : words)
    if (random() % 20 < (word.size() < 4 ? 15 : 5)) word = vocabulary[random() % vocabulary.size()];
  return join(words, 0, n);
}

Facts story(std::size_t number, std::size_t speaker, const std::string& text, std::size_t day, bool quoted) {
  Facts facts;
  facts.article.source = facts.article.sha256 = std::to_string(number);
  facts.article.published = Date{2016, 5, static_cast<std::uint8_t>(1 + day % 6)};
  Entity person;
  person.name = "Speaker Number" + std::to_string(speaker);
  person.first_mention = {0, 5, "words", "", ""};
  facts.entities = {person};
  Statement statement;
  statement.speaker = 0;
  statement.text = text;
  if (!quoted) statement.kind = QuotationKind::Indirect;
  statement.evidence = {{10, 11 + static_cast<std::uint32_t>(text.size()), text, "", ""}};
  facts.statements = {statement};
  return facts;
}

bool are_cuts_of_each_other(const std::string& a, const std::string& b) {
  const auto one = hashed_words(a), other = hashed_words(b);
  return total_size(shared_runs(one, other, 3)) * 10 >= std::min(one.size(), other.size()) * 6;
}

std::vector<std::string> quotations(const char* path, std::size_t count, std::vector<std::string>& vocabulary) {
  std::vector<std::string> found;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line) && found.size() < count;)
    for (const Statement& statement : facts_from_json(line, path).statements) {
      const std::vector<std::string> words = split_words(statement.text);
      vocabulary.insert(vocabulary.end(), words.begin(), words.end());
      if (statement.kind != QuotationKind::Indirect && words.size() >= 12 && found.size() < count)
        found.push_back(statement.text);
    }
  return found;
}

void measure(const std::vector<std::string>& texts, const std::vector<std::string>& vocabulary) {
  std::mt19937 random(1);
  FactsStore store;
  std::map<std::string, std::pair<std::size_t, int>> origin;  // by article source: quotation, variant or -1
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto variant = static_cast<Variant>(random() % 4);
    const std::size_t day = 2 * i;
    const bool paraphrased = variant == Paraphrased;  // told without marks, of the day it was said
    store.add(story(2 * i, i % kSpeakers, texts[i], day, true));
    store.add(story(2 * i + 1, i % kSpeakers, vary(texts[i], variant, vocabulary, random), paraphrased ? day : day + 1,
                    !paraphrased));
    origin[std::to_string(2 * i)] = {i, -1};
    origin[std::to_string(2 * i + 1)] = {i, variant};
  }
  const Resolved resolved = resolve(std::move(store));
  std::map<StatementIndex, std::vector<std::pair<std::size_t, int>>> clusters;
  for (const ResolvedArticle& article : resolved.articles)
    clusters[article.statements[0]].push_back(origin[resolved.facts(article).article.source]);
  std::size_t right = 0, wrong = 0;
  std::array<std::size_t, 4> found{}, all{};
  std::vector<StatementIndex> whole(texts.size());
  for (const auto& [node, members] : clusters)
    for (const auto& [quotation, variant] : members)
      if (variant < 0) whole[quotation] = node;
  for (const auto& [node, members] : clusters)
    for (std::size_t i = 0; i < members.size(); ++i) {
      const auto [quotation, variant] = members[i];
      if (variant >= 0) {
        ++all[static_cast<std::size_t>(variant)];
        found[static_cast<std::size_t>(variant)] += whole[quotation] == node;
      }
      for (std::size_t k = 0; k < i; ++k)
        (quotation == members[k].first || are_cuts_of_each_other(texts[quotation], texts[members[k].first]) ? right
                                                                                                            : wrong) +=
            1;
    }
  std::printf("quotations %zu  pairs joined %zu  precision %.2f %%\n", texts.size(), right + wrong,
              100.0 * static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(1, right + wrong)));
  for (std::size_t i = 0; i < 4; ++i)
    std::printf("recall %-12s %5zu of %5zu  %.2f %%\n", kVariants[i], found[i], all[i],
                100.0 * static_cast<double>(found[i]) / static_cast<double>(std::max<std::size_t>(1, all[i])));
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: statement_match FACTS.jsonl COUNT\n");
    return 2;
  }
  std::vector<std::string> vocabulary;
  const auto texts = dateline::quotations(argv[1], std::strtoull(argv[2], nullptr, 10), vocabulary);
  dateline::measure(texts, vocabulary);
}
