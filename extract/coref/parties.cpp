// A party is taken from the words next to a name only; nobody's party is looked up to be told. A candidacy needs two
// things: the article speaks of a presidential race, and the person is a contender in it by the words around a name or
// by the list of the tickets of that year. Knowingly left out: races for other offices without the word candidate or
// nominee.
#include "extract/coref/parties.h"

#include <algorithm>
#include <array>
#include <set>

#include "extract/mentions/calendar.h"

namespace dateline {
namespace {

bool is_person_name(const Board& board, MentionIndex mention) {
  return mention != kNone && board.referents[mention].kind == MentionKind::Name &&
         board.facts(mention).sort == Sort::Person;
}

void give_party(Board& board, MentionIndex person, const std::string& party) {
  ClusterFacts& facts = board.facts(person);
  if (facts.sort == Sort::Person && facts.party.empty()) facts.party = party;
}

std::string party_named_by(const Board& board, const TitlePhrase& title) {
  if (!title.party.empty()) return title.party;
  if (title.entry->scope != TitleScope::Party) return {};
  const PartyEntry* party = board.lexicon.party(title.entry->title);
  return party ? party->party : std::string{};
}

// Whether a token can stand between the names of one list: "Mayor Ann Poe of Ames and Gov. Bo Li (D), both Democrats".
bool joins_list(const Board& board, TokenIndex token) {
  if (board.title_of_token[token] != kNone || board.referent_of_token[token] != kNone) return true;
  const std::string& word = board.lower[token];
  return word == "," || word == "and" || word == "of" || word == "the" || word == "'s" || word == "\u2019s" ||
         word == "(" || word == ")";
}

// "…, both Democrats", "…, all Republicans": the people named right before.
void read_shared_party(Board& board, TokenIndex token) {
  const PartyEntry* party = board.lexicon.party(board.lower[token]);
  if (!party || token < 2 || !board.lower[token].ends_with('s')) return;
  const std::string& all = board.lower[token - 1];
  if (all != "both" && all != "all") return;
  const TokenIndex begin = board.sentence_at(token).begin;
  std::size_t left = all == "both" ? 2 : 20;
  MentionIndex last = kNone;
  for (TokenIndex t = token - 1; t-- > begin && left > 0;) {
    if (!joins_list(board, t)) break;
    if (const std::uint32_t title = board.title_of_token[t]; title != kNone && board.titles[title].entry->plural)
      board.titles[title].party = party->party;
    const MentionIndex mention = board.referent_of_token[t];
    if (!is_person_name(board, mention) || mention == last) continue;
    give_party(board, mention, party->party);
    last = mention;
    --left;
  }
}

// ---- candidacies

constexpr std::array<std::string_view, 10> kContestNouns{"campaign", "candidacy",  "bid",       "rally",  "supporter",
                                                         "voter",    "presidency", "surrogate", "ticket", "backer"};
constexpr std::array<std::string_view, 2> kContestVerbs{"campaign", "contest"};
constexpr std::array<std::string_view, 3> kChoosingVerbs{"elect", "nominate", "endorse"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

// Whether the article speaks of a race for the presidency: "presidential" with a noun of contest, or a nominee.
bool tells_of_presidential_race(const Board& board) {
  for (TokenIndex t = 0; t + 1 < board.lower.size(); ++t) {
    if (board.lower[t] != "presidential") continue;
    for (TokenIndex n = t + 1; n < std::min<TokenIndex>(t + 4, static_cast<TokenIndex>(board.lower.size())); ++n)
      for (const std::string_view noun : {"election", "campaign", "candidate", "race", "nominee", "debate", "contest",
                                          "nomination", "primary", "hopeful", "state", "bid", "ticket"})
        if (board.document.syntax[n].lemma == noun) return true;
  }
  return std::ranges::any_of(board.titles,
                             [](const TitlePhrase& title) { return title.entry->scope == TitleScope::Nominee; });
}

// "If the candidate is Ann Poe": a candidate is said to be this person.
bool is_called_candidate(const Board& board, TokenIndex name) {
  const TokenIndex subject = board.child(name, Deprel::Nsubj);
  if (subject == kNone || board.child(name, Deprel::Cop) == kNone) return false;
  const std::uint32_t title = board.title_of_token[subject];
  return title != kNone && board.titles[title].entry->scope == TitleScope::Nominee;
}

// What the titles of the article say of people, each named by the mention that stands for the cluster.
struct TitledPeople {
  std::set<MentionIndex> in_office;
  std::set<MentionIndex> with_running_mate;  // "Poe's running mate": who has one runs for the presidency
};

TitledPeople titled_people(const Board& board) {
  TitledPeople people;
  for (const TitlePhrase& title : board.titles) {
    if (title.entry->is_public)
      for (const TitleHolder& holder : title.holders) people.in_office.insert(board.find(holder.person));
    if (title.entry->scope == TitleScope::RunningMate && title.possessor != kNone)
      people.with_running_mate.insert(board.find(title.possessor));
  }
  return people;
}

bool contends(const Board& board, const Referent& referent) {
  if (is_called_candidate(board, referent.top)) return true;
  const TokenIndex head = board.head_of(referent.top);
  if (head == kNone) return false;
  const std::string& word = board.document.syntax[head].lemma;
  switch (board.relation(referent.top)) {
    case Deprel::NmodPoss:
    case Deprel::Compound:
      return contains(kContestNouns, word);
    case Deprel::Nsubj:
      return contains(kContestVerbs, word);
    case Deprel::Obj:
    case Deprel::NsubjPass:
      return contains(kChoosingVerbs, word);
    case Deprel::Obl:
      return word == "vote";
    default:
      return false;
  }
}

// Who holds an office in the article, or was president, is no candidate for it by these words alone.
bool holds_office(const Board& board, const TitledPeople& people, MentionIndex person) {
  if (people.in_office.contains(board.find(person))) return true;
  const std::string full = board.facts(person).person.full();
  const auto date = board.document.layout.metadata.published;
  const auto known = board.officials.match(
      {.name = full, .title = "president", .status = TenureStatus::Former, .place = {}, .party = {}, .date = date});
  if (known.empty() || !known.front().term) return false;
  return std::ranges::any_of(board.officials.terms(known.front().person), [&](const OfficialTerm& term) {
    return term.office == OfficeKind::President && (!date || !term.start || *term.start <= *date);
  });
}

// "Republican Ann Poe" who is a senator by the authority file is named by her party, not as a contender.
bool holds_known_office(const Board& board, MentionIndex person) {
  const std::string full = board.facts(person).person.full();
  const auto date = board.document.layout.metadata.published;
  const auto known = board.officials.match(
      {.name = full, .title = {}, .status = TenureStatus::Current, .place = {}, .party = {}, .date = date});
  return date && std::ranges::any_of(known, [&](const OfficialMatch& match) {
           return std::ranges::any_of(board.officials.terms(match.person), [&](const OfficialTerm& term) {
             return term.start && *term.start <= *date && term.end && *date <= *term.end;
           });
         });
}

// Whether nobody else in the article has this surname.
bool is_only_one_called(const Board& board, MentionIndex person) {
  const std::string& surname = board.facts(person).person.words.back();
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    const ClusterFacts& facts = board.facts(i);
    if (facts.named && facts.sort == Sort::Person && !facts.person.words.empty() &&
        facts.person.words.back() == surname && !board.same(i, person))
      return false;
  }
  return true;
}

// "President Poe", who runs for the same office again, is told by it.
bool held_that_office(const Board& board, MentionIndex person, const PresidentialTicket& ticket) {
  return std::ranges::any_of(board.titles, [&](const TitlePhrase& title) {
    return title.title == ticket.office && title.entry->is_public &&
           std::ranges::any_of(title.holders, [&](const TitleHolder& h) { return board.same(h.person, person); });
  });
}

}  // namespace

void read_parties(Board& board) {
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    if (!is_person_name(board, i)) continue;
    const Affiliation* affiliation = board.affiliation_after(board.referents[i].core.end);
    if (affiliation && !affiliation->party.empty()) give_party(board, i, affiliation->party);
  }
  for (TokenIndex t = 0; t < board.lower.size(); ++t) read_shared_party(board, t);
  for (const TitlePhrase& title : board.titles) {
    const std::string party = party_named_by(board, title);
    if (party.empty()) continue;
    for (const TitleHolder& holder : title.holders) give_party(board, holder.person, party);
  }
}

