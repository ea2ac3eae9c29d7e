// The page: what it shows, what it links, and that nothing in a graph can break out of it.
#include "export/html_report.h"

#include <gtest/gtest.h>

#include "export/rdf_reader.h"
#include "tests/export/scratch_folder.h"

namespace dateline {
namespace {

std::string page_of(const std::string& path) {
  std::string page;
  write_html_report(GraphView(read_graph(path)), [&](std::string_view bytes) { page += bytes; });
  return page;
}

const std::string kSample = DATELINE_SOURCE_DIR "/tests/integration/sample.ttl";

TEST(HtmlReport, ShowsEvidenceInItsSentence) {
  EXPECT_NE(page_of(kSample).find("The mayors <mark>boycotted</mark> the meeting."), std::string::npos);
}

TEST(HtmlReport, LinksSpeakersEventsAndArticles) {
  const std::string page = page_of(kSample);
  for (const char* part :
       {"<a href=\"#person-p4911497\">Bill de Blasio</a>", "<article id=\"person-p4911497\">",
        "<article id=\"event-e51c\">", "<a href=\"#event-e77a\">meeting at the White House</a>", "at least 12 mayors",
        "written statement", "confidence 0.93", "<a href=\"#article-k3v9q2\">Mayors boycott White House meeting</a>",
        "2 articles, 4 events, 4 statements, 2 people, 3 jurisdictions"})
    EXPECT_NE(page.find(part), std::string::npos) << part;
}

// Every link inside the page has its target.
TEST(HtmlReport, LinksLeadSomewhere) {
  const std::string page = page_of(kSample);
  const std::string marker = "href=\"#";
  for (std::size_t at = page.find(marker); at != std::string::npos; at = page.find(marker, at + 1)) {
    const std::size_t start = at + marker.size();
    const std::string id = page.substr(start, page.find('"', start) - start);
    EXPECT_NE(page.find("id=\"" + id + "\""), std::string::npos) << id;
  }
}

TEST(HtmlReport, NeedsNothingFromOutside) {
  const std::string page = page_of(kSample);
  for (const char* part : {"<script", "<link", "<img", "src=", "@import", "url("})
    EXPECT_EQ(page.find(part), std::string::npos) << part;
}

TEST(HtmlReport, EscapesWhatTheGraphHolds) {
  const ScratchFolder folder;
  const std::string page = page_of(folder.put("a.ttl", R"(
@prefix dl: <https://w3id.org/dateline/ns#> .
@prefix schema: <http://schema.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<http://e.org/event/x'onclick=1> a dl:Event ; rdfs:label "<script>alert(1)</script> & \"more\""@en .
<http://e.org/person/p> a schema:Person ; <http://www.w3.org/2004/02/skos/core#exactMatch> <javascript:alert(1)> .
<http://e.org/article/a> a dl:Article ; schema:headline "h" ; schema:url <javascript:alert(1)> .
)"));
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("href=\"javascript:"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;"), std::string::npos);
}

TEST(HtmlReport, AnEmptyGraphIsAPage) {
  const ScratchFolder folder;
  EXPECT_TRUE(page_of(folder.put("a.ttl", "")).ends_with("</body>\n</html>\n"));
}

}  // namespace
}  // namespace dateline
