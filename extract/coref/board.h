// Board: the working state of coreference for one article: mentions, and the clusters they are merged into by the
// sieves.
//
// A cluster is named by any mention in it; find() gives the mention that stands for it, whose ClusterFacts are current.
// The board is private to extract/coref; the result leaves it as Coreference.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/coref/lexicon.h"
#include "extract/document.h"
#include "ontology/identity/jurisdictions.h"
#include "ontology/identity/officials.h"
#include "ontology/identity/organizations.h"

namespace dateline {

// What a name or noun phrase can denote; Thing is what no entity is made for ("the meeting").
enum class Sort : std::uint8_t { Person, Organization, Jurisdiction, Group, Instrument, Thing };

// A person's name in parts, lower case. "Sen. Anna M. de la Cruz Jr.": anna, [m.], [de la cruz], jr.
struct NameParts {
  std::vector<std::string> words;  // without titles and suffix, in order
  std::string suffix;              // "jr.", "iii", or empty

  [[nodiscard]] std::string full() const;  // the words with single spaces, without the suffix
};

inline constexpr float kCloseMatch = 0.6F;  // from here on an official of the authority file is meant

// Of a form in Board::lower, whose apostrophes are straight.
[[nodiscard]] inline bool is_possessive_mark(std::string_view lower) { return lower == "'s" || lower == "'"; }

struct ClusterFacts {
  Sort sort = Sort::Thing;
  bool named = false;
  bool plural = false;
  Gender gender = Gender::Unknown;              // said by the text: "Mrs.", "the spokeswoman", "she"
  Gender likely_gender = Gender::Unknown;       // of most people with the given name
  NameParts person;                             // fullest form
  std::string label;                            // name of what the text names by a description: "federal government"
  KnownOrganizationIndex organization = kNone;  // in the organizations file
  OrganizationKind organization_kind = OrganizationKind::Other;
  PlaceIndex place = kNone;    // in the jurisdictions file
  Level level = Level::Other;  // of a jurisdiction
  std::string party;
  std::string ticket_party;        // of the presidential ticket that the person is on
  OfficialIndex official = kNone;  // in the officials file
  float official_confidence = 0;
  bool held_high_office = false;       // whoever of the officials file is meant
  std::vector<MentionIndex> mentions;  // ascending
};

// A referring expression before it has an entity.
struct Referent {
  TokenRange tokens;
  TokenRange core;          // a name's tokens, a noun phrase's head word or title
  TokenIndex head = kNone;  // of a name its last token
  TokenIndex top = kNone;   // the token of core that hangs on a token outside: the head in the tree
  MentionKind kind = MentionKind::Name;
  bool plural = false;
  bool definite = false;  // "the mayor", "this city", "his lawyer"
  NameType name_type = NameType::Person;
  std::uint32_t title = kNone;  // index into Board::titles whose words this noun phrase is
  bool qualifier = false;       // "Michigan" of "Flint, Michigan": says which Flint
};

// Who has a title, and where it is of another place for each ("the mayors Ann Poe of Ames and Bo Li of Troy").
struct TitleHolder {
  MentionIndex person = kNone;  // a name or pronoun
  MentionIndex of = kNone;
};

// A title found in the text, and what stands around it.
struct TitlePhrase {
  TokenRange tokens;                  // "deputy press secretary", with rank words
  TokenRange phrase;                  // with place, organization, party and status words: the tenure's evidence
  const TitleEntry* entry = nullptr;  // owned by the lexicon, which outlives the board
  std::string title;                  // of the office, lower case
  TenureStatus status = TenureStatus::Current;
  std::string party;
  MentionIndex of = kNone;         // the place or organization it names
  TokenIndex of_noun = kNone;      // "panel" of "panel chairman": whichever it is
  MentionIndex possessor = kNone;  // "his attorney general", "the panel's chairman"
  std::string portfolio;           // "Homeland Security" of a cabinet secretary
  std::string sought_office;       // "president" of a presidential nominee
  bool of_other = false;           // "of" something that has no name: "president of a club"
  bool for_campaign = false;       // the possessor's campaign: "a spokesman for Poe's campaign"
  PlaceIndex demonym = kNone;      // Russia of "the Russian president"
  std::vector<TitleHolder> holders;
  std::vector<MentionIndex> listed;  // "the mayors of Ames, Troy and Rome": the places
};

// What stands right after a person's name: "(D-Iowa)", "of Iowa", "(R) of Ames, Iowa".
struct Affiliation {
  TokenRange tokens;         // with the parentheses
  TokenIndex name_end = 0;   // one past the name
  std::string party;         // "Democratic", or empty
  TokenIndex place = kNone;  // a token of the place's name, or kNone
  PlaceIndex unit = kNone;   // the state in a parenthesis
};

class Board {
 public:
  Board(const Document& document, const CorefLexicon& lexicon, const Jurisdictions& places,
        const OrganizationAuthority& organizations, const Officials& officials);

