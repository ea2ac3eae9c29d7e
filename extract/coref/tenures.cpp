// A title gives its holders an office of something: what it names, else what it implies ("Gov." a state, "Attorney
// General" the United States or the state that the article is about). What a title implies and the article does not
// name becomes an entity without mentions.
#include "extract/coref/tenures.h"

#include <algorithm>
#include <map>
#include <set>

#include "ontology/day.h"

namespace dateline {
namespace {

class TenureBuilder {
 public:
  TenureBuilder(Board& board, BoardEntities& built)
      : board_(board), date_(board.document.layout.metadata.published), built_(built) {}

  void build() {
    index_names();
    index_titles();
    state_of_article_ = state_of_article();
    for (const TitlePhrase& title : board_.titles) add_tenures(title);
    drop_vague_tenures();
  }

 private:
  [[nodiscard]] EntityIndex entity_of(MentionIndex mention) const {
    return mention == kNone ? kNone : entity_of_root_[board_.find(mention)];
  }

  void index_names() {
    for (EntityIndex i = 0; i < result_.entities.size(); ++i) {
      const Entity& entity = result_.entities[i];
      if (entity.kind != EntityKind::Organization) continue;
      organization_of_name_.emplace(entity.name, i);
      for (const std::string& alias : entity.aliases) organization_of_name_.emplace(alias, i);
    }
  }

