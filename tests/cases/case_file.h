// Reading .case files; tests/cases/README.md describes them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "extract/article.h"

namespace dateline {

// A fact as a line, or what is expected of one.
struct FactLine {
  std::string kind;               // "tenure"
  std::string head;               // "Rahm Emanuel"
  std::set<std::string> details;  // "mayor", "of Chicago"
};

struct Expectation {
  FactLine line;
  bool absent = false;     // "!": no such fact
  std::size_t number = 0;  // line of the file
  std::string words;       // the line as written
};

struct Case {
  Article article;
  std::vector<Expectation> expectations;
};

// The cases of a file. Throws std::runtime_error "path:line: expected …, found …" where it is broken.
std::vector<Case> read_cases(const std::string& path);

}  // namespace dateline
