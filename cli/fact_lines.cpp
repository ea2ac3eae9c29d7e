// Lines may be longer than any buffer: an article's facts are a few kilobytes or a few megabytes.
#include "cli/fact_lines.h"

#include <array>

#include "export/input_file.h"

namespace dateline {

void add_fact_lines(FactsStore& articles, const std::string& path, const std::function<void()>& step) {
  InputFile file(path);
  std::array<char, 1 << 16> buffer{};
  std::string line;
  std::size_t number = 1;
  const auto end_line = [&] {
    if (!line.empty()) {
      articles.add_line(line, path + ":" + std::to_string(number));
      step();
    }
    line.clear();
    ++number;
  };
  while (const std::size_t size = file.read(buffer.data(), buffer.size())) {
    std::string_view rest(buffer.data(), size);
    for (std::size_t at = rest.find('\n'); at != std::string_view::npos; at = rest.find('\n')) {
      line += rest.substr(0, at);
      rest.remove_prefix(at + 1);
      end_line();
    }
    line += rest;
  }
  end_line();
}

OutputFile write_fact_lines(const FactsStore& articles, const std::string& path) {
  OutputFile file(path, path.ends_with(".gz"));
  for (const NodeKey& key : articles.keys())
    for (const std::string& line : articles.lines(key)) file.write(line + '\n');
  return file;
}

}  // namespace dateline
