// Entities are numbered by first mention. Clusters of a bare place noun or of pronouns alone make none. What a title
// implies
// ("President" the United States) becomes an entity without mentions where the article does not name it.
#include "extract/coref/entities.h"

#include <algorithm>
#include <map>

#include "extract/coref/referents.h"
#include "extract/mentions/generation_suffix.h"
#include "ontology/iri_minter.h"

namespace dateline {
namespace {

bool is_possessive_mark(std::string_view word) {
  return word == "'s" || word == "\u2019s" || word == "'" || word == "\u2019";
}

class ResultBuilder {
 public:
  explicit ResultBuilder(Board& board) : board_(board), date_(board.document.layout.metadata.published) {}

  Coreference build() {
    number_entities();
    add_containers();
    copy_mentions();
    for (const TitlePhrase& title : board_.titles) add_tenures(title);
    drop_vague_tenures();
    return std::move(result_);
  }

 private:
  // ---- entities

  [[nodiscard]] bool is_kept(MentionIndex root) const {
    const ClusterFacts& facts = board_.facts(root);
    if (facts.named) return facts.sort != Sort::Thing;
    const bool described = std::ranges::any_of(
        facts.mentions, [&](MentionIndex m) { return board_.referents[m].kind != MentionKind::Pronoun; });
    return described && facts.sort != Sort::Thing && facts.sort != Sort::Jurisdiction;
  }

  void number_entities() {
    entity_of_root_.assign(board_.referents.size(), kNone);
    for (MentionIndex i = 0; i < board_.referents.size(); ++i) {
      const MentionIndex root = board_.find(i);
      if (entity_of_root_[root] != kNone || !is_kept(root)) continue;
      entity_of_root_[root] = static_cast<EntityIndex>(result_.entities.size());
      result_.entities.push_back(entity(root));
      result_.first_mention.push_back(kNone);
    }
  }

  [[nodiscard]] static EntityKind kind_of(const ClusterFacts& facts) {
    if (facts.sort == Sort::Instrument) return EntityKind::Instrument;
    if (!facts.named) return EntityKind::Group;
    switch (facts.sort) {
      case Sort::Person:
        return EntityKind::Person;
      case Sort::Organization:
        return EntityKind::Organization;
      case Sort::Jurisdiction:
        return EntityKind::Jurisdiction;
      default:
        return EntityKind::Group;
    }
  }

  [[nodiscard]] Entity entity(MentionIndex root) const {
    const ClusterFacts& facts = board_.facts(root);
    Entity entity;
    entity.kind = kind_of(facts);
    entity.organization_kind = facts.organization_kind;
    entity.gender = facts.gender != Gender::Unknown || facts.sort != Sort::Person || facts.person.words.size() < 2
                        ? facts.gender
                        : facts.likely_gender;
    entity.party = facts.party;
    entity.mention_count = static_cast<std::uint32_t>(
        std::ranges::count_if(facts.mentions, [&](MentionIndex m) { return !board_.referents[m].qualifier; }));
    add_names(entity, facts);
    if (entity.kind == EntityKind::Jurisdiction) add_place(entity, facts);
    if (entity.kind == EntityKind::Organization && facts.organization != kNone) {
      const KnownOrganization& known = board_.organizations[facts.organization];
      entity.authority = known.key;
      if (!known.wikidata.empty()) entity.links.push_back({"http://www.wikidata.org/entity/" + known.wikidata, true});
    }
    if (entity.kind == EntityKind::Person) {
      add_person_parts(entity, facts);
      add_official(entity, facts);
    }
    entity.origin = {facts.named ? "name" : "noun phrase", 1.0F};
    return entity;
  }

  [[nodiscard]] static std::string title_case(std::string text) {
    for (std::size_t i = 1; i < text.size(); ++i)
      if (text[i] >= 'A' && text[i] <= 'Z' && text[i - 1] != ' ' && text[i - 1] != '-')
        text[i] = static_cast<char>(text[i] - 'A' + 'a');
    return text;
  }

