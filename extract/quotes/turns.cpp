// By layout, as the words give no cue. A label counts where it is in capitals and the name of somebody in the article,
// or where it comes twice and is in capitals or a person's name: "LOPEZ: We counted every truck." "NOTE: All times
// are local." is none. "Q:" and "A:" say nobody's name and are left alone.
//
// Knowingly lost: the paragraphs of a turn after its first, where they are not in quotation marks.
#include "extract/quotes/turns.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "extract/quotes/attribution.h"
#include "extract/quotes/clause.h"

namespace dateline {
namespace {

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

struct TurnLabel {
  TokenRange name;
  TokenIndex colon = kNone;
  bool capitals = false;
};

bool is_capitals(std::string_view form) {
  return std::any_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
         std::none_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Up to four capitalised words and a colon at the beginning of a paragraph, a quotation mark before them or not.
TurnLabel label_of(const AttributionView& view, TokenRange paragraph) {
  TurnLabel out;
  TokenIndex t = paragraph.begin;
  while (t < paragraph.end && view[t].mark == 4) ++t;
  out.name = {t, t};
  out.capitals = true;
  while (t < paragraph.end && view[t].capital != 0 && view[t].mark == 0 && out.name.size() < 4) {
    out.capitals &= is_capitals(view.document().form(t));
    out.name.end = ++t;
  }
  const bool colon = t + 2 < paragraph.end && view.document().form(t) == ":";
  if (colon && !out.name.empty() && view.document().form(out.name.end - 1).size() >= 3) out.colon = t;
  return out;
}

std::string key_of(const AttributionView& view, const TurnLabel& label) {
  return upper(view.document().form(label.name.end - 1));
}

// The last words of all persons' names that stand elsewhere than before a colon, in capitals.
std::vector<std::string> surnames(const AttributionView& view) {
  std::vector<std::string> out;
  for (const Name& name : view.document().names) {
    const TokenIndex behind = name.tokens.end;
    if (name.type == NameType::Person && (behind >= view.size() || view.document().form(behind) != ":"))
      out.push_back(upper(view.document().form(behind - 1)));
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool is_person(const AttributionView& view, const TurnLabel& label) {
  return view[label.name.end - 1].name == 1 + static_cast<int>(NameType::Person);
}

// The labels by paragraph; those that are none have no colon.
std::vector<TurnLabel> labels_of(const AttributionView& view) {
  std::vector<TurnLabel> out;
  std::unordered_map<std::string, int> count;
  std::size_t all = 0;
  for (const TokenRange paragraph : view.paragraphs()) {
    out.push_back(label_of(view, paragraph));
    if (out.back().colon != kNone) ++count[key_of(view, out.back())], ++all;
  }
  if (all < 2) return {};
  const std::vector<std::string> known = surnames(view);
  for (TurnLabel& label : out) {
    if (label.colon == kNone) continue;
    const std::string key = key_of(view, label);
    const bool named = std::binary_search(known.begin(), known.end(), key);
    const bool again = count[key] >= 2 && (label.capitals || is_person(view, label));
    if (!again && !(label.capitals && named)) label.colon = kNone;
  }
  return out;
}

// The same words under another head: all of it lies in the turn, and it takes up most of it.
bool is_same(const Attribution& other, const Attribution& turn) {
  std::uint32_t both = 0, all = 0;
  for (const TokenRange piece : turn.content) all += piece.size();
  for (const TokenRange piece : other.content)
    for (const TokenRange own : turn.content)
      if (piece.overlaps(own)) both += std::min(piece.end, own.end) - std::max(piece.begin, own.begin);
  return 10 * both > 7 * all;
}

}  // namespace

void add_turns(const AttributionView& view, std::vector<Attribution>& attributions) {
  const std::vector<TurnLabel> labels = labels_of(view);
  for (std::size_t p = 0; p < labels.size(); ++p) {
    const TurnLabel& label = labels[p];
    if (label.colon == kNone) continue;
    Attribution turn;
    turn.source = {label.name};
    turn.cue = {{label.colon, label.colon + 1}};
    turn.content = {trimmed(view, {label.colon + 1, view.paragraphs()[p].end})};
    if (turn.content.front().empty()) continue;
    for (std::size_t next = p + 1; next + 1 < labels.size() && labels[next].colon == kNone;
         ++next) {  // the last: credits
      const TokenRange paragraph = view.paragraphs()[next];
      const bool goes_on = view[paragraph.begin].mark == 4 && view[view.paragraphs()[p].begin].mark == 4;
      if (!goes_on || paragraph.size() < 3 || view[paragraph.begin + 1].mark != 0) break;
      turn.content.push_back(trimmed(view, paragraph));
    }
    turn.kind = QuotationKind::Direct;
    turn.rule = kTurnRule;
    turn.confidence = 0.9F;
    std::erase_if(attributions, [&](const Attribution& other) {
      return touches(other.source, label.name) || touches(other.cue, turn.cue.front()) ||
             touches(other.content, label.name) || is_same(other, turn);
    });
    attributions.push_back(std::move(turn));
  }
  sort_by_content(attributions);
}

}  // namespace dateline
