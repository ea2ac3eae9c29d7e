// A figure stands for a range of values ("about 100" for 90 to 110, "more than 100" for 101 and up); ranges that meet
// are a difference in exactness, ranges that do not are a contradiction. All reports that give a figure of the same
// thing come into one discrepancy, so that a reader sees all values at once.
//
// What it knowingly leaves out: figures that one article gives twice for the same word ("23 jurisdictions, three
// jurisdictions of them in Ohio") are not compared, since nothing says which of them the others mean.
#include "ontology/identity/discrepancies.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "ontology/identity/words.h"

namespace dateline {
namespace {

struct Range {
  std::int64_t low = 0;
  std::int64_t high = std::numeric_limits<std::int64_t>::max();
};

Range range_of(const Figure& figure) {
  const std::int64_t tenth = std::abs(figure.value) / 10;
  switch (figure.comparator) {
    case Comparator::Exact:
      return {figure.value, figure.value};
    case Comparator::About:
      return {figure.value - tenth, figure.value + tenth};
    case Comparator::AtLeast:
      return {figure.value, std::numeric_limits<std::int64_t>::max()};
    case Comparator::MoreThan:
      return {figure.value + 1, std::numeric_limits<std::int64_t>::max()};
    case Comparator::AtMost:
      return {0, figure.value};
  }
  return {};
}

// "more than 100"
std::string words_of(const Figure& figure) {
  const std::string value = std::to_string(figure.value);
  switch (figure.comparator) {
    case Comparator::Exact:
      return value;
    case Comparator::About:
      return "about " + value;
    case Comparator::AtLeast:
      return "at least " + value;
    case Comparator::MoreThan:
      return "more than " + value;
    case Comparator::AtMost:
      return "at most " + value;
  }
  return value;
}

// The word that says what is counted, as it is compared: "US mayors" and "mayors" are one.
std::string counted_key(std::string_view counted) { return std::string(head_word(fold_name(counted))); }

std::string day_words(const DateRange& range) {
  const auto text = [](Date day) { return Term::date(day).value(); };
  return range.exact() ? text(range.earliest) : text(range.earliest) + " to " + text(range.latest);
}

bool apart(const DateRange& a, const DateRange& b) { return a.latest < b.earliest || b.latest < a.earliest; }

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " against ") + part;
  return text;
}

// Collects the discrepancies of one node.
class Finder {
 public:
  Finder(const Resolved& resolved, const NodeKey& node) : resolved_(resolved), node_(local_name(node)) {}

  void add(DifferingProperty on, DifferenceKind kind, std::vector<NodeKey> between, std::string comment,
           std::string_view what = "", std::vector<RecordRef> groups = {}) {
    std::ranges::sort(between);
    between.erase(std::ranges::unique(between).begin(), between.end());
    if (between.size() < 2) return;
    ResolvedDiscrepancy discrepancy;
    discrepancy.key = node_key({"discrepancy", node_, std::to_string(static_cast<int>(on)), what});
    discrepancy.on = on;
    discrepancy.kind = kind;
    discrepancy.between = std::move(between);
    discrepancy.comment = std::move(comment);
    std::ranges::sort(groups);
    discrepancy.groups = std::move(groups);
    found_.push_back(std::move(discrepancy));
  }
  [[nodiscard]] const Resolved& resolved() const { return resolved_; }
  std::vector<ResolvedDiscrepancy> take() { return std::move(found_); }

 private:
  const Resolved& resolved_;
  std::string node_;
  std::vector<ResolvedDiscrepancy> found_;
};

// Tellings that stand on different sides of a question, by side; each side's words once, in the order they came.
template <class Telling, class Side, class Words>
void add_sides(Finder& finder, DifferingProperty on, DifferenceKind kind, const std::vector<Telling>& tellings,
               Side side, Words words) {
  std::vector<NodeKey> reports;
  std::vector<std::string> sides;
  for (const Telling& telling : tellings) {
    if (!side(telling)) continue;
    reports.push_back(telling.report);
    if (const std::string text = words(telling); std::ranges::find(sides, text) == sides.end()) sides.push_back(text);
  }
  if (sides.size() >= 2) finder.add(on, kind, std::move(reports), joined(sides));
}

