// InputFile: the bytes of a file or of standard input, decompressed where they are compressed.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

struct archive;

namespace dateline {

class InputFile {
 public:
  // "-" is standard input. Compression (gzip, zstd, xz, bzip2) is told by the bytes. Throws std::runtime_error "path:
  // reason".
  explicit InputFile(const std::string& path);

  // Up to `size` bytes into `to`; 0 at the end. Throws std::runtime_error "path: reason".
  std::size_t read(void* to, std::size_t size);

 private:
  struct Close {
    void operator()(archive* handle) const;
  };
  std::string path_;
  std::unique_ptr<archive, Close> archive_;
  bool ended_ = false;
};

}  // namespace dateline
