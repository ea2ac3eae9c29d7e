// The event stage on hand-parsed sentences: a construction a test, with the data tables that ship and no trained model.
#include "extract/events/events.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/extract/events/parsed.h"

namespace dateline {
namespace {

const EventResources& resources() {
  static const EventResources loaded(std::filesystem::path(DATELINE_SOURCE_DIR) / "data");
  return loaded;
}

std::vector<std::string> lines(const Document& document) {
  const Events events = find_events(document, resources());
  std::vector<std::string> result;
  for (std::size_t i = 0; i < events.events.size(); ++i) result.push_back(line(document, events, i));
  return result;
}

using Lines = std::vector<std::string>;

TEST(FindEvents, AThreatHangsOnItsCondition) {
  Document d = hand_parsed(
      "The DT 2 det\nagency NN 3 nsubj\nthreatened VBD 0 root threaten\nto TO 5 mark\nsue VB 3 xcomp\ntowns NNS 5 obj "
      "town\n"
      "if IN 9 mark\nthey PRP 9 nsubj\nrefused VBD 3 advcl refuse\nto TO 11 mark\npay VB 9 xcomp\n");
  add_mentions(d, {{"agency", 0}, {"towns", 1}, {"they", 1}});
  EXPECT_EQ(lines(d),
            (Lines{"Threat threatened Threatened: Agent=agency Topic=event 1 Target=towns because event 2",
                   "Lawsuit sue Threatened: Agent=agency Target=towns", "Refusal refused Hypothetical: Agent=towns"}));
}

TEST(FindEvents, APassiveTurnsItsSubjectRound) {
  Document d = hand_parsed(
      "The DT 2 det\nclerk NN 4 nsubj:pass\nwas VBD 4 aux:pass be\narrested VBN 0 root arrest\nby IN 6 case\npolice "
      "NNS 4 obl:agent\n");
  add_mentions(d, {{"clerk", 0}, {"police", 1}});
  EXPECT_EQ(lines(d), Lines{"Enforcement arrested Happened: Agent=police Target=clerk"});
}

TEST(FindEvents, ARelativeClauseActsThroughItsNoun) {
  Document d = hand_parsed(
      "The DT 2 det\nunion NN 6 nsubj\nthat WDT 4 nsubj\nsued VBD 2 acl:relcl sue\ntown NN 4 obj\nwon VBD 0 root "
      "win\n");
  add_mentions(d, {{"union", 0}, {"town", 1}});
  EXPECT_EQ(lines(d).at(0), "Lawsuit sued Happened: Agent=union Target=town");
}

TEST(FindEvents, CoordinationSharesSubjectsAndCountsAllMembers) {
  Document d = hand_parsed(
      "Ann NNP 4 nsubj\nand CC 3 cc\nBo NNP 1 conj\nboycotted VBD 0 root boycott\ndinner NN 4 obj\nand CC 7 cc\n"
      "sued VBD 4 conj sue\nclub NN 7 obj\n");
  add_mentions(d, {{"Ann", 0}, {"Bo", 1}, {"dinner", 2}, {"club", 3}});
  EXPECT_EQ(lines(d), (Lines{"Boycott boycotted Happened: Agent=Ann Agent=Bo Target=dinner",
                             "Lawsuit sued Happened: Agent=Ann Agent=Bo Target=club"}));
}

TEST(FindEvents, ANounHasItsAgentAsPossessorOrByPhrase) {
  Document d = hand_parsed(
      "The DT 2 det\nagency NN 4 nmod:poss\n's POS 2 case\nthreat NN 9 nsubj\nled VBD 0 root lead\nto IN 8 case\na DT "
      "8 det\n"
      "boycott NN 5 obl\nby IN 10 case\nmayors NNS 8 nmod mayor\n");
  add_mentions(d, {{"agency", 0}, {"mayors", 1}});
  EXPECT_EQ(lines(d).at(0), "Threat threat Threatened: Agent=agency");
  EXPECT_EQ(lines(d).at(1).substr(0, 37), "Boycott boycott Happened: Agent=mayor");
}

TEST(FindEvents, ALightVerbCarriesSubjectAndTense) {
  Document d = hand_parsed(
      "Ann NNP 3 nsubj\nwill MD 3 aux\nhold VB 0 root\na DT 5 det\nmeeting NN 3 obj\nwith IN 7 case\nBo NNP 5 nmod\n");
  add_mentions(d, {{"Ann", 0}, {"Bo", 1}});
  EXPECT_EQ(lines(d), Lines{"Meeting meeting Planned: Agent=Bo Agent=Ann"});
}

TEST(FindEvents, SpeakingAloneIsNoEvent) {
  Document d = hand_parsed("Ann NNP 2 nsubj\nsaid VBD 0 root say\nit PRP 4 nsubj\nrained VBD 2 ccomp rain\n");
  EXPECT_EQ(lines(d), Lines{});
}

TEST(FindEvents, ANegatedEventIsDenied) {
  Document d = hand_parsed("Ann NNP 4 nsubj\ndid VBD 4 aux do\nnot RB 4 advmod\nsue VB 0 root\nclub NN 4 obj\n");
  add_mentions(d, {{"Ann", 0}, {"club", 1}});
  EXPECT_EQ(lines(d), Lines{"Lawsuit sue Denied: Agent=Ann Target=club"});
}

TEST(FindEvents, NotAttendingIsABoycottThatHappened) {
  Document d = hand_parsed("Ann NNP 4 nsubj\ndid VBD 4 aux do\nnot RB 4 advmod\nattend VB 0 root\ndinner NN 4 obj\n");
  add_mentions(d, {{"Ann", 0}, {"dinner", 1}});
  EXPECT_EQ(lines(d), Lines{"Boycott not attend Happened: Agent=Ann Target=dinner"});
}

TEST(FindEvents, LaterMentionsJoinTheFirst) {
  Document d = hand_parsed(
      "Ann NNP 2 nsubj\nmet VBD 0 root meet\nBo NNP 2 obj\n\nThe DT 2 det\nmeeting NN 3 nsubj\nended VBD 0 root end\n");
  add_mentions(d, {{"Ann", 0}, {"Bo", 1}});
  d.names = {{{0, 1}, NameType::Person}, {{2, 3}, NameType::Person}};
  const Events events = find_events(d, resources());
  ASSERT_EQ(events.events.size(), 1U);
  EXPECT_EQ(events.events[0].triggers.size(), 2U);
}

TEST(FindEvents, WordsOfNamesTellOfNothing) {
  Document d = hand_parsed("Court NNP 3 nsubj\nof IN 3 case\nAppeals NNPS 1 nmod appeal\nsat VBD 1 root sit\n");
  EXPECT_EQ(lines(d), Lines{});
}

TEST(FindEvents, AnEmptyDocumentHasNone) { EXPECT_EQ(lines(Document{}), Lines{}); }

TEST(FindEvents, TheDateIsThatOfTheTriggersTime) {
  Document d = hand_parsed("Ann NNP 2 nsubj\nresigned VBD 0 root resign\nMonday NNP 2 obl:unmarked\n");
  add_mentions(d, {{"Ann", 0}});
  d.layout.metadata.published = Date{2020, 5, 6};
  TimeExpression monday;
  monday.tokens = {2, 3};
  monday.weekday = 1;
  d.times.push_back(monday);
  const Events events = find_events(d, resources());
  ASSERT_EQ(events.events.size(), 1U);
  EXPECT_EQ(events.events[0].date, (DateRange{{2020, 5, 4}, {2020, 5, 4}}));
}

TEST(EventResources, NamesTheLineOfAnUnknownType) {
  const auto folder = std::filesystem::temp_directory_path() / "dateline_events_test";
  std::filesystem::create_directories(folder / "en");
  const auto write = [&](const char* file, const char* text) { std::ofstream(folder / "en" / file) << text; };
  write("event_words.tsv", "class\twords\nlight\tmake\n");
  write("event_sites.tsv", "site\tcity\nWhite House\tus11\n");
  write("event_types.tsv", "type\tcategory\troles\nMeeting\t\tsubj=agent\n");
  write("events.tsv", "lemma\tpos\twhen\ttype\tmodality\troles\texample\nmeet\tv\t\tMating\t\t\tThey met.\n");
  try {
    const EventLexicon lexicon(folder);
    FAIL() << "an unknown type was read";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("events.tsv:2: expected an event type"), std::string::npos)
        << error.what();
  }
  std::filesystem::remove_all(folder);
}

TEST(EventLexicon, AMinusTurnsAConditionRoundAndAloneBeforeObjMeansNone) {
  const auto folder = std::filesystem::temp_directory_path() / "dateline_lexicon_test";
  std::filesystem::create_directories(folder / "en");
  const auto write = [&](const char* file, const char* text) { std::ofstream(folder / "en" / file) << text; };
  write("event_words.tsv", "class\twords\nlight\tmake\n");
  write("event_sites.tsv", "site\tcity\nWhite House\tus11\n");
  write("event_types.tsv", "type\tcategory\troles\nMeeting\t\tsubj=agent\n");
  write("events.tsv",
        "lemma\tpos\twhen\ttype\tmodality\troles\texample\nmeet\tv\t-obj -obj=goal -poss\tMeeting\t\t\tX.\n");
  const EventLexicon lexicon(folder);
  const auto& conditions = lexicon.pattern(0).conditions;
  ASSERT_EQ(conditions.size(), 3U);
  EXPECT_EQ(conditions[0].kind, ConditionKind::NoObject);
  EXPECT_FALSE(conditions[0].negated);
  EXPECT_EQ(conditions[1].kind, ConditionKind::Object);
  EXPECT_TRUE(conditions[1].negated && conditions[1].words.lemmas.contains("goal"));
  EXPECT_TRUE(conditions[2].negated);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace dateline