// ---- events

struct CountedFigure {
  const EventTelling* telling = nullptr;
  const Figure* figure = nullptr;
};

// A number of things by the name that one report gives them.
struct CountedName {
  const EventTelling* telling = nullptr;
  std::string role;
  std::int64_t value = 0;
  std::string name;  // "23 jurisdictions"
  RecordRef record;
};

// The reports of what an event is part of that give it a figure which others give the event itself.
void add_wholes(const std::vector<EventTelling>& tellings, const std::string& key,
                const std::vector<std::string>& values, std::vector<NodeKey>& reports) {
  for (const EventTelling& telling : tellings)
    for (const Figure& figure : telling.whole_figures)
      if (counted_key(figure.counted) == key && std::ranges::find(values, words_of(figure)) != values.end())
        reports.push_back(telling.whole_report);
}

void compare_counted(Finder& finder, const std::vector<EventTelling>& tellings, const std::string& key,
                     const std::vector<CountedFigure>& figures) {
  std::map<ArticleIndex, int> per_article;
  std::set<std::pair<ArticleIndex, std::string>> seen;
  for (const CountedFigure& each : figures)
    if (seen.insert({each.telling->article, words_of(*each.figure)}).second) ++per_article[each.telling->article];
  std::vector<NodeKey> reports;
  std::vector<std::string> values;
  std::vector<const Figure*> kept;
  for (const CountedFigure& each : figures) {
    if (per_article[each.telling->article] != 1) continue;
    reports.push_back(each.telling->report);
    kept.push_back(each.figure);
    if (const std::string text = words_of(*each.figure); std::ranges::find(values, text) == values.end())
      values.push_back(text);
  }
  if (values.size() < 2) return;
  add_wholes(tellings, key, values, reports);
  DifferenceKind kind = DifferenceKind::Vagueness;
  for (const Figure* one : kept)
    for (const Figure* other : kept)
      if (compare_figures(*one, *other) == DifferenceKind::Contradiction) kind = DifferenceKind::Contradiction;
  finder.add(DifferingProperty::Figure, kind, std::move(reports), joined(values) + " " + kept[0]->counted, key);
}

// "23 jurisdictions" in one article and "23 states, cities and counties" in another: things of the same number that go
// by other words. 5 and up, where chance is unlikely; words that any article uses side by side are no difference.
void compare_names(Finder& finder, const std::vector<CountedName>& all) {
  std::map<std::pair<std::string, std::int64_t>, std::vector<CountedName>> by_value;
  for (const CountedName& each : all)
    if (each.value >= 5) by_value[{each.role, each.value}].push_back(each);
  for (const auto& [what, alike] : by_value) {
    std::map<ArticleIndex, std::set<std::string>> keys;
    for (const CountedName& each : alike) keys[each.telling->article].insert(counted_key(each.name));
    std::vector<NodeKey> reports;
    std::vector<std::string> names;
    std::vector<RecordRef> groups;
    std::set<std::string> known;
    for (const CountedName& each : alike) {
      if (keys[each.telling->article].size() != 1) continue;
      reports.push_back(each.telling->report);
      groups.push_back(each.record);
      if (known.insert(counted_key(each.name)).second) names.push_back(each.name);
    }
    const bool side_by_side = std::ranges::any_of(keys, [&](const auto& article) {
      return std::ranges::count_if(article.second, [&](const std::string& key) { return known.contains(key); }) > 1;
    });
    if (names.size() >= 2 && !side_by_side)
      finder.add(DifferingProperty::Participant, DifferenceKind::Vagueness, std::move(reports), joined(names),
                 what.first + std::to_string(what.second), std::move(groups));
  }
}

// The number that a group's description begins with, before an article or "the same": 23 of "23 jurisdictions".
std::optional<std::int64_t> leading_number(std::string_view name) {
  const std::size_t digit = name.find_first_of("0123456789");
  if (digit == std::string_view::npos || digit > 12) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(name.data() + digit, name.data() + name.size(), value);
  if (error != std::errc() || end == name.data() + name.size() || *end != ' ') return std::nullopt;
  return value;
}

