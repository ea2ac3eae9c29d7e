// Names of one thing are found by what newspapers do: the full form first, then the surname, the short form or the
// letters. A surname alone goes to the person whose full name ends in it; where two people share it, to the one whose
// honorific or pronouns fit, then to who has an office or seeks one rather than to somebody's relative (press style
// writes the relative's full name each time), then to the one with more full mentions, then to the earlier one.
// Knowingly wrong: a first mention by surname of somebody whose namesake is also in the article.
#include "extract/coref/names.h"

#include <algorithm>
#include <map>
#include <set>

#include "extract/coref/parties.h"
#include "extract/coref/referents.h"
#include "extract/mentions/generation_suffix.h"

namespace dateline {
namespace {

NameParts name_parts(const Board& board, TokenRange core) {
  NameParts parts;
  for (TokenIndex t = core.begin; t < core.end; ++t) {
    const std::string& word = board.lower[t];
    if (word == "'s" || word == "\u2019s" || word == "," || word == "\"" || word == "\u201c" || word == "\u201d" ||
        word == "(" || word == ")")
      continue;
    if (is_generation_suffix(word) && !parts.words.empty())
      parts.suffix = word.substr(0, 2);
    else
      parts.words.push_back(word);
  }
  return parts;
}

// The title that ends before this token: "candidate |Ann Poe".
const TitleEntry* entry_before(const Board& board, TokenIndex token) {
  if (token == 0 || board.title_of_token[token - 1] == kNone) return nullptr;
  return board.titles[board.title_of_token[token - 1]].entry;
}

Gender honorific_gender(const Board& board, TokenIndex first) {
  const TitleEntry* entry = entry_before(board, first);
  return entry ? entry->gender : Gender::Unknown;
}

bool is_initial(std::string_view word) { return word.size() == 1 || (word.size() == 2 && word[1] == '.'); }

// The given name's; a name of one word may be a surname, so it only counts as one where no fuller name takes it up.
Gender likely_gender(const Board& board, const NameParts& parts) {
  if (parts.words.empty()) return Gender::Unknown;
  const std::string& given = is_initial(parts.words[0]) && parts.words.size() > 2 ? parts.words[1] : parts.words[0];
  return board.lexicon.given_name(given);
}

constexpr std::string_view kLawWords[] = {"act",   "plan", "amendment", "treaty",       "agreement",  "accord",
                                          "order", "bill", "deal",      "constitution", "resolution", "law",
                                          "rule",  "code", "protocol",  "pact",         "report"};

bool is_law_word(std::string_view word) { return std::ranges::find(kLawWords, word) != std::end(kLawWords); }

Sort sort_of_name(const Board& board, const Referent& referent, std::uint32_t known) {
  const std::string& last = board.lower[referent.core.end - 1];
  const bool titled = referent.core.begin > 0 && board.title_of_token[referent.core.begin - 1] != kNone;
  if (board.lexicon.is_measure(board.phrase_key(referent.core))) return Sort::Instrument;
  if (referent.name_type == NameType::Person) return Sort::Person;
  if (known != kNone && !titled) return Sort::Organization;
  switch (referent.name_type) {
    case NameType::Organization:
      return is_law_word(last) && referent.core.size() > 1 ? Sort::Instrument : Sort::Organization;
    case NameType::Gpe:
      return Sort::Jurisdiction;
    case NameType::Work:
      return is_law_word(last) ? Sort::Instrument : Sort::Thing;
    default:
      return Sort::Thing;
  }
}

OrganizationKind kind_of_organization(const Board& board, TokenRange core) {
  OrganizationKind kind = OrganizationKind::Other;
  for (TokenIndex t = core.begin; t < core.end; ++t) {
    if (board.lower[t] == "of" || board.lower[t] == "for" || board.lower[t] == "on") {
      if (kind != OrganizationKind::Other) return kind;  // "Department | of State": the head stands before
    }
    if (const auto word_kind = board.lexicon.organization_word(board.lower[t])) kind = *word_kind;
  }
  return kind;
}

Sort sort_of_noun(const Board& board, const Referent& referent) {
  if (referent.title != kNone || referent.name_type == NameType::Norp)
    return referent.plural ? Sort::Group : Sort::Person;
  NominalEntry entry = board.lexicon.nominal(board.document.syntax[referent.head].lemma);
  if (entry.kind == NominalClass::None) entry = board.lexicon.nominal(board.lower[referent.head]);
  switch (entry.kind) {
    case NominalClass::Person:
      return referent.plural ? Sort::Group : Sort::Person;
    case NominalClass::Group:
      return Sort::Group;
    case NominalClass::Organization:
      return referent.plural ? Sort::Group : Sort::Organization;
    case NominalClass::Place:
      return referent.plural ? Sort::Group : Sort::Jurisdiction;
    case NominalClass::Instrument:
      return Sort::Instrument;
    case NominalClass::None:
      return Sort::Thing;
  }
  return Sort::Thing;
}

// "GOP senators" speaks of members, not of the body.
bool is_party_modifier(const Board& board, const Referent& referent, const ClusterFacts& facts) {
  if (facts.organization == kNone || board.organizations[facts.organization].kind != OrganizationKind::Party ||
      referent.core.size() > 1 || !board.lexicon.party(board.lower[referent.core.begin]))
    return false;
  const Deprel relation = board.relation(referent.top);
  return relation == Deprel::Compound || relation == Deprel::Amod || relation == Deprel::NmodDesc ||
         relation == Deprel::Flat;
}

// "the Poes": a family, where the article has a Poe.
bool names_family(const Board& board, const Referent& referent, const std::set<std::string_view>& surnames) {
  const std::string& word = board.lower[referent.core.begin];
  if (referent.core.size() != 1 || word.size() < 4 || !word.ends_with('s')) return false;
  if (board.document.syntax[referent.core.begin].xpos != Xpos::Nnps &&
      (referent.core.begin == 0 || board.lower[referent.core.begin - 1] != "the"))
    return false;
  const std::string_view stem = std::string_view(word).substr(0, word.size() - 1);
  return surnames.contains(stem);
}

// The last words of the article's names of people.
std::set<std::string_view> surnames_of(const Board& board) {
  std::set<std::string_view> surnames;
  for (const Name& name : board.names)
    if (name.type == NameType::Person) surnames.insert(board.lower[name.tokens.end - 1]);
  return surnames;
}

void classify_name(Board& board, MentionIndex mention, const std::set<std::string_view>& surnames) {
  const Referent& referent = board.referents[mention];
  ClusterFacts& facts = board.facts(mention);
  facts.named = true;
  facts.organization = board.known_body(referent.core).value_or(kNone);
  if (facts.organization == kNone && referent.core.size() > 3 && board.lower[referent.core.end - 1] == "circuit")
    facts.organization =  // "Court of Appeals for the |Ninth Circuit|"
        board.known_body({referent.core.end - 2, referent.core.end}).value_or(kNone);
  facts.sort = sort_of_name(board, referent, facts.organization);
  if (names_family(board, referent, surnames)) facts.sort = Sort::Thing;
  if (facts.sort == Sort::Person) {
    facts.organization = kNone;
    facts.person = name_parts(board, referent.core);
    facts.gender = honorific_gender(board, referent.core.begin);
    facts.likely_gender = likely_gender(board, facts.person);
  } else if (facts.sort == Sort::Organization && is_party_modifier(board, referent, facts)) {
    facts.sort = Sort::Thing;
  } else if (facts.sort == Sort::Organization) {
    facts.organization_kind = facts.organization != kNone ? board.organizations[facts.organization].kind
                                                          : kind_of_organization(board, referent.core);
  }
}

void classify_noun(Board& board, MentionIndex mention) {
  const Referent& referent = board.referents[mention];
  ClusterFacts& facts = board.facts(mention);
  facts.sort = sort_of_noun(board, referent);
  facts.gender = referent.title != kNone ? board.titles[referent.title].entry->gender
                                         : board.lexicon.nominal(board.document.syntax[referent.head].lemma).gender;
}

void classify_pronoun(Board& board, MentionIndex mention) {
  ClusterFacts& facts = board.facts(mention);
  const PronounKind kind = pronoun_kind(board.lower[board.referents[mention].head]);
  if (kind == PronounKind::He) facts.gender = Gender::Male;
  if (kind == PronounKind::She) facts.gender = Gender::Female;
}

// The name finder reads each place by itself; the same words are one sort throughout an article, the one most of them
// have.
void vote_on_sorts(Board& board) {
  std::map<std::string, std::vector<MentionIndex>> by_words;
  for (MentionIndex i = 0; i < board.referents.size(); ++i)
    if (board.referents[i].kind == MentionKind::Name) by_words[board.phrase_key(board.referents[i].core)].push_back(i);
  for (const auto& [words, mentions] : by_words) {
    std::array<std::size_t, 6> votes{};
    for (const MentionIndex m : mentions) ++votes[static_cast<std::size_t>(board.facts(m).sort)];
    const auto most = static_cast<std::size_t>(std::ranges::max_element(votes) - votes.begin());
    for (const MentionIndex m : mentions) {
      if (static_cast<std::size_t>(board.facts(m).sort) == most || votes[most] < 2 * (mentions.size() - votes[most]))
        continue;
      const MentionIndex model = *std::ranges::find_if(
          mentions, [&](MentionIndex other) { return static_cast<std::size_t>(board.facts(other).sort) == most; });
      const Gender gender = board.facts(m).gender;
      board.referents[m].name_type = board.referents[model].name_type;
      const std::vector<MentionIndex> own = board.facts(m).mentions;
      board.facts(m) = board.facts(model);
      board.facts(m).mentions = own;
      if (gender != Gender::Unknown) board.facts(m).gender = gender;
    }
  }
}

// ---- people

bool ends_with(const std::vector<std::string>& words, const std::vector<std::string>& ending) {
  return ending.size() <= words.size() && std::equal(ending.rbegin(), ending.rend(), words.rbegin());
}

Gender gender_of(const ClusterFacts& facts) {
  if (facts.gender != Gender::Unknown || facts.person.words.size() < 2) return facts.gender;
  return facts.likely_gender;
}

bool genders_clash(const ClusterFacts& a, const ClusterFacts& b) {
  const Gender x = gender_of(a);
  const Gender y = gender_of(b);
  return x != Gender::Unknown && y != Gender::Unknown && x != y;
}

// Two full names of one person: the same surname, given names that are equal, short for each other, or initials.
bool same_full_name(const Board& board, const ClusterFacts& a, const ClusterFacts& b) {
  const auto& x = a.person.words;
  const auto& y = b.person.words;
  if (x.size() < 2 || y.size() < 2 || x.back() != y.back() || genders_clash(a, b)) return false;
  if (!a.person.suffix.empty() && !b.person.suffix.empty() && a.person.suffix != b.person.suffix) return false;
  if (a.person.suffix.empty() != b.person.suffix.empty() && x == y) return false;  // father and son
  return board.lexicon.same_given_name(x[0], y[0]) ||
         (x.size() > 2 && is_initial(x[0]) && board.lexicon.same_given_name(x[1], y[0])) ||
         (y.size() > 2 && is_initial(y[0]) && board.lexicon.same_given_name(y[1], x[0]));
}

class PersonMerger {
 public:
  explicit PersonMerger(Board& board) : board_(board) {}

