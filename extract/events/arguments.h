// Arguments: the PropBank roles around a verb, noun or adjective (Palmer, Gildea and Kingsbury 2005), by a linear model
// over the dependency tree. Nodes of the tree are labelled one by one (Xue and Palmer 2004); core roles are given out
// once.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/events/tree.h"
#include "extract/syntax/clusters.h"
#include "extract/syntax/linear_model.h"
#include "extract/syntax/model_file.h"

namespace dateline {

// None is no argument; R is a relative word that stands for one, C goes on with one.
enum class ArgumentLabel : std::uint8_t {
  None,
  Arg0,
  Arg1,
  Arg2,
  Arg3,
  Arg4,
  Adj,
  Adv,
  Cau,
  Com,
  Dir,
  Dis,
  Ext,
  Gol,
  Loc,
  Lvb,
  Mnr,
  Mod,
  Neg,
  Prd,
  Prp,
  Prr,
  Tmp,
  Cxn,
  RArg0,
  RArg1,
  RArg2,
  RLoc,
  RTmp,
  CArg1
};
inline constexpr std::size_t kArgumentLabels = static_cast<std::size_t>(ArgumentLabel::CArg1) + 1;

// "ARG0", "ARGM-TMP", "R-ARG1"; "" for None.
[[nodiscard]] std::string_view name(ArgumentLabel label);
[[nodiscard]] std::optional<ArgumentLabel> parse_argument_label(std::string_view text);

// How a candidate's tokens were cut out of the tree.
enum class CandidateForm : std::uint8_t {
  Whole,       // all that hangs on the head
  Rest,        // a word above the predicate without the branch that the predicate is in
  Bare,        // that without its preposition or conjunction: "on [a law] that passed"
  Complement,  // what a copula's clause says of its subject
  Narrow,      // that without leading adverbs or coordinated clauses
  Cut,         // up to a phrase that may belong further up: "sent [letters] to the towns"
  Moved,       // that phrase
  Word,        // one word: the verb or noun of "make a claim"
  SmallClause  // object and its predicate: "saw [the town burn]"
};

// A phrase that may be an argument of a predicate.
struct ArgumentCandidate {
  TokenIndex head = kNone;
  TokenRange tokens;  // without punctuation at its edges
  CandidateForm form = CandidateForm::Whole;
};

// A predicate as its candidates see it.
struct PredicateFrame {
  TokenIndex predicate = kNone;
  TokenIndex agent = kNone;               // as the tree's relations give them, through control and relative clauses
  TokenIndex patient = kNone;             // likewise
  Feature particle = 0;                   // hash of "up" in "give up"
  Feature dependents = 0;                 // hash of the relations of its core dependents
  std::uint64_t voice = 0;                // 1 passive
  std::uint64_t subject = 0, object = 0;  // 1 where it has one of its own
  std::uint64_t expletive = 0;            // 1 where "it" or "there" stands for the subject
};

struct LabelledArgument {
  ArgumentLabel label = ArgumentLabel::None;
  TokenIndex head = kNone;
  TokenRange tokens;
};

// One sentence's trees made ready for many predicates.
class ArgumentScene {
 public:
  // `clusters` may know no word.
  ArgumentScene(const Document& document, const Tree& tree, const Clusters& clusters, TokenRange sentence);

  // The phrases around the predicate: its dependents, the heads above it and theirs. In text order.
  [[nodiscard]] std::vector<ArgumentCandidate> candidates(TokenIndex predicate) const;

  // What the features of all its candidates share.
  [[nodiscard]] PredicateFrame frame_of(TokenIndex predicate) const;

  // Fills `features` anew.
  void make_features(const PredicateFrame& frame, const ArgumentCandidate& candidate,
                     std::vector<Feature>& features) const;

 private:
  [[nodiscard]] TokenRange subtree(TokenIndex token) const { return subtrees_[token - sentence_.begin]; }
  [[nodiscard]] TokenRange trimmed(TokenRange range) const;
  [[nodiscard]] TokenRange beside(TokenIndex ancestor, TokenIndex branch) const;
  void add_reattached(TokenIndex outer, TokenIndex child, int depth, std::vector<ArgumentCandidate>& found) const;
  void add_small_clause(TokenIndex predicate, TokenIndex open, std::vector<ArgumentCandidate>& found) const;
  void add_complements(TokenIndex copula, std::vector<ArgumentCandidate>& found) const;
  void add_dependents(TokenIndex predicate, std::vector<ArgumentCandidate>& found) const;
  void add_above(TokenIndex above, TokenIndex branch, std::vector<ArgumentCandidate>& found) const;
  [[nodiscard]] TokenRange without_marks(TokenRange range, TokenIndex head) const;
  [[nodiscard]] Feature path(TokenIndex predicate, TokenIndex head) const;
  [[nodiscard]] Feature subcategorization(TokenIndex predicate) const;

  const Document& document_;
  const Tree& tree_;
  const Clusters& clusters_;
  TokenRange sentence_;
  std::vector<TokenRange> subtrees_;  // by token of the sentence
  std::vector<Feature> lemmas_;       // hashes
  std::vector<std::uint16_t> clusters_of_;
};

class ArgumentModel {
 public:
  ArgumentModel() = default;
  // Views the section "arguments"; the file must outlive the model.
  explicit ArgumentModel(const ModelFile& file);

  [[nodiscard]] bool empty() const { return weights_.labels() == 0; }

  // The predicate's arguments in text order, none overlapping another.
  [[nodiscard]] std::vector<LabelledArgument> label(const ArgumentScene& scene, TokenIndex predicate) const;

 private:
  LinearModel weights_;
  std::vector<std::int32_t> decay_;  // the exponential function, for probabilities
};

// Chooses among candidates: `probabilities` has kArgumentLabels a candidate, in 65536ths.
[[nodiscard]] std::vector<LabelledArgument> choose_arguments(std::span<const ArgumentCandidate> candidates,
                                                             std::span<const std::int32_t> probabilities);

}  // namespace dateline