void compare_figures(Finder& finder, const std::vector<EventTelling>& tellings) {
  std::map<std::string, std::vector<CountedFigure>> by_counted;
  std::vector<CountedName> groups;
  for (const EventTelling& telling : tellings) {
    for (const Figure& figure : telling.figures) {
      by_counted[counted_key(figure.counted)].push_back({&telling, &figure});
    }
    for (const EventTelling::Group& group : telling.groups)
      if (const auto value = leading_number(group.name))
        groups.push_back({&telling, std::string(name(group.role)), *value, group.name, group.record});
  }
  for (const auto& [key, figures] : by_counted) compare_counted(finder, tellings, key, figures);
  compare_names(finder, groups);
}

template <class Telling>
void compare_dates(Finder& finder, const std::vector<Telling>& tellings) {
  const auto differs = [&](const Telling& telling) {
    return telling.date && std::ranges::any_of(tellings, [&](const Telling& other) {
             return other.date && other.article != telling.article && apart(*telling.date, *other.date);
           });
  };
  add_sides(finder, DifferingProperty::Date, DifferenceKind::Contradiction, tellings, differs,
            [](const Telling& telling) { return day_words(*telling.date); });
}

void compare_places(Finder& finder, const std::vector<EventTelling>& tellings) {
  const Resolved& resolved = finder.resolved();
  const auto differs = [&](const EventTelling& telling) {
    return telling.place && std::ranges::any_of(tellings, [&](const EventTelling& other) {
             return other.place && other.article != telling.article && resolved.lie_apart(*telling.place, *other.place);
           });
  };
  add_sides(finder, DifferingProperty::Place, DifferenceKind::Contradiction, tellings, differs,
            [](const EventTelling& telling) { return telling.place_name; });
}

void compare_modality(Finder& finder, const std::vector<EventTelling>& tellings) {
  const auto real = [](const EventTelling& telling) {
    return telling.modality == Modality::Happened || telling.modality == Modality::Ongoing;
  };
  const bool denied =
      std::ranges::any_of(tellings, [](const EventTelling& t) { return t.modality == Modality::Denied; });
  if (!denied || std::ranges::none_of(tellings, real)) return;
  add_sides(
      finder, DifferingProperty::Modality, DifferenceKind::Contradiction, tellings,
      [&](const EventTelling& telling) { return real(telling) || telling.modality == Modality::Denied; },
      [](const EventTelling& telling) {
        return std::string(telling.modality == Modality::Denied ? "denied" : "told as real");
      });
}

// Meetings and the like have no side that suffers.
bool is_mutual(EventType type) {
  return type == EventType::Meeting || type == EventType::Agreement || type == EventType::Election ||
         type == EventType::Correspondence;
}

void compare_participants(Finder& finder, const std::vector<EventTelling>& tellings) {
  using Pair = std::pair<EntityIndex, EntityIndex>;  // who, to whom
  std::map<Pair, std::vector<const EventTelling*>> acts;
  std::map<EntityIndex, std::string> names;
  for (const EventTelling& telling : tellings) {
    if (is_mutual(telling.type)) continue;
    for (const EventTelling::Named& one : telling.named)
      for (const EventTelling::Named& other : telling.named)
        if (one.role == Role::Agent && other.role == Role::Target && one.entity != other.entity) {
          acts[{one.entity, other.entity}].push_back(&telling);
          names[one.entity] = one.name;
          names[other.entity] = other.name;
        }
  }
  for (const auto& [pair, one_way] : acts) {
    const auto turned = acts.find({pair.second, pair.first});
    if (turned == acts.end() || pair.second < pair.first) continue;
    std::vector<NodeKey> reports;
    for (const std::vector<const EventTelling*>* tellings_of : {&one_way, &std::as_const(turned->second)})
      for (const EventTelling* telling : *tellings_of) reports.push_back(telling->report);
    finder.add(
        DifferingProperty::Participant, DifferenceKind::Contradiction, std::move(reports),
        names[pair.first] + " to " + names[pair.second] + " against " + names[pair.second] + " to " + names[pair.first],
        finder.resolved().local(pair.first));
  }
}

