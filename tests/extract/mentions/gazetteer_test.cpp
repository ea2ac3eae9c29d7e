// The gazetteer: what counts as the same phrase, longest matches, damaged files; and what kind a place is.
#include "extract/mentions/gazetteer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "extract/mentions/names.h"
#include "extract/syntax/clusters.h"
#include "ontology/tsv.h"
#include "tests/extract/mentions/documents.h"

namespace dateline {
namespace {

using testing_documents::document_of;
using Phrases = std::vector<std::pair<std::string, GazetteerKind>>;

std::string model_of(const Phrases& phrases) {
  GazetteerHeader header;
  header.slots = 64;
  header.phrases = static_cast<std::uint32_t>(phrases.size());
  std::vector<std::uint32_t> prints(header.slots, 0);
  std::vector<GazetteerKindSet> kinds(header.slots, 0);
  const auto set = [&](std::uint64_t key, GazetteerKindSet kind) {
    std::uint32_t slot = first_slot(key, header.slots);
    while (prints[slot] != 0 && prints[slot] != print_of(key)) slot = (slot + 1) & (header.slots - 1);
    prints[slot] = print_of(key);
    kinds[slot] |= kind;
  };
  for (const auto& [phrase, kind] : phrases) {
    PhraseHash hash;
    const auto words = split(phrase, ' ');
    for (std::size_t i = 0; i < words.size(); ++i) {
      hash.add_word(words[i]);
      set(hash.value(), i + 1 == words.size() ? kind_bit(kind) : kLongerPhrases);
    }
  }
  std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
  bytes.append(reinterpret_cast<const char*>(prints.data()), prints.size() * sizeof prints[0]);
  return bytes.append(reinterpret_cast<const char*>(kinds.data()), kinds.size() * sizeof kinds[0]);
}

std::filesystem::path file_with(const std::string& bytes) {
  const auto path = std::filesystem::path(testing::TempDir()) / "gazetteer.bin";
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

Gazetteer small_gazetteer() {
  return Gazetteer(file_with(model_of({{"Winston Salem", GazetteerKind::City},
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
  EXPECT_THROW(Gazetteer(file_with("DLGZ")), std::runtime_error);
  std::string damaged = model_of({{"Lake", GazetteerKind::LandWord}});
  damaged.pop_back();
  EXPECT_THROW(Gazetteer(file_with(damaged)), std::runtime_error);
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
