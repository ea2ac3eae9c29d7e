// A running count every kBlock bytes, and a short count from there: linear to build, constant to ask.
#include "extract/facts/code_points.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::size_t kBlock = 64;

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

}  // namespace

std::uint32_t count_code_points(std::string_view text) {
  return static_cast<std::uint32_t>(std::ranges::count_if(text, begins_character));
}

CodePoints::CodePoints(std::string_view text) {
  at_block_.reserve(text.size() / kBlock + 1);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at <= text.size(); at += kBlock) {
    at_block_.push_back(count);
    count += count_code_points(text.substr(at, kBlock));
  }
}

std::uint32_t CodePoints::before(std::string_view text, std::uint32_t offset) const {
  const std::size_t block = offset / kBlock;
  return at_block_[block] + count_code_points(text.substr(block * kBlock, offset - block * kBlock));
}

}  // namespace dateline
