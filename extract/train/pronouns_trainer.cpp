// Pronouns are taken in text order, and each is merged before the next is looked at, as in use: where the answer is
// known, with it, so that the features of later ones are those of a right history.
#include "extract/train/pronouns_trainer.h"

#include <algorithm>
#include <optional>

#include "extract/coref/pronouns.h"
#include "extract/coref/referents.h"
#include "extract/coref/sieves.h"
#include "extract/train/perceptron.h"
#include "extract/train/random.h"

namespace dateline {
namespace {

bool covers(const Board& board, MentionIndex mention, std::uint32_t place) {
  const Span span = board.document.span_of(board.referents[mention].core);
  return span.begin <= place && place < span.end;
}

bool has_mention_at(const Board& board, MentionIndex mention, const std::vector<std::uint32_t>& places) {
  return std::ranges::any_of(board.facts(mention).mentions, [&](MentionIndex m) {
    return std::ranges::any_of(places, [&](std::uint32_t place) { return covers(board, m, place); });
  });
}

const PronounAnswer* answer_at(const PronounText& text, std::uint32_t place) {
  const auto found = std::ranges::find(text.answers, place, &PronounAnswer::pronoun);
  return found == text.answers.end() ? nullptr : &*found;
}

// Which candidates are right; where none is and everything is annotated, "nothing" is. None where it cannot be told.
std::optional<std::vector<bool>> right_candidates(const Board& board, const std::vector<PronounCandidate>& candidates,
                                                  const PronounAnswer& answer) {
  std::vector<bool> right(candidates.size(), false);
  bool any = false;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].mention == kNone) continue;
    right[i] = answer.right.empty() && !answer.complete ? !has_mention_at(board, candidates[i].mention, answer.wrong)
                                                        : has_mention_at(board, candidates[i].mention, answer.right);
    any = any || right[i];
  }
  if (!any && !answer.complete && !answer.right.empty()) return std::nullopt;
  if (!any || (answer.right.empty() && !answer.complete)) right.back() = true;
  return right;
}

using Scorer = std::function<std::int32_t(const PronounCandidate&)>;

std::size_t best_of(const std::vector<PronounCandidate>& candidates, const Scorer& score,
                    const std::vector<bool>* among, bool value) {
  std::size_t best = candidates.size();
  std::int32_t most = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (among && (*among)[i] != value) continue;
    const std::int32_t points = score(candidates[i]);
    if (best == candidates.size() || points > most) best = i, most = points;
  }
  return best;
}

void merge_choice(Board& board, MentionIndex pronoun, const std::vector<PronounCandidate>& candidates,
                  std::size_t choice) {
  if (choice < candidates.size() && candidates[choice].mention != kNone)
    board.merge(candidates[choice].mention, pronoun);
}

// Visits each pronoun with candidates; the visitor gives the index of the candidate to go on with.
template <class Visitor>
void visit_pronouns(const PronounText& text, const Resources& resources, Visitor&& visit, bool ignores_gender = false) {
  Board board(text.document, resources.coref_words, resources.places, resources.organizations, resources.officials);
  run_sieves(board);
  const PronounContext context(board, ignores_gender);
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    if (board.referents[i].kind != MentionKind::Pronoun) continue;
    if (const MentionIndex speaker = context.speaker_for(i); speaker != kNone) {
      board.merge(speaker, i);
      continue;
    }
    const auto candidates = context.candidates(i);
    if (candidates.empty()) continue;
    const std::uint32_t place = board.document.text.tokens[board.referents[i].head].span.begin;
    merge_choice(board, i, candidates, visit(board, i, candidates, answer_at(text, place)));
  }
}

Gender gender_of(const ClusterFacts& facts) {
  return facts.gender != Gender::Unknown ? facts.gender : facts.likely_gender;
}

// Where one candidate is of the pronoun's gender and all others of known gender are of the other, that one is right:
// lessons in structure from text that nobody annotated. Candidates of unknown gender are taken out. None where it
// teaches nothing.
std::optional<std::vector<bool>> right_by_gender(const Board& board, MentionIndex pronoun,
                                                 std::vector<PronounCandidate>& candidates) {
  const Gender wanted = board.facts(pronoun).gender;
  if (wanted == Gender::Unknown) return std::nullopt;
  std::erase_if(candidates, [&](const PronounCandidate& c) {
    return c.mention == kNone || gender_of(board.facts(c.mention)) == Gender::Unknown;
  });
  std::vector<bool> right;
  for (const PronounCandidate& c : candidates) right.push_back(gender_of(board.facts(c.mention)) == wanted);
  if (std::ranges::count(right, true) != 1 || right.size() < 2) return std::nullopt;
  return right;
}

}  // namespace

