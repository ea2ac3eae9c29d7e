#include "ontology/identity/organizations.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace dateline {
namespace {

const OrganizationAuthority& known() {
  static const OrganizationAuthority known(DATELINE_SOURCE_DIR "/data/authority/organizations.tsv");
  return known;
}

struct Case {
  const char* text;
  const char* key;  // "" for none
};

TEST(OrganizationAuthority, FindsBodiesByNameAliasAndAcronym) {
  for (const auto& [text, key] :
       std::array{Case{"Department of Justice", "usdoj"}, Case{"the Justice Department", "usdoj"}, Case{"DOJ", "usdoj"},
                  Case{"F.B.I.", "usfbi"}, Case{"Immigration and Customs Enforcement", "usice"},
                  Case{"White House", "uswh"}, Case{"U.S. Conference of Mayors", "ususcm"}, Case{"G.O.P.", "usrep"},
                  Case{"Democrats", "usdem"}, Case{"9th U.S. Circuit Court of Appeals", "usca9"},
                  Case{"The New York Times", "nyt"}, Case{"Bureau of Nothing", ""}, Case{"", ""}}) {
    const auto found = known().find(text);
    EXPECT_EQ(found ? known()[*found].key : "", key) << text;
  }
}

TEST(OrganizationAuthority, FindsTheBodyThatATitleHeads) {
  for (const auto& [text, key] :
       std::array{Case{"attorney general", "usdoj"}, Case{"Secretary of Homeland Security", "usdhs"},
                  Case{"Homeland Security Secretary", "usdhs"}, Case{"defense secretary", "usdod"},
                  Case{"house speaker", "ushouse"}, Case{"director", ""}, Case{"mayor", ""}}) {
    const auto found = known().headed_by(text);
    EXPECT_EQ(found ? known()[*found].key : "", key) << text;
  }
}

TEST(OrganizationAuthority, KnowsParentsKindsAndPlaces) {
  const KnownOrganization& fbi = known()[*known().find_key("usfbi")];
  EXPECT_EQ(known()[*fbi.parent].key, "usdoj");
  EXPECT_EQ(fbi.kind, OrganizationKind::Agency);
  EXPECT_EQ(fbi.place, "us");
  EXPECT_EQ(fbi.wikidata, "Q8333");
}

TEST(OrganizationAuthority, RefusesWrongTables) {
  std::string name = (std::filesystem::temp_directory_path() / "dateline-bodies-XXXXXX").string();
  ASSERT_NE(mkstemp(name.data()), -1);
  const std::string header = "key\tname\tkind\tacronym\taliases\tparent\tof\theads\tposts\twikidata\n";
  for (const char* rows : {"a\tA\tagency\t\t\t\t\t\t\t\n", "a\tA\tAgency\t\t\tb\t\t\t\t\n",
                           "a\tA\tAgency\t\t\t\t\t\t\t\na\tB\tAgency\t\t\t\t\t\t\t\n", "a\tA\n"}) {
    std::ofstream(name, std::ios::trunc) << header << rows;
    EXPECT_THROW(OrganizationAuthority{name}, std::runtime_error) << rows;
  }
  std::filesystem::remove(name);
}

}  // namespace
}  // namespace dateline
