// What a noun phrase calls its referent decides whom it can mean: here the office somebody holds. A definite singular
// phrase ("the mayor") takes up the nearest that fits, looking back; an indefinite one ("a mayor") never does.
// Knowingly wrong: "the mayor" of a place that the article only thinks of.
#include "extract/coref/roles.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "extract/coref/parties.h"
#include "extract/coref/referents.h"

namespace dateline {
namespace {

bool is_name(const Board& board, MentionIndex mention) { return board.referents[mention].kind == MentionKind::Name; }

const std::string& lemma(const Board& board, TokenIndex token) { return board.document.syntax[token].lemma; }

bool is_negated(const Board& board, TokenIndex token) {
  return std::ranges::any_of(board.children_of(token), [&](TokenIndex child) {
    return board.lower[child] == "not" || board.lower[child] == "n't" || board.lower[child] == "n\u2019t" ||
           board.lower[child] == "never";
  });
}

TokenIndex subject_of(const Board& board, TokenIndex token) {
  for (const Deprel relation : {Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter})
    if (const TokenIndex child = board.child(token, relation); child != kNone) return child;
  return kNone;
}

// The referent of a clause's subject, also where the clause shares it with the one it hangs on ("came and was named
// chair").
MentionIndex subject_referent(const Board& board, TokenIndex verb) {
  for (int steps = 0; steps < 4 && verb != kNone; ++steps) {
    if (const TokenIndex subject = subject_of(board, verb); subject != kNone) return board.referent_of_token[subject];
    const Deprel relation = board.relation(verb);
    if (relation == Deprel::Acl)
      return board.head_of(verb) == kNone ? kNone : board.referent_of_token[board.head_of(verb)];
    if (relation != Deprel::Conj && relation != Deprel::Xcomp && relation != Deprel::Advcl) return kNone;
    const TokenIndex marker = board.child(verb, Deprel::Mark);
    const bool controlled = relation == Deprel::Xcomp ||
                            (marker != kNone && (board.lower[marker] == "into" || board.lower[marker] == "from"));
    verb = board.head_of(verb);
    if (const TokenIndex object = verb == kNone ? kNone : board.child(verb, Deprel::Obj); controlled && object != kNone)
      return board.referent_of_token[object];  // "he talked |her| into serving as mayor"
  }
  return kNone;
}

bool sorts_can_meet(const Board& board, MentionIndex a, MentionIndex b) {
  const ClusterFacts& x = board.facts(a);
  const ClusterFacts& y = board.facts(b);
  if (x.named && y.named) return false;
  if (x.sort != y.sort || x.plural != y.plural) return false;
  return x.gender == Gender::Unknown || y.gender == Gender::Unknown || x.gender == y.gender;
}

// "the Poe campaign" has a name; "Poe's campaign", "her campaign" and "during the Poe campaign" have none.
bool names_campaign(const Board& board, const Referent& referent) {
  const TokenIndex marker = board.child(referent.head, Deprel::Case);
  if (marker != kNone && (board.lower[marker] == "during" || board.lower[marker] == "throughout")) return false;
  for (TokenIndex t = referent.tokens.begin; t < referent.head; ++t) {
    if (is_possessive_mark(board.lower[t])) return false;
    const MentionIndex inside = board.referent_of_token[t];
    if (inside != kNone && is_name(board, inside) && board.facts(inside).sort != Sort::Person) return false;
  }
  return true;
}

}  // namespace

void name_described_organizations(Board& board) {
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    Referent& referent = board.referents[i];
    if (referent.kind != MentionKind::Nominal || referent.plural) continue;
    const std::string& noun = board.lower[referent.head];
    if (noun != "administration" && noun != "government" && noun != "campaign") continue;
    if (noun == "campaign" && !names_campaign(board, referent)) continue;
    TokenIndex begin = kNone;
    for (TokenIndex t = referent.tokens.begin; t < referent.head; ++t) {
      const MentionIndex inside = board.referent_of_token[t];
      const bool person = inside != kNone && is_name(board, inside) && board.facts(inside).sort != Sort::Jurisdiction &&
                          board.facts(inside).organization == kNone && board.referents[inside].core.begin == t;
      const bool place = noun == "government" && (board.lower[t] == "federal" || board.place_of_demonym(t) != kNone);
      if (noun != "government" && person) begin = begin == kNone ? t : begin;
      if (place) begin = t;
    }
    if (begin == kNone) continue;
    referent.core = {begin, referent.head + 1};
    referent.kind = MentionKind::Name;
    referent.name_type = NameType::Organization;
    ClusterFacts& facts = board.facts(i);
    facts.named = true;
    facts.sort = Sort::Organization;
    facts.label.clear();
    for (TokenIndex t = begin; t < referent.head; ++t)
      if (!is_possessive_mark(board.lower[t])) facts.label += std::string(board.document.form(t)) + ' ';
    facts.label += noun;
    facts.organization_kind = OrganizationKind::Other;
  }
}