// ---- statements

// "that Ruiz “had no such plan in mind”" is hardly said by Ruiz: somebody speaks of them.
bool names_speaker(const StatementTelling& telling) {
  return std::ranges::count(hashed_words(telling.text),
                            hashed_words(head_word(fold_name(telling.speaker_name))).front()) != 0;
}

void compare_speakers(Finder& finder, const std::vector<StatementTelling>& tellings) {
  const Resolved& resolved = finder.resolved();
  bool contradiction = true;
  std::map<std::string, std::string> names;  // by node: "Justice Department" and "Department of Justice" are one side
  for (const StatementTelling& telling : tellings)
    if (telling.speaker) {
      contradiction = contradiction && resolved.entities[*telling.speaker].node == NodeClass::Person;
      names.try_emplace(resolved.local(*telling.speaker), telling.speaker_name);
    }
  add_sides(
      finder, DifferingProperty::Speaker, contradiction ? DifferenceKind::Contradiction : DifferenceKind::Vagueness,
      tellings, [](const StatementTelling& telling) { return telling.speaker && !names_speaker(telling); },
      [&](const StatementTelling& telling) { return names.at(resolved.local(*telling.speaker)); });
}

// Whether two tellings have nearly the same words: "did not name the mayor" does not deny "attacked the mayor".
bool says_alike(const StatementTelling& one, const StatementTelling& other) {
  constexpr std::size_t kLeastWords = 4;
  const std::vector<WordHash> a = hashed_words(one.text), b = hashed_words(other.text);
  const std::size_t longer = std::max(a.size(), b.size());
  return std::min(a.size(), b.size()) >= kLeastWords && total_size(shared_runs(a, b, 2)) * 5 >= longer * 4;
}

void compare_negation(Finder& finder, const std::vector<StatementTelling>& tellings) {
  const auto differs = [&](const StatementTelling& telling) {
    return std::ranges::any_of(tellings, [&](const StatementTelling& other) {
      return other.negated != telling.negated && other.article != telling.article && says_alike(telling, other);
    });
  };
  add_sides(finder, DifferingProperty::Modality, DifferenceKind::Contradiction, tellings, differs,
            [](const StatementTelling& telling) {
              return std::string(telling.negated ? "said not to have been said" : "said");
            });
}

// The words between two shared runs, as text.
std::string between_runs(const std::string& text, const std::vector<PlacedWord>& words, std::uint32_t from,
                         std::uint32_t to) {
  if (from >= to) return {};
  std::string cut;
  std::uint32_t place = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++place;
    if (place > words[from].start && place <= words[to - 1].end) cut += c;
  }
  return cut;
}

// Whether a new piece of evidence begins between words `from` and `to`: there the article itself left words out.
bool piece_begins(const StatementTelling& telling, std::uint32_t from, std::uint32_t to) {
  std::uint32_t at = 0;
  for (const std::uint32_t words : telling.pieces) {
    at += words;
    if (at >= from && at <= to) return true;
  }
  return false;
}

bool has_ellipsis(std::string_view text) {
  return text.find("...") != std::string_view::npos || text.find("\xE2\x80\xA6") != std::string_view::npos ||
         text.find('[') != std::string_view::npos;
}

// "cities’" and "cities's" say what "cities" says.
std::string without_possessive(std::string text) {
  for (const std::string_view ending : {"\xE2\x80\x99s", "'s", "\xE2\x80\x99", "'"})
    if (text.ends_with(ending)) {
      text.resize(text.size() - ending.size());
      break;
    }
  return text;
}

