// Repairs of names: sentences with the names that a tagger gave, and what becomes of them.
#include "extract/mentions/name_repair.h"

#include <gtest/gtest.h>

#include "tests/extract/mentions/documents.h"
#include "tests/extract/mentions/gazetteers.h"

namespace dateline {
namespace {

using testing_documents::document_of;

const Gazetteer& gazetteer() {
  static const Gazetteer small(testing_documents::gazetteer_file(testing_documents::gazetteer_model({
      {"Gov.", GazetteerKind::Title},
      {"Queen", GazetteerKind::Title},
      {"White House", GazetteerKind::Agency},
      {"White House", GazetteerKind::Town},
      {"Bureau of Fish and Wildlife", GazetteerKind::Agency},
      {"Democrats", GazetteerKind::Norp},
      {"Alberta", GazetteerKind::Division},
      {"McDonald 's", GazetteerKind::Organization},
      {"Leeds", GazetteerKind::City},
      {"Hull", GazetteerKind::City},
      {"Bath", GazetteerKind::Town},
      {"Jane", GazetteerKind::GivenName},
      {"Port Haven", GazetteerKind::City},
      {"Mayor", GazetteerKind::Title},
      {"City", GazetteerKind::GpeWord},
      {"County", GazetteerKind::GpeWord},
  })));
  return small;
}

WordMap<bool> kept() {
  WordMap<bool> titles;
  titles.add("queen", true);
  return titles;
}

// The repaired names as "words=TYPE; …".
std::string repaired(const Document& document, const std::vector<Name>& names) {
  std::string all;
  for (const Name& found : repair_names(document, gazetteer(), kept(), names))
    all +=
        (all.empty() ? "" : "; ") + std::string(document.text_of(found.tokens)) + "=" + std::string(name(found.type));
  return all;
}

TEST(NameRepair, TrimsToTheName) {
  const Document document = document_of("then Gov. Ann Reed ~'s aide met Queen Anne at the Senate");
  EXPECT_EQ(
      repaired(document, {{{1, 5}, NameType::Person}, {{7, 9}, NameType::Person}, {{10, 12}, NameType::Organization}}),
      "Ann Reed=PERSON; Queen Anne=PERSON; Senate=ORGANIZATION");
  const Document company = document_of("at McDonald ~'s they");
  EXPECT_EQ(repaired(company, {{{1, 3}, NameType::Organization}}), "McDonald's=ORGANIZATION");
  const Document quoted = document_of("“ Reed ” said");
  EXPECT_EQ(repaired(quoted, {{{0, 3}, NameType::Person}}), "Reed=PERSON");
}

TEST(NameRepair, CorrectsWhatTheGazetteerIsSureOf) {
  const Document document = document_of("The White House told Democrats in Alberta");
  EXPECT_EQ(repaired(document, {{{1, 3}, NameType::Gpe}, {{4, 5}, NameType::Person}, {{6, 7}, NameType::Person}}),
            "White House=ORGANIZATION; Democrats=NORP; Alberta=GPE");
}

TEST(NameRepair, JoinsTheHalvesOfAKnownName) {
  const Document document = document_of("the Bureau of Fish and Wildlife said");
  EXPECT_EQ(repaired(document, {{{1, 4}, NameType::Organization}, {{5, 6}, NameType::Organization}}),
            "Bureau of Fish and Wildlife=ORGANIZATION");
}

TEST(NameRepair, GivesTheFamilyNameToItsBearer) {
  const Document document =
      document_of("Ann Reed spoke/VBD ~. then Reed left/VBD and Reed returned/VBD with REED Hall");
  EXPECT_EQ(repaired(document, {{{0, 2}, NameType::Person}, {{5, 6}, NameType::Gpe}}),
            "Ann Reed=PERSON; Reed=PERSON; Reed=PERSON");
}

TEST(NameRepair, LetsMostOccurrencesDecide) {
  const Document document = document_of("Ozark and Ozark and Ozark");
  EXPECT_EQ(
      repaired(document, {{{0, 1}, NameType::Organization}, {{2, 3}, NameType::Organization}, {{4, 5}, NameType::Gpe}}),
      "Ozark=ORGANIZATION; Ozark=ORGANIZATION; Ozark=ORGANIZATION");
}

TEST(NameRepair, ReadsListsOfPlacesAsPlaces) {
  const Document document = document_of("in Leeds ~, Hull ~, Ossett and Bath");
  const std::vector<Name> names{
      {{1, 2}, NameType::Gpe}, {{3, 4}, NameType::Organization}, {{5, 6}, NameType::Person}, {{7, 8}, NameType::Gpe}};
  EXPECT_EQ(repaired(document, names), "Leeds=GPE; Hull=GPE; Ossett=GPE; Bath=GPE");
  const Document people = document_of("with Leeds ~, Hull ~, Jane Ossett and Bath");
  EXPECT_EQ(
      repaired(
          people,
          {{{1, 2}, NameType::Gpe}, {{3, 4}, NameType::Person}, {{5, 7}, NameType::Person}, {{8, 9}, NameType::Gpe}}),
      "Leeds=GPE; Hull=PERSON; Jane Ossett=PERSON; Bath=GPE");
}

TEST(NameRepair, KnowsAnAcronymOnceItIsSpelledOut) {
  const Document document = document_of("the Council of Port Cities ( CPC ) met ~. CPC grew ~.");
  EXPECT_EQ(repaired(document, {{{1, 5}, NameType::Organization}, {{10, 11}, NameType::Person}}),
            "Council of Port Cities=ORGANIZATION; CPC=ORGANIZATION; CPC=ORGANIZATION");
  const Document other = document_of("the Council of Port Cities ( MDR ) met ~.");
  EXPECT_EQ(repaired(other, {{{1, 5}, NameType::Organization}}), "Council of Port Cities=ORGANIZATION");
}

TEST(NameRepair, TakesWhatFillsQuotationMarksForATitle) {
  const Document document = document_of("she sang “ Harbor Moon ” and “ Jane Moon ” twice");
  EXPECT_EQ(repaired(document, {{{3, 5}, NameType::Person}, {{8, 10}, NameType::Person}}),
            "Harbor Moon=WORK; Jane Moon=PERSON");
}

TEST(NameRepair, ReadsThePlaceBeforeATitle) {
  const Document document = document_of("then Port Haven Mayor Ann Reed spoke/VBD");
  EXPECT_EQ(repaired(document, {{{4, 6}, NameType::Person}}), "Port Haven=GPE; Ann Reed=PERSON");
  EXPECT_EQ(repaired(document, {{{1, 3}, NameType::Organization}, {{4, 6}, NameType::Person}}),
            "Port Haven=GPE; Ann Reed=PERSON");
  const Document government = document_of("the City and County of Leeds met/VBD");
  EXPECT_EQ(repaired(government, {{{1, 6}, NameType::Organization}}), "City and County of Leeds=GPE");
}

TEST(NameRepair, TakesNothing) { EXPECT_EQ(repaired(document_of(""), {}), ""); }

}  // namespace
}  // namespace dateline
