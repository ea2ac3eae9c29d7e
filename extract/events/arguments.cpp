// Arguments: candidates are the predicate's dependents, the heads above it without the branch it is in, and their other
// dependents, four levels up (Xue and Palmer 2004, for dependencies); a copula's complement is cut out of its clause.
// The features are those of linear dependency labellers (Björkelund, Hafdell and Nugues 2009): path, predicate, voice,
// words, subcategorization, with word clusters. Knowingly wrong: arguments that no single node spans (small clauses,
// split phrases), about one in fourteen.
#include "extract/events/arguments.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace dateline {
namespace {

constexpr int kLevels = 4;

constexpr std::array<std::string_view, kArgumentLabels> kNames{
    "",         "ARG0",     "ARG1",     "ARG2",       "ARG3",       "ARG4",     "ARGM-ADJ", "ARGM-ADV",
    "ARGM-CAU", "ARGM-COM", "ARGM-DIR", "ARGM-DIS",   "ARGM-EXT",   "ARGM-GOL", "ARGM-LOC", "ARGM-LVB",
    "ARGM-MNR", "ARGM-MOD", "ARGM-NEG", "ARGM-PRD",   "ARGM-PRP",   "ARGM-PRR", "ARGM-TMP", "ARGM-CXN",
    "R-ARG0",   "R-ARG1",   "R-ARG2",   "R-ARGM-LOC", "R-ARGM-TMP", "C-ARG1"};

bool is_core(ArgumentLabel label) { return label >= ArgumentLabel::Arg0 && label <= ArgumentLabel::Arg4; }

// Dependents that are never arguments of a word above them.
bool is_inner(Deprel relation) {
  switch (universal(relation)) {
    case Deprel::Punct:
    case Deprel::Det:
    case Deprel::Case:
    case Deprel::Mark:
    case Deprel::Cc:
    case Deprel::Compound:
    case Deprel::Amod:
    case Deprel::Nummod:
    case Deprel::Fixed:
    case Deprel::Flat:
    case Deprel::Goeswith:
      return true;
    default:
      return false;
  }
}

bool leaves_complement(Deprel relation) {
  switch (universal(relation)) {
    case Deprel::Nsubj:
    case Deprel::Csubj:
    case Deprel::Cop:
    case Deprel::Aux:
    case Deprel::Mark:
    case Deprel::Punct:
    case Deprel::Advcl:
    case Deprel::Parataxis:
    case Deprel::Discourse:
    case Deprel::Vocative:
    case Deprel::Cc:
    case Deprel::Expl:
      return true;
    default:
      return false;
  }
}

std::uint64_t bucket(std::int64_t distance) {
  const std::int64_t size = std::abs(distance);
  const std::uint64_t step = size < 4 ? static_cast<std::uint64_t>(size) : size < 7 ? 4 : size < 12 ? 5 : 6;
  return step * 2 + (distance < 0 ? 1 : 0);
}

template <class Enum>
std::uint64_t code(Enum value) {
  return static_cast<std::uint64_t>(value);
}

}  // namespace

std::string_view name(ArgumentLabel label) { return kNames[static_cast<std::size_t>(label)]; }

std::optional<ArgumentLabel> parse_argument_label(std::string_view text) {
  for (std::size_t i = 1; i < kNames.size(); ++i)
    if (kNames[i] == text) return static_cast<ArgumentLabel>(i);
  return std::nullopt;
}

ArgumentScene::ArgumentScene(const Document& document, const Tree& tree, const Clusters& clusters, TokenRange sentence)
    : document_(document), tree_(tree), clusters_(clusters), sentence_(sentence) {
  subtrees_.reserve(sentence.size());
  for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
    subtrees_.push_back({t, t + 1});
    lemmas_.push_back(hash_text(document.syntax[t].lemma));
    clusters_of_.push_back(clusters_.of(document.form(t)));
  }
  for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {  // each token widens all heads above it
    TokenIndex at = document.syntax[t].head;
    for (std::uint32_t steps = 0; at != kNone && steps < sentence.size(); ++steps, at = document.syntax[at].head) {
      TokenRange& range = subtrees_[at - sentence.begin];
      range.begin = std::min(range.begin, t);
      range.end = std::max(range.end, t + 1);
    }
  }
}

