// A stack of paths still to read; a folder on top of it is replaced by its entries in byte order. Folders are told
// apart by device and inode, so a link that leads back into a folder around it is named as a loop, and a folder that
// can be reached by two links is read once. Hidden entries (".name") are passed over. A text file is held whole, JSON
// Lines one line at a time, both up to the limit, so memory does not grow with the batch.
#include "extract/input/read_articles.h"

#include <simdjson.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <utility>

#include "extract/input/byte_stream.h"
#include "extract/input/json_record.h"

namespace dateline {
namespace {

constexpr std::size_t kChunk = 1 << 16;
constexpr std::size_t kNoFolder = static_cast<std::size_t>(-1);

using FileId = std::pair<std::uint64_t, std::uint64_t>;  // device, inode

struct Folder {
  FileId id;
  std::string path;
  std::size_t parent = kNoFolder;
};

struct PendingPath {
  std::string path;
  std::size_t folder = kNoFolder;  // the folder it was found in; none for paths given by the user
};

enum class Shape : std::uint8_t { Text, JsonLines, JsonDocument };

Shape shape_by_name(std::string_view path) {
  const std::string_view name = without_compression(path);
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return Shape::JsonLines;
  return name.ends_with(".json") ? Shape::JsonDocument : Shape::Text;
}

std::string in_megabytes(std::uint64_t bytes) {
  return bytes % 1'000'000 == 0 ? std::to_string(bytes / 1'000'000) + " MB" : std::to_string(bytes) + " bytes";
}

std::string hexadecimal(unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  return {kDigits[byte >> 4U], kDigits[byte & 15U]};
}

// Where the first character begins that is not UTF-8.
std::size_t first_bad_byte(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + size > bytes.size() || !simdjson::validate_utf8(bytes.data() + at, size)) return at;
    at += size;
  }
  return bytes.size();
}

std::string problem_of_encoding(std::string_view bytes) {
  const std::size_t at = first_bad_byte(bytes);
  if (at == bytes.size()) return "";
  std::string reason = "expected UTF-8, found the byte " + hexadecimal(static_cast<unsigned char>(bytes[at])) +
                       " at offset " + std::to_string(at);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return reason + " (UTF-16; convert it with iconv)";
  return reason + " (binary, or another encoding; convert it with iconv)";
}

bool is_blank(std::string_view bytes) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  return bytes.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

// What a record or the text's own masthead does not say is taken from the options.
void complete(Metadata& given, const Metadata& options) {
  const auto fill = [](std::string& into, const std::string& from) {
    if (into.empty()) into = from;
  };
  fill(given.headline, options.headline);
  fill(given.publisher, options.publisher);
  fill(given.url, options.url);
  fill(given.dateline, options.dateline);
  if (given.authors.empty()) given.authors = options.authors;
  if (given.published) return;
  given.published = options.published;
  given.published_time = options.published_time;
}

// Lines of a stream, each at most limit bytes; a longer one is passed over and told as such.
class LineReader {
 public:
  LineReader(ByteStream stream, std::uint64_t limit, std::string begun)
      : stream_(std::move(stream)), limit_(limit), buffer_(std::move(begun)) {}

  enum class Result : std::uint8_t { Line, TooLong, End };

  Result next(std::string& line) {
    line.clear();
    bool too_long = false, any = false;
    for (;;) {
      const std::size_t newline = buffer_.find('\n', at_);
      const std::size_t end = newline == std::string::npos ? buffer_.size() : newline;
      any = any || end > at_ || newline != std::string::npos;
      if (!too_long && line.size() + (end - at_) > limit_) too_long = true;
      if (!too_long) line.append(buffer_, at_, end - at_);
      at_ = newline == std::string::npos ? buffer_.size() : newline + 1;
      if (newline != std::string::npos || !refill()) break;
    }
    if (!any) return Result::End;
    ++number_;
    return too_long ? Result::TooLong : Result::Line;
  }

  [[nodiscard]] std::size_t number() const { return number_; }

 private:
  bool refill() {
    buffer_.resize(kChunk);
    const std::size_t count = stream_.read(buffer_.data(), kChunk);
    buffer_.resize(count);
    at_ = 0;
    return count > 0;
  }

  ByteStream stream_;
  std::uint64_t limit_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t number_ = 0;
};

}  // namespace

std::string problem_of_text(std::string_view bytes) {
  if (bytes.empty()) return "expected text, found nothing";
  if (is_blank(bytes)) return "expected text, found only white space";
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos && !wide)
    return "expected text, found a NUL byte at offset " + std::to_string(nul) + " (binary, or UTF-16)";
  return simdjson::validate_utf8(bytes.data(), bytes.size()) ? "" : problem_of_encoding(bytes);
}

struct ArticleReader::State {
  ReadOptions options;
  std::vector<PendingPath> pending;  // last one next
  std::vector<Folder> folders;
  std::set<FileId> seen;
  std::deque<InputItem> ready;
  std::optional<LineReader> lines;
  std::string lines_path;
  JsonRecordReader json;

  void tell(std::string where, std::string reason) {
    ready.push_back(InputProblem{std::move(where), std::move(reason)});
  }

  void take(const PendingPath& next) {
    if (next.path == "-") return take_stdin();
    struct stat status {};
    if (::stat(next.path.c_str(), &status) != 0) return tell(next.path, reason_of_stat(next.path));
    if (S_ISDIR(status.st_mode)) return take_folder(next, {status.st_dev, status.st_ino});
    if (next.folder != kNoFolder && !S_ISREG(status.st_mode))
      return tell(next.path, "expected a file or folder, found a device, pipe or socket");
    try {
      take_file(next.path);
    } catch (const std::exception& error) {
      tell(next.path, error.what());
    }
  }

