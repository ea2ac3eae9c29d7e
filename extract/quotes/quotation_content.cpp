// Only quotations taken for speech, and not those inside others. Three rules, in order:
//   fit       a content that takes up half of a quotation takes up all: She said it “was late and [getting later].”
//   continue  a paragraph that is nothing but a quotation belongs to the quotation of the paragraph before, and a
//   second
//             quotation of a paragraph to the first one's speaker: “It was late,” she said. [“We went home.”]
//   adjoin    a verb of speaking beside a quotation attributes it: [“Never,”] shouted the owner of the shop.
#include "extract/quotes/quotation_content.h"

#include <algorithm>
#include <set>

#include "extract/quotes/attribution.h"
#include "extract/quotes/clause.h"

namespace dateline {
namespace {

struct Quoted {
  TokenRange tokens;  // without punctuation at its edges
  TokenRange paragraph;
  bool alone = false;  // the paragraph has no other words
};

bool is_word(const AttributionView& view, TokenIndex token) { return view[token].mark == 0; }

std::uint32_t words_in(const AttributionView& view, TokenRange range) {
  std::uint32_t count = 0;
  for (TokenIndex t = range.begin; t < range.end; ++t) count += is_word(view, t) ? 1 : 0;
  return count;
}

TokenRange paragraph_of(const AttributionView& view, TokenIndex token) {
  const auto& all = view.paragraphs();
  const auto after =
      std::upper_bound(all.begin(), all.end(), token, [](TokenIndex t, TokenRange p) { return t < p.begin; });
  return *std::prev(after);
}

std::vector<Quoted> quoted_speech(const AttributionView& view) {
  std::vector<Quoted> out;
  for (const Quotation& quotation : view.document().quotations) {
    if (quotation.depth > 0 || quotation.use != QuotationUse::Speech) continue;
    const TokenRange tokens = trimmed(view, quotation.tokens);
    if (tokens.empty()) continue;
    const TokenRange paragraph = paragraph_of(view, tokens.begin);
    // A line in quotation marks that does not end like a sentence is a heading.
    const std::string_view inner = view.document().text_of(quotation.inner);
    const bool stops =
        std::string_view(".!?,").find(inner.back()) != std::string_view::npos || quotation.continues != kNone;
    out.push_back({tokens, paragraph, stops && words_in(view, paragraph) == words_in(view, tokens)});
  }
  return out;
}

// Joins pieces with nothing but punctuation between them, and drops those inside others.
void tidy(const AttributionView& view, std::vector<TokenRange>& pieces) {
  std::sort(pieces.begin(), pieces.end());
  std::vector<TokenRange> out;
  for (const TokenRange piece : pieces) {
    if (!out.empty() &&
        (piece.begin <= out.back().end || (words_in(view, {out.back().end, piece.begin}) == 0 &&
                                           paragraph_of(view, piece.begin) == paragraph_of(view, out.back().begin))))
      out.back().end = std::max(out.back().end, piece.end);
    else
      out.push_back(piece);
  }
  pieces = std::move(out);
}

// The quotations are in text order and apart.
void fit(const AttributionView& view, const std::vector<Quoted>& quotations, Attribution& attribution) {
  for (TokenRange& piece : attribution.content) {
    const auto first = std::partition_point(quotations.begin(), quotations.end(),
                                            [&](const Quoted& quoted) { return quoted.tokens.end <= piece.begin; });
    for (auto at = first; at != quotations.end() && at->tokens.begin < piece.end; ++at) {
      const Quoted& quoted = *at;
      if (quoted.tokens == piece) continue;
      if (touches(attribution.cue, quoted.tokens) || touches(attribution.source, quoted.tokens)) continue;
      const TokenRange both{std::max(piece.begin, quoted.tokens.begin), std::min(piece.end, quoted.tokens.end)};
      if (2 * words_in(view, both) < words_in(view, quoted.tokens)) continue;
      piece.begin = std::min(piece.begin, quoted.tokens.begin);
      piece.end = std::max(piece.end, quoted.tokens.end);
    }
  }
  tidy(view, attribution.content);
  attribution.kind = kind_of(view, attribution.content);
}

// Which tokens the attributions have taken, and where their contents end, so that an article of any length takes linear
// time.
class Taken {
 public:
  Taken(const AttributionView& view, const std::vector<Attribution>& attributions)
      : view_(view), attributions_(attributions), taken_(view.size(), false), by_cue_(view.size(), kNone) {
    for (std::uint32_t i = 0; i < attributions.size(); ++i) add(i);
  }

