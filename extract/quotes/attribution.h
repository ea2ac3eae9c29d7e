// Attributions: who is said to have said, thought, found or demanded what; spans only, speakers come later.
//
// Learned from PolNeAR (Newell, Margolin and Ruths 2018) and joined with the structure of quotation marks. One
// attribution has at most one source and one cue; its content may be in pieces. Two attributions may share a source.
#pragma once

#include <filesystem>
#include <vector>

#include "extract/document.h"
#include "extract/quotes/confidence.h"
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
  LinearModel edges;
  TaggerBias bias;
  LinearModel confidence;
};

// The attributions in text order of their contents. Needs syntax, names and quotations; `clusters` are those that the
// models were trained with.
std::vector<Attribution> find_attributions(const Document& document, const AttributionModels& models,
                                           const Clusters& clusters);

// The attributions that the tagged roles of one paragraph make once they are linked. A cue without content gives none.
std::vector<Attribution> link_roles(const AttributionView& view, const RoleSpans& spans, const LinearModel& links);

// Those of all paragraphs, their edges refined, completed from the quotation marks; in text order of contents.
std::vector<Attribution> join_roles(const AttributionView& view, const std::vector<RoleSpans>& roles,
                                    const LinearModel& links, const LinearModel& edges);

// Brings them into the text order of their contents.
void sort_by_content(std::vector<Attribution>& attributions);

// Whether the content stands in quotation marks, wholly or in part.
QuotationKind kind_of(const AttributionView& view, const std::vector<TokenRange>& content);

}  // namespace dateline
