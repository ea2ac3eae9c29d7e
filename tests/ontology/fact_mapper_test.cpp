// From hand-built facts to triples: what the research queries rely on, and the promises of the graph as a whole.
#include "ontology/fact_mapper.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "ontology/facts_json.h"
#include "ontology/identity/resolve.h"
#include "ontology/vocabulary.h"
#include "tests/ontology/sample_facts.h"

namespace dateline {
namespace {

namespace v = vocabulary;

// Every triple as a line, in the order it came, so that order is tested too.
class Lines : public TripleSink {
 public:
  void graph(const std::string& iri) override { text += "# " + iri + '\n'; }
  void write(const Term& s, const Term& p, const Term& o) override {
    text += s.value() + ' ' + p.value() + ' ' + o.value() + '^' + o.datatype() + '@' + o.language() + '\n';
  }
  std::string text;
};

std::string lines(std::vector<Facts> articles) {
  Lines sink;
  map_facts(resolve(std::move(articles)), {"dateline test", "", Date{2020, 1, 2}}, IriMinter(), sink);
  return sink.text;
}

class Built {
 public:
  explicit Built(std::vector<Facts> articles) {
    map_facts(resolve(std::move(articles)), {"dateline test", "", {}}, IriMinter(), graph_);
  }
  [[nodiscard]] std::vector<Term> objects(std::string_view subject, std::string_view predicate) const {
    std::vector<Term> found;
    for (const Triple& t : graph_.triples())
      if (t.subject.value() == subject && t.predicate.value() == predicate) found.push_back(t.object);
    return found;
  }
  [[nodiscard]] std::vector<std::string> subjects(std::string_view type) const {
    std::vector<std::string> found;
    for (const Triple& t : graph_.triples())
      if (t.predicate.value() == v::rdf::type && t.object.value() == type) found.push_back(t.subject.value());
    return found;
  }
  [[nodiscard]] std::string one(std::string_view subject, std::string_view predicate) const {
    const auto found = objects(subject, predicate);
    return found.size() == 1 ? found[0].value() : "(" + std::to_string(found.size()) + " values)";
  }
  [[nodiscard]] const std::vector<Triple>& triples() const { return graph_.triples(); }

