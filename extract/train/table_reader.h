// table_reader: the open data's tables, which are like our own (ontology/tsv.h) but for being compressed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

class OpenTable {
 public:
  // Throws std::runtime_error "path:line: expected …, found …" for a row of another width than the header.
  explicit OpenTable(const std::filesystem::path& path);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  // A field by its column's name; throws std::runtime_error where the table has no such column.
  [[nodiscard]] std::string_view field(std::size_t row, const char* column) const;

 private:
  std::filesystem::path path_;
  std::string bytes_;
  std::unordered_map<std::string, std::size_t> columns_;
  std::vector<std::vector<std::string_view>> rows_;
};

}  // namespace dateline
