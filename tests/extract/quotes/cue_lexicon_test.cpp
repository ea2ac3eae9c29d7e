// The table of cues, and the classes of confidence.
#include "extract/quotes/cue_lexicon.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "extract/quotes/confidence.h"

namespace dateline {
namespace {

TEST(CueLexicon, KnowsWordsByPartOfSpeech) {
  const CueLexicon lexicon(DATELINE_SOURCE_DIR "/data/en/attribution_cues.tsv");
  EXPECT_EQ(lexicon.find("tweet", Upos::Verb), CueKind::Write);
  EXPECT_EQ(lexicon.find("claim", Upos::Noun), CueKind::State);
  EXPECT_EQ(lexicon.find("tweet", Upos::Adp), std::nullopt);
  EXPECT_EQ(name(CueKind::Rule), "rule");
}

TEST(CueLexicon, TellsWhereATableIsBroken) {
  const auto path = std::filesystem::path(testing::TempDir()) / "cues.tsv";
  std::ofstream(path) << "lemma\tupos\tkind\nsay\tVERB\tspeak\n";
  EXPECT_THROW(CueLexicon{path}, std::runtime_error);
  std::ofstream(path) << "lemma\tupos\tkind\nsay\tSAYING\tsay\n";
  EXPECT_THROW(CueLexicon{path}, std::runtime_error);
}

TEST(Confidence, OfAnotherSectionIsEven) {
  EXPECT_EQ(read_confidence("short")[7], 500);
  ConfidenceTable table;
  table.fill(900);
  EXPECT_EQ(read_confidence({reinterpret_cast<const char*>(table.data()), sizeof table})[149], 900);
}

}  // namespace
}  // namespace dateline