  // A place that the article only has in a short form ("Mich.", "DETROIT") goes by its own name.
  void add_place(Entity& entity, const ClusterFacts& facts) const {
    entity.level = facts.level;
    if (facts.place == kNone) return;
    entity.authority = board_.places.key(facts.place);
    if (const std::uint32_t id = board_.places.geonames_id(facts.place); id != 0)
      entity.links.push_back({"https://sws.geonames.org/" + std::to_string(id) + "/", true});
    const bool shouts = entity.name.size() > 4 && entity.name.find('.') == std::string::npos &&
                        std::ranges::none_of(entity.name, [](char c) { return c >= 'a' && c <= 'z'; });
    if (shouts) {  // a dateline's capitals
      entity.aliases.insert(entity.aliases.begin(), entity.name);
      entity.name = title_case(entity.name);
      std::erase(entity.aliases, entity.name);
      return;
    }
    if (facts.level == Level::State || entity.authority == "us") {  // "America", "the State of Iowa"
      const std::string own(board_.places.name(facts.place));
      if (entity.name != own) entity.aliases.insert(entity.aliases.begin(), entity.name);
      entity.name = own;
      std::erase(entity.aliases, own);
      return;
    }
    const auto named = board_.places.named(fold_name(entity.name));
    const bool shortened = std::ranges::any_of(named, [&](PlaceCandidate c) {
      return c.place() == facts.place && (c.kind() == PlaceNameKind::Abbreviation || c.kind() == PlaceNameKind::Code);
    });
    if (!shortened && !named.empty()) return;
    entity.aliases.insert(entity.aliases.begin(), entity.name);
    entity.name = board_.places.name(facts.place);
    std::erase(entity.aliases, entity.name);
  }

  // The containing units that the article has.
  void add_containers() {
    std::map<PlaceIndex, EntityIndex> units;
    for (MentionIndex i = 0; i < board_.referents.size(); ++i)
      if (board_.find(i) == i && entity_of_root_[i] != kNone && board_.facts(i).place != kNone)
        units.emplace(board_.facts(i).place, entity_of_root_[i]);
    for (const auto& [place, entity] : units)
      for (const PlaceIndex outer : board_.places.ancestors(place))
        if (const auto found = units.find(outer); found != units.end()) {
          result_.entities[entity].within = found->second;
          break;
        }
    units_ = std::move(units);
    add_parents();
  }

  // Of an agency the nearest parent that the article names.
  void add_parents() {
    std::map<KnownOrganizationIndex, EntityIndex> bodies;
    for (MentionIndex i = 0; i < board_.referents.size(); ++i)
      if (board_.find(i) == i && entity_of_root_[i] != kNone && board_.facts(i).organization != kNone)
        bodies.emplace(board_.facts(i).organization, entity_of_root_[i]);
    for (const auto& [body, entity] : bodies)
      for (auto parent = board_.organizations[body].parent; parent; parent = board_.organizations[*parent].parent)
        if (const auto found = bodies.find(*parent); found != bodies.end()) {
          result_.entities[entity].within = found->second;
          break;
        }
    bodies_ = std::move(bodies);
  }

  // The fullest form first, the others in order of appearance.
  void add_names(Entity& entity, const ClusterFacts& facts) const {
    std::vector<std::string> forms;
    std::size_t fullest = 0;
    for (const MentionIndex m : facts.mentions) {
      const Referent& referent = board_.referents[m];
      if (referent.kind == MentionKind::Pronoun || (facts.named && referent.kind != MentionKind::Name)) continue;
      std::string form = words(facts.named ? referent.core : referent.tokens);
      if (std::ranges::find(forms, form) != forms.end()) continue;
      forms.push_back(std::move(form));
      if (facts.named && is_fuller(forms.back(), forms[fullest], facts.sort)) fullest = forms.size() - 1;
      if (!facts.named) break;
    }
    if (forms.empty()) {
      entity.name = facts.label;
      return;
    }
    entity.name = facts.label.empty() ? forms[fullest] : facts.label;
    for (const std::string& form : forms)
      if (form != entity.name) entity.aliases.push_back(form);
  }

