// Reads the section table of a mapped model file. Only the frame is checked: what a section holds is trusted, as the
// files are ours and data/models/MANIFEST.tsv has their SHA-256.
#include "extract/syntax/model_file.h"

#include <bit>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>

namespace dateline {
namespace {

static_assert(std::endian::native == std::endian::little, "model files are little-endian and read in place");

constexpr std::size_t kHeader = 16;
constexpr std::size_t kRow = kModelSectionName + 16;

template <class T>
T read(std::string_view bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

std::size_t section_count(std::string_view bytes) { return read<std::uint32_t>(bytes, 12); }

std::optional<std::string_view> find_section(std::string_view bytes, std::string_view name) {
  if (bytes.empty()) return std::nullopt;
  for (std::size_t i = 0; i < section_count(bytes); ++i) {
    const std::size_t row = kHeader + i * kRow;
    const std::string_view field = bytes.substr(row, kModelSectionName);
    if (field.substr(0, field.find('\0')) != name) continue;
    return bytes.substr(read<std::uint64_t>(bytes, row + kModelSectionName),
                        read<std::uint64_t>(bytes, row + kModelSectionName + 8));
  }
  return std::nullopt;
}

}  // namespace

ModelFile::ModelFile(const std::filesystem::path& path) : path_(path), file_(path) {
  const std::string_view bytes = file_.bytes();
  if (bytes.size() < kHeader || bytes.substr(0, kModelMagic.size()) != kModelMagic)
    throw std::runtime_error(path.string() + ": expected a Dateline model, found another file");
  if (const auto version = read<std::uint32_t>(bytes, 8); version != kModelVersion)
    throw std::runtime_error(path.string() + ": expected model version " + std::to_string(kModelVersion) + ", found " +
                             std::to_string(version));
  bool inside = section_count(bytes) <= (bytes.size() - kHeader) / kRow;
  for (std::size_t i = 0; inside && i < section_count(bytes); ++i) {
    const auto offset = read<std::uint64_t>(bytes, kHeader + i * kRow + kModelSectionName);
    const auto size = read<std::uint64_t>(bytes, kHeader + i * kRow + kModelSectionName + 8);
    inside = offset <= bytes.size() && size <= bytes.size() - offset && offset % kModelAlignment == 0;
  }
  if (!inside) throw std::runtime_error(path.string() + ": expected whole sections, found a truncated file");
}

std::string_view ModelFile::section(std::string_view name) const {
  if (const auto found = find_section(file_.bytes(), name)) return *found;
  throw std::runtime_error(path_.string() + ": expected section " + std::string(name) + ", found none");
}

bool ModelFile::has(std::string_view name) const { return find_section(file_.bytes(), name).has_value(); }

}  // namespace dateline
