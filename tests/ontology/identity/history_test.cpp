// Property: whatever the history of additions, replacements and removals, and whatever the order, the graph is that of
// a build from scratch, byte for byte. Small random worlds, where everything has a chance to be the same as everything
// else.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "ontology/fact_mapper.h"
#include "ontology/facts_json.h"
#include "ontology/identity/resolve.h"
#include "tests/ontology/identity/story.h"

namespace dateline {
namespace {

class Lines : public TripleSink {
 public:
  void write(const Term& s, const Term& p, const Term& o) override {
    text += s.value() + ' ' + p.value() + ' ' + o.value() + '^' + o.datatype() + '@' + o.language() + '\n';
  }
  std::string text;
};

std::string graph_of(FactsStore store) {
  Lines sink;
  map_facts(resolve(std::move(store)), {"test", "", {}}, IriMinter(), sink);
  return sink.text;
}

// Article `name` in one of its versions, from few people, words and days. Articles from 100 on have the words of the
// one 100 before them under a name of their own.
Facts article(unsigned name, unsigned version) {
  if (name >= 100) {
    Facts twin = article(name - 100, version);
    twin.article.source = "twin" + std::to_string(name);
    return twin;
  }
  std::mt19937 random(name * 1000 + version);
  const auto pick = [&](auto list) { return list[random() % list.size()]; };
  const std::vector<std::string> people{"Ana Ruiz", "Lee Park", "Lee T. Park", "Ruiz", "Lee Park Jr."};
  const std::vector<std::string> words{
      "We will build this bridge before the winter comes and nobody will swim",
      "this bridge before the winter comes and nobody", "nobody will swim to work in this town again",
      "We will build this bridge before the winter comes and nobody will swim to work in this town again"};
  Story story("article" + std::to_string(name), {2021, 3, static_cast<std::uint8_t>(1 + random() % 4)});
  if (name % 2 == 0) story.facts.article.url = "http://example.org/" + std::to_string(name);
  story.facts.article.sha256 = std::to_string(name) + "." + std::to_string(version);
  std::vector<EntityIndex> cast;
  for (unsigned i = 0; i < 2 + random() % 2; ++i) cast.push_back(story.person(pick(people)));
  const EntityIndex town = story.place("Fairview", random() % 2 != 0 ? "us3926446" : "");
  if (random() % 2 != 0) story.holds(cast[0], "mayor", town);
  for (unsigned i = 0; i < random() % 3; ++i) story.says(pick(cast), pick(words));
  for (unsigned i = 0; i < random() % 3; ++i) {
    story.happens(random() % 2 != 0 ? EventType::Meeting : EventType::Protest, "met",
                  {agent(pick(cast)), target(pick(cast))},
                  random() % 2 != 0 ? std::optional(Date{2021, 3, 1}) : std::nullopt);
    story.facts.events.back().figures = {
        {"residents", static_cast<std::int64_t>(random() % 3) * 50, Comparator::Exact, story.evidence("50")}};
  }
  return story.facts;
}

void run_history(unsigned seed) {
  std::mt19937 random(seed);
  FactsStore store;
  std::map<unsigned, unsigned> versions;
  for (unsigned step = 0; step < 3 + random() % 8; ++step) {
    auto name = static_cast<unsigned>(random() % 5);
    if (name % 2 != 0 && random() % 2 != 0) name += 100;
    if (random() % 4 == 0) {
      const Facts gone = article(name, 0);
      EXPECT_EQ(store.remove(gone.article.url.empty() ? gone.article.source : gone.article.url),
                versions.erase(name) != 0);
    } else {
      versions[name] = static_cast<unsigned>(random() % 3);
      store.replace(article(name, versions[name]));
    }
  }
  std::vector<std::pair<unsigned, unsigned>> order(versions.begin(), versions.end());
  std::shuffle(order.begin(), order.end(), random);
  FactsStore scratch;
  for (const auto& [name, version] : order) scratch.add_line(to_json(article(name, version)), "x:1");
  ASSERT_EQ(store.keys(), scratch.keys()) << seed;
  ASSERT_EQ(graph_of(std::move(store)), graph_of(std::move(scratch))) << seed;
}

TEST(History, LeavesNoTrace) {
  const char* rounds = std::getenv("DATELINE_HISTORIES");
  const unsigned count = rounds != nullptr ? static_cast<unsigned>(std::atoi(rounds)) : 1000;
  for (unsigned seed = 0; seed < count; ++seed) {
    run_history(seed);
    if (HasFatalFailure()) return;
  }
}

// The same words under two names are one article, that of the lesser name, whichever comes first.
TEST(History, TwinsAreOneArticle) {
  Facts a = article(1, 0);
  Facts b = a;
  a.article.source = "a";
  b.article.source = "b";
  for (const auto& [first, second] : {std::pair(a, b), std::pair(b, a)}) {
    FactsStore store;
    store.replace(first);
    store.replace(second);
    ASSERT_EQ(store.size(), 1U);
    EXPECT_EQ(store.read(store.keys().front()).article.source, "a");
    EXPECT_EQ(store.lines(store.keys().front()).size(), 2U);
    EXPECT_TRUE(store.remove("a"));
    ASSERT_EQ(store.size(), 1U);
    EXPECT_EQ(store.read(store.keys().front()).article.source, "b");
    EXPECT_TRUE(store.remove("b"));
    EXPECT_EQ(store.size(), 0U);
  }
}

TEST(History, WorldsHaveSomethingToResolve) {
  std::size_t reasons = 0, discrepancies = 0;
  for (unsigned version = 0; version < 200; ++version) {
    const Resolved resolved =
        resolve({article(0, version), article(1, version), article(2, version), article(3, version)});
    reasons += resolved.reasons.size();
    discrepancies += resolved.discrepancies.size();
  }
  EXPECT_GT(reasons, 200U);
  EXPECT_GT(discrepancies, 20U);
}

}  // namespace
}  // namespace dateline
