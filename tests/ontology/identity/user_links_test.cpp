#include "ontology/identity/user_links.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "ontology/vocabulary.h"

namespace dateline {
namespace {

const std::string kAnn = std::string(kDefaultBase) + "person/ann";
const std::string kBo = std::string(kDefaultBase) + "person/bo";

class LinksTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "dateline-links-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  UserLinks read(const std::string& name, std::string_view bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    UserLinks links;
    links.read(folder_ / name);
    return links;
  }

  std::filesystem::path folder_;
};

Triple triple(const std::string& subject, std::string_view predicate, const std::string& object) {
  return {Term::iri(subject), Term::iri(std::string(predicate)), Term::iri(object)};
}

TEST_F(LinksTest, ReadsTheTableThatExportBegins) {
  const UserLinks links =
      read("links.csv", "node,kind,name,link,match\n" + kAnn + ",Person,\"Lee, Ann\",Q42,\n" + kBo +
                            ",Person,Bo Ray,https://example.org/bo,close\nperson/cy,Person,Cy Day,,\n");
  EXPECT_EQ(links.size(), 2U);
  ASSERT_EQ(links.of(kAnn).size(), 1U);
  EXPECT_EQ(links.of(kAnn)[0].iri, "http://www.wikidata.org/entity/Q42");
  EXPECT_TRUE(links.of(kAnn)[0].exact);
  EXPECT_FALSE(links.of(kBo)[0].exact);
  EXPECT_EQ(read("links.tsv", "node\tlink\nperson/ann\tQ42\n").of(kAnn).size(), 1U);
}

TEST_F(LinksTest, RefusesWhatIsNoLink) {
  for (const char* bytes : {"node,link\nperson/ann,42\n", "node,link\nperson/ann,see there\n", "node\nperson/ann\n",
                            "node,link,match\nperson/ann,Q42,perhaps\n", "node,link\na b,Q42\n"})
    EXPECT_THROW(read("links.csv", bytes), std::runtime_error) << bytes;
}

TEST_F(LinksTest, AddsLinksAtTheEndOfTheirSubjectAndGoesBeforeOurs) {
  const UserLinks links = read("links.csv", "node,link,match\nperson/ann,Q42,close\nperson/bo,Q43,\nperson/cy,Q44,\n");
  Graph graph;
  LinkingSink sink(links, graph);
  sink.write(Term::iri(kAnn), Term::iri(std::string(vocabulary::skos::exactMatch)),
             Term::iri("http://www.wikidata.org/entity/Q42"));
  sink.write(Term::iri(kAnn), Term::iri(std::string(vocabulary::skos::exactMatch)),
             Term::iri("https://example.org/ann"));
  sink.write(Term::iri(kBo), Term::iri(std::string(vocabulary::dl::holds)), Term::iri("https://example.org/office"));
  sink.finish();
  EXPECT_EQ(graph.triples(),
            (std::vector<Triple>{triple(kAnn, vocabulary::skos::closeMatch, "http://www.wikidata.org/entity/Q42"),
                                 triple(kAnn, vocabulary::skos::exactMatch, "https://example.org/ann"),
                                 triple(kBo, vocabulary::skos::exactMatch, "http://www.wikidata.org/entity/Q43"),
                                 triple(kBo, vocabulary::dl::holds, "https://example.org/office")}));
  EXPECT_EQ(sink.missing(), std::vector<std::string>{std::string(kDefaultBase) + "person/cy"});
}

}  // namespace
}  // namespace dateline
