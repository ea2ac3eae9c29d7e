// Which attributions are statements.
#include "extract/quotes/statements.h"

#include <gtest/gtest.h>

#include "tests/extract/hand_parsed.h"

namespace dateline {
namespace {

// "Reed refused to open it .", or with another verb.
Document act(const std::string& verb, const std::string& lemma) {
  Document document = hand_parsed("Reed NNP 2 nsubj Reed\n" + verb + " VBD 0 root " + lemma +
                                  "\nto TO 4 mark to\nopen VB 2 xcomp open\nit PRP 4 obj it\n. . 2 punct .\n");
  Attribution attribution;
  attribution.source = {{0, 1}};
  attribution.cue = {{1, 2}};
  attribution.content = {{2, 5}};
  attribution.confidence = 0.8F;
  document.attributions.push_back(attribution);
  return document;
}

const LemmaList& acts() {
  static const LemmaList table(DATELINE_SOURCE_DIR "/data/en/act_verbs.tsv");
  return table;
}

TEST(Statements, AreWordsAndNotActs) {
  const Document refused = act("refused", "refuse"), promised = act("promised", "promise");
  EXPECT_FALSE(is_statement(refused, refused.attributions[0], acts()));
  const Document threatened = act("threatened", "threaten");
  EXPECT_FALSE(is_statement(threatened, threatened.attributions[0], acts()));
  EXPECT_TRUE(is_statement(promised, promised.attributions[0], acts()));
}

TEST(Statements, AreSureEnough) {
  Document document = act("promised", "promise");
  document.attributions[0].confidence = 0.3F;
  EXPECT_FALSE(is_statement(document, document.attributions[0], acts()));
  document.attributions[0].confidence = 0.5F;
  EXPECT_TRUE(is_statement(document, document.attributions[0], acts()));
  document.attributions[0].source.clear();
  EXPECT_FALSE(is_statement(document, document.attributions[0], acts()));
}

// "Reed issued rulings that limited fees .": a relative clause on the cue's noun.
TEST(Statements, AreNoRelativeClauses) {
  Document document = hand_parsed(
      "Reed NNP 2 nsubj Reed\n"
      "issued VBD 0 root issue\n"
      "rulings NNS 2 obj ruling\n"
      "that WDT 5 nsubj that\n"
      "limited VBD 3 acl:relcl limit\n"
      "fees NNS 5 obj fee\n"
      ". . 2 punct .\n");
  Attribution attribution;
  attribution.source = {{0, 1}};
  attribution.cue = {{1, 3}};
  attribution.content = {{3, 6}};
  EXPECT_FALSE(is_statement(document, attribution, acts()));
  document.syntax[3].xpos = Xpos::In;
  document.syntax[4].deprel = Deprel::Acl;
  EXPECT_TRUE(is_statement(document, attribution, acts()));
}

// "Reed slammed the deal ." against "Reed slammed that it closed .": what stands under a noun must be surer.
TEST(Statements, UnderANounAreSurer) {
  Document document = hand_parsed(
      "Reed NNP 2 nsubj Reed\n"
      "slammed VBD 0 root slam\n"
      "the DT 4 det the\n"
      "deal NN 2 obj deal\n"
      ". . 2 punct .\n");
  Attribution attribution;
  attribution.source = {{0, 1}};
  attribution.cue = {{1, 2}};
  attribution.content = {{2, 4}};
  attribution.confidence = 0.5F;
  EXPECT_FALSE(is_statement(document, attribution, acts()));
  attribution.confidence = 0.7F;
  EXPECT_TRUE(is_statement(document, attribution, acts()));
}

}  // namespace
}  // namespace dateline
