// A table is small and read once at start-up, so clarity goes before speed.
#include "ontology/tsv.h"

#include <algorithm>
#include <stdexcept>

namespace dateline {
namespace {

bool starts_with(const std::vector<std::string_view>& header, std::initializer_list<std::string_view> columns) {
  if (header.size() < columns.size()) return false;
  return std::equal(columns.begin(), columns.end(), header.begin());
}

std::string joined(std::initializer_list<std::string_view> columns) {
  std::string text;
  for (const std::string_view column : columns) text += (text.empty() ? "" : " ") + std::string(column);
  return text;
}

}  // namespace

Tsv::Tsv(const std::filesystem::path& path, std::initializer_list<std::string_view> columns)
    : path_(path), file_(path) {
  std::string_view rest = file_.bytes();
  std::size_t width = 0;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t newline = rest.find('\n');
    std::string_view line = rest.substr(0, newline);
    rest.remove_prefix(newline == std::string_view::npos ? rest.size() : newline + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view> fields = split_tabs(line);
    const std::string place = path.string() + ":" + std::to_string(number) + ": ";
    if (width == 0) {
      if (!starts_with(fields, columns))
        throw std::runtime_error(place + "expected the columns " + joined(columns) + ", found " + std::string(line));
      width = fields.size();
    } else {
      if (fields.size() != width)
        throw std::runtime_error(place + "expected " + std::to_string(width) + " fields, found " +
                                 std::to_string(fields.size()));
      rows_.push_back(std::move(fields));
      lines_.push_back(number);
    }
  }
  if (width == 0)
    throw std::runtime_error(path.string() + ":1: expected the columns " + joined(columns) + ", found nothing");
}

std::string Tsv::where(std::size_t row) const { return path_.string() + ":" + std::to_string(lines_[row]); }

std::vector<std::string_view> split_tabs(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t tab = line.find('\t');
    fields.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

std::vector<std::string_view> split(std::string_view field, char separator) {
  std::vector<std::string_view> pieces;
  while (!field.empty()) {
    const std::size_t at = field.find(separator);
    pieces.push_back(field.substr(0, at));
    field.remove_prefix(at == std::string_view::npos ? field.size() : at + 1);
  }
  return pieces;
}

}  // namespace dateline
