// Writes the section table and the sections at multiples of 64 bytes, padded with zeros.
#include "extract/train/model_writer.h"

#include <cassert>
#include <cstdint>
#include <fstream>
#include <stdexcept>

#include "extract/syntax/model_file.h"

namespace dateline {
namespace {

std::size_t aligned(std::size_t size) { return (size + kModelAlignment - 1) / kModelAlignment * kModelAlignment; }

template <class T>
void append(std::string& bytes, T value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

void ModelWriter::add(std::string name, std::string bytes) {
  assert(!name.empty() && name.size() < kModelSectionName);
  sections_.emplace_back(std::move(name), std::move(bytes));
}

void ModelWriter::write(const std::filesystem::path& path) const {
  std::string bytes(kModelMagic);
  append(bytes, kModelVersion);
  append(bytes, static_cast<std::uint32_t>(sections_.size()));
  std::size_t offset = aligned(bytes.size() + sections_.size() * (kModelSectionName + 16));
  for (const auto& [name, section] : sections_) {
    std::string field = name;
    field.resize(kModelSectionName, '\0');
    bytes += field;
    append(bytes, std::uint64_t{offset});
    append(bytes, std::uint64_t{section.size()});
    offset = aligned(offset + section.size());
  }
  for (const auto& [name, section] : sections_) {
    bytes.resize(aligned(bytes.size()), '\0');
    bytes += section;
  }
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) throw std::runtime_error(path.string() + ": cannot be written");
}

}  // namespace dateline