std::string train_pronouns(const std::vector<const PronounText*>& texts, const std::vector<const PronounText*>& silver,
                           const Resources& resources, const PronounTraining& training) {
  Perceptron perceptron(1);
  const Scorer score = [&](const PronounCandidate& candidate) {
    std::int32_t points = 0;
    perceptron.add_scores(candidate.features, std::span(&points, 1));
    return points;
  };
  std::vector<const PronounText*> order = texts;
  Random random(training.seed);
  for (int pass = 0; pass < training.starts * training.epochs; ++pass) {
    const int epoch = pass % training.epochs + 1;
    if (epoch == 1 && pass > 0) perceptron.restart();
    random.shuffle(order);
    std::size_t seen = 0;
    std::size_t changed = 0;
    for (const PronounText* text : order)
      visit_pronouns(
          *text, resources,
          [&](const Board& board, MentionIndex, const std::vector<PronounCandidate>& candidates,
              const PronounAnswer* answer) {
            if (!answer) return best_of(candidates, score, nullptr, true);
            const auto right = right_candidates(board, candidates, *answer);
            if (!right) return best_of(candidates, score, nullptr, true);
            const std::size_t gold = best_of(candidates, score, &*right, true);
            const std::size_t rival = best_of(candidates, score, &*right, false);
            perceptron.tick();
            ++seen;
            if (rival < candidates.size() && score(candidates[rival]) + training.margin > score(candidates[gold])) {
              for (const Feature feature : candidates[gold].features) perceptron.add(feature, 0, 1);
              for (const Feature feature : candidates[rival].features) perceptron.add(feature, 0, -1);
              ++changed;
            }
            return gold;
          });
    const auto learn = [&](const std::vector<PronounCandidate>& candidates, const std::vector<bool>& right,
                           std::int32_t margin) {
      const std::size_t gold = best_of(candidates, score, &right, true);
      const std::size_t rival = best_of(candidates, score, &right, false);
      perceptron.tick();
      if (rival >= candidates.size() || score(candidates[rival]) + margin <= score(candidates[gold])) return;
      for (const Feature feature : candidates[gold].features) perceptron.add(feature, 0, 1);
      for (const Feature feature : candidates[rival].features) perceptron.add(feature, 0, -1);
    };
    if (epoch <= training.silver_epochs)
      for (const PronounText* text : silver)
        visit_pronouns(
            *text, resources,
            [&](const Board& board, MentionIndex pronoun, const std::vector<PronounCandidate>& all,
                const PronounAnswer*) {
              std::vector<PronounCandidate> candidates = all;
              const auto right = right_by_gender(board, pronoun, candidates);
              if (!right) return all.size();
              learn(candidates, *right, training.margin);
              const MentionIndex gold = candidates[best_of(candidates, score, &*right, true)].mention;
              return static_cast<std::size_t>(std::ranges::find(all, gold, &PronounCandidate::mention) - all.begin());
            },
            true);
    if (training.progress)
      training.progress(epoch, seen == 0 ? 0.0 : static_cast<double>(changed) / static_cast<double>(seen));
  }
  return perceptron.finish({});
}

GapScores score_gap(const std::vector<const PronounText*>& texts, const Resources& resources,
                    const LinearModel& model) {
  GapScores scores;
  for (const PronounText* each : texts) {
    const PronounText& text = *each;
    const PronounAnswer& answer = text.answers.front();
    Board board(text.document, resources.coref_words, resources.places, resources.organizations, resources.officials);
    run_sieves(board);
    resolve_pronouns(board, model);
    GapScore& score = answer.feminine ? scores.feminine : scores.masculine;
    score.wanted += static_cast<int>(answer.right.size());
    const auto pronoun = std::ranges::find_if(board.referents, [&](const Referent& r) {
      return r.kind == MentionKind::Pronoun && text.document.text.tokens[r.head].span.begin == answer.pronoun;
    });
    if (pronoun == board.referents.end()) continue;
    const auto index = static_cast<MentionIndex>(pronoun - board.referents.begin());
    for (const std::uint32_t place : answer.right)
      if (has_mention_at(board, index, {place})) ++score.right, ++score.given;
    for (const std::uint32_t place : answer.wrong)
      if (has_mention_at(board, index, {place})) ++score.given;
  }
  return scores;
}

PronounAccuracy score_pronouns(const std::vector<PronounText>& texts, const Resources& resources,
                               const LinearModel& model) {
  PronounAccuracy accuracy;
  const Scorer score = [&](const PronounCandidate& candidate) {
    std::int32_t points = 0;
    model.add_scores(candidate.features, std::span(&points, 1));
    return points;
  };
  for (const PronounText& text : texts)
    visit_pronouns(text, resources,
                   [&](const Board& board, MentionIndex pronoun, const std::vector<PronounCandidate>& candidates,
                       const PronounAnswer* answer) {
                     const std::size_t choice = best_of(candidates, score, nullptr, true);
                     if (!answer) return choice;
                     const auto right = right_candidates(board, candidates, *answer);
                     if (!right) return choice;
                     const PronounKind kind = pronoun_kind(board.lower[board.referents[pronoun].head]);
                     const int group = kind == PronounKind::They ? 1 : kind == PronounKind::It ? 2 : 0;
                     ++accuracy.all[group];
                     if ((*right)[choice]) ++accuracy.right[group];
                     return choice;
                   });
  return accuracy;
}

}  // namespace dateline
