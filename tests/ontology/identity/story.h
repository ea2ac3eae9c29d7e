// Story: builds the facts of one article in a few words, for tests of identity. Evidence is laid out one piece after
// another.
#pragma once

#include <string>
#include <vector>

#include "ontology/facts.h"

namespace dateline {

class Story {
 public:
  Story(const std::string& name, Date published) {
    facts.article.source = name + ".txt";
    facts.article.sha256 = name;
    facts.article.published = published;
  }

  EntityIndex person(const std::string& name) {
    const EntityIndex index = entity(EntityKind::Person, name);
    if (const std::size_t space = name.find(' '); space != std::string::npos) {
      facts.entities[index].given_name = name.substr(0, space);
      facts.entities[index].family_name = name.substr(space + 1);
    }
    return index;
  }
  EntityIndex body(const std::string& name) { return entity(EntityKind::Organization, name); }
  EntityIndex group(const std::string& name) { return entity(EntityKind::Group, name); }
  EntityIndex place(const std::string& name, const std::string& authority = "") {
    const EntityIndex index = entity(EntityKind::Jurisdiction, name);
    facts.entities[index].authority = authority;
    facts.entities[index].level = Level::City;
    return index;
  }
  Story& holds(EntityIndex person, const std::string& title, EntityIndex of) {
    facts.offices.push_back({title, of});
    Tenure tenure;
    tenure.person = person;
    tenure.office = static_cast<OfficeIndex>(facts.offices.size() - 1);
    tenure.evidence = evidence(title);
    facts.tenures.push_back(tenure);
    return *this;
  }
  StatementIndex says(std::optional<EntityIndex> speaker, const std::string& text,
                      QuotationKind kind = QuotationKind::Direct) {
    Statement statement;
    statement.kind = kind;
    statement.speaker = speaker;
    statement.text = text;
    statement.evidence = {evidence(text)};
    facts.statements.push_back(statement);
    return static_cast<StatementIndex>(facts.statements.size() - 1);
  }
  EventIndex happens(EventType type, const std::string& trigger, std::vector<Participation> participations,
                     std::optional<Date> day = std::nullopt) {
    Event event;
    event.type = type;
    event.label = trigger;
    event.participations = std::move(participations);
    if (day) event.date = DateRange{*day, *day}, event.date_text = "that day";
    event.evidence = {evidence(trigger)};
    facts.events.push_back(event);
    return static_cast<EventIndex>(facts.events.size() - 1);
  }
  Evidence evidence(const std::string& words) {
    Evidence piece;
    piece.start = at_;
    piece.end = at_ + static_cast<std::uint32_t>(words.size());
    piece.exact = words;
    at_ = piece.end + 1;
    return piece;
  }

  Facts facts;

 private:
  EntityIndex entity(EntityKind kind, const std::string& name) {
    Entity entity;
    entity.kind = kind;
    entity.name = name;
    entity.first_mention = evidence(name);
    facts.entities.push_back(entity);
    return static_cast<EntityIndex>(facts.entities.size() - 1);
  }

  std::uint32_t at_ = 0;
};

inline Participation agent(EntityIndex entity) { return {EntityRef{entity}, Role::Agent, {}}; }
inline Participation target(EntityIndex entity) { return {EntityRef{entity}, Role::Target, {}}; }

}  // namespace dateline
