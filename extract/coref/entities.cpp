// Entities are numbered by first mention. Clusters of a bare place noun or of pronouns alone make none. Knowingly left
// out: groups by their members ("the two"), so that "they" of two named people has no entity.
#include "extract/coref/entities.h"

#include <algorithm>
#include <map>

#include "extract/coref/referents.h"
#include "extract/mentions/generation_suffix.h"
#include "ontology/iri_minter.h"

namespace dateline {
namespace {

class EntityBuilder {
 public:
  explicit EntityBuilder(Board& board) : board_(board), date_(board.document.layout.metadata.published) {}

  BoardEntities build() {
    number_entities();
    add_containers();
    copy_mentions();
    return std::move(built_);
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
    built_.units = std::move(units);
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
    built_.bodies = std::move(bodies);
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
    entity.official = facts.held_high_office;
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
    if (board_.referents[person].kind != MentionKind::Name || core.begin < title.tokens.end) return;
    if (title.possessor != kNone) {  // "Poe's lawyer Bo Li"; but "[Poe] campaign manager Bo Li" is Li
      const Referent& owner = board_.referents[title.possessor];
      if (owner.kind != MentionKind::Name ||
          (owner.core.end < board_.lower.size() && is_possessive_mark(board_.lower[owner.core.end])))
        return;
    }
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

  static constexpr float kExactMatch = 0.75F;  // full name and an office held then, or more

  Board& board_;
  std::optional<Date> date_;
  BoardEntities built_;
  Coreference& result_ = built_.result;
  std::vector<EntityIndex>& entity_of_root_ = built_.entity_of_root;
  std::vector<MentionIndex>& mention_of_referent_ = built_.mention_of_referent;
};

}  // namespace

BoardEntities find_entities(Board& board) { return EntityBuilder(board).build(); }

}  // namespace dateline
