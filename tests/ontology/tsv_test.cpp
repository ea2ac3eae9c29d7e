// Table files: what is read, and what a broken one is told.
#include "ontology/tsv.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace dateline {
namespace {

std::filesystem::path file_with(const std::string& text) {
  // Tests of this file may run at the same time, each in its own process.
  const auto folder = std::filesystem::path(testing::TempDir()) / ("tsv_test." + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const auto path = folder / "table.tsv";
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

std::string message_of(const std::string& text) {
  try {
    Tsv(file_with(text), {"lemma", "type"});
  } catch (const std::runtime_error& error) {
    const std::string message = error.what();
    return message.substr(message.find("table.tsv"));
  }
  return "";
}

TEST(Tsv, ReadsRowsAndSkipsComments) {
  const Tsv table(file_with("# words\nlemma\ttype\tnote\nsay\tspeech\t\r\n\n# more\nurge\tdemand\tx\n"),
                  {"lemma", "type"});
  ASSERT_EQ(table.rows().size(), 2U);
  EXPECT_EQ(table.rows()[0][2], "");
  EXPECT_EQ(table.rows()[1][0], "urge");
  EXPECT_TRUE(table.where(1).ends_with("table.tsv:6"));
}

TEST(Tsv, TellsWhereATableIsBroken) {
  EXPECT_EQ(message_of("word\ttype\n"), "table.tsv:1: expected the columns lemma type, found word\ttype");
  EXPECT_EQ(message_of("lemma\ttype\nsay\n"), "table.tsv:2: expected 2 fields, found 1");
  EXPECT_EQ(message_of(""), "table.tsv:1: expected the columns lemma type, found nothing");
}

TEST(Split, LeavesOutNothing) {
  EXPECT_EQ(split("a|b||c", '|').size(), 4U);
  EXPECT_TRUE(split("", '|').empty());
}

}  // namespace
}  // namespace dateline
