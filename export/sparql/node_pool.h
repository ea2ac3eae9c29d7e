// RDF nodes as numbers: each node is kept once and known by its id, so that a join compares integers.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::sparql {

// Ids begin at 1; 0 is no node: a variable without a value.
using NodeId = std::uint32_t;
inline constexpr NodeId kUnbound = 0;

enum class NodeKind : std::uint8_t { Iri, Blank, Literal };

struct Node {
  NodeKind kind = NodeKind::Iri;
  std::uint16_t type = 0;  // index for NodePool::type
  std::string value;       // the IRI, the label or the lexical form
};

class NodePool {
 public:
  NodePool();
  // The id of this node, new or known. `type` is a datatype IRI, or "@" and a language tag; empty for IRIs, blank nodes
  // and xsd:string.
  NodeId intern(NodeKind kind, std::string_view value, std::string_view type = {});
  [[nodiscard]] const Node& operator[](NodeId id) const { return nodes_[id]; }
  [[nodiscard]] const std::string& type(NodeId id) const { return types_[nodes_[id].type]; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

 private:
  std::uint16_t intern_type(std::string_view type);
  void grow();

  std::deque<Node> nodes_;  // a node keeps its address
  std::vector<std::string> types_;
  std::vector<NodeId> table_;  // open addressing, a power of two
};

}  // namespace dateline::sparql
