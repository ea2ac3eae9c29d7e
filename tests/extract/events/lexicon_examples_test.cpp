// MODEL: the example sentence of each row of events.tsv must tell of an event of the row's type at the row's word. The
// parser errs in some; the share that holds may not fall.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "extract/analyze.h"

namespace dateline {
namespace {

bool tells(const Document& document, const EventPattern& pattern) {
  return std::any_of(document.events.triggers.begin(), document.events.triggers.end(), [&](const Trigger& t) {
    return t.type == pattern.type && document.syntax[t.head].lemma == pattern.lemma;
  });
}

TEST(EventLexicon, ExamplesTellOfTheirEvents) {
  const auto data = find_data("");
  const Resources resources(data);
  const EventLexicon& lexicon = resources.events.lexicon;
  std::size_t right = 0;
  for (std::uint32_t row = 0; row < lexicon.size(); ++row) {
    const EventPattern& pattern = lexicon.pattern(row);
    Article article;
    article.text = pattern.example;
    if (tells(analyze(std::move(article), resources), pattern)) {
      ++right;
    } else {
      std::printf("no %s at \"%s\": %s\n", std::string(name(pattern.type)).c_str(), pattern.lemma.c_str(),
                  pattern.example.c_str());
    }
  }
  EXPECT_GE(right * 100, lexicon.size() * 85) << right << " of " << lexicon.size();
}

}  // namespace
}  // namespace dateline