void merge_appositions(Board& board) {
  for (const TitlePhrase& title : board.titles) {
    const MentionIndex nominal = board.referent_of_token[title.tokens.end - 1];
    if (nominal == kNone || board.referents[nominal].title == kNone || title.holders.size() != 1) continue;
    if (sorts_can_meet(board, title.holders[0].person, nominal)) board.merge(title.holders[0].person, nominal);
  }
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    const TokenIndex head = board.referents[i].top;
    if (board.relation(head) != Deprel::Appos || board.referents[i].kind == MentionKind::Pronoun) continue;
    const MentionIndex other = board.head_of(head) == kNone ? kNone : board.referent_of_token[board.head_of(head)];
    if (other == kNone || other == i || board.same(i, other) || !sorts_can_meet(board, i, other)) continue;
    if (is_name(board, i) != is_name(board, other)) board.merge(i, other);
  }
}

namespace {

bool takes_predicate_noun(std::string_view verb) {
  return verb == "become" || verb == "elect" || verb == "name" || verb == "appoint" || verb == "remain" ||
         verb == "swear" || verb == "nominate";
}

TenureStatus status_of_predicate(const Board& board, TokenIndex verb, TenureStatus said) {
  if (said != TenureStatus::Current) return said;
  const Word& word = board.document.syntax[verb];
  if (word.lemma == "nominate") return TenureStatus::Nominee;
  if (word.lemma == "run") return TenureStatus::Candidate;
  const TokenIndex aux = board.child(verb, Deprel::Aux);
  const bool perfect = word.xpos == Xpos::Vbn && aux != kNone && board.document.syntax[aux].xpos == Xpos::Vbd;
  const bool past = word.xpos == Xpos::Vbd || perfect;
  const bool serves = word.lemma == "be" || word.lemma == "serve" || word.lemma == "work";
  return past && serves ? TenureStatus::Former : said;
}

// "if she becomes mayor", "he would be president": nobody is that yet.
bool is_hypothetical(const Board& board, TokenIndex clause) {
  return std::ranges::any_of(board.children_of(clause), [&](TokenIndex child) {
    const std::string& word = board.lower[child];
    if (board.relation(child) == Deprel::Mark)
      return word == "if" || word == "unless" || word == "whether" || word == "should";
    return (board.relation(child) == Deprel::Aux || board.relation(child) == Deprel::AuxPass) &&
           board.document.syntax[child].xpos == Xpos::Md;
  });
}

// What stands right before "as" when that is a noun: "|record| as mayor", "|time| as mayor"; else kNone.
TokenIndex noun_before(const Board& board, TokenIndex marker) {
  if (marker == 0 || !board.sentence_at(marker).contains(marker - 1)) return kNone;
  return board.document.syntax[marker - 1].upos == Upos::Noun ? marker - 1 : kNone;
}

// The clause that gives a title its holder, as (verb for tense, referent of the subject).
struct Predication {
  TokenIndex verb = kNone;
  MentionIndex subject = kNone;
};

Predication predication_of(const Board& board, TokenIndex noun) {
  if (const TokenIndex copula = board.child(noun, Deprel::Cop);
      copula != kNone && board.document.syntax[copula].xpos == Xpos::Vb)
    return {};  // "wants to be president", "would be mayor": is not
  else if (copula != kNone && !is_negated(board, noun) && !is_hypothetical(board, noun))
    return {copula, subject_referent(board, noun)};
  const TokenIndex governor = board.head_of(noun);
  if (governor == kNone || is_negated(board, governor) || is_hypothetical(board, governor)) return {};
  const TokenIndex marker = board.child(noun, Deprel::Case);
  const bool as = marker != kNone && board.lower[marker] == "as";
  const bool complement = (board.relation(noun) == Deprel::Xcomp || board.relation(noun) == Deprel::Obj) &&
                          takes_predicate_noun(lemma(board, governor));
  const bool run = marker != kNone && board.lower[marker] == "for" && lemma(board, governor) == "run";
  if ((!as && !complement && !run) || lemma(board, governor) == "act") return {};  // "acts as judge" is none
  if (const TokenIndex before = as ? noun_before(board, marker) : kNone; before != kNone) {
    const TokenIndex owner = board.child(before, Deprel::NmodPoss);  // "praised her record as mayor"
    return owner == kNone ? Predication{} : Predication{before, board.referent_of_token[owner]};
  }
  if (lemma(board, governor) == "appoint" || lemma(board, governor) == "name" || lemma(board, governor) == "nominate" ||
      lemma(board, governor) == "elect") {
    const TokenIndex object = board.child(governor, Deprel::Obj);  // "named Ann Poe as chair"
    if (object != kNone && object != noun) return {governor, board.referent_of_token[object]};
    if (board.child(governor, Deprel::NsubjPass) == kNone && board.relation(governor) != Deprel::Acl) return {};
  }
  return {governor, subject_referent(board, governor)};
}

}  // namespace