  // A link to nowhere and a link to itself have reasons of their own.
  static std::string reason_of_stat(const std::string& path) {
    const int error = errno;
    struct stat link {};
    if (error == ENOENT && ::lstat(path.c_str(), &link) == 0)
      return "expected a file or folder, found a link to nothing";
    if (error == ELOOP) return "expected a file or folder, found a link that leads back to itself";
    return std::strerror(error);
  }

  void take_folder(const PendingPath& next, FileId id) {
    for (std::size_t around = next.folder; around != kNoFolder; around = folders[around].parent)
      if (folders[around].id == id)
        return tell(next.path, "expected a folder, found a loop: a link back to " + folders[around].path);
    if (!seen.insert(id).second) return;
    std::vector<std::string> entries;
    try {
      for (const auto& entry : std::filesystem::directory_iterator(next.path))
        if (!entry.path().filename().native().starts_with('.')) entries.push_back(entry.path().native());
    } catch (const std::filesystem::filesystem_error& error) {
      return tell(next.path, error.code().message());
    }
    std::sort(entries.rbegin(), entries.rend());
    folders.push_back({id, next.path, next.folder});
    for (std::string& entry : entries) pending.push_back({std::move(entry), folders.size() - 1});
  }

  void take_stdin() {
    try {
      ByteStream stream("-");
      std::string begun(kChunk, '\0');
      begun.resize(stream.read(begun.data(), begun.size()));
      const std::size_t first = begun.find_first_not_of(" \t\r\n");
      const bool record = first != std::string::npos && begun[first] == '{';
      const bool as_lines = options.format == InputFormat::JsonLines || (options.format == InputFormat::Auto && record);
      if (as_lines)
        begin_lines("-", std::move(stream), std::move(begun));
      else
        take_text("-", std::move(stream), std::move(begun), Shape::Text);
    } catch (const std::exception& error) {
      tell("-", error.what());
    }
  }

  void take_file(const std::string& path) {
    Shape shape = shape_by_name(path);
    if (options.format != InputFormat::Auto)
      shape = options.format == InputFormat::Text ? Shape::Text : Shape::JsonLines;
    if (shape == Shape::JsonLines)
      begin_lines(path, ByteStream(path), "");
    else
      take_text(path, ByteStream(path), "", shape);
  }

  void begin_lines(const std::string& path, ByteStream stream, std::string begun) {
    lines.emplace(std::move(stream), options.max_article_bytes, std::move(begun));
    lines_path = path;
  }

  void take_text(const std::string& path, ByteStream stream, std::string text, Shape shape) {
    for (;;) {
      if (text.size() > options.max_article_bytes)
        return tell(path, "expected at most " + in_megabytes(options.max_article_bytes) + " of text, found more");
      const std::size_t begun = text.size();
      text.resize(begun + kChunk);
      const std::size_t count = stream.read(text.data() + begun, kChunk);
      text.resize(begun + count);
      if (count == 0) break;
    }
    if (std::string reason = problem_of_text(text); !reason.empty()) return tell(path, std::move(reason));
    if (shape == Shape::JsonDocument) return take_record(path, text);
    ready.push_back(Article{path, std::move(text), options.given});
  }

  void take_line() {
    std::string line;
    try {
      const auto result = lines->next(line);
      const std::string where = lines_path + ":" + std::to_string(lines->number());
      if (result == LineReader::Result::End)
        lines.reset();
      else if (result == LineReader::Result::TooLong)
        tell(where, "expected a line of at most " + in_megabytes(options.max_article_bytes) + ", found a longer one");
      else if (!is_blank(line))
        take_record(where, line);
    } catch (const std::exception& error) {
      tell(lines_path + ":" + std::to_string(lines->number() + 1), error.what());
      lines.reset();
    }
  }

  void take_record(const std::string& where, std::string_view line) {
    JsonRecord record = json.read(line);
    for (std::string& complaint : record.complaints) tell(where, std::move(complaint));
    if (!record.article) return;
    if (std::string reason = problem_of_text(record.article->text); !reason.empty())
      return tell(where, "field \"text\": " + reason);
    if (record.article->source.empty()) record.article->source = where;
    complete(record.article->given, options.given);
    ready.push_back(std::move(*record.article));
  }
};

ArticleReader::ArticleReader(std::vector<std::string> paths, ReadOptions options) : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
  std::reverse(paths.begin(), paths.end());
  for (std::string& path : paths) state_->pending.push_back({std::move(path), kNoFolder});
}

ArticleReader::~ArticleReader() = default;
ArticleReader::ArticleReader(ArticleReader&&) noexcept = default;
ArticleReader& ArticleReader::operator=(ArticleReader&&) noexcept = default;

std::optional<InputItem> ArticleReader::next() {
  State& state = *state_;
  while (state.ready.empty()) {
    if (state.lines) {
      state.take_line();
    } else if (!state.pending.empty()) {
      const PendingPath path = std::move(state.pending.back());
      state.pending.pop_back();
      state.take(path);
    } else {
      return std::nullopt;
    }
  }
  InputItem item = std::move(state.ready.front());
  state.ready.pop_front();
  return item;
}

std::vector<InputItem> read_articles(std::vector<std::string> paths, const ReadOptions& options) {
  ArticleReader reader(std::move(paths), options);
  std::vector<InputItem> items;
  while (auto item = reader.next()) items.push_back(std::move(*item));
  return items;
}

}  // namespace dateline
