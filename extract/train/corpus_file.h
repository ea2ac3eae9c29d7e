// Reads a corpus file whole, unpacking it where it is compressed (gzip, zstd, xz: whatever libarchive knows).
#pragma once

#include <filesystem>
#include <string>

namespace dateline {

// Throws std::runtime_error "path: reason" where it cannot be read.
[[nodiscard]] std::string read_corpus_file(const std::filesystem::path& path);

}  // namespace dateline
