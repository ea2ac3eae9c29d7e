// The page of an ontology: what it says of each term, where its links lead, and that the shipped ontology is all on it.
#include "export/ontology_page.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "export/html_page.h"
#include "export/rdf_reader.h"
#include "ontology/vocabulary.h"
#include "tests/export/scratch_folder.h"

namespace dateline {
namespace {

struct Written {
  std::string page;
  std::size_t terms = 0;
  [[nodiscard]] bool has(const std::string& part) const { return page.find(part) != std::string::npos; }
};

Written read_page(const std::string& path) {
  Written written;
  written.terms =
      write_ontology_page(GraphView(read_graph(path)), [&](std::string_view bytes) { written.page += bytes; });
  return written;
}

Written page_of(const std::string& turtle) {
  const ScratchFolder folder;
  return read_page(folder.put("a.ttl", R"(
@prefix t: <http://e.org/trains#> .
@prefix c: <http://e.org/codes/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vann: <http://purl.org/vocab/vann/> .
)" + turtle));
}

const std::string kTrains = R"(
<http://e.org/trains> a owl:Ontology ; rdfs:label "Trains"@en ; owl:versionInfo "7" ;
  vann:preferredNamespacePrefix "t" ; vann:preferredNamespaceUri "http://e.org/trains#" .
t:Train a owl:Class ; rdfs:label "Zug"@de , "train"@en ; rdfs:comment "Cars & an engine."@en ;
  rdfs:subClassOf schema:Vehicle ; owl:equivalentClass <http://o.org/Train> .
t:Express a owl:Class ; rdfs:subClassOf t:Train , [ a owl:Class ] .
t:Depot a owl:Class .
t:pulls a owl:ObjectProperty ; rdfs:domain t:Train ; schema:rangeIncludes t:Train , t:Depot ;
  rdfs:subPropertyOf schema:about ; owl:inverseOf t:pulledBy .
t:pulledBy a owl:ObjectProperty .
t:length a owl:DatatypeProperty ; rdfs:label "length"@en .
c:GaugeList a skos:ConceptScheme ; rdfs:label "gauges"@en ; rdfs:comment "How wide the track is."@en .
c:Broad skos:inScheme c:GaugeList ; skos:prefLabel "broad"@en ; skos:definition "Above 1435 mm."@en ;
  skos:notation "B" ; skos:example "1520 mm"@en .
c:Russian skos:inScheme c:GaugeList ; skos:broadMatch c:Broad .
c:Express skos:inScheme c:GaugeList .
)";

TEST(OntologyPage, TellsWhatEachTermIs) {
  const Written written = page_of(kTrains);
  EXPECT_EQ(written.terms, 10U);
  for (const char* part :
       {"<h1>Trains</h1>", "<dt>version</dt><dd>7</dd>", "3 classes, 3 properties, 1 code list<",
        "<article id=\"Train\">\n<h3><a href=\"#Train\">t:Train</a> <span class=\"meta\">train</span></h3>\n"
        "<div>Cars &amp; an engine.</div>\n",
        "<dt>kind of</dt><dd><a href=\"http://schema.org/Vehicle\">schema:Vehicle</a></dd>",
        "<dt>kinds</dt><dd><a href=\"#Express\">t:Express</a></dd>",
        "<dt>equivalent to</dt><dd><a href=\"http://o.org/Train\">http://o.org/Train</a></dd>",
        "<dt>properties</dt><dd><a href=\"#pulls\">t:pulls</a></dd>",
        "<dt>value of</dt><dd><a href=\"#pulls\">t:pulls</a></dd>",
        "<dt>kind of</dt><dd><a href=\"#Train\">t:Train</a>, an anonymous class</dd>",
        "<dt>domain</dt><dd><a href=\"#Train\">t:Train</a></dd>",
        "<dt>range</dt><dd><a href=\"#Depot\">t:Depot</a> or <a href=\"#Train\">t:Train</a></dd>",
        "<dt>narrows</dt><dd><a href=\"http://schema.org/about\">schema:about</a></dd>",
        "<dt>inverse of</dt><dd><a href=\"#pulledBy\">t:pulledBy</a></dd>", "<dt>kind</dt><dd>holds a value</dd>"})
    EXPECT_TRUE(written.has(part)) << part;
}

TEST(OntologyPage, ListsCodesUnderTheirScheme) {
  const Written written = page_of(kTrains);
  for (const char* part :
       {"<section id=\"GaugeList\">\n<h2>Gauges</h2>\n<p>How wide the track is.</p>", "<article id=\"Broad\">",
        "<div>Above 1435 mm.</div>", "<dt>notation</dt><dd>B</dd>", "<dt>examples</dt><dd>1520 mm</dd>",
        "<dt>narrower</dt><dd><a href=\"#Russian\">http://e.org/codes/Russian</a></dd>",
        "<dt>broad match</dt><dd><a href=\"#Broad\">http://e.org/codes/Broad</a></dd>"})
    EXPECT_TRUE(written.has(part)) << part;
}

// The class keeps its local name; the code of the same name has its namespace in front.
TEST(OntologyPage, AnchorsAreLocalNamesAndUnique) {
  const Written written = page_of(kTrains);
  EXPECT_TRUE(written.has("<article id=\"Express\">\n<h3><a href=\"#Express\">t:Express</a>"));
  EXPECT_TRUE(
      written.has("<article id=\"codes-Express\">\n<h3><a href=\"#codes-Express\">http://e.org/codes/Express</a>"));
}

TEST(OntologyPage, TermsGoBeforeTheSectionsOfThePage) {
  const Written written = page_of("t:classes a owl:Class . <http://e.org/other#classes> a owl:Class .");
  EXPECT_TRUE(written.has("<article id=\"classes\">"));
  EXPECT_TRUE(written.has("<article id=\"trains-classes\">"));
  EXPECT_TRUE(written.has("<section id=\"section-classes\">"));
}

TEST(OntologyPage, AConceptOfTwoSchemesStandsInOne) {
  const Written written = page_of(R"(
c:A a skos:ConceptScheme . c:B a skos:ConceptScheme . c:x skos:inScheme c:A , c:B . c:B skos:hasTopConcept c:y .)");
  EXPECT_TRUE(written.has("<dt>also in it</dt><dd><a href=\"#x\">http://e.org/codes/x</a></dd>"));
  EXPECT_TRUE(written.has("<article id=\"y\">"));
  EXPECT_EQ(written.page.find("id=\"x\""), written.page.rfind("id=\"x\""));
}

TEST(OntologyPage, EscapesWhatTheOntologyHolds) {
  const Written written = page_of(R"(
<javascript:x'onclick=alert(1)> a owl:Class ; rdfs:label "<script>alert(1)</script>" ; rdfs:comment "a < b & \"c\"" ;
  rdfs:seeAlso <javascript:alert(2)> .)");
  EXPECT_FALSE(written.has("<script"));
  EXPECT_FALSE(written.has("href=\"javascript:"));
  EXPECT_TRUE(written.has("&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_TRUE(written.has("a &lt; b &amp; &quot;c&quot;"));
}

TEST(OntologyPage, TheOrderOfTheFileIsNotSeen) {
  EXPECT_EQ(page_of("t:B a owl:Class . t:A a owl:Class ; rdfs:label \"a\" .").page,
            page_of("t:A rdfs:label \"a\" ; a owl:Class . t:B a owl:Class .").page);
}

TEST(OntologyPage, AGraphWithoutOntologyHasNoTerms) {
  EXPECT_EQ(page_of("t:x rdfs:label \"x\" .").terms, 0U);
  EXPECT_TRUE(page_of("").page.ends_with(html::kEnd));
}

const Written& shipped() {
  static const Written written = read_page(DATELINE_SOURCE_DIR "/ontology/dateline.ttl");
  return written;
}

TEST(ShippedOntology, HasAnAnchorForEveryClassAndProperty) {
  const auto expect_anchor = [](std::string_view iri) {
    const std::string local(iri.substr(vocabulary::dl::kNamespace.size()));
    EXPECT_TRUE(shipped().has("<article id=\"" + local + "\">\n<h3><a href=\"#" + local + "\">dl:" + local + "</a>"))
        << iri;
  };
  for (const std::string_view iri : vocabulary::dl::kClasses) expect_anchor(iri);
  for (const std::string_view iri : vocabulary::dl::kProperties) expect_anchor(iri);
}

TEST(ShippedOntology, AnchorsAreUniqueAndLinksLeadSomewhere) {
  const auto all_after = [](const std::string& marker) {
    std::vector<std::string> found;
    for (std::size_t at = shipped().page.find(marker); at != std::string::npos;
         at = shipped().page.find(marker, at + 1)) {
      const std::size_t start = at + marker.size();
      found.push_back(shipped().page.substr(start, shipped().page.find('"', start) - start));
    }
    return found;
  };
  const std::vector<std::string> anchors = all_after(" id=\"");
  const std::set<std::string> unique(anchors.begin(), anchors.end());
  EXPECT_EQ(unique.size(), anchors.size());
  EXPECT_EQ(anchors.size(), shipped().terms + 2);  // and the sections of classes and properties
  for (const std::string& target : all_after("href=\"#")) EXPECT_TRUE(unique.contains(target)) << target;
}

TEST(ShippedOntology, NeedsNothingFromOutside) {
  for (const char* part : {"<script", "<link", "<img", "src=", "@import", "url(", "onclick"})
    EXPECT_FALSE(shipped().has(part)) << part;
}

}  // namespace
}  // namespace dateline
