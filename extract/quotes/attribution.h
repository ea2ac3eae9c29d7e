// Attributions: who is said to have said, thought, found or demanded what; spans only, speakers come later.
//
// Learned from PolNeAR (Newell, Margolin and Ruths 2018) and joined with the structure of quotation marks. One attribution
// has at most one source and one cue; its content may be in pieces. Two attributions may share a source.
#pragma once

#include <filesystem>
#include <vector>

#include "extract/document.h"
#include "extract/quotes/cue_lexicon.h"
#include "extract/quotes/links.h"
#include "extract/quotes/role_tagger.h"
#include "extract/syntax/linear_model.h"
#include "extract/syntax/model_file.h"

namespace dateline {

struct AttributionModels {
  AttributionModels() = default;  // attributes nothing
  // Reads models/attribution.model and en/attribution_cues.tsv of the data folder. Throws std::runtime_error "path: …".
  explicit AttributionModels(const std::filesystem::path& data);

  ModelFile file;
  CueLexicon lexicon;
  LinearModel cues;
  LinearModel roles;
  LinearModel links;
  TaggerBias bias;
};

// The attributions in text order of their contents. Needs syntax, names and quotations.
std::vector<Attribution> find_attributions(const Document& document, const AttributionModels& models);

// The attributions that tagged roles make: linked, and completed from the quotation marks. A cue without content gives
// none. In text order of contents.
std::vector<Attribution> join_roles(const AttributionView& view, const std::vector<RoleSpans>& roles, const LinearModel& links);

// Whether the content stands in quotation marks, wholly or in part.
QuotationKind kind_of(const AttributionView& view, const std::vector<TokenRange>& content);

}  // namespace dateline
