// Names: people, organizations, places, peoples and beliefs, events, works. Titles and a leading "the" are outside a
// name.
#pragma once

#include <filesystem>
#include <vector>

#include "extract/document.h"
#include "extract/lexicon.h"
#include "extract/mentions/gazetteer.h"
#include "extract/syntax/clusters.h"
#include "extract/syntax/linear_model.h"
#include "extract/syntax/model_file.h"

namespace dateline {

// The classes that the model tells apart; places are split into Gpe, Location and Facility afterwards.
inline constexpr NameType kTaggedNames[] = {NameType::Person, NameType::Organization, NameType::Location,
                                            NameType::Norp,   NameType::Event,        NameType::Work};
inline constexpr std::size_t kTaggedNameCount = sizeof kTaggedNames / sizeof kTaggedNames[0];

// The models of this stage, mapped.
struct NameModels {
  NameModels() = default;
  // Maps models/names.model and models/gazetteer.bin of a data folder and reads its en/kept_titles.tsv. Throws
  // std::runtime_error "path: …".
  explicit NameModels(const std::filesystem::path& data);

  ModelFile file;
  LinearModel weights;  // over BILOU labels of kTaggedNames
  Gazetteer gazetteer;
  WordMap<bool> kept_titles;
};

// In text order, not overlapping. Reads text and syntax (tags only).
[[nodiscard]] std::vector<Name> find_names(const Document& document, const NameModels& models,
                                           const Clusters& clusters);

// Gpe, Facility or Location for the name of a place.
[[nodiscard]] NameType place_type(const Document& document, TokenRange name, const Gazetteer& gazetteer);

}  // namespace dateline
