// On file a tree is its number of nodes and then the nodes, field by field, little-endian. Nothing there is trusted: a
// node that points out of its tree or back is refused, so that scoring always ends.
#include "ontology/identity/boosted_trees.h"

#include <cstring>
#include <stdexcept>

namespace dateline {
namespace {

template <class Number>
void append(std::string& out, Number number) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

// Takes numbers from the front of the bytes.
class Reader {
 public:
  Reader(std::string_view bytes, std::string_view where) : bytes_(bytes), where_(where) {}

  template <class Number>
  Number next() {
    Number number;
    if (bytes_.size() < sizeof number) fail("more bytes");
    std::memcpy(&number, bytes_.data(), sizeof number);
    bytes_.remove_prefix(sizeof number);
    return number;
  }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  [[noreturn]] void fail(const char* expected) const {
    throw std::runtime_error(std::string(where_) + ": expected " + expected + ", found a damaged model");
  }

 private:
  std::string_view bytes_;
  std::string_view where_;
};

}  // namespace

BoostedTrees::BoostedTrees(std::string_view bytes, std::string_view where) {
  Reader reader(bytes, where);
  while (!reader.empty()) {
    Tree& tree = trees_.emplace_back();
    const auto size = reader.next<std::uint16_t>();
    if (size == 0) reader.fail("a tree");
    for (std::uint16_t i = 0; i < size; ++i) {
      Node node;
      node.measure = reader.next<std::uint16_t>();
      node.value = reader.next<std::int16_t>();
      node.threshold = reader.next<float>();
      node.below = reader.next<std::uint16_t>();
      node.above = reader.next<std::uint16_t>();
      if (node.measure != kLeaf && (node.below <= i || node.above <= i || node.below >= size || node.above >= size))
        reader.fail("children behind their parent");
      tree.push_back(node);
    }
  }
}

std::int32_t BoostedTrees::score(std::span<const float> measures) const {
  std::int32_t sum = 0;
  for (const Tree& tree : trees_) {
    std::size_t at = 0;
    while (tree[at].measure != kLeaf) {
      const float measured = tree[at].measure < measures.size() ? measures[tree[at].measure] : 0.0F;
      at = measured <= tree[at].threshold ? tree[at].below : tree[at].above;
    }
    sum += tree[at].value;
  }
  return sum;
}

std::string BoostedTrees::bytes() const {
  std::string out;
  for (const Tree& tree : trees_) {
    append(out, static_cast<std::uint16_t>(tree.size()));
    for (const Node& node : tree) {
      append(out, node.measure);
      append(out, node.value);
      append(out, node.threshold);
      append(out, node.below);
      append(out, node.above);
    }
  }
  return out;
}

}  // namespace dateline
