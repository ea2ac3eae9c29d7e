// A match is scored by what agrees: the name (full or family alone), the office, its place, the date, the party. The
// full name with office, place and date is as good as an identifier; a name alone never is, since namesakes hold office
// too (two men called Mike Rogers sat in the House together). What disagrees lowers the score, and what cannot be
// (another party, another state for an office that the person holds) drops the candidate.
#include "ontology/identity/officials.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>

#include "ontology/day.h"
#include "ontology/iri_minter.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 12> kTitles{"president",
                                                   "vice president",
                                                   "senator",
                                                   "representative",
                                                   "governor",
                                                   "lieutenant governor",
                                                   "attorney general",
                                                   "secretary of state",
                                                   "treasurer",
                                                   "auditor",
                                                   "chief election officer",
                                                   "mayor"};

struct OtherTitle {
  std::string_view title;
  OfficeKind office;
};
constexpr std::array kOtherTitles{OtherTitle{"us president", OfficeKind::President},
                                  OtherTitle{"sen", OfficeKind::Senator},
                                  OtherTitle{"us senator", OfficeKind::Senator},
                                  OtherTitle{"us sen", OfficeKind::Senator},
                                  OtherTitle{"junior senator", OfficeKind::Senator},
                                  OtherTitle{"senior senator", OfficeKind::Senator},
                                  OtherTitle{"rep", OfficeKind::Representative},
                                  OtherTitle{"us representative", OfficeKind::Representative},
                                  OtherTitle{"us rep", OfficeKind::Representative},
                                  OtherTitle{"congressman", OfficeKind::Representative},
                                  OtherTitle{"congresswoman", OfficeKind::Representative},
                                  OtherTitle{"us congressman", OfficeKind::Representative},
                                  OtherTitle{"us congresswoman", OfficeKind::Representative},
                                  OtherTitle{"congressional delegate", OfficeKind::Representative},
                                  OtherTitle{"resident commissioner", OfficeKind::Representative},
                                  OtherTitle{"gov", OfficeKind::Governor},
                                  OtherTitle{"lt gov", OfficeKind::LieutenantGovernor},
                                  OtherTitle{"lieutenant gov", OfficeKind::LieutenantGovernor},
                                  OtherTitle{"state attorney general", OfficeKind::AttorneyGeneral},
                                  OtherTitle{"state treasurer", OfficeKind::Treasurer},
                                  OtherTitle{"state auditor", OfficeKind::Auditor}};

std::optional<Date> date_of(std::uint32_t day) {
  if (day == 0) return std::nullopt;
  return Date{static_cast<std::int16_t>(day / 10000), static_cast<std::uint8_t>(day / 100 % 100),
              static_cast<std::uint8_t>(day % 100)};
}

std::uint32_t number_of(Date day) { return static_cast<std::uint32_t>(day.year) * 10000U + day.month * 100U + day.day; }

// How a term lies to a day.
enum class When : std::uint8_t { In, Unknown, Before, After };  // Before: the term was over before the day

When when(const TermRecord& term, std::uint32_t day) {
  if (term.end != 0 && term.end < day) return When::Before;
  if (term.start != 0 && term.start > day) return When::After;
  if (term.start != 0 && (term.end != 0 || term.known >= day)) return When::In;
  return term.known == day ? When::In : When::Unknown;
}

// Whether the term was so long over, or is so far ahead, that nobody calls it current: an approximate end counts two
// months later than it is given.
bool is_clearly_over(const TermRecord& term, std::uint32_t day) {
  if (when(term, day) == When::After) return true;
  constexpr int kNearMonths = 2;
  return when(term, day) == When::Before &&
         (term.end_is_near == 0 || number_of(months_after(*date_of(term.end), kNearMonths)) < day);
}

// How well a term agrees with an office told of: 2 as told, 1 perhaps, 0 not at that time.
constexpr int kFits = 2, kPerhaps = 1;
int fit_of(const TermRecord& term, std::uint32_t day, TenureStatus status) {
  const When time = day == 0 ? When::Unknown : when(term, day);
  if (time == When::Unknown) return kPerhaps;
  return time == (status == TenureStatus::Former ? When::Before : When::In) ? kFits : 0;
}

