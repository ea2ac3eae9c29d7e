// Tag cues, tag roles, link, refine the edges, complete from the quotation marks, rate; then what layout and rules add:
// signed and introduced quotations, turns of a transcript, nested attributions.
//
// Knowingly lost: attributions around another one ("…, he said, the Gazette reported"), and those whose cue no word
// gives away ("The plan is simple: …" without a source).
#include "extract/quotes/attribution.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "extract/quotes/edges.h"
#include "extract/quotes/nested.h"
#include "extract/quotes/quotation_content.h"
#include "extract/quotes/turns.h"

namespace dateline {
namespace {

// Those that are nearly always wrong are left out; the graph asks for more (statements.cpp).
constexpr float kLeastConfidence = 0.15F;

// Cuts punctuation from both edges; one token stays.
void trim(const AttributionView& view, TokenRange& piece) {
  while (piece.size() > 1 && view[piece.begin].mark != 0) ++piece.begin;
  while (piece.size() > 1 && view[piece.end - 1].mark != 0) --piece.end;
}

}  // namespace

AttributionModels::AttributionModels(const std::filesystem::path& data)
    : file(data / "models" / "attribution.model"), lexicon(data / "en" / "attribution_cues.tsv") {
  const auto view = [&](const char* name) { return file.has(name) ? LinearModel(file.section(name)) : LinearModel(); };
  cues = view("cues");
  roles = view("roles");
  links = view("links");
  edges = view("edges");
  const std::string_view section = file.has("bias") ? file.section("bias") : std::string_view();
  confidence = view("certainty");
  if (section.size() == sizeof bias) std::memcpy(&bias, section.data(), sizeof bias);
}

void sort_by_content(std::vector<Attribution>& attributions) {
  std::stable_sort(attributions.begin(), attributions.end(),
                   [](const Attribution& a, const Attribution& b) { return a.content < b.content; });
}

QuotationKind kind_of(const AttributionView& view, const std::vector<TokenRange>& content) {
  bool inside = false, outside = false;
  for (const TokenRange piece : content)
    for (TokenIndex t = piece.begin; t < piece.end; ++t)
      if (view[t].mark == 0) (view[t].quote == QuoteState::Outside ? outside : inside) = true;
  return inside && outside ? QuotationKind::Mixed : inside ? QuotationKind::Direct : QuotationKind::Indirect;
}

namespace {

// Whom the cue tells is no part of what it tells: "She told [the board] it was late."
void leave_out_addressee(const AttributionView& view, TokenRange cue, TokenRange& content) {
  bool clause = false;
  TokenIndex end = kNone;
  for (TokenIndex verb = cue.begin; verb < cue.end; ++verb)
    for (const TokenIndex child : view.children(verb)) {
      const auto relation = static_cast<Deprel>(view[child].deprel);
      if (relation == Deprel::Ccomp && content.contains(child)) clause = true;
      if (relation == Deprel::Iobj && view[child].left == content.begin) end = view[child].right + 1;
    }
  if (clause && end < content.end) content.begin = end;
}

}  // namespace

std::vector<Attribution> link_roles(const AttributionView& view, const RoleSpans& spans, const LinearModel& model) {
  const Links links = link(view, spans, model);
  std::vector<Attribution> out;
  std::vector<std::vector<TokenRange>> contents(spans.cues.size());
  for (std::size_t k = 0; k < spans.contents.size(); ++k)
    if (links.cue_of_content[k] != kNone) contents[links.cue_of_content[k]].push_back(spans.contents[k]);
  for (std::size_t c = 0; c < spans.cues.size(); ++c) {
    Attribution attribution;
    attribution.content = std::move(contents[c]);
    if (attribution.content.empty()) continue;
    for (TokenRange& piece : attribution.content) leave_out_addressee(view, spans.cues[c], piece);
    attribution.cue.push_back(spans.cues[c]);
    if (links.source_of_cue[c] != kNone) attribution.source.push_back(spans.sources[links.source_of_cue[c]]);
    attribution.kind = kind_of(view, attribution.content);
    attribution.rule = "attribution model";
    out.push_back(std::move(attribution));
  }
  return out;
}

std::vector<Attribution> join_roles(const AttributionView& view, const std::vector<RoleSpans>& roles,
                                    const LinearModel& links, const LinearModel& edges) {
  std::vector<Attribution> out;
  for (const RoleSpans& spans : roles)
    for (Attribution& attribution : link_roles(view, spans, links)) {
      refine_edges(view, spans, edges, attribution);
      out.push_back(std::move(attribution));
    }
  complete_from_quotations(view, out);
  return out;
}

std::vector<Attribution> find_attributions(const Document& document, const AttributionModels& models,
                                           const Clusters& clusters) {
  if (models.roles.labels() == 0 || document.text.tokens.empty()) return {};
  const AttributionView view(document, models.lexicon, clusters);
  const CueMarks cues = mark_cues(view, models.cues, models.bias.cue);
  const TaggedRoles roles = tag_roles(view, cues, models.roles, models.bias.role);
  std::vector<Attribution> out = join_roles(view, roles.paragraphs, models.links, models.edges);
  rate(view, cues, roles.margins, models.confidence, out);
  std::erase_if(out, [](const Attribution& attribution) { return attribution.confidence < kLeastConfidence; });
  for (Attribution& attribution : out)
    for (TokenRange& piece : attribution.content) trim(view, piece);
  add_signed_quotations(view, out);
  add_introduced_quotations(view, out);
  add_turns(view, out);
  add_nested(view, out);
  return out;
}

}  // namespace dateline
