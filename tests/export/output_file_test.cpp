// Files appear whole or not at all, and every failed write is an error.
#include "export/output_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "export/input_file.h"
#include "tests/export/scratch_folder.h"

namespace dateline {
namespace {

std::string read_all(const std::string& path) {
  InputFile file(path);
  std::string all;
  char page[1000];
  while (const std::size_t size = file.read(page, sizeof page)) all.append(page, size);
  return all;
}

TEST(OutputFile, AppearsOnCommit) {
  const ScratchFolder folder;
  {
    OutputFile file(folder / "a.ttl", false);
    file.write("abc");
    EXPECT_FALSE(std::filesystem::exists(folder / "a.ttl"));
    file.commit();
  }
  EXPECT_EQ(read_bytes(folder / "a.ttl"), "abc");
  EXPECT_EQ(folder.count(), 1U);
}

TEST(OutputFile, LeavesNothingWithoutCommit) {
  const ScratchFolder folder;
  folder.put("a.ttl", "old");
  { OutputFile(folder / "a.ttl", false).write("new"); }
  EXPECT_EQ(read_bytes(folder / "a.ttl"), "old");
  EXPECT_EQ(folder.count(), 1U);
}

TEST(OutputFile, HasTheUsualRights) {
  const ScratchFolder folder;
  OutputFile file(folder / "a", false);
  file.commit();
  const mode_t mask = umask(0);
  umask(mask);
  struct stat status {};
  ASSERT_EQ(stat((folder / "a").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0666U & ~mask);
}

TEST(OutputFile, WritesThroughALink) {
  const ScratchFolder folder;
  folder.put("real", "old");
  std::filesystem::create_symlink(folder / "real", folder / "link");
  OutputFile file(folder / "link", false);
  file.write("new");
  file.commit();
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
  EXPECT_EQ(read_bytes(folder / "real"), "new");
}

TEST(OutputFile, GzipIsTheSameEveryTimeAndReadsBack) {
  const ScratchFolder folder;
  const std::string text(300'000, 'x');
  for (const char* name : {"a.gz", "b.gz"}) {
    OutputFile file(folder / name, true);
    file.write(text);
    file.commit();
  }
  const std::string bytes = read_bytes(folder / "a.gz");
  EXPECT_EQ(bytes, read_bytes(folder / "b.gz"));
  EXPECT_EQ(bytes.substr(3, 5), std::string(5, '\0'));  // RFC 1952: no name (flags), no time
  EXPECT_EQ(read_all(folder / "a.gz"), text);
}

TEST(OutputFile, EmptyFilesReadBack) {
  const ScratchFolder folder;
  EXPECT_EQ(read_all(folder.put("empty", "")), "");
}

TEST(OutputFile, FullDiskIsAnError) {
  for (const bool gzip : {false, true}) {
    try {
      OutputFile file("/dev/full", gzip);
      for (int i = 0; i < 100'000; ++i) file.write(std::to_string(i * 7919));
      file.commit();
      FAIL() << "a full disk took it all";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "/dev/full: No space left on device");
    }
  }
}

TEST(OutputFile, ClosedPipeIsAnErrorAndNoSignal) {
  const ScratchFolder folder;
  const std::string pipe = folder / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const int reader = open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  OutputFile file(pipe, false);
  close(reader);
  file.write("abc");
  EXPECT_THROW(file.commit(), std::runtime_error);
}

TEST(OutputFile, NamesThePathThatCannotBeWritten) {
  const ScratchFolder folder;
  for (const std::string& path : {folder / "no/such/folder.ttl", folder / "."}) {
    try {
      OutputFile file(path, false);
      FAIL() << path;
    } catch (const std::runtime_error& error) {
      EXPECT_NE(std::string(error.what()).find(path + ": "), std::string::npos) << error.what();
    }
  }
}

TEST(InputFile, NamesThePathThatCannotBeRead) { EXPECT_THROW(InputFile("/no/such/file"), std::runtime_error); }

}  // namespace
}  // namespace dateline
