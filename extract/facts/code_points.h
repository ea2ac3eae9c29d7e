// CodePoints: byte offsets of one text to Unicode code point offsets. The one place where the project converts them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

class CodePoints {
 public:
  // The text must be valid UTF-8. Takes one byte of memory for every 16 of text.
  explicit CodePoints(std::string_view text);

  // Code points before byte `offset`, which must lie on a character border of the same text, at most its size.
  [[nodiscard]] std::uint32_t before(std::string_view text, std::uint32_t offset) const;

 private:
  std::vector<std::uint32_t> at_block_;  // code points before each block of kBlock bytes
};

// The number of code points in valid UTF-8.
[[nodiscard]] std::uint32_t count_code_points(std::string_view text);

}  // namespace dateline
