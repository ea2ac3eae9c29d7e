// A noun phrase for a body takes up the body that its noun tells of: by a word of the name ("the committee"), by all
// its words ("the court of appeals"), or by kind ("the agency"). The latest that fits is meant. Knowingly wrong: "the
// court" of which the article only thinks.
#include "extract/coref/nominals.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace dateline {
namespace {

bool is_name(const Board& board, MentionIndex mention) { return board.referents[mention].kind == MentionKind::Name; }

// What an organization's name has in it, or is by kind, when a noun takes it up; one list a noun.
struct OrganizationNoun {
  std::string_view noun;
  std::optional<OrganizationKind> kind;
  std::array<std::string_view, 4> name_words;
};

constexpr std::array kOrganizationNouns{
    OrganizationNoun{"agency", OrganizationKind::Agency, {"agency", "administration", "bureau", "service"}},
    OrganizationNoun{"department", std::nullopt, {"department", "ministry"}},
    OrganizationNoun{"bureau", std::nullopt, {"bureau"}},
    OrganizationNoun{"ministry", std::nullopt, {"ministry"}},
    OrganizationNoun{"panel", std::nullopt, {"committee", "subcommittee", "commission", "panel"}},
    OrganizationNoun{"committee", std::nullopt, {"committee", "subcommittee"}},
    OrganizationNoun{"legislature", OrganizationKind::Legislature, {"legislature"}},
    OrganizationNoun{"court", OrganizationKind::Court, {"court"}},
    OrganizationNoun{"party", std::nullopt, {"party"}},
    OrganizationNoun{"newspaper", OrganizationKind::Media, {}},
    OrganizationNoun{"paper", OrganizationKind::Media, {}},
    OrganizationNoun{"magazine", OrganizationKind::Media, {}},
    OrganizationNoun{"network", OrganizationKind::Media, {}},
    OrganizationNoun{"company", OrganizationKind::Company, {}},
    OrganizationNoun{"firm", OrganizationKind::Company, {}},
    OrganizationNoun{"bank", std::nullopt, {"bank"}},
    OrganizationNoun{"union", std::nullopt, {"union", "brotherhood", "federation"}},
    OrganizationNoun{"association", std::nullopt, {"association"}},
    OrganizationNoun{"group", OrganizationKind::Association, {}},
    OrganizationNoun{"organization", OrganizationKind::Association, {}},
    OrganizationNoun{"conference", std::nullopt, {"conference"}},
    OrganizationNoun{"commission", std::nullopt, {"commission"}},
    OrganizationNoun{"board", std::nullopt, {"board"}},
    OrganizationNoun{"council", std::nullopt, {"council"}},
    OrganizationNoun{"caucus", std::nullopt, {"caucus"}},
    OrganizationNoun{"university", std::nullopt, {"university"}},
    OrganizationNoun{"college", std::nullopt, {"college"}},
    OrganizationNoun{"administration", std::nullopt, {"administration"}}};

// The words that the names of each cluster have, gathered when first asked for.
class NameWords {
 public:
  explicit NameWords(const Board& board) : board_(board) {}

  [[nodiscard]] bool has(MentionIndex mention, std::string_view word) {
    const auto [at, added] = words_.try_emplace(board_.find(mention));
    if (added)
      for (const MentionIndex m : board_.facts(mention).mentions)
        if (is_name(board_, m)) add(board_.referents[m].core, at->second);
    return at->second.contains(word);
  }

  // Merges the cluster of a noun phrase into another.
  void merge_noun(Board& board, MentionIndex into, MentionIndex noun) {
    if (board.same(into, noun)) return;
    const MentionIndex kept = board.find(into), gone = board.find(noun);
    const bool named =
        std::ranges::any_of(board.facts(noun).mentions, [&](MentionIndex m) { return is_name(board, m); });
    if (named || gone < kept) words_.erase(kept), words_.erase(gone);
    board.merge(into, noun);
  }

 private:
  void add(TokenRange core, std::set<std::string_view>& words) const {
    for (TokenIndex t = core.begin; t < core.end; ++t) words.insert(board_.lower[t]);
  }

