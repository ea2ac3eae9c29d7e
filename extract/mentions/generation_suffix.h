// The words that tell father from son: a closed class, so it lives in code.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace dateline {

inline constexpr std::array<std::string_view, 7> kGenerationSuffixes{"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"};

// Whether a word in lower case is one: the "jr." of "Ann Poe Jr.".
[[nodiscard]] inline bool is_generation_suffix(std::string_view lower) {
  return std::ranges::find(kGenerationSuffixes, lower) != kGenerationSuffixes.end();
}

}  // namespace dateline
