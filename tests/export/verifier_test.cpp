// Each way a graph can misquote is found, and named by its node.
#include "export/verifier.h"

#include <gtest/gtest.h>

#include "export/rdf_reader.h"
#include "ontology/sha256.h"
#include "tests/export/scratch_folder.h"

namespace dateline {
namespace {

// "é" is one code point here, and the dash another, so that bytes and code points differ.
constexpr const char* kText =
    "The caf\xC3\xA9 closed \xE2\x80\x94 said the mayor. \xE2\x80\x9CWe are\nsorry.\xE2\x80\x9D";

// A graph of one article with two pieces of evidence and a report over both; `from` and `to` change its text.
std::string graph(const std::string& from = "", const std::string& to = "", const std::string& text = kText) {
  std::string turtle = R"(
@prefix dl: <https://w3id.org/dateline/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix : <http://e.org/> .
:art a dl:Article ; dl:sha256 ")" +
                       sha256_hex(text) + R"(" ; dcterms:source "a.txt" .
:one a dl:Evidence ; dl:inArticle :art ; oa:start 9 ; oa:end 15 ; oa:exact "closed"@en ; oa:prefix "The café "@en ; oa:suffix " — said"@en .
:two a dl:Evidence ; dl:inArticle :art ; oa:start 35 ; oa:end 48 ; oa:exact "We are\nsorry."@en .
:st a dl:Statement ; dl:text "Yes. We are sorry."@en .
:rep a dl:StatementReport ; dl:inArticle :art ; dl:reports :st ; dl:evidence :two ; dl:reportedText "We are sorry."@en ;
  dl:extentStart 5 ; dl:extentEnd 18 .
)";
  if (!from.empty()) {
    const std::size_t at = turtle.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    turtle.replace(at, from.size(), to);
  }
  return turtle;
}

Verifier verify(const std::string& turtle, const std::string& source = "a.txt", const std::string& text = kText) {
  const ScratchFolder folder;
  Verifier verifier;
  read_rdf(folder.put("g.ttl", turtle), verifier);
  verifier.finish();
  verifier.check(source, text);
  verifier.finish_articles();
  return verifier;
}

std::string first_problem(const Verifier& verifier) {
  return verifier.problems().empty() ? "none" : verifier.problems()[0];
}

TEST(Verifier, AcceptsWhatTheArticleSays) {
  const Verifier verifier = verify(graph());
  EXPECT_EQ(first_problem(verifier), "none");
  EXPECT_EQ(verifier.evidence_count(), 2U);
}

TEST(Verifier, KnowsAMovedArticleByItsText) { EXPECT_EQ(first_problem(verify(graph(), "elsewhere/a.txt")), "none"); }

TEST(Verifier, NamesTheNodeAndWhatDiffers) {
  const struct {
    const char* from;
    const char* to;
    const char* problem;
  } cases[] = {{"\"closed\"", "\"opened\"", "<http://e.org/one>: expected \"opened\", found \"closed\""},
               {"oa:start 9 ; oa:end 15", "oa:start 10 ; oa:end 16",
                "<http://e.org/one>: expected \"closed\", found \"losed \""},
               {"oa:end 48", "oa:end 480", "<http://e.org/two>: ends at 480, and the text at 49"},
               {"oa:end 48", "oa:end 35", "<http://e.org/two>: expected offsets of a stretch of text, found 35 to 35"},
               {"The café ", "A café ", "<http://e.org/one>: before it: expected \"A café \", found"},
               {" — said", " - said", "<http://e.org/one>: after it: expected \" - said\", found"},
               {"oa:end 15 ;", "oa:end 15 ; dl:inArticle :other ;",
                "<http://e.org/one>: evidence without an article in the graph"},
               {"dl:evidence :two", "dl:evidence :three",
                "<http://e.org/rep>: its evidence <http://e.org/three> is not in the graph"},
               {"dl:reportedText \"We are sorry.\"", "dl:reportedText \"We are glad.\"",
                "<http://e.org/rep>: its wording is not its evidence's"},
               {"dl:extentStart 5", "dl:extentStart 18",
                "<http://e.org/rep>: its extent is not in the 18 characters of <http://e.org/st>: 18 to 18"},
               {"dl:extentEnd 18", "dl:extentEnd 99",
                "<http://e.org/rep>: its extent is not in the 18 characters of <http://e.org/st>: 5 to 99"}};
  for (const auto& c : cases)
    EXPECT_EQ(first_problem(verify(graph(c.from, c.to))).substr(0, std::string_view(c.problem).size()), c.problem);
}

TEST(Verifier, AChangedArticleIsAProblem) {
  const Verifier verifier = verify(graph(), "a.txt", std::string(kText) + " ");
  EXPECT_NE(first_problem(verifier).find("<http://e.org/art>: the text of a.txt has another SHA-256"),
            std::string::npos)
      << first_problem(verifier);
}

TEST(Verifier, AMissingArticleIsAProblemAndAStrangerIsNone) {
  const Verifier verifier = verify(graph(), "b.txt", "other");
  EXPECT_EQ(first_problem(verifier), "<http://e.org/art>: its article was not given: a.txt");
  EXPECT_EQ(verifier.strangers(), std::vector<std::string>{"b.txt"});
}

// The graph is in NFC and the article is not.
TEST(Verifier, ComparesInNfc) {
  const std::string text = "The cafe\xCC\x81 closed";
  const Verifier verifier = verify(R"(
@prefix dl: <https://w3id.org/dateline/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix : <http://e.org/> .
:art a dl:Article ; dl:sha256 ")" + sha256_hex(text) +
                                       R"(" .
:one a dl:Evidence ; dl:inArticle :art ; oa:start 10 ; oa:end 16 ; oa:exact "closed"@en ; oa:prefix "café "@en .
)",
                                   "a.txt", text);
  EXPECT_EQ(first_problem(verifier), "none");
}

}  // namespace
}  // namespace dateline
