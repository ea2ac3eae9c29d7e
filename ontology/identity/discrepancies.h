// Discrepancies: on what the reports of one event or statement differ, and whether both can be right.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ontology/facts.h"
#include "ontology/resolved.h"

namespace dateline {

// What one report says of an event, as far as reports are compared.
struct EventTelling {
  ArticleIndex article = 0;
  NodeKey report{};
  Modality modality = Modality::Happened;
  std::optional<DateRange> date;  // where the article's words tell one
  std::optional<EntityIndex> place;
  std::vector<Figure> figures;  // evidence left out
  NodeKey whole_report{};       // of the event in the same article that this one is part of
  std::vector<Figure> whole_figures;
  EventType type = EventType::Other;
  std::string place_name;
  struct Named {
    EntityIndex entity = 0;
    Role role = Role::Agent;
    std::string name;
  };
  std::vector<Named> named;  // people, bodies and places that take part
  struct Group {
    RecordRef record;  // of the entity
    Role role = Role::Agent;
    std::string name;  // with what the article joins to it: "23 states, cities and counties"
  };
  std::vector<Group> groups;  // others that do, by their descriptions
};

// What one report gives of a statement.
struct StatementTelling {
  ArticleIndex article = 0;
  NodeKey report{};
  bool quoted = false;
  bool negated = false;
  std::optional<EntityIndex> speaker;  // where named
  std::string speaker_name;
  std::optional<DateRange> date;
  std::string text;
  std::vector<std::uint32_t> pieces;  // words in each piece of evidence
};

// How two figures of one thing stand to each other: none where they say the same.
[[nodiscard]] std::optional<DifferenceKind> compare_figures(const Figure& one, const Figure& other);

// The differences between the tellings of one event or statement, tellings earliest first; `node` is the key of the
// event or statement. Only tellings of different articles are compared.
//   figures     of the same thing that say otherwise; a report of what the event is part of ("a conference of more than
//               100 mayors") stands with those that give the event itself the same figure
//   dates       told, with no day in common
//   places      of which neither contains the other
//   modality    denied by one and told as real by another
//   participants  who does it to whom in one has it done by them in another, where that is no matter of both sides;
//                 groups of one number called otherwise ("23 cities", "23 counties"); what is said of the same groups
//                 in several events is kept once, see remove_repeats
[[nodiscard]] std::vector<ResolvedDiscrepancy> find_discrepancies(const Resolved& resolved, const NodeKey& node,
                                                                  const std::vector<EventTelling>& tellings);
//   speaker     two people or bodies, none of whom the words name themselves
//   dates       with no day in common
//   wording     single words that differ, are missing or are added within what both quote
//   modality    one says that nearly the same words were not said
[[nodiscard]] std::vector<ResolvedDiscrepancy> find_discrepancies(const Resolved& resolved, const NodeKey& node,
                                                                  const std::vector<StatementTelling>& tellings);

// Of differences in what the same described groups are called, one is enough: letters to "23 cities" that demand
// something of them are two events, and the articles differ once. The one between the most reports stays, of equals the
// first.
void remove_repeats(std::vector<ResolvedDiscrepancy>& discrepancies);

}  // namespace dateline