TokenRange ArgumentScene::trimmed(TokenRange range) const {
  while (range.begin < range.end && document_.syntax[range.begin].upos == Upos::Punct) ++range.begin;
  while (range.begin < range.end && document_.syntax[range.end - 1].upos == Upos::Punct) --range.end;
  return range;
}

// The ancestor's phrase without the branch that the predicate is in.
TokenRange ArgumentScene::beside(TokenIndex ancestor, TokenIndex branch) const {
  TokenRange range = subtree(ancestor);
  if (branch > ancestor) {
    range.end = std::min(range.end, std::max(subtree(branch).begin, ancestor + 1));
  } else {
    range.begin = std::max(range.begin, std::min(subtree(branch).end, ancestor));
  }
  return trimmed(range);
}

ArgumentCandidate ArgumentScene::complement(TokenIndex copula) const {
  const TokenIndex head = document_.syntax[copula].head;
  TokenRange range{head, head + 1};
  for (const TokenIndex c : tree_.children(head)) {
    const Word& word = document_.syntax[c];
    if (c < copula || leaves_complement(word.deprel)) continue;
    if (c < head && word.deprel == Deprel::Advmod && tree_.negation(head) == c) continue;
    if (word.deprel == Deprel::Conj && tree_.child(c, Deprel::Nsubj) != kNone) continue;
    range.begin = std::min(range.begin, subtree(c).begin);
    range.end = std::max(range.end, subtree(c).end);
  }
  if (head > copula) range.begin = std::max(range.begin, copula + 1);
  return {head, trimmed(range), true, false};
}

// "sent letters to the towns": a phrase that the parser hung on the object may be the predicate's, and the object ends
// before.
void ArgumentScene::add_reattached(TokenIndex child, std::vector<ArgumentCandidate>& found) const {
  for (const TokenIndex c : tree_.children(child)) {
    const Deprel relation = universal(document_.syntax[c].deprel);
    const bool movable =
        relation == Deprel::Nmod || relation == Deprel::Obl || relation == Deprel::Acl || relation == Deprel::Advcl;
    if (!movable || c < child || document_.syntax[c].deprel == Deprel::NmodPoss) continue;
    const TokenRange outer = subtree(child);
    const TokenRange inner = subtree(c);
    if (inner.begin <= child) continue;
    if (const TokenRange rest = trimmed({outer.begin, inner.begin}); !rest.empty())
      found.push_back({child, rest, false, true});
    if (const TokenRange moved = trimmed({inner.begin, outer.end}); !moved.empty())
      found.push_back({c, moved, false, true});
  }
}

std::vector<ArgumentCandidate> ArgumentScene::candidates(TokenIndex predicate) const {
  std::vector<ArgumentCandidate> found;
  const auto add = [&](TokenIndex head, TokenRange tokens) {
    if (!tokens.empty()) found.push_back({head, tokens, false, false});
  };
  for (const TokenIndex c : tree_.children(predicate)) {
    if (document_.syntax[c].deprel == Deprel::Punct) continue;
    add(c, trimmed(subtree(c)));
    add_reattached(c, found);
  }
  TokenIndex branch = predicate;
  for (int level = 0; level < kLevels; ++level) {
    const TokenIndex above = document_.syntax[branch].head;
    if (above == kNone) break;
    if (level == 0 && document_.syntax[predicate].deprel == Deprel::Cop) {
      found.push_back(complement(predicate));
    } else {
      add(above, beside(above, branch));
    }
    for (const TokenIndex c : tree_.children(above))
      if (c != branch && !is_inner(document_.syntax[c].deprel)) add(c, trimmed(subtree(c)));
    branch = above;
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const ArgumentCandidate& a, const ArgumentCandidate& b) { return a.tokens < b.tokens; });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const ArgumentCandidate& a, const ArgumentCandidate& b) { return a.tokens == b.tokens; }),
              found.end());
  return found;
}

