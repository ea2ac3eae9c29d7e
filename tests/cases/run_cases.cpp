// Runs .case files: analyses each text and looks for each expected fact. Exit 0 all hold, 1 some do not, 2 a file is
// broken. Prints what was expected and, below it, the facts of the same kind that were found. With --known-failure the
// answer is turned round: a case that has come to hold must move to cases/.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <string_view>

#include "extract/analyze.h"
#include "tests/cases/case_file.h"
#include "tests/cases/fact_lines.h"

namespace dateline {
namespace {

bool holds(const FactLine& fact, const FactLine& expected) {
  return fact.kind == expected.kind && fact.head == expected.head &&
         std::ranges::includes(fact.details, expected.details);
}

void print_found(const std::vector<FactLine>& facts, const std::string& kind) {
  for (const FactLine& fact : facts) {
    if (fact.kind != kind) continue;
    std::printf("    found    %s %s", fact.kind.c_str(), fact.head.c_str());
    for (const std::string& detail : fact.details) std::printf("; %s", detail.c_str());
    std::printf("\n");
  }
}

std::size_t count_failures(const std::string& path, const Resources& resources) {
  std::size_t failures = 0;
  for (const Case& c : read_cases(path)) {
    const std::vector<FactLine> found = fact_lines(analyze(c.article, resources));
    for (const Expectation& expected : c.expectations) {
      const bool present = std::ranges::any_of(found, [&](const FactLine& fact) { return holds(fact, expected.line); });
      if (present != expected.absent) continue;
      ++failures;
      std::printf("%s:%zu: expected %s\n", path.c_str(), expected.number, expected.words.c_str());
      print_found(found, expected.line.kind);
    }
  }
  return failures;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  const bool known_failure = argc > 1 && std::string_view(argv[1]) == "--known-failure";
  const int first = known_failure ? 2 : 1;
  if (argc <= first) {
    std::fprintf(stderr, "usage: run_cases [--known-failure] FILE.case …\n");
    return 2;
  }
  try {
    const dateline::Resources resources(dateline::find_data(""));
    std::size_t failures = 0;
    for (int i = first; i < argc; ++i) failures += dateline::count_failures(argv[i], resources);
    std::printf("%d files, %zu expectations failed\n", argc - first, failures);
    return (failures > 0) == known_failure ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "run_cases: %s\n", error.what());
    return 2;
  }
}
