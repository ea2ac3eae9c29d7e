#include "ontology/identity/user_authority.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace dateline {
namespace {

class UserAuthorityTest : public ::testing::Test {
 protected:
  void SetUp() override {
    path_ = (std::filesystem::temp_directory_path() / "dateline-authority-XXXXXX").string();
    ASSERT_NE(mkstemp(path_.data()), -1);
  }
  void TearDown() override { std::filesystem::remove(path_); }

  UserAuthority read(const std::string& rows) {
    std::ofstream(path_, std::ios::trunc) << "key\tkind\tname\taliases\tlinks\toffice\tof\tparty\tstart\tend\n" << rows;
    UserAuthority authority;
    authority.read_tsv(path_);
    return authority;
  }

  // Ann Lee, mayor of Springfield, and Springfield in Illinois.
  static Facts sample() {
    Facts facts;
    facts.entities.resize(3);
    facts.entities[0].name = "Ann Lee";
    facts.entities[0].aliases = {"Lee"};
    facts.entities[0].authority = "q1";
    facts.entities[1].kind = EntityKind::Jurisdiction;
    facts.entities[1].name = "Springfield";
    facts.entities[1].within = 2;
    facts.entities[2].kind = EntityKind::Jurisdiction;
    facts.entities[2].name = "Illinois";
    facts.entities[2].authority = "us17";
    facts.offices.push_back({"mayor", 1});
    Tenure tenure;
    facts.tenures.push_back(tenure);
    return facts;
  }

  static std::string key_of_ann(const UserAuthority& authority) {
    Facts facts = sample();
    authority.apply(facts);
    return facts.entities[0].authority;
  }

  std::string path_;
};

TEST_F(UserAuthorityTest, CompletesWhatTheArticleNames) {
  const UserAuthority authority = read(
      "my:lee\tPerson\tA. B. Lee\tAnn "
      "Lee\tQ42|https://example.org/lee\tmayor\tSpringfield\tIndependent\t2017-01-01\t2020-12-31\n"
      "my:il\tJurisdiction\tIllinois\t\tQ1204\t\t\t\t\t\n");
  Facts facts = sample();
  authority.apply(facts);
  EXPECT_EQ(facts.entities[0].authority, "my:lee");
  ASSERT_EQ(facts.entities[0].links.size(), 2U);
  EXPECT_EQ(facts.entities[0].links[0].iri, "http://www.wikidata.org/entity/Q42");
  EXPECT_EQ(facts.entities[0].party, "Independent");
  EXPECT_TRUE(facts.entities[0].official);
  EXPECT_EQ(facts.tenures[0].start, (Date{2017, 1, 1}));
  EXPECT_EQ(facts.tenures[0].end, (Date{2020, 12, 31}));
  EXPECT_EQ(facts.entities[2].authority, "us17");  // a place's key stays
  EXPECT_EQ(facts.entities[2].links.size(), 1U);
  EXPECT_TRUE(facts.entities[1].authority.empty());
}

TEST_F(UserAuthorityTest, KeepsNamesakesApart) {
  EXPECT_EQ(key_of_ann(read(
                "a\tPerson\tAnn Lee\t\t\tmayor\tSpringfield\t\t\t\nb\tPerson\tAnn Lee\t\t\tsenator\tOhio\t\t\t\n")),
            "a");
  EXPECT_EQ(key_of_ann(read("a\tPerson\tAnn Lee\t\t\tmayor\tSalem\t\t\t\n")), "q1");  // another place
  EXPECT_EQ(key_of_ann(read("a\tPerson\tAnn Lee\t\t\tsheriff\t\t\t\t\n")), "q1");     // another office
  EXPECT_EQ(key_of_ann(read("a\tPerson\tAnn Lee\t\t\t\t\t\t\t\nb\tPerson\tAnn Lee\t\t\t\t\t\t\t\n")), "q1");  // either
  EXPECT_EQ(key_of_ann(read("a\tPerson\tBo Lee\tLee\t\t\t\t\t\t\n")), "q1");      // a family name alone
  EXPECT_EQ(key_of_ann(read("a\tOrganization\tAnn Lee\t\t\t\t\t\t\t\n")), "q1");  // no person
}

TEST_F(UserAuthorityTest, SaysWhatIsWrongInATable) {
  const auto message = [&](const std::string& rows) {
    try {
      (void)read(rows);
      return std::string("nothing");
    } catch (const std::runtime_error& error) {
      return std::string(error.what()).substr(path_.size());
    }
  };
  EXPECT_EQ(message("a\tPlace\tAnn\t\t\t\t\t\t\t\n"),
            ":2: expected Person, Organization or Jurisdiction in the column kind, found Place");
  EXPECT_EQ(message("\tPerson\tAnn Lee\t\t\t\t\t\t\t\n"), ":2: expected a key, found nothing");
  EXPECT_EQ(message("a\tPerson\t.\t\t\t\t\t\t\t\n"), ":2: expected a name, found .");
  EXPECT_EQ(message("a\tPerson\tAnn Lee\t\tthere\t\t\t\t\t\n"),
            ":2: expected an IRI or a Wikidata id in the column links, found there");
  EXPECT_EQ(message("a\tPerson\tAnn Lee\t\t\t\t\t\t2017\t\n"),
            ":2: expected YYYY-MM-DD in the column start, found 2017");
  EXPECT_EQ(message("a\tPerson\tAnn Lee\n"), ":2: expected 10 fields, found 3");
}

TEST_F(UserAuthorityTest, TakesPeopleAndPlacesFromRdf) {
  const auto iri = [](const char* text) { return Term::iri(text); };
  Graph graph;
  graph.write(iri("https://example.org/lee"), iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
              iri("http://schema.org/Person"));
  graph.write(iri("https://example.org/lee"), iri("http://schema.org/name"), Term::text("Ann Lee", "en"));
  graph.write(iri("https://example.org/lee"), iri("http://www.w3.org/2002/07/owl#sameAs"),
              iri("http://www.wikidata.org/entity/Q42"));
  graph.write(iri("https://example.org/book"), iri("http://schema.org/name"),
              Term::text("Ann Lee", "en"));  // of no kind
  graph.finish();
  UserAuthority authority;
  authority.read_graph(graph);
  EXPECT_EQ(authority.size(), 1U);
  EXPECT_EQ(key_of_ann(authority), "https://example.org/lee");
}

}  // namespace
}  // namespace dateline