  const Document& document;
  const CorefLexicon& lexicon;
  const Jurisdictions& places;
  const OrganizationAuthority& organizations;
  const Officials& officials;
  std::optional<OfficialIndex> president;  // of the United States on the article's day, where the file has just one
  std::vector<std::string> lower;          // by token: the form in lower case, apostrophes straight
  std::vector<Name> names;                 // the document's, corrected
  std::vector<std::uint32_t> first_child;  // by token, and one more: into children
  std::vector<TokenIndex> children;        // by token, ascending
  std::vector<Referent> referents;         // in text order of head
  std::vector<MentionIndex> referent_of_token;  // by token
  std::vector<TitlePhrase> titles;              // in text order, then the contenders that read_candidacies adds
  std::vector<std::uint32_t> title_of_token;    // by token: the title it is part of, or kNone
  std::vector<Affiliation> affiliations;        // in text order

  void open_clusters();  // one for each referent

  [[nodiscard]] MentionIndex find(MentionIndex mention) const;
  [[nodiscard]] ClusterFacts& facts(MentionIndex mention) { return facts_[find(mention)]; }
  [[nodiscard]] const ClusterFacts& facts(MentionIndex mention) const { return facts_[find(mention)]; }
  [[nodiscard]] bool same(MentionIndex a, MentionIndex b) const { return find(a) == find(b); }
  // Whether the clusters agree in sort, gender and number.
  [[nodiscard]] bool compatible(MentionIndex a, MentionIndex b) const;
  void leave(MentionIndex mention);            // becomes a cluster of its own, with nothing known of it
  void merge(MentionIndex a, MentionIndex b);  // the earlier mention stands for both

  [[nodiscard]] std::span<const TokenIndex> children_of(TokenIndex token) const;
  [[nodiscard]] TokenIndex child(TokenIndex token, Deprel relation) const;  // the first, or kNone
  [[nodiscard]] Deprel relation(TokenIndex token) const { return document.syntax[token].deprel; }
  [[nodiscard]] TokenIndex head_of(TokenIndex token) const { return document.syntax[token].head; }
  [[nodiscard]] std::string phrase_key(TokenRange tokens) const;  // normalize_phrase of the words
  [[nodiscard]] TokenRange sentence_at(TokenIndex token) const;
  [[nodiscard]] const Affiliation* affiliation_after(TokenIndex name_end) const;
  // The body of this name, also where one letter too many is in it ("Justice Departement").
  [[nodiscard]] std::optional<KnownOrganizationIndex> known_body(TokenRange tokens) const;
  // Whether the first choice of the officials file for this name ever had this office: "barack obama", "president".
  [[nodiscard]] bool ever_held(const std::string& name, const std::string& title) const;
  [[nodiscard]] PlaceIndex place_of_demonym(TokenIndex token) const;     // "Russian" Russia, or kNone
  [[nodiscard]] PlaceIndex american_state(std::string_view form) const;  // "Wis.", "WI", "Wisconsin", or kNone
  [[nodiscard]] TokenIndex top_of(TokenRange tokens) const;  // the first token that hangs on a token outside of them

 private:
  void index_children();

  mutable std::vector<MentionIndex> parent_;
  std::vector<ClusterFacts> facts_;
};

}  // namespace dateline
