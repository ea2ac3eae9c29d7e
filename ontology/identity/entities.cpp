// Decisions are greedy, in order of time, each by what is known so far: simple to explain, linear in the number of
// records, and stable when articles are added. What it knowingly gets wrong: two namesakes whom nothing tells apart in
// their first articles are one; a person who marries and changes their name is two.
#include "ontology/identity/entities.h"

#include <algorithm>
#include <cassert>
#include <string_view>

#include "ontology/identity/jurisdictions.h"

namespace dateline {
namespace {

constexpr std::size_t kNear = 24;
constexpr int kOffice = 4;             // points for an office that two records share
constexpr std::int32_t kYear = 10000;  // of days as numbers: 20180124

bool is_one_word(std::string_view folded) { return folded.find(' ') == std::string_view::npos; }

std::int32_t day_number(const std::optional<Date>& date) {
  return date ? date->year * 10000 + date->month * 100 + date->day : 0;
}

std::string_view without_prefix(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

// "the", the nation and the order of "Justice Department" never tell bodies apart.
std::string organization_name_key(std::string_view name) {
  const std::string folded = fold_name(name);
  std::string_view text = without_prefix(folded, "the ");
  for (const std::string_view nation : {"us ", "u s ", "united states "}) text = without_prefix(text, nation);
  constexpr std::string_view kDepartment = " department";
  if (text.ends_with(kDepartment) && text.find(' ') == text.size() - kDepartment.size())
    return "department of " + std::string(text.substr(0, text.size() - kDepartment.size()));
  return std::string(text);
}

// Short and all capitals: "DOJ", "ACLU".
bool is_acronym(std::string_view name) {
  return name.size() >= 2 && name.size() <= 6 && std::ranges::all_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Titles of documents have a number or capitals within: "Executive Order 13768", not "the letter".
bool is_proper_title(std::string_view name) {
  int marks = 0;
  bool inside = false;
  for (std::size_t i = 1; i < name.size(); ++i) {
    inside = inside || name[i - 1] == ' ';
    marks += inside && ((name[i] >= 'A' && name[i] <= 'Z') || (name[i] >= '0' && name[i] <= '9'));
  }
  return marks >= 2;
}

bool is_generation(std::string_view word) {
  return word == "jr" || word == "sr" || (word.size() >= 2 && word.find_first_not_of("iv") == std::string_view::npos);
}

}  // namespace

// A person's name in parts, folded: "George W. Bush Jr." gives george, w, bush, jr.
struct EntityLinker::Name {
  explicit Name(const Entity& entity) {
    const std::string folded = fold_name(entity.name);
    std::vector<std::string> words;
    for (std::size_t at = 0; at < folded.size();) {
      const std::size_t end = std::min(folded.find(' ', at), folded.size());
      words.push_back(folded.substr(at, end - at));
      at = end + 1;
    }
    if (words.size() > 1 && is_generation(words.back())) {
      suffix = words.back();
      words.pop_back();
    }
    if (words.empty()) return;
    last = words.back();
    surname = entity.family_name.empty() ? last : fold_name(entity.family_name);
    partial = words.size() == 1 || (entity.given_name.empty() && !entity.family_name.empty() && surname == folded);
    if (words.size() > 1) first = words.front();
    if (words.size() > 2) middle = words[1][0];
  }
  [[nodiscard]] std::string key() const { return first + ' ' + last; }

  std::string first;
  std::string last;
  std::string surname;
  std::string suffix;
  char middle = 0;
  bool partial = true;  // a surname alone, or no name
};

// ---- nodes

EntityIndex EntityLinker::node(NodeClass node_class, const std::string& key, ArticleIndex home,
                               std::string_view authority) {
  const auto [found, added] = by_key_.try_emplace(std::string(segment(node_class)) + '\x1F' + key, 0);
  if (!added) return found->second;
  EntityNode node;
  node.node = node_class;
  node.key = node_key({segment(node_class), key});
  node.home = home;
  found->second = static_cast<EntityIndex>(resolved_.entities.size());
  const std::string local = authority.empty() ? local_name(node.key) : authority_local_name(authority);
  if (const auto name = decisions_.alike({node_class, local})) {
    const auto [known, first] = alike_.try_emplace(*name, found->second);
    if (!first) return found->second = known->second;
  }
  if (!authority.empty()) {
    node.authority = static_cast<std::uint32_t>(resolved_.authorities.size());
    resolved_.authorities.emplace_back(authority);
  }
  resolved_.entities.push_back(node);
  return found->second;
}

EntityIndex EntityLinker::authority_node(NodeClass node_class, const std::string& authority, ArticleIndex home) {
  return node(node_class, "\x1E" + authority, home, authority);
}

// What only this article can tell apart.
EntityIndex EntityLinker::own_node(const Facts& facts, EntityIndex index, NodeClass node_class) {
  const Entity& entity = facts.entities[index];
  return node(node_class,
              local_name(resolved_.articles[article_].key) + '\x1F' + std::to_string(entity.first_mention.start) +
                  '\x1F' + entity.name,
              article_);
}

void EntityLinker::mark(EntityIndex entity) { resolved_.entities[entity].used = true; }

EntityIndex EntityLinker::party(const std::string& name) {
  const std::string local = party_local_name(name);
  const EntityIndex index = authority_node(NodeClass::Party, local, kNoIndex);
  resolved_.parties[local] = index;
  EntityDetails& details = resolved_.entity_details[index];
  details.organization_kind = OrganizationKind::Party;
  ++details.names[is_one_word(fold_name(name)) ? name + " Party" : name];
  return index;
}

EntityIndex EntityLinker::organization(const Entity& entity) {
  if (entity.organization_kind == OrganizationKind::Party) return party(entity.name);
  const std::string key = organization_name_key(entity.name);
  if (!entity.authority.empty()) {
    const EntityIndex index = authority_node(NodeClass::Organization, entity.authority, article_);
    by_key_.try_emplace("organization\x1F" + key, index);
    return index;
  }
  const std::string acronym = "organization\x1F\x1D" + entity.name;
  if (is_acronym(entity.name)) {
    if (const auto found = by_key_.find(acronym); found != by_key_.end() && found->second != kNoIndex)
      return found->second;
  }
  const EntityIndex index = node(NodeClass::Organization, key, article_);
  // An acronym that two bodies go by stands for neither.
  for (const std::string& alias : entity.aliases) {
    if (!is_acronym(alias)) continue;
    const auto [known, added] = by_key_.try_emplace("organization\x1F\x1D" + alias, index);
    if (!added && known->second != index) known->second = kNoIndex;
  }
  return index;
}

EntityIndex EntityLinker::jurisdiction(const Facts& facts, EntityIndex index) {
  const Entity& entity = facts.entities[index];
  if (!entity.authority.empty()) return known_place(entity.authority);
  std::string key = fold_name(entity.name) + '\x1F' + std::string(name(entity.level));
  auto outer = entity.within;
  for (int depth = 0; outer && depth < 8; ++depth) {
    const Entity& container = facts.entities[*outer];
    key += '\x1F' + (container.authority.empty() ? fold_name(container.name) : container.authority);
    outer = container.within;
  }
  return node(NodeClass::Jurisdiction, key, kNoIndex);
}

EntityIndex EntityLinker::instrument(const Facts& facts, EntityIndex index) {
  const Entity& entity = facts.entities[index];
  if (!is_proper_title(entity.name)) return own_node(facts, index, NodeClass::Instrument);
  return node(NodeClass::Instrument, fold_name(entity.name), article_);
}

// ---- people

EntityLinker::Person EntityLinker::describe(const Facts& facts, EntityIndex index, const Name& name) const {
  const ResolvedArticle& article = resolved_.articles[article_];
  const Entity& entity = facts.entities[index];
  Person told;
  told.gender = entity.gender;
  told.middle = name.middle;
  told.suffix = name.suffix;
  told.party = entity.party;
  for (const Tenure& tenure : facts.tenures) {
    if (tenure.person != index) continue;
    const bool holds = tenure.status == TenureStatus::Current || tenure.status == TenureStatus::Acting;
    const bool seeks = tenure.status == TenureStatus::Candidate || tenure.status == TenureStatus::Nominee;
    told.offices.push_back({article.offices[tenure.office], holds, seeks, day_});
    if (told.party.empty()) told.party = tenure.party;
  }
  for (EntityIndex i = 0; i < facts.entities.size(); ++i) {
    const Entity& other = facts.entities[i];
    const bool tells = other.kind == EntityKind::Organization ||
                       (other.kind == EntityKind::Jurisdiction && other.level != Level::Country);
    if (tells && other.mention_count != 0) told.near.push_back(article.entities[i]);
  }
  std::ranges::sort(told.near);
  told.near.erase(std::ranges::unique(told.near).begin(), told.near.end());
  if (told.near.size() > kNear) told.near.resize(kNear);
  return told;
}

// "Ana Ruiz Jr." and "Ana Ruiz", "Ana B. Ruiz" and "Ana C. Ruiz".
bool EntityLinker::other_name(const Person& known, const Person& told) {
  return known.suffix != told.suffix || (known.middle != 0 && told.middle != 0 && known.middle != told.middle);
}

// Whether one title is held of two places, neither of which contains the other: "senator of the United States" is how
// some articles have the senator of a state.
bool EntityLinker::other_place(OfficeIndex one, OfficeIndex other) const {
  const ResolvedOffice& a = resolved_.offices[one];
  const ResolvedOffice& b = resolved_.offices[other];
  return one != other && a.title == b.title && a.of && b.of && resolved_.lie_apart(*a.of, *b.of);
}

// Whether two records of one name must be two people.
bool EntityLinker::conflict(const Person& known, const Person& told) const {
  if (other_name(known, told)) return true;
  if (known.gender != Gender::Unknown && told.gender != Gender::Unknown && known.gender != told.gender) return true;
  // The same title of two places within a year: a mayor of Springfield is not the mayor of Shelbyville.
  for (const Person::Seen& a : known.offices)
    for (const Person::Seen& b : told.offices)
      if (a.holds && b.holds && other_place(a.office, b.office) && std::abs(a.day - b.day) < kYear) return true;
  return false;
}

// What two records share, beyond the name.
int EntityLinker::support(const Person& known, const Person& told) const {
  int points = 0;
  for (const Person::Seen& a : known.offices)
    for (const Person::Seen& b : told.offices) {
      if (a.office == b.office)
        points += kOffice;
      else if (resolved_.offices[a.office].of && resolved_.offices[a.office].of == resolved_.offices[b.office].of)
        points += 2;
    }
  if (!known.party.empty() && !told.party.empty()) points += known.party == told.party ? 1 : -2;
  int near = 0;
  for (const EntityIndex other : told.near) near += std::ranges::binary_search(known.near, other);
  return points + std::min(near, 3);
}

void EntityLinker::learn(std::uint32_t index, const Person& told, const Name& name) {
  Person& known = people_[index];
  ++known.articles;
  if (known.gender == Gender::Unknown) known.gender = told.gender;
  if (known.middle == 0) known.middle = told.middle;
  if (known.party.empty()) known.party = told.party;
  for (const Person::Seen& seen : told.offices) {
    const auto at = std::ranges::find(known.offices, seen.office, &Person::Seen::office);
    if (at == known.offices.end())
      known.offices.push_back(seen);
    else if (at->day <= seen.day)
      *at = seen;
    auto& bearers = office_bearers_[name.surname + '\x1F' + resolved_.offices[seen.office].local];
    if (std::ranges::find(bearers, index) == bearers.end()) bearers.push_back(index);
  }
  for (const EntityIndex other : told.near) {
    if (known.near.size() >= kNear) break;
    const auto at = std::ranges::lower_bound(known.near, other);
    if (at == known.near.end() || *at != other) known.near.insert(at, other);
  }
}

std::uint32_t EntityLinker::new_person(const Facts& facts, EntityIndex index, const Name& name, const Person& told) {
  const Entity& entity = facts.entities[index];
  auto& namesakes = namesakes_[name.key()];
  Person person;
  person.suffix = told.suffix;
  if (!entity.authority.empty()) {
    person.entity = authority_node(NodeClass::Person, entity.authority, article_);
  } else {
    // The first of a name is named by it, later ones by office or article too.
    std::string key = name.key() + '\x1F' + name.suffix;
    if (!namesakes.empty())
      key += '\x1F' + (told.offices.empty() ? "" : resolved_.offices[told.offices[0].office].local);
    if (by_key_.contains("person\x1F" + key))
      key += '\x1F' + local_name(resolved_.articles[article_].key) + std::to_string(index);
    person.entity = node(NodeClass::Person, key, article_);
  }
  const auto number = static_cast<std::uint32_t>(people_.size());
  person_of_entity_[person.entity] = number;
  namesakes.push_back(number);
  people_.push_back(std::move(person));
  return number;
}

// "Mayor Ruiz": a surname with an office that one known person of that surname has had within a year; who only runs for
// it is another Ruiz.
EntityIndex EntityLinker::person_by_office(const Facts& facts, EntityIndex index, const Name& name) {
  const Person told = describe(facts, index, name);
  std::vector<std::uint32_t> bearers;
  for (const Person::Seen& seen : told.offices) {
    const auto found = office_bearers_.find(name.surname + '\x1F' + resolved_.offices[seen.office].local);
    if (found == office_bearers_.end()) continue;
    for (const std::uint32_t bearer : found->second) {
      const Person& known = people_[bearer];
      const auto at = std::ranges::find(known.offices, seen.office, &Person::Seen::office);
      if (known.gender != Gender::Unknown && told.gender != Gender::Unknown && known.gender != told.gender) continue;
      if (at->seeks != seen.seeks) continue;
      if (std::abs(at->day - day_) < kYear && std::ranges::find(bearers, bearer) == bearers.end())
        bearers.push_back(bearer);
    }
  }
  return bearers.size() == 1 ? people_[bearers[0]].entity : own_node(facts, index, NodeClass::Person);
}

// The person of this full name that a record is: the only one that has had the name so far, if nothing speaks against
// it; among namesakes the one that something else speaks for, or the one whom ten times more articles have than all the
// others together: one report that gets an office wrong must not make everybody's president a stranger from then on.
std::optional<std::uint32_t> EntityLinker::find_namesake(const Person& told, const Name& name) const {
  constexpr std::uint32_t kBestKnown = 10;
  const auto found = namesakes_.find(name.key());
  if (found == namesakes_.end()) return std::nullopt;
  std::vector<std::pair<int, std::uint32_t>> candidates;
  std::uint32_t namesakes = 0, articles = 0;
  for (const std::uint32_t known : found->second) {
    if (other_name(people_[known], told)) continue;
    ++namesakes;
    articles += people_[known].articles;
    if (!conflict(people_[known], told)) candidates.emplace_back(support(people_[known], told), known);
  }
  if (candidates.empty()) return std::nullopt;
  std::ranges::stable_sort(candidates, std::ranges::greater{}, &std::pair<int, std::uint32_t>::first);
  if (namesakes == 1) return candidates[0].second;
  for (const auto& [points, known] : candidates)
    if (people_[known].articles >= kBestKnown * (articles - people_[known].articles) &&
        points + kOffice > candidates[0].first)
      return known;
  const bool clear = candidates.size() == 1 || candidates[0].first > candidates[1].first;
  return candidates[0].first >= 2 && clear ? std::optional(candidates[0].second) : std::nullopt;
}

// Somebody with an outside id may have been known by name before; the name stays as one that is replaced.
EntityIndex EntityLinker::identified_person(const Facts& facts, EntityIndex index, const Name& name,
                                            const Person& told) {
  const Entity& entity = facts.entities[index];
  const std::string key = "person\x1F\x1E" + entity.authority;
  if (const auto known = by_key_.find(key); known != by_key_.end()) {
    const auto person = person_of_entity_.find(known->second);
    learn(person != person_of_entity_.end() ? person->second : new_person(facts, index, name, told), told, name);
    return known->second;
  }
  const auto namesake = name.partial ? std::nullopt : find_namesake(told, name);
  if (namesake && resolved_.entities[people_[*namesake].entity].authority == kNoIndex) {
    EntityNode& node = resolved_.entities[people_[*namesake].entity];
    node.renamed = true;
    node.authority = static_cast<std::uint32_t>(resolved_.authorities.size());
    resolved_.authorities.push_back(entity.authority);
    by_key_[key] = people_[*namesake].entity;
    learn(*namesake, told, name);
    return people_[*namesake].entity;
  }
  const std::uint32_t person = new_person(facts, index, name, told);
  learn(person, told, name);
  return people_[person].entity;
}

EntityIndex EntityLinker::person(const Facts& facts, EntityIndex index) {
  const Name name(facts.entities[index]);
  const Person told = describe(facts, index, name);
  if (!facts.entities[index].authority.empty()) return identified_person(facts, index, name, told);
  if (name.partial)
    return name.last.empty() ? own_node(facts, index, NodeClass::Person) : person_by_office(facts, index, name);
  const auto known = find_namesake(told, name);
  const std::uint32_t which = known ? *known : new_person(facts, index, name, told);
  learn(which, told, name);
  return people_[which].entity;
}

// ---- one article

void EntityLinker::link(ArticleIndex index, const Facts& facts) {
  article_ = index;
  day_ = day_number(facts.article.published);
  ResolvedArticle& article = resolved_.articles[index];
  if (!facts.article.publisher.empty()) {
    article.publisher = node(NodeClass::Organization, organization_name_key(facts.article.publisher), kNoIndex);
    EntityDetails& details = resolved_.entity_details[article.publisher];
    ++details.names[facts.article.publisher];
    details.organization_kind = OrganizationKind::Media;
    mark(article.publisher);
  }
  article.entities.assign(facts.entities.size(), kNoIndex);
  for (EntityIndex i = 0; i < facts.entities.size(); ++i) {
    switch (facts.entities[i].kind) {
      case EntityKind::Person:
        break;  // when everything beside them is known
      case EntityKind::Organization:
        article.entities[i] = organization(facts.entities[i]);
        break;
      case EntityKind::Jurisdiction:
        article.entities[i] = jurisdiction(facts, i);
        break;
      case EntityKind::Instrument:
        article.entities[i] = instrument(facts, i);
        break;
      case EntityKind::Group:
        article.entities[i] = own_node(facts, i, NodeClass::Group);
        break;
    }
  }
  link_offices(facts);
  for (EntityIndex i = 0; i < facts.entities.size(); ++i)
    if (facts.entities[i].kind == EntityKind::Person) article.entities[i] = person(facts, i);
  for (const Entity& entity : facts.entities)
    if (!entity.party.empty()) mark(party(entity.party));
  for (EntityIndex i = 0; i < facts.entities.size(); ++i) {
    EntityNode& node = resolved_.entities[article.entities[i]];
    node.shared = node.shared || node.home != article_;
    if (facts.entities[i].mention_count != 0) mark(article.entities[i]);
  }
  mark_referred(facts);
  link_tenures(facts);
}

// What events and statements refer to is written even where it is not mentioned by name.
void EntityLinker::mark_referred(const Facts& facts) {
  const ResolvedArticle& article = resolved_.articles[article_];
  const auto use = [&](const FactRef& ref) {
    if (const auto* entity = std::get_if<EntityRef>(&ref)) mark(article.entities[entity->index]);
  };
  for (const Event& event : facts.events) {
    if (event.place) mark(article.entities[*event.place]);
    for (const Participation& participation : event.participations) use(participation.participant);
  }
  for (const Statement& statement : facts.statements) {
    for (const auto& entity : {statement.speaker, statement.through_speaker, statement.addressee})
      if (entity) mark(article.entities[*entity]);
    for (const FactRef& ref : statement.about) use(ref);
  }
}

// ---- offices and tenures

// "mayor" of us3651000 gives "mayorus3651000"; everything else is hashed.
std::string EntityLinker::office_local(std::string_view title, std::optional<EntityIndex> of) const {
  const std::string folded = fold_name(title);
  const EntityNode* body = of ? &resolved_.entities[*of] : nullptr;
  const bool plain =
      !folded.empty() && std::ranges::all_of(folded, [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; });
  if (body != nullptr && body->node == NodeClass::Jurisdiction && body->authority != kNoIndex && plain) {
    std::string name;
    std::ranges::copy_if(folded, std::back_inserter(name), [](char c) { return c != ' '; });
    return name + resolved_.local(*of);
  }
  const std::string whose = body == nullptr ? "" : std::string(segment(body->node)) + '/' + resolved_.local(*of);
  return local_name(node_key({"office", folded, whose}));
}

void EntityLinker::link_offices(const Facts& facts) {
  ResolvedArticle& article = resolved_.articles[article_];
  for (const Office& office : facts.offices) {
    // An office of a person ("his lawyer") is of nobody's: only places and bodies have offices.
    auto of = office.of ? std::optional(article.entities[*office.of]) : std::nullopt;
    if (of && *of == kNoIndex) of.reset();
    std::string local = office_local(office.title, of);
    const auto [found, added] = offices_.try_emplace(local, static_cast<OfficeIndex>(resolved_.offices.size()));
    if (added)
      resolved_.offices.push_back({std::move(local), office.title, of, of ? facts.entities[*office.of].name : ""});
    if (of) mark(*of);
    article.offices.push_back(found->second);
  }
}

void EntityLinker::link_tenures(const Facts& facts) {
  ResolvedArticle& article = resolved_.articles[article_];
  for (const Tenure& tenure : facts.tenures) {
    ResolvedTenure node;
    node.person = article.entities[tenure.person];
    node.office = article.offices[tenure.office];
    node.status = tenure.status;
    node.start = tenure.start;
    node.end = tenure.end;
    if (node.start && node.end && *node.end <= *node.start) node.end.reset();
    if (!tenure.party.empty()) node.party = party(tenure.party);
    mark(node.person);
    if (node.party) mark(*node.party);
    node.key = node_key({"tenure", segment(resolved_.entities[node.person].node), resolved_.local(node.person),
                         resolved_.offices[node.office].local, name(node.status)});
    const auto [found, added] = tenures_.try_emplace({node.person, node.office, node.status},
                                                     static_cast<TenureIndex>(resolved_.tenures.size()));
    if (added) {
      resolved_.tenures.push_back(node);
    } else {
      ResolvedTenure& known = resolved_.tenures[found->second];
      if (!known.party) known.party = node.party;
      if (!known.start && !known.end) known.start = node.start, known.end = node.end;
    }
    article.tenures.push_back(found->second);
  }
}

// ---- places

// A place by its authority key, completed with those around it when it first comes.
EntityIndex EntityLinker::known_place(const std::string& authority) {
  const EntityIndex index = authority_node(NodeClass::Jurisdiction, authority, kNoIndex);
  const auto [details, added] = resolved_.entity_details.try_emplace(index);
  const auto place = places_ != nullptr && added ? places_->find_key(authority) : std::nullopt;
  if (!place) return index;
  EntityDetails known;
  known.names[std::string(places_->name(*place))] = 0;
  known.level = places_->level(*place);
  known.ocd_id = places_->ocd_id(*place);
  known.geoid = places_->geoid(*place);
  known.iso_code = places_->iso_code(*place);
  const auto outer = places_->ancestors(*place);
  if (!outer.empty()) known.parent = known_place(std::string(places_->key(outer[0])));
  resolved_.entity_details[index] = std::move(known);
  return index;
}

}  // namespace dateline
