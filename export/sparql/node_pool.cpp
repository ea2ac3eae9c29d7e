// A hash table of ids with linear probing, at most half full.
#include "export/sparql/node_pool.h"

#include <algorithm>
#include <functional>

namespace dateline::sparql {
namespace {

constexpr std::size_t kFirstTable = 1 << 12;

std::size_t hash(NodeKind kind, std::uint16_t type, std::string_view value) {
  return std::hash<std::string_view>{}(value) ^
         ((static_cast<std::size_t>(type) * 4 + static_cast<std::size_t>(kind)) * 0x9E3779B97F4A7C15U);
}

}  // namespace

NodePool::NodePool() : nodes_(1), types_(1), table_(kFirstTable, kUnbound) {}

std::uint16_t NodePool::intern_type(std::string_view type) {
  const auto found = std::ranges::find(types_, type);
  if (found == types_.end()) {
    types_.emplace_back(type);
    return static_cast<std::uint16_t>(types_.size() - 1);
  }
  return static_cast<std::uint16_t>(found - types_.begin());
}

NodeId NodePool::intern(NodeKind kind, std::string_view value, std::string_view type) {
  const std::uint16_t type_index = intern_type(type);
  const std::size_t mask = table_.size() - 1;
  std::size_t at = hash(kind, type_index, value) & mask;
  for (; table_[at] != kUnbound; at = (at + 1) & mask) {
    const Node& node = nodes_[table_[at]];
    if (node.kind == kind && node.type == type_index && node.value == value) return table_[at];
  }
  const auto id = static_cast<NodeId>(nodes_.size());
  nodes_.push_back({kind, type_index, std::string(value)});
  table_[at] = id;
  if (nodes_.size() * 2 > table_.size()) grow();
  return id;
}

void NodePool::grow() {
  std::vector<NodeId> larger(table_.size() * 2, kUnbound);
  const std::size_t mask = larger.size() - 1;
  for (NodeId id = 1; id < nodes_.size(); ++id) {
    std::size_t at = hash(nodes_[id].kind, nodes_[id].type, nodes_[id].value) & mask;
    while (larger[at] != kUnbound) at = (at + 1) & mask;
    larger[at] = id;
  }
  table_ = std::move(larger);
}

}  // namespace dateline::sparql
