// Who and what is one across articles, and what stays apart. All stories are made up.
#include "ontology/identity/resolve.h"
#include "ontology/identity/events.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/ontology/identity/story.h"

namespace dateline {
namespace {

constexpr Date kMonday{2021, 3, 1};
constexpr Date kTuesday{2021, 3, 2};
constexpr Date kLater{2021, 6, 1};

// The node of an article's record, the articles in the order of their dates.
EntityIndex entity(const Resolved& resolved, ArticleIndex article, EntityIndex index) {
  return resolved.articles[article].entities[index];
}

// ---- people

TEST(People, AreOneByTheirFullName) {
  Story one("a", kMonday), other("b", kTuesday);
  const auto a = one.person("Ana Ruiz"), b = other.person("Ana Ruiz");
  const Resolved resolved = resolve({one.facts, other.facts});
  EXPECT_EQ(entity(resolved, 0, a), entity(resolved, 1, b));
}

TEST(People, AreNeverOneByASurnameAlone) {
  Story one("a", kMonday), other("b", kTuesday);
  const auto a = one.person("Ana Ruiz"), b = other.person("Ruiz");
  const Resolved resolved = resolve({one.facts, other.facts});
  EXPECT_NE(entity(resolved, 0, a), entity(resolved, 1, b));
}

TEST(People, AreOneByASurnameWithTheOfficeTheyHold) {
  Story one("a", kMonday), other("b", kTuesday);
  const auto a = one.person("Ana Ruiz"), b = other.person("Ruiz");
  one.holds(a, "mayor", one.place("Fairview", "us3926446"));
  other.holds(b, "mayor", other.place("Fairview", "us3926446"));
  const Resolved resolved = resolve({one.facts, other.facts});
  EXPECT_EQ(entity(resolved, 0, a), entity(resolved, 1, b));
  EXPECT_EQ(resolved.tenures.size(), 1U);
}

TEST(People, NamesakesInTheSameOfficeOfTwoPlacesStayApart) {
  Story one("a", kMonday), other("b", kTuesday), third("c", kLater);
  const auto a = one.person("Ana Ruiz"), b = other.person("Ana Ruiz"), c = third.person("Ana Ruiz");
  one.holds(a, "mayor", one.place("Fairview", "us3926446"));
  other.holds(b, "mayor", other.place("Salem", "us4164900"));
  third.place("Salem", "us4164900");
  third.holds(c, "candidate", third.place("Salem", "us4164900"));
  const Resolved resolved = resolve({one.facts, other.facts, third.facts});
  EXPECT_NE(entity(resolved, 0, a), entity(resolved, 1, b));
  EXPECT_EQ(entity(resolved, 1, b), entity(resolved, 2, c));  // the place says which
}

TEST(People, AnAmbiguousNamesakeIsNobody) {
  Story one("a", kMonday), other("b", kTuesday), third("c", kLater);
  const auto a = one.person("Ana Ruiz"), b = other.person("Ana Ruiz"), c = third.person("Ana Ruiz");
  one.holds(a, "mayor", one.place("Fairview", "us3926446"));
  other.holds(b, "mayor", other.place("Salem", "us4164900"));
  const Resolved resolved = resolve({one.facts, other.facts, third.facts});
  EXPECT_EQ(std::set({entity(resolved, 0, a), entity(resolved, 1, b), entity(resolved, 2, c)}).size(), 3U);
}

// One article that gets somebody's office wrong makes no namesake of everybody who comes after.
TEST(People, TheOneWhomNearlyAllArticlesHaveStaysOne) {
  std::vector<Facts> articles;
  const auto tell = [&](unsigned day, const char* place) {
    Story story("day " + std::to_string(day), {2021, 3, static_cast<std::uint8_t>(day)});
    const EntityIndex mayor = story.person("Ana Ruiz");
    if (place != nullptr) story.holds(mayor, "mayor", story.place("Town", place));
    articles.push_back(story.facts);
  };
  for (unsigned day = 1; day <= 12; ++day) tell(day, "us3926446");
  tell(13, "us4164900");
  tell(14, nullptr);
  const Resolved resolved = resolve(articles);
  EXPECT_NE(entity(resolved, 12, 0), entity(resolved, 0, 0));
  EXPECT_EQ(entity(resolved, 13, 0), entity(resolved, 0, 0));
}

TEST(People, FatherAndSonStayApart) {
  for (const char* name : {"Lee Park Jr.", "Lee T. Park III"}) {
    Story one("a", kMonday), other("b", kTuesday);
    const auto a = one.person("Lee Park"), b = other.person(name);
    const Resolved resolved = resolve({one.facts, other.facts});
    EXPECT_NE(entity(resolved, 0, a), entity(resolved, 1, b)) << name;
  }
}

TEST(People, AMiddleInitialIsNoOtherPersonButAnotherInitialIs) {
  Story one("a", kMonday), other("b", kTuesday), third("c", kLater);
  const auto a = one.person("Lee Park"), b = other.person("Lee T. Park"), c = third.person("Lee W. Park");
  const Resolved resolved = resolve({one.facts, other.facts, third.facts});
  EXPECT_EQ(entity(resolved, 0, a), entity(resolved, 1, b));
  EXPECT_NE(entity(resolved, 0, a), entity(resolved, 2, c));
}

TEST(People, GoByAuthorityWhateverTheName) {
  Story one("a", kMonday), other("b", kTuesday);
  const auto a = one.person("William Ruiz"), b = other.person("Bill Ruiz");
  one.facts.entities[a].authority = other.facts.entities[b].authority = "q42";
  const Resolved resolved = resolve({one.facts, other.facts});
  EXPECT_EQ(entity(resolved, 0, a), entity(resolved, 1, b));
  EXPECT_EQ(resolved.local(entity(resolved, 0, a)), "q42");
}

TEST(People, KnownByNameFirstAreRenamedByTheirOutsideId) {
  Story one("a", kMonday), other("b", kTuesday), third("c", kLater);
  const auto a = one.person("Ana Ruiz"), b = other.person("Ana Ruiz"), c = third.person("Ana Ruiz");
  other.facts.entities[b].authority = "q42";
  const Resolved resolved = resolve({one.facts, other.facts, third.facts});
  EXPECT_EQ(entity(resolved, 0, a), entity(resolved, 1, b));
  EXPECT_EQ(entity(resolved, 0, a), entity(resolved, 2, c));
  EXPECT_EQ(resolved.local(entity(resolved, 0, a)), "q42");
  EXPECT_TRUE(resolved.entities[entity(resolved, 0, a)].renamed);
}

// ---- bodies and places

TEST(Bodies, AreOneWhateverTheOrderOfTheirWords) {
  Story one("a", kMonday), other("b", kTuesday);
  const auto a = one.body("Justice Department"), b = other.body("U.S. Department of Justice");
  const Resolved resolved = resolve({one.facts, other.facts});
  EXPECT_EQ(entity(resolved, 0, a), entity(resolved, 1, b));
}

TEST(Bodies, AnAcronymStandsForTheOnlyBodyThatGoesByIt) {
  Story one("a", kMonday), other("b", kTuesday);
  const auto a = one.body("Fairview Bridge Authority");
  one.facts.entities[a].aliases = {"FBA"};
  const auto b = other.body("FBA");
  EXPECT_EQ(
      [&] {
        const Resolved r = resolve({one.facts, other.facts});
        return entity(r, 0, a) == entity(r, 1, b);
      }(),
      true);
  const auto c = one.body("Federal Band Association");
  one.facts.entities[c].aliases = {"FBA"};
  EXPECT_EQ(
      [&] {
        const Resolved r = resolve({one.facts, other.facts});
        return entity(r, 0, a) == entity(r, 1, b);
      }(),
      false);
}

TEST(Places, OfOneNameInTwoStatesStayApart) {
  Story one("a", kMonday), other("b", kTuesday);
  const auto a = one.place("Salem"), ohio = one.place("Ohio", "us39");
  one.facts.entities[a].within = ohio;
  const auto b = other.place("Salem"), oregon = other.place("Oregon", "us41");
  other.facts.entities[b].within = oregon;
  const Resolved resolved = resolve({one.facts, other.facts});
  EXPECT_NE(entity(resolved, 0, a), entity(resolved, 1, b));
}

// ---- statements

const std::string kWhole =
    "We will build this bridge before the winter comes, and nobody in this town will have to swim to work again";

bool same_statement(const Story& one, const Story& other) {
  const Resolved resolved = resolve({one.facts, other.facts});
  return resolved.articles[0].statements[0] == resolved.articles[1].statements[0];
}

TEST(Statements, CutsOfOneQuotationAreOne) {
  struct Case {
    const char* text;
    bool same;
  };
  for (const Case& c : {Case{"We will build this bridge before the winter comes", true},
                        {"nobody in this town will have to swim to work", true},
                        {"We will build this brigde before the winter comes", true},  // a typo
                        {"WE WILL BUILD THIS BRIDGE, before the winter comes", true},
                        {"We will pay for this bridge with a toll on lorries", false},
                        {"this bridge", false}}) {
    Story one("a", kMonday), other("b", kTuesday);
    one.says(one.person("Ana Ruiz"), kWhole);
    other.says(other.person("Ana Ruiz"), c.text);
    EXPECT_EQ(same_statement(one, other), c.same) << c.text;
  }
}

TEST(Statements, KeepTheLongestWordingAndEachExtent) {
  Story one("a", kMonday), other("b", kTuesday);
  one.says(one.person("Ana Ruiz"), "nobody in this town will have to swim to work");
  other.says(other.person("Ana Ruiz"), kWhole);
  const Resolved resolved = resolve({one.facts, other.facts});
  EXPECT_EQ(resolved.statement_details.at(resolved.articles[0].statements[0]).text, kWhole);
  const Extent extent = resolved.extents.at({0, 0});
  EXPECT_EQ(kWhole.substr(extent.start, extent.end - extent.start), "nobody in this town will have to swim to work");
  EXPECT_EQ(resolved.extents.at({1, 0}), (Extent{0, static_cast<std::uint32_t>(kWhole.size())}));
}

TEST(Statements, TheWholeBringsItsHalvesTogether) {
  Story one("a", kMonday), other("b", kTuesday), third("c", {2021, 3, 3});
  one.says(one.person("Ana Ruiz"), "We will build this bridge before the winter comes");
  other.says(other.person("Ana Ruiz"), "nobody in this town will have to swim to work again");
  EXPECT_FALSE(same_statement(one, other));
  third.says(third.person("Ana Ruiz"), kWhole);
  const Resolved resolved = resolve({one.facts, other.facts, third.facts});
  EXPECT_EQ(resolved.articles[0].statements[0], resolved.articles[1].statements[0]);
  EXPECT_EQ(resolved.articles[0].statements[0], resolved.articles[2].statements[0]);
}

TEST(Statements, TheSameWordsMuchLaterAreAnother) {
  Story one("a", kMonday), other("b", kLater);
  one.says(one.person("Ana Ruiz"), kWhole);
  other.says(other.person("Ana Ruiz"), kWhole);
  EXPECT_FALSE(same_statement(one, other));
}

TEST(Statements, ShortOnesNeedTheSpeakerAndTheDay) {
  for (const bool same_day : {true, false}) {
    Story one("a", kMonday), other("b", kMonday);
    one.says(one.person("Ana Ruiz"), "enough is enough");
    other.says(other.person("Ana Ruiz"), "Enough is enough");
    one.facts.statements[0].date = DateRange{kMonday, kMonday};
    const Date day = same_day ? kMonday : Date{2021, 2, 20};
    other.facts.statements[0].date = DateRange{day, day};
    EXPECT_EQ(same_statement(one, other), same_day);
  }
  Story one("a", kMonday), other("b", kMonday);
  one.says(one.person("Ana Ruiz"), "enough is enough");
  other.says(other.person("Lee Park"), "enough is enough");
  EXPECT_FALSE(same_statement(one, other));
}

TEST(Statements, AnUnnamedSourceJoinsOnlyByManyWords) {
  Story one("a", kMonday), other("b", kTuesday);
  one.says(one.person("Ana Ruiz"), kWhole);
  other.says(other.group("a city official"), "We will build this bridge before the winter comes");
  EXPECT_TRUE(same_statement(one, other));
  other.facts.statements[0].text = "We will build this bridge";
  EXPECT_FALSE(same_statement(one, other));
}

TEST(Statements, OneSpeakerByTwoNamesIsNoDiscrepancy) {
  Story one("a", kMonday), other("b", kTuesday);
  one.says(one.body("Harbor Department"), kWhole);
  other.says(other.body("Department of Harbors"), kWhole);
  for (Story* story : {&one, &other}) story->facts.entities[0].authority = "harbors";
  const Resolved resolved = resolve({one.facts, other.facts});
  EXPECT_EQ(resolved.articles[0].statements[0], resolved.articles[1].statements[0]);
  EXPECT_TRUE(resolved.discrepancies.empty());
}

TEST(Statements, OtherSpeakersOfTheSameLongQuotationAreADiscrepancy) {
  Story one("a", kMonday), other("b", kTuesday);
  one.says(one.person("Ana Ruiz"), kWhole);
  other.says(other.person("Lee Park"), kWhole);
  const Resolved resolved = resolve({one.facts, other.facts});
  EXPECT_EQ(resolved.articles[0].statements[0], resolved.articles[1].statements[0]);
  ASSERT_EQ(resolved.discrepancies.size(), 1U);
  EXPECT_EQ(resolved.discrepancies[0].on, DifferingProperty::Speaker);
  EXPECT_EQ(resolved.discrepancies[0].kind, DifferenceKind::Contradiction);
}

TEST(Statements, AQuotationWithinAQuotationStaysItsOwn) {
  Story one("a", kMonday);
  const auto ruiz = one.person("Ana Ruiz");
  one.says(ruiz, kWhole);
  one.says(ruiz, "nobody in this town will have to swim to work");
  one.facts.statements[1].evidence = {one.facts.statements[0].evidence[0]};
  const Resolved resolved = resolve({one.facts});
  EXPECT_NE(resolved.articles[0].statements[0], resolved.articles[0].statements[1]);
}

TEST(Statements, DifferingWordingIsADiscrepancyAndACutIsNone) {
  struct Case {
    const char* text;
    const char* comment;
  };
  for (const Case& c :
       {Case{"We will build this bridge before the spring comes, and nobody in this town will have to swim to work "
             "again",
             "\xE2\x80\x9Cwinter\xE2\x80\x9D against \xE2\x80\x9Cspring\xE2\x80\x9D"},
        {"We will never build this bridge before the winter comes, and nobody in this town will have to swim", ""},
        {"We will build this bridge before the winter comes, and never nobody in this town will have to swim to work "
         "again",
         "\xE2\x80\x9C\xE2\x80\x9D against \xE2\x80\x9Cnever\xE2\x80\x9D"},
        {"We will build this bridge before the winter comes \xE2\x80\xA6 nobody in this town will have to swim to work "
         "again",
         ""},
        {"We will build this bridge", ""},
        {"We will build this bridge before the winter comes, and nobody in this town will have to swim to work again.",
         ""}}) {
    Story one("a", kMonday), other("b", kTuesday);
    one.says(one.person("Ana Ruiz"), kWhole);
    other.says(other.person("Ana Ruiz"), c.text);
    const Resolved resolved = resolve({one.facts, other.facts});
    ASSERT_EQ(resolved.discrepancies.size(), *c.comment == '\0' ? 0U : 1U) << c.text;
    EXPECT_EQ(resolved.discrepancies.empty() ? "" : resolved.discrepancies[0].comment, c.comment);
  }
}

// ---- events

struct Two {
  Story one{"a", kMonday};
  Story other{"b", kTuesday};
  [[nodiscard]] Resolved resolved(double threshold = 0.7) const {
    ResolveOptions options;
    options.event_threshold = threshold;
    return resolve({one.facts, other.facts}, options);
  }
  [[nodiscard]] bool same(double threshold = 0.7) const {
    const Resolved model = resolved(threshold);
    return model.articles[0].events[0] == model.articles[1].events[0];
  }
};

TEST(Events, OfOneTypeDayAndPartyAreOne) {
  Two two;
  two.one.happens(EventType::Meeting, "met", {agent(two.one.person("Ana Ruiz")), target(two.one.body("Bridge Board"))},
                  kMonday);
  two.other.happens(EventType::Meeting, "meeting",
                    {agent(two.other.person("Ana Ruiz")), target(two.other.body("Bridge Board"))}, kMonday);
  EXPECT_TRUE(two.same());
  EXPECT_FALSE(two.same(1.1));
  const Resolved resolved = two.resolved();
  ASSERT_EQ(resolved.reasons.size(), 1U);
  EXPECT_NE(resolved.reasons[0].why.find("participants 100 %"), std::string::npos);
}

TEST(Events, OnOtherDaysOrOfOtherTypesAreTwo) {
  for (const auto& [type, day] :
       {std::pair{EventType::Meeting, Date{2021, 3, 9}}, std::pair{EventType::Protest, kMonday}}) {
    Two two;
    two.one.happens(EventType::Meeting, "met", {agent(two.one.person("Ana Ruiz"))}, kMonday);
    two.other.happens(type, "met", {agent(two.other.person("Ana Ruiz"))}, day);
    EXPECT_FALSE(two.same());
  }
}

TEST(Events, WithoutSharedPartiesAreTwo) {
  Two two;
  two.one.happens(EventType::Protest, "marched", {agent(two.one.group("residents"))}, kMonday);
  two.other.happens(EventType::Protest, "marched", {agent(two.other.group("students"))}, kMonday);
  EXPECT_FALSE(two.same());
}

TEST(Events, InTwoPlacesAreTwo) {
  Two two;
  two.one.happens(EventType::Protest, "marched", {agent(two.one.body("Bridge Board"))}, kMonday);
  two.other.happens(EventType::Protest, "marched", {agent(two.other.body("Bridge Board"))}, kMonday);
  EXPECT_TRUE(two.same());
  two.one.facts.events[0].place = two.one.place("Fairview", "us3926446");
  two.other.facts.events[0].place = two.other.place("Salem", "us4164900");
  EXPECT_FALSE(two.same());
}

TEST(Events, ThatOneArticleTellsApartNeverBecomeOne) {
  Two two;
  const auto ruiz = two.one.person("Ana Ruiz");
  two.one.happens(EventType::Meeting, "met", {agent(ruiz)}, kMonday);
  two.one.happens(EventType::Meeting, "met", {agent(ruiz)}, kMonday);
  two.other.happens(EventType::Meeting, "met", {agent(two.other.person("Ana Ruiz"))}, kMonday);
  const Resolved resolved = two.resolved();
  EXPECT_NE(resolved.articles[0].events[0], resolved.articles[0].events[1]);
}

TEST(Events, KeepTheNameOfTheEarliestReport) {
  Two two;
  two.one.happens(EventType::Meeting, "met", {agent(two.one.person("Ana Ruiz"))}, kMonday);
  two.other.happens(EventType::Meeting, "met", {agent(two.other.person("Ana Ruiz"))}, kMonday);
  const Resolved both = two.resolved();
  const Resolved alone = resolve({two.one.facts});
  EXPECT_EQ(both.events[both.articles[1].events[0]].key, alone.events[0].key);
}

// ---- differences between reports of one event

std::vector<ResolvedDiscrepancy> differences(const Figure& one, const Figure& other) {
  Two two;
  two.one.happens(EventType::Meeting, "met", {agent(two.one.person("Ana Ruiz"))}, kMonday);
  two.other.happens(EventType::Meeting, "met", {agent(two.other.person("Ana Ruiz"))}, kMonday);
  two.one.facts.events[0].figures = {one};
  two.other.facts.events[0].figures = {other};
  for (Story* story : {&two.one, &two.other}) story->facts.events[0].figures[0].evidence = story->evidence("100");
  return two.resolved().discrepancies;
}

TEST(Discrepancies, TellVagueFromContrary) {
  struct Case {
    Figure one;
    Figure other;
    std::optional<DifferenceKind> kind;
    const char* comment;
  };
  const auto figure = [](const char* counted, std::int64_t value, Comparator comparator) {
    return Figure{counted, value, comparator, {}};
  };
  for (const Case& c :
       {Case{figure("mayors", 100, Comparator::About), figure("US mayors", 100, Comparator::MoreThan),
             DifferenceKind::Vagueness, "about 100 against more than 100 mayors"},
        {figure("mayors", 100, Comparator::Exact), figure("mayors", 120, Comparator::Exact),
         DifferenceKind::Contradiction, "100 against 120 mayors"},
        {figure("mayors", 100, Comparator::AtLeast), figure("mayors", 90, Comparator::Exact),
         DifferenceKind::Contradiction, "at least 100 against 90 mayors"},
        {figure("mayors", 100, Comparator::Exact), figure("mayors", 100, Comparator::Exact), std::nullopt, ""},
        {figure("mayors", 100, Comparator::Exact), figure("aides", 12, Comparator::Exact), std::nullopt, ""},
        {figure("letters", 23, Comparator::Exact), figure("counties", 23, Comparator::Exact), std::nullopt, ""}}) {
    const auto found = differences(c.one, c.other);
    ASSERT_EQ(found.size(), c.kind ? 1U : 0U) << c.comment;
    if (!c.kind) continue;
    EXPECT_EQ(found[0].kind, *c.kind) << c.comment;
    EXPECT_EQ(found[0].comment, c.comment);
    EXPECT_EQ(found[0].between.size(), 2U);
  }
}

TEST(Discrepancies, OfHowManyAlikeEventsAMentionMeansAreNone) {
  for (const auto& [lemma, count] : {std::pair("", 1U), std::pair("meeting", 0U)}) {
    Two two;
    for (Story* story : {&two.one, &two.other}) {
      story->happens(EventType::Meeting, "meetings", {agent(story->person("Ana Ruiz"))}, kMonday);
      Event& event = story->facts.events[0];
      event.lemma = lemma;
      event.figures = {{"budget meetings", story == &two.one ? 4 : 6, Comparator::Exact, story->evidence("some")}};
    }
    EXPECT_EQ(two.resolved().discrepancies.size(), count) << lemma;
  }
}

// "about 100 mayors", "more than 100 mayors", and a third article whose meeting is part of a conference of that many.
TEST(Discrepancies, OfFiguresTakeInThoseOfTheWholeThatSayTheSame) {
  for (const auto& [of_whole, reports] : {std::pair(100, 3U), std::pair(500, 2U)}) {
    std::vector<Facts> articles;
    for (const char* name : {"a", "b", "c"}) {
      Story story(name, kMonday);
      const EntityIndex board = story.body("Bridge Board");
      const EventIndex met = story.happens(EventType::Meeting, "met", {agent(board)}, kMonday);
      if (*name == 'c') {
        const EventIndex whole = story.happens(EventType::Other, "conference", {agent(story.group("mayors"))}, kMonday);
        story.facts.events[met].part_of = whole;
        story.facts.events[whole].figures = {{"mayors", of_whole, Comparator::MoreThan, story.evidence("many mayors")}};
      } else {
        story.facts.events[met].figures = {
            {"mayors", 100, *name == 'a' ? Comparator::About : Comparator::MoreThan, story.evidence("so many mayors")}};
      }
      articles.push_back(story.facts);
    }
    const auto found = resolve(articles).discrepancies;
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].between.size(), reports);
  }
}

