// Tag cues, tag roles, link, and put together. Confidence is not yet that of a calibrated model where no confidence model
// is loaded.
#include "extract/quotes/attribution.h"

#include <algorithm>
#include <cstring>

namespace dateline {

AttributionModels::AttributionModels(const std::filesystem::path& data)
    : file(data / "models" / "attribution.model"), lexicon(data / "en" / "attribution_cues.tsv") {
  const auto view = [&](const char* name) { return file.has(name) ? LinearModel(file.section(name)) : LinearModel(); };
  cues = view("cues");
  roles = view("roles");
  links = view("links");
  const std::string_view section = file.has("bias") ? file.section("bias") : std::string_view();
  if (section.size() == sizeof bias) std::memcpy(&bias, section.data(), sizeof bias);
}

QuotationKind kind_of(const AttributionView& view, const std::vector<TokenRange>& content) {
  bool inside = false, outside = false;
  for (const TokenRange piece : content)
    for (TokenIndex t = piece.begin; t < piece.end; ++t)
      if (view[t].mark == 0) (view[t].quote == QuoteState::Outside ? outside : inside) = true;
  return inside && outside ? QuotationKind::Mixed : inside ? QuotationKind::Direct : QuotationKind::Indirect;
}

std::vector<Attribution> join_roles(const AttributionView& view, const RoleSpans& spans, const Links& links) {
  std::vector<Attribution> out;
  for (std::size_t c = 0; c < spans.cues.size(); ++c) {
    Attribution attribution;
    for (std::size_t k = 0; k < spans.contents.size(); ++k)
      if (links.cue_of_content[k] == c) attribution.content.push_back(spans.contents[k]);
    if (attribution.content.empty()) continue;
    attribution.cue.push_back(spans.cues[c]);
    if (links.source_of_cue[c] != kNone) attribution.source.push_back(spans.sources[links.source_of_cue[c]]);
    attribution.kind = kind_of(view, attribution.content);
    attribution.rule = "attribution model";
    out.push_back(std::move(attribution));
  }
  return out;
}

std::vector<Attribution> find_attributions(const Document& document, const AttributionModels& models) {
  std::vector<Attribution> out;
  if (models.roles.labels() == 0 || document.text.tokens.empty()) return out;
  const AttributionView view(document, models.lexicon);
  const CueMarks cues = mark_cues(view, models.cues, models.bias.cue);
  for (const RoleSpans& spans : tag_roles(view, cues, models.roles, models.bias.role))
    for (Attribution& attribution : join_roles(view, spans, link(view, spans, models.links)))
      out.push_back(std::move(attribution));
  std::stable_sort(out.begin(), out.end(), [](const Attribution& a, const Attribution& b) { return a.content < b.content; });
  return out;
}

}  // namespace dateline
