// A person is matched with each office the article gives them, and once by name alone; the surest match counts. By name
// alone only those who held high office by the article's date are known at all: that is general knowledge, and their
// names are seldom anybody else's in political news. It makes them officials; it is too little to give them an id.
#include "extract/coref/officials.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr float kLeast = 0.6F;  // below it the article says too little to be sure

bool is_high(OfficeKind office) {
  return office == OfficeKind::President || office == OfficeKind::VicePresident || office == OfficeKind::Senator ||
         office == OfficeKind::Governor;
}

class OfficialMatcher {
 public:
  explicit OfficialMatcher(Board& board) : board_(board), date_(board.document.layout.metadata.published) {}

  void match() {
    for (TitlePhrase& title : board_.titles) {
      for (const TitleHolder& holder : title.holders) try_title(title, holder);
      if (title.title == "president" && title.status == TenureStatus::Current && title.of == kNone &&
          title.demonym == kNone && title.possessor == kNone && title.holders.size() == 1)
        try_former_president(title);
    }
    for (MentionIndex i = 0; i < board_.referents.size(); ++i)
      if (board_.find(i) == i && board_.facts(i).named && board_.facts(i).sort == Sort::Person &&
          board_.facts(i).official == kNone)
        try_name(i);
  }

 private:
  void try_title(const TitlePhrase& title, const TitleHolder& holder) {
    ClusterFacts& facts = board_.facts(holder.person);
    if (!facts.named || facts.sort != Sort::Person) return;
    OfficialQuery query;
    query.name = full_name(facts);
    query.title =
        title.entry->scope == TitleScope::Nominee && title.sought_office.empty() ? std::string{} : title.title;
    query.status = title.entry->scope == TitleScope::Nominee ? TenureStatus::Candidate : title.status;
    query.party = facts.party;
    query.date = date_;
    for (const MentionIndex place : {title.of, holder.of}) {
      if (place == kNone || board_.facts(place).place == kNone) continue;
      query.place = board_.places.key(board_.facts(place).place);
    }
    const auto matches = board_.officials.match(query);
    if (!matches.empty()) note(facts, matches.front());
  }

  void note(ClusterFacts& facts, const OfficialMatch& match) const {
    if (match.confidence < kLeast || match.confidence <= facts.official_confidence) return;
    facts.official = match.person;
    facts.official_confidence = match.confidence;
    if (facts.gender == Gender::Unknown) facts.gender = board_.officials.gender(match.person);
  }

  void try_name(MentionIndex person) {
    ClusterFacts& facts = board_.facts(person);
    if (facts.person.words.size() < 2) {
      try_president(facts);
      return;
    }
    OfficialQuery query;
    query.name = full_name(facts);
    query.party = facts.party;
    query.date = date_;
    const auto matches = board_.officials.match(query);
    if (matches.empty()) return;
    const auto is_among_first = [&](const OfficialMatch& match) {
      return matches.front().confidence - match.confidence < 0.04F;
    };
    facts.held_high_office = std::ranges::all_of(matches, [&](const OfficialMatch& match) {
      return !is_among_first(match) || held_high_office(match.person) || rose_later(match.person);
    });
    if (!facts.held_high_office || (matches.size() > 1 && is_among_first(matches[1]))) return;
    facts.official = matches.front().person;
    facts.official_confidence = matches.front().confidence;
    if (facts.gender == Gender::Unknown) facts.gender = board_.officials.gender(facts.official);
  }

  [[nodiscard]] bool held_high_office(OfficialIndex person) const {
    return std::ranges::any_of(board_.officials.terms(person), [&](const OfficialTerm& term) {
      return is_high(term.office) && (!date_ || !term.start || *term.start <= *date_);
    });
  }

  // A member of the House who was to rise higher is as well known.
  [[nodiscard]] bool rose_later(OfficialIndex person) const {
    const auto terms = board_.officials.terms(person);
    return std::ranges::any_of(terms, [](const OfficialTerm& term) { return is_high(term.office); }) &&
           std::ranges::any_of(terms,
                               [&](const OfficialTerm& term) { return date_ && term.start && *term.start <= *date_; });
  }

  // "Obama" of an article that never says more: who is president that day.
  void try_president(ClusterFacts& facts) const {
    if (!board_.president || facts.person.words.empty() ||
        lower_ascii(board_.officials.family_name(*board_.president)) != facts.person.words.front())
      return;
    if (facts.gender != Gender::Unknown && facts.gender != board_.officials.gender(*board_.president)) return;
    facts.official = *board_.president;
    facts.official_confidence = kLeast;
  }

  // "President Poe" of who was the last president of that surname years ago: press style keeps the title.
  void try_former_president(TitlePhrase& title) const {
    ClusterFacts& facts = board_.facts(title.holders[0].person);
    if (!date_ || facts.sort != Sort::Person || facts.person.words.size() != 1) return;
    std::optional<OfficialTerm> last;
    OfficialIndex found = kNone;
    for (const OfficialMatch& match : board_.officials.match({.name = facts.person.words[0],
                                      .title = "president",
                                      .status = TenureStatus::Former,
                                      .place = {},
                                      .party = {},
                                      .date = date_})) {
      if (!match.term) continue;
      for (const OfficialTerm& term : board_.officials.terms(match.person)) {
        if (term.office != OfficeKind::President || !term.start || !term.end || *date_ < *term.start) continue;
        if (*date_ <= *term.end) return;  // the one who is it now
        if (last && *term.start < *last->start) continue;
        last = term;
        found = match.person;
      }
    }
    if (!last) return;
    facts.official = found;
    facts.official_confidence = kLeast;
    title.status = TenureStatus::Former;
    if (facts.gender == Gender::Unknown) facts.gender = board_.officials.gender(facts.official);
  }

  [[nodiscard]] static std::string full_name(const ClusterFacts& facts) {
    std::string name = facts.person.full();
    if (!facts.person.suffix.empty()) name += ' ' + facts.person.suffix;
    return name;
  }

  Board& board_;
  std::optional<Date> date_;
};

}  // namespace

void match_officials(Board& board) { OfficialMatcher(board).match(); }

}  // namespace dateline
