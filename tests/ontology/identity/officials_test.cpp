#include "ontology/identity/officials.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace dateline {
namespace {

const Officials& officials() {
  static const Officials officials(DATELINE_SOURCE_DIR "/data/authority/officials.bin");
  return officials;
}

constexpr Date kDay{2018, 1, 24};
constexpr auto kCurrent = TenureStatus::Current;
constexpr auto kFormer = TenureStatus::Former;

struct Case {
  OfficialQuery query;
  const char* key;    // of the surest match; "" for none
  float least, most;  // its confidence
  bool contradiction = false;
};

TEST(Officials, MatchesNameOfficePlaceAndDate) {
  for (const Case& c :
       {Case{{"Donald Trump", "president", kCurrent, "us", "", kDay}, "q22686", 0.9F, 1},
        Case{{"Donald J. Trump", "President", kCurrent, "us", "Republican", kDay}, "q22686", 0.9F, 1},
        Case{{"Trump", "president", kCurrent, "us", "", kDay}, "q22686", 0.6F, 0.9F},
        Case{{"Trump", "", kCurrent, "", "", kDay}, "q22686", 0, 0.4F},  // a name alone
        Case{{"Donald Trump", "president", kCurrent, "us", "", Date{2016, 5, 1}}, "q22686", 0, 0.9F, true},  // not yet
        Case{{"Jeff Sessions", "senator", kCurrent, "us01", "", kDay}, "q358443", 0, 0.9F, true},            // no more
        Case{{"Jeff Sessions", "senator", kFormer, "us01", "", kDay}, "q358443", 0.9F, 1},
        Case{{"Jeff Sessions", "attorney general", kCurrent, "us", "", kDay}, "q358443", 0.55F, 0.9F},
        Case{{"Elizabeth Warren", "Sen.", kCurrent, "us25", "Democratic", kDay}, "q434706", 0.9F, 1},
        Case{{"Elizabeth Warren", "senator", kCurrent, "us25", "Republican", kDay}, "", 0, 0},  // another party
        Case{{"Elizabeth Warren", "senator", kCurrent, "us36", "", kDay}, "", 0, 0},            // another state
        Case{{"Mike Rogers", "representative", kCurrent, "", "", Date{2013, 1, 10}},
             "bioguide:r000572",
             0,
             0.5F},  // two of them
        Case{{"Mike Rogers", "representative", kCurrent, "us01", "", Date{2013, 1, 10}}, "q693238", 0.9F, 1},
        Case{{"Bruce Rauner", "governor", kCurrent, "us17", "", kDay}, "us-governors:il-bruce-rauner", 0.9F, 1},
        Case{{"Eric Garcetti", "mayor", kCurrent, "us0644000", "", kDay},
             "ocd-person:dff83234-6e33-490d-bc44-78779427c917",
             0.9F,
             1},
        Case{{"Eric Garcetti", "mayor", kCurrent, "us0667000", "", kDay}, "", 0, 0},  // another city
        Case{{"de Blasio", "mayor", kCurrent, "us3651000", "", kDay},
             "ocd-person:19eead88-d5ce-45b0-95fb-b085d70247f3",
             0.6F,
             0.89F},
        Case{{"Matthew Bevin", "governor", kCurrent, "us21", "", Date{2020, 1, 20}},
             "us-governors:ky-matthew-bevin",
             0.6F,
             0.9F},  // the planned end of 10 December is two months later at most, across the new year
        Case{{"Matthew Bevin", "governor", kCurrent, "us21", "", Date{2020, 2, 20}},
             "us-governors:ky-matthew-bevin",
             0.5F,
             0.9F,
             true},
        Case{{"Nobody Atall", "mayor", kCurrent, "us0644000", "", kDay}, "", 0, 0},
        Case{{"", "", kCurrent, "", "", {}}, "", 0, 0}}) {
    const auto matches = officials().match(c.query);
    ASSERT_EQ(matches.empty() ? "" : officials().key(matches[0].person), c.key)
        << c.query.name << ", " << c.query.title;
    if (matches.empty()) continue;
    EXPECT_GE(matches[0].confidence, c.least) << c.query.name << ", " << c.query.title;
    EXPECT_LE(matches[0].confidence, c.most) << c.query.name << ", " << c.query.title;
    EXPECT_EQ(matches[0].contradiction, c.contradiction) << c.query.name << ", " << c.query.title;
  }
}

TEST(Officials, GivesTheTermThatIsMeant) {
  const auto matches = officials().match({"Jeff Sessions", "senator", kCurrent, "us01", "", kDay});
  ASSERT_FALSE(matches.empty());
  const OfficialTerm term = officials().terms(matches[0].person).at(*matches[0].term);
  EXPECT_EQ(term.office, OfficeKind::Senator);
  EXPECT_EQ(term.place, "us01");
  EXPECT_EQ(term.party, "Republican");
  EXPECT_EQ(term.end->year, 2017);
}

TEST(Officials, KnowsWhoHeldAnOffice) {
  const auto presidents = officials().holders(OfficeKind::President, "us", kDay);
  ASSERT_EQ(presidents.size(), 1U);
  EXPECT_EQ(officials().wikidata(presidents[0]), "Q22686");
  EXPECT_EQ(officials().gender(presidents[0]), Gender::Male);
  EXPECT_EQ(officials().holders(OfficeKind::Senator, "us17", kDay).size(), 2U);
  EXPECT_TRUE(
      officials().holders(OfficeKind::Mayor, "us0644000", kDay).empty());  // the day on which he began is unknown
}

TEST(Officials, ReadsTitles) {
  struct Title {
    const char* text;
    const char* title;
  };
  for (const auto& [text, title] :
       std::array{Title{"U.S. Sen.", "senator"}, Title{"congresswoman", "representative"}, Title{"Gov.", "governor"},
                  Title{"Mayor", "mayor"}, Title{"sheriff", ""}}) {
    const auto office = office_of_title(text);
    EXPECT_EQ(office ? title_of(*office) : "", title) << text;
  }
}

TEST(Officials, FindsEverybodyByKey) {
  for (OfficialIndex person = 0; person < officials().size(); ++person)
    ASSERT_EQ(officials().find_key(officials().key(person)), person);
  EXPECT_FALSE(officials().find_key("q0"));
}

TEST(OfficialsFile, IsRefusedWhereItIsDamaged) {
  std::string name = (std::filesystem::temp_directory_path() / "dateline-officials-XXXXXX").string();
  ASSERT_NE(mkstemp(name.data()), -1);
  std::ifstream source(DATELINE_SOURCE_DIR "/data/authority/officials.bin", std::ios::binary);
  const std::string good{std::istreambuf_iterator<char>(source), {}};
  for (const std::string& bytes :
       {std::string(), std::string("DLOFFIC1"), good.substr(0, good.size() / 2), good + "x"}) {
    std::ofstream(name, std::ios::binary | std::ios::trunc) << bytes;
    EXPECT_THROW(Officials{name}, std::runtime_error);
  }
  std::filesystem::remove(name);
}

}  // namespace
}  // namespace dateline
