// EventLexicon: four tables, joined when they are read. A row's role slots stand before its type's, so the first match
// wins. Patterns of a word are sorted by the number of their conditions: the most special construction that holds is
// meant.
#include "extract/events/lexicon.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "ontology/tsv.h"

namespace dateline {
namespace {

using Classes = std::map<std::string, WordClass, std::less<>>;

constexpr std::pair<std::string_view, ConditionKind> kConditions[] = {
    {"prt", ConditionKind::Particle},    {"prep", ConditionKind::Preposition}, {"obj", ConditionKind::Object},
    {"-obj", ConditionKind::NoObject},   {"subj", ConditionKind::Subject},     {"xcomp", ConditionKind::OpenComplement},
    {"comp", ConditionKind::Complement}, {"neg", ConditionKind::Negated},      {"adv", ConditionKind::Adverb},
    {"mod", ConditionKind::Modifier},    {"poss", ConditionKind::Possessor},   {"lv", ConditionKind::LightVerb},
    {"pl", ConditionKind::Plural},       {"sg", ConditionKind::Singular},      {"def", ConditionKind::Definite},
    {"case", ConditionKind::Case},       {"inf", ConditionKind::Infinitive},   {"gov", ConditionKind::Governor},
    {"modal", ConditionKind::Modal},
};

// Prepositions that a condition can name together with the head of their phrase.
bool is_phrase_preposition(std::string_view word) {
  constexpr std::string_view kKnown[] = {"with", "to",   "on",   "into",  "against", "for",    "at", "of",   "in",
                                         "by",   "from", "over", "about", "behind",  "around", "as", "after"};
  return std::find(std::begin(kKnown), std::end(kKnown), word) != std::end(kKnown);
}

[[noreturn]] void fail(const std::string& where, std::string_view expected, std::string_view found) {
  throw std::runtime_error(where + ": expected " + std::string(expected) + ", found \"" + std::string(found) + '"');
}

void add_word(WordClass& words, std::string_view word) {
  if (word == "PRONOUN") {
    words.pronouns = true;
  } else if (word == "NUMBER") {
    words.numbers = true;
  } else if (const auto type = parse_name_type(word)) {
    words.name_types |= 1U << static_cast<unsigned>(*type);
  } else {
    words.lemmas.emplace(word);
  }
}

void add_class(WordClass& words, const WordClass& other) {
  words.lemmas.insert(other.lemmas.begin(), other.lemmas.end());
  words.name_types |= other.name_types;
  words.pronouns |= other.pronouns;
  words.numbers |= other.numbers;
}

Classes read_classes(const std::filesystem::path& path) {
  Classes classes;
  const Tsv table(path, {"class", "words"});
  for (const auto& row : table.rows()) {
    WordClass& words = classes[std::string(row[0])];
    for (const auto word : split(row[1], ' ')) add_word(words, word);
  }
  return classes;
}

Condition read_condition(std::string_view text, const Classes& classes, const std::string& where) {
  const std::size_t equals = text.find('=');
  const std::string_view key = text.substr(0, equals);
  Condition condition;
  if (text.find('/') != std::string_view::npos) {
    const auto parts = split(text, '/');
    condition = read_condition(parts[0], classes, where);
    for (std::size_t i = 1; i < parts.size(); ++i)
      condition.alternatives.push_back(read_condition(parts[i], classes, where));
    return condition;
  }
  if (key.starts_with('-') && text != "-obj") {
    condition = read_condition(text.substr(1), classes, where);
    condition.negated = true;
    return condition;
  }
  const auto known = std::find_if(std::begin(kConditions), std::end(kConditions),
                                  [&](const auto& entry) { return entry.first == key; });
  if (known != std::end(kConditions)) {
    condition.kind = known->second;
  } else if (is_phrase_preposition(key)) {
    condition.kind = ConditionKind::Phrase;
    condition.preposition = key;
  } else {
    fail(where, "a condition", text);
  }
  if (equals == std::string_view::npos) return condition;
  condition.any = false;
  for (const auto word : split(text.substr(equals + 1), ',')) {
    if (!word.starts_with('@')) {
      add_word(condition.words, word);
      continue;
    }
    const auto found = classes.find(word.substr(1));
    if (found == classes.end()) fail(where, "a class of event_words.tsv", word);
    add_class(condition.words, found->second);
  }
  return condition;
}

std::string capitalized(std::string_view text) {
  std::string result(text);
  if (!result.empty() && result[0] >= 'a' && result[0] <= 'z') result[0] = static_cast<char>(result[0] - 'a' + 'A');
  return result;
}

RoleMap read_roles(std::string_view text, const std::string& where) {
  RoleMap roles;
  for (const auto pair : split(text, ' ')) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) fail(where, "slot=role", pair);
    const std::string_view name = pair.substr(equals + 1);
    const auto role = parse<Role>(capitalized(name));
    if (!role && name != "none") fail(where, "a role", name);
    roles.emplace_back(pair.substr(0, equals), role);
  }
  return roles;
}