  void merge() {
    for (MentionIndex i = 0; i < board_.referents.size(); ++i) {
      if (board_.find(i) != i || !board_.facts(i).named || board_.facts(i).sort != Sort::Person) continue;
      (board_.facts(i).person.words.size() >= 2 ? full_ : short_).push_back(i);
    }
    told_.resize(board_.referents.size());
    for (const auto* people : {&full_, &short_})
      for (const MentionIndex person : *people) told_[person] = told_of(person);
    for (const MentionIndex person : full_) by_surname_[board_.facts(person).person.words.back()].push_back(person);
    for (auto& [surname, people] : by_surname_) merge_full_names(people);
    for (const MentionIndex name : full_) merge_long_surname(name);
    for (auto& [surname, people] : by_surname_) keep_one_of_each(people);
    for (const MentionIndex person : full_) by_given_[board_.facts(person).person.words[0]].push_back(person);
    for (auto& [given, people] : by_given_) keep_one_of_each(people);
    std::ranges::stable_partition(short_, [&](MentionIndex name) { return public_title_before(name) != nullptr; });
    for (const MentionIndex name : short_) merge_short_name(name);
    merge_left_over();
  }

 private:
  void merge_full_names(std::vector<MentionIndex>& people) {
    for (std::size_t i = 0; i < people.size(); ++i)
      for (std::size_t k = 0; k < i && k < kMostNamesakes; ++k)
        if (!board_.same(people[i], people[k]) &&
            same_full_name(board_, board_.facts(people[k]), board_.facts(people[i]))) {
          join(people[k], people[i]);
          break;
        }
  }

