// Csv: comma-separated tables as spreadsheets exchange them (RFC 4180): fields in double quotes may hold commas, line
// breaks and doubled quotes. Our own tables are Tsv.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

class Csv {
 public:
  // Reads the whole file; the separator is ',' or, for tables in which nothing is quoted, '\t'. Throws
  // std::runtime_error "path:line: expected …, found …" for a row of another width than the header, or a quote that is
  // not closed.
  Csv(const std::filesystem::path& path, char separator);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }  // without the header
  // The column of this name, or throws std::runtime_error "path:1: expected a column …".
  [[nodiscard]] std::size_t column(std::string_view name) const;
  [[nodiscard]] bool has_column(std::string_view name) const;
  [[nodiscard]] const std::string& field(std::size_t row, std::size_t column) const { return rows_[row][column]; }
  // "path:line" of a row, to open an error message with.
  [[nodiscard]] std::string where(std::size_t row) const;

 private:
  std::filesystem::path path_;
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> lines_;
};

// A row in CSV with its line end (LF), fields quoted where they must be.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& fields);

}  // namespace dateline
