#include "ontology/identity/jurisdictions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "ontology/iri_minter.h"

namespace dateline {
namespace {

class JurisdictionsTest : public ::testing::Test {
 protected:
  static const Jurisdictions& places() {
    static const Jurisdictions places(DATELINE_SOURCE_DIR "/data/authority/jurisdictions.bin");
    return places;
  }

  static std::string keys(const std::vector<PlaceIndex>& found) {
    std::string line;
    for (const PlaceIndex place : found) line += (line.empty() ? "" : " ") + std::string(places().key(place));
    return line;
  }
};

struct QualifiedCase {
  const char* name;
  Level level;
  const char* ocd_id;  // after "ocd-division/country:us/"
};

TEST_F(JurisdictionsTest, FindsPlacesByTheUnitTheyAreIn) {
  for (const auto& [name, level, ocd_id] :
       std::array{QualifiedCase{"Cook County, Illinois", Level::County, "state:il/county:cook"},
                  QualifiedCase{"Cook County, Ga.", Level::County, "state:ga/county:cook"},
                  QualifiedCase{"Albany, New York", Level::City, "state:ny/place:albany"},
                  QualifiedCase{"Burlington, VT", Level::City, "state:vt/place:burlington"},
                  QualifiedCase{"King County, Washington", Level::County, "state:wa/county:king"},
                  QualifiedCase{"Louisville Metro, Kentucky", Level::Consolidated, "state:ky/place:louisville"},
                  QualifiedCase{"Jefferson County, Kentucky", Level::County, "state:ky/county:jefferson"},
                  QualifiedCase{"City and County of Denver, Colorado", Level::Consolidated, "state:co/place:denver"},
                  QualifiedCase{"Denver, Iowa", Level::City, "state:ia/place:denver"},
                  QualifiedCase{"Orleans Parish, Louisiana", Level::Consolidated, "state:la/place:new_orleans"},
                  QualifiedCase{"Saint Louis, Missouri", Level::City, "state:mo/place:st_louis"},
                  QualifiedCase{"St. Louis County, Mo.", Level::County, "state:mo/county:st_louis"},
                  QualifiedCase{"Boise, Idaho", Level::City, "state:id/place:boise_city"},
                  QualifiedCase{"Lexington, Mass.", Level::City, "state:ma/place:lexington"},
                  QualifiedCase{"Lexington, Ky.", Level::Consolidated, "state:ky/place:lexington"},
                  QualifiedCase{"Honolulu, Hawaii", Level::Consolidated, "state:hi/place:honolulu"},
                  QualifiedCase{"San Juan, Puerto Rico", Level::City, "territory:pr/municipio:san_juan"}}) {
    const auto place = places().find_qualified(name);
    ASSERT_TRUE(place) << name;
    EXPECT_EQ(places().ocd_id(*place), "ocd-division/country:us/" + std::string(ocd_id)) << name;
    EXPECT_EQ(places().level(*place), level) << name;
  }
  for (const char* name : {"Springfield, Atlantis", "Nowhere, Illinois", "Chicago", ", ", ""})
    EXPECT_FALSE(places().find_qualified(name)) << name;
}

struct NameCase {
  const char* name;
  const char* first;  // the heaviest place's key; "" for none
};

TEST_F(JurisdictionsTest, FindsPlacesByName) {
  for (const auto& [name, first] : std::array{NameCase{"Chicago", "us1714000"},
                                              NameCase{"CHICAGO", "us1714000"},
                                              NameCase{"City of Chicago", "us1714000"},
                                              NameCase{"the City and County of San Francisco", "us0667000"},
                                              NameCase{"State of Oregon", "us41"},
                                              NameCase{"State of New York", "us36"},
                                              NameCase{"City of New York", "us3651000"},
                                              NameCase{"N.Y.C.", "us3651000"},
                                              NameCase{"Commonwealth of Kentucky", "us21"},
                                              NameCase{"D.C.", "us11"},
                                              NameCase{"Washington, D.C.", "us11"},
                                              NameCase{"Brooklyn", "us36047"},
                                              NameCase{"U.S.", "us"},
                                              NameCase{"America", "us"},
                                              NameCase{"Britain", "gb"},
                                              NameCase{"Russia", "ru"},
                                              NameCase{"South Korea", "kr"},
                                              NameCase{"Ontario", "caon"},
                                              NameCase{"Kiev", "geo703448"},
                                              NameCase{"Kosovo", "xk"},
                                              NameCase{"Bavaria", "deby"},
                                              NameCase{"Crimea", "ua43"},
                                              NameCase{"Paris", "geo2988507"},
                                              NameCase{"Los Ángeles", "us0644000"},
                                              NameCase{"Virgin Islands", "us78"},
                                              NameCase{"Illinoisan", ""},
                                              NameCase{"IL", ""},
                                              NameCase{"", ""},
                                              NameCase{"Atlantis on Sea", ""}}) {
    const auto found = places().find(name);
    EXPECT_EQ(found.empty() ? std::string_view() : places().key(found.front()), first) << name;
  }
}

TEST_F(JurisdictionsTest, SaysHowANameIsAPlacesName) {
  struct Case {
    const char* folded;
    const char* key;
    PlaceNameKind kind;
  };
  for (const auto& [folded, key, kind] : std::array{
           Case{"ill", "us17", PlaceNameKind::Abbreviation}, Case{"il", "us17", PlaceNameKind::Code},
           Case{"californian", "us06", PlaceNameKind::Demonym}, Case{"british", "gb", PlaceNameKind::Demonym},
           Case{"windy city", "us1714000", PlaceNameKind::Alias}, Case{"cook", "us17031", PlaceNameKind::Short}}) {
    bool found = false;
    for (const PlaceCandidate candidate : places().named(folded))
      found = found || (places().key(candidate.place()) == key && candidate.kind() == kind);
    EXPECT_TRUE(found) << folded;
  }
}

TEST_F(JurisdictionsTest, KnowsWhatIsAroundAPlace) {
  const auto chicago = *places().find_key("us1714000");
  EXPECT_EQ(keys(places().ancestors(chicago)), "us17031 us17 us");
  EXPECT_EQ(places().parent(chicago), places().find_key("us17"));
  EXPECT_EQ(places().geoid(chicago), "1714000");
  EXPECT_EQ(places().geonames_id(chicago), 4887398U);
  EXPECT_GT(places().weight(chicago), 2'000'000U);
  EXPECT_TRUE(places().is_within(chicago, *places().find_key("us")));
  EXPECT_FALSE(places().is_within(chicago, *places().find_key("us36")));
  EXPECT_EQ(places().iso_code(*places().find_key("us17")), "US-IL");
  EXPECT_EQ(places().iso_code(*places().find_key("fr")), "FR");
  EXPECT_TRUE(places().geoid(*places().find_key("us21louisville")).empty());
}

// Holds the file to the present fold_name: where that changes, the file must be built again.
TEST_F(JurisdictionsTest, FindsEveryPlaceByItsName) {
  for (PlaceIndex place = 0; place < places().size(); ++place) {
    std::string folded = fold_name(places().name(place));
    if (folded.starts_with("the ")) folded.erase(0, 4);
    const auto named = places().named(folded);
    ASSERT_TRUE(std::any_of(named.begin(), named.end(), [&](PlaceCandidate other) { return other.place() == place; }))
        << places().name(place);
  }
}

TEST_F(JurisdictionsTest, FindsEveryPlaceByItsKeyAndNoOther) {
  for (PlaceIndex place = 0; place < places().size(); ++place) ASSERT_EQ(places().find_key(places().key(place)), place);
  EXPECT_FALSE(places().find_key("us99"));
  EXPECT_FALSE(places().find_key(""));
  EXPECT_EQ(places().find_ocd("ocd-division/country:us/state:il/county:cook"), places().find_key("us17031"));
  EXPECT_FALSE(places().find_ocd("ocd-division/country:us/state:il/county:nowhere"));
}

TEST(JurisdictionsFile, IsRefusedWhereItIsDamaged) {
  std::string name = (std::filesystem::temp_directory_path() / "dateline-places-XXXXXX").string();
  const int handle = mkstemp(name.data());
  ASSERT_NE(handle, -1);
  std::ifstream source(DATELINE_SOURCE_DIR "/data/authority/jurisdictions.bin", std::ios::binary);
  const std::string good{std::istreambuf_iterator<char>(source), {}};
  for (const std::string& bytes : {std::string(), std::string("DLPLACE1"), good.substr(0, good.size() / 2),
                                   good.substr(0, good.size() - 1), good + "x", "x" + good}) {
    std::ofstream(name, std::ios::binary | std::ios::trunc) << bytes;
    EXPECT_THROW(Jurisdictions{name}, std::runtime_error);
  }
  std::filesystem::remove(name);
}

}  // namespace
}  // namespace dateline