// "violates" against "breaks", or nothing where the two say the same.
std::string differing_words(const StatementTelling& one, const StatementTelling& other) {
  constexpr std::uint32_t kFirmRun = 3;
  constexpr std::uint32_t kMostChanged = 3;
  const auto a = placed_words(one.text);
  const auto b = placed_words(other.text);
  std::vector<WordHash> hashes_a, hashes_b;
  for (const PlacedWord& word : a) hashes_a.push_back(word.hash);
  for (const PlacedWord& word : b) hashes_b.push_back(word.hash);
  const auto blocks = shared_runs(hashes_a, hashes_b, kFirmRun);
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    const std::uint32_t a0 = blocks[i - 1].a + blocks[i - 1].size, a1 = blocks[i].a;
    const std::uint32_t b0 = blocks[i - 1].b + blocks[i - 1].size, b1 = blocks[i].b;
    if (a1 - a0 > kMostChanged || b1 - b0 > kMostChanged) continue;
    if (piece_begins(one, a0, a1) || piece_begins(other, b0, b1)) continue;
    const std::string words_a = between_runs(one.text, a, a0, a1);
    const std::string words_b = between_runs(other.text, b, b0, b1);
    if (without_possessive(words_a) == without_possessive(words_b)) continue;
    return "“" + words_a + "” against “" + words_b + "”";
  }
  return {};
}

void compare_wording(Finder& finder, const std::vector<StatementTelling>& tellings) {
  std::vector<NodeKey> reports;
  std::string comment;
  for (std::size_t i = 0; i < tellings.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) {
      const StatementTelling& one = tellings[k];
      const StatementTelling& other = tellings[i];
      if (one.article == other.article || !one.quoted || !other.quoted || one.text == other.text) continue;
      if (has_ellipsis(one.text) || has_ellipsis(other.text)) continue;
      const std::string words = differing_words(one, other);
      if (words.empty()) continue;
      if (comment.empty()) comment = words;
      reports.push_back(one.report);
      reports.push_back(other.report);
    }
  if (!reports.empty())
    finder.add(DifferingProperty::Wording, DifferenceKind::Contradiction, std::move(reports), comment);
}

}  // namespace

std::optional<DifferenceKind> compare_figures(const Figure& one, const Figure& other) {
  if (one.value == other.value && one.comparator == other.comparator) return std::nullopt;
  const Range a = range_of(one), b = range_of(other);
  return a.high < b.low || b.high < a.low ? DifferenceKind::Contradiction : DifferenceKind::Vagueness;
}

std::vector<ResolvedDiscrepancy> find_discrepancies(const Resolved& resolved, const NodeKey& node,
                                                    const std::vector<EventTelling>& tellings) {
  Finder finder(resolved, node);
  compare_figures(finder, tellings);
  compare_dates(finder, tellings);
  compare_places(finder, tellings);
  compare_modality(finder, tellings);
  compare_participants(finder, tellings);
  return finder.take();
}

std::vector<ResolvedDiscrepancy> find_discrepancies(const Resolved& resolved, const NodeKey& node,
                                                    const std::vector<StatementTelling>& tellings) {
  constexpr std::size_t kMostCompared = 50;  // word by word; the rest of a quotation that hundreds carry is not
  Finder finder(resolved, node);
  compare_speakers(finder, tellings);
  compare_dates(finder, tellings);
  const std::vector<StatementTelling> first(
      tellings.begin(), tellings.begin() + static_cast<std::ptrdiff_t>(std::min(tellings.size(), kMostCompared)));
  compare_negation(finder, first);
  compare_wording(finder, first);
  return finder.take();
}

void remove_repeats(std::vector<ResolvedDiscrepancy>& discrepancies) {
  std::vector<const ResolvedDiscrepancy*> order;
  for (const ResolvedDiscrepancy& each : discrepancies)
    if (!each.groups.empty()) order.push_back(&each);
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [](const ResolvedDiscrepancy* each) { return each->between.size(); });
  std::map<RecordRef, std::vector<const ResolvedDiscrepancy*>> kept;  // by group
  std::set<NodeKey> repeats;
  for (const ResolvedDiscrepancy* each : order) {
    const auto known = kept.find(each->groups.front());
    const bool repeat = known != kept.end() && std::ranges::any_of(known->second, [&](const auto* other) {
                          return std::ranges::includes(other->groups, each->groups);
                        });
    if (repeat)
      repeats.insert(each->key);
    else
      for (const RecordRef& group : each->groups) kept[group].push_back(each);
  }
  std::erase_if(discrepancies, [&](const ResolvedDiscrepancy& each) { return repeats.contains(each.key); });
}

}  // namespace dateline