TEST(Discrepancies, NameGroupsOfOneNumberThatGoByOtherWords) {
  struct Case {
    const char* name;
    std::size_t count;
  };
  for (const Case& c : {Case{"23 states, cities and counties", 1},
                        {"23 jurisdictions across the country", 0},
                        {"24 counties", 0},
                        {"some counties", 0}}) {
    Two two;
    two.one.happens(EventType::Correspondence, "sent",
                    {agent(two.one.body("Bridge Board")), target(two.one.group("23 jurisdictions"))}, kMonday);
    two.other.happens(EventType::Correspondence, "sent",
                      {agent(two.other.body("Bridge Board")), target(two.other.group(c.name))}, kMonday);
    EXPECT_EQ(two.resolved().discrepancies.size(), c.count) << c.name;
  }
}

// Letters that demand something are two events; that the articles call those who got them otherwise is told once.
TEST(Discrepancies, NameGroupsOnceAndWhole) {
  Two two;
  for (Story* story : {&two.one, &two.other}) {
    const EntityIndex board = story->body("Bridge Board");
    const bool first = story == &two.one;
    std::vector<Participation> cast{agent(board), target(story->group(first ? "23 jurisdictions" : "23 states"))};
    Evidence& counted = story->facts.entities[std::get<EntityRef>(cast[1].participant).index].first_mention;
    counted.start = 500;
    counted.end = 509;
    if (!first) {
      counted.suffix = " and counties to answer.";
      cast.push_back(target(story->group("counties")));
      Evidence& joined = story->facts.entities[std::get<EntityRef>(cast[2].participant).index].first_mention;
      joined.start = 514;
      joined.end = 522;
    }
    story->happens(EventType::Correspondence, "sent", cast, kMonday);
    story->happens(EventType::Demand, "demanded", cast, kMonday);
  }
  const auto found = two.resolved().discrepancies;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].comment, "23 jurisdictions against 23 states and counties");
}

