// Document: one article and the layers that the stages add to it. This header holds the records of every layer, so that
// no stage's folder has to look into another's for its types.
//
// A worked example. "WASHINGTON — The mayor of Denver said he “will not be bullied.”" gives
//   layout     one Story block, dateline span over WASHINGTON
//   text       17 tokens in one sentence (after the dateline); each token a byte span
//   syntax     said is the root, mayor its nsubj, bullied its ccomp; lemmas say, mayor, bully
//   names      [WASHINGTON] GPE, [Denver] GPE
//   coref      mentions [The mayor of Denver], [Denver], [he]; entities 0 = the mayor (2 mentions), 1 = Denver;
//              office 0 = mayor of entity 1; the mayor's holder has no name
//   quotations “will not be bullied.” (speech)
//   attributions  source [The mayor of Denver], cue [said], content [he “will not be bullied.”], Mixed
//   speeches   speaker entity 0, capacity office 0, no medium
//
// Everything points by index and span. A layer is written once, by analyze.cpp; a stage that wants to correct an
// earlier layer adds its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/article.h"
#include "extract/tags.h"
#include "ontology/facts.h"
#include "ontology/kinds.h"
#include "ontology/span.h"

namespace dateline {

using TokenIndex = std::uint32_t;
using SentenceIndex = std::uint32_t;
using MentionIndex = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;  // "no token", "no mention", … in index fields

// Tokens [begin, end) of the document.
struct TokenRange {
  TokenIndex begin = 0;
  TokenIndex end = 0;

  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool contains(TokenIndex token) const { return begin <= token && token < end; }
  [[nodiscard]] bool contains(TokenRange other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] bool overlaps(TokenRange other) const { return begin < other.end && other.begin < end; }
  friend auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

// ---- layout: which stretches of the text are story (extract/input/layout.h)

enum class BlockKind : std::uint8_t { Headline, Heading, Story, ListItem, Caption, Byline, DateLine, Boilerplate };

// A paragraph or line of its own. Blocks do not overlap, rise, and leave out only white space.
struct Block {
  Span span;
  BlockKind kind = BlockKind::Story;
};

struct Layout {
  std::vector<Block> blocks;
  Metadata metadata;             // given values first, then what was found
  std::optional<Span> headline;  // where it stands in the text
  std::optional<Span> dateline;  // "WASHINGTON" within its block, without the dash
};

// Whether a block of this kind is read as story: Headline, Heading, Story, ListItem and Caption are.
[[nodiscard]] bool is_read(BlockKind kind);

// ---- text: tokens and sentences (extract/text/)

struct Token {
  Span span;
  bool space_after = true;  // white space or the end of the block follows
  bool joined = false;      // second half of a UD multiword token: the n't of "don't"
};

struct Sentence {
  TokenRange tokens;
  std::uint32_t block = 0;  // index into Layout::blocks
};

struct Text {
  std::vector<Token> tokens;        // of the blocks that are read, in text order
  std::vector<Sentence> sentences;  // cover all tokens
};

// ---- syntax: one Word a token (extract/syntax/)

struct Word {
  Upos upos = Upos::X;
  Xpos xpos = Xpos::Nn;
  Deprel deprel = Deprel::Root;
  TokenIndex head = kNone;  // index in the document; kNone at the root of a sentence
  std::string lemma;
};

using Syntax = std::vector<Word>;

// ---- mentions: names, times, quantities (extract/mentions/)

struct Name {
  TokenRange tokens;
  NameType type = NameType::Person;
};

enum class TimeUnit : std::uint8_t { Day, Week, Month, Quarter, Season, Year, Decade, Time };

// A time expression with what it says by itself; extract/mentions/anchor.h anchors it to the article's date and tense.
struct TimeExpression {
  TokenRange tokens;
  TimeUnit unit = TimeUnit::Day;
  std::optional<DateRange> absolute;  // "Jan. 24, 2018", "2017": needs no anchor
  std::int16_t month = 0;             // 1-12 where said without a year: "Jan. 29"
  std::int16_t day = 0;               // 1-31 where said without a year
  std::int16_t weekday = 0;           // 1 Monday … 7 Sunday, 0 none
  std::int16_t offset = 0;            // "last year" -1 year, "today" 0 days, "two weeks ago" -2 weeks
  bool anchored = false;              // offset is meant: "today", "last year"
  bool duration = false;              // "for two weeks": no point in time
};

enum class QuantityKind : std::uint8_t { Count, Money, Percent, Ordinal, Age };

struct Quantity {
  TokenRange tokens;  // "at least 23", "$5 million"
  QuantityKind kind = QuantityKind::Count;
  std::int64_t value = 0;  // rounded down; money in whole units
  Comparator comparator = Comparator::Exact;
  TokenIndex counted = kNone;  // head of what is counted: "jurisdictions"
};

// ---- coreference: who is who (extract/coref/)

enum class MentionKind : std::uint8_t { Name, Nominal, Pronoun };

// A noun phrase or pronoun that refers. Every name, referring pronoun and noun phrase head has one.
struct Mention {
  TokenRange tokens;        // the whole phrase without relative clauses: "the mayor of Denver"
  TokenIndex head = kNone;  // syntactic head; for a name its last token
  MentionKind kind = MentionKind::Name;
  EntityIndex entity = 0;  // into Coreference::entities
  bool plural = false;
};

struct Coreference {
  std::vector<Mention> mentions;  // in text order of head
  std::vector<MentionIndex>
      mention_of_token;          // by token: the mention whose head it is, or the name it lies in; else kNone
  std::vector<Entity> entities;  // as in Facts; first_mention's evidence is filled by build_facts
  std::vector<MentionIndex> first_mention;  // by entity: the first full mention
  std::vector<Office> offices;              // `of` points into entities
  std::vector<Tenure> tenures;              // evidence is filled by build_facts from tenure_phrases
  std::vector<TokenRange> tenure_phrases;   // by tenure: the title phrase
  std::vector<OfficeIndex>
      office_of_mention;  // by mention: the office its phrase names ("the mayor of Denver"), else kNone
};

// ---- quotes: quotation marks, attributions, who speaks (extract/quotes/)

enum class QuotationUse : std::uint8_t { Speech, Term, Title };

// A stretch in quotation marks, within one paragraph.
struct Quotation {
  Span outer;         // with the marks
  Span inner;         // without them
  TokenRange tokens;  // of inner
  QuotationUse use = QuotationUse::Speech;
  std::uint8_t depth = 0;           // 1 for a quotation inside a quotation
  std::uint32_t continues = kNone;  // the quotation of the paragraph before that goes on here
};

// Source, cue and content as PolNeAR has them: any of source and cue may be empty, each may be in several pieces.
struct Attribution {
  std::vector<TokenRange> source;
  std::vector<TokenRange> cue;
  std::vector<TokenRange> content;
  QuotationKind kind = QuotationKind::Indirect;
  float confidence = 1.0F;
  std::string rule;
};

// An attribution with its parties resolved.
struct Speech {
  std::uint32_t attribution = 0;
  std::optional<EntityIndex> speaker;
  std::optional<EntityIndex> through_speaker;
  std::optional<EntityIndex> addressee;
  std::optional<OfficeIndex> in_capacity;
  std::optional<Medium> medium;
  std::vector<TokenRange> time;  // the words that say when
  std::optional<DateRange> date;
  bool negated = false;
  float confidence = 1.0F;
};

// ---- events: what happens (extract/events/)

// One place of the text that tells of an event.
struct Trigger {
  TokenRange tokens;
  TokenIndex head = kNone;
  EventType type = EventType::Other;
  Modality modality = Modality::Happened;
  std::string rule;
  float confidence = 1.0F;
};

// What fills a role. Exactly one of entity, event and speech is not kNone.
struct Argument {
  Role role = Role::Agent;
  EntityIndex entity = kNone;
  std::uint32_t event = kNone;
  std::uint32_t speech = kNone;
  OfficeIndex in_capacity = kNone;
};

struct CauseLink {
  std::uint32_t event = kNone;  // exactly one of event and speech is not kNone
  std::uint32_t speech = kNone;
  CauseKind kind = CauseKind::Cause;
};

// A happening: its triggers (clearest first) and what is known of it.
struct DocumentEvent {
  std::vector<std::uint32_t> triggers;  // into Events::triggers
  std::vector<Argument> arguments;
  std::vector<CauseLink> because_of;
  std::uint32_t part_of = kNone;  // into Events::events
  EntityIndex place = kNone;
  std::optional<TokenRange> time;
  std::optional<DateRange> date;
  std::vector<std::uint32_t> figures;  // into Document::quantities
};

struct Events {
  std::vector<Trigger> triggers;
  std::vector<DocumentEvent> events;
  std::vector<std::uint32_t> occasion_of_speech;  // by speech: the event it was said at, or kNone
};

// ---- the whole

struct Document {
  Article article;
  Layout layout;
  Text text;
  Syntax syntax;
  std::vector<Name> names;            // in text order, not overlapping
  std::vector<TimeExpression> times;  // in text order, not overlapping
  std::vector<Quantity> quantities;   // in text order, not overlapping
  Coreference coref;
  std::vector<Quotation> quotations;      // in text order of opening mark
  std::vector<Attribution> attributions;  // in text order of content
  std::vector<Speech> speeches;           // one for each attribution that is a statement, same order
  Events events;

  // Views; valid while the document lives.
  [[nodiscard]] std::string_view form(TokenIndex token) const;
  [[nodiscard]] Span span_of(TokenRange tokens) const;  // from the first token's begin to the last one's end
  [[nodiscard]] std::string_view text_of(TokenRange tokens) const;
  [[nodiscard]] std::string_view text_of(Span span) const;
  [[nodiscard]] SentenceIndex sentence_of(TokenIndex token) const;  // binary search
  [[nodiscard]] std::uint32_t time_at(
      TokenIndex token) const;  // the time that the token lies in, or kNone; binary search
};

}  // namespace dateline