// The relations from the predicate up to the meeting point and down to the head.
Feature ArgumentScene::path(TokenIndex predicate, TokenIndex head) const {
  std::vector<TokenIndex> up{predicate};
  for (TokenIndex t = document_.syntax[predicate].head; t != kNone && up.size() <= kLevels + 1;
       t = document_.syntax[t].head)
    up.push_back(t);
  Feature down = 1;
  TokenIndex at = head;
  for (int step = 0; step <= kLevels + 1 && at != kNone; ++step) {
    const auto meeting = std::find(up.begin(), up.end(), at);
    if (meeting != up.end()) {
      Feature rise = 2;
      for (auto it = up.begin(); it != meeting; ++it) rise = feature(101, rise, code(document_.syntax[*it].deprel));
      return feature(102, rise, down);
    }
    down = feature(103, down, code(document_.syntax[at].deprel));
    at = document_.syntax[at].head;
  }
  return 0;
}

Feature ArgumentScene::subcategorization(TokenIndex predicate) const {
  Feature result = 3;
  for (const TokenIndex c : tree_.children(predicate)) {
    const Deprel relation = document_.syntax[c].deprel;
    if (is_inner(relation) || universal(relation) == Deprel::Aux || relation == Deprel::Advmod) continue;
    result = feature(104, result, code(relation), c > predicate ? 1 : 0);
  }
  return result;
}

void ArgumentScene::make_features(TokenIndex predicate, const ArgumentCandidate& candidate,
                                  std::vector<Feature>& features) const {
  const auto& syntax = document_.syntax;
  const Word& verb = syntax[predicate];
  const Word& head = syntax[candidate.head];
  const auto at = [&](TokenIndex t) { return t - sentence_.begin; };
  const auto form = [&](TokenIndex t, TokenIndex limit) -> Feature {
    return t < sentence_.begin || t >= limit ? 0 : lemmas_[at(t)];
  };
  const Feature p = lemmas_[at(predicate)];
  const Feature h = lemmas_[at(candidate.head)];
  const Feature way =
      feature(105, path(predicate, candidate.head), candidate.complement ? 1 : 0, candidate.reattached ? 1 : 0);
  const Feature frame = subcategorization(predicate);
  const Feature marker = hash_text(tree_.marker(candidate.head));
  const std::uint64_t voice = tree_.passive(predicate) ? 1 : 0;
  const std::uint64_t side = candidate.head > predicate ? 1 : 0;
  const std::uint64_t relation = code(head.deprel);
  const std::uint64_t tag = code(head.xpos);
  const std::uint64_t own = code(verb.xpos);
  const std::uint64_t hc = clusters_of_[at(candidate.head)];
  const std::uint64_t pc = clusters_of_[at(predicate)];
  const std::uint64_t short_hc = ancestor(clusters_of_[at(candidate.head)], 6);
  const std::uint64_t short_pc = ancestor(clusters_of_[at(predicate)], 6);
  const std::uint64_t gap = bucket(static_cast<std::int64_t>(candidate.head) - static_cast<std::int64_t>(predicate));
  const Feature first = form(candidate.tokens.begin, sentence_.end);
  const Feature last = form(candidate.tokens.end - 1, sentence_.end);
  const Feature governor = verb.head == kNone ? 0 : lemmas_[at(verb.head)];
  TokenIndex object_of_marker = kNone;
  for (const TokenIndex c : tree_.children(candidate.head))
    if (universal(syntax[c].deprel) == Deprel::Nummod) object_of_marker = c;
  const std::uint64_t numbered = object_of_marker != kNone ? 1 : 0;
  std::uint64_t same_before = 0;
  for (const TokenIndex c : tree_.children(predicate))
    if (c < candidate.head && syntax[c].deprel == head.deprel) ++same_before;
  const std::uint64_t has_subject = tree_.child(predicate, Deprel::Nsubj) != kNone ? 1 : 0;
  const std::uint64_t has_object = tree_.child(predicate, Deprel::Obj) != kNone ? 1 : 0;

  features = {feature(1, way),
              feature(2, way, p),
              feature(3, way, voice),
              feature(4, way, voice, own),
              feature(5, relation, p),
              feature(6, relation, p, marker),
              feature(7, relation, p, voice),
              feature(8, h),
              feature(9, h, relation),
              feature(10, h, p),
              feature(11, marker, relation),
              feature(12, marker, p),
              feature(13, tag, way),
              feature(14, tag, relation, p),
              feature(15, p, side),
              feature(16, side, relation, voice),
              feature(17, frame, relation),
              feature(18, frame, way),
              feature(19, frame, way, voice),
              feature(20, first, relation),
              feature(21, last, relation),
              feature(22, form(candidate.tokens.begin - 1, sentence_.end), relation),
              feature(23, form(candidate.tokens.end, sentence_.end), relation),
              feature(24, way, marker),
              feature(25, way, marker, p),
              feature(26, short_hc, relation, marker),
              feature(27, hc, relation),
              feature(28, hc, marker),
              feature(29, pc, way),
              feature(30, short_pc, way, marker),
              feature(31, short_pc, relation, short_hc),
              feature(32, has_subject, has_object, way),
              feature(33, governor, way),
              feature(34, gap, way),
              feature(35, code(verb.deprel), way),
              feature(36, own, relation, marker),
              feature(37, numbered, marker, relation),
              feature(38, same_before, relation, p),
              feature(39, hc, p),
              feature(40, first, marker, h),
              feature(41, frame, p, relation),
              feature(42, candidate.tokens.size() > 3 ? 1 : 0, relation, marker),
              feature(43, h, marker),
              feature(44, candidate.reattached ? 1 : 0, p, marker),
              feature(45, candidate.reattached ? 1 : 0, relation, marker, form(candidate.tokens.end, sentence_.end)),
              feature(46, candidate.reattached ? 1 : 0, pc, marker)};
}

