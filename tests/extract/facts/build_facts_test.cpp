// Facts of a document built by hand: offsets in code points, evidence equal to the text, unused groups left out.
#include "extract/facts/build_facts.h"

#include <gtest/gtest.h>

#include "extract/facts/code_points.h"

namespace dateline {
namespace {

// One token a word; one sentence; every word between single spaces.
Document document_of(const std::string& text) {
  Document document;
  document.article = {"articles/a.txt", text, {}};
  document.layout.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockKind::Story});
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    document.text.tokens.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}});
    at = end + 1;
  }
  document.text.sentences.push_back({{0, static_cast<TokenIndex>(document.text.tokens.size())}, 0});
  document.syntax.resize(document.text.tokens.size());
  return document;
}

EntityIndex add_entity(Document& document, EntityKind kind, const std::string& name, TokenRange tokens) {
  Entity entity;
  entity.kind = kind;
  entity.name = name;
  document.coref.first_mention.push_back(static_cast<MentionIndex>(document.coref.mentions.size()));
  document.coref.mentions.push_back(
      {tokens, tokens.end - 1, MentionKind::Name, static_cast<EntityIndex>(document.coref.entities.size())});
  document.coref.entities.push_back(entity);
  return static_cast<EntityIndex>(document.coref.entities.size() - 1);
}

TEST(CodePoints, CountsAcrossBlocks) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "a\xE2\x80\x9C";  // two code points in four bytes
  const CodePoints code_points(text);
  for (std::uint32_t i = 0; i <= 100; ++i) EXPECT_EQ(code_points.before(text, 4 * i), 2 * i);
}

TEST(BuildFacts, EvidenceIsTheTextAtItsCodePoints) {
  Document document = document_of("Caf\xC3\xA9 owner Ana Ruiz said \xE2\x80\x9Cno\xE2\x80\x9D today");
  const EntityIndex ana = add_entity(document, EntityKind::Person, "Ana Ruiz", {2, 4});
  document.attributions.push_back({{{2, 4}}, {{4, 5}}, {{5, 6}}, QuotationKind::Direct, 1.0F, "pair"});
  Speech speech;
  speech.speaker = ana;
  document.speeches.push_back(speech);

  const Facts facts = build_facts(document);
  ASSERT_EQ(facts.statements.size(), 1U);
  const Evidence& evidence = facts.statements[0].evidence.at(0);
  EXPECT_EQ(evidence.start, 25U);
  EXPECT_EQ(evidence.end, 29U);
  EXPECT_EQ(evidence.exact, "\xE2\x80\x9Cno\xE2\x80\x9D");
  EXPECT_EQ(evidence.prefix, "Caf\xC3\xA9 owner Ana Ruiz said ");
  EXPECT_EQ(evidence.suffix, " today");
  EXPECT_EQ(facts.statements[0].cue, "said");
  EXPECT_EQ(facts.entities.at(*facts.statements[0].speaker).name, "Ana Ruiz");
}

TEST(BuildFacts, KeepsGroupsThatSomethingRefersTo) {
  Document document = document_of("some mayors met many reporters in Denver");
  add_entity(document, EntityKind::Group, "many reporters", {3, 5});
  const EntityIndex mayors = add_entity(document, EntityKind::Group, "some mayors", {0, 2});
  const EntityIndex denver = add_entity(document, EntityKind::Jurisdiction, "Denver", {6, 7});
  document.syntax[2].lemma = "meet";
  document.events.triggers.push_back({{2, 3}, 2, EventType::Meeting, Modality::Happened, "lexicon", 0.5F});
  DocumentEvent meeting;
  meeting.triggers = {0};
  meeting.arguments.push_back({Role::Agent, mayors, kNone, kNone, kNone});
  meeting.place = denver;
  document.events.events.push_back(meeting);

  const Facts facts = build_facts(document);
  ASSERT_EQ(facts.entities.size(), 2U);
  ASSERT_EQ(facts.events.size(), 1U);
  EXPECT_EQ(facts.events[0].label, "some mayors met");
  EXPECT_EQ(facts.events[0].lemma, "meet");
  EXPECT_EQ(facts.entities[std::get<EntityRef>(facts.events[0].participations.at(0).participant).index].name,
            "some mayors");
  EXPECT_EQ(facts.entities[*facts.events[0].place].name, "Denver");
  EXPECT_EQ(facts.article.word_count, 7U);
}

}  // namespace
}  // namespace dateline
