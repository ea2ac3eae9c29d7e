// Resolved: what many articles tell together. identity/resolve makes it from a FactsStore, fact_mapper turns it into
// triples.
//
// A node is one thing of the world, one event, one statement, however many articles tell of it. What articles say stays
// in the store; here is which of their records are which node, in a few bytes a record, so that fifty thousand articles
// fit into memory. Only nodes that several articles share, and places, parties and publishers, have their details here;
// the details of all others are made from their home article, the first that tells of them, when it is written.
//
// Records of facts.h that are used here with nodes (FactRef, Participation, Cause) hold indices into the lists of
// Resolved instead of those of one article.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "ontology/facts.h"
#include "ontology/facts_store.h"
#include "ontology/iri_minter.h"
#include "ontology/kinds.h"
#include "ontology/span.h"

namespace dateline {

using ArticleIndex = std::uint32_t;
using TenureIndex = std::uint32_t;
inline constexpr std::uint32_t kNoIndex = 0xFFFFFFFF;

// Which record of which article.
struct RecordRef {
  ArticleIndex article = 0;
  std::uint32_t index = 0;
  friend auto operator<=>(const RecordRef&, const RecordRef&) = default;
};

// ---- details: what the records of one node say together, folded one by one, earliest first

// What is known of an entity. The earliest article that says something stands; later ones fill gaps.
struct EntityDetails {
  std::map<std::string, std::uint32_t> names;  // each form with how often it is used
  std::vector<Link> links;                     // sorted by IRI
  std::string given_name;
  std::string family_name;
  Gender gender = Gender::Unknown;
  bool official = false;
  std::optional<EntityIndex> party;
  OrganizationKind organization_kind = OrganizationKind::Other;
  Level level = Level::Other;
  std::optional<EntityIndex> parent;  // containing jurisdiction or parent organization
  std::string ocd_id;
  std::string geoid;
  std::string iso_code;

  // The most used form, of a person of more than one word where there is one; of equals the longest, of those the first
  // in byte order.
  [[nodiscard]] std::string name() const;
};

struct EventDetails {
  std::string label;
  std::string language;
  std::vector<EventType> types;               // in enumerator order
  std::array<std::uint32_t, 7> modalities{};  // reports by modality
  std::optional<DateRange> date;
  std::optional<EntityIndex> place;
  std::vector<Participation> participations;  // sorted, no repeats
  std::vector<Cause> because_of;
  std::optional<EventIndex> part_of;

