#include "ontology/csv.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace dateline {
namespace {

class CsvTest : public ::testing::Test {
 protected:
  void SetUp() override {
    path_ = (std::filesystem::temp_directory_path() / "dateline-csv-XXXXXX").string();
    ASSERT_NE(mkstemp(path_.data()), -1);
  }
  void TearDown() override { std::filesystem::remove(path_); }

  // All fields, "/" between them, a line a row; or "! " and the message after the path.
  std::string read(std::string_view bytes, char separator = ',') {
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes;
    try {
      const Csv table(path_, separator);
      std::string shown;
      for (std::size_t row = 0; row < table.size(); ++row) {
        for (std::size_t column = 0;; ++column) {
          shown += table.field(row, column);
          if (!table.has_column(std::string(1, static_cast<char>('b' + column)))) break;
          shown += '/';
        }
        shown += '\n';
      }
      return shown;
    } catch (const std::runtime_error& error) {
      return "! " + std::string(error.what()).substr(path_.size());
    }
  }

  std::string path_;
};

TEST_F(CsvTest, ReadsRowsQuotedAndPlain) {
  EXPECT_EQ(read("a,b\n1,2\n"), "1/2\n");
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a,b\r\n1,\r\n\r\n,2"),
            "1/\n/2\n");
  EXPECT_EQ(read("a,b\n\"x, y\",\"he said \"\"no\"\"\"\n\"two\nlines\",3\n"), "x, y/he said \"no\"\ntwo\nlines/3\n");
  EXPECT_EQ(read("a\tb\n\"x\t2\n", '\t'), "\"x/2\n");
}

TEST_F(CsvTest, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(read(""), "! :1: expected a header line, found nothing");
  EXPECT_EQ(read("a,b\n1\n"), "! :2: expected 2 fields, found 1");
  EXPECT_EQ(read("a,b\n\"two\nlines\",1\n1,2,3\n"), "! :4: expected 2 fields, found 3");
  EXPECT_EQ(read("a,b\n1,\"2\n"), "! :2: expected a closing quotation mark, found the end of the file");
  EXPECT_EQ(read("a,b\n\"1\"x,2\n"), "! :2: expected the end of a field after a closing quotation mark, found x");
}

TEST_F(CsvTest, WritesWhatItReads) {
  const std::vector<std::string> fields{"plain", "with, comma", "with \"quotes\"", "two\nlines", ""};
  EXPECT_EQ(csv_row(fields), "plain,\"with, comma\",\"with \"\"quotes\"\"\",\"two\nlines\",\n");
  std::ofstream(path_, std::ios::binary | std::ios::trunc) << csv_row({"a", "b", "c", "d", "e"}) << csv_row(fields);
  const Csv table(path_, ',');
  for (std::size_t i = 0; i < fields.size(); ++i) EXPECT_EQ(table.field(0, i), fields[i]);
  EXPECT_THROW((void)table.column("z"), std::runtime_error);
  EXPECT_EQ(table.where(0), path_ + ":2");
}

}  // namespace
}  // namespace dateline
