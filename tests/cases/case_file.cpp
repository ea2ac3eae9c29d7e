// A line-by-line reader with two states: text, then facts.
#include "tests/cases/case_file.h"
#include "ontology/day.h"

#include <fstream>
#include <stdexcept>

namespace dateline {
namespace {

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin));
}

Date published_day(const std::string& text) {
  const auto day = parse_day(text);
  if (!day) throw std::runtime_error("expected a date YYYY-MM-DD, found " + text);
  return *day;
}

// Details are divided by ";"; "\;" is a semicolon.
std::vector<std::string> split_details(const std::string& text) {
  std::vector<std::string> details(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == ';')
      details.back() += text[++i];
    else if (text[i] == ';')
      details.emplace_back();
    else
      details.back() += text[i];
  }
  for (std::string& detail : details) detail = trimmed(detail);
  return details;
}

Expectation parse_expectation(std::string text, std::size_t number) {
  Expectation expectation;
  expectation.number = number;
  expectation.words = text;
  if (text.starts_with('!')) {
    expectation.absent = true;
    text = trimmed(text.substr(1));
  }
  const std::size_t space = text.find(' ');
  if (space == std::string::npos) throw std::runtime_error("expected \"kind head; …\", found " + text);
  expectation.line.kind = text.substr(0, space);
  const std::vector<std::string> parts = split_details(text.substr(space + 1));
  expectation.line.head = parts.front();
  expectation.line.details.insert(parts.begin() + 1, parts.end());
  return expectation;
}

// "@published 2018-01-24"
void read_setting(Metadata& given, const std::string& line) {
  const std::size_t space = line.find(' ');
  const std::string key = line.substr(0, space);
  const std::string value = space == std::string::npos ? "" : trimmed(line.substr(space));
  if (key == "@published")
    given.published = published_day(value);
  else if (key == "@headline")
    given.headline = value;
  else if (key == "@publisher")
    given.publisher = value;
  else
    throw std::runtime_error("expected @published, @headline or @publisher, found " + key);
}

class CaseReader {
 public:
  void read(const std::string& line, std::size_t number) {
    if (line.starts_with('#')) return;
    if (line == "====") {
      cases_.emplace_back();
      in_facts_ = false;
    } else if (line == "----") {
      in_facts_ = true;
    } else if (in_facts_) {
      if (!trimmed(line).empty()) cases_.back().expectations.push_back(parse_expectation(trimmed(line), number));
    } else if (line.starts_with('@')) {
      read_setting(cases_.back().article.given, line);
    } else {
      cases_.back().article.text += line + "\n";
    }
  }

  std::vector<Case> take(const std::string& path) {
    for (Case& c : cases_) {
      std::string& text = c.article.text;
      const auto begin = text.find_first_not_of('\n');
      if (begin == std::string::npos || c.expectations.empty())
        throw std::runtime_error(path + ": expected a text, ---- and facts in each case");
      text = text.substr(begin, text.find_last_not_of('\n') + 1 - begin);
      c.article.source = path;
    }
    return std::move(cases_);
  }

 private:
  std::vector<Case> cases_ = std::vector<Case>(1);
  bool in_facts_ = false;
};

}  // namespace

std::vector<Case> read_cases(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  CaseReader reader;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    try {
      reader.read(line, ++number);
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": " + error.what());
    }
  }
  return reader.take(path);
}

}  // namespace dateline