TEST(Discrepancies, OfDaysNeedThemTold) {
  for (const bool told : {false, true}) {
    Two two;
    for (Story* story : {&two.one, &two.other}) {
      const StatementIndex words =
          story->says(story->person("Ana Ruiz"), "the old levee held all winter and will hold now");
      const Date day = story == &two.one ? kMonday : kTuesday;
      story->facts.statements[words].date = DateRange{day, day};
      if (told) story->facts.statements[words].date_text = "that day";
    }
    EXPECT_EQ(two.resolved().discrepancies.size(), told ? 1U : 0U);
  }
}

TEST(Discrepancies, ADenialIsOfTheSameWords) {
  for (const auto& [other, count] :
       {std::pair("that the old levee held all winter", 1U),
        std::pair("that the old levee held all winter by name, of which no report of any board tells", 0U)}) {
    Two two;
    two.one.says(two.one.person("Ana Ruiz"), "that the old levee held all winter", QuotationKind::Indirect);
    two.other.says(two.other.person("Ana Ruiz"), other, QuotationKind::Indirect);
    two.other.facts.statements[0].negated = true;
    EXPECT_EQ(two.resolved().discrepancies.size(), count) << other;
  }
}

TEST(Discrepancies, NobodyContradictsThoseTheySpeakOf) {
  for (const auto& [words, count] :
       {std::pair("that the harbor board had no such plan in mind when it met that day in the spring", 1U),
        std::pair("that Park had no such plan in mind when the harbor board met that day in the spring", 0U)}) {
    Two two;
    two.one.says(two.one.person("Ana Ruiz"), words, QuotationKind::Mixed);
    two.other.says(two.other.person("Lee Park"), words, QuotationKind::Mixed);
    EXPECT_EQ(two.resolved().discrepancies.size(), count) << words;
  }
}

