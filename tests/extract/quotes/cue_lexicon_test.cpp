// The table of cues, and the scale of confidence.
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

TEST(Confidence, IsTheLogisticFunctionOfTheScore) {
  EXPECT_FLOAT_EQ(confidence_of(0, 1024), 0.5F);
  EXPECT_NEAR(confidence_of(1024, 1024), 0.731, 0.001);
  EXPECT_FLOAT_EQ(confidence_of(-100000, 1024), 0.01F);
  EXPECT_FLOAT_EQ(confidence_of(100000, 1024), 0.99F);
}

}  // namespace
}  // namespace dateline
