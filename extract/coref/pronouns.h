// Pronouns: which earlier referent a pronoun takes up. "I", "we" in quoted or reported words are whoever the words are
// attributed to; third-person pronouns are ranked by a linear model over features of the candidate and the tree
// (mention-ranking after Denis and Baldridge 2007; features after Lappin and Leass 1994 and GAP, Webster et al. 2018).
#pragma once

#include <filesystem>
#include <vector>

#include "extract/coref/board.h"
#include "extract/syntax/linear_model.h"
#include "extract/syntax/model_file.h"

namespace dateline {

// Something a pronoun can take up, by its latest mention; mention kNone is "nothing in this list".
struct PronounCandidate {
  MentionIndex mention = kNone;
  std::vector<Feature> features;
};

// What the features of an article's pronouns need, worked out once.
class PronounContext {
 public:
  // One that ignores gender gives candidates of any, and no feature that tells it: to learn from pronouns whose
  // antecedent their gender gives away.
  explicit PronounContext(const Board& board, bool ignores_gender = false);

  // The candidates of a third-person pronoun, nearest first, then "nothing"; empty where the pronoun is of another
  // kind.
  [[nodiscard]] std::vector<PronounCandidate> candidates(MentionIndex pronoun) const;

  // Whom "he" of "…," he said goes on to quote: the source of the words before, if nobody else took the floor; or
  // kNone.
  [[nodiscard]] MentionIndex speaker_going_on(MentionIndex pronoun) const;

  // Whom "I", "my", "we" and so on stand for: the source of the words they are in, or kNone.
  [[nodiscard]] MentionIndex speaker_for(MentionIndex pronoun) const;

 private:
  struct Clause {
    TokenIndex head = kNone;
    TokenIndex parent = kNone;  // the clause's head it hangs on
  };

  [[nodiscard]] bool can_take_up(MentionIndex pronoun, MentionIndex mention) const;
  [[nodiscard]] std::vector<Feature> features(MentionIndex pronoun, MentionIndex mention, std::uint32_t rank,
                                              std::uint32_t subjects) const;
  [[nodiscard]] MentionIndex subject_behind(MentionIndex pronoun) const;
  [[nodiscard]] bool is_joined(MentionIndex pronoun, MentionIndex mention) const;
  [[nodiscard]] bool is_in_parenthesis_of(MentionIndex pronoun, MentionIndex mention) const;
  [[nodiscard]] MentionIndex source_of(std::uint32_t attribution) const;
  [[nodiscard]] TokenIndex clause_of(TokenIndex token) const;
  void index_attributions();

  const Board& board_;
  bool ignores_gender_ = false;
  std::vector<SentenceIndex> sentence_of_token_;
  std::vector<std::uint32_t> content_of_token_;  // by token: the innermost attribution whose content it is in
  std::vector<std::uint32_t> source_of_token_;   // by token: the attribution whose source it is in
  std::vector<bool> quoted_;                     // by token
  std::vector<MentionIndex> source_;             // by attribution
};

// The ranker, mapped.
struct PronounModel {
  PronounModel() = default;  // knows nothing: the nearest candidate wins
  // Maps data/models/pronouns.model. Throws std::runtime_error "path: …".
  explicit PronounModel(const std::filesystem::path& path) : file(path), weights(file.section("pronouns")) {}

  ModelFile file;
  LinearModel weights;
};

void resolve_pronouns(Board& board, const LinearModel& model);

}  // namespace dateline
