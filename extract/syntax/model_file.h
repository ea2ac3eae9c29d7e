// ModelFile: a trained model on disk, mapped. A file holds named sections; each stage knows what its sections mean.
//
// Layout, little-endian: "DATELINE" · u32 version · u32 sections · a row a section (char name[16], u64 offset, u64
// size) · the sections, each at a multiple of 64 bytes. extract/train/model_writer.h writes it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "ontology/mapped_file.h"

namespace dateline {

inline constexpr std::string_view kModelMagic = "DATELINE";
inline constexpr std::uint32_t kModelVersion = 1;
inline constexpr std::size_t kModelSectionName = 16;
inline constexpr std::size_t kModelAlignment = 64;

class ModelFile {
 public:
  ModelFile() = default;
  // Throws std::runtime_error "path: expected …, found …" for another magic, version or a section outside the file.
  explicit ModelFile(const std::filesystem::path& path);

  // The bytes of a section, at a multiple of 64; live as long as this object. Throws std::runtime_error where it is
  // missing.
  [[nodiscard]] std::string_view section(std::string_view name) const;

  // Whether the file has the section.
  [[nodiscard]] bool has(std::string_view name) const;

 private:
  std::filesystem::path path_;
  MappedFile file_;
};

}  // namespace dateline
