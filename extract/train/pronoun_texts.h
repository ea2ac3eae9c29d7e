// PronounText: an analysed text in which some pronouns are annotated, from GUM's entity files and from GAP.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "extract/analyze.h"

namespace dateline {

// What an annotated pronoun refers to. Places are the bytes at which the head word of a mention begins.
struct PronounAnswer {
  std::uint32_t pronoun = 0;
  std::vector<std::uint32_t> right;  // mentions of the same thing; empty where nothing in the text is
  std::vector<std::uint32_t> wrong;  // GAP: names that it does not mean; the others are then not known
  bool complete = true;              // all mentions of the text are annotated, so that what is not right is wrong
  bool feminine = false;
};

struct PronounText {
  Document document;
  std::vector<PronounAnswer> answers;  // by place
};

// GUM's JSON Lines (.gz too); texts of the genres whose licence forbids commercial use are left out.
[[nodiscard]] std::vector<PronounText> read_gum_texts(const std::filesystem::path& path, const Resources& resources);

// GAP's tab-separated file (.gz too).
[[nodiscard]] std::vector<PronounText> read_gap_texts(const std::filesystem::path& path, const Resources& resources);

// Texts without annotation: JSON Lines with a text each (.gz too), at most so many.
[[nodiscard]] std::vector<PronounText> read_plain_texts(const std::filesystem::path& path, std::size_t most,
                                                        const Resources& resources);

}  // namespace dateline