  // More words, and of equally many the one that is not all capitals.
  [[nodiscard]] static bool is_fuller(const std::string& form, const std::string& other, Sort) {
    const auto count = [](const std::string& text) { return std::ranges::count(text, ' '); };
    if (count(form) != count(other)) return count(form) > count(other);
    const auto shouts = [](const std::string& text) {
      return std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
    };
    return shouts(other) && !shouts(form);
  }

  // The words of a name in one line, without a possessive mark at the end.
  [[nodiscard]] std::string words(TokenRange tokens) const {
    if (tokens.size() > 1 && is_possessive_mark(board_.lower[tokens.end - 1])) --tokens.end;
    std::string text;
    for (const char c : board_.document.text_of(tokens)) {
      const char plain = c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
      if (plain == ' ' && (text.empty() || text.back() == ' ')) continue;
      text += plain;
    }
    return text;
  }

  // The id of a person that the authority file knows; official is who took office by the article's date.
  void add_official(Entity& entity, const ClusterFacts& facts) const {
    if (facts.official == kNone) return;
    const auto terms = board_.officials.terms(facts.official);
    entity.official = std::ranges::any_of(
        terms, [&](const OfficialTerm& term) { return !date_ || !term.start || *term.start <= *date_; });
    if (facts.official_confidence < kCloseMatch) return;
    const bool exact = facts.official_confidence >= kExactMatch;
    if (exact) entity.authority = board_.officials.key(facts.official);
    if (const std::string item = board_.officials.wikidata(facts.official); !item.empty())
      entity.links.push_back({"http://www.wikidata.org/entity/" + item, exact});
  }

  // "Poe Jr." and "Poe, Jr." are of the family Poe.
  static void drop_generation_suffix(std::string& family) {
    const auto blank = family.rfind(' ');
    if (blank == std::string::npos || !is_generation_suffix(lower_ascii(family.substr(blank + 1)))) return;
    family.resize(blank);
    if (family.ends_with(',')) family.pop_back();
  }

  static void add_person_parts(Entity& entity, const ClusterFacts& facts) {
    const auto blank = entity.name.find(' ');
    if (facts.person.words.size() < 2 || blank == std::string::npos) {
      entity.family_name = entity.name;
      return;
    }
    entity.given_name = entity.name.substr(0, blank);
    std::size_t begin = blank + 1;
    for (std::size_t i = 1; i + 1 < facts.person.words.size();
         ++i) {  // middle names and initials are no part of the surname
      const std::string& word = facts.person.words[i];
      const bool middle = entity.name[begin] >= 'A' && entity.name[begin] <= 'Z' &&
                          (word.size() <= 2 || i + 2 < facts.person.words.size());
      const std::size_t next = entity.name.find(' ', begin);
      if (!middle || next == std::string::npos) break;
      begin = next + 1;
    }
    if (begin < entity.name.size()) entity.family_name = entity.name.substr(begin);
    drop_generation_suffix(entity.family_name);
  }

  void copy_mentions() {
    result_.mention_of_token.assign(board_.lower.size(), kNone);
    mention_of_referent_.assign(board_.referents.size(), kNone);
    for (MentionIndex i = 0; i < board_.referents.size(); ++i) {
      const EntityIndex entity = entity_of_root_[board_.find(i)];
      if (entity == kNone) continue;
      const Referent& referent = board_.referents[i];
      const auto mention = static_cast<MentionIndex>(result_.mentions.size());
      mention_of_referent_[i] = mention;
      result_.mentions.push_back({referent.kind == MentionKind::Name ? referent.core : referent.tokens, referent.head,
                                  referent.kind, entity, referent.plural});
      result_.office_of_mention.push_back(kNone);
      result_.mention_of_token[referent.head] = mention;
      if (referent.kind != MentionKind::Pronoun)
        for (TokenIndex t = referent.core.begin; t < referent.core.end; ++t) result_.mention_of_token[t] = mention;
      note_first(entity, mention, referent);
    }
    for (const TitlePhrase& title : board_.titles)  // "Mayor" of "Mayor Ann Poe" leads to her too
      if (!title.holders.empty()) lead_to_holder(title);
  }