  // What most reports say, of equals the first enumerator.
  [[nodiscard]] Modality modality() const;
};

struct StatementDetails {
  std::string text;  // the longest wording recovered
  std::string language;
  bool quoted = false;  // the text is of a direct or mixed quotation
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

// ---- nodes

// A person, organization, party, jurisdiction, group or instrument.
struct EntityNode {
  NodeClass node = NodeClass::Person;
  bool used = false;                   // mentioned, or referred to by something that is; else not written
  bool shared = false;                 // a later article has it too
  NodeKey key{};                       // its name where it has no outside id
  std::uint32_t authority = kNoIndex;  // index into Resolved::authorities
  bool renamed = false;                // it went by its key until an article knew its outside id
  ArticleIndex home = kNoIndex;        // the first article with it; kNoIndex for what belongs to no article
};

// An event or a statement.
struct ReportedNode {
  NodeKey key{};
  RecordRef home;
};

struct ResolvedOffice {
  std::string local;
  std::string title;
  std::optional<EntityIndex> of;
  std::string of_name;  // as the first article has it
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

// ---- differences, decisions, reasons

enum class DifferingProperty : std::uint8_t { Figure, Date, Place, Participant, Speaker, Wording, Modality };

struct ResolvedDiscrepancy {
  NodeKey key{};
  DifferingProperty on = DifferingProperty::Figure;
  DifferenceKind kind = DifferenceKind::Contradiction;
  std::vector<NodeKey> between;   // reports, 2+, sorted
  std::string comment;            // "100 against more than 100 mayors"
  std::vector<RecordRef> groups;  // entities of articles, sorted, where it is about what they are called
};

// A decision of the user that this build replayed.
struct ResolvedCorrection {
  std::string source;             // "corrections.tsv:12"
  std::string decision;           // "same", "different", "drop", "speaker", "office"
  std::vector<std::string> iris;  // what it is about
  bool applied = false;           // false: it names nothing that these articles have
};
// Whether a decision puts its second node in the place of what it corrects.
[[nodiscard]] inline bool puts_in_place(std::string_view decision) {
  return decision == "speaker" || decision == "office";
}

// Why a record became part of a node that an earlier record had made.
struct MergeReason {
  enum class What : std::uint8_t { Event, Statement } what = What::Event;
  RecordRef record;
  NodeKey with{};      // the report it was matched with
  float score = 0.0F;  // agreement, 0 to 1
  std::string why;     // "same words (31 of 31), same speaker"
};

// One article with the nodes its records became; lists run parallel to those of its Facts.
struct ResolvedArticle {
  NodeKey key{};
  ArticleIndex wire_copy_of = kNoIndex;
  EntityIndex publisher = kNoIndex;
  std::vector<EntityIndex> entities;
  std::vector<OfficeIndex> offices;
  std::vector<TenureIndex> tenures;
  std::vector<EventIndex> events;
  std::vector<StatementIndex> statements;
};

struct Resolved {
  FactsStore store;
  std::vector<ResolvedArticle> articles;  // earliest first: by day, hour, key
  std::vector<std::string> authorities;   // keys of authority files that entities are named by
  std::vector<EntityNode> entities;
  std::vector<ResolvedOffice> offices;
  std::vector<ResolvedTenure> tenures;
  std::vector<ReportedNode> events;
  std::vector<ReportedNode> statements;
  std::unordered_map<std::string, EntityIndex> parties;  // by party_local_name
  std::unordered_map<EntityIndex, EntityDetails> entity_details;
  std::unordered_map<EventIndex, EventDetails> event_details;
  std::unordered_map<StatementIndex, StatementDetails> statement_details;
  std::map<RecordRef, Extent> extents;  // of the reports of shared statements, where they align
  std::vector<ResolvedDiscrepancy> discrepancies;
  std::vector<ResolvedCorrection> corrections;
  std::vector<MergeReason> reasons;
  std::map<RecordRef, EntityIndex> decided_speakers;  // of statements, by the user

  [[nodiscard]] Facts facts(const ResolvedArticle& article) const { return store.read(article.key); }
  [[nodiscard]] std::string local(EntityIndex entity) const;
  // What the entity is told to be part of; none where nothing is.
  [[nodiscard]] std::optional<EntityIndex> parent(EntityIndex entity) const;
  // Whether both are jurisdictions and neither is, or contains, the other.
  [[nodiscard]] bool lie_apart(EntityIndex a, EntityIndex b) const;
};

// The keys of an article's reports, parallel to its facts: article, kind and first evidence, then rank among equals.
struct ReportKeys {
  std::vector<NodeKey> events;
  std::vector<NodeKey> statements;
  std::vector<NodeKey> tenures;
};
[[nodiscard]] ReportKeys report_keys(const NodeKey& article, const Facts& facts);

// The key that an event or statement has if this is its first report.
[[nodiscard]] NodeKey event_key(const NodeKey& report);
[[nodiscard]] NodeKey statement_key(const NodeKey& report);

// The records' references as references to nodes.
[[nodiscard]] FactRef node_of(const ResolvedArticle& article, const FactRef& ref);

// Adds what one record says to what is known of its node.
void fold(EntityDetails& details, const Resolved& resolved, ArticleIndex article, const Facts& facts,
          EntityIndex entity);
void fold(EventDetails& details, const Resolved& resolved, ArticleIndex article, const Facts& facts,
          std::uint32_t event);
void fold(StatementDetails& details, const Resolved& resolved, ArticleIndex article, const Facts& facts,
          std::uint32_t statement);

// A name's place among an entity's aliases: its other forms, in byte order.
[[nodiscard]] std::vector<std::string> aliases(const EntityDetails& details);

}  // namespace dateline