  void index_titles() {
    for (const TitlePhrase& title : board_.titles)
      for (const TitleHolder& holder : title.holders) {
        if (title.title == "president" && title.entry->scope == TitleScope::Country)
          called_president_.insert(board_.find(holder.person));
        if (title.entry->scope == TitleScope::Nominee && sought_by(title) == "president" &&
            (title.sought_office.empty() || title.sought_office == "president"))
          seek_presidency_.insert(board_.find(holder.person));
      }
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
    if (const auto found = organization_of_name_.find(name); found != organization_of_name_.end()) return found->second;
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
    organization_of_name_.emplace(name, index);
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
    if (const EntityIndex party = state_party(title, evidence); party != kNone) return party;
    if (const EntityIndex of = entity_of(title.of);
        of != kNone && result_.entities[of].kind != EntityKind::Group && !(is_party(of) && !leads_party(title)))
      return of;
    if (title.demonym != kNone) return implied_place(title.demonym, evidence);
    if (title.possessor != kNone) {
      const EntityIndex owner = entity_of(title.possessor);
      const bool of_place = title.entry->scope == TitleScope::State || title.entry->scope == TitleScope::City ||
                            title.entry->scope == TitleScope::County;
      if (owner != kNone && (result_.entities[owner].kind == EntityKind::Jurisdiction ||
                             (result_.entities[owner].kind == EntityKind::Organization && !of_place)))
        return owner;
      if (owner != kNone && result_.entities[owner].kind == EntityKind::Person) {
        if (title.for_campaign || title.entry->scope == TitleScope::Campaign)
          return implied_organization(result_.entities[owner].family_name + " campaign", OrganizationKind::Other,
                                      evidence);
        if (title.entry->scope == TitleScope::WhiteHouse && !is_called_president(title.possessor)) return kNone;
      }
    }
    if (const auto term = known_term(title, person))
      if (const auto place = board_.places.find_key(term->place)) return implied_place(*place, evidence);
    switch (title.entry->scope) {
      case TitleScope::CountryOrState:
        if (const EntityIndex state = state_of_article_; state != kNone && !is_federal(title, person)) return state;
        return united_states(evidence);
      case TitleScope::State:
        return title.title == "governor" || title.title.ends_with("lieutenant governor") ||
                       title.title.starts_with("state ")
                   ? state_of_article_
                   : kNone;
      case TitleScope::Abroad:
        return country_before(title);
      case TitleScope::Country:
        if (title.title.ends_with("president") && title.of_other) return kNone;
        if (title.title == "president" && person != kNone &&
            !board_.ever_held(board_.facts(person).person.full(), "president")) {
          if (const EntityIndex country = country_before(title); country != kNone) return country;
          if (names_country_abroad()) return kNone;
        }
        return united_states(evidence);
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
    return person != kNone && board_.lexicon.federal_office(board_.facts(person).person.full()) == title.title;
  }

  // "Trump's chief of staff" is of the White House where the article calls him president.
  [[nodiscard]] bool is_called_president(MentionIndex person) const {
    return called_president_.contains(board_.find(person)) ||
           (board_.facts(person).official != kNone &&
            board_.ever_held(board_.facts(person).person.full(), "president"));
  }

  // "In Peru, President Ann Poe": the last country abroad that the sentence names before the title.
  [[nodiscard]] EntityIndex country_before(const TitlePhrase& title) const {
    const TokenIndex begin = board_.sentence_at(title.tokens.begin).begin;
    for (TokenIndex t = title.phrase.begin; t-- > begin;) {
      const EntityIndex place = entity_of(board_.referent_of_token[t]);
      if (place != kNone && is_country_abroad(result_.entities[place])) return place;
    }
    return kNone;
  }

  [[nodiscard]] static bool is_country_abroad(const Entity& entity) {
    return entity.kind == EntityKind::Jurisdiction && entity.level == Level::Country && entity.authority != "us";
  }

  [[nodiscard]] bool names_country_abroad() {
    for (; !country_abroad_ && looked_through_ < result_.entities.size(); ++looked_through_)
      country_abroad_ = is_country_abroad(result_.entities[looked_through_]);
    return country_abroad_;
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

  [[nodiscard]] static bool leads_party(const TitlePhrase& title) {
    const TitleScope scope = title.entry->scope;
    return scope == TitleScope::Organization || scope == TitleScope::Spokesperson || scope == TitleScope::Campaign;
  }

  // "the Iowa Republican chairman" leads the party of the state.
  [[nodiscard]] EntityIndex state_party(const TitlePhrase& title, MentionIndex evidence) {
    if (title.entry->scope != TitleScope::Organization || title.party.empty()) return kNone;
    const EntityIndex state = entity_of(title.of);
    if (state == kNone || result_.entities[state].level != Level::State) return kNone;
    return implied_organization(result_.entities[state].name + ' ' + title.party + " Party", OrganizationKind::Party,
                                evidence);
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
    if (scope == TitleScope::Honorific || scope == TitleScope::NoOffice || scope == TitleScope::Kin ||
        scope == TitleScope::Party)
      return kNone;
    std::string name = title.title;
    if (scope == TitleScope::Nominee && is_court(title.of)) {
      name = "justice";  // "the Supreme Court nominee"
    } else if (scope == TitleScope::Nominee) {
      if (title.sought_office.empty() && title.possessor != kNone)
        return kNone;  // "Poe's nominee": for which office is said elsewhere
      name = title.sought_office.empty() ? sought_by(title) : title.sought_office;
    }
    if (names_no_department(title) && person != kNone)
      if (const auto known = board_.lexicon.federal_office(board_.facts(person).person.full()); known.starts_with(name))
        return office(std::string(known),
                      united_states(evidence));  // "Secretary Poe", who is known to have been of state
    if (scope == TitleScope::RunningMate) name = "vice president";
    return office(name, belongs_to(title, own, person, evidence));
  }

  [[nodiscard]] static bool names_no_department(const TitlePhrase& title) {
    return title.entry->scope == TitleScope::Cabinet && title.title == "secretary" && title.portfolio.empty() &&
           title.of == kNone;
  }

  [[nodiscard]] bool is_court(MentionIndex mention) const {
    const EntityIndex entity = entity_of(mention);
    return entity != kNone && result_.entities[entity].kind == EntityKind::Organization &&
           result_.entities[entity].organization_kind == OrganizationKind::Court;
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
      if (office == kNone || is_private(result_.offices[office], title)) continue;
      if ((!result_.offices[office].of || title.of == kNone) && is_vague(title)) continue;
      if (title.entry->scope == TitleScope::RunningMate && seeks_presidency(holder.person)) continue;
      if (board_.referents[holder.person].kind == MentionKind::Name)
        result_.office_of_mention[mention_of_referent_[holder.person]] = office;
      add_tenure(holder.person, office, title);
    }
  }

  // "a leader", "chief Ann Poe": of nothing, such a word is no office.
  [[nodiscard]] bool is_vague(const TitlePhrase& title) const {
    if (title.entry->scope == TitleScope::Business) return true;
    if (title.title.ends_with("president") && title.of_other) return true;  // "president of a club"
    const std::string& first = board_.lower[title.phrase.begin];
    const bool indefinite = first == "a" || first == "an";
    if (title.entry->scope == TitleScope::House) return indefinite;  // "a speaker at the rally"
    if (title.entry->scope != TitleScope::Organization) return false;
    return indefinite || title.title == "leader" || title.title == "head" || title.title == "chief" ||
           title.title == "member" || title.title == "officer";
  }

  // "his running mate, presidential nominee Ann Poe" runs for the presidency herself.
  [[nodiscard]] bool seeks_presidency(MentionIndex person) const {
    return seek_presidency_.contains(board_.find(person));
  }

  // Posts in companies, newspapers, universities and institutes are no offices here: "director of the Globex
  // Institute".
  [[nodiscard]] bool is_private(const Office& office, const TitlePhrase& title) const {
    if (!office.of || result_.entities[*office.of].kind != EntityKind::Organization) return false;
    const Entity& of = result_.entities[*office.of];
    if (of.organization_kind != OrganizationKind::Other)
      return of.organization_kind == OrganizationKind::Company || of.organization_kind == OrganizationKind::Media;
    if (title.entry->scope == TitleScope::Business) return true;
    for (std::size_t begin = 0; begin < of.name.size();) {
      const std::size_t end = std::min(of.name.find(' ', begin), of.name.size());
      if (board_.lexicon.organization_word(lower_ascii(of.name.substr(begin, end - begin))) == OrganizationKind::Other)
        return true;
      begin = end + 1;
    }
    return false;
  }

  void add_tenure(MentionIndex holder, OfficeIndex office, const TitlePhrase& title) {
    const EntityIndex person = entity_of(holder);
    const TitleScope scope = title.entry->scope;
    const bool candidate = scope == TitleScope::Nominee || scope == TitleScope::RunningMate;
    TenureStatus status = candidate ? TenureStatus::Candidate : title.status;
    if (candidate && is_court(title.of)) status = TenureStatus::Nominee;
    if (status == TenureStatus::Current && died(holder)) status = TenureStatus::Former;
    if (!seen_.emplace(std::pair(person, office), status).second) return;
    Tenure tenure;
    tenure.person = person;
    tenure.office = office;
    tenure.status = status;
    tenure.party = title.party;
    tenure.origin = {"title", 1.0F};
    if (!candidate)
      if (const auto term = known_term(title, holder)) complete(tenure, *term);
    result_.tenures.push_back(tenure);
    result_.tenure_phrases.push_back(title.phrase);
    if (!candidate && title.entry->is_public && is_public_office(office, title))
      result_.entities[person].official = true;
  }

  // "Justice Poe died in March", "the death of Justice Poe": what is held ends with that.
  [[nodiscard]] bool died(MentionIndex person) {
    const auto [at, added] = died_.try_emplace(board_.find(person), false);
    if (added) at->second = tells_of_death(person);
    return at->second;
  }
  [[nodiscard]] bool tells_of_death(MentionIndex person) const {
    for (const MentionIndex m : board_.facts(person).mentions) {
      if (board_.referents[m].kind == MentionKind::Pronoun) continue;
      const TokenIndex top = board_.referents[m].top;
      const TokenIndex head = board_.head_of(top);
      if (head == kNone) continue;
      const Word& word = board_.document.syntax[head];
      const Deprel relation = board_.relation(top);
      if (word.lemma == "die" && relation == Deprel::Nsubj && (word.xpos == Xpos::Vbd || word.xpos == Xpos::Vbn))
        return true;
      if (word.lemma == "death" && (relation == Deprel::NmodPoss || relation == Deprel::Nmod)) return true;
    }
    return false;
  }

  // Whether the office is a public one: a party's chair or a union's president holds none.
  [[nodiscard]] bool is_public_office(OfficeIndex office, const TitlePhrase& title) const {
    const Office& held = result_.offices[office];
    if (!held.of) {
      const TitleScope scope = title.entry->scope;
      return scope != TitleScope::Organization && scope != TitleScope::Spokesperson && scope != TitleScope::Campaign &&
             scope != TitleScope::Business && (scope != TitleScope::WhiteHouse || title.possessor == kNone);
    }
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

  static constexpr int kNearMonths = 2;  // how far the true end of a term may lie behind a planned or rounded one

  // Adds the dates that are known; a tenure told as current after its end or before its start is kept, and says so. In
  // an article without a date it is open which of somebody's terms is meant, so it gets none.
  void complete(Tenure& tenure, const OfficialTerm& term) const {
    if (!date_) return;
    tenure.start = term.start;
    tenure.end = term.end;
    const bool told_current = tenure.status == TenureStatus::Current || tenure.status == TenureStatus::Acting;
    const bool over = term.end && (term.end_is_near ? months_after(*term.end, kNearMonths) : *term.end) < *date_;
    const bool too_early = term.start && *date_ < *term.start;
    if (told_current && (over || too_early)) tenure.origin = {"title, against the authority file", 0.5F};
  }

  // "Rep. Ann Poe … the Iowa congresswoman": the office that says of what it is stands for the one that does not; and
  // where nothing says, it is that of the article's only other office of the title ("the departure of Bo Li as
  // commissioner").
  void drop_vague_tenures() {
    std::vector<Tenure> kept;
    std::vector<TokenRange> phrases;
    std::map<EntityIndex, std::vector<OfficeIndex>> offices_of;
    for (const Tenure& tenure : result_.tenures) offices_of[tenure.person].push_back(tenure.office);
    std::map<std::string_view, OfficeIndex> only;  // by title, of something; kNone for several
    for (OfficeIndex i = 0; i < result_.offices.size(); ++i)
      if (result_.offices[i].of) {
        const auto [at, added] = only.emplace(result_.offices[i].title, i);
        if (!added) at->second = kNone;
      }
    for (std::size_t i = 0; i < result_.tenures.size(); ++i) {
      Tenure tenure = result_.tenures[i];
      const Office& office = result_.offices[tenure.office];
      if (!office.of) {
        if (std::ranges::any_of(offices_of[tenure.person], [&](OfficeIndex other) {
              const Office& fuller = result_.offices[other];
              return fuller.of && (fuller.title == office.title ||
                                   (office.title == "secretary" && fuller.title.starts_with("secretary of")));
            }))
          continue;
        if (const auto full = only.find(office.title); full != only.end() && full->second != kNone)
          tenure.office = full->second;
      }
      kept.push_back(std::move(tenure));
      phrases.push_back(result_.tenure_phrases[i]);
    }
    result_.tenures = std::move(kept);
    result_.tenure_phrases = std::move(phrases);
  }

  Board& board_;
  std::optional<Date> date_;
  BoardEntities& built_;
  Coreference& result_ = built_.result;
  std::map<PlaceIndex, EntityIndex>& units_ = built_.units;
  std::map<KnownOrganizationIndex, EntityIndex>& bodies_ = built_.bodies;
  const std::vector<EntityIndex>& entity_of_root_ = built_.entity_of_root;
  const std::vector<MentionIndex>& mention_of_referent_ = built_.mention_of_referent;
  std::map<std::pair<std::string, EntityIndex>, OfficeIndex> offices_;
  std::map<std::pair<EntityIndex, OfficeIndex>, TenureStatus> seen_;
  std::map<std::string, EntityIndex> organization_of_name_;    // the first
  std::set<MentionIndex> called_president_, seek_presidency_;  // by the mention that stands for a cluster
  std::map<MentionIndex, bool> died_;                          // by the mention that stands for a cluster
  EntityIndex state_of_article_ = kNone;
  EntityIndex looked_through_ = 0;  // entities for a country abroad
  bool country_abroad_ = false;
};

}  // namespace

void add_tenures(Board& board, BoardEntities& built) { TenureBuilder(board, built).build(); }

}  // namespace dateline