const PresidentialTicket* ticket_of(const Board& board, MentionIndex person) {
  const auto date = board.document.layout.metadata.published;
  const ClusterFacts& facts = board.facts(person);
  if (!date || !facts.named || facts.sort != Sort::Person || facts.person.words.empty()) return nullptr;
  if (election_day(date->year) < *date) return nullptr;
  const auto& words = facts.person.words;
  for (const PresidentialTicket& ticket : board.lexicon.tickets(date->year)) {
    if (words.back() != ticket.words.back()) continue;
    if (facts.gender != Gender::Unknown && facts.gender != ticket.gender) continue;
    if (words.size() > 1 ? board.lexicon.same_given_name(words.front(), ticket.words.front())
                         : facts.person.suffix.empty() && is_only_one_called(board, person))
      return &ticket;
  }
  return nullptr;
}

std::string_view party_meant(const Board& board, MentionIndex person) {
  const ClusterFacts& facts = board.facts(person);
  if (!facts.party.empty()) return facts.party;
  if (!facts.ticket_party.empty()) return facts.ticket_party;
  if (facts.official == kNone) return {};
  const auto date = board.document.layout.metadata.published;
  std::string_view party;
  for (const OfficialTerm& term : board.officials.terms(facts.official))
    if (!date || !term.start || *term.start <= *date) party = term.party;
  return party;
}