template <class Enum>
Enum read_name(std::string_view text, const std::string& where, std::string_view what) {
  const auto value = parse<Enum>(text);
  if (!value) fail(where, what, text);
  return *value;
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// "boycotts", "boycotted", "boycotting"; both spellings where the last consonant may double.
std::vector<std::string> regular_forms(const std::string& lemma, bool verb) {
  const char last = lemma.back();
  const bool sibilant = last == 's' || last == 'x' || last == 'z' || lemma.ends_with("ch") || lemma.ends_with("sh");
  const bool y = last == 'y' && lemma.size() > 2 && !is_vowel(lemma[lemma.size() - 2]);
  const std::string stem = lemma.substr(0, lemma.size() - 1);
  std::vector<std::string> forms{y ? stem + "ies" : lemma + (sibilant ? "es" : "s")};
  if (!verb) return forms;
  if (last == 'e') {
    forms.insert(forms.end(), {lemma + 'd', stem + "ing"});
  } else if (y) {
    forms.insert(forms.end(), {stem + "ied", lemma + "ing"});
  } else {
    forms.insert(forms.end(), {lemma + "ed", lemma + "ing"});
    if (!is_vowel(last)) forms.insert(forms.end(), {lemma + last + "ed", lemma + last + "ing"});
  }
  return forms;
}

bool holds_word(const WordClass& words, std::string_view lemma) { return words.lemmas.contains(std::string(lemma)); }

}  // namespace

EventLexicon::EventLexicon(const std::filesystem::path& data) {
  const auto folder = data / "en";
  const Classes classes = read_classes(folder / "event_words.tsv");
  const auto take = [&](const char* name, WordClass& words) {
    if (const auto found = classes.find(name); found != classes.end()) words = found->second;
  };
  take("light", light_);
  take("critique", critique_);
  take("members", members_);
  take("named_event", named_event_);
  take("vote", vote_);
  take("kinds", kinds_);
  take("general", general_);
  take("appearance", appearance_);
  take("occur", occurrence_);
  take("attend", attendance_);
  take("reception", reception_);
  take("issue", issue_);
  take("will", will_);
  take("turnout", turnout_);
  take("rhythm", rhythm_);

  const Tsv sites(folder / "event_sites.tsv", {"site", "city"});
  for (const auto& row : sites.rows()) city_of_site_.emplace(row[0], row[1]);

  std::array<RoleMap, std::tuple_size_v<decltype(categories_)>> type_roles;
  const Tsv types(folder / "event_types.tsv", {"type", "category", "roles"});
  for (std::size_t i = 0; i < types.rows().size(); ++i) {
    const auto& row = types.rows()[i];
    const auto type = static_cast<std::size_t>(read_name<EventType>(row[0], types.where(i), "an event type"));
    categories_[type] = row[1];
    type_roles[type] = read_roles(row[2], types.where(i));
  }

  const Tsv events(folder / "events.tsv", {"lemma", "pos", "when", "type", "modality", "roles", "example"});
  for (std::size_t i = 0; i < events.rows().size(); ++i) {
    const auto& row = events.rows()[i];
    const std::string where = events.where(i);
    EventPattern pattern;
    pattern.row = static_cast<std::uint32_t>(i);
    pattern.lemma = row[0];
    for (const auto text : split(row[2], ' ')) pattern.conditions.push_back(read_condition(text, classes, where));
    pattern.type = read_name<EventType>(row[3], where, "an event type");
    if (!row[4].empty()) pattern.modality = read_name<Modality>(capitalized(row[4]), where, "a modality");
    pattern.roles = read_roles(row[5], where);
    const RoleMap& inherited = type_roles[static_cast<std::size_t>(pattern.type)];
    pattern.roles.insert(pattern.roles.end(), inherited.begin(), inherited.end());
    pattern.example = row[6];
    if (row[1] != "v" && row[1] != "n") fail(where, "v or n", row[1]);
    auto& forms = row[1] == "v" ? verb_of_form_ : noun_of_form_;
    for (std::string& form : regular_forms(pattern.lemma, row[1] == "v")) forms.emplace(std::move(form), pattern.lemma);
    (row[1] == "v" ? verbs_ : nouns_)[pattern.lemma].push_back(static_cast<std::uint32_t>(patterns_.size()));
    patterns_.push_back(std::move(pattern));
  }
  for (Index* index : {&verbs_, &nouns_})
    for (auto& [lemma, rows] : *index)
      std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        return patterns_[a].conditions.size() > patterns_[b].conditions.size();
      });
}

