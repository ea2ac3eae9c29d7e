// Arguments: candidates are the predicate's dependents, the heads above it without the branch it is in, and their other
// dependents, four levels up (Xue and Palmer 2004, for dependencies), each also without its preposition, cut before a
// phrase that may belong elsewhere, or joined with what is said of it; a copula's complement is cut out of its clause.
// The features are those of linear dependency labellers (Björkelund, Hafdell and Nugues 2009): path, predicate, voice,
// words, subcategorization, with word clusters, and whether the tree's own rules take the head for agent or patient.
// Weights are log odds in integers. Knowingly wrong: arguments that no cut of the tree gives, about one in nine.
#include "extract/events/arguments.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dateline {
namespace {

constexpr int kLevels = 4;
constexpr int kSpine = 3;  // how deep a phrase at the end of an argument may hang and still be cut off

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

// What the parser may have hung too low.
bool is_movable(Deprel relation) {
  switch (universal(relation)) {
    case Deprel::Nmod:
    case Deprel::Obl:
    case Deprel::Acl:
    case Deprel::Advcl:
    case Deprel::Advmod:
    case Deprel::Parataxis:
    case Deprel::Discourse:
    case Deprel::Conj:
    case Deprel::List:
    case Deprel::Xcomp:
      return relation != Deprel::NmodPoss;
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

// The phrase behind a copula: "is [by far the best]", and without what leads it in or is coordinated as a clause.
void ArgumentScene::add_complements(TokenIndex copula, std::vector<ArgumentCandidate>& found) const {
  const TokenIndex head = document_.syntax[copula].head;
  TokenRange wide{head, head + 1};
  TokenRange narrow = wide;
  for (const TokenIndex c : tree_.children(head)) {
    const Word& word = document_.syntax[c];
    if (c < copula || leaves_complement(word.deprel)) continue;
    if (c < head && word.deprel == Deprel::Advmod && tree_.negation(head) == c) continue;
    if (word.deprel == Deprel::Conj && tree_.child(c, Deprel::Nsubj) != kNone) continue;
    wide.begin = std::min(wide.begin, subtree(c).begin);
    wide.end = std::max(wide.end, subtree(c).end);
    const Deprel relation = universal(word.deprel);
    const bool loose = (c < head && relation == Deprel::Advmod) ||
                       (relation == Deprel::Conj && document_.syntax[c].upos == Upos::Verb) ||
                       (c > head && (relation == Deprel::Obl || relation == Deprel::Advmod));
    if (loose) continue;
    narrow.begin = std::min(narrow.begin, subtree(c).begin);
    narrow.end = std::max(narrow.end, subtree(c).end);
  }
  const auto add = [&](TokenRange range, CandidateForm form) {
    if (head > copula) range.begin = std::max(range.begin, copula + 1);
    if (range = trimmed(range); !range.empty()) found.push_back({head, range, form});
  };
  add(wide, CandidateForm::Complement);
  add(narrow, CandidateForm::Narrow);
  add({wide.begin, narrow.end}, CandidateForm::Narrow);
  add({narrow.begin, wide.end}, CandidateForm::Narrow);
}

// "sent letters to the towns": a phrase that the parser hung on the object, or on a word in it, may be the predicate's,
// and the object ends before.
void ArgumentScene::add_reattached(TokenIndex outer, TokenIndex child, int depth,
                                   std::vector<ArgumentCandidate>& found) const {
  const TokenRange whole = subtree(outer);
  for (const TokenIndex c : tree_.children(child)) {
    if (c < child || subtree(c).begin <= child) continue;
    if (subtree(c).end == whole.end && depth > 1) add_reattached(outer, c, depth - 1, found);
    if (!is_movable(document_.syntax[c].deprel)) continue;
    const TokenIndex cut = subtree(c).begin;
    if (const TokenRange rest = trimmed({whole.begin, cut}); !rest.empty())
      found.push_back({outer, rest, CandidateForm::Cut});
    if (const TokenRange moved = trimmed({cut, whole.end}); !moved.empty())
      found.push_back({c, moved, CandidateForm::Moved});
  }
}

// "saw the town burn", "keep it safe": the object and what is said of it, as one argument.
void ArgumentScene::add_small_clause(TokenIndex predicate, TokenIndex open,
                                     std::vector<ArgumentCandidate>& found) const {
  const TokenIndex object = tree_.child(predicate, Deprel::Obj);
  if (object == kNone || object > open || subtree(object).end > subtree(open).begin) return;
  const TokenRange clause = trimmed({subtree(object).begin, subtree(open).end});
  if (!clause.empty()) found.push_back({open, clause, CandidateForm::SmallClause});
}

void ArgumentScene::add_dependents(TokenIndex predicate, std::vector<ArgumentCandidate>& found) const {
  for (const TokenIndex c : tree_.children(predicate)) {
    const Deprel relation = universal(document_.syntax[c].deprel);
    if (relation == Deprel::Punct) continue;
    if (const TokenRange whole = trimmed(subtree(c)); !whole.empty()) found.push_back({c, whole, CandidateForm::Whole});
    add_reattached(c, c, kSpine, found);
    if (relation == Deprel::Obj || relation == Deprel::NsubjPass) found.push_back({c, {c, c + 1}, CandidateForm::Word});
    if (relation == Deprel::Xcomp || relation == Deprel::Advcl || relation == Deprel::Ccomp)
      add_small_clause(predicate, c, found);
  }
}

// Leading prepositions and conjunctions taken off.
TokenRange ArgumentScene::without_marks(TokenRange range, TokenIndex head) const {
  const auto is_mark = [&](TokenIndex t) {
    const Deprel relation = universal(document_.syntax[t].deprel);
    return document_.syntax[t].head == head &&
           (relation == Deprel::Case || relation == Deprel::Cc || relation == Deprel::Mark);
  };
  while (range.begin < head && is_mark(range.begin)) ++range.begin;
  return trimmed(range);
}

void ArgumentScene::add_above(TokenIndex above, TokenIndex branch, std::vector<ArgumentCandidate>& found) const {
  const TokenRange rest = beside(above, branch);
  if (!rest.empty()) found.push_back({above, rest, CandidateForm::Rest});
  if (const TokenRange bare = without_marks(rest, above); !bare.empty() && bare != rest)
    found.push_back({above, bare, CandidateForm::Bare});
  for (const TokenIndex c : tree_.children(above)) {
    if (c == branch || is_inner(document_.syntax[c].deprel)) continue;
    const TokenRange whole = trimmed(subtree(c));
    if (!whole.empty()) found.push_back({c, whole, CandidateForm::Whole});
    if (const TokenRange bare = without_marks(whole, c); !bare.empty() && bare != whole)
      found.push_back({c, bare, CandidateForm::Bare});
  }
}

std::vector<ArgumentCandidate> ArgumentScene::candidates(TokenIndex predicate) const {
  std::vector<ArgumentCandidate> found;
  add_dependents(predicate, found);
  TokenIndex branch = predicate;
  for (int level = 0; level < kLevels; ++level) {
    const TokenIndex above = document_.syntax[branch].head;
    if (above == kNone) break;
    if (level == 0 && document_.syntax[predicate].deprel == Deprel::Cop) {
      add_complements(predicate, found);
      for (const TokenIndex c : tree_.children(above))
        if (c != branch && !is_inner(document_.syntax[c].deprel))
          if (const TokenRange whole = trimmed(subtree(c)); !whole.empty())
            found.push_back({c, whole, CandidateForm::Whole});
    } else {
      add_above(above, branch, found);
      if (level == 0) found.push_back({above, {above, above + 1}, CandidateForm::Word});
    }
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

PredicateFrame ArgumentScene::frame_of(TokenIndex predicate) const {
  PredicateFrame frame;
  frame.predicate = predicate;
  frame.dependents = subcategorization(predicate);
  frame.voice = tree_.passive(predicate) ? 1 : 0;
  frame.subject = tree_.child(predicate, Deprel::Nsubj) != kNone ? 1 : 0;
  frame.object = tree_.child(predicate, Deprel::Obj) != kNone ? 1 : 0;
  frame.expletive = tree_.child(predicate, Deprel::Expl) != kNone ? 1 : 0;
  if (const TokenIndex particle = tree_.child(predicate, Deprel::CompoundPrt); particle != kNone)
    frame.particle = lemmas_[particle - sentence_.begin];
  if (tree_.is_verb(predicate)) {
    frame.agent = tree_.agent(predicate);
    frame.patient = tree_.patient(predicate);
  }
  return frame;
}

void ArgumentScene::make_features(const PredicateFrame& frame, const ArgumentCandidate& candidate,
                                  std::vector<Feature>& features) const {
  const TokenIndex predicate = frame.predicate;
  const auto& syntax = document_.syntax;
  const Word& verb = syntax[predicate];
  const Word& head = syntax[candidate.head];
  const auto at = [&](TokenIndex t) { return t - sentence_.begin; };
  const auto inside = [&](TokenIndex t) { return sentence_.contains(t); };
  const auto lemma = [&](TokenIndex t) -> Feature { return inside(t) ? lemmas_[at(t)] : 0; };
  const auto tag_at = [&](TokenIndex t) -> std::uint64_t { return inside(t) ? code(syntax[t].xpos) + 1 : 0; };
  const Feature p = lemmas_[at(predicate)];
  const Feature h = lemmas_[at(candidate.head)];
  const std::uint64_t form = code(candidate.form);
  const Feature bare_way = path(predicate, candidate.head);
  const Feature way = feature(105, bare_way, form);
  const Feature marker = hash_text(tree_.marker(candidate.head));
  const std::uint64_t voice = frame.voice;
  const std::uint64_t side = candidate.head > predicate ? 1 : 0;
  const std::uint64_t relation = code(head.deprel);
  const std::uint64_t tag = code(head.xpos);
  const std::uint64_t own = code(verb.xpos);
  const std::uint64_t hc = clusters_of_[at(candidate.head)];
  const std::uint64_t pc = clusters_of_[at(predicate)];
  const std::uint64_t short_hc = ancestor(clusters_of_[at(candidate.head)], 6);
  const std::uint64_t short_pc = ancestor(clusters_of_[at(predicate)], 6);
  const std::uint64_t gap = bucket(static_cast<std::int64_t>(candidate.head) - static_cast<std::int64_t>(predicate));
  const Feature first = lemma(candidate.tokens.begin);
  const Feature last = lemma(candidate.tokens.end - 1);
  const Feature before = lemma(candidate.tokens.begin - 1);
  const Feature after = lemma(candidate.tokens.end);
  const Feature governor = verb.head == kNone ? 0 : lemmas_[at(verb.head)];
  const Feature above = head.head == kNone ? 0 : lemmas_[at(head.head)];
  std::uint64_t numbered = 0, same_before = 0, rank = 0;
  for (const TokenIndex c : tree_.children(candidate.head))
    if (universal(syntax[c].deprel) == Deprel::Nummod) numbered = 1;
  std::uint64_t left = 0, right = 0;  // relations of the neighbours among the predicate's dependents
  for (const TokenIndex c : tree_.children(predicate)) {
    if (syntax[c].deprel == Deprel::Punct) continue;
    if (c < candidate.head) left = code(syntax[c].deprel) + 1;
    if (c > candidate.head && right == 0) right = code(syntax[c].deprel) + 1;
    if (c < candidate.head && syntax[c].deprel == head.deprel) ++same_before;
    if ((c > predicate && c < candidate.head) || (c < predicate && c > candidate.head)) ++rank;
  }
  const std::uint64_t deep = (candidate.head == frame.agent ? 1 : 0) + (candidate.head == frame.patient ? 2 : 0) +
                             (frame.agent != kNone ? 4 : 0) + (frame.patient != kNone ? 8 : 0);
  const std::uint64_t size = bucket(static_cast<std::int64_t>(candidate.tokens.size()));

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
              feature(17, frame.dependents, relation),
              feature(18, frame.dependents, way),
              feature(19, frame.dependents, way, voice),
              feature(20, first, relation),
              feature(21, last, relation),
              feature(22, before, relation),
              feature(23, after, relation),
              feature(24, way, marker),
              feature(25, way, marker, p),
              feature(26, short_hc, relation, marker),
              feature(27, hc, relation),
              feature(28, hc, marker),
              feature(29, pc, way),
              feature(30, short_pc, way, marker),
              feature(31, short_pc, relation, short_hc),
              feature(32, frame.subject, frame.object, frame.expletive, way),
              feature(33, governor, way),
              feature(34, gap, way),
              feature(35, code(verb.deprel), way),
              feature(36, own, relation, marker),
              feature(37, numbered, marker, relation),
              feature(38, same_before, relation, p),
              feature(39, hc, p),
              feature(40, first, marker, h),
              feature(41, frame.dependents, p, relation),
              feature(42, size, relation, marker),
              feature(43, h, marker),
              feature(44, form, p, marker),
              feature(45, form, relation, marker, after),
              feature(46, form, pc, marker),
              feature(47, deep, form, voice, own),
              feature(48, deep, p, voice),
              feature(49, form, tag_at(candidate.tokens.begin), tag_at(candidate.tokens.end - 1), relation),
              feature(50, form, tag_at(candidate.tokens.begin - 1), tag_at(candidate.tokens.end), relation),
              feature(51, form, size, relation),
              feature(52, bare_way, voice, short_hc),
              feature(53, frame.particle, p, relation, marker),
              feature(54, left, right, relation, voice),
              feature(55, left, right, p, relation),
              feature(56, lemma(candidate.tokens.begin + 1), first),
              feature(57, rank, side, relation, voice),
              feature(58, h, short_pc, relation),
              feature(59, form, p, after),
              feature(60, form, h, after),
              feature(61, form, above, marker),
              feature(62, bare_way, deep),
              feature(63, relation, p, marker, hc),
              feature(64, before, form, p)};
}

namespace {

constexpr std::int32_t kOne = 1 << 16;  // a probability of 1

// A candidate is an argument where it and those that overlap it have the label with the second probability together,
// and it with the first alone: several cuts of one phrase share what there is. Best by F on PropBank EWT dev.
constexpr std::int32_t kLeastOwn = 18000;
constexpr std::int32_t kLeastTogether = 20000;

// e^(-x / scale) in 65536ths for x from 0 up, as a table, so that no processor rounds otherwise.
std::vector<std::int32_t> make_decay(std::int32_t scale) {
  std::vector<std::int32_t> table;
  for (std::int32_t x = 0; x < 12 * scale; ++x)
    table.push_back(static_cast<std::int32_t>(std::lround(std::exp(-static_cast<double>(x) / scale) * kOne)));
  return table;
}

// The labels' probabilities of one candidate, in place of its scores.
void normalise(std::span<std::int32_t> scores, const std::vector<std::int32_t>& decay) {
  const std::int32_t most = *std::max_element(scores.begin(), scores.end());
  std::int64_t sum = 0;
  for (std::int32_t& score : scores) {
    const auto behind = static_cast<std::size_t>(most - score);
    score = behind < decay.size() ? decay[behind] : 0;
    sum += score;
  }
  for (std::int32_t& score : scores) score = static_cast<std::int32_t>(std::int64_t{score} * kOne / sum);
}

}  // namespace

std::vector<LabelledArgument> choose_arguments(std::span<const ArgumentCandidate> candidates,
                                               std::span<const std::int32_t> probabilities) {
  struct Choice {
    std::int32_t probability = 0;
    std::uint32_t candidate = 0;
    ArgumentLabel label = ArgumentLabel::None;
  };
  std::vector<Choice> choices;
  for (std::uint32_t i = 0; i < candidates.size(); ++i)
    for (std::size_t label = 1; label < kArgumentLabels; ++label) {
      const std::int32_t own = probabilities[i * kArgumentLabels + label];
      if (own < kLeastOwn) continue;
      std::int32_t around = 0;  // of all candidates that only one of can be right
      for (std::uint32_t k = 0; k < candidates.size(); ++k)
        if (k != i && candidates[k].tokens.overlaps(candidates[i].tokens))
          around += probabilities[k * kArgumentLabels + label];
      if (own + around < kLeastTogether) continue;
      choices.push_back({own, i, static_cast<ArgumentLabel>(label)});
    }
  std::stable_sort(choices.begin(), choices.end(),
                   [](const Choice& a, const Choice& b) { return a.probability > b.probability; });
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

ArgumentModel::ArgumentModel(const ModelFile& file)
    : weights_(file.section("arguments")), decay_(make_decay(weights_.scale())) {}

std::vector<LabelledArgument> ArgumentModel::label(const ArgumentScene& scene, TokenIndex predicate) const {
  if (empty()) return {};
  const std::vector<ArgumentCandidate> candidates = scene.candidates(predicate);
  std::vector<std::int32_t> scores(candidates.size() * kArgumentLabels, 0);
  const PredicateFrame frame = scene.frame_of(predicate);
  std::vector<Feature> features;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    scene.make_features(frame, candidates[i], features);
    const auto own = std::span(scores).subspan(i * kArgumentLabels, kArgumentLabels);
    weights_.add_scores(features, own);
    normalise(own, decay_);
  }
  return choose_arguments(candidates, scores);
}

}  // namespace dateline