namespace {

void note_tickets(Board& board) {
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    if (board.find(i) != i || !is_person_name(board, i)) continue;
    const PresidentialTicket* ticket = ticket_of(board, i);
    if (!ticket) continue;
    board.facts(i).ticket_party = ticket->party;
    if (board.facts(i).gender == Gender::Unknown) board.facts(i).gender = ticket->gender;
  }
}

}  // namespace

void read_candidacies(Board& board) {
  note_tickets(board);
  if (!tells_of_presidential_race(board)) return;
  static const TitleEntry kContender{"nominee", TitleScope::Nominee, false, false, Gender::Unknown};
  const TitledPeople people = titled_people(board);
  std::vector<TitlePhrase> found;
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    if (!is_person_name(board, i)) continue;
    const Referent& referent = board.referents[i];
    const std::uint32_t before = referent.core.begin == 0 ? kNone : board.title_of_token[referent.core.begin - 1];
    const bool party_only = before != kNone && board.titles[before].entry->scope == TitleScope::Party;
    const PresidentialTicket* ticket = board.facts(i).mentions.front() == i ? ticket_of(board, i) : nullptr;
    const bool called = contends(board, referent) || people.with_running_mate.contains(board.find(i));
    if (!ticket && !party_only && !called) continue;
    if (!ticket &&
        (holds_office(board, people, i) || (party_only && !contends(board, referent) && holds_known_office(board, i))))
      continue;
    if (ticket && held_that_office(board, i, *ticket)) continue;
    TitlePhrase contender;
    contender.entry = &kContender;
    contender.title = ticket ? ticket->office : "president";
    contender.tokens = contender.phrase =
        party_only ? TokenRange{referent.core.begin - 1, referent.core.end} : referent.core;
    contender.holders = {{i, kNone}};
    found.push_back(std::move(contender));
  }
  for (TitlePhrase& contender : found) board.titles.push_back(std::move(contender));
}

}  // namespace dateline
