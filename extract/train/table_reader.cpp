// Read whole: the largest table has four megabytes.
#include "extract/train/table_reader.h"

#include <stdexcept>

#include "extract/train/corpus_file.h"
#include "ontology/tsv.h"

namespace dateline {
OpenTable::OpenTable(const std::filesystem::path& path) : path_(path), bytes_(read_corpus_file(path)) {
  std::string_view rest = bytes_;
  for (std::size_t line_number = 1; !rest.empty(); ++line_number) {
    const std::size_t newline = rest.find('\n');
    const std::string_view line = rest.substr(0, newline);
    rest.remove_prefix(newline == std::string_view::npos ? rest.size() : newline + 1);
    if (line.empty() || (columns_.empty() && line.front() == '#')) continue;
    std::vector<std::string_view> fields = split_tabs(line);
    if (columns_.empty()) {
      for (std::size_t i = 0; i < fields.size(); ++i) columns_.emplace(fields[i], i);
    } else if (fields.size() == columns_.size()) {
      rows_.push_back(std::move(fields));
    } else {
      throw std::runtime_error(path_.string() + ":" + std::to_string(line_number) + ": expected " +
                               std::to_string(columns_.size()) + " fields, found " + std::to_string(fields.size()));
    }
  }
}

std::string_view OpenTable::field(std::size_t row, const char* column) const {
  const auto found = columns_.find(column);
  if (found == columns_.end())
    throw std::runtime_error(path_.string() + ":1: expected a column " + column + ", found none");
  return rows_[row][found->second];
}

}  // namespace dateline
