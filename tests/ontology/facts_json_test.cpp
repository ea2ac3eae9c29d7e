// Facts survive the way to JSON and back; bad lines are refused with their place.
#include "ontology/facts_json.h"

#include <gtest/gtest.h>

#include "tests/ontology/sample_facts.h"

namespace dateline {
namespace {

std::string message(std::string_view line) {
  try {
    (void)facts_from_json(line, "facts.jsonl:7");
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

TEST(FactsJson, RoundTripGivesTheSameBytes) {
  Facts empty;
  empty.article.sha256 = "cc";
  for (const Facts& facts : {sample::council(), sample::brief(), empty}) {
    const std::string line = to_json(facts);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_EQ(to_json(facts_from_json(line, "x:1")), line);
  }
}

TEST(FactsJson, KeepsEveryField) {
  const Facts facts = facts_from_json(to_json(sample::council()), "x:1");
  EXPECT_EQ(facts.article.authors, std::vector<std::string>{"Lee Park"});
  EXPECT_EQ(facts.article.published, (Date{2019, 5, 14}));
  EXPECT_EQ(facts.entities[1].within, EntityIndex{4});
  EXPECT_EQ(facts.entities[0].gender, Gender::Female);
  EXPECT_EQ(facts.events[0].figures[0].comparator, Comparator::About);
  EXPECT_EQ(facts.events[0].evidence[1], sample::council().events[0].evidence[1]);
  EXPECT_EQ(facts.events[0].because_of[1].kind, CauseKind::Purpose);
  EXPECT_EQ(facts.statements[0].medium, Medium::NewsConference);
  EXPECT_EQ(facts.statements[0].about, sample::council().statements[0].about);
}

TEST(FactsJson, TextMayHoldAnything) {
  Facts facts = sample::brief();
  facts.statements[0].text = "a \"quoted\" \\ back\nline\ttab \x01 \xE2\x80\x9C";
  EXPECT_EQ(facts_from_json(to_json(facts), "x:1").statements[0].text, facts.statements[0].text);
}

TEST(FactsJson, HalfACharacterDoesNotSpoilTheLine) {
  Facts facts = sample::brief();
  facts.entities[0].family_name = "\x80\x99ve";
  EXPECT_EQ(facts_from_json(to_json(facts), "x:1").entities[0].family_name, "\xEF\xBF\xBD\xEF\xBF\xBDve");
}

TEST(FactsJson, RefusesBadLinesWithTheirPlace) {
  EXPECT_EQ(message("{").substr(0, 25), "facts.jsonl:7: expected o");
  EXPECT_EQ(message(R"({"v":2,"article":{"sha256":"a"}})"),
            "facts.jsonl:7: expected facts of version 1, found version 2");
  EXPECT_EQ(message(R"({"v":1})"), "facts.jsonl:7: expected a member article, found none");
  EXPECT_NE(message(R"({"v":1,"article":{"sha256":"a"},"offices":[{"title":"x","of":3}]})").find("below 0, found 3"),
            std::string::npos);
  EXPECT_NE(message(R"({"v":1,"article":{"sha256":"a"},"statements":[{"kind":"Direct","text":"x"}]})").find("evidence"),
            std::string::npos);
  EXPECT_NE(message(R"({"v":1,"article":{"sha256":"a"},"events":[{"type":"Nothing","evidence":[[1,2,"a","",""]]}]})")
                .find("found Nothing"),
            std::string::npos);
  EXPECT_NE(message(R"({"v":1,"article":{"sha256":"a","published":"2018-13-01"}})").find("2018-13-01"),
            std::string::npos);
  EXPECT_NE(message(R"({"v":1,"article":{"sha256":"a"},"entities":[{"kind":"Person","evidence":[5,5,"","",""]}]})")
                .find("start before end"),
            std::string::npos);
}

}  // namespace
}  // namespace dateline