ArgumentModel::ArgumentModel(const ModelFile& file) : weights_(file.section("arguments")) {}

std::vector<LabelledArgument> choose_arguments(std::span<const ArgumentCandidate> candidates,
                                               std::span<const std::int32_t> scores) {
  struct Choice {
    std::int32_t margin = 0;  // over no argument
    std::uint32_t candidate = 0;
    ArgumentLabel label = ArgumentLabel::None;
  };
  std::vector<Choice> choices;
  for (std::uint32_t i = 0; i < candidates.size(); ++i) {
    const auto own = scores.subspan(i * kArgumentLabels, kArgumentLabels);
    for (std::size_t label = 1; label < kArgumentLabels; ++label)
      if (own[label] > own[0]) choices.push_back({own[label] - own[0], i, static_cast<ArgumentLabel>(label)});
  }
  std::stable_sort(choices.begin(), choices.end(),
                   [](const Choice& a, const Choice& b) { return a.margin > b.margin; });
  std::vector<LabelledArgument> chosen;
  for (const Choice& c : choices) {
    const TokenRange tokens = candidates[c.candidate].tokens;
    const bool taken = std::any_of(chosen.begin(), chosen.end(), [&](const LabelledArgument& other) {
      return other.tokens.overlaps(tokens) || (is_core(c.label) && other.label == c.label);
    });
    if (!taken) chosen.push_back({c.label, candidates[c.candidate].head, tokens});
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const LabelledArgument& a, const LabelledArgument& b) { return a.tokens < b.tokens; });
  return chosen;
}

std::vector<LabelledArgument> ArgumentModel::label(const ArgumentScene& scene, TokenIndex predicate) const {
  const std::vector<ArgumentCandidate> candidates = scene.candidates(predicate);
  std::vector<std::int32_t> scores(candidates.size() * kArgumentLabels, 0);
  std::vector<Feature> features;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    scene.make_features(predicate, candidates[i], features);
    weights_.add_scores(features, std::span(scores).subspan(i * kArgumentLabels, kArgumentLabels));
  }
  return choose_arguments(candidates, scores);
}

}  // namespace dateline
