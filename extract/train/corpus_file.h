// Corpus files, and their code points in bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// The file whole, unpacked where it is compressed (gzip, zstd, xz: whatever libarchive knows). Throws
// std::runtime_error "path: reason" where it cannot be read.
[[nodiscard]] std::string read_corpus_file(const std::filesystem::path& path);

// The byte offset of each code point, and of the end.
[[nodiscard]] std::vector<std::uint32_t> byte_offsets(std::string_view text);

}  // namespace dateline
