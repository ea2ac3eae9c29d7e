// All values between layers are 0 … 127 (the layers end in a ReLU), weights are int8, sums int32; every rounding is
// fixed, so all kernels give the same tree.
#include "extract/syntax/network.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string>

namespace dateline {
namespace {

template <class T>
const T* view(const ModelFile& file, std::string_view name, std::size_t count) {
  const std::string_view bytes = file.section(name);
  if (bytes.size() != count * sizeof(T))
    throw std::runtime_error("model section " + std::string(name) + ": expected " + std::to_string(count * sizeof(T)) +
                             " bytes, found " + std::to_string(bytes.size()));
  return reinterpret_cast<const T*>(bytes.data());
}

}  // namespace

Network::Network(const ModelFile& file, Kernel kernel)
    : kernel_(kernel),
      inputs_(view<std::int8_t>(file, "inputs", kInputTable * kWidth)),
      input_bias_(view<std::int16_t>(file, "input_bias", kWidth)),
      layers_(view<std::int8_t>(file, "layers", kLayers * kTaps * kWidth * kWidth)),
      layer_bias_(view<std::int32_t>(file, "layer_bias", kLayers * kWidth)),
      layer_factor_(view<std::int32_t>(file, "layer_factor", kLayers * kWidth)),
      slots_(view<std::int8_t>(file, "slots", kWidth * kSlots * kHidden)),
      slot_factor_(view<std::int32_t>(file, "slot_factor", kSlots * kHidden)),
      nothing_(view<std::int16_t>(file, "nothing", kSlots * kHidden)),
      facts_(view<std::int16_t>(file, "facts", kFactTable * kHidden)),
      hidden_bias_(view<std::int16_t>(file, "hidden_bias", kHidden)),
      tag_weights_(view<std::int16_t>(file, "tags", kWidth * kTagColumns)),
      tag_bias_(view<std::int32_t>(file, "tag_bias", kTagColumns)),
      move_weights_(view<std::int16_t>(file, "moves", kHidden * kMoveColumns)),
      move_bias_(view<std::int32_t>(file, "move_bias", kMoveColumns)),
      relation_weights_(view<std::int16_t>(file, "relations", 2 * kHidden * kRelationColumns)),
      relation_bias_(view<std::int32_t>(file, "relation_bias", 2 * kRelationColumns)) {
  std::memcpy(&scales_, view<char>(file, "scales", sizeof scales_), sizeof scales_);
  if (std::memcmp(scales_.magic, NetworkScales{}.magic, sizeof scales_.magic) != 0 || scales_.shape != kShapeCheck)
    throw std::runtime_error("model section scales: expected a network of this shape, found another");
}

void Network::read(std::span<const InputRows> nodes, Workspace& work) const {
  work.words.resize(nodes.size() * kWidth);
  alignas(64) std::int16_t sum[kWidth];
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    std::memcpy(sum, input_bias_, sizeof sum);
    for (const std::uint32_t row : nodes[i]) __builtin_prefetch(inputs_ + row * kWidth);
    for (const std::uint32_t row : nodes[i]) add_bytes(kernel_, inputs_ + row * kWidth, sum, kWidth);
    for (std::size_t j = 0; j < kWidth; ++j)
      work.words[i * kWidth + j] =
          static_cast<std::uint8_t>(std::clamp((sum[j] * scales_.input_factor + (1 << 15)) >> 16, 0, kLargestInput));
  }
  for (std::size_t layer = 0; layer < kLayers; ++layer) apply_layer(layer, nodes.size(), work);
  constexpr std::size_t kColumns = kSlots * kHidden;
  static constexpr std::int32_t kNoBias[kColumns] = {};
  constexpr std::size_t kNodesAtOnce = 16;  // so that their sums stay in the second-level cache
  work.sums.resize(std::max(work.sums.size(), kNodesAtOnce * kColumns));
  work.slots.resize(nodes.size() * kColumns);
  for (std::size_t from = 0; from < nodes.size(); from += kNodesAtOnce) {
    const std::size_t count = std::min(kNodesAtOnce, nodes.size() - from);
    multiply(kernel_, work.words.data() + from * kWidth, slots_, kNoBias, work.sums.data(), count, kWidth, kColumns);
    for (std::size_t i = 0; i < count; ++i)
      rescale(kernel_, work.sums.data() + i * kColumns, slot_factor_, work.slots.data() + (from + i) * kColumns,
              kColumns, scales_.slot_shift, kSlotDown, kSlotLimit);
  }
}

// Adds to each word's vector what the layer makes of it and its neighbours.
void Network::apply_layer(std::size_t layer, std::size_t nodes, Workspace& work) const {
  const std::size_t dilation = kDilations[layer];
  work.gathered.assign(nodes * kTaps * kWidth, 0);
  for (std::size_t i = 0; i < nodes; ++i)
    for (std::size_t tap = 0; tap < kTaps; ++tap) {
      const std::size_t at = i + tap * dilation - dilation;
      if (at < nodes) std::memcpy(&work.gathered[(i * kTaps + tap) * kWidth], &work.words[at * kWidth], kWidth);
    }
  work.sums.resize(nodes * kWidth);
  multiply(kernel_, work.gathered.data(), layers_ + layer * kTaps * kWidth * kWidth, layer_bias_ + layer * kWidth,
           work.sums.data(), nodes, kTaps * kWidth, kWidth);
  for (std::size_t i = 0; i < nodes; ++i)
    add_layer(kernel_, &work.sums[i * kWidth], layer_factor_ + layer * kWidth, &work.words[i * kWidth], kWidth,
              scales_.kept_factor[layer], scales_.layer_shift[layer], kLayerDown);
}

void Network::enter(const StateSlots& slots, const StateFacts& facts, Workspace& work) const {
  std::memcpy(work.hidden, hidden_bias_, sizeof work.hidden);
  for (std::size_t k = 0; k < kSlots; ++k) {
    const std::int16_t* row =
        slots[k] == 0 ? nothing_ + k * kHidden : work.slots.data() + ((slots[k] - 1) * kSlots + k) * kHidden;
    add_row(kernel_, row, work.hidden, kHidden);
  }
  for (const std::uint32_t fact : facts) add_row(kernel_, facts_ + fact * kHidden, work.hidden, kHidden);
  for (std::int16_t& h : work.hidden) h = static_cast<std::int16_t>(std::max<std::int16_t>(h, 0) >> kHiddenShift);
}

void Network::score_tags(Node node, const Workspace& work, std::span<std::int32_t, kTagColumns> scores) const {
  alignas(64) std::int16_t word[kWidth];
  std::copy_n(&work.words[(node - 1) * kWidth], kWidth, word);
  std::copy_n(tag_bias_, kTagColumns, scores.begin());
  multiply_pairs(kernel_, word, tag_weights_, scores.data(), kWidth, kTagColumns);
}

void Network::score_moves(const Workspace& work, std::span<std::int32_t, kMoveColumns> scores) const {
  std::copy_n(move_bias_, kMoveColumns, scores.begin());
  multiply_pairs(kernel_, work.hidden, move_weights_, scores.data(), kHidden, kMoveColumns);
}

void Network::score_relations(const Workspace& work, Move move,
                              std::span<std::int32_t, kRelationColumns> scores) const {
  const std::size_t which = move == Move::Left ? 0 : 1;
  std::copy_n(relation_bias_ + which * kRelationColumns, kRelationColumns, scores.begin());
  multiply_pairs(kernel_, work.hidden, relation_weights_ + which * kHidden * kRelationColumns, scores.data(), kHidden,
                 kRelationColumns);
}

}  // namespace dateline