TEST(Discrepancies, NameADenial) {
  Two two;
  two.one.happens(EventType::Meeting, "met", {agent(two.one.person("Ana Ruiz"))}, kMonday);
  two.other.happens(EventType::Meeting, "met", {agent(two.other.person("Ana Ruiz"))}, kMonday);
  two.other.facts.events[0].modality = Modality::Denied;
  const auto found = two.resolved().discrepancies;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].on, DifferingProperty::Modality);
}

// ---- copies

TEST(WireCopies, AreNamedByTheEarliestAndShareTheirEvents) {
  const auto copy = [](const char* name, Date day) {
    Story story(name, day);
    const std::string sentence =
        "members of the bridge board met residents by the river on a cold morning and heard what each had to say of it";
    for (int i = 0; i < 6; ++i) {
      const auto person = story.person("Resident Number" + std::to_string(i));
      story.happens(EventType::Meeting, "met", {agent(person)});
      Evidence& trigger = story.facts.events.back().evidence[0];
      trigger.prefix = std::to_string(i * 77) + " times " + sentence + std::to_string(i);
      trigger.start = static_cast<std::uint32_t>(1000 * i + 500);
      trigger.end = trigger.start + 3;
    }
    return story.facts;
  };
  const Resolved resolved = resolve({copy("a", kMonday), copy("b", kTuesday), copy("c", kLater)});
  EXPECT_EQ(resolved.articles[0].wire_copy_of, kNoIndex);
  EXPECT_EQ(resolved.articles[1].wire_copy_of, 0U);
  EXPECT_EQ(resolved.articles[2].wire_copy_of, 0U);
  EXPECT_EQ(resolved.articles[2].events, resolved.articles[0].events);
}

