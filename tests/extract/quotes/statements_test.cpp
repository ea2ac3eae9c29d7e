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

}  // namespace
}  // namespace dateline
