// One raw entry through libarchive; an empty file is no entry and gives "".
#include "extract/train/corpus_file.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace dateline {
namespace {

using Archive = std::unique_ptr<archive, decltype(&archive_read_free)>;

[[noreturn]] void fail(const std::filesystem::path& path, archive* reader) {
  const char* reason = archive_error_string(reader);
  throw std::runtime_error(path.string() + ": " + (reason == nullptr ? "cannot be read" : reason));
}

}  // namespace

std::string read_corpus_file(const std::filesystem::path& path) {
  const Archive reader(archive_read_new(), &archive_read_free);
  archive_read_support_filter_all(reader.get());
  archive_read_support_format_raw(reader.get());
  archive_read_support_format_empty(reader.get());
  if (archive_read_open_filename(reader.get(), path.c_str(), 1 << 16) != ARCHIVE_OK) fail(path, reader.get());
  archive_entry* entry = nullptr;
  std::string bytes;
  const int found = archive_read_next_header(reader.get(), &entry);
  if (found == ARCHIVE_EOF) return bytes;
  if (found != ARCHIVE_OK) fail(path, reader.get());
  std::array<char, 1 << 16> block{};
  for (;;) {
    const auto got = archive_read_data(reader.get(), block.data(), block.size());
    if (got < 0) fail(path, reader.get());
    if (got == 0) return bytes;
    bytes.append(block.data(), static_cast<std::size_t>(got));
  }
}

std::vector<std::uint32_t> byte_offsets(std::string_view text) {
  std::vector<std::uint32_t> offsets;
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) offsets.push_back(i);
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

}  // namespace dateline