// ---- the user's decisions

ResolveOptions decided(std::initializer_list<std::array<std::string, 3>> rows) {
  ResolveOptions options;
  for (const auto& row : rows) options.decisions.add(row[0], row[1], row[2], "test:1");
  return options;
}

TEST(Decisions, JoinAndPartAndDrop) {
  Two two;
  two.one.happens(EventType::Meeting, "met", {agent(two.one.person("Ana Ruiz"))}, kMonday);
  two.other.happens(EventType::Meeting, "met", {agent(two.other.person("Ana Ruiz"))}, kMonday);
  two.other.happens(EventType::Protest, "marched", {agent(two.other.group("residents"))}, kMonday);
  two.other.facts.events[0].because_of = {{EventRef{1}, CauseKind::Cause}};
  const std::vector<Facts> articles{two.one.facts, two.other.facts};
  const auto reports = [&](ArticleIndex article) {
    return report_keys(article_key(articles[article].article), articles[article]);
  };
  const std::string one = "report/" + local_name(reports(0).events[0]);
  const std::string other = "report/" + local_name(reports(1).events[0]);
  const std::string march = "event/" + local_name(event_key(reports(1).events[1]));
  const std::string meeting = "event/" + local_name(event_key(reports(0).events[0]));

  const Resolved apart = resolve(articles, decided({{
                                               "different",
                                               one,
                                               other,
                                           }}));
  EXPECT_NE(apart.articles[0].events[0], apart.articles[1].events[0]);
  EXPECT_TRUE(apart.corrections[0].applied);

  const Resolved joined = resolve(articles, decided({{"same", meeting, march}}));
  EXPECT_EQ(joined.articles[0].events[0], joined.articles[1].events[1]);

  const Resolved dropped = resolve(articles, decided({{"drop", march, ""}}));
  ASSERT_EQ(dropped.articles[1].events.size(), 1U);
  EXPECT_TRUE(dropped.facts(dropped.articles[1]).events[0].because_of.empty());
  EXPECT_TRUE(dropped.corrections[0].applied);

  const Resolved without = resolve(articles, decided({{"drop", other, ""}}));
  EXPECT_EQ(without.articles[1].events.size(), 1U);

  const Resolved nothing = resolve(articles, decided({{"drop", "event/aaaaaaaaaaaaaaaa", ""}}));
  EXPECT_FALSE(nothing.corrections[0].applied);
}

