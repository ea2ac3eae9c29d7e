// Decisions: the user's corrections, read from a file and replayed on every build.
//
// A TSV file with the columns `decision a b note` (further columns are ignored), or RDF of the same:
//
//   [] a dl:Correction ; dl:decision "same" ; dl:corrects <…/event/a> , <…/event/b> .
//   [] a dl:Correction ; dl:decision "speaker" ; dl:corrects <…/statement/a> ; dl:correctTo <…/person/b> .
//
// as a graph has it that was built with corrections. a and b are IRIs as the graph has them, or the part after the base
// ("event/…", "report/…"):
//
//   same       a b   two events, statements, people or bodies are one
//   different  a b   two reports are not of one event or statement, whatever they share
//   drop       a     a report, or an event or statement with all its reports, is wrong and left out
//   speaker    a b   a statement's (or statement report's) speaker is b
//   office     a b   a tenure's (or tenure report's) office is b
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/graph.h"
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
  // The dl:Correction nodes of a graph that was read from `path`. A message gives the line of the file on which the
  // words first stand that it is about. Throws std::runtime_error "path:line: expected …, found …".
  void read_graph(const Graph& graph, const std::filesystem::path& path, std::string_view base = kDefaultBase);
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
  // Whether any decision keeps this report apart from another.
  [[nodiscard]] bool keeps_apart(const NodeKey& report) const { return apart_.contains(report); }
  [[nodiscard]] bool are_different(const NodeKey& report, const NodeKey& other) const;
  // The least of the names that are one with this one by `same`; none where no decision speaks of it.
  [[nodiscard]] std::optional<NodeName> alike(const NodeName& name) const;

 private:
  void keep_apart(const Decision& made, std::string_view source);
  void join(const NodeName& a, const NodeName& b);

  std::vector<Decision> decisions_;  // sorted, so that their order in the file does not matter
  std::set<std::pair<NodeKey, NodeKey>> different_;
  std::set<NodeKey> apart_;
  std::map<NodeName, NodeName> alike_;  // to the least of its kind
};

// Which clusters of records hold reports that the user keeps apart.
class KeptApart {
 public:
  explicit KeptApart(const Decisions& decisions) : decisions_(decisions) {}
  void add(std::uint32_t record, const NodeKey& report) {
    if (decisions_.keeps_apart(report)) reports_[record].push_back(report);
  }
  [[nodiscard]] bool forbids(std::uint32_t root, std::uint32_t other) const;
  // Two clusters became one, under the lesser root.
  void joined(std::uint32_t root, std::uint32_t other);

 private:
  const Decisions& decisions_;
  std::map<std::uint32_t, std::vector<NodeKey>> reports_;  // by root, of clusters with any
};

}  // namespace dateline
