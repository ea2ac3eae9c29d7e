// libarchive's raw format: one entry holding the decompressed bytes, and its empty format for a file of no bytes.
#include "export/input_file.h"

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <stdexcept>

namespace dateline {
namespace {

constexpr std::size_t kBlockBytes = 1 << 16;

[[noreturn]] void fail(const std::string& path, archive* handle) {
  const char* reason = archive_error_string(handle);
  throw std::runtime_error(path + ": " + (reason ? reason : "cannot be read"));
}

}  // namespace

void InputFile::Close::operator()(archive* handle) const { archive_read_free(handle); }

InputFile::InputFile(const std::string& path)
    : path_(path == "-" ? "standard input" : path), archive_(archive_read_new()) {
  archive* handle = archive_.get();
  archive_read_support_filter_gzip(handle);
  archive_read_support_filter_zstd(handle);
  archive_read_support_filter_xz(handle);
  archive_read_support_filter_bzip2(handle);
  archive_read_support_format_raw(handle);
  archive_read_support_format_empty(handle);
  const int opened = path == "-" ? archive_read_open_fd(handle, STDIN_FILENO, kBlockBytes)
                                 : archive_read_open_filename(handle, path.c_str(), kBlockBytes);
  if (opened != ARCHIVE_OK) fail(path_, handle);
  archive_entry* entry = nullptr;
  const int status = archive_read_next_header(handle, &entry);
  if (status == ARCHIVE_EOF)
    ended_ = true;
  else if (status != ARCHIVE_OK)
    fail(path_, handle);
}

std::size_t InputFile::read(void* to, std::size_t size) {
  if (ended_) return 0;
  const la_ssize_t count = archive_read_data(archive_.get(), to, size);
  if (count < 0) fail(path_, archive_.get());
  return static_cast<std::size_t>(count);
}

}  // namespace dateline