  // The words of a title lead to its holder; so does the head of the whole phrase where the tree takes it to be the
  // place or body ("[White House] Press Secretary Ann Poe said").
  void lead_to_holder(const TitlePhrase& title) {
    const MentionIndex person = title.holders[0].person;
    for (TokenIndex t = title.tokens.begin; t < title.tokens.end; ++t)
      if (result_.mention_of_token[t] == kNone) result_.mention_of_token[t] = mention_of_referent_[person];
    const TokenRange core = board_.referents[person].core;
    if (board_.referents[person].kind != MentionKind::Name || core.begin < title.tokens.end || title.possessor != kNone)
      return;
    const TokenIndex top = board_.top_of({title.phrase.begin, core.end});
    if (title.phrase.contains(top) && mention_of_referent_[person] != kNone)
      result_.mention_of_token[top] = mention_of_referent_[person];
  }

  // The first full mention: the first with the entity's name, else the first of all.
  void note_first(EntityIndex entity, MentionIndex mention, const Referent& referent) {
    MentionIndex& first = result_.first_mention[entity];
    if (first == kNone)
      first = mention;
    else if (referent.kind == MentionKind::Name && words(referent.core) == result_.entities[entity].name &&
             board_.document.text_of(result_.mentions[first].tokens) != result_.entities[entity].name)
      first = mention;
  }

  [[nodiscard]] EntityIndex entity_of(MentionIndex mention) const {
    return mention == kNone ? kNone : entity_of_root_[board_.find(mention)];
  }

  // ---- offices

  [[nodiscard]] OfficeIndex office(const std::string& title, EntityIndex of) {
    const auto [at, added] = offices_.emplace(std::pair(title, of), static_cast<OfficeIndex>(result_.offices.size()));
    if (added) result_.offices.push_back({title, of == kNone ? std::nullopt : std::optional(of)});
    return at->second;
  }

  // What the article does not name but a title implies; evidence is the holder's mention.
  [[nodiscard]] EntityIndex implied_organization(const std::string& name, OrganizationKind kind,
                                                 MentionIndex evidence) {
    const auto known = board_.organizations.find(name);
    if (known)
      if (const auto found = bodies_.find(*known); found != bodies_.end()) return found->second;
    for (EntityIndex i = 0; i < result_.entities.size(); ++i) {
      const Entity& entity = result_.entities[i];
      if (entity.kind != EntityKind::Organization) continue;
      if (entity.name == name || std::ranges::find(entity.aliases, name) != entity.aliases.end()) return i;
    }
    Entity entity;
    entity.kind = EntityKind::Organization;
    entity.name = name;
    entity.organization_kind = known ? board_.organizations[*known].kind : kind;
    if (known) entity.authority = board_.organizations[*known].key;
    entity.mention_count = 0;
    entity.origin = {"implied by a title", 0.9F};
    result_.entities.push_back(entity);
    result_.first_mention.push_back(evidence);
    const auto index = static_cast<EntityIndex>(result_.entities.size() - 1);
    if (known) bodies_.emplace(*known, index);
    return index;
  }

  [[nodiscard]] EntityIndex implied_place(PlaceIndex place, MentionIndex evidence) {
    const auto [at, added] = units_.emplace(place, static_cast<EntityIndex>(result_.entities.size()));
    if (!added) return at->second;
    Entity entity;
    entity.kind = EntityKind::Jurisdiction;
    entity.name = board_.places.name(place);
    entity.level = board_.places.level(place);
    entity.authority = board_.places.key(place);
    if (const std::uint32_t id = board_.places.geonames_id(place); id != 0)
      entity.links.push_back({"https://sws.geonames.org/" + std::to_string(id) + "/", true});
    entity.mention_count = 0;
    entity.origin = {"implied by a title", 0.9F};
    result_.entities.push_back(std::move(entity));
    result_.first_mention.push_back(evidence);
    return at->second;
  }