 private:
  Graph graph_;
};

TEST(FactMapper, AnyOrderOfArticlesGivesTheSameBytes) {
  EXPECT_EQ(lines({sample::council(), sample::brief()}), lines({sample::brief(), sample::council()}));
  const auto again = [](const Facts& facts) { return facts_from_json(to_json(facts), "x:1"); };
  EXPECT_EQ(lines({again(sample::council()), again(sample::brief())}), lines({sample::council(), sample::brief()}));
}

TEST(FactMapper, SubjectsAreSortedInEachPartAndComeTogether) {
  const std::string text = lines({sample::council(), sample::brief()});
  std::string last;
  std::size_t at = 0, parts = 0;
  while (at < text.size()) {
    const std::size_t end = text.find('\n', at);
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("# ")) {
      last.clear();
      ++parts;
      continue;
    }
    const std::string subject = line.substr(0, line.find(' '));
    EXPECT_LE(last, subject);
    last = subject;
  }
  EXPECT_EQ(parts, 5U);  // what is shared; of each article its nodes and its reports
}

TEST(FactMapper, MapsPeopleOfficesAndTenures) {
  const Built graph({sample::council(), sample::brief()});
  const auto officials = graph.subjects(v::dl::Official);
  ASSERT_EQ(officials.size(), 1U);
  EXPECT_EQ(graph.subjects(v::schema::Person), officials);
  EXPECT_EQ(graph.one(officials[0], v::rdfs::label), "Ana Ruiz");
  EXPECT_EQ(graph.one(officials[0], v::schema::gender), v::schema::Female);
  EXPECT_EQ(graph.one(officials[0], v::dl::party), "https://w3id.org/dateline/id/party/democratic");
  EXPECT_EQ(graph.one(officials[0], v::skos::exactMatch), "http://www.wikidata.org/entity/Q1");
  const std::string office = graph.one(officials[0], v::dl::holds);
  EXPECT_EQ(graph.one(office, v::dl::title), "mayor");
  EXPECT_EQ(graph.one(office, v::rdfs::label), "Mayor of Fairview");
  ASSERT_EQ(graph.subjects(v::dl::Tenure).size(), 1U);
  EXPECT_EQ(graph.subjects(v::dl::TenureReport).size(), 2U);
  EXPECT_EQ(graph.one(graph.subjects(v::dl::Tenure)[0], v::dl::tenureStatus), "https://w3id.org/dateline/code/Current");
}

TEST(FactMapper, MapsJurisdictionsWithAllThatContainThem) {
  const Built graph({sample::council()});
  const std::string ohio = "https://w3id.org/dateline/id/jurisdiction/us39";
  for (const std::string& place : graph.subjects(v::dl::Jurisdiction)) {
    if (place == ohio) continue;
    EXPECT_EQ(graph.one(place, v::dl::parent), ohio);
    EXPECT_EQ(graph.one(place, v::dl::within), ohio);
    EXPECT_EQ(graph.one(place, v::dl::level), "https://w3id.org/dateline/code/City");
  }
  EXPECT_EQ(graph.subjects(v::dl::Jurisdiction).size(), 2U);
}

TEST(FactMapper, MapsEventsWithRolesAndReports) {
  const Built graph({sample::council()});
  std::string protest;
  for (const std::string& event : graph.subjects(v::dl::Event))
    if (graph.one(event, v::dl::eventType) == "https://w3id.org/dateline/code/Protest") protest = event;
  ASSERT_FALSE(protest.empty());
  EXPECT_EQ(graph.one(protest, v::dl::eventCategory), "https://w3id.org/dateline/code/PloverProtest");
  EXPECT_EQ(graph.one(protest, v::dl::dateEarliest), "2019-05-14");
  EXPECT_EQ(graph.objects(protest, v::dl::becauseOf).size(), 2U);
  EXPECT_EQ(graph.objects(protest, v::dl::purpose).size(), 1U);
  EXPECT_EQ(graph.objects(protest, v::dl::participation).size(), 3U);
  EXPECT_EQ(graph.one(graph.one(protest, v::dl::agent), v::rdfs::label), "some residents");
  for (const std::string& report : graph.subjects(v::dl::EventReport)) {
    if (graph.one(report, v::dl::reports) != protest) continue;
    EXPECT_EQ(graph.objects(report, v::dl::evidence).size(), 2U);
    EXPECT_EQ(graph.one(report, v::dl::dateText), "Tuesday");
    EXPECT_EQ(graph.one(graph.one(report, v::dl::figure), v::schema::value), "40");
    EXPECT_EQ(graph.objects(report, v::dl::participation), graph.objects(protest, v::dl::participation));
  }
}

TEST(FactMapper, MapsStatementsWithReports) {
  const Built graph({sample::council(), sample::brief()});
  ASSERT_EQ(graph.subjects(v::dl::Statement).size(), 2U);
  for (const std::string& report : graph.subjects(v::dl::StatementReport)) {
    const std::string statement = graph.one(report, v::dl::reports);
    const bool direct = graph.one(report, v::dl::quotationKind) == "https://w3id.org/dateline/code/Direct";
    EXPECT_EQ(graph.one(statement, v::dl::text), direct ? "We will build the bridge." : "that taxes would rise");
    EXPECT_EQ(graph.objects(report, v::dl::negated).size(), direct ? 0U : 1U);
    EXPECT_EQ(graph.one(report, v::dl::extentStart), "0");
  }
}

TEST(FactMapper, LeavesOutWhatNobodyRefersTo) {
  Facts facts = sample::brief();
  facts.entities.push_back(sample::entity(EntityKind::Organization, "Idle Society", 300));
  facts.entities.back().mention_count = 0;
  const Built graph({facts});
  EXPECT_TRUE(graph.subjects(v::schema::Organization).empty());
  EXPECT_EQ(graph.subjects(v::dl::Jurisdiction).size(), 2U);  // Ohio, not mentioned, contains Fairview
}

TEST(FactMapper, EveryReportHasEvidenceRunAndArticleAndEveryObjectIsThere) {
  const Built graph({sample::council(), sample::brief()});
  std::set<std::string> subjects;
  for (const Triple& t : graph.triples()) subjects.insert(t.subject.value());
  for (const std::string& report : graph.subjects(v::dl::Report)) {
    EXPECT_FALSE(graph.objects(report, v::dl::evidence).empty());
    EXPECT_EQ(graph.objects(report, v::dl::inArticle).size(), 1U);
    EXPECT_EQ(graph.objects(report, v::prov::wasGeneratedBy).size(), 1U);
  }
  for (const Triple& t : graph.triples())
    EXPECT_TRUE(!t.object.value().starts_with(kDefaultBase) || subjects.contains(t.object.value())) << t.object.value();
}

TEST(FactMapper, WritesTheRunDateOnlyWhereOneIsGiven) {
  EXPECT_NE(lines({sample::brief()}).find("startedAtTime 2020-01-02T00:00:00Z"), std::string::npos);
  const Built graph({sample::brief()});
  EXPECT_TRUE(graph.objects(graph.subjects(v::dl::Run).at(0), v::prov::startedAtTime).empty());
}

}  // namespace
}  // namespace dateline