  const Board& board_;
  std::map<MentionIndex, std::set<std::string_view>> words_;  // by the mention that stands for a cluster
};

// The named organization that a bare noun takes up, of those before it (latest last), or kNone.
MentionIndex organization_meant(const Board& board, const std::vector<MentionIndex>& organizations, NameWords& words,
                                std::string_view noun) {
  constexpr std::ptrdiff_t kFurthestName = 60;
  constexpr std::ptrdiff_t kFurthestKind = 6;
  const auto entry = std::ranges::find(kOrganizationNouns, noun, &OrganizationNoun::noun);
  if (entry == kOrganizationNouns.end()) return kNone;
  MentionIndex by_kind = kNone;
  for (auto it = organizations.rbegin(); it != organizations.rend() && it - organizations.rbegin() < kFurthestName;
       ++it) {
    for (const std::string_view word : entry->name_words)
      if (!word.empty() && words.has(*it, word)) return *it;
    if (by_kind == kNone && it - organizations.rbegin() < kFurthestKind && entry->kind &&
        board.facts(*it).organization_kind == *entry->kind)
      by_kind = *it;
  }
  return by_kind;
}

// The latest organization whose name has all words of the phrase: "the court of appeals", "the appeals court".
MentionIndex organization_in_words(const Board& board, const std::vector<MentionIndex>& organizations, NameWords& words,
                                   TokenRange phrase) {
  constexpr std::ptrdiff_t kForgotten = 1000;  // names ago; so that an article of any length takes linear time
  for (auto it = organizations.rbegin(); it != organizations.rend() && it - organizations.rbegin() < kForgotten; ++it) {
    bool all = true;
    for (TokenIndex t = phrase.begin; t < phrase.end && all; ++t) {
      const Upos tag = board.document.syntax[t].upos;
      if (tag == Upos::Noun || tag == Upos::Propn || tag == Upos::Adj || tag == Upos::Num)
        all = words.has(*it, board.lower[t]);
    }
    if (all) return *it;
  }
  return kNone;
}

// "the district court": says more than "the court", whatever the tagger takes "district" for.
bool says_which(const Board& board, const Referent& referent) {
  if (board.lower[referent.head] == "court" && referent.head > referent.tokens.begin + 1) return true;
  for (TokenIndex t = referent.tokens.begin; t < referent.head; ++t)
    if (board.document.syntax[t].upos == Upos::Noun || board.document.syntax[t].upos == Upos::Propn) return true;
  return false;
}

// Only a bare phrase takes up: "the department", "the federal agency"; not "the department of history", "the Iowa
// agency".
bool is_bare(const Referent& referent) {
  if (referent.tokens.end != referent.head + 1) return false;
  return referent.head - referent.tokens.begin <= 2;
}

// "the administration" of an article that has the president but no "Poe administration": named after the president.
bool name_administration(Board& board, MentionIndex mention) {
  for (const TitlePhrase& title : board.titles) {
    if (title.title != "president" || title.status != TenureStatus::Current || title.of != kNone ||
        title.demonym != kNone)
      continue;
    if (title.entry->scope != TitleScope::Country || title.holders.empty() || !is_name(board, title.holders[0].person))
      continue;
    const MentionIndex president = title.holders[0].person;
    const auto& words = board.facts(president).person.words;
    if (board.president && !words.empty() && lower_ascii(board.officials.family_name(*board.president)) != words.back())
      continue;  // "President Poe" may be of long ago
    ClusterFacts& facts = board.facts(mention);
    facts.named = true;
    facts.organization_kind = OrganizationKind::Other;
    facts.label = std::string(board.document.form(board.referents[president].core.end - 1)) + " administration";
    return true;
  }
  return false;
}

constexpr std::uint32_t kLongestTakenUp = 5;  // tokens

}  // namespace

void merge_kind_nominals(Board& board) {
  std::vector<MentionIndex> organizations;  // named, latest last
  NameWords words(board);
  std::size_t next_title = 0;
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    const Referent& referent = board.referents[i];
    for (; next_title < board.titles.size() && board.titles[next_title].tokens.begin < referent.head; ++next_title) {
      TitlePhrase& title = board.titles[next_title];
      if (title.of_noun != kNone && title.of == kNone)
        title.of = organization_meant(board, organizations, words, board.lower[title.of_noun]);
    }
    if (board.facts(i).sort != Sort::Organization) continue;
    if (referent.kind == MentionKind::Name) organizations.push_back(i);
    if (referent.kind != MentionKind::Nominal || referent.plural || !referent.definite) continue;
    const bool bare = is_bare(referent) && !says_which(board, referent);
    if (!bare && (referent.tokens.size() > kLongestTakenUp || board.lower[referent.tokens.begin] != "the")) continue;
    const MentionIndex found = bare ? organization_meant(board, organizations, words, board.lower[referent.head])
                                    : organization_in_words(board, organizations, words, referent.tokens);
    if (found != kNone)
      words.merge_noun(board, found, i);
    else if (board.lower[referent.head] == "administration" && name_administration(board, i))
      organizations.push_back(i);
  }
}

void merge_same_nominals(Board& board) {
  std::map<std::pair<std::string, Sort>, MentionIndex> last;
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    const Referent& referent = board.referents[i];
    const Sort sort = board.facts(i).sort;
    if (referent.kind != MentionKind::Nominal || sort == Sort::Thing || sort == Sort::Jurisdiction) continue;
    const std::pair key(board.lower[referent.head], sort);
    const auto found = last.find(key);
    const bool takes_up = referent.definite && is_bare(referent) && board.facts(i).mentions.size() == 1;
    if (found != last.end() && takes_up && board.compatible(found->second, i)) board.merge(found->second, i);
    last[key] = i;
  }
}

}  // namespace dateline
