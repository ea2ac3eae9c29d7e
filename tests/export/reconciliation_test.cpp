#include "export/reconciliation.h"

#include <gtest/gtest.h>

#include "ontology/vocabulary.h"

namespace dateline {
namespace {

namespace v = vocabulary;

class Builder {
 public:
  Builder& link(const std::string& subject, std::string_view predicate, const std::string& object) {
    graph_.write(iri(subject), Term::iri(std::string(predicate)),
                 object.find(':') == std::string::npos ? iri(object) : Term::iri(object));
    return *this;
  }
  Builder& text(const std::string& subject, std::string_view predicate, const std::string& value) {
    graph_.write(iri(subject), Term::iri(std::string(predicate)), Term::string(value));
    return *this;
  }
  const Graph& finish() {
    graph_.finish();
    return graph_;
  }

 private:
  static Term iri(const std::string& local) { return Term::iri("https://example.org/" + local); }
  Graph graph_;
};

constexpr std::string_view kType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

const Graph& sample(Builder& builder) {
  const std::string person(v::schema::Person), place(v::dl::Jurisdiction), body(v::schema::Organization);
  builder.link("ann", kType, person).text("ann", v::rdfs::label, "Ann Lee").text("ann", v::skos::altLabel, "Lee");
  builder.link("ten", v::org::member, "ann")
      .link("ten", v::dl::office, "off")
      .text("off", v::rdfs::label, "Mayor of Springfield");
  builder.link("off", v::dl::officeOf, "spring")
      .text("spring", v::rdfs::label, "Springfield")
      .link("spring", kType, place);
  builder.text("spring", v::dl::ocdId, "ocd-division/country:us/state:il/place:springfield");
  for (const char* number : {"1", "2"}) {
    const std::string n = number;
    builder.link("rep" + n, v::dl::reports, "ann").link("rep" + n, v::dl::inArticle, "art" + n);
    builder.text("art" + n, v::dcterms::source, "articles/" + n + ".txt")
        .text("art" + n, v::schema::datePublished, "2019-03-0" + n);
  }
  builder.link("bo", kType, person)
      .text("bo", v::rdfs::label, "Bo Ray")
      .link("bo", v::skos::exactMatch, "https://example.com/bo");
  builder.link("club", kType, body).text("club", v::rdfs::label, "Chess Club, Springfield");
  return builder.finish();
}

TEST(Reconciliation, ListsWhatHasNoLinkWithWhatTellsItApart) {
  Builder builder;
  const auto nodes = find_unlinked(sample(builder));
  ASSERT_EQ(nodes.size(), 2U);  // Bo Ray is linked, Springfield has its division id
  EXPECT_EQ(nodes[0].name, "Ann Lee");
  EXPECT_EQ(nodes[0].aliases, "Lee");
  EXPECT_EQ(nodes[0].offices, "Mayor of Springfield");
  EXPECT_EQ(nodes[0].jurisdiction, "Springfield");
  EXPECT_EQ(nodes[0].first_date, "2019-03-01");
  EXPECT_EQ(nodes[0].last_date, "2019-03-02");
  EXPECT_EQ(nodes[0].article_count, 2U);
  EXPECT_EQ(nodes[0].articles, "articles/1.txt | articles/2.txt");
  EXPECT_EQ(nodes[1].kind, "Organization");
}

TEST(Reconciliation, WritesTheTableThatLinksRead) {
  Builder builder;
  EXPECT_EQ(reconciliation_csv(find_unlinked(sample(builder))),
            "node,kind,name,aliases,offices,jurisdiction,party,first_date,last_date,article_count,articles,link,match\n"
            "https://example.org/ann,Person,Ann Lee,Lee,Mayor of Springfield,Springfield,,2019-03-01,2019-03-02,2,"
            "articles/1.txt | articles/2.txt,,\n"
            "https://example.org/club,Organization,\"Chess Club, Springfield\",,,,,,,0,,,\n");
}

}  // namespace
}  // namespace dateline
