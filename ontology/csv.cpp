// One pass over the bytes. Line ends are LF or CRLF; a byte order mark at the beginning is passed over, since
// spreadsheets write one.
#include "ontology/csv.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "ontology/mapped_file.h"

namespace dateline {
namespace {

class CsvParser {
 public:
  CsvParser(std::string_view bytes, char separator) : rest_(bytes), separator_(separator) {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
  }

  // The next row that is not empty; nullopt at the end. Throws std::runtime_error with the reason alone.
  std::optional<std::vector<std::string>> next(std::size_t& line) {
    while (!rest_.empty()) {
      line = line_;
      std::vector<std::string> row = take_row();
      if (row.size() > 1 || !row[0].empty()) return row;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::size_t line() const { return line_; }

 private:
  std::vector<std::string> take_row() {
    std::vector<std::string> row;
    for (;;) {
      row.push_back(separator_ == ',' && rest_.starts_with('"') ? take_quoted() : take_plain());
      if (rest_.empty()) return row;
      const char next = rest_.front();
      rest_.remove_prefix(1);
      if (next == separator_) continue;
      ++line_;
      return row;
    }
  }

  std::string take_plain() {
    const std::size_t end = std::min(rest_.find(separator_), rest_.find('\n'));
    std::string field(rest_.substr(0, end));
    rest_.remove_prefix(std::min(end, rest_.size()));
    if (field.ends_with('\r') && (rest_.empty() || rest_.front() == '\n')) field.pop_back();
    return field;
  }

  std::string take_quoted() {
    rest_.remove_prefix(1);
    std::string field;
    for (;;) {
      const std::size_t quote = rest_.find('"');
      if (quote == std::string_view::npos)
        throw std::runtime_error("expected a closing quotation mark, found the end of the file");
      field += rest_.substr(0, quote);
      rest_.remove_prefix(quote + 1);
      if (!rest_.starts_with('"')) break;
      field += '"';
      rest_.remove_prefix(1);
    }
    line_ += static_cast<std::size_t>(std::count(field.begin(), field.end(), '\n'));
    if (rest_.starts_with("\r\n")) rest_.remove_prefix(1);
    if (!rest_.empty() && rest_.front() != separator_ && rest_.front() != '\n')
      throw std::runtime_error("expected the end of a field after a closing quotation mark, found " +
                               std::string(1, rest_.front()));
    return field;
  }

  std::string_view rest_;
  char separator_;
  std::size_t line_ = 1;
};

}  // namespace

Csv::Csv(const std::filesystem::path& path, char separator) : path_(path) {
  const MappedFile file(path);
  CsvParser parser(file.bytes(), separator);
  std::size_t line = 1;
  try {
    while (auto row = parser.next(line)) {
      if (header_.empty()) {
        header_ = std::move(*row);
      } else if (row->size() == header_.size()) {
        rows_.push_back(std::move(*row));
        lines_.push_back(line);
      } else {
        throw std::runtime_error("expected " + std::to_string(header_.size()) + " fields, found " +
                                 std::to_string(row->size()));
      }
    }
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(path_.string() + ":" + std::to_string(line) + ": " + error.what());
  }
  if (header_.empty()) throw std::runtime_error(path_.string() + ":1: expected a header line, found nothing");
}

bool Csv::has_column(std::string_view name) const {
  return std::find(header_.begin(), header_.end(), name) != header_.end();
}

std::size_t Csv::column(std::string_view name) const {
  const auto found = std::find(header_.begin(), header_.end(), name);
  if (found == header_.end())
    throw std::runtime_error(path_.string() + ":1: expected a column " + std::string(name) + ", found none");
  return static_cast<std::size_t>(found - header_.begin());
}

std::string Csv::where(std::size_t row) const { return path_.string() + ":" + std::to_string(lines_[row]); }

std::string csv_row(const std::vector<std::string>& fields) {
  std::string row;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) row += ',';
    if (fields[i].find_first_of(",\"\n\r") == std::string::npos) {
      row += fields[i];
      continue;
    }
    row += '"';
    for (const char c : fields[i]) row += c == '"' ? std::string("\"\"") : std::string(1, c);
    row += '"';
  }
  return row + '\n';
}

}  // namespace dateline
