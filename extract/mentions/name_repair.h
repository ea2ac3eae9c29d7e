// Second thoughts about names: what the tagger cannot see from a sentence, or has too few examples of.
#pragma once

#include <filesystem>
#include <vector>

#include "extract/document.h"
#include "extract/lexicon.h"
#include "extract/mentions/gazetteer.h"

namespace dateline {

// data/en/kept_titles.tsv: titles that are part of the name.
[[nodiscard]] WordMap<bool> read_kept_titles(const std::filesystem::path& en);

// Trims each name to its convention (no title, no leading "the", no possessive), corrects types that the gazetteer is
// sure of, and makes the same words of one document the same kind. Names are in text order and stay so.
[[nodiscard]] std::vector<Name> repair_names(const Document& document, const Gazetteer& gazetteer,
                                             const WordMap<bool>& kept_titles, std::vector<Name> names);

}  // namespace dateline
