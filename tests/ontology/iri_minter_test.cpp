// Instance names: from outside ids first, else stable hashes; only [a-z0-9] in local names.
#include "ontology/iri_minter.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace dateline {
namespace {

TEST(LocalName, IsBase32OfEightyBits) {
  EXPECT_EQ(local_name(NodeKey{}), "aaaaaaaaaaaaaaaa");
  EXPECT_EQ(local_name(NodeKey{255, 255, 255, 255, 255, 255, 255, 255, 255, 255}), "7777777777777777");
  EXPECT_EQ(local_name(NodeKey{'f', 'o', 'o', 'b', 'a'}).substr(0, 8), "mzxw6ytb");  // RFC 4648 section 10
  EXPECT_NE(node_key({"a", "bc"}), node_key({"ab", "c"}));
}

TEST(LocalName, ComesFromAnAuthority) {
  EXPECT_EQ(authority_local_name("us3651000"), "us3651000");
  EXPECT_EQ(authority_local_name("bioguide:S001141"), "bioguides001141");
  EXPECT_EQ(authority_local_name("caf\xC3\xA9").size(), 16U);
}

TEST(FoldName, TakesAwayWhatSpellersDifferOn) {
  struct Case {
    const char* name;
    const char* folded;
  };
  for (const Case& c : {Case{"J. D. O\xE2\x80\x99"
                             "Brien Jr.",
                             "j d obrien jr"},
                        {"Lupe N\xC3\xBA\xC3\xB1"
                         "ez",
                         "lupe nunez"},
                        {"  Smith-Jones,  Al ", "smith jones al"},
                        {"U.S. Senate", "us senate"},
                        {"", ""}})
    EXPECT_EQ(fold_name(c.name), c.folded) << c.name;
}

ArticleFacts article(std::string sha256, std::string url) {
  ArticleFacts facts;
  facts.sha256 = std::move(sha256);
  facts.url = std::move(url);
  return facts;
}

TEST(ArticleKey, IsTheUrlWithoutTracking) {
  EXPECT_EQ(normalise_url("HTTPS://WWW.Example.com/a/?utm_source=x&id=7#top"), "http://example.com/a?id=7");
  EXPECT_EQ(article_key(article("1", "https://example.com/a/")), article_key(article("2", "http://www.example.com/a")));
  EXPECT_NE(article_key(article("1", "")), article_key(article("2", "")));
}

TEST(IriMinter, NamespacesAreSortedAndNoneBeginsAnother) {
  const IriMinter minter;
  for (std::size_t i = 0; i < kNodeClassCount; ++i)
    for (std::size_t k = 0; k < kNodeClassCount; ++k) {
      const std::string& a = minter.name_space(static_cast<NodeClass>(i));
      const std::string& b = minter.name_space(static_cast<NodeClass>(k));
      EXPECT_EQ(i == k, b.starts_with(a));
      EXPECT_EQ(i < k, a < b);
    }
  EXPECT_EQ(minter.iri(NodeClass::Jurisdiction, "us36").value(), "https://w3id.org/dateline/id/jurisdiction/us36");
}

TEST(IriMinter, RefusesABaseThatIsNone) {
  EXPECT_THROW(IriMinter("example"), std::invalid_argument);
  EXPECT_THROW(IriMinter("http://example.org"), std::invalid_argument);
  EXPECT_EQ(IriMinter("http://example.org/kg#").iri(NodeClass::Event, "x").value(), "http://example.org/kg#event/x");
}

}  // namespace
}  // namespace dateline