  // "Wasserman Schultz" after "Debbie Wasserman Schultz", "de Blasio" after "Bill de Blasio".
  void merge_long_surname(MentionIndex name) {
    const auto words = board_.facts(name).person.words;
    for (const MentionIndex other : by_surname_[words.back()]) {
      if (board_.same(other, name)) continue;
      const ClusterFacts& facts = board_.facts(other);
      if (facts.person.words.size() > words.size() && ends_with(facts.person.words, words) &&
          !genders_clash(facts, board_.facts(name))) {
        join(other, name);
        return;
      }
    }
  }

  void merge_short_name(MentionIndex name) {
    const ClusterFacts facts = board_.facts(name);
    if (facts.person.words.empty()) return;
    const TitleEntry* title = public_title_before(name);
    const TitleEntry* apposed = title ? title : apposed_entry(name);
    const bool secretary = apposed && apposed->title.starts_with("secretary");
    if (const MentionIndex person = best(by_surname_[facts.person.words[0]], facts, title, secretary);
        person != kNone) {
      if (facts.mentions.front() > board_.facts(person).mentions.front() || standing(person) > 0) {
        join(person, name);
        return;
      }  // else "Poe was born in Troy, the daughter of Bo Poe": another Poe
    }
    if (title) {  // "President Poe", who is nobody named in full: later bare "Poe" may be this one
      by_surname_[facts.person.words[0]].push_back(name);
      return;
    }
    if (!facts.person.suffix.empty()) return;
    const auto by_given = by_given_.find(facts.person.words[0]);
    if (by_given == by_given_.end()) return;
    if (const MentionIndex person = best(by_given->second, facts, nullptr, false); person != kNone) join(person, name);
  }