void read_predicates(Board& board) {
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    const Referent& referent = board.referents[i];
    if (referent.kind != MentionKind::Nominal || referent.plural || board.facts(i).sort != Sort::Person) continue;
    const Predication predication = predication_of(board, referent.head);
    if (predication.subject == kNone || predication.subject == i) continue;
    const MentionIndex subject = predication.subject;
    if (board.referents[subject].kind == MentionKind::Nominal ||
        (is_name(board, subject) && board.facts(subject).sort != Sort::Person))
      continue;
    if (referent.title != kNone && board.titles[referent.title].holders.empty()) {
      TitlePhrase& title = board.titles[referent.title];
      title.holders.push_back({subject, kNone});
      title.status = status_of_predicate(board, predication.verb, title.status);
    }
    if (is_name(board, subject) && sorts_can_meet(board, subject, i)) board.merge(subject, i);
  }
}

// "Ann Poe (D-Iowa), |who": the referent that ends where the pronoun's clause begins, whatever the tree says.
MentionIndex referent_before(const Board& board, TokenIndex pronoun) {
  TokenIndex at = pronoun;
  const TokenIndex begin = board.sentence_at(pronoun).begin;
  if (at > begin && board.lower[at - 1] == ",") --at;
  const auto first = std::ranges::lower_bound(board.affiliations, begin, {}, &Affiliation::name_end);
  const auto before = std::find_if(first, board.affiliations.end(), [&](const Affiliation& affiliation) {
    return affiliation.tokens.end == at || affiliation.name_end > at;
  });
  if (before != board.affiliations.end() && before->tokens.end == at) at = before->name_end;
  return at > begin ? board.referent_of_token[at - 1] : kNone;
}

void resolve_relative_pronouns(Board& board) {
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    const Referent& referent = board.referents[i];
    if (referent.kind != MentionKind::Pronoun) continue;
    const PronounKind kind = pronoun_kind(board.lower[referent.head]);
    if (kind != PronounKind::Who && kind != PronounKind::Which) continue;
    TokenIndex at = referent.head;
    for (int steps = 0; steps < 6 && at != kNone && board.relation(at) != Deprel::AclRelcl; ++steps)
      at = board.head_of(at);
    MentionIndex antecedent = kNone;
    if (at != kNone && board.relation(at) == Deprel::AclRelcl && board.head_of(at) != kNone)
      antecedent = board.referent_of_token[board.head_of(at)];
    // "[Troy] Mayor Ann Poe, who": where the tree takes the place for the head, "who" is the person before it.
    const bool inhuman = kind == PronounKind::Who && antecedent != kNone && is_name(board, antecedent) &&
                         board.facts(antecedent).sort != Sort::Person;
    if (antecedent == kNone || inhuman)
      if (const MentionIndex before = referent_before(board, referent.head);
          antecedent == kNone || (before != kNone && board.facts(before).sort == Sort::Person))
        antecedent = before;
    if (antecedent != kNone && antecedent < i) board.merge(antecedent, i);
  }
}