  // Takes in what this attribution has by now.
  void add(std::uint32_t index) {
    const Attribution& attribution = attributions_[index];
    for (const auto* pieces : {&attribution.content, &attribution.cue, &attribution.source})
      for (const TokenRange piece : *pieces)
        for (TokenIndex t = piece.begin; t < piece.end; ++t) taken_[t] = true;
    for (const TokenRange piece : attribution.cue)
      for (TokenIndex t = piece.begin; t < piece.end; ++t) by_cue_[t] = std::min(by_cue_[t], index);
    for (const TokenRange piece : attribution.content) ends_.emplace(piece.end, index);
  }

  [[nodiscard]] bool touches(TokenRange range) const {
    for (TokenIndex t = range.begin; t < range.end; ++t)
      if (taken_[t]) return true;
    return false;
  }

  // The first attribution whose cue has the token, or kNone.
  [[nodiscard]] std::uint32_t by_cue(TokenIndex token) const { return by_cue_[token]; }

  // The last attribution with quoted content within the range, or kNone; of equals the first.
  [[nodiscard]] std::uint32_t last_quoted_within(TokenRange within) const {
    for (auto at = ends_.upper_bound({within.end, kNone}); at != ends_.begin();) {
      const TokenIndex end = (--at)->first;
      if (end <= within.begin) break;
      std::uint32_t found = kNone;
      for (;; --at) {
        if (at->first != end) {
          ++at;
          break;
        }
        if (ends_quoted(at->second, end, within)) found = at->second;
        if (at == ends_.begin()) break;
      }
      if (found != kNone) return found;
    }
    return kNone;
  }

 private:
  [[nodiscard]] bool ends_quoted(std::uint32_t index, TokenIndex end, TokenRange within) const {
    const Attribution& attribution = attributions_[index];
    return attribution.kind != QuotationKind::Indirect && is_quoted(view_[end - 1].quote) &&
           std::any_of(attribution.content.begin(), attribution.content.end(),
                       [&](TokenRange piece) { return piece.end == end && within.contains(piece); });
  }

