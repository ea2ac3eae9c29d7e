// Network: the parser's network in small integers. Words become vectors by hash embeddings and dilated convolutions
// (Strubell et al. 2017 use them for tagging); what each word adds to a state's vector is computed once a sentence, for
// each place of a state it may stand in (Chen and Manning 2014), so that a state costs only additions.
#pragma once

#include <span>
#include <vector>

#include "extract/syntax/kernels.h"
#include "extract/syntax/model_file.h"
#include "extract/syntax/network_shape.h"

namespace dateline {

// How one layer's sums become the next layer's inputs, and the other fixed numbers of a model.
struct NetworkScales {
  char magic[4] = {'N', 'E', 'T', '2'};
  std::uint32_t shape = 0;        // kShapeCheck of the code that wrote it
  std::int32_t input_factor = 0;  // of the summed input rows, by 2^-16
  std::int32_t layer_shift[kLayers] = {};
  std::int32_t kept_factor[kLayers] = {};  // of the layer before, by 2^-kLayerDown
  std::int32_t slot_shift = 0;
};
inline constexpr std::uint32_t kShapeCheck = static_cast<std::uint32_t>(
    kWidth * 1000003 + kHidden * 10007 + kLayers * 101 + kSlots * 7919 + kInputTable * 31 + kFactTable + kOutputs);
inline constexpr int kLayerDown = 20;
inline constexpr int kSlotDown = 17;
inline constexpr int kSlotLimit = 1800;  // of what one word adds to a state's vector; the sum of all fits in 16 bits
inline constexpr int kFactLimit = 900;
inline constexpr int kBiasLimit = 1500;
inline constexpr int kHiddenShift = 4;  // of a state's vector before its outputs
inline constexpr int kOutputLimit = 4095;
inline constexpr std::size_t kRelationColumns = (kDeprelCount + 7) / 8 * 8;
inline constexpr std::size_t kMoveColumns = 8;

class Network {
 public:
  Network() = default;
  // Views the file, which must outlive the network. Throws std::runtime_error where it is of another shape.
  explicit Network(const ModelFile& file, Kernel kernel = best_kernel());

  // Buffers for one sentence; reused.
  struct Workspace {
    std::vector<std::uint8_t> words, gathered;
    std::vector<std::int32_t> sums;
    std::vector<std::int16_t> slots;  // by node from 1, by slot: kHidden
    alignas(64) std::int16_t hidden[kHidden] = {};
  };

  // The vectors of a sentence's words and its root.
  void read(std::span<const InputRows> nodes, Workspace& work) const;

  // The vector of a state of the sentence last read.
  void enter(const StateSlots& slots, const StateFacts& facts, Workspace& work) const;

  // Scores of word `node` (from 1) of the sentence last read for each tag.
  void score_tags(Node node, const Workspace& work, std::span<std::int32_t, kTagColumns> scores) const;

  // Scores for the state last entered.
  void score_moves(const Workspace& work, std::span<std::int32_t, kMoveColumns> scores) const;
  void score_relations(const Workspace& work, Move move, std::span<std::int32_t, kRelationColumns> scores) const;

 private:
  void apply_layer(std::size_t layer, std::size_t nodes, Workspace& work) const;

  Kernel kernel_ = Kernel::Scalar;
  NetworkScales scales_;
  const std::int8_t* inputs_ = nullptr;
  const std::int16_t* input_bias_ = nullptr;
  const std::int8_t* layers_ = nullptr;         // kTaps · kWidth × kWidth each
  const std::int32_t* layer_bias_ = nullptr;    // kLayers × kWidth
  const std::int32_t* layer_factor_ = nullptr;  // kLayers × kWidth
  const std::int8_t* slots_ = nullptr;          // kWidth × (kSlots · kHidden)
  const std::int32_t* slot_factor_ = nullptr;
  const std::int16_t* nothing_ = nullptr;
  const std::int16_t* facts_ = nullptr;
  const std::int16_t* hidden_bias_ = nullptr;
  const std::int16_t* tag_weights_ = nullptr;  // pairs of kWidth × kTagColumns
  const std::int32_t* tag_bias_ = nullptr;
  const std::int16_t* move_weights_ = nullptr;  // pairs of kHidden × kMoveColumns
  const std::int32_t* move_bias_ = nullptr;
  const std::int16_t* relation_weights_ = nullptr;  // two of pairs of kHidden × kRelationColumns
  const std::int32_t* relation_bias_ = nullptr;
};

}  // namespace dateline
