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
  const RoleSpans* spans = nullptr;  // all of the paragraph; must outlive the context
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

class FeatureList;

// Makes the features of edges and spans in one context. The view must outlive it.
class EdgeJudge {
 public:
  EdgeJudge(const AttributionView& view, const EdgeContext& context);

  // Each empties `out` first.
  void begin_features(TokenIndex place, std::vector<Feature>& out) const;
  void end_features(TokenIndex place, std::vector<Feature>& out) const;
  void span_features(TokenRange span, std::vector<Feature>& out) const;

 private:
  struct Edge {
    TokenIndex tagged = 0;
    TokenIndex place = 0;
    TokenIndex top = kNone;            // the highest word whose subtree has this edge
    const TokenView* inner = nullptr;  // the outermost token inside
    const TokenView* outer = nullptr;  // the first one outside
    bool at_end = false;               // of the sentence
    bool by_cue = false;
    bool by_source = false;
  };
  void put_edge(FeatureList& list, std::uint64_t base, const Edge& edge) const;
  [[nodiscard]] std::uint32_t between(TokenIndex from, TokenIndex to) const;
  [[nodiscard]] std::uint32_t place_of_head(TokenIndex token) const;
  [[nodiscard]] std::uint32_t relation_of(TokenIndex token) const;
  [[nodiscard]] Feature skipped(TokenIndex begin) const;

  const AttributionView& view_;
  EdgeContext context_;
  TokenIndex cue_ = kNone;  // the word that the cue is judged by
  std::uint32_t side_ = 0;  // 0 the cue stands before the piece, 1 behind it, 2 within
};

// Moves the edges of all contents to the places that the model prefers.
void refine_edges(const AttributionView& view, const RoleSpans& spans, const LinearModel& model,
                  Attribution& attribution);

}  // namespace dateline
