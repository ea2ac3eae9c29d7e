// MappedFile: a whole file, read-only in memory, shared with every process that maps it.
#pragma once

#include <filesystem>
#include <string_view>

namespace dateline {

class MappedFile {
 public:
  MappedFile() = default;
  // Throws std::runtime_error "path: reason" where the file cannot be opened or mapped. An empty file maps to "".
  explicit MappedFile(const std::filesystem::path& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  // The bytes; valid while this object lives, page aligned.
  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace dateline
