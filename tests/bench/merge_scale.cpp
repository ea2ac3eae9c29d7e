// How merging grows: facts of real articles, multiplied by a seeded generator, merged in steps; prints a line a step,
// in processor seconds.
//
//   dateline extract polnear/train.jsonl.gz -o facts.jsonl && merge_scale facts.jsonl 5000 10000 25000 50000
//
// Each generated article is one of the given ones with its people renamed, its dates shifted by up to three years and
// its figures changed, everywhere in its facts, so that names recur as they do in the world and texts are near copies
// in their hundreds: the hardest case for finding what is the same. No text ships: the articles are read when this
// runs.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "ontology/fact_mapper.h"
#include "ontology/facts_json.h"
#include "ontology/facts_store.h"
#include "ontology/identity/record_clusters.h"
#include "ontology/identity/resolve.h"

namespace dateline {
namespace {

class CountingSink : public TripleSink {
 public:
  void write(const Term&, const Term&, const Term&) override { ++triples; }
  std::size_t triples = 0;
};

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// A made-up surname of two or three syllables; the first are common, so that namesakes arise.
std::string surname(std::mt19937& random) {
  constexpr const char* kStarts[] = {"Bar", "Cal", "Dor", "El",  "Far", "Gor", "Hal", "Jor", "Kel", "Lan",
                                     "Mar", "Nor", "Os",  "Per", "Ral", "San", "Tor", "Vel", "Wes", "Yor"};
  constexpr const char* kEnds[] = {"ton", "ner",  "sen",   "low",  "berg", "field", "man", "wick",
                                   "ley", "ford", "stone", "well", "dale", "by",    "ham", "mond"};
  std::string name = kStarts[random() % 20];
  if (random() % 2 != 0) name += kEnds[random() % 16];
  return name + kEnds[random() % 16];
}

Date shifted(Date date, int days) {
  using namespace std::chrono;
  const sys_days moved = sys_days{std::chrono::days{day_count(date) + days}};
  const year_month_day day{moved};
  return {static_cast<std::int16_t>(int{day.year()}), static_cast<std::uint8_t>(unsigned{day.month()}),
          static_cast<std::uint8_t>(unsigned{day.day()})};
}

// Article `number` of the generated set.
class Generator {
 public:
  Generator(const std::vector<Facts>& articles, std::uint32_t seed) : articles_(articles), seed_(seed) {}

  Facts operator()(std::size_t number) {
    std::mt19937 random(static_cast<std::uint32_t>(seed_ + number));
    Facts facts = articles_[number % articles_.size()];
    if (number < articles_.size()) return facts;
    facts.article.sha256 = std::to_string(number);
    facts.article.source += "#" + std::to_string(number);
    facts.article.url.clear();
    names_.clear();
    for (const Entity& entity : facts.entities)
      if (entity.kind == EntityKind::Person && entity.family_name.size() > 3)
        names_.emplace_back(entity.family_name, surname(random));
    for (Entity& entity : facts.entities) {
      if (entity.kind == EntityKind::Person) entity.authority.clear(), entity.links.clear();
      for (std::string* text : {&entity.name, &entity.family_name}) rename(*text);
      for (std::string& alias : entity.aliases) rename(alias);
      rename(entity.first_mention);
    }
    change_rest(facts, static_cast<int>(random() % 1000) - 500, random);
    return facts;
  }

 private:
  void rename(std::string& text) const {
    for (const auto& [from, to] : names_) replace_all(text, from, to);
  }
  void rename(Evidence& piece) const {
    for (std::string* text : {&piece.exact, &piece.prefix, &piece.suffix}) rename(*text);
  }

  void change_rest(Facts& facts, int days, std::mt19937& random) const {
    const auto shift = [&](std::optional<DateRange>& range) {
      if (range) range = DateRange{shifted(range->earliest, days), shifted(range->latest, days)};
    };
    if (facts.article.published) facts.article.published = shifted(*facts.article.published, days);
    for (Tenure& tenure : facts.tenures) rename(tenure.evidence);
    for (Event& event : facts.events) {
      rename(event.label);
      shift(event.date);
      for (Evidence& piece : event.evidence) rename(piece);
      for (Figure& figure : event.figures) {
        figure.value += static_cast<std::int64_t>(random() % 10);
        rename(figure.evidence);
      }
    }
    for (Statement& statement : facts.statements) {
      rename(statement.text);
      shift(statement.date);
      for (Evidence& piece : statement.evidence) rename(piece);
    }
  }

  const std::vector<Facts>& articles_;
  std::uint32_t seed_;
  std::vector<std::pair<std::string, std::string>> names_;
};

void measure(const std::vector<Facts>& articles, std::size_t count) {
  const auto seconds_since = [](std::clock_t start) {
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  FactsStore store;
  Generator generate(articles, 1);
  for (std::size_t i = 0; i < count; ++i) store.add(generate(i));
  const double before = peak_megabytes();
  std::clock_t start = std::clock();
  const Resolved resolved = resolve(std::move(store));
  const double resolving = seconds_since(start);
  start = std::clock();
  CountingSink sink;
  map_facts(resolved, {"bench", "", {}}, IriMinter(), sink);
  const double mapping = seconds_since(start);
  const double peak = peak_megabytes();
  std::printf("%zu\t%.1f\t%.1f\t%.0f\t%zu\t%.0f\t%.1f\t%.1f\t%zu\t%zu\n", count, resolving, mapping,
              static_cast<double>(count) / (resolving + mapping), sink.triples,
              static_cast<double>(sink.triples) / mapping, peak, (peak - before) * 1024.0 / static_cast<double>(count),
              resolved.reasons.size(), resolved.discrepancies.size());
  std::fflush(stdout);
}

std::vector<Facts> read_facts(const char* path) {
  std::vector<Facts> articles;
  std::ifstream file(path);
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);)
    articles.push_back(facts_from_json(line, std::string(path) + ':' + std::to_string(++number)));
  return articles;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: merge_scale FACTS.jsonl COUNT...\n");
    return 2;
  }
  const auto articles = dateline::read_facts(argv[1]);
  std::printf(
      "articles\tresolve_s\tmap_s\tarticles/s\ttriples\ttriples/s\tpeak_MB\tresolve_kB/"
      "article\tmerges\tdiscrepancies\n");
  for (int i = 2; i < argc; ++i)
    dateline::measure(articles, static_cast<std::size_t>(std::strtoull(argv[i], nullptr, 10)));
}