const std::vector<std::uint32_t>& EventLexicon::rows_of(std::string_view lemma, std::string_view folded_form,
                                                        Upos upos) const {
  static const std::vector<std::uint32_t> none;
  if (upos != Upos::Verb && upos != Upos::Noun) return none;
  const Index& index = upos == Upos::Verb ? verbs_ : nouns_;
  if (const auto found = index.find(std::string(lemma)); found != index.end()) return found->second;
  const auto& forms = upos == Upos::Verb ? verb_of_form_ : noun_of_form_;
  const auto form = forms.find(std::string(folded_form));
  return form == forms.end() ? none : index.find(form->second)->second;
}

bool EventLexicon::is_light(std::string_view lemma) const { return holds_word(light_, lemma); }

bool EventLexicon::is_critique(std::string_view lemma) const { return holds_word(critique_, lemma); }

bool EventLexicon::names_one_kind(std::string_view left, std::string_view right) const {
  return (holds_word(vote_, left) && holds_word(vote_, right)) ||
         (holds_word(appearance_, left) && holds_word(appearance_, right));
}

bool EventLexicon::tells_apart(std::string_view left, std::string_view right) const {
  return holds_word(kinds_, left) && holds_word(kinds_, right);
}

bool EventLexicon::is_general(std::string_view lemma) const { return holds_word(general_, lemma); }

bool EventLexicon::is_member(std::string_view lemma) const { return holds_word(members_, lemma); }

bool EventLexicon::is_occurrence(std::string_view lemma) const { return holds_word(occurrence_, lemma); }

bool EventLexicon::is_issue(std::string_view lemma) const { return holds_word(issue_, lemma); }

bool EventLexicon::is_will(std::string_view lemma) const { return holds_word(will_, lemma); }

bool EventLexicon::is_turnout(std::string_view lemma) const { return holds_word(turnout_, lemma); }

bool EventLexicon::is_rhythm(std::string_view lemma) const { return holds_word(rhythm_, lemma); }

bool EventLexicon::is_reception(std::string_view lemma) const { return holds_word(reception_, lemma); }

bool EventLexicon::is_attendance(std::string_view lemma) const { return holds_word(attendance_, lemma); }

bool EventLexicon::is_site(std::string_view name) const { return city_of_site_.contains(std::string(name)); }

std::string_view EventLexicon::city_of_site(std::string_view name) const {
  const auto found = city_of_site_.find(std::string(name));
  return found == city_of_site_.end() ? std::string_view() : found->second;
}

std::optional<Role> role_of(const EventPattern& pattern, std::string_view slot) {
  for (const auto& [name, role] : pattern.roles)
    if (name == slot) return role;
  return std::nullopt;
}

}  // namespace dateline
