// Plain files through stdio, compressed ones through libarchive's raw format. A compressed file that ends too early
// gives what could be read and then throws.
#include "extract/input/byte_stream.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>

namespace dateline {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != nullptr && file != stdin) std::fclose(file);
  }
};
struct CloseArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};

constexpr std::array<std::string_view, 4> kCompressed{".gz", ".zst", ".bz2", ".xz"};

std::string message_of(archive* reader) {
  const char* text = archive_error_string(reader);
  return std::string("damaged compressed data: ") + (text != nullptr ? text : "unknown error");
}

}  // namespace

std::string_view without_compression(std::string_view name) {
  for (const std::string_view extension : kCompressed)
    if (name.size() > extension.size() && name.ends_with(extension))
      return name.substr(0, name.size() - extension.size());
  return name;
}

struct ByteStream::Source {
  std::unique_ptr<std::FILE, CloseFile> file;
  std::unique_ptr<archive, CloseArchive> compressed;
  bool ended = false;

  void open_compressed(const std::string& path) {
    compressed.reset(archive_read_new());
    archive_read_support_filter_all(compressed.get());
    archive_read_support_format_raw(compressed.get());
    archive_read_support_format_empty(compressed.get());
    if (archive_read_open_filename(compressed.get(), path.c_str(), 1 << 16) != ARCHIVE_OK)
      throw std::runtime_error(message_of(compressed.get()));
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(compressed.get(), &entry);
    ended = status == ARCHIVE_EOF;
    if (!ended && status != ARCHIVE_OK) throw std::runtime_error(message_of(compressed.get()));
  }
};

ByteStream::ByteStream(const std::string& path) : source_(std::make_unique<Source>()) {
  source_->file.reset(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!source_->file) throw std::runtime_error(std::strerror(errno));
  if (path == "-" || without_compression(path).size() == path.size()) return;
  source_->file.reset();
  source_->open_compressed(path);
}

ByteStream::~ByteStream() = default;
ByteStream::ByteStream(ByteStream&&) noexcept = default;
ByteStream& ByteStream::operator=(ByteStream&&) noexcept = default;

std::size_t ByteStream::read(char* into, std::size_t size) {
  if (source_->ended) return 0;
  if (source_->compressed) {
    const la_ssize_t count = archive_read_data(source_->compressed.get(), into, size);
    if (count < 0) throw std::runtime_error(message_of(source_->compressed.get()));
    return static_cast<std::size_t>(count);
  }
  errno = 0;
  const std::size_t count = std::fread(into, 1, size, source_->file.get());
  if (count == 0 && std::ferror(source_->file.get()) != 0) throw std::runtime_error(std::strerror(errno));
  return count;
}

}  // namespace dateline