  const AttributionView& view_;
  const std::vector<Attribution>& attributions_;
  std::vector<bool> taken_;            // by token
  std::vector<std::uint32_t> by_cue_;  // by token
  std::set<std::pair<TokenIndex, std::uint32_t>> ends_;
};

// The last attribution before the quotation that has quoted content in its paragraph, or in the one before where the
// quotation is a paragraph of its own; or kNone.
std::uint32_t goes_on_from(const AttributionView& view, const Quoted& quoted, const Taken& taken) {
  const TokenIndex before = quoted.paragraph.begin;
  const TokenRange previous = before == 0 ? TokenRange{} : paragraph_of(view, before - 1);
  return taken.last_quoted_within(quoted.alone ? previous : TokenRange{quoted.paragraph.begin, quoted.tokens.begin});
}

bool is_speech_verb(const AttributionView& view, TokenIndex token) {
  const TokenView& verb = view[token];
  return static_cast<Upos>(verb.upos) == Upos::Verb && verb.cue_kind != 0 && !is_quoted(verb.quote);
}

TokenIndex subject_of(const AttributionView& view, TokenIndex verb) {
  for (const TokenIndex child : view.children(verb))
    if (universal(static_cast<Deprel>(view[child].deprel)) == Deprel::Nsubj && !is_quoted(view[child].quote))
      return child;
  return kNone;
}

// A verb of speaking in the same sentence, nearest to the marks, with no other words than its subject in between.
TokenIndex verb_beside(const AttributionView& view, TokenRange quoted) {
  const TokenRange after = view.sentence_at(quoted.end - 1), before = view.sentence_at(quoted.begin);
  for (TokenIndex t = quoted.end; t < after.end && t < quoted.end + 12; ++t)
    if (is_speech_verb(view, t) && subject_of(view, t) != kNone) return t;
  for (TokenIndex t = quoted.begin; t-- > before.begin && quoted.begin - t < 12;)
    if (is_speech_verb(view, t) && subject_of(view, t) != kNone) return t;
  return kNone;
}

bool is_taken(const std::vector<Attribution>& attributions, TokenRange range) {
  return std::any_of(attributions.begin(), attributions.end(), [&](const Attribution& a) {
    return touches(a.content, range) || touches(a.cue, range) || touches(a.source, range);
  });
}

// The subject's own words: up to a relative clause, without punctuation at the edges.
TokenRange phrase_of(const AttributionView& view, TokenIndex head) {
  TokenRange out{view[head].left, view[head].right + 1};
  for (TokenIndex t = out.begin; t < out.end; ++t)
    if (is_quoted(view[t].quote)) {
      if (t < head)
        out.begin = t + 1;
      else {
        out.end = t;
        break;
      }
    }
  return trimmed(view, out);
}

void add_content(const AttributionView& view, TokenRange quoted, Attribution& attribution) {
  attribution.content.push_back(quoted);
  tidy(view, attribution.content);
  attribution.kind = kind_of(view, attribution.content);
}

// The attribution of the verb beside the quotation, made where there is none; or kNone.
std::uint32_t adjoin(const AttributionView& view, TokenRange quoted, const Taken& taken,
                     std::vector<Attribution>& attributions) {
  const TokenIndex verb = verb_beside(view, quoted);
  if (verb == kNone) return kNone;
  if (const std::uint32_t found = taken.by_cue(verb); found != kNone) {
    add_content(view, quoted, attributions[found]);
    return found;
  }
  Attribution out;
  const TokenRange source = phrase_of(view, subject_of(view, verb));
  if (!source.contains({verb, verb + 1}) && !source.empty()) out.source = {source};
  out.cue = {{verb, verb + 1}};
  out.content = {quoted};
  out.kind = QuotationKind::Direct;
  out.rule = "verb beside quotation";
  out.confidence = 0.8F;
  attributions.push_back(std::move(out));
  return static_cast<std::uint32_t>(attributions.size() - 1);
}

// The name behind a dash behind the quotation, and nothing more up to the next mark: a signature. `dash` is set to it.
TokenRange signature_behind(const AttributionView& view, const Quoted& quoted, TokenIndex& dash) {
  TokenIndex t = quoted.tokens.end;
  while (t < quoted.paragraph.end && (view[t].mark == 2 || view[t].mark == 4)) ++t;
  if (t >= quoted.paragraph.end || view[t].mark != 3) return {};
  dash = t;
  TokenRange name{t + 1, t + 1};
  while (name.end < quoted.paragraph.end && static_cast<Upos>(view[name.end].upos) == Upos::Propn) ++name.end;
  const bool stops = name.end >= quoted.paragraph.end || view[name.end].mark != 0;
  return stops && name.size() >= 2 && name.size() <= 5 ? name : TokenRange{};
}

// The last active subject that hangs on the verb, quoted or not.
TokenIndex own_subject(const AttributionView& view, TokenIndex verb) {
  TokenIndex last = kNone;
  for (const TokenIndex child : view.children(verb))
    if (static_cast<Deprel>(view[child].deprel) == Deprel::Nsubj) last = child;
  return last;
}

// "made the following [remark]", "issued this [statement]": the object is what is said.
bool has_speech_object(const AttributionView& view, TokenIndex verb) {
  if (static_cast<Upos>(view[verb].upos) != Upos::Verb || is_quoted(view[verb].quote)) return false;
  const auto children = view.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    return static_cast<Deprel>(view[child].deprel) == Deprel::Obj && view[child].cue_kind != 0 &&
           static_cast<Upos>(view[child].upos) == Upos::Noun;
  });
}

// A verb of speaking with a subject in the sentence that ends in the colon.
TokenIndex introducing_verb(const AttributionView& view, TokenRange sentence) {
  for (TokenIndex t = sentence.end; t-- > sentence.begin;)
    if ((is_speech_verb(view, t) || has_speech_object(view, t)) && own_subject(view, t) != kNone) return t;
  return kNone;
}

