// Coreference on hand-parsed sentences: a construction a test, with the lists and the authority file that ship and no
// trained model.
#include "extract/coref/coreference.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <initializer_list>

#include "tests/extract/hand_parsed.h"

namespace dateline {
namespace {

const std::filesystem::path kData = std::filesystem::path(DATELINE_SOURCE_DIR) / "data";

const CorefResources& resources() {
  static const CorefLexicon lexicon(kData / "en");
  static const Jurisdictions places(kData / "authority" / "jurisdictions.bin");
  static const OrganizationAuthority organizations(kData / "authority" / "organizations.tsv");
  static const Officials officials(kData / "authority" / "officials.bin");
  static const LinearModel model;
  static const CorefResources all{lexicon, places, organizations, officials, model};
  return all;
}

struct GivenName {
  std::string words;
  NameType type;
};

// Marks every occurrence of these words as a name.
void add_names(Document& document, std::initializer_list<GivenName> names) {
  for (TokenIndex begin = 0; begin < document.text.tokens.size(); ++begin)
    for (const GivenName& name : names)
      for (TokenIndex end = begin + 1; end <= document.text.tokens.size() && end <= begin + 6; ++end)
        if (document.text_of(TokenRange{begin, end}) == name.words) document.names.push_back({{begin, end}, name.type});
}

std::vector<std::string> tenures(const Coreference& coref) {
  std::vector<std::string> lines;
  for (const Tenure& tenure : coref.tenures) {
    const Office& office = coref.offices[tenure.office];
    lines.push_back(coref.entities[tenure.person].name + ": " + std::string(name(tenure.status)) + ' ' + office.title +
                    (office.of ? " of " + coref.entities[*office.of].name : ""));
  }
  return lines;
}

const Entity* entity_named(const Coreference& coref, std::string_view name) {
  for (const Entity& entity : coref.entities)
    if (entity.name == name) return &entity;
  return nullptr;
}

using Lines = std::vector<std::string>;

TEST(ResolveCoreference, ATitleStandsBetweenPlaceAndName) {
  Document d = hand_parsed(
      "Ohio NNP 2 compound\nGovernor NNP 3 compound\nAnn NNP 9 nsubj\nPoe NNP 3 flat\n( -LRB- 6 punct\nD NNP 3 appos\n"
      ") -RRB- 6 punct\nquickly RB 9 advmod\nleft VBD 0 root leave\n. . 9 punct\n");
  add_names(d, {{"Ohio", NameType::Gpe}, {"Ann Poe", NameType::Person}});
  const Coreference coref = resolve_coreference(d, resources());
  EXPECT_EQ(tenures(coref), Lines{"Ann Poe: Current governor of Ohio"});
  ASSERT_NE(entity_named(coref, "Ann Poe"), nullptr);
  EXPECT_EQ(entity_named(coref, "Ann Poe")->party, "Democratic");
  EXPECT_TRUE(entity_named(coref, "Ann Poe")->official);
  ASSERT_NE(entity_named(coref, "Ohio"), nullptr);
  EXPECT_EQ(entity_named(coref, "Ohio")->authority, "us39");
}

TEST(ResolveCoreference, ATitleStandsInAppositionAndIsTakenUp) {
  Document d = hand_parsed(
      "Ann NNP 9 nsubj\nPoe NNP 1 flat\n, , 5 punct\nthe DT 5 det\nmayor NN 1 appos\nof IN 7 case\nChicago NNP 5 "
      "nmod\n, , 5 punct\n"
      "left VBD 0 root leave\n. . 9 punct\n\nThe DT 2 det\nmayor NN 3 nsubj\nsmiled VBD 0 root smile\n. . 3 punct\n");
  add_names(d, {{"Chicago", NameType::Gpe}, {"Ann Poe", NameType::Person}});
  const Coreference coref = resolve_coreference(d, resources());
  EXPECT_EQ(tenures(coref), Lines{"Ann Poe: Current mayor of Chicago"});
  ASSERT_NE(entity_named(coref, "Ann Poe"), nullptr);
  EXPECT_EQ(entity_named(coref, "Ann Poe")->mention_count, 3U);
}

TEST(ResolveCoreference, SurnamesFollowFullNamesAndNamesakesStayApart) {
  Document d = hand_parsed(
      "Bill NNP 5 nsubj\nDoe NNP 1 flat\nand CC 4 cc\nAnn NNP 1 conj\nmet VBD 0 root meet\n. . 5 punct\n\n"
      "Mrs. NNP 2 compound\nDoe NNP 3 nsubj\nspoke VBD 0 root speak\n. . 3 punct\n");
  add_names(d, {{"Bill Doe", NameType::Person}, {"Ann", NameType::Person}, {"Doe", NameType::Person}});
  std::erase_if(d.names, [](const Name& name) { return name.tokens == TokenRange{1, 2}; });
  const Coreference coref = resolve_coreference(d, resources());
  ASSERT_NE(entity_named(coref, "Bill Doe"), nullptr);
  EXPECT_EQ(entity_named(coref, "Bill Doe")->mention_count, 1U);
  EXPECT_NE(entity_named(coref, "Doe"), nullptr);
}

TEST(ResolveCoreference, AListedPluralTitleGivesEachPlaceItsOffice) {
  Document d = hand_parsed(
      "The DT 2 det\nmayors NNS 8 nsubj mayor\nof IN 4 case\nDenver NNP 2 nmod\nand CC 6 cc\nChicago NNP 4 conj\nboth "
      "DT 8 advmod\n"
      "left VBD 0 root leave\n. . 8 punct\n");
  add_names(d, {{"Denver", NameType::Gpe}, {"Chicago", NameType::Gpe}});
  const Coreference coref = resolve_coreference(d, resources());
  ASSERT_EQ(coref.offices.size(), 2U);
  EXPECT_EQ(coref.offices[0].title, "mayor");
  EXPECT_EQ(coref.entities[*coref.offices[1].of].name, "Chicago");
}

TEST(ResolveCoreference, AnEmptyDocumentGivesNothing) {
  EXPECT_TRUE(resolve_coreference(Document{}, resources()).entities.empty());
}

}  // namespace
}  // namespace dateline
