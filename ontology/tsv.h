// Tsv: our table files. UTF-8, tab-separated, one header line, no quoting; lines that begin with '#' are comments.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/mapped_file.h"

namespace dateline {

class Tsv {
 public:
  // Reads the table; its header must begin with these columns. Throws std::runtime_error "path:line: expected …, found
  // …" for another header or a row with another number of fields than the header.
  Tsv(const std::filesystem::path& path, std::initializer_list<std::string_view> columns);

  // Rows in file order; fields point into the file and live as long as this object.
  [[nodiscard]] const std::vector<std::vector<std::string_view>>& rows() const { return rows_; }

  // "path:line" of a row, to open an error message with.
  [[nodiscard]] std::string where(std::size_t row) const;

 private:
  std::filesystem::path path_;
  MappedFile file_;
  std::vector<std::vector<std::string_view>> rows_;
  std::vector<std::size_t> lines_;
};

// The fields of a line; one more than it has tabs, empty ones too.
std::vector<std::string_view> split_tabs(std::string_view line);

// The pieces of a field between separators; an empty field has none.
std::vector<std::string_view> split(std::string_view field, char separator);

}  // namespace dateline
