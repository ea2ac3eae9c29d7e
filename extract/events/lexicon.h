// EventLexicon: which words in which constructions tell of an event, of which type, and what fills its roles. Read from
// data/en/events.tsv, event_types.tsv, event_words.tsv and event_sites.tsv.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extract/tags.h"
#include "ontology/kinds.h"

namespace dateline {

// A set of words, with the kinds of names and words that belong to it whatever they are called.
struct WordClass {
  std::unordered_set<std::string> lemmas;
  std::uint32_t name_types = 0;  // bit by NameType
  bool pronouns = false;
  bool numbers = false;
};

enum class ConditionKind : std::uint8_t {
  Particle,
  Preposition,
  Object,
  NoObject,
  Subject,
  OpenComplement,
  Complement,
  Negated,
  Adverb,
  Modifier,
  Possessor,
  LightVerb,
  Plural,
  Singular,
  Definite,
  Case,
  Phrase,
  Infinitive,
  Governor,
  Modal
};

struct Condition {
  ConditionKind kind = ConditionKind::Object;
  WordClass words;  // any word where `any`
  bool any = true;
  bool negated = false;                 // holds where the rest does not
  std::string preposition;              // of a Phrase
  std::vector<Condition> alternatives;  // one of these holds instead
};

// slot ("subj", "to") and the role that fills it; none: the slot fills no role.
using RoleMap = std::vector<std::pair<std::string, std::optional<Role>>>;

struct EventPattern {
  std::string lemma;
  std::vector<Condition> conditions;
  EventType type = EventType::Other;
  std::optional<Modality> modality;  // of an unmarked mention
  RoleMap roles;                     // own slots first, then the type's
  std::string example;
  std::uint32_t row = 0;  // of events.tsv, from 0
};

class EventLexicon {
 public:
  EventLexicon() = default;
  // Reads the four tables. Throws std::runtime_error "path:line: expected …, found …".
  explicit EventLexicon(const std::filesystem::path& data);

  // The patterns of a word as verb or noun, those with most conditions first; none for other parts of speech. Known by
  // its lemma, else by its folded form, if that is a regular form of a lemma here: rare verbs often have a wrong lemma.
  [[nodiscard]] const std::vector<std::uint32_t>& rows_of(std::string_view lemma, std::string_view folded_form,
                                                          Upos upos) const;

  [[nodiscard]] const EventPattern& pattern(std::uint32_t index) const { return patterns_[index]; }
  [[nodiscard]] std::size_t size() const { return patterns_.size(); }

  // Verbs that carry the tense and subject of a noun: "hold", "make".
  [[nodiscard]] bool is_light(std::string_view lemma) const;

  // Verbs of blame and praise that often only introduce words: "slammed the plan as unfair".
  [[nodiscard]] bool is_critique(std::string_view lemma) const;

  // Whether the name is of a seat of government, which stands for those who host there: "White House".
  [[nodiscard]] bool is_site(std::string_view name) const;

  // Whether a name that ends in this word is of a happening: "National Convention".
  [[nodiscard]] bool names_event(std::string_view word) const {
    return named_event_.lemmas.contains(std::string(word));
  }

  // The authority key of the place that the site lies in ("us11"), or empty.
  [[nodiscard]] std::string_view city_of_site(std::string_view name) const;

  // Whether both words name the vote itself ("election", "race"), or both a candidate's appearance ("rally", "stop").
  [[nodiscard]] bool names_one_kind(std::string_view left, std::string_view right) const;

  // Whether the words name kinds of happening that exclude one another: "debate", "hearing".
  [[nodiscard]] bool tells_apart(std::string_view left, std::string_view right) const;

  // Whether the word can take up a happening told by a more special one: "event", "attack".
  [[nodiscard]] bool is_general(std::string_view lemma) const;

  // Words for those who act for an organization: "members of the union".
  [[nodiscard]] bool is_member(std::string_view lemma) const;

  // Verbs whose subject happens then and there: "The vote came on Friday".
  [[nodiscard]] bool is_occurrence(std::string_view lemma) const;

  // Verbs of taking part, done while their object happens: "attended the hearing on Friday".
  [[nodiscard]] bool is_attendance(std::string_view lemma) const;

  // Verbs that bring about what they name or let it out: "a ruling released on Friday".
  [[nodiscard]] bool is_issue(std::string_view lemma) const;

  // Nouns for what somebody wills, with an infinitive: "the decision to wait".
  [[nodiscard]] bool is_will(std::string_view lemma) const;

  // Verbs that say who comes to a happening or is hit by it: "The rally drew 300 people".
  [[nodiscard]] bool is_turnout(std::string_view lemma) const;

  // Adjectives of what comes back: "annual".
  [[nodiscard]] bool is_rhythm(std::string_view lemma) const;

  // Nouns for how something is received: "was met with opposition".
  [[nodiscard]] bool is_reception(std::string_view lemma) const;

  // The PLOVER category of a type, or empty.
  [[nodiscard]] std::string_view category(EventType type) const { return categories_[static_cast<std::size_t>(type)]; }

 private:
  using Index = std::unordered_map<std::string, std::vector<std::uint32_t>>;  // looked up only: its order shows nowhere

  std::vector<EventPattern> patterns_;
  Index verbs_;
  Index nouns_;
  std::unordered_map<std::string, std::string> verb_of_form_;
  std::unordered_map<std::string, std::string> noun_of_form_;
  WordClass light_;
  WordClass critique_;
  WordClass members_;
  WordClass named_event_;
  WordClass vote_;
  WordClass kinds_;
  WordClass general_;
  WordClass appearance_;
  WordClass occurrence_;
  WordClass attendance_;
  WordClass reception_;
  WordClass issue_;
  WordClass will_;
  WordClass turnout_;
  WordClass rhythm_;
  std::unordered_map<std::string, std::string> city_of_site_;  // looked up only
  std::array<std::string, static_cast<std::size_t>(EventType::Other) + 1> categories_;
};

// The role that a slot fills in a pattern.
[[nodiscard]] std::optional<Role> role_of(const EventPattern& pattern, std::string_view slot);

}  // namespace dateline