  [[nodiscard]] EntityIndex united_states(MentionIndex evidence) {
    const auto us = board_.places.find_key("us");
    return us ? implied_place(*us, evidence) : kNone;
  }

  // What a title's office belongs to, said or implied; kNone where it cannot be told.
  [[nodiscard]] EntityIndex belongs_to(const TitlePhrase& title, MentionIndex own, MentionIndex person,
                                       MentionIndex evidence) {
    if (const EntityIndex of = entity_of(own); of != kNone && result_.entities[of].kind == EntityKind::Jurisdiction &&
                                               (takes_place(title) || !title.listed.empty()))
      return of;
    if (const EntityIndex of = entity_of(title.of); of != kNone && result_.entities[of].kind != EntityKind::Group &&
                                                    !(is_party(of) && title.entry->scope != TitleScope::Organization))
      return of;
    if (title.demonym != kNone) return implied_place(title.demonym, evidence);
    if (title.possessor != kNone) {
      const EntityIndex owner = entity_of(title.possessor);
      if (owner != kNone && (result_.entities[owner].kind == EntityKind::Jurisdiction ||
                             result_.entities[owner].kind == EntityKind::Organization))
        return owner;
    }
    if (const auto term = known_term(title, person))
      if (const auto place = board_.places.find_key(term->place)) return implied_place(*place, evidence);
    switch (title.entry->scope) {
      case TitleScope::CountryOrState:
        if (const EntityIndex state = state_of_article(); state != kNone && !is_federal(title, person)) return state;
        return united_states(evidence);
      case TitleScope::Country:
      case TitleScope::Nominee:
      case TitleScope::RunningMate:
        return united_states(evidence);
      case TitleScope::WhiteHouse:
        return implied_organization("White House", OrganizationKind::Agency, evidence);
      case TitleScope::House:
        return implied_organization("House", OrganizationKind::Legislature, evidence);
      case TitleScope::Cabinet:
        if (title.portfolio.empty()) return kNone;
        return implied_organization("Department of " + title.portfolio, OrganizationKind::Agency, evidence);
      case TitleScope::Court:
        return title.title.ends_with("justice")
                   ? implied_organization("Supreme Court", OrganizationKind::Court, evidence)
                   : kNone;
      default:
        return kNone;
    }
  }

  [[nodiscard]] bool is_federal(const TitlePhrase& title, MentionIndex person) const {
    if (person == kNone) return false;
    std::string full;
    for (const std::string& word : board_.facts(person).person.words) full += (full.empty() ? "" : " ") + word;
    return board_.lexicon.is_federal(full, title.title);
  }

  // The state that the article is about: named three times or more, and more often than any other place.
  [[nodiscard]] EntityIndex state_of_article() const {
    EntityIndex most = kNone;
    for (EntityIndex i = 0; i < result_.entities.size(); ++i)
      if (result_.entities[i].kind == EntityKind::Jurisdiction &&
          (most == kNone || result_.entities[i].mention_count > result_.entities[most].mention_count))
        most = i;
    if (most == kNone || result_.entities[most].level != Level::State || result_.entities[most].mention_count < 3)
      return kNone;
    return most;
  }

  // The holder's term in this office by the authority file, the one at the article's date where there are more.
  [[nodiscard]] std::optional<OfficialTerm> known_term(const TitlePhrase& title, MentionIndex person) const {
    const auto kind = office_of_title(title.title);
    if (!kind || person == kNone || board_.facts(person).official == kNone ||
        board_.facts(person).official_confidence < kCloseMatch)
      return std::nullopt;
    std::optional<OfficialTerm> found;
    for (const OfficialTerm& term : board_.officials.terms(board_.facts(person).official))
      if (term.office == *kind &&
          (!date_ || !term.start || *term.start <= *date_ || title.status != TenureStatus::Current))
        found = term;
    return found;
  }

