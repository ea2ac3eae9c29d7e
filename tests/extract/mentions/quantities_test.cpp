// Quantities, as a table of sentences and a dump: "words: kind comparator value [counted]".
#include "extract/mentions/quantities.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/extract/mentions/documents.h"

namespace dateline {
namespace {

const char* const kKindNames[] = {"count", "money", "percent", "ordinal", "age"};

const NumberLexicon& lexicon() {
  static const NumberLexicon read(std::filesystem::path(DATELINE_SOURCE_DIR) / "data" / "en");
  return read;
}

std::string dump(const Document& document) {
  std::string all;
  for (const Quantity& quantity : find_quantities(document, lexicon())) {
    all += (all.empty() ? "" : "; ") + std::string(document.text_of(quantity.tokens)) + ": ";
    all += kKindNames[static_cast<int>(quantity.kind)];
    all += " " + std::string(name(quantity.comparator)) + " " + std::to_string(quantity.value);
    if (quantity.counted != kNone) all += " " + std::string(document.form(quantity.counted));
  }
  return all;
}

struct Row {
  const char* sentence;
  const char* expected;
};

void expect(std::initializer_list<Row> rows) {
  for (const Row& row : rows)
    EXPECT_EQ(dump(testing_documents::document_of(row.sentence)), row.expected) << row.sentence;
}

// Hangs word `token` on `head`.
void hang(Document& document, TokenIndex token, TokenIndex head, Deprel relation) {
  document.syntax[token].head = head;
  document.syntax[token].deprel = relation;
}

TEST(Quantities, CountsAndComparators) {
  expect({
      {"at least 23 jurisdictions", "at least 23: count AtLeast 23"},
      {"more than 1,250 people", "more than 1,250: count MoreThan 1250"},
      {"around 100 mayors", "around 100: count About 100"},
      {"roughly two dozen cities", "roughly two dozen: count About 24"},
      {"a dozen states", "a dozen: count Exact 12"},
      {"up to 40 seats", "up to 40: count AtMost 40"},
      {"40 or more seats", "40 or more: count AtLeast 40"},
      {"twenty ~- ~three/CD towns", "twenty-three: count Exact 23"},
      {"two/CD hundred/CD and six/CD votes", "two hundred and six: count Exact 206"},
      {"1.5 million voters", "1.5 million: count Exact 1500000"},
      {"half a million voters", "half a million: count Exact 500000"},
      {"three hundred thousand/CD votes", "three hundred thousand: count Exact 300000"},
      {"hundreds of people", "hundreds: count AtLeast 100"},
      {"tens of thousands of people", "tens of thousands: count AtLeast 10000"},
      {"20 to 30 people", "20 to 30: count About 20"},
      {"5 to 6 million people", "5 to 6 million: count About 5000000"},
  });
}

TEST(Quantities, MoneyPercentAge) {
  expect({
      {"a $ ~5 million grant", "$5 million: money Exact 5000000"},
      {"nearly $ ~1,200 ~.", "nearly $1,200: money About 1200"},
      {"some 300 million/CD dollars ~.", "some 300 million dollars: money About 300000000"},
      {"cost $ ~8bn ~.", "$8bn: money Exact 8000000000"},
      {"rose 2.5 percent", "2.5 percent: percent Exact 2"},
      {"fell 30 ~% ~.", "30%: percent Exact 30"},
      {"the 54 ~- ~year ~- ~old mayor", "54-year-old: age Exact 54"},
      {"[ Ann Reed ] ~, 54 ~, said", "54: age Exact 54"},
      {"he is 54 years old", "54 years old: age Exact 54"},
  });
}

TEST(Quantities, NumbersThatDoNotCount) {
  expect({
      {"a 5 ~- ~4 ruling", ""},
      {"won 51 to 48 ~.", ""},
      {"No. 1 here", ""},
      {"COVID ~- ~19 cases", ""},
      {"two/CD ~- ~thirds of", ""},
      {"[ Area 51 ] is", ""},
      {"", ""},
      {"$", ""},
  });
}

TEST(Quantities, CountedIsTheNoun) {
  Document counted = testing_documents::document_of("subpoena 23 liberal cities");
  hang(counted, 1, 3, Deprel::Nummod);
  hang(counted, 2, 3, Deprel::Amod);
  EXPECT_EQ(dump(counted), "23: count Exact 23 cities");

  Document of = testing_documents::document_of("hundreds of angry residents");
  hang(of, 1, 3, Deprel::Case);
  hang(of, 3, 0, Deprel::Nmod);
  EXPECT_EQ(dump(of), "hundreds: count AtLeast 100 residents");

  Document label = testing_documents::document_of("under Section 12 they");
  hang(label, 2, 1, Deprel::Nummod);
  EXPECT_EQ(dump(label), "");
}

TEST(Quantities, SkipsTimes) {
  Document document = testing_documents::document_of("in 2017 some 40 mayors");
  TimeExpression year;
  year.tokens = {1, 2};
  document.times.push_back(year);
  EXPECT_EQ(dump(document), "some 40: count About 40");
}

TEST(Quantities, LeavesOutIdentifiers) {
  expect({{"99999999999999999999 people", ""}, {"status 783492272595750912 here", ""}});
}

}  // namespace
}  // namespace dateline