  // The title right before a name that only office holders have: "President", "Sen.".
  [[nodiscard]] const TitleEntry* public_title_before(MentionIndex name) const {
    const TitleEntry* entry = entry_before(board_, board_.referents[name].core.begin);
    return entry && entry->is_public ? entry : nullptr;
  }

  // Whether a person named in full can be the one with this title: who has it in the article can; a president must be
  // one by the authority file ("President Obama" is not Michelle Obama).
  [[nodiscard]] bool can_hold(MentionIndex person, const TitleEntry& title) const {
    if (told_[board_.find(person)].titles.contains(title.title)) return true;
    if (title.title != "president" && title.title != "vice president") return true;
    const NameParts& name = board_.facts(person).person;
    return board_.ever_held(name.full(), title.title) || !board_.ever_held(name.words.back(), title.title);
  }

  // The person a bare surname or given name means: see the head of this file.
  [[nodiscard]] MentionIndex best(const std::vector<MentionIndex>& people, const ClusterFacts& facts,
                                  const TitleEntry* title, bool secretary) const {
    MentionIndex found = kNone;
    std::size_t most = 0;
    secretary = secretary && std::ranges::any_of(people, [&](MentionIndex person) { return was_secretary(person); });
    for (const MentionIndex person : people) {
      const ClusterFacts& other = board_.facts(person);
      if (genders_clash(other, facts) || (title && !can_hold(person, *title))) continue;
      if (secretary && !was_secretary(person)) continue;  // "Secretary Poe" is the Poe who was one
      if (!facts.person.suffix.empty() && facts.person.suffix != other.person.suffix) continue;
      const std::size_t weight =
          1000 * standing(person) + 2 * other.mentions.size() + (other.person.suffix.empty() ? 1 : 0);
      if (weight > most) found = person, most = weight;
    }
    return found;
  }