// The subject's words up to the verb, or all where it stands behind: "|Ann Reed| wrote", "Said |Ann Reed|".
TokenRange subject_beside(const AttributionView& view, TokenIndex subject, TokenIndex verb) {
  const TokenRange all{view[subject].left, view[subject].right + 1};
  return all.begin < verb ? TokenRange{all.begin, std::min(all.end, verb)} : all;
}

// Quoted paragraphs from here on: the first opens a quotation that is all of it, the others go on from it.
std::vector<TokenRange> quoted_paragraphs(const AttributionView& view, std::size_t from) {
  std::vector<TokenRange> out;
  const auto& quotations = view.document().quotations;
  for (std::size_t p = from; p < view.paragraphs().size(); ++p) {
    const TokenRange paragraph = view.paragraphs()[p], words = trimmed(view, paragraph);
    const auto whole = std::find_if(quotations.begin(), quotations.end(), [&](const Quotation& quotation) {
      return quotation.depth == 0 && quotation.use == QuotationUse::Speech && !words.empty() &&
             quotation.tokens.contains(words);
    });
    if (whole == quotations.end() || (p != from && whole->continues == kNone)) break;
    out.push_back(words);
  }
  return out;
}

}  // namespace

void complete_from_quotations(const AttributionView& view, std::vector<Attribution>& attributions) {
  const std::vector<Quoted> quotations = quoted_speech(view);
  for (Attribution& attribution : attributions) fit(view, quotations, attribution);
  Taken taken(view, attributions);
  for (const Quoted& quoted : quotations) {
    if (taken.touches(quoted.tokens)) continue;
    std::uint32_t into = goes_on_from(view, quoted, taken);
    if (into != kNone)
      add_content(view, quoted.tokens, attributions[into]);
    else
      into = adjoin(view, quoted.tokens, taken, attributions);
    if (into != kNone) taken.add(into);
  }
  sort_by_content(attributions);
}

void add_signed_quotations(const AttributionView& view, std::vector<Attribution>& attributions) {
  for (const Quoted& quoted : quoted_speech(view)) {
    TokenIndex dash = kNone;
    const TokenRange name = signature_behind(view, quoted, dash);
    if (name.empty() || is_taken(attributions, quoted.tokens) || is_taken(attributions, name)) continue;
    Attribution out;
    out.source = {name};
    out.cue = {{dash, dash + 1}};
    out.content = {quoted.tokens};
    out.kind = QuotationKind::Direct;
    out.rule = "signed quotation";
    out.confidence = 0.9F;
    attributions.push_back(std::move(out));
  }
  sort_by_content(attributions);
}

void add_introduced_quotations(const AttributionView& view, std::vector<Attribution>& attributions) {
  for (std::size_t p = 0; p + 1 < view.paragraphs().size(); ++p) {
    const TokenRange paragraph = view.paragraphs()[p];
    if (view.document().form(paragraph.end - 1) != ":") continue;
    const TokenIndex verb = introducing_verb(view, view.sentence_at(paragraph.end - 1));
    if (verb == kNone) continue;
    const auto content = quoted_paragraphs(view, p + 1);
    if (content.empty()) continue;
    const TokenRange cue{verb, verb + 1};
    const bool taken = std::any_of(attributions.begin(), attributions.end(), [&](const Attribution& other) {
      return touches(other.content, content.front()) || touches(other.content, cue) || touches(other.source, cue);
    });
    if (taken) continue;
    Attribution found;
    found.source = {trimmed(view, subject_beside(view, own_subject(view, verb), verb))};
    if (found.source.front().empty()) continue;
    found.cue = {cue};
    found.content = content;
    found.kind = QuotationKind::Direct;
    found.rule = "quotation behind a colon";
    found.confidence = 0.85F;
    std::erase_if(attributions, [&](const Attribution& other) { return touches(other.cue, cue); });
    attributions.push_back(std::move(found));
  }
  sort_by_content(attributions);
}

}  // namespace dateline
