// Facts: all that one article tells, as plain records. This is the floor both towers stand on: extract/ builds Facts,
// identity/ compares them across articles, fact_mapper turns them into triples. Facts need no article text any more.
//
// Records refer to each other by index into the vectors of the same Facts. Every record that a reader could doubt
// carries Evidence; fact_mapper asserts that it is there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ontology/kinds.h"
#include "ontology/span.h"

namespace dateline {

using EntityIndex = std::uint32_t;
using OfficeIndex = std::uint32_t;
using EventIndex = std::uint32_t;
using StatementIndex = std::uint32_t;

// A stretch of the article's text. Offsets count Unicode code points of the text as read, half-open.
struct Evidence {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::string exact;   // equals the article's text at [start, end)
  std::string prefix;  // the rest of the sentence before it
  std::string suffix;  // the rest of the sentence after it

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

// How a record came about: which rule or model made it, and how sure it is (0 to 1).
struct Origin {
  std::string rule;  // "title before name", "attribution model"
  float confidence = 1.0F;
};

// What the article itself is.
struct ArticleFacts {
  std::string source;  // path, URL or given id that was read
  std::string sha256;  // of the text, lower-case hex
  std::string url;
  std::string headline;
  std::string publisher;
  std::string dateline;  // "WASHINGTON"
  std::string language = "en";
  std::vector<std::string> authors;
  std::optional<Date> published;
  std::string published_time;  // "22:30:00Z" where the hour is known, else empty
  std::uint32_t word_count = 0;
};

// An outside identifier of an entity. IRIs are absolute ("http://www.wikidata.org/entity/Q22686").
struct Link {
  std::string iri;
  bool exact = true;  // skos:exactMatch, else skos:closeMatch
};

// A thing of the world that the article names or describes.
struct Entity {
  EntityKind kind = EntityKind::Person;
  std::string name;                  // the fullest form in the article; for a Group its description
  std::vector<std::string> aliases;  // other forms, in order of appearance
  std::string authority;             // key in an authority file ("us3651000", "q22686", "bioguide:S001141"), or empty
  std::vector<Link> links;
  // Person
  std::string given_name;
  std::string family_name;
  Gender gender = Gender::Unknown;
  bool official = false;  // holds or held public office at the article's date
  std::string party;      // "Democratic", or empty
  // Organization
  OrganizationKind organization_kind = OrganizationKind::Other;
  // Jurisdiction
  Level level = Level::Other;
  std::optional<EntityIndex>
      within;  // the containing jurisdiction, or the parent organization, where the article has it
  // Mention
  std::uint32_t mention_count = 1;
  Evidence first_mention;  // the first full mention
  Origin origin;
};

// "mayor of Chicago", whoever holds it.
struct Office {
  std::string title;              // lower case, without the place: "mayor", "deputy press secretary"
  std::optional<EntityIndex> of;  // a Jurisdiction or an Organization
};

// A person in an office, as the article says.
struct Tenure {
  EntityIndex person = 0;
  OfficeIndex office = 0;
  TenureStatus status = TenureStatus::Current;
  std::string party;  // "Democratic", or empty
  std::optional<Date> start;
  std::optional<Date> end;
  Evidence evidence;  // the title phrase
  Origin origin;
};

// A count as the article gives it.
struct Figure {
  std::string counted;  // "jurisdictions"
  std::int64_t value = 0;
  Comparator comparator = Comparator::Exact;
  Evidence evidence;
};

// What an event or statement can be about or take part in: one of the article's own records.
struct EntityRef {
  EntityIndex index = 0;
  friend auto operator<=>(const EntityRef&, const EntityRef&) = default;
};
struct EventRef {
  EventIndex index = 0;
  friend auto operator<=>(const EventRef&, const EventRef&) = default;
};
struct StatementRef {
  StatementIndex index = 0;
  friend auto operator<=>(const StatementRef&, const StatementRef&) = default;
};
using FactRef = std::variant<EntityRef, EventRef, StatementRef>;

struct Participation {
  FactRef participant;
  Role role = Role::Agent;
  std::optional<OfficeIndex> in_capacity;
};

// How an event hangs on another event or a statement.
enum class CauseKind : std::uint8_t { Cause, Purpose, Condition };
struct Cause {
  FactRef of;
  CauseKind kind = CauseKind::Cause;
};

// A happening, with all its mentions in this article.
struct Event {
  EventType type = EventType::Other;
  Modality modality = Modality::Happened;
  std::string label;  // one line a person can read
  std::string lemma;  // of the clearest trigger's head: "boycott"
  std::vector<Participation> participations;
  std::vector<Cause> because_of;
  std::optional<EventIndex> part_of;
  std::optional<EntityIndex> place;
  std::string date_text;  // "Wednesday"
  std::optional<DateRange> date;
  std::vector<Figure> figures;
  std::vector<Evidence> evidence;  // 1+: the trigger of the clearest mention, then the others in text order
  Origin origin;
};

// Somebody's words or view, as this article has them.
struct Statement {
  QuotationKind kind = QuotationKind::Direct;
  std::optional<EntityIndex> speaker;          // none: the article gives no source
  std::optional<EntityIndex> through_speaker;  // the spokesperson
  std::optional<EntityIndex> addressee;
  std::optional<OfficeIndex> in_capacity;
  std::optional<Medium> medium;
  std::optional<EventIndex> occasion;
  std::vector<FactRef> about;
  std::optional<DateRange> date;
  std::string date_text;
  bool negated = false;            // the source did not say it
  std::string text;                // the words, parts joined by a space
  std::string cue;                 // "said"
  std::vector<Evidence> evidence;  // 1+: one a part
  Origin origin;
};

// One article's facts. Vectors are in text order of first evidence; indices point within this struct.
struct Facts {
  ArticleFacts article;
  std::vector<Entity> entities;
  std::vector<Office> offices;
  std::vector<Tenure> tenures;
  std::vector<Event> events;
  std::vector<Statement> statements;
};

}  // namespace dateline