// Whether somebody of this term may still be in public life on the day; where no day is known, everybody may.
bool is_within_fifteen_years(const TermRecord& term, std::uint32_t day) {
  if (day == 0) return true;
  if (when(term, day) == When::After) return false;
  return term.end == 0 || term.end + 150000 > day;
}

bool same_party(std::string_view a, std::string_view b) {
  return fold_name(a).substr(0, 8) == fold_name(b).substr(0, 8);
}

template <class T>
std::span<const T> section(std::string_view bytes, std::size_t& at, std::size_t count) {
  if (count > (bytes.size() - at) / sizeof(T))
    throw std::runtime_error("expected more bytes, found the end of the file");
  const auto* first = reinterpret_cast<const T*>(bytes.data() + at);
  at += count * sizeof(T);
  return {first, count};
}

}  // namespace

std::string_view title_of(OfficeKind office) { return kTitles[static_cast<std::size_t>(office)]; }

std::optional<OfficeKind> office_of_title(std::string_view title) {
  const std::string folded = fold_name(title);
  for (std::size_t i = 0; i < kTitles.size(); ++i)
    if (folded == kTitles[i]) return static_cast<OfficeKind>(i);
  for (const OtherTitle& other : kOtherTitles)
    if (folded == other.title) return other.office;
  return std::nullopt;
}

Officials::Officials(const std::filesystem::path& file) : file_(file) {
  const std::string_view bytes = file_.bytes();
  OfficialsFileHeader header;
  if (bytes.size() >= sizeof header) std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kOfficialsMagic)
    throw std::runtime_error(file.string() + ": expected an authority file of officials, version 1");
  try {
    std::size_t at = sizeof header;
    records_ = section<OfficialRecord>(bytes, at, header.persons);
    terms_ = section<TermRecord>(bytes, at, header.terms);
    names_ = section<OfficialName>(bytes, at, header.names);
    postings_ = section<OfficialIndex>(bytes, at, header.postings);
    const auto strings = section<char>(bytes, at, header.strings);
    strings_ = {strings.data(), strings.size()};
    if (at != bytes.size() || strings_.empty() || strings_.back() != '\0')
      throw std::runtime_error("expected the last string to end the file");
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(file.string() + ": " + error.what());
  }
}

std::span<const OfficialIndex> Officials::named(std::string_view folded) const {
  const auto at = std::lower_bound(
      names_.begin(), names_.end(), folded,
      [this](const OfficialName& name, std::string_view wanted) { return text(name.folded) < wanted; });
  if (at == names_.end() || text(at->folded) != folded) return {};
  const std::size_t end = at + 1 == names_.end() ? postings_.size() : (at + 1)->first;
  return postings_.subspan(at->first, end - at->first);
}

std::optional<OfficialIndex> Officials::find_key(std::string_view key) const {
  const auto at = std::lower_bound(
      records_.begin(), records_.end(), key,
      [this](const OfficialRecord& record, std::string_view wanted) { return text(record.key) < wanted; });
  if (at == records_.end() || text(at->key) != key) return std::nullopt;
  return static_cast<OfficialIndex>(at - records_.begin());
}

std::string Officials::wikidata(OfficialIndex person) const {
  const std::uint32_t number = records_[person].wikidata;
  return number == 0 ? "" : "Q" + std::to_string(number);
}

std::vector<OfficialTerm> Officials::terms(OfficialIndex person) const {
  std::vector<OfficialTerm> result;
  const std::size_t end = person + 1 < records_.size() ? records_[person + 1].first_term : terms_.size();
  for (std::size_t i = records_[person].first_term; i < end; ++i) {
    const TermRecord& term = terms_[i];
    result.push_back({static_cast<OfficeKind>(term.office), text(term.place), text(term.party), term.district,
                      date_of(term.start), date_of(term.end), date_of(term.known), term.end_is_near != 0});
  }
  return result;
}

