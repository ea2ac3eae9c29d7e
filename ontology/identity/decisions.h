// Decisions: the user's corrections, read from a file and replayed on every build.
//
// A TSV file with the columns `decision a b note` (further columns are ignored), or Turtle read by the caller into the same
// rows. a and b are IRIs as the graph has them, or the part after the base ("event/…", "report/…"):
//
//   same       a b   two events, statements, people or bodies are one
//   different  a b   two reports are not of one event or statement, whatever they share
//   drop       a     a report, or an event or statement with all its reports, is wrong and left out
//   speaker    a b   a statement's (or statement report's) speaker is b
//   office     a b   a tenure's (or tenure report's) office is b
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/iri_minter.h"
#include "ontology/resolved.h"

namespace dateline {

// A node as a user names it.
struct NodeName {
  NodeClass node = NodeClass::Event;
  std::string local;
  friend auto operator<=>(const NodeName&, const NodeName&) = default;
};

class Decisions {
 public:
  Decisions() = default;

  // Throws std::runtime_error "path:line: expected …, found …".
  void read_tsv(const std::filesystem::path& path, std::string_view base = kDefaultBase);
  // One decision; `source` says where it stands. Throws std::runtime_error "source: expected …, found …".
  void add(std::string_view decision, std::string_view a, std::string_view b, std::string_view source,
           std::string_view base = kDefaultBase);

  struct Decision {
    std::string kind;
    NodeName a;
    NodeName b;
    ResolvedCorrection record;
  };
  [[nodiscard]] const std::vector<Decision>& all() const { return decisions_; }
  [[nodiscard]] bool empty() const { return decisions_.empty(); }
  [[nodiscard]] bool are_different(const NodeKey& report, const NodeKey& other) const;

 private:
  std::vector<Decision> decisions_;
  std::set<std::pair<std::string, std::string>> different_;
};

}  // namespace dateline
