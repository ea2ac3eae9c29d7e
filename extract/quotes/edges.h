// Edges: where a content really begins and ends. The role tagger decides token by token; here whole places are
// compared: the beginnings and ends of clauses, of the cue's branches, of sentences and quotations near to what was
// tagged.
#pragma once

#include <vector>

#include "extract/quotes/attribution_view.h"
#include "extract/quotes/role_tagger.h"

namespace dateline {

// What an edge is judged by besides its place: the piece as tagged, and the other parts of its attribution.
struct EdgeContext {
  TokenRange piece;
  TokenRange cue;
  TokenRange source;       // empty where there is none
  TokenIndex lowest = 0;   // a beginning may not lie before this token
  TokenIndex highest = 0;  // an end may not lie behind this one
};

// The context of one piece of an attribution within its paragraph.
EdgeContext edge_context(const AttributionView& view, const RoleSpans& spans, const Attribution& attribution,
                         std::size_t piece);

// Places where the piece may begin (first tokens), or end (one past the last token); the first is that of the piece.
std::vector<TokenIndex> begin_places(const AttributionView& view, const EdgeContext& context);
std::vector<TokenIndex> end_places(const AttributionView& view, const EdgeContext& context);

void begin_features(const AttributionView& view, const RoleSpans& spans, const EdgeContext& context, TokenIndex place,
                    std::vector<Feature>& out);
void end_features(const AttributionView& view, const RoleSpans& spans, const EdgeContext& context, TokenIndex place,
                  std::vector<Feature>& out);

// Moves the edges of all contents to the places that the model prefers.
void refine_edges(const AttributionView& view, const RoleSpans& spans, const LinearModel& model,
                  Attribution& attribution);

}  // namespace dateline