// Records of two files may have the same id, which is all that their source is.
TEST(Decisions, DropFromOneOfTwoArticlesOfOneSource) {
  Two two;
  two.other.facts.article.source = two.one.facts.article.source;
  two.one.happens(EventType::Meeting, "met", {agent(two.one.person("Ana Ruiz"))}, kMonday);
  two.other.happens(EventType::Protest, "marched", {agent(two.other.person("Lee Park"))}, kMonday);
  for (const Facts& facts : {two.one.facts, two.other.facts}) {
    const NodeKey report = report_keys(article_key(facts.article), facts).events[0];
    const Resolved dropped =
        resolve({two.one.facts, two.other.facts}, decided({{"drop", "report/" + local_name(report), ""}}));
    ASSERT_EQ(dropped.articles.size(), 2U);
    EXPECT_EQ(dropped.articles[0].events.size() + dropped.articles[1].events.size(), 1U);
    EXPECT_TRUE(dropped.corrections[0].applied);
  }
}

TEST(Decisions, MakePeopleOneAndChangeASpeaker) {
  Story one("a", kMonday), other("b", kTuesday);
  const auto a = one.person("William Ruiz"), b = other.person("Bill Ruiz"), park = other.person("Lee Park");
  other.says(b, kWhole);
  const Resolved before = resolve({one.facts, other.facts});
  const auto name = [&](ArticleIndex article, EntityIndex index) {
    return "person/" + before.local(entity(before, article, index));
  };
  const Resolved joined = resolve({one.facts, other.facts}, decided({{"same", name(0, a), name(1, b)}}));
  EXPECT_EQ(entity(joined, 0, a), entity(joined, 1, b));
  EXPECT_TRUE(joined.corrections[0].applied);

  const std::string statement = "statement/" + local_name(before.statements[0].key);
  const Resolved corrected = resolve({one.facts, other.facts}, decided({{"speaker", statement, name(1, park)}}));
  EXPECT_EQ(corrected.decided_speakers.at({1, 0}), entity(corrected, 1, park));
}

