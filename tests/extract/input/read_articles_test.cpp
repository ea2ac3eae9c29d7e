#include "extract/input/read_articles.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace dateline {
namespace {

namespace fs = std::filesystem;

// A folder of its own for each test, removed afterwards; the tests run inside it so that paths in messages stay short.
class ReadArticles : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "dateline-read-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    root_ = name;
    before_ = fs::current_path();
    fs::current_path(root_);
  }
  void TearDown() override {
    fs::current_path(before_);
    fs::remove_all(root_);
  }

  static void write(const fs::path& path, std::string_view bytes) {
    if (path.has_parent_path()) fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }

  // One line an item: "path: text" or "! path: reason".
  static std::vector<std::string> read(std::vector<std::string> paths, const ReadOptions& options = {}) {
    std::vector<std::string> lines;
    for (const InputItem& item : read_articles(std::move(paths), options)) {
      if (const auto* article = std::get_if<Article>(&item))
        lines.push_back(article->source + ": " + article->text);
      else
        lines.push_back("! " + std::get<InputProblem>(item).where + ": " + std::get<InputProblem>(item).reason);
    }
    return lines;
  }

  static Article only_article(const std::string& json) {
    write("one.jsonl", json);
    const auto items = read_articles({"one.jsonl"}, {});
    EXPECT_EQ(items.size(), 1U);
    return std::get<Article>(items.at(0));
  }

 private:
  fs::path root_, before_;
};

using Lines = std::vector<std::string>;

TEST_F(ReadArticles, TakesFoldersInByteOrderAndPathsAsGiven) {
  write("in/b.txt", "two");
  write("in/a/z.txt", "one");
  write("in/c", "three");
  write("in/.hidden.txt", "never");
  write("first.txt", "zero");
  EXPECT_EQ(read({"first.txt", "in"}), (Lines{"first.txt: zero", "in/a/z.txt: one", "in/b.txt: two", "in/c: three"}));
}

TEST_F(ReadArticles, SaysWhyAFileIsNoTextAndGoesOn) {
  write("1-good.txt", "good");
  write("2-empty.txt", "");
  write("3-blank.txt", "\xEF\xBB\xBF \n\t\n");
  write("4-nul.txt", std::string_view("a\0b", 3));
  write("5-latin.txt", "caf\xE9 au lait");
  write("6-utf16.txt", std::string_view("\xFF\xFE"
                                        "a\0",
                                        4));
  write("7-cut.txt", "caf\xC3");
  write("8-good.txt", "good");
  EXPECT_EQ(read({"."}),
            (Lines{"./1-good.txt: good", "! ./2-empty.txt: expected text, found nothing",
                   "! ./3-blank.txt: expected text, found only white space",
                   "! ./4-nul.txt: expected text, found a NUL byte at offset 1 (binary, or UTF-16)",
                   "! ./5-latin.txt: expected UTF-8, found the byte E9 at offset 3 (binary, or another encoding; "
                   "convert it with iconv)",
                   "! ./6-utf16.txt: expected UTF-8, found the byte FF at offset 0 (UTF-16; convert it with iconv)",
                   "! ./7-cut.txt: expected UTF-8, found the byte C3 at offset 3 (binary, or another encoding; convert "
                   "it with iconv)",
                   "./8-good.txt: good"}));
}

