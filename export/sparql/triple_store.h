// A graph in memory, indexed for pattern matching.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "export/sparql/node_pool.h"
#include "ontology/graph.h"

namespace dateline::sparql {

using Ids = std::array<NodeId, 3>;  // subject, predicate, object

// Filled as a sink, asked after finish(). The default graph is the union of all graphs, as in most stores.
class TripleStore : public TripleSink {
 public:
  void graph(const std::string& iri) override;
  void write(const Term& subject, const Term& predicate, const Term& object) override;
  void finish() override;

  // The triples that agree with `pattern` where it is bound, in an order that the bound places fix. Entries are
  // rotated: `order` says which place of the triple stands at each place of an entry.
  struct Matches {
    std::span<const Ids> entries;
    std::array<std::uint8_t, 3> order;

    [[nodiscard]] Ids triple(const Ids& entry) const {
      Ids result{};
      for (std::size_t i = 0; i < 3; ++i) result[order[i]] = entry[i];
      return result;
    }
  };
  // `graph` kUnbound: the union of all graphs.
  [[nodiscard]] Matches match(const Ids& pattern, NodeId graph) const;

  // The named graphs, sorted.
  [[nodiscard]] const std::vector<NodeId>& graphs() const { return names_; }
  // Every subject and object, sorted.
  [[nodiscard]] std::vector<NodeId> nodes(NodeId graph) const;
  [[nodiscard]] std::size_t size() const { return all_.spo.size(); }

  NodePool pool;

 private:
  struct Index {
    std::vector<Ids> spo, pos, osp;
    void sort();
  };
  NodeId intern(const Term& term);
  [[nodiscard]] const Index& index(NodeId graph) const;

  Index all_;
  std::vector<NodeId> names_;
  std::vector<Index> named_;  // beside names_
  std::size_t current_ = 0;   // 1 + place in names_; 0: the default graph
};

}  // namespace dateline::sparql