TEST(Decisions, RefuseWhatNobodyUnderstands) {
  Decisions decisions;
  EXPECT_THROW(decisions.add("maybe", "event/a", "event/b", "x:1"), std::runtime_error);
  EXPECT_THROW(decisions.add("same", "elsewhere", "event/b", "x:1"), std::runtime_error);
  EXPECT_THROW(decisions.add("different", "event/aaaaaaaaaaaaaaaa", "event/aaaaaaaaaaaaaaab", "x:1"),
               std::runtime_error);
}

// What a candidate does day after day is one event only where the articles tell one story.
TEST(Events, OfOneKindInOtherStoriesStayApart) {
  std::vector<Facts> articles;
  const auto tell = [&](const std::string& name, std::initializer_list<const char*> others) {
    Story story(name, {2021, 3, 2});
    const EntityIndex speaker = story.person("Ana Ruiz");
    story.happens(EventType::Refusal, "refused", {agent(speaker)});
    for (const char* other : others) story.body(other);
    articles.push_back(story.facts);
  };
  tell("a", {"Harbor Board", "Dock Union", "Port Bank"});
  tell("b", {"School Council", "Teacher League", "Book Fund"});
  tell("c", {"Harbor Board", "Dock Union", "Port Bank"});
  const Resolved resolved = resolve(articles);
  std::set<EventIndex> nodes;
  for (const ResolvedArticle& article : resolved.articles) nodes.insert(article.events[0]);
  EXPECT_EQ(nodes.size(), 2U);
  ASSERT_EQ(resolved.reasons.size(), 1U);
  EXPECT_NE(resolved.reasons[0].why.find("articles 100 %"), std::string::npos) << resolved.reasons[0].why;
}

