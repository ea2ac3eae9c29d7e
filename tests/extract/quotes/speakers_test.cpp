// Who speaks, in what, to whom, and whether at all; coreference is written down in the test.
#include "extract/quotes/speakers.h"

#include <gtest/gtest.h>

#include "tests/extract/hand_parsed.h"

namespace dateline {
namespace {

const MediaLexicon& media() {
  static const MediaLexicon lexicon(DATELINE_SOURCE_DIR "/data/en/media.tsv");
  return lexicon;
}

// Adds an entity with one mention of these tokens.
EntityIndex refer(Document& document, TokenRange tokens, TokenIndex head, EntityKind kind, const char* name) {
  Coreference& coref = document.coref;
  coref.mention_of_token.resize(document.syntax.size(), kNone);
  Entity entity;
  entity.kind = kind;
  entity.name = name;
  coref.entities.push_back(entity);
  const auto index = static_cast<EntityIndex>(coref.entities.size() - 1);
  Mention mention;
  mention.tokens = tokens;
  mention.head = head;
  mention.entity = index;
  coref.mention_of_token[head] = static_cast<MentionIndex>(coref.mentions.size());
  coref.mentions.push_back(mention);
  return index;
}

void attribute(Document& document, std::vector<TokenRange> source, TokenRange cue, TokenRange content) {
  Attribution attribution;
  attribution.source = std::move(source);
  attribution.cue = {cue};
  attribution.content = {content};
  document.attributions.push_back(attribution);
}

// "Clerk Reed did not tell the board in a letter that it closed ."
Document clerk() {
  return hand_parsed(
      "Clerk NN 2 compound clerk\n"
      "Reed NNP 5 nsubj Reed\n"
      "did VBD 5 aux do\n"
      "not RB 5 advmod not\n"
      "tell VB 0 root tell\n"
      "the DT 7 det the\n"
      "board NN 5 iobj board\n"
      "in IN 10 case in\n"
      "a DT 10 det a\n"
      "letter NN 5 obl letter\n"
      "that IN 13 mark that\n"
      "it PRP 13 nsubj it\n"
      "closed VBD 5 ccomp close\n"
      ". . 5 punct .\n");
}

TEST(Speeches, HaveTheirParties) {
  Document document = clerk();
  const EntityIndex reed = refer(document, {0, 2}, 1, EntityKind::Person, "Reed");
  const EntityIndex board = refer(document, {5, 7}, 6, EntityKind::Organization, "board");
  attribute(document, {{0, 2}}, {4, 5}, {10, 13});
  const auto speeches = resolve_speeches(document, media());
  ASSERT_EQ(speeches.size(), 1U);
  EXPECT_EQ(speeches[0].speaker, reed);
  EXPECT_EQ(speeches[0].addressee, board);
  EXPECT_EQ(speeches[0].medium, Medium::Letter);
  EXPECT_TRUE(speeches[0].negated);
}

TEST(Speeches, WithoutSourceHaveNoSpeaker) {
  Document document = clerk();
  refer(document, {0, 2}, 1, EntityKind::Person, "Reed");
  attribute(document, {}, {4, 5}, {10, 13});
  EXPECT_FALSE(resolve_speeches(document, media())[0].speaker.has_value());
}

TEST(Speeches, KnowASurnameThatOnlyOnePersonHas) {
  Document document = clerk();
  const EntityIndex reed = refer(document, {12, 13}, 12, EntityKind::Person, "Joan Reed");
  attribute(document, {{1, 2}}, {4, 5}, {10, 12});
  EXPECT_EQ(resolve_speeches(document, media())[0].speaker, reed);
  refer(document, {11, 12}, 11, EntityKind::Person, "Amos Reed");
  EXPECT_FALSE(resolve_speeches(document, media())[0].speaker.has_value());
}

// "The board 's letter said it closed ."
TEST(Speeches, OfALetterAreItsOwners) {
  Document document = hand_parsed(
      "The DT 2 det the\n"
      "board NN 4 nmod:poss board\n"
      "'s POS 2 case 's\n"
      "letter NN 5 nsubj letter\n"
      "said VBD 0 root say\n"
      "it PRP 7 nsubj it\n"
      "closed VBD 5 ccomp close\n"
      ". . 5 punct .\n");
  const EntityIndex board = refer(document, {0, 2}, 1, EntityKind::Organization, "board");
  refer(document, {0, 4}, 3, EntityKind::Instrument, "letter");
  attribute(document, {{0, 4}}, {4, 5}, {5, 7});
  const auto speeches = resolve_speeches(document, media());
  EXPECT_EQ(speeches[0].speaker, board);
  EXPECT_EQ(speeches[0].medium, Medium::Letter);
}

// "She sent letters . The letters demand cash ."
TEST(Speeches, OfALetterAreThoseOfWhoSentIt) {
  Document document = hand_parsed(
      "She PRP 2 nsubj she\n"
      "sent VBD 0 root send\n"
      "letters NNS 2 obj letter\n"
      ". . 2 punct .\n"
      "\n"
      "The DT 2 det the\n"
      "letters NNS 3 nsubj letter\n"
      "demand VBP 0 root demand\n"
      "cash NN 3 obj cash\n"
      ". . 3 punct .\n");
  const EntityIndex she = refer(document, {0, 1}, 0, EntityKind::Person, "Joan Reed");
  attribute(document, {{4, 6}}, {6, 7}, {7, 8});
  EXPECT_EQ(resolve_speeches(document, media())[0].speaker, she);
}

// "Reed sent letters to towns demanding cash ." where the towns were tagged as the source.
TEST(Speeches, OfWhoSendsALetterDemanding) {
  Document document = hand_parsed(
      "Reed NNP 2 nsubj Reed\n"
      "sent VBD 0 root send\n"
      "letters NNS 2 obj letter\n"
      "to IN 5 case to\n"
      "towns NNS 2 obl town\n"
      "demanding VBG 5 acl demand\n"
      "cash NN 6 obj cash\n"
      ". . 2 punct .\n");
  const EntityIndex reed = refer(document, {0, 1}, 0, EntityKind::Person, "Reed");
  refer(document, {4, 5}, 4, EntityKind::Group, "towns");
  attribute(document, {{4, 5}}, {5, 6}, {6, 7});
  EXPECT_EQ(resolve_speeches(document, media())[0].speaker, reed);
}

TEST(Media, NeedTheirPosition) {
  // "Her vote gave the interview" against "pleased the interview": what is made, not what is talked of.
  Document document = hand_parsed(
      "Her PRP$ 2 nmod:poss her\n"
      "vote NN 3 nsubj vote\n"
      "gave VBD 0 root give\n"
      "the DT 5 det the\n"
      "interview NN 3 obj interview\n"
      ". . 3 punct .\n");
  attribute(document, {{0, 2}}, {2, 3}, {3, 4});
  EXPECT_EQ(MediumFinder(document, media()).find(document.attributions[0]), Medium::Interview);
  document.syntax[2].lemma = "please";
  EXPECT_EQ(MediumFinder(document, media()).find(document.attributions[0]), std::nullopt);
}

}  // namespace
}  // namespace dateline
