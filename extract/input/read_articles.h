// read_articles: files, folders, stdin and JSON Lines in, one Article after the other out.
//
//   ArticleReader reader({"articles/", "batch.jsonl.gz", "-"}, {});
//   while (auto item = reader.next()) { … an Article or an InputProblem … }
//
// The order is that of the paths given, folders in byte order of their names, so it never depends on the file system.
// Nothing throws: what cannot be read comes as an InputProblem in its place, and the rest goes on.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "extract/article.h"

namespace dateline {

enum class InputFormat : std::uint8_t { Auto, Text, JsonLines };

struct ReadOptions {
  // Text or JSON Lines whatever the names say. Auto: .jsonl, .ndjson and .json (also with .gz, .zst, .bz2, .xz) are
  // JSON Lines, stdin is where it begins with '{', all else is text.
  InputFormat format = InputFormat::Auto;
  std::uint64_t max_article_bytes = 10'000'000;  // of one text file, or of one line of JSON
  Metadata given;                                // for all articles, where a record says nothing itself
};

// One input that was not read, or not in full.
struct InputProblem {
  std::string where;   // "path" or "path:line"
  std::string reason;  // "expected UTF-8, found the byte FF at offset 120"

  friend bool operator==(const InputProblem&, const InputProblem&) = default;
};

using InputItem = std::variant<Article, InputProblem>;

class ArticleReader {
 public:
  ArticleReader(std::vector<std::string> paths, ReadOptions options);
  ~ArticleReader();
  ArticleReader(ArticleReader&&) noexcept;
  ArticleReader& operator=(ArticleReader&&) noexcept;

  // The next article or problem; nullopt at the end. At most one article is in memory at a time.
  [[nodiscard]] std::optional<InputItem> next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What keeps these bytes from being an article's text ("expected text, found nothing"), or empty where nothing does.
[[nodiscard]] std::string problem_of_text(std::string_view bytes);

// All items at once: for tests and small inputs.
[[nodiscard]] std::vector<InputItem> read_articles(std::vector<std::string> paths, const ReadOptions& options);

}  // namespace dateline
