// ByteStream: the bytes of a file or of stdin in order, decompressed by the name's extension (.gz .zst .bz2 .xz).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace dateline {

class ByteStream {
 public:
  // "-" is stdin. Throws std::runtime_error with the reason alone ("no such file or directory").
  explicit ByteStream(const std::string& path);
  ~ByteStream();
  ByteStream(ByteStream&&) noexcept;
  ByteStream& operator=(ByteStream&&) noexcept;

  // Up to size bytes; 0 at the end only. Throws std::runtime_error with the reason where reading fails midway.
  [[nodiscard]] std::size_t read(char* into, std::size_t size);

 private:
  struct Source;
  std::unique_ptr<Source> source_;
};

// The name without a compression extension: "batch.jsonl" of "batch.jsonl.gz".
[[nodiscard]] std::string_view without_compression(std::string_view name);

}  // namespace dateline