// What one person does again and again is one event only if more speaks for it than that they do it.
TEST(Events, ByOnePersonTakeADayOrAStory) {
  struct Case {
    float trigger, story;
    std::uint32_t shared;
    bool suffered, same_day, one;
  };
  for (const Case& c : {Case{1.0F, 0.48F, 1, false, false, false},
                        {1.0F, 0.55F, 1, false, false, true},
                        {0.8F, 0.55F, 1, false, false, false},
                        {0.8F, 0.45F, 1, true, false, true},
                        {1.0F, 0.42F, 2, false, false, true},
                        {1.0F, 0.26F, 1, false, true, true},
                        {1.0F, 0.20F, 1, false, true, false}}) {
    EventAgreement agreement;
    agreement.trigger = c.trigger;
    agreement.story = c.story;
    agreement.shared = c.shared;
    agreement.suffered = c.suffered;
    agreement.same_day = c.same_day;
    EXPECT_EQ(agreement.one_story(), c.one) << c.trigger << ' ' << c.story << ' ' << c.shared;
  }
}

// "23 jurisdictions" in one article are "23 states" in the next and named in the third.
TEST(Events, DescribedGroupsAndTheirMembersDoNotSpeakAgainst) {
  const EventWords words{Happenings(DATELINE_SOURCE_DIR "/data/en/happenings.tsv"),
                         GroupNouns(DATELINE_SOURCE_DIR "/data/en/group_nouns.tsv")};
  std::vector<Facts> articles;
  const auto tell = [&](const std::string& name, const auto& recipients) {
    Story story(name, {2021, 3, 2});
    std::vector<Participation> cast{agent(story.body("Transit Agency"))};
    for (const char* each : recipients(story)) cast.push_back({EntityRef{story.group(each)}, Role::Recipient, {}});
    story.happens(EventType::Correspondence, "letters", cast);
    articles.push_back(story.facts);
  };
  using Names = std::vector<const char*>;
  tell("a", [](Story&) { return Names{"23 jurisdictions"}; });
  tell("b", [](Story&) { return Names{"23 states", "several counties", "a few cities"}; });
  ResolveOptions options;
  options.words = &words;
  const Resolved resolved = resolve(articles, options);
  EXPECT_EQ(resolved.articles[0].events[0], resolved.articles[1].events[0]);
}

TEST(Statements, AParaphraseNeedsSpeakerDayAndContent) {
  constexpr const char* kSaid =
      "This levee will protect every family along the northern river through the whole winter";
  constexpr const char* kRetold =
      "that the levee would protect each family along the river, through a whole long winter";
  constexpr const char* kOther = "that the harbor board should find money for another bridge before the summer";
  const auto nodes = [&](const char* second, QuotationKind kind, const char* speaker, unsigned day) {
    Story one("one", {2021, 3, 2}), other("other", {2021, 3, static_cast<std::uint8_t>(day)});
    one.says(one.person("Ana Ruiz"), kSaid);
    other.says(other.person(speaker), second, kind);
    std::set<StatementIndex> found;
    for (const ResolvedArticle& article : resolve({one.facts, other.facts}).articles)
      found.insert(article.statements[0]);
    return found.size();
  };
  EXPECT_EQ(nodes(kRetold, QuotationKind::Indirect, "Ana Ruiz", 2), 1U);
  EXPECT_EQ(nodes(kRetold, QuotationKind::Direct, "Ana Ruiz", 2), 2U);
  EXPECT_EQ(nodes(kRetold, QuotationKind::Indirect, "Lee Park", 2), 2U);
  EXPECT_EQ(nodes(kRetold, QuotationKind::Indirect, "Ana Ruiz", 4), 2U);
  EXPECT_EQ(nodes(kOther, QuotationKind::Indirect, "Ana Ruiz", 2), 2U);
}

}  // namespace
}  // namespace dateline
