// By rule, as there is nothing to learn from: a verb of speaking inside a content, with a subject of its own and either
// a finite clause or a quotation inside the quotation as its object. Verbs of thinking do not count: "I think" reports
// nobody's words.
#include "extract/quotes/nested.h"

#include <algorithm>

#include "extract/quotes/attribution.h"

namespace dateline {
namespace {

bool speaks(const TokenView& verb) {
  if (verb.cue_kind == 0 || static_cast<Upos>(verb.upos) != Upos::Verb) return false;
  const auto kind = static_cast<CueKind>(verb.cue_kind - 1);
  return kind == CueKind::Say || kind == CueKind::State || kind == CueKind::Add || kind == CueKind::Answer ||
         kind == CueKind::Ask || kind == CueKind::Write || kind == CueKind::Utter || kind == CueKind::Argue ||
         kind == CueKind::Admit || kind == CueKind::Report || kind == CueKind::Rule;
}

TokenIndex child_of(const AttributionView& view, TokenIndex verb, Deprel relation, TokenRange within) {
  for (const TokenIndex child : view.children(verb))
    if (universal(static_cast<Deprel>(view[child].deprel)) == relation && within.contains(child)) return child;
  return kNone;
}

TokenRange subtree(const AttributionView& view, TokenIndex head, TokenRange within) {
  return trimmed(view, {std::max(view[head].left, within.begin), std::min(view[head].right + 1, within.end)});
}

// The quotation inside the quotation that opens right behind the verb, as far as it lies in the content.
TokenRange inner_quotation(const AttributionView& view, TokenIndex verb, TokenRange within) {
  for (const Quotation& quotation : view.document().quotations)
    if (quotation.depth > 0 && within.contains(quotation.tokens.begin) && quotation.tokens.begin > verb &&
        quotation.tokens.begin - verb <= 4)
      return trimmed(view, {quotation.tokens.begin, std::min(quotation.tokens.end, within.end)});
  return {};
}

// "|used| to say": who used to is who said.
TokenIndex finite_verb(const AttributionView& view, TokenIndex verb) {
  const TokenIndex head = view[verb].head;
  const bool habit = head < verb && static_cast<Deprel>(view[verb].deprel) == Deprel::Xcomp &&
                     view.document().syntax[head].lemma == "use";
  return habit ? head : verb;
}

// Negation and auxiliaries belong to the cue: "has said", "did not say", "used to say".
TokenRange cue_of(const AttributionView& view, TokenIndex verb, TokenRange within) {
  TokenRange out{finite_verb(view, verb), verb + 1};
  while (out.begin > within.begin && view[out.begin - 1].head == verb &&
         universal(static_cast<Deprel>(view[out.begin - 1].deprel)) == Deprel::Aux)
    --out.begin;
  return out;
}

// "I must tell you", "they would say": nothing was said.
bool may_or_must(const AttributionView& view, TokenIndex verb) {
  const auto children = view.children(verb);
  return std::any_of(children.begin(), children.end(),
                     [&](TokenIndex child) { return static_cast<Xpos>(view[child].xpos) == Xpos::Md; });
}

void add_within(const AttributionView& view, const Attribution& outer, TokenRange piece,
                std::vector<Attribution>& out) {
  for (TokenIndex verb = piece.begin; verb < piece.end; ++verb) {
    if (!speaks(view[verb])) continue;
    const TokenIndex subject = child_of(view, finite_verb(view, verb), Deprel::Nsubj, piece);
    if (subject == kNone || may_or_must(view, verb)) continue;
    TokenRange content = inner_quotation(view, verb, piece);
    const TokenIndex clause = child_of(view, verb, Deprel::Ccomp, piece);
    if (content.empty() && clause != kNone && clause > verb) content = subtree(view, clause, piece);
    const TokenRange source = subtree(view, subject, piece);
    if (content.size() < 3 || source.empty() || source.overlaps(content) || source.contains(verb) ||
        content.contains(verb))
      continue;
    Attribution nested;
    nested.source = {source};
    nested.cue = {cue_of(view, verb, piece)};
    nested.content = {content};
    nested.kind = outer.kind == QuotationKind::Indirect ? kind_of(view, nested.content) : QuotationKind::Indirect;
    if (!inner_quotation(view, verb, piece).empty()) nested.kind = QuotationKind::Direct;
    nested.confidence = outer.confidence * 0.8F;
    nested.rule = kNestedRule;
    out.push_back(std::move(nested));
    verb = content.end - 1;
  }
}

}  // namespace

void add_nested(const AttributionView& view, std::vector<Attribution>& attributions) {
  std::vector<Attribution> found;
  for (const Attribution& outer : attributions)
    for (const TokenRange piece : outer.content) add_within(view, outer, piece, found);
  std::erase_if(found, [&](const Attribution& nested) {
    return std::any_of(attributions.begin(), attributions.end(), [&](const Attribution& known) {
      return std::any_of(known.cue.begin(), known.cue.end(),
                         [&](TokenRange cue) { return cue.overlaps(nested.cue.front()); });
    });
  });
  attributions.insert(attributions.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  sort_by_content(attributions);
}

}  // namespace dateline