  [[nodiscard]] bool was_secretary(MentionIndex person) const {
    return board_.lexicon.federal_office(board_.facts(person).person.full()).starts_with("secretary");
  }

  // 2 for who is told with an office or as a contender for one or is on a presidential ticket, 0 for somebody's
  // relative, else 1.
  [[nodiscard]] std::size_t standing(MentionIndex person) const {
    const Told& told = told_[board_.find(person)];
    if (told.related) return 0;
    return told.titled || ticket_of(board_, person) ? 2 : is_parent(person) ? 0 : 1;
  }

  // What stands at the names of a cluster, gathered once and joined where clusters are: an article of any length takes
  // linear time.
  struct Told {
    bool titled = false;                // an office, or a contender for one
    bool related = false;               // somebody's relative
    std::set<std::string_view> titles;  // that only office holders have, right before a name
  };

  [[nodiscard]] Told told_of(MentionIndex person) const {
    Told told;
    for (const MentionIndex m : board_.facts(person).mentions) {
      if (board_.referents[m].kind != MentionKind::Name) continue;
      if (const TitleEntry* own = public_title_before(m)) told.titles.insert(own->title);
      for (const TitleEntry* entry : {entry_at(board_.referents[m].core.begin), apposed_entry(m)}) {
        if (!entry || entry->plural) continue;
        told.related = told.related || entry->scope == TitleScope::Kin;
        told.titled = told.titled || entry->is_public || entry->scope == TitleScope::Nominee;
      }
    }
    return told;
  }

  void join(MentionIndex a, MentionIndex b) {
    a = board_.find(a);
    b = board_.find(b);
    if (a == b) return;
    board_.merge(a, b);
    Told& into = told_[std::min(a, b)];
    Told& from = told_[std::max(a, b)];
    into.titled = into.titled || from.titled;
    into.related = into.related || from.related;
    into.titles.merge(from.titles);
  }

  // Of each cluster the first in the list.
  void keep_one_of_each(std::vector<MentionIndex>& people) const {
    std::set<MentionIndex> seen;
    std::erase_if(people, [&](MentionIndex person) { return !seen.insert(board_.find(person)).second; });
  }

  // "the daughter of Bo Li and |Ann Poe|": the first mention is in what a word for kin stands before.
  [[nodiscard]] bool is_parent(MentionIndex person) const {
    const TokenIndex name = board_.referents[board_.facts(person).mentions.front()].core.begin;
    const TokenIndex begin = std::max(board_.sentence_at(name).begin, name > kFarthestKin ? name - kFarthestKin : 0);
    for (TokenIndex t = name; t-- > begin;) {
      if (board_.document.syntax[t].upos == Upos::Verb) return false;
      if (board_.lower[t] != "of") continue;
      if (const TitleEntry* entry = entry_before(board_, t)) return entry->scope == TitleScope::Kin;
    }
    return false;
  }

  // The title that ends before this token; one of kin also with a comma between: "his wife, |Ann Poe".
  [[nodiscard]] const TitleEntry* entry_at(TokenIndex begin) const {
    if (begin < 2 || board_.lower[begin - 1] != ",") return entry_before(board_, begin);
    const TitleEntry* entry = entry_before(board_, begin - 1);
    return entry && entry->scope == TitleScope::Kin ? entry : nullptr;
  }

  // The last title before the comma that closes an apposition: "Ann Poe, the nominee's oldest |daughter|, said".
  [[nodiscard]] const TitleEntry* apposed_entry(MentionIndex name) const {
    const TokenIndex comma = board_.referents[name].core.end;
    const TokenIndex end = std::min<TokenIndex>(board_.sentence_at(board_.referents[name].head).end, comma + 9);
    if (comma >= end || board_.lower[comma] != ",") return nullptr;
    const TitleEntry* last = nullptr;
    for (TokenIndex t = comma + 1; t < end && board_.lower[t] != ","; ++t) {
      const MentionIndex inside = board_.referent_of_token[t];
      if (board_.document.syntax[t].upos == Upos::Verb ||
          (last == nullptr && inside != kNone && board_.referents[inside].kind == MentionKind::Pronoun &&
           board_.document.syntax[t].xpos != Xpos::PrpS))
        return nullptr;
      if (board_.title_of_token[t] != kNone) last = board_.titles[board_.title_of_token[t]].entry;
      if (last && board_.lower[t] == "of") break;  // "wife of the senator"
    }
    return last;
  }

