// Resolved: what many articles tell together. identity/resolve makes it from Facts, fact_mapper turns it into triples.
//
// A node is one thing of the world, one event, one statement, however many articles tell of it; an article's own records
// stay in its Facts and point at nodes through ResolvedArticle. Records of facts.h that are used here with nodes (FactRef,
// Participation, Cause) hold indices into the lists of Resolved instead of those of one article.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ontology/facts.h"
#include "ontology/iri_minter.h"
#include "ontology/kinds.h"
#include "ontology/span.h"

namespace dateline {

using ArticleIndex = std::uint32_t;
using TenureIndex = std::uint32_t;

// A person, organization, party, jurisdiction, group or instrument.
struct ResolvedEntity {
  NodeClass node = NodeClass::Person;
  std::string local;                 // local name in the namespace of its class
  std::string name;
  std::vector<std::string> aliases;  // sorted, without the name
  std::vector<Link> links;           // sorted by IRI
  std::string given_name;
  std::string family_name;
  Gender gender = Gender::Unknown;
  bool official = false;
  std::optional<EntityIndex> party;
  OrganizationKind organization_kind = OrganizationKind::Other;
  Level level = Level::Other;
  std::optional<EntityIndex> parent;   // containing jurisdiction or parent organization
  std::vector<EntityIndex> within;     // all containing jurisdictions, nearest first
  std::string ocd_id;
  std::string geoid;
  std::string iso_code;
  std::vector<NodeKey> replaced;       // keys that other members of a group would have had
};

struct ResolvedOffice {
  std::string local;
  std::string title;
  std::optional<EntityIndex> of;
};

struct ResolvedTenure {
  NodeKey key{};
  EntityIndex person = 0;
  OfficeIndex office = 0;
  TenureStatus status = TenureStatus::Current;
  std::optional<EntityIndex> party;
  std::optional<Date> start;
  std::optional<Date> end;
};

struct ResolvedEvent {
  NodeKey key{};
  std::vector<NodeKey> replaced;  // keys that the later members alone would have had
  std::string label;
  std::string language;
  std::vector<EventType> types;   // in enumerator order
  Modality modality = Modality::Happened;
  std::optional<DateRange> date;
  std::optional<EntityIndex> place;
  std::vector<Participation> participations;  // sorted, no repeats
  std::vector<Cause> because_of;
  std::optional<EventIndex> part_of;
};

struct ResolvedStatement {
  NodeKey key{};
  std::vector<NodeKey> replaced;
  std::string text;      // the longest wording recovered
  std::string language;
  std::optional<EntityIndex> speaker;
  std::optional<EntityIndex> through_speaker;
  std::optional<EntityIndex> addressee;
  std::optional<OfficeIndex> in_capacity;
  std::optional<Medium> medium;
  std::optional<DateRange> date;
  std::optional<EventIndex> occasion;
  std::vector<FactRef> about;
};

// Code points [start, end) of a statement's text.
struct Extent {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Extent&, const Extent&) = default;
};

// Which report of an article: an event or a statement, by its index in the article's Facts.
struct ReportRef {
  ArticleIndex article = 0;
  bool statement = false;  // else an event
  std::uint32_t index = 0;
  friend auto operator<=>(const ReportRef&, const ReportRef&) = default;
};

// On what the reports of one event or statement differ.
enum class DifferingProperty : std::uint8_t { Figure, Date, Place, Participant, Speaker, Wording, Modality };

struct ResolvedDiscrepancy {
  NodeKey key{};
  DifferingProperty on = DifferingProperty::Figure;
  DifferenceKind kind = DifferenceKind::Contradiction;
  std::vector<ReportRef> between;  // 2+, sorted
  std::string comment;             // "100 against more than 100 mayors"
};

// A decision of the user that this build replayed.
struct ResolvedCorrection {
  std::string source;               // "corrections.tsv:12"
  std::string decision;             // "same", "different", "drop", …
  std::vector<std::string> iris;    // what it was about
  bool applied = false;             // false: it named nothing that these articles have
};

// Why two records became one node, for `explain`.
struct MergeReason {
  ReportRef member;   // the later one
  ReportRef into;     // the earlier one it was matched with
  float score = 0.0F;
  std::string reason; // "same words, 0.98 of the shorter"
};

// One article with the nodes its records became; lists run parallel to those of its Facts.
struct ResolvedArticle {
  Facts facts;
  NodeKey key{};
  std::optional<ArticleIndex> wire_copy_of;
  std::optional<EntityIndex> publisher;
  std::vector<EntityIndex> entities;
  std::vector<OfficeIndex> offices;
  std::vector<TenureIndex> tenures;
  std::vector<EventIndex> events;
  std::vector<StatementIndex> statements;
  std::vector<NodeKey> event_reports;
  std::vector<NodeKey> statement_reports;
  std::vector<NodeKey> tenure_reports;
  std::vector<std::optional<Extent>> extents;  // by statement: where its wording lies in the node's text
};

struct Resolved {
  std::vector<ResolvedArticle> articles;  // earliest first: by day, hour, key
  std::vector<ResolvedEntity> entities;
  std::vector<ResolvedOffice> offices;
  std::vector<ResolvedTenure> tenures;
  std::vector<ResolvedEvent> events;
  std::vector<ResolvedStatement> statements;
  std::vector<ResolvedDiscrepancy> discrepancies;
  std::vector<ResolvedCorrection> corrections;
  std::vector<MergeReason> reasons;
};

}  // namespace dateline