OfficialMatch Officials::judge(OfficialIndex person, const OfficialQuery& query, bool full_name) const {
  OfficialMatch match{person, full_name ? 0.4F : 0.1F, std::nullopt, false};
  const auto office = office_of_title(query.title);
  const std::uint32_t day = query.date ? number_of(*query.date) : 0;
  const std::size_t begin = records_[person].first_term;
  const std::size_t end = person + 1 < records_.size() ? records_[person + 1].first_term : terms_.size();
  bool has_office = false, party_known = false, party_fits = false, served_lately = false;
  int best = -1;
  for (std::size_t i = begin; i < end; ++i) {
    const TermRecord& term = terms_[i];
    if (const std::string_view party = text(term.party); !party.empty() && !query.party.empty()) {
      party_known = true;
      party_fits = party_fits || same_party(party, query.party);
    }
    served_lately = served_lately || is_within_fifteen_years(term, day);
    if (!office || term.office != static_cast<std::uint8_t>(*office)) continue;
    has_office = true;
    if (!query.place.empty() && query.place != text(term.place)) continue;
    const int fit = fit_of(term, day, query.status);
    if (fit >= best) match.term = static_cast<std::uint32_t>(i - begin);  // the last of those that fit alike
    best = std::max(best, fit);
  }
  if ((party_known && !party_fits) || (has_office && !match.term)) return {person, 0, std::nullopt, false};
  if (match.term) {
    const TermRecord& term = terms_[begin + *match.term];
    const bool current = query.status == TenureStatus::Current || query.status == TenureStatus::Acting;
    const bool one_holder = *office == OfficeKind::President || *office == OfficeKind::VicePresident;
    match.contradiction = current && day != 0 && is_clearly_over(term, day);
    // Where the source has no dates, a person of this full name in this office of this place is hardly another one.
    const bool sure_of_place = full_name && !query.place.empty() && best == kPerhaps && term.known != 0;
    match.confidence += best == kFits ? 0.35F : match.contradiction ? 0.1F : sure_of_place ? 0.31F : 0.25F;
    if (!query.place.empty() || one_holder) match.confidence += full_name ? 0.2F : 0.35F;
  } else if (full_name && !query.title.empty() && served_lately) {
    match.confidence += 0.2F;  // a senator who became attorney general, a congressman who became mayor
  }
  if (party_known) match.confidence += 0.05F;
  match.confidence = std::min(match.confidence, 0.99F);
  return match;
}

std::vector<OfficialMatch> Officials::match(const OfficialQuery& query) const {
  const std::string folded = fold_name(query.name);
  std::vector<OfficialMatch> matches;
  for (const OfficialIndex person : named(folded)) {
    // "de Blasio" is a family name of two words.
    const bool full_name = folded.find(' ') != std::string::npos && folded != fold_name(family_name(person));
    if (const OfficialMatch match = judge(person, query, full_name); match.confidence > 0) matches.push_back(match);
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const OfficialMatch& a, const OfficialMatch& b) { return a.confidence > b.confidence; });
  constexpr float kClear = 0.08F;
  if (matches.size() > 1 && matches[0].confidence - matches[1].confidence < kClear)
    for (OfficialMatch& match : matches) match.confidence = std::min(match.confidence, 0.45F);
  return matches;
}

std::vector<OfficialIndex> Officials::holders(OfficeKind office, std::string_view place, Date day) const {
  std::vector<OfficialIndex> found;
  for (OfficialIndex person = 0; person < size(); ++person) {
    const std::size_t end = person + 1 < records_.size() ? records_[person + 1].first_term : terms_.size();
    for (std::size_t i = records_[person].first_term; i < end; ++i) {
      const TermRecord& term = terms_[i];
      if (term.office != static_cast<std::uint8_t>(office) || text(term.place) != place) continue;
      if (term.end == 0 || when(term, number_of(day)) != When::In) continue;
      found.push_back(person);
      break;
    }
  }
  return found;
}

}  // namespace dateline