  [[nodiscard]] bool is_party(EntityIndex entity) const {
    return result_.entities[entity].kind == EntityKind::Organization &&
           result_.entities[entity].organization_kind == OrganizationKind::Party;
  }

  // Whether the place behind the holder's name says where the office is: of a senator, not of a press secretary.
  [[nodiscard]] static bool takes_place(const TitlePhrase& title) {
    switch (title.entry->scope) {
      case TitleScope::State:
      case TitleScope::City:
      case TitleScope::County:
      case TitleScope::CountryOrState:
      case TitleScope::Court:
        return title.of == kNone;
      default:
        return false;
    }
  }

  // The office that a title names; none for lawyers, friends and such.
  [[nodiscard]] OfficeIndex office_of(const TitlePhrase& title, MentionIndex own, MentionIndex person,
                                      MentionIndex evidence) {
    const TitleScope scope = title.entry->scope;
    if (scope == TitleScope::Honorific || scope == TitleScope::NoOffice || scope == TitleScope::Party) return kNone;
    std::string name = title.title;
    if (scope == TitleScope::Nominee) {
      if (title.sought_office.empty() && title.possessor != kNone)
        return kNone;  // "Poe's nominee": for which office is said elsewhere
      name = title.sought_office.empty() ? sought_by(title) : title.sought_office;
    }
    if (scope == TitleScope::RunningMate) name = "vice president";
    return office(name, belongs_to(title, own, person, evidence));
  }

  [[nodiscard]] static std::string sought_by(const TitlePhrase& title) {
    return title.title.starts_with("vice") ? "vice president" : "president";
  }

  void add_tenures(const TitlePhrase& title) {
    const MentionIndex evidence = title.holders.empty() ? kNone : mention_of_referent_[title.holders[0].person];
    const MentionIndex nominal = board_.referent_of_token[title.tokens.end - 1];
    const bool own_mention =
        nominal != kNone && board_.referents[nominal].title != kNone && mention_of_referent_[nominal] != kNone;
    for (const MentionIndex place : title.listed)
      if (entity_of(place) != kNone) (void)office_of(title, place, kNone, mention_of_referent_[place]);
    if (own_mention && !title.entry->plural)
      result_.office_of_mention[mention_of_referent_[nominal]] =
          office_of(title, kNone, nominal, mention_of_referent_[nominal]);
    for (const TitleHolder& holder : title.holders) {
      const EntityIndex person = entity_of(holder.person);
      if (person == kNone || evidence == kNone || result_.entities[person].kind != EntityKind::Person) continue;
      const OfficeIndex office = office_of(title, holder.of, holder.person, mention_of_referent_[holder.person]);
      if (office == kNone || is_private(result_.offices[office])) continue;
      const std::string& first = board_.lower[title.phrase.begin];
      if (!result_.offices[office].of && title.entry->scope == TitleScope::Organization &&
          (first == "a" || first == "an"))
        continue;  // "a leader"
      if (board_.referents[holder.person].kind == MentionKind::Name)
        result_.office_of_mention[mention_of_referent_[holder.person]] = office;
      add_tenure(person, office, title, known_term(title, holder.person));
    }
  }

  // Posts in companies, newspapers, universities and institutes are no offices here: "director of the Globex
  // Institute".
  [[nodiscard]] bool is_private(const Office& office) const {
    if (!office.of || result_.entities[*office.of].kind != EntityKind::Organization) return false;
    const OrganizationKind kind = result_.entities[*office.of].organization_kind;
    return kind == OrganizationKind::Company || kind == OrganizationKind::Media;
  }

  void add_tenure(EntityIndex person, OfficeIndex office, const TitlePhrase& title,
                  const std::optional<OfficialTerm>& term) {
    const TitleScope scope = title.entry->scope;
    const bool candidate = scope == TitleScope::Nominee || scope == TitleScope::RunningMate;
    const TenureStatus status = candidate ? TenureStatus::Candidate : title.status;
    if (!seen_.emplace(std::pair(person, office), status).second) return;
    Tenure tenure;
    tenure.person = person;
    tenure.office = office;
    tenure.status = status;
    tenure.party = title.party;
    tenure.origin = {"title", 1.0F};
    if (term && !candidate) complete(tenure, *term);
    result_.tenures.push_back(tenure);
    result_.tenure_phrases.push_back(title.phrase);
    if (!candidate && title.entry->is_public && is_public_office(office, title))
      result_.entities[person].official = true;
  }