  // Surnames of people that the article never names in full.
  void merge_left_over() {
    std::map<std::string, MentionIndex> first;
    for (const MentionIndex name : short_) {
      if (board_.facts(name).mentions.front() != name || board_.facts(name).person.words.size() != 1) continue;
      const auto [at, added] =
          first.emplace(board_.facts(name).person.words[0] + board_.facts(name).person.suffix, name);
      if (!added && !genders_clash(board_.facts(at->second), board_.facts(name))) board_.merge(at->second, name);
    }
  }

  static constexpr std::size_t kMostNamesakes = 40;
  static constexpr TokenIndex kFarthestKin = 16;  // tokens

  Board& board_;
  std::vector<MentionIndex> full_, short_;
  std::vector<Told> told_;  // by the mention that stands for a cluster
  std::map<std::string, std::vector<MentionIndex>> by_surname_, by_given_;
};

// ---- organizations

bool is_country_word(std::string_view word) {
  return word == "u.s." || word == "us" || word == "united" || word == "states" || word == "american" ||
         word == "federal";
}

bool is_company_word(std::string_view word) {
  return word == "inc" || word == "inc." || word == "corp" || word == "corp." || word == "co" || word == "co." ||
         word == "ltd" || word == "ltd." || word == "llc" || word == "plc" || word == "company" ||
         word == "corporation" || word == "university" || word == "group" || word == "news";
}

using Words = std::vector<std::string>;

Words organization_words(const Board& board, TokenRange core) {
  Words words;
  for (TokenIndex t = core.begin; t < core.end; ++t) {
    const std::string& word = board.lower[t];
    if (word == "the" || word == "," || word == "'s" || word == "\u2019s") continue;
    if (words.empty() && is_country_word(word) && t + 1 < core.end) continue;
    words.push_back(word);
  }
  return words;
}

// "department of the treasury" and "treasury department" have one key.
std::string organization_key(Words words) {
  if (words.size() > 2 && words[1] == "of" &&
      (words[0] == "department" || words[0] == "ministry" || words[0] == "bureau")) {
    std::rotate(words.begin(), words.begin() + 2, words.end());
    words.pop_back();
  }
  std::string key;
  for (const std::string& word : words) key += word + ' ';
  return key;
}

// Whether the short form is the tail ("Budget Committee" of "House Budget Committee"), or the front with only a word
// like "Inc." left out.
bool is_short_form(const Words& shorter, const Words& longer) {
  if (shorter.empty() || shorter.size() >= longer.size()) return false;
  if (std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin())) return true;
  if (!std::equal(shorter.begin(), shorter.end(), longer.begin())) return false;
  const std::string& next = longer[shorter.size()];
  if (shorter.size() >= 3 && (next == "for" || next == "of"))
    return true;  // "Court of Appeals" of "… for the Ninth Circuit"
  return std::all_of(longer.begin() + static_cast<std::ptrdiff_t>(shorter.size()), longer.end(), is_company_word);
}

bool is_named_organization(const Board& board, MentionIndex mention) {
  return board.find(mention) == mention && board.facts(mention).named &&
         board.facts(mention).sort == Sort::Organization;
}

std::string acronym_of(const Board& board, TokenRange core, bool with_country) {
  std::string letters;
  for (TokenIndex t = core.begin; t < core.end; ++t) {
    const std::string_view form = board.document.form(t);
    if (!with_country && letters.empty() && is_country_word(board.lower[t])) continue;
    if (form[0] >= 'A' && form[0] <= 'Z') {
      letters += static_cast<char>(form[0] - 'A' + 'a');
      for (std::size_t i = 1; i + 1 < form.size(); ++i)
        if (form[i] == '.' && form[i + 1] >= 'A' && form[i + 1] <= 'Z')
          letters += static_cast<char>(form[i + 1] - 'A' + 'a');
    }
  }
  return letters;
}

std::string letters_only(std::string_view lower) {
  std::string letters;
  for (const char c : lower)
    if (c != '.') letters += c;
  return letters;
}

}  // namespace

