// Hash embeddings (Serrà and Karatzoglou 2017): a word has two rows, so that words that share one differ in the other.
#include "extract/syntax/network_shape.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr int kBroadCluster = 6;  // bits

std::uint32_t bucket(Feature key, std::size_t input) { return bucket_of(feature(input, key), kInputSizes[input]); }

InputRows place(const std::array<Feature, kInputs>& keys) {
  InputRows rows{};
  std::uint32_t base = 0;
  for (std::size_t input = 0; input < kInputs; ++input) {
    rows[input] = base + bucket(keys[input], input);
    if (input != 0) base += kInputSizes[input];  // inputs 0 and 1 are the two hashes of the word
  }
  return rows;
}

std::uint32_t distance(Node a, Node b) {
  return a == 0 || b == 0 ? 0 : std::min<Node>(b > a ? b - a : a - b, kDistanceRows - 1);
}

}  // namespace

InputRows input_rows(const WordForm& form, TagLabel tag, CaseStyle style, bool first) {
  const auto or_word = [&](Feature part) { return part == 0 ? form.normal : part; };
  InputRows rows =
      place({form.normal, form.normal, or_word(form.suffix[2]), or_word(form.prefix[2]), form.shape, 0, form.cluster,
             ancestor(form.cluster, kBroadCluster), or_word(form.suffix[1]), or_word(form.suffix[3]),
             feature(form.traits, style, first), feature(form.readings, form.traits & 1)});
  rows[5] = kInputSizes[1] + kInputSizes[2] + kInputSizes[3] + kInputSizes[4] + tag;  // a row a tag, no hash
  return rows;
}

InputRows root_rows() {
  const Feature root = hash_text("<root>", 99);
  InputRows rows = place({root, root, root, root, root, 0, root, root, root, root, root, root});
  rows[5] = kInputSizes[1] + kInputSizes[2] + kInputSizes[3] + kInputSizes[4] + kNoTag;
  return rows;
}

void sentence_rows(std::span<const WordForm> forms, std::span<const TagLabel> tags, std::vector<InputRows>& rows) {
  const CaseStyle style = case_style(forms);
  rows.clear();
  for (std::size_t i = 0; i < forms.size(); ++i) rows.push_back(input_rows(forms[i], tags[i], style, i == 0));
  rows.push_back(root_rows());
}

StateSlots state_slots(const ParserState& state) {
  const Node s0 = state.stack(0), s1 = state.stack(1), b0 = state.buffer(0);
  const auto &c0 = state.children(s0), &c1 = state.children(s1), &cb = state.children(b0);
  return {s0,      s1,       state.stack(2), b0,       state.buffer(1), state.buffer(2),
          c0.left, c0.right, c1.left,        c1.right, cb.left,         c0.right2};
}

StateFacts state_facts(const ParserState& state) {
  const Node s0 = state.stack(0), s1 = state.stack(1), b0 = state.buffer(0);
  const auto &c0 = state.children(s0), &c1 = state.children(s1), &cb = state.children(b0);
  const auto relation = [&](Node node) -> std::uint32_t {
    return node == 0 ? 0 : 1 + static_cast<std::uint32_t>(state.relation(node));
  };
  const auto counts = [](std::uint8_t a, std::uint8_t b) {
    return 4U * std::min<std::uint8_t>(a, 3) + std::min<std::uint8_t>(b, 3);
  };
  StateFacts facts{relation(c0.left),
                   relation(c0.right),
                   relation(c1.left),
                   relation(c1.right),
                   relation(cb.left),
                   relation(c0.right2),
                   distance(s0, b0),
                   distance(s1, s0),
                   counts(c0.left_count, c0.right_count),
                   counts(c1.right_count, cb.left_count)};
  constexpr std::array<std::uint32_t, kFacts> kSizes{kRelationRows, kRelationRows, kRelationRows, kRelationRows,
                                                     kRelationRows, kRelationRows, kDistanceRows, kDistanceRows,
                                                     kCountRows,    kCountRows};
  std::uint32_t base = 0;
  for (std::size_t i = 0; i < kFacts; ++i) {
    facts[i] += base;
    base += kSizes[i];
  }
  return facts;
}

}  // namespace dateline