  // Whether the office is a public one: a party's chair or a union's president holds none.
  [[nodiscard]] bool is_public_office(OfficeIndex office, const TitlePhrase& title) const {
    const Office& held = result_.offices[office];
    if (!held.of) return title.entry->scope != TitleScope::Organization;
    const Entity& of = result_.entities[*held.of];
    if (of.kind == EntityKind::Jurisdiction) return true;
    switch (of.organization_kind) {
      case OrganizationKind::Agency:
      case OrganizationKind::Legislature:
      case OrganizationKind::Court:
      case OrganizationKind::Military:
        return true;
      default:
        return false;
    }
  }

  // Adds the dates that are known; a tenure told as current after its end or before its start is kept, and says so. In
  // an article without a date it is open which of somebody's terms is meant, so it gets none.
  void complete(Tenure& tenure, const OfficialTerm& term) const {
    if (!date_) return;
    tenure.start = term.start;
    tenure.end = term.end;
    const bool told_current = tenure.status == TenureStatus::Current || tenure.status == TenureStatus::Acting;
    const bool over = term.end && !term.end_is_near && *term.end < *date_;
    const bool too_early = term.start && *date_ < *term.start;
    if (told_current && (over || too_early)) tenure.origin = {"title, against the authority file", 0.5F};
  }

  // "Rep. Ann Poe … the Iowa congresswoman": the office that says of what it is stands for the one that does not; and
  // where nothing says, it is that of the article's only other office of the title ("the departure of Bo Li as
  // commissioner").
  void drop_vague_tenures() {
    std::vector<Tenure> kept;
    std::vector<TokenRange> phrases;
    for (std::size_t i = 0; i < result_.tenures.size(); ++i) {
      Tenure tenure = result_.tenures[i];
      const Office& office = result_.offices[tenure.office];
      if (!office.of) {
        const auto same_person = std::ranges::find_if(result_.tenures, [&](const Tenure& other) {
          return other.person == tenure.person && result_.offices[other.office].title == office.title &&
                 result_.offices[other.office].of;
        });
        if (same_person != result_.tenures.end()) continue;
        if (const OfficeIndex full = only_office(office.title); full != kNone) tenure.office = full;
      }
      kept.push_back(std::move(tenure));
      phrases.push_back(result_.tenure_phrases[i]);
    }
    result_.tenures = std::move(kept);
    result_.tenure_phrases = std::move(phrases);
  }

  [[nodiscard]] OfficeIndex only_office(const std::string& title) const {
    OfficeIndex found = kNone;
    for (OfficeIndex i = 0; i < result_.offices.size(); ++i)
      if (result_.offices[i].title == title && result_.offices[i].of) {
        if (found != kNone) return kNone;
        found = i;
      }
    return found;
  }

  static constexpr float kExactMatch = 0.75F;  // full name and an office held then, or more
  static constexpr float kCloseMatch = 0.6F;

  Board& board_;
  std::optional<Date> date_;
  Coreference result_;
  std::map<PlaceIndex, EntityIndex> units_;               // places that are entities
  std::map<KnownOrganizationIndex, EntityIndex> bodies_;  // known organizations that are entities
  std::vector<EntityIndex> entity_of_root_;               // by referent
  std::vector<MentionIndex> mention_of_referent_;         // by referent
  std::map<std::pair<std::string, EntityIndex>, OfficeIndex> offices_;
  std::map<std::pair<EntityIndex, OfficeIndex>, TenureStatus> seen_;
};

}  // namespace

Coreference make_coreference(Board& board) { return ResultBuilder(board).build(); }

}  // namespace dateline
