// The shape of the parser's network, shared by the network that runs and its trainer, and how words and states index
// it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/syntax/parser_state.h"
#include "extract/syntax/tagger.h"
#include "extract/syntax/word_form.h"

namespace dateline {

inline constexpr std::size_t kWidth = 128;                        // of a word's vector
inline constexpr std::size_t kHidden = 192;                       // of a state's vector
inline constexpr std::array<std::size_t, 3> kDilations{1, 2, 3};  // by layer: how far the words are that it looks at
inline constexpr std::size_t kLayers = kDilations.size();
inline constexpr std::size_t kTaps = 3;  // a word, and one to each side

// A word's vector begins as the sum of the rows of its features, all in one table.
inline constexpr std::size_t kInputs = 12;
using InputRows = std::array<std::uint32_t, kInputs>;
inline constexpr std::array<std::uint32_t, kInputs> kInputSizes{16384, 16384, 4096, 2048, 1024, 256,
                                                                1024,  128,   512,  4096, 128,  1024};
inline constexpr std::size_t kInputTable =
    16384 + 4096 + 2048 + 1024 + 256 + 1024 + 128 + 512 + 4096 + 128 + 1024;  // both word hashes share rows

[[nodiscard]] InputRows input_rows(const WordForm& form, TagLabel tag, CaseStyle style, bool first);
[[nodiscard]] InputRows root_rows();

// The rows of a sentence's words and its root. Fills `rows` anew.
void sentence_rows(std::span<const WordForm> forms, std::span<const TagLabel> tags, std::vector<InputRows>& rows);

// The words of a state that its vector is made of, and facts about it that each add a row of a second table.
inline constexpr std::size_t kSlots = 12;
inline constexpr std::size_t kFacts = 10;
using StateSlots = std::array<Node, kSlots>;  // 0 where there is none
using StateFacts = std::array<std::uint32_t, kFacts>;
inline constexpr std::size_t kRelationRows = kDeprelCount + 1;
inline constexpr std::size_t kDistanceRows = 10;
inline constexpr std::size_t kCountRows = 16;
inline constexpr std::size_t kFactTable = 6 * kRelationRows + 2 * kDistanceRows + 2 * kCountRows;

[[nodiscard]] StateSlots state_slots(const ParserState& state);
[[nodiscard]] StateFacts state_facts(const ParserState& state);

// A word's vector is scored for its tag: by label of the tagger, whose own tag is among the inputs.
inline constexpr std::size_t kTagColumns = 128;

// What the state's vector is scored for: the moves, the relations of a Left arc, the relations of a Right arc.
inline constexpr std::size_t kOutputs = kMoves + 2 * kDeprelCount;
[[nodiscard]] constexpr std::size_t relation_output(Move move) {
  return kMoves + (move == Move::Left ? 0 : kDeprelCount);
}

}  // namespace dateline
