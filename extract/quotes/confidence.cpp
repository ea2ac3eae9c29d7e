// Features are of the whole attribution: how strong the taggers were, what the cue is, what form source and content
// have, and how they stand to each other. Template numbers are part of the model format.
#include "extract/quotes/confidence.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/quotes/feature_list.h"

namespace dateline {
namespace {

// 0 none, 1 pronoun, 2 with a person's name, 3 with another name, 4 common words only
std::uint32_t form_of_source(const AttributionView& view, const std::vector<TokenRange>& source) {
  if (source.empty()) return 0;
  const TokenRange range = source.front();
  if (range.size() == 1 && static_cast<Upos>(view[range.begin].upos) == Upos::Pron) return 1;
  std::uint32_t form = 4;
  for (TokenIndex t = range.begin; t < range.end; ++t) {
    if (view[t].name == 1 + static_cast<int>(NameType::Person)) return 2;
    if (view[t].name != 0 || static_cast<Upos>(view[t].upos) == Upos::Propn) form = 3;
  }
  return form;
}

bool beside(const TokenRange a, const TokenRange b) {
  return a.end <= b.begin ? b.begin - a.end <= 2 : a.begin >= b.end && a.begin - b.end <= 2;
}

// Mean margin of a range in steps of about a third of itself.
std::uint32_t margin_step(const std::vector<std::int16_t>& margins, TokenRange range) {
  if (range.empty()) return 0;
  std::int32_t sum = 0;
  for (TokenIndex t = range.begin; t < range.end; ++t) sum += margins[t];
  const std::int32_t mean = sum / static_cast<std::int32_t>(range.size());
  constexpr std::array<std::int32_t, 12> kSteps{-300, -150, -75, -30, 0, 30, 60, 100, 150, 220, 320, 450};
  return 1 + static_cast<std::uint32_t>(std::upper_bound(kSteps.begin(), kSteps.end(), mean) - kSteps.begin());
}

// What the content is by its words and marks.
struct ContentForm {
  Deprel relation = Deprel::Root;
  Upos upos = Upos::X;
  std::uint32_t hangs = 0;  // 0 elsewhere, 1 on the cue, 2 the cue hangs on it
  bool verb = false;        // has a verb
  bool that = false;        // begins with "that"
  std::uint32_t length = 0;
};

ContentForm form_of_content(const AttributionView& view, const Attribution& attribution, TokenRange cue) {
  static const Feature kThat = hash_text("that");
  ContentForm out;
  const TokenRange piece = attribution.content.front();
  TokenIndex top = kNone;
  std::uint32_t words = 0;
  for (const TokenRange range : attribution.content)
    for (TokenIndex t = range.begin; t < range.end; ++t) {
      if (view[t].mark != 0) continue;
      ++words;
      out.verb |= static_cast<Upos>(view[t].upos) == Upos::Verb || static_cast<Upos>(view[t].upos) == Upos::Aux;
      if (top == kNone && (view[t].head == kNone || !piece.contains(view[t].head))) top = t;
    }
  out.length = words < 3 ? words : words < 6 ? 3 : words < 12 ? 4 : words < 30 ? 5 : 6;
  out.that = view[piece.begin].lemma == kThat;
  if (top == kNone) return out;
  out.relation = static_cast<Deprel>(view[top].deprel);
  out.upos = static_cast<Upos>(view[top].upos);
  if (view[top].head != kNone && cue.contains(view[top].head)) out.hangs = 1;
  for (TokenIndex t = cue.begin; t < cue.end; ++t)
    if (view[t].head != kNone && piece.contains(view[t].head)) out.hangs = 2;
  return out;
}

TokenIndex cue_word(const AttributionView& view, TokenRange cue) {
  for (TokenIndex t = cue.end; t-- > cue.begin;)
    if (view[t].cue_kind != 0) return t;
  for (TokenIndex t = cue.end; t-- > cue.begin;)
    if (static_cast<Upos>(view[t].upos) == Upos::Verb) return t;
  return cue.begin;
}

}  // namespace

void confidence_features(const AttributionView& view, const CueMarks& cues, const std::vector<std::int16_t>& margins,
                         const Attribution& attribution, std::vector<Feature>& out) {
  FeatureList list(out);
  const auto kind = static_cast<std::uint32_t>(attribution.kind);
  list.put(800, kind);
  if (attribution.cue.empty() || attribution.content.empty()) return;
  const TokenRange cue = attribution.cue.front(), piece = attribution.content.front();
  const TokenRange source = attribution.source.empty() ? TokenRange{} : attribution.source.front();
  const TokenView& word = view[cue_word(view, cue)];
  const ContentForm form = form_of_content(view, attribution, cue);
  const std::uint32_t speaker = form_of_source(view, attribution.source);
  std::uint32_t strength = 0;
  bool close = false;
  for (TokenIndex t = cue.begin; t < cue.end; ++t) strength = std::max<std::uint32_t>(strength, cues.strength[t]);
  for (const TokenRange range : attribution.content)
    close |= beside(range, cue) || (!source.empty() && beside(range, source));
  const std::uint32_t side = piece.end <= cue.begin ? 1 : 0, size = std::min(cue.size(), 5U);
  const std::uint32_t cue_margin = margin_step(margins, cue), content_margin = margin_step(margins, piece);
  list.put(801, kind, speaker, strength);
  list.put(802, kind, speaker, close);
  list.put(803, kind, cue_margin);
  list.put(804, kind, content_margin);
  list.put(805, margin_step(margins, source), speaker != 0);
  list.put(806, cue_margin, content_margin);
  list.put(807, strength, cue_margin);
  list.put(808, word.lemma, kind);
  list.put(809, word.lemma, form.relation, form.hangs);
  list.put(810, word.cluster, kind);
  list.put(811, word.cue_kind, kind, speaker);
  list.put(812, word.cue_kind, form.relation, form.upos);
  list.put(813, kind, form.verb, form.that, form.length);
  list.put(814, form.relation, form.hangs, side, form.verb);
  list.put(815, word.xpos, speaker, kind);
  list.put(816, word.xpos, word.deprel, word.cue_kind);
  list.put(817, size, word.cue_kind, speaker != 0);
  list.put(818, view.in_headline(cue.begin), kind, speaker);
  list.put(819, word.lemma, speaker);
  list.put(820, view[cue.begin].lemma, view[cue.end - 1].lemma);
  list.put(821, form.length, word.cue_kind, form.verb);
  list.put(822, std::min<std::size_t>(attribution.content.size(), 3), side, kind);
  list.put(823, is_quoted(word.quote), kind, speaker);
}

float confidence_of(std::int32_t score, std::int32_t scale) {
  const double value = 1.0 / (1.0 + std::exp(-static_cast<double>(score) / std::max(1, scale)));
  return static_cast<float>(std::clamp(std::round(value * 1000) / 1000, 0.01, 0.99));
}

void rate(const AttributionView& view, const CueMarks& cues, const std::vector<std::int16_t>& margins,
          const LinearModel& model, std::vector<Attribution>& attributions) {
  if (model.labels() == 0) return;
  std::vector<Feature> features;
  for (Attribution& attribution : attributions) {
    confidence_features(view, cues, margins, attribution, features);
    attribution.confidence = confidence_of(model.score(features), model.scale());
  }
}

}  // namespace dateline
