// The gazetteer: what counts as the same phrase, longest matches, damaged files; and what kind a place is.
#include "extract/mentions/gazetteer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/mentions/names.h"
#include "tests/extract/mentions/documents.h"
#include "tests/extract/mentions/gazetteers.h"

namespace dateline {
namespace {

using testing_documents::document_of;
using testing_documents::gazetteer_file;
using testing_documents::gazetteer_model;

Gazetteer small_gazetteer() {
  return Gazetteer(gazetteer_file(gazetteer_model({{"Winston Salem", GazetteerKind::City},
                                                   {"Winston", GazetteerKind::GivenName},
                                                   {"Lake", GazetteerKind::LandWord},
                                                   {"Bridge", GazetteerKind::FacilityWord},
                                                   {"People 's Party", GazetteerKind::Party}})));
}

std::uint64_t hash_of(std::initializer_list<const char*> words) {
  PhraseHash hash;
  for (const char* word : words) hash.add_word(word);
  return hash.value();
}

TEST(Gazetteer, FoldsPhrases) {
  EXPECT_EQ(hash_of({"Winston", "-", "Salem"}), hash_of({"winston-salem"}));
  EXPECT_EQ(hash_of({"Winston", "Salem"}), hash_of({"WINSTON-SALEM"}));
  EXPECT_EQ(hash_of({"People", "’s"}), hash_of({"people", "'s"}));
  EXPECT_NE(hash_of({"New", "York"}), hash_of({"Newyork"}));
}

TEST(Gazetteer, MarksTheLongestPhraseOfEachKind) {
  const Gazetteer gazetteer = small_gazetteer();
  const Document document = document_of("Mayor of Winston ~- ~Salem winston");
  std::vector<GazetteerMarks> marks;
  gazetteer.mark(document, document.text.sentences[0].tokens, marks);
  ASSERT_EQ(marks.size(), 6U);
  EXPECT_EQ(mark_of(marks[2], GazetteerKind::City), 1U);
  EXPECT_EQ(mark_of(marks[4], GazetteerKind::City), 2U);
  EXPECT_EQ(mark_of(marks[2], GazetteerKind::GivenName), 3U);
  EXPECT_EQ(marks[0], 0U);
  EXPECT_EQ(marks[5], 0U) << "phrases begin with a capital";
}

TEST(Gazetteer, FindsWholePhrases) {
  const Gazetteer gazetteer = small_gazetteer();
  const Document document = document_of("the People ~’s Party won");
  EXPECT_EQ(gazetteer.find(document, {1, 4}), kind_bit(GazetteerKind::Party));
  EXPECT_EQ(gazetteer.find(document, {1, 3}), 0U);
  EXPECT_EQ(Gazetteer().find(document, {1, 4}), 0U);
}

TEST(Gazetteer, RefusesOtherFiles) {
  EXPECT_THROW(Gazetteer(gazetteer_file("DLGZ")), std::runtime_error);
  std::string damaged = gazetteer_model({{"Lake", GazetteerKind::LandWord}});
  damaged.pop_back();
  EXPECT_THROW(Gazetteer(gazetteer_file(damaged)), std::runtime_error);
}

TEST(PlaceType, GoesByGazetteerAndWords) {
  const Gazetteer gazetteer = small_gazetteer();
  const Document document = document_of("Winston Salem Lake Erie Long Bridge Springfield");
  EXPECT_EQ(place_type(document, {0, 2}, gazetteer), NameType::Gpe);
  EXPECT_EQ(place_type(document, {2, 4}, gazetteer), NameType::Location);
  EXPECT_EQ(place_type(document, {4, 6}, gazetteer), NameType::Facility);
  EXPECT_EQ(place_type(document, {6, 7}, gazetteer), NameType::Gpe);
}

}  // namespace
}  // namespace dateline
