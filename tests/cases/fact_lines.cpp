// One overload a record; names in lower case with spaces ("written statement").
#include "tests/cases/fact_lines.h"

#include <array>

#include "extract/facts/build_facts.h"
#include "ontology/day.h"

namespace dateline {
namespace {

template <class Enum>
std::string spaced(Enum value) {
  std::string text;
  for (const char c : name(value)) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !text.empty()) text += ' ';
    text += static_cast<char>(capital ? c - 'A' + 'a' : c);
  }
  return text;
}

std::string words_of(const DateRange& range) {
  return range.exact() ? day_text(range.earliest) : day_text(range.earliest) + ".." + day_text(range.latest);
}

class Lines {
 public:
  explicit Lines(Facts facts) : facts_(std::move(facts)) {
    for (const Entity& entity : facts_.entities) add(entity);
    for (const Office& office : facts_.offices) lines_.push_back({"office", office.title, {of(office)}});
    for (const Tenure& tenure : facts_.tenures) add(tenure);
    for (const Statement& statement : facts_.statements) add(statement);
    for (const Event& event : facts_.events) add(event);
  }

  std::vector<FactLine> take() { return std::move(lines_); }

 private:
  [[nodiscard]] const std::string& name_of(EntityIndex entity) const { return facts_.entities[entity].name; }
  [[nodiscard]] std::string of(const Office& office) const {
    return office.of ? "of " + name_of(*office.of) : "of nothing";
  }
  [[nodiscard]] const std::string& words_of_event(EventIndex event) const {
    return facts_.events[event].evidence.front().exact;
  }

  [[nodiscard]] const std::string& words_of_reference(const FactRef& reference) const {
    if (const auto* entity = std::get_if<EntityRef>(&reference)) return name_of(entity->index);
    if (const auto* event = std::get_if<EventRef>(&reference)) return words_of_event(event->index);
    return facts_.statements[std::get<StatementRef>(reference).index].text;
  }

  void add(const Entity& entity) {
    FactLine line{spaced(entity.kind), entity.name, {}};
    for (const std::string& alias : entity.aliases) line.details.insert("alias " + alias);
    if (entity.within) line.details.insert("within " + name_of(*entity.within));
    line.details.insert(entity.authority.empty() ? "no id" : entity.authority);
    if (entity.kind == EntityKind::Person) {
      line.details.insert(entity.official ? "official" : "not official");
      line.details.insert(spaced(entity.gender));
      line.details.insert(entity.party.empty() ? "no party" : "party " + entity.party);
    }
    if (entity.kind == EntityKind::Organization) line.details.insert(spaced(entity.organization_kind));
    if (entity.kind == EntityKind::Jurisdiction) line.details.insert(spaced(entity.level));
    lines_.push_back(std::move(line));
  }

  void add(const Tenure& tenure) {
    const Office& office = facts_.offices[tenure.office];
    FactLine line{"tenure", name_of(tenure.person), {office.title, of(office), spaced(tenure.status)}};
    if (!tenure.party.empty()) line.details.insert("party " + tenure.party);
    if (tenure.start) line.details.insert("start " + day_text(*tenure.start));
    if (tenure.end) line.details.insert("end " + day_text(*tenure.end));
    lines_.push_back(std::move(line));
  }

  void add(const Statement& statement) {
    FactLine line{"statement",
                  statement.speaker ? name_of(*statement.speaker) : "nobody",
                  {spaced(statement.kind), statement.text}};
    if (!statement.cue.empty()) line.details.insert(statement.cue);
    if (statement.medium) line.details.insert(spaced(*statement.medium));
    if (statement.in_capacity) {
      const Office& office = facts_.offices[*statement.in_capacity];
      line.details.insert("as " + office.title + (office.of ? " " + of(office) : ""));
    }
    if (statement.through_speaker) line.details.insert("through " + name_of(*statement.through_speaker));
    if (statement.addressee) line.details.insert("to " + name_of(*statement.addressee));
    if (statement.occasion) line.details.insert("at " + words_of_event(*statement.occasion));
    if (statement.date) line.details.insert("date " + words_of(*statement.date));
    if (statement.negated) line.details.insert("negated");
    lines_.push_back(std::move(line));
  }

  void add(const Event& event) {
    constexpr std::array kCauses{"because ", "purpose ", "condition "};
    FactLine line{"event", std::string(name(event.type)), {spaced(event.modality)}};
    for (const Evidence& evidence : event.evidence) line.details.insert(evidence.exact);
    for (const Participation& participation : event.participations)
      line.details.insert(spaced(participation.role) + " " + words_of_reference(participation.participant));
    for (const Cause& cause : event.because_of)
      line.details.insert(kCauses[static_cast<std::size_t>(cause.kind)] + words_of_reference(cause.of));
    if (event.part_of) line.details.insert("part of " + words_of_event(*event.part_of));
    if (event.place) line.details.insert("place " + name_of(*event.place));
    if (event.date) line.details.insert("date " + words_of(*event.date));
    for (const Figure& figure : event.figures)
      line.details.insert("figure " + std::to_string(figure.value) + " " + figure.counted + " " +
                          spaced(figure.comparator));
    lines_.push_back(std::move(line));
  }

  Facts facts_;
  std::vector<FactLine> lines_;
};

}  // namespace

std::vector<FactLine> fact_lines(const Document& document) {
  constexpr std::array kUses{"speech", "term", "title"};
  std::vector<FactLine> lines = Lines(build_facts(document)).take();
  for (const Quotation& quotation : document.quotations)
    lines.push_back({"quotation",
                     kUses[static_cast<std::size_t>(quotation.use)],
                     {std::string(document.text_of(quotation.inner))}});
  return lines;
}

}  // namespace dateline
