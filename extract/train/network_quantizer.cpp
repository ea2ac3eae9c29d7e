// Symmetric quantisation: weights by column, so that a large column does not blur the others; activations by layer, cut
// at their 99.99th percentile on the sample.
#include "extract/train/network_quantizer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "extract/syntax/network.h"

namespace dateline {
namespace {

constexpr std::size_t kSlotColumns = kSlots * kHidden;

template <class T>
std::string bytes_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

template <class T>
std::vector<T> rounded(const std::vector<float>& values, float unit, int limit) {
  std::vector<T> out;
  for (const float v : values)
    out.push_back(
        static_cast<T>(std::clamp(std::lround(v / unit), -static_cast<long>(limit), static_cast<long>(limit))));
  return out;
}

float percentile(std::vector<float> values, double share) {
  for (float& v : values) v = std::abs(v);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return std::max(*at, 1e-6F);
}

// A product's weights in int8, in the order that `multiply` reads, and the unit of each column.
struct Quantised {
  std::string weights;
  std::vector<float> units;
};

Quantised quantise_product(const Parameter& from, std::size_t rows, std::size_t columns) {
  Quantised out{std::string(rows * columns, '\0'), {}};
  for (std::size_t c = 0; c < columns; ++c) {
    float most = 1e-6F;
    for (std::size_t r = 0; r < rows; ++r) most = std::max(most, std::abs(from.value[r * columns + c]));
    out.units.push_back(most / 127.0F);
  }
  std::size_t at = 0;
  for (std::size_t block = 0; block < columns; block += kBlockColumns)
    for (std::size_t r = 0; r < rows; r += kBlockRows)
      for (std::size_t c = block; c < block + kBlockColumns; ++c)
        for (std::size_t k = 0; k < kBlockRows; ++k)
          out.weights[at++] = static_cast<char>(std::lround(from.value[(r + k) * columns + c] / out.units[c]));
  return out;
}

// How far sums must be shifted to fit in 16 bits.
int shift_for(double largest_sum) {
  int shift = 0;
  while (largest_sum / std::exp2(shift) > 32000.0) ++shift;
  return shift;
}

// The output weights of some columns in pairs of rows, all in one unit, which must be that of the whole.
std::string pair_columns(const Parameter& outputs, std::size_t begin, std::size_t count, std::size_t columns,
                         float unit) {
  std::vector<std::int16_t> pairs(outputs.rows() * columns, 0);
  for (std::size_t r = 0; r < outputs.rows(); ++r)
    for (std::size_t c = 0; c < count; ++c)
      pairs[(r / 2 * columns + c) * 2 + r % 2] = static_cast<std::int16_t>(
          std::clamp<long>(std::lround(outputs.row(r)[begin + c] / unit), -kOutputLimit, kOutputLimit));
  return bytes_of(pairs);
}

std::vector<std::int32_t> biases(const Parameter& bias, std::size_t begin, std::size_t count, std::size_t columns,
                                 float unit) {
  std::vector<std::int32_t> out(columns, 0);
  for (std::size_t c = 0; c < count; ++c) out[c] = static_cast<std::int32_t>(std::lround(bias.value[begin + c] / unit));
  return out;
}

float largest(const std::vector<float>& values) {
  float most = 1e-6F;
  for (const float v : values) most = std::max(most, std::abs(v));
  return most;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> quantise_network(const NetworkWeights& w,
                                                                  const std::vector<std::vector<InputRows>>& sample) {
  Activations a;
  run_layers(w, sample, a);
  std::vector<std::pair<std::string, std::string>> sections;
  NetworkScales scales;
  scales.shape = kShapeCheck;
  // Inputs: one unit for all rows; a few outliers are cut.
  const float input_unit = percentile(w.inputs.value, 0.99995) / 127.0F;
  sections.emplace_back("inputs", bytes_of(rounded<std::int8_t>(w.inputs.value, input_unit, 127)));
  sections.emplace_back("input_bias", bytes_of(rounded<std::int16_t>(w.input_bias.value, input_unit, 20000)));
  std::vector<float> units;
  for (const auto& layer : a.layers) units.push_back(percentile(layer, 0.9999) / static_cast<float>(kLargestInput));
  scales.input_factor = static_cast<std::int32_t>(std::lround(input_unit / units[0] * 65536.0F));
  std::string layers;
  std::vector<std::int32_t> layer_bias, layer_factor;
  for (std::size_t l = 0; l < kLayers; ++l) {
    const Quantised product = quantise_product(w.layers[l], kTaps * kWidth, kWidth);
    layers += product.weights;
    double most = 1.0;
    for (std::size_t i = 0; i < a.before[l].size(); ++i)
      most = std::max(most, std::abs(static_cast<double>(a.before[l][i])) / (product.units[i % kWidth] * units[l]));
    scales.layer_shift[l] = shift_for(most);
    scales.kept_factor[l] = static_cast<std::int32_t>(std::lround(units[l] / units[l + 1] * std::exp2(kLayerDown)));
    for (std::size_t c = 0; c < kWidth; ++c) {
      layer_bias.push_back(
          static_cast<std::int32_t>(std::lround(w.layer_biases[l].value[c] / (product.units[c] * units[l]))));
      const double factor = product.units[c] * units[l] / units[l + 1] * std::exp2(scales.layer_shift[l] + kLayerDown);
      layer_factor.push_back(static_cast<std::int32_t>(std::min(std::lround(factor), 32767L)));
    }
  }
  sections.emplace_back("layers", layers);
  sections.emplace_back("layer_bias", bytes_of(layer_bias));
  sections.emplace_back("layer_factor", bytes_of(layer_factor));
  // Slots, facts and biases share the unit of the state's vector.
  const float hidden_unit = std::max({percentile(a.slots, 0.99999) / kSlotLimit, largest(w.nothing.value) / kSlotLimit,
                                      largest(w.facts.value) / kFactLimit, largest(w.hidden_bias.value) / kBiasLimit});
  const Quantised slots = quantise_product(w.slots, kWidth, kSlotColumns);
  double most = 1.0;
  for (std::size_t i = 0; i < a.slots.size(); ++i)
    most = std::max(most, std::abs(static_cast<double>(a.slots[i])) / (slots.units[i % kSlotColumns] * units[kLayers]));
  scales.slot_shift = shift_for(most);
  std::vector<std::int32_t> slot_factor;
  for (const float unit : slots.units)
    slot_factor.push_back(static_cast<std::int32_t>(
        std::min(std::lround(unit * units[kLayers] / hidden_unit * std::exp2(scales.slot_shift + kSlotDown)), 32767L)));
  sections.emplace_back("slots", slots.weights);
  sections.emplace_back("slot_factor", bytes_of(slot_factor));
  sections.emplace_back("nothing", bytes_of(rounded<std::int16_t>(w.nothing.value, hidden_unit, kSlotLimit)));
  sections.emplace_back("facts", bytes_of(rounded<std::int16_t>(w.facts.value, hidden_unit, kFactLimit)));
  sections.emplace_back("hidden_bias", bytes_of(rounded<std::int16_t>(w.hidden_bias.value, hidden_unit, kBiasLimit)));
  const float tag_unit = largest(w.tags.value) / kOutputLimit;
  sections.emplace_back("tags", pair_columns(w.tags, 0, kTagColumns, kTagColumns, tag_unit));
  sections.emplace_back("tag_bias",
                        bytes_of(biases(w.tag_bias, 0, kTagColumns, kTagColumns, tag_unit * units[kLayers])));
  const float output_unit = largest(w.outputs.value) / kOutputLimit;
  const float score_unit = output_unit * hidden_unit * static_cast<float>(1 << kHiddenShift);
  sections.emplace_back("moves", pair_columns(w.outputs, 0, kMoves, kMoveColumns, output_unit));
  sections.emplace_back("move_bias", bytes_of(biases(w.output_bias, 0, kMoves, kMoveColumns, score_unit)));
  std::string relations;
  std::vector<std::int32_t> relation_bias;
  for (const Move move : {Move::Left, Move::Right}) {
    relations += pair_columns(w.outputs, relation_output(move), kDeprelCount, kRelationColumns, output_unit);
    const auto bias = biases(w.output_bias, relation_output(move), kDeprelCount, kRelationColumns, score_unit);
    relation_bias.insert(relation_bias.end(), bias.begin(), bias.end());
  }
  sections.emplace_back("relations", relations);
  sections.emplace_back("relation_bias", bytes_of(relation_bias));
  sections.emplace_back("scales", std::string(reinterpret_cast<const char*>(&scales), sizeof scales));
  return sections;
}

}  // namespace dateline
