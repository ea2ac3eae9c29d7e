// A dictionary of a few words in WordNet's formats, and what it says of them and of their inflections.
#include "extract/train/dictionary_builder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "extract/syntax/word_form.h"
#include "extract/train/lemmatizer_trainer.h"
#include "extract/train/model_writer.h"
#include "tests/extract/train/lemmas_file.h"

namespace dateline {
namespace {

using namespace reading;

// A place of the running test's own: tests run side by side.
std::filesystem::path own_path(const std::string& name) {
  return std::filesystem::path(testing::TempDir()) /
         (name + "." + testing::UnitTest::GetInstance()->current_test_info()->name());
}

std::filesystem::path toy_wordnet() {
  const auto folder = own_path("dateline_wordnet");
  std::filesystem::create_directories(folder);
  const auto write = [&](const char* name, const char* text) { std::ofstream(folder / name) << text; };
  write("data.noun",
        "  1 a licence line\n"
        "00000001 03 n 02 ferry 0 car_ferry 0 001 @ 00000002 n 0000 | a boat\n"
        "00000002 15 n 01 Oslo 0 000 | a city\n"
        "00000003 15 n 01 bus 0 000 | a vehicle\n");
  write("data.verb",
        "00000004 30 v 02 scrape 0 scrap 0 000 01 + 02 00 | to rub\n00000005 30 v 01 flee 0 000 | to run\n");
  write("data.adj", "00000006 00 s 01 smoggy(a) 0 000 | full of smog\n");
  write("data.adv", "00000007 02 r 01 early 0 000 | before time\n");
  write("noun.exc", "loaves loaf\n");
  write("verb.exc", "fled flee\nmimicking mimic\n");
  write("adj.exc", "");
  write("cntlist.rev", "ferry%1:06:00:: 1 3\nferry%2:38:00:: 1 1\nsmoggy%5:00:00:cloudy:00 1 1\n");
  return folder;
}

ModelFile toy_file() {
  const auto path = own_path("dateline_toy_dictionary");
  ModelWriter writer;
  writer.add("words", build_dictionary(toy_wordnet()));
  writer.write(path);
  return ModelFile(path);
}

TEST(Dictionary, TellsWordsAndTheirInflections) {
  const ModelFile file = toy_file();
  const Dictionary dictionary(file);
  EXPECT_EQ(dictionary.readings("ferry"), kNoun | 1 << kUsualShift);  // three of four times a noun
  EXPECT_EQ(dictionary.readings("ferries"), kPlural);
  EXPECT_EQ(dictionary.readings("buses"), kPlural);
  EXPECT_EQ(dictionary.readings("oslo"), kName);
  EXPECT_EQ(dictionary.readings("smoggy"), kAdjective);  // counted once: too seldom to be usual
  EXPECT_EQ(dictionary.readings("smoggiest"), kGraded);
  EXPECT_EQ(dictionary.readings("early"), kAdverb);
  EXPECT_EQ(dictionary.readings("flees"), kThird);
  EXPECT_EQ(dictionary.readings("fled"), kPast);
  EXPECT_EQ(dictionary.readings("mimicking"), kGerund);
  EXPECT_EQ(dictionary.readings("car_ferry"), 0);
  EXPECT_EQ(dictionary.readings(""), 0);
  EXPECT_EQ(Dictionary().readings("ferry"), 0);
  EXPECT_EQ(make_word_form("Ferries", {}, dictionary).readings, kPlural);
}

TEST(Dictionary, UndoesSpellings) {
  EXPECT_TRUE(doubles_last("scrap"));
  EXPECT_FALSE(doubles_last("scrape"));
  EXPECT_FALSE(doubles_last("open"));
  EXPECT_FALSE(doubles_last("tow"));
  const ModelFile file = toy_file();
  const Dictionary dictionary(file);
  std::string lemma;
  std::vector<std::string> lemmas;
  for (const Spelling& spelling : spellings())
    if (undo(spelling, "scraping", lemma) && dictionary.has(lemma, kVerb)) lemmas.push_back(lemma);
  EXPECT_EQ(lemmas, std::vector<std::string>{"scrape"});
}

TEST(Dictionary, HelpsTheLemmatizer) {
  const ModelFile file = toy_file();
  const Dictionary dictionary(file);
  const ModelFile lemmas =
      lemmas_file(train_lemmatizer({}, read_irregular_forms(toy_wordnet())), own_path("dateline_irregular_lemmas"));
  const Lemmatizer lemmatizer(lemmas);
  const TagPair past{Xpos::Vbd, Upos::Verb}, gerund{Xpos::Vbg, Upos::Verb}, plural{Xpos::Nns, Upos::Noun};
  EXPECT_EQ(lemmatizer.lemma("fled", past), "flee");
  EXPECT_EQ(lemmatizer.lemma("mimicking", gerund), "mimic");
  EXPECT_EQ(lemmatizer.lemma("loaves", plural), "loaf");
  EXPECT_EQ(lemmatizer.lemma("scraping", gerund, {}, dictionary), "scrape");
  EXPECT_EQ(lemmatizer.lemma("scrapping", gerund, {}, dictionary), "scrap");
  EXPECT_EQ(lemmatizer.lemma("Ferries", plural, {}, dictionary), "ferry");
}

TEST(Dictionary, TellsWhichFileIsMissing) {
  EXPECT_THROW((void)build_dictionary(std::filesystem::path(testing::TempDir()) / "no_wordnet"), std::runtime_error);
  EXPECT_TRUE(read_irregular_forms({}).empty());
}

}  // namespace
}  // namespace dateline