TEST_F(ReadArticles, KeepsToTheLimit) {
  write("small.txt", std::string(1000, 'a'));
  write("large.txt", std::string(1001, 'a'));
  write("lines.jsonl", "{\"text\":\"one\"}\n{\"text\":\"" + std::string(200'000, 'b') + "\"}\n{\"text\":\"three\"}");
  ReadOptions options;
  options.max_article_bytes = 1000;
  EXPECT_EQ(
      read({"large.txt", "small.txt", "lines.jsonl"}, options),
      (Lines{"! large.txt: expected at most 1000 bytes of text, found more", "small.txt: " + std::string(1000, 'a'),
             "lines.jsonl:1: one", "! lines.jsonl:2: expected a line of at most 1000 bytes, found a longer one",
             "lines.jsonl:3: three"}));
}

TEST_F(ReadArticles, NamesLoopsAndBrokenLinksAndReadsAFolderOnce) {
  write("in/a/x.txt", "x");
  fs::create_directory_symlink("..", "in/a/up");
  fs::create_directory_symlink("a", "in/b");
  fs::create_symlink("nowhere", "in/c");
  fs::create_symlink("d", "in/d");
  ASSERT_EQ(mkfifo("in/e", 0600), 0);
  EXPECT_EQ(read({"in"}), (Lines{"! in/a/up: expected a folder, found a loop: a link back to in", "in/a/x.txt: x",
                                 "! in/c: expected a file or folder, found a link to nothing",
                                 "! in/d: expected a file or folder, found a link that leads back to itself",
                                 "! in/e: expected a file or folder, found a device, pipe or socket"}));
}

TEST_F(ReadArticles, TellsOfMissingPaths) {
  EXPECT_EQ(read({"missing.txt"}), (Lines{"! missing.txt: No such file or directory"}));
}

TEST_F(ReadArticles, ReadsJsonLineByLine) {
  write("batch.jsonl",
        "{\"text\":\"one\"}\r\n\n{\"text\":\"two\",\"id\":\"story-2\"}\n{broken\n[1]\n{\"title\":\"no "
        "text\"}\n{\"text\":7}\n"
        "{\"text\":\"\"}\n{\"text\":\"a\\u0000b\"}\n{\"text\":\"three\",\"id\":33,\"extra\":[{}]}\n");
  const Lines lines = read({"batch.jsonl"});
  ASSERT_EQ(lines.size(), 9U);
  EXPECT_EQ(lines[0], "batch.jsonl:1: one");
  EXPECT_EQ(lines[1], "story-2: two");
  EXPECT_TRUE(lines[2].starts_with("! batch.jsonl:4: expected a JSON object, found: ")) << lines[2];
  EXPECT_EQ(lines[3], "! batch.jsonl:5: expected a JSON object, found an array");
  EXPECT_EQ(lines[4], "! batch.jsonl:6: expected a string in the field \"text\", found none");
  EXPECT_EQ(lines[5], "! batch.jsonl:7: expected a string in the field \"text\", found a number");
  EXPECT_EQ(lines[6], "! batch.jsonl:8: field \"text\": expected text, found nothing");
  EXPECT_EQ(lines[7],
            "! batch.jsonl:9: field \"text\": expected text, found a NUL byte at offset 1 (binary, or UTF-16)");
  EXPECT_EQ(lines[8], "33: three");
}

TEST_F(ReadArticles, TakesAllFieldsOfARecord) {
  const Article article = only_article(
      R"({"text":"T","title":"Head","url":"https://example.org/a","date":"2019-03-05T16:05:07Z","publisher":"The Paper","authors":["Ann Lee","Bo Ray"],"id":null})");
  EXPECT_EQ(article.given.headline, "Head");
  EXPECT_EQ(article.given.url, "https://example.org/a");
  EXPECT_EQ(article.given.publisher, "The Paper");
  EXPECT_EQ(article.given.authors, (Lines{"Ann Lee", "Bo Ray"}));
  EXPECT_EQ(article.given.published, (Date{2019, 3, 5}));
  EXPECT_EQ(article.given.published_time, "16:05:07Z");
  EXPECT_EQ(only_article(R"({"text":"T","authors":"Ann Lee"})").given.authors, Lines{"Ann Lee"});
}

TEST_F(ReadArticles, ReadsTheArticleWithoutAFieldThatIsWrong) {
  write("one.jsonl", R"({"text":"T","date":"soon","url":5,"authors":["Ann",1]})");
  EXPECT_EQ(
      read({"one.jsonl"}),
      (Lines{"! one.jsonl:1: field \"url\": expected a string, found a number",
             "! one.jsonl:1: field \"authors\": expected strings, found a number",
             "! one.jsonl:1: field \"date\": expected a date such as 2018-01-24, found \"soon\"", "one.jsonl:1: T"}));
}

TEST_F(ReadArticles, ReadsADocumentOfOneRecord) {
  write("one.json", "{\n  \"text\": \"T\"\n}\n");
  EXPECT_EQ(read({"one.json"}), Lines{"one.json: T"});
}

TEST_F(ReadArticles, FillsInWhatTheUserGave) {
  write("in.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\",\"publisher\":\"Own\",\"date\":\"2019-03-05\"}\n");
  ReadOptions options;
  options.given.publisher = "Given";
  options.given.published = Date{2018, 1, 2};
  const auto items = read_articles({"in.jsonl"}, options);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(std::get<Article>(items[0]).given.publisher, "Given");
  EXPECT_EQ(std::get<Article>(items[0]).given.published, (Date{2018, 1, 2}));
  EXPECT_EQ(std::get<Article>(items[1]).given.publisher, "Own");
  EXPECT_EQ(std::get<Article>(items[1]).given.published, (Date{2019, 3, 5}));
}

TEST_F(ReadArticles, ReadsCompressedInputAndTellsOfDamage) {
  write("a.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n");
  write("b.txt", std::string(300'000, 'x'));
  ASSERT_EQ(std::system("gzip -k a.jsonl b.txt && head -c 150 b.txt.gz > c.txt.gz && printf '' | gzip > d.txt.gz"), 0);
  EXPECT_EQ(read({"a.jsonl.gz"}), (Lines{"a.jsonl.gz:1: one", "a.jsonl.gz:2: two"}));
  EXPECT_EQ(read({"b.txt.gz"}), (Lines{"b.txt.gz: " + std::string(300'000, 'x')}));
  const Lines damaged = read({"c.txt.gz"});
  ASSERT_EQ(damaged.size(), 1U);
  EXPECT_TRUE(damaged[0].starts_with("! c.txt.gz: damaged compressed data: ")) << damaged[0];
  EXPECT_EQ(read({"d.txt.gz"}), (Lines{"! d.txt.gz: expected text, found nothing"}));
}

// stdin is one for the whole program, so each case runs it from a file.
TEST_F(ReadArticles, ReadsStdinAsTextOrJsonLines) {
  write("text", "plain words");
  write("json", " {\"text\":\"one\"}\n{\"text\":\"two\"}\n");
  const int keep = dup(0);
  const auto from = [&](const char* path) {
    EXPECT_NE(std::freopen(path, "rb", stdin), nullptr);
    return read({"-"});
  };
  EXPECT_EQ(from("text"), Lines{"-: plain words"});
  EXPECT_EQ(from("json"), (Lines{"-:1: one", "-:2: two"}));
  dup2(keep, 0);
  close(keep);
}

}  // namespace
}  // namespace dateline