// ---- role nominals

namespace {

// Whether a title that is taken up can be the other: equal, or the shorter without its rank and place words.
bool same_role(std::string_view taken_up, std::string_view held) {
  if (taken_up == held) return true;
  if (held.ends_with(taken_up) && held.size() > taken_up.size() && held[held.size() - taken_up.size() - 1] == ' ')
    return taken_up != "president" && taken_up != "attorney general" && taken_up != "governor";
  return false;
}

bool is_candidate(TitleScope scope) { return scope == TitleScope::Nominee || scope == TitleScope::RunningMate; }

class RoleFinder {
 public:
  explicit RoleFinder(Board& board) : board_(board), order_(board.titles.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});  // contenders were added behind the titles of the text
    std::ranges::stable_sort(order_, {}, [&](std::size_t title) { return board.titles[title].tokens.begin; });
    for (MentionIndex i = 0; i < board.referents.size(); ++i) {
      const ClusterFacts& facts = board.facts(i);
      if (board.find(i) == i && facts.named && facts.sort == Sort::Person && !facts.person.words.empty())
        people_.push_back(i);
    }
    for (const TitlePhrase& title : board.titles)
      for (const TitleHolder& holder : title.holders) note_contender(title, holder.person);
  }

  void merge() {
    for (MentionIndex i = 0; i < board_.referents.size(); ++i) {
      const Referent& referent = board_.referents[i];
      if (referent.title != kNone && referent.kind == MentionKind::Nominal && !referent.plural && referent.definite &&
          board_.titles[referent.title].holders.empty())
        resolve(i, board_.titles[referent.title]);
      note(i);
    }
    for (MentionIndex i = 0;
         i < board_.referents.size() && board_.document.sentence_of(board_.referents[i].head) < kLead; ++i)
      name_in_lead(i);
  }

 private:
  // Titles with a holder count from their mention on; a later one of the same title pushes the earlier ones back.
  void note(MentionIndex i) {
    while (next_title_ < order_.size() && board_.titles[order_[next_title_]].tokens.begin <= board_.referents[i].head) {
      const TitlePhrase& title = board_.titles[order_[next_title_]];
      for (const TitleHolder& holder : title.holders)
        if (board_.facts(holder.person).named && board_.facts(holder.person).sort == Sort::Person)
          held_.push_back({order_[next_title_], holder.person});
      ++next_title_;
    }
  }

  struct Held {
    std::size_t title;  // index into the board's titles
    MentionIndex holder;
  };

  // A phrase that says more than the title so far ("the Iowa congressman") adds to the office.
  void resolve(MentionIndex mention, TitlePhrase& wanted) {
    if (const MentionIndex known = known_holder(mention, wanted); known != kNone) {
      board_.merge(known, mention);
      hold(wanted, known);
      return;
    }
    if (const Held* held = nearest_holder(mention, wanted)) {
      board_.merge(held->holder, mention);
      if (wanted.of != kNone && board_.titles[held->title].of == kNone) hold(wanted, held->holder);
      std::string& party = board_.facts(held->holder).party;
      if (party.empty() && is_candidate(wanted.entry->scope)) party = wanted.party;
      if (party.empty() && wanted.entry->scope == TitleScope::Party) party = wanted_party(wanted);
      return;
    }
    if (wanted.title == "president" && wanted.of == kNone && wanted.possessor == kNone &&
        wanted.status == TenureStatus::Current)
      take_president(mention, wanted);
    if (tells_a_life(mention, wanted))
      if (const MentionIndex person = only_person_before(mention);
          person != kNone && (board_.facts(person).official == kNone || !office_of_title(wanted.title))) {
        board_.merge(person, mention);
        hold(wanted, person);
      }
  }

  // "A judge threw out the case on Monday. … Judge Ann Poe wrote": the lead of a report tells the office, the story
  // below the name; where only one person has such an office, it is theirs.
  void name_in_lead(MentionIndex mention) {
    const Referent& referent = board_.referents[mention];
    if (referent.title == kNone || referent.kind != MentionKind::Nominal || referent.plural || referent.definite ||
        board_.facts(mention).named || board_.relation(referent.top) != Deprel::Nsubj)
      return;
    const TitlePhrase& wanted = board_.titles[referent.title];
    if (!wanted.holders.empty() || !wanted.entry->is_public || wanted.status != TenureStatus::Current ||
        wanted.possessor != kNone || !is_singular_office(wanted.entry->scope))
      return;
    MentionIndex found = kNone;
    for (const Held& held : held_) {
      const TitlePhrase& title = board_.titles[held.title];
      if (title.entry->scope != wanted.entry->scope ||
          (!same_role(wanted.title, title.title) && !same_bench(wanted, title)))
        continue;
      if (found != kNone && !board_.same(found, held.holder)) return;
      found = held.holder;
      if (title.tokens.begin < referent.head || title.status != TenureStatus::Current ||
          !board_.compatible(found, mention) || !same_place(wanted.of, title.of) || parties_clash(found, wanted))
        return;
    }
    if (found != kNone) board_.merge(found, mention);
  }

  [[nodiscard]] static bool is_singular_office(TitleScope scope) {
    return scope == TitleScope::Court || scope == TitleScope::City || scope == TitleScope::County ||
           scope == TitleScope::State || scope == TitleScope::Legislature;
  }

  // A judge of a city may be one of a court.
  [[nodiscard]] bool same_place(MentionIndex a, MentionIndex b) const {
    return a == kNone || b == kNone || board_.same(a, b) || board_.facts(a).sort != board_.facts(b).sort;
  }

  [[nodiscard]] bool parties_clash(MentionIndex person, const TitlePhrase& wanted) const {
    const std::string_view party = party_meant(board_, person);
    return !wanted.party.empty() && !party.empty() && party != wanted.party;
  }

  // "The former Iowa governor likes to run", "the 34-year-old mother of two …" as a subject: news writes so of whom it
  // has just named, to tell more of them; a new person would be named. Of officials the offices are known.
  [[nodiscard]] bool tells_a_life(MentionIndex mention, const TitlePhrase& wanted) const {
    const Referent& referent = board_.referents[mention];
    const TokenIndex first = referent.tokens.begin;
    if (wanted.possessor != kNone || wanted.entry->scope == TitleScope::Nominee || board_.lower[first] != "the" ||
        board_.relation(referent.top) != Deprel::Nsubj)
      return false;
    if (wanted.status == TenureStatus::Former) return board_.sentence_at(first).begin == first;
    bool year = false;
    for (TokenIndex t = first; t < referent.head; ++t) {
      if (year && board_.lower[t] == "old") return true;
      year = year || board_.lower[t] == "year";
      if (board_.lower[t].ends_with("year-old")) return true;
    }
    return false;
  }

  // The one person, of the gender that is told, who is named since the sentence before began.
  [[nodiscard]] MentionIndex only_person_before(MentionIndex mention) const {
    const SentenceIndex sentence = board_.document.sentence_of(board_.referents[mention].head);
    if (sentence == 0) return kNone;
    const TokenRange before = board_.document.text.sentences[sentence - 1].tokens;
    MentionIndex found = kNone;
    for (MentionIndex m = mention; m-- > 0 && board_.referents[m].head >= before.begin;) {
      if (!is_name(board_, m) || board_.facts(m).sort != Sort::Person || !board_.compatible(m, mention)) continue;
      if (found != kNone && !board_.same(found, m)) return kNone;
      found = m;
    }
    return found;
  }

  // "President Poe met Ann Lee, the president of the teachers' union. The president …" is Poe: whoever presides over a
  // nation needs no more words, whoever presides over anything else only where there is nobody of that kind.
  [[nodiscard]] const Held* nearest_holder(MentionIndex mention, const TitlePhrase& wanted) {
    const bool bare_president = wanted.title == "president" && wanted.of == kNone && wanted.possessor == kNone;
    const Held* of_organization = nullptr;
    for (auto it = held_.rbegin(); it != held_.rend() && it - held_.rbegin() < kFurthest; ++it) {
      if (!fits(mention, wanted, *it)) continue;
      const MentionIndex of = board_.titles[it->title].of;
      if (!bare_president || of == kNone || board_.facts(of).sort != Sort::Organization) return &*it;
      if (!of_organization) of_organization = &*it;
    }
    return of_organization;
  }

  // "the Iowa senator", "the former Ohio governor", "the Republican from Maine": who of the article's people is or was
  // that by the authority file, where only one is.
  [[nodiscard]] MentionIndex known_holder(MentionIndex mention, const TitlePhrase& wanted) const {
    MentionIndex found = kNone;
    if (!can_be_looked_up(wanted)) return found;
    const MentionIndex first = mention < kFurthestKnown ? 0 : mention - kFurthestKnown;
    for (auto at = std::ranges::lower_bound(people_, first); at != people_.end() && *at < mention + kFurthestKnown;
         ++at) {
      const MentionIndex person = board_.find(*at);
      if (person == found || !board_.compatible(person, mention) || !is_known_as(person, wanted)) continue;
      if (found != kNone) return kNone;
      found = person;
    }
    return found;
  }

  void hold(TitlePhrase& title, MentionIndex person) {
    title.holders.push_back({person, kNone});
    note_contender(title, person);
  }

  void note_contender(const TitlePhrase& title, MentionIndex person) {
    if (is_candidate(title.entry->scope)) contenders_[seeks_vice(title) ? 1 : 0].push_back(person);
  }

  [[nodiscard]] static MentionIndex where(const TitlePhrase& wanted) {
    return wanted.of != kNone ? wanted.of : wanted.possessor;
  }

  // The files tell of former federal officers, of holders of an office at a known place, and of a party's members
  // there.
  [[nodiscard]] bool can_be_looked_up(const TitlePhrase& wanted) const {
    if (where(wanted) == kNone) return wanted.status == TenureStatus::Former;
    return board_.facts(where(wanted)).place != kNone &&
           (wanted.entry->scope == TitleScope::Party || office_of_title(wanted.title));
  }

  [[nodiscard]] bool is_known_as(MentionIndex person, const TitlePhrase& wanted) const {
    const ClusterFacts& facts = board_.facts(person);
    if (where(wanted) == kNone) return board_.lexicon.federal_office(facts.person.full()) == wanted.title;
    const std::string_view place = board_.places.key(board_.facts(where(wanted)).place);
    if (wanted.entry->scope == TitleScope::Party) return represents(facts, place, wanted_party(wanted));
    const auto known = board_.officials.match({.name = facts.person.full(),
                                               .title = wanted.title,
                                               .status = wanted.status,
                                               .place = std::string(place),
                                               .party = {},
                                               .date = board_.document.layout.metadata.published});
    return !known.empty() && known.front().term && known.front().confidence >= kCloseMatch &&
           !known.front().contradiction;
  }

  [[nodiscard]] bool represents(const ClusterFacts& facts, std::string_view place, const std::string& party) const {
    const auto date = board_.document.layout.metadata.published;
    if (facts.official == kNone || !date) return false;
    return std::ranges::any_of(board_.officials.terms(facts.official), [&](const OfficialTerm& term) {
      return term.place == place && term.party == party && term.start && *term.start <= *date &&
             (!term.end || *date <= *term.end);
    });
  }

  // "the president" of an article that names him by surname alone: who it was that day.
  void take_president(MentionIndex mention, TitlePhrase& wanted) {
    const auto us = board_.places.find_key("us");
    if (!board_.president || !us) return;
    const std::string surname = lower_ascii(board_.officials.family_name(*board_.president));
    MentionIndex found = kNone;
    for (const MentionIndex named : people_) {
      const ClusterFacts& facts = board_.facts(named);
      if (facts.person.words.back() != surname ||
          (facts.person.words.size() > 1 && facts.official != *board_.president))
        continue;
      if (board_.compatible(named, mention)) found = std::min(found, board_.find(named));
    }
    if (found == kNone) return;
    ClusterFacts& facts = board_.facts(found);
    facts.official = *board_.president;
    facts.official_confidence = std::max(facts.official_confidence, 0.8F);
    board_.merge(found, mention);
    hold(wanted, found);
  }

  [[nodiscard]] bool fits(MentionIndex mention, const TitlePhrase& wanted, const Held& candidate) {
    const TitlePhrase& held = board_.titles[candidate.title];
    if (!board_.compatible(candidate.holder, mention)) return false;
    if (wanted.possessor != kNone && wanted.of == kNone)
      return held.possessor != kNone && board_.same(wanted.possessor, held.possessor) &&
             same_role(wanted.title, held.title);
    if (wanted.of != kNone && held.of != kNone && !board_.same(wanted.of, held.of)) return false;
    if (wanted.of != kNone && held.of == kNone &&
        (!leaves_place_out(held.entry->scope) || board_.facts(candidate.holder).official != kNone))
      return false;  // of known officials the places are known too
    const TitleScope scope = wanted.entry->scope;
    if (scope == TitleScope::Party)
      return party_meant(board_, candidate.holder) == wanted_party(wanted) && !wanted_party(wanted).empty();
    if (is_candidate(scope)) return is_same_candidacy(wanted, held, candidate.holder);
    if (is_candidate(held.entry->scope)) return false;  // "the president" is nobody who only runs for it
    if (scope == TitleScope::NoOffice && wanted.entry->is_public) return is_lawmaker(held.title);
    if ((wanted.status == TenureStatus::Former) != (held.status == TenureStatus::Former)) return false;
    return same_role(wanted.title, held.title) || same_bench(wanted, held);
  }

  // "A federal judge" is a District Judge, and a judge may be a justice, but for those of the courts that have no
  // judges.
  [[nodiscard]] bool same_bench(const TitlePhrase& wanted, const TitlePhrase& held) const {
    if (wanted.title != "judge" && wanted.title != "federal judge") return false;
    if (held.title == "justice") return held.of != kNone && board_.facts(held.of).organization == kNone;
    return held.entry->scope == TitleScope::Court && held.title.ends_with("judge");
  }

  // "Rep. Ann Poe" of wherever, then "the Iowa congresswoman"; but "the president of Peru" is not "President Poe".
  [[nodiscard]] static bool leaves_place_out(TitleScope scope) {
    return scope == TitleScope::State || scope == TitleScope::City || scope == TitleScope::County;
  }

  // "the Republican nominee" is no Democrat, and the only one whose party is open only where there is one such.
  [[nodiscard]] bool is_same_candidacy(const TitlePhrase& wanted, const TitlePhrase& held, MentionIndex holder) {
    if (!is_candidate(held.entry->scope) || seeks_vice(wanted) != seeks_vice(held)) return false;
    const std::string_view party = party_meant(board_, holder);
    if (wanted.party.empty() || party == wanted.party) return true;
    if (!party.empty()) return false;
    std::vector<MentionIndex>& others = contenders_[seeks_vice(wanted) ? 1 : 0];
    for (MentionIndex& other : others) other = board_.find(other);
    std::ranges::sort(others);
    others.erase(std::ranges::unique(others).begin(), others.end());
    return std::ranges::none_of(others, [&](MentionIndex other) {
      const std::string_view theirs = party_meant(board_, other);
      return !board_.same(other, holder) && (theirs.empty() || theirs == wanted.party);
    });
  }

  [[nodiscard]] static bool seeks_vice(const TitlePhrase& title) {
    return title.entry->scope == TitleScope::RunningMate || title.sought_office == "vice president" ||
           title.title.starts_with("vice");
  }

  [[nodiscard]] static bool is_lawmaker(std::string_view title) {
    return title == "representative" || title == "senator" || title == "delegate";
  }

  [[nodiscard]] std::string wanted_party(const TitlePhrase& wanted) const {
    const PartyEntry* party = board_.lexicon.party(wanted.entry->title);
    return party ? party->party : std::string{};
  }

  static constexpr std::ptrdiff_t kFurthest = 200;
  static constexpr SentenceIndex kLead = 3;             // sentences: the headline and what follows it
  static constexpr MentionIndex kFurthestKnown = 5000;  // mentions away; so that any article takes linear time

  Board& board_;
  std::vector<std::size_t> order_;  // titles by their place in the text
  std::vector<Held> held_;
  std::size_t next_title_ = 0;
  std::vector<MentionIndex> people_;                     // the first mentions of named people
  std::array<std::vector<MentionIndex>, 2> contenders_;  // for the presidency, for the second place
};

}  // namespace

void merge_role_nominals(Board& board) { RoleFinder(board).merge(); }

}  // namespace dateline