void classify_referents(Board& board) {
  const std::set<std::string_view> surnames = surnames_of(board);
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    switch (board.referents[i].kind) {
      case MentionKind::Name:
        classify_name(board, i, surnames);
        break;
      case MentionKind::Nominal:
        classify_noun(board, i);
        break;
      case MentionKind::Pronoun:
        classify_pronoun(board, i);
        break;
    }
  }
  vote_on_sorts(board);
}

void merge_same_names(Board& board) {
  std::map<std::pair<std::string, Sort>, MentionIndex> first;
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    if (board.referents[i].kind != MentionKind::Name) continue;
    const ClusterFacts& facts = board.facts(i);
    const bool bare_surname = facts.sort == Sort::Person && facts.person.words.size() < 2;
    if (facts.sort == Sort::Thing || facts.sort == Sort::Jurisdiction || bare_surname) continue;
    const auto [at, added] = first.emplace(std::pair(board.phrase_key(board.referents[i].core), facts.sort), i);
    if (!added) board.merge(at->second, i);
  }
}

void merge_person_names(Board& board) { PersonMerger(board).merge(); }

// "Times" of an article that has the "Troy Times" and no "New York Times" is that one, though a list has it for the
// other.
void forget_other_short_names(Board& board) {
  std::set<std::string_view> last_words;
  std::set<KnownOrganizationIndex> spelled_out;
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    const TokenRange core = board.referents[i].core;
    if (!is_named_organization(board, i) || core.size() < 2) continue;
    last_words.insert(board.lower[core.end - 1]);
    spelled_out.insert(board.facts(i).organization);
  }
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    const TokenRange core = board.referents[i].core;
    if (!is_named_organization(board, i) || core.size() != 1 || spelled_out.contains(board.facts(i).organization))
      continue;
    if (last_words.contains(board.lower[core.begin])) board.facts(i).organization = kNone;
  }
}

void merge_organization_names(Board& board) {
  forget_other_short_names(board);
  std::map<std::uint32_t, MentionIndex> known;
  std::map<std::string, MentionIndex> keys;
  std::vector<std::pair<Words, MentionIndex>> names;
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    if (!is_named_organization(board, i)) continue;
    const std::uint32_t organization = board.facts(i).organization;
    const Words words = organization_words(board, board.referents[i].core);
    if (words.empty()) continue;
    if (organization != kNone) {
      const auto [at, added] = known.emplace(organization, i);
      if (!added) board.merge(at->second, i);
    }
    const auto [at, added] = keys.emplace(organization_key(words), i);
    if (!added)
      board.merge(at->second, i);
    else
      names.emplace_back(words, i);
  }
  for (const auto& [shorter, mention] : names) {
    if (board.facts(mention).organization != kNone) continue;
    for (const auto& [longer, other] : names)
      if (!board.same(mention, other) && is_short_form(shorter, longer)) {
        board.merge(mention, other);
        break;
      }
  }
}

void merge_acronyms(Board& board) {
  std::map<std::string, MentionIndex> expansions;
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    if (board.referents[i].kind != MentionKind::Name || board.facts(i).sort != Sort::Organization ||
        board.referents[i].core.size() < 2)
      continue;
    for (const bool with_country : {true, false}) {
      const std::string letters = acronym_of(board, board.referents[i].core, with_country);
      if (letters.size() >= 2) expansions.emplace(letters, i);
    }
  }
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    const Referent& referent = board.referents[i];
    if (referent.kind != MentionKind::Name || referent.core.size() != 1 || board.facts(i).sort != Sort::Organization)
      continue;
    const std::string_view form = board.document.form(referent.core.begin);
    if (form.size() < 2 || form[1] < '.' || form[1] > 'Z') continue;
    const auto found = expansions.find(letters_only(board.lower[referent.core.begin]));
    if (found != expansions.end()) board.merge(found->second, i);
  }
}

}  // namespace dateline
