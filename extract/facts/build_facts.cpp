// Three passes: decide which entities are kept, number them anew, then copy each layer's records with their evidence.
// Indices of events, offices and speeches stay what they are, so only entities need a map.
#include "extract/facts/build_facts.h"

#include <algorithm>
#include <cassert>

#include "extract/facts/code_points.h"
#include "ontology/sha256.h"

namespace dateline {
namespace {

class FactsBuilder {
 public:
  explicit FactsBuilder(const Document& document) : document_(document), code_points_(document.article.text) {}

  Facts build() {
    find_kept_entities();
    facts_.article = article();
    copy_entities();
    copy_offices_and_tenures();
    for (std::size_t i = 0; i < document_.speeches.size(); ++i) facts_.statements.push_back(statement(i));
    for (const DocumentEvent& event : document_.events.events) facts_.events.push_back(this->event(event));
    return std::move(facts_);
  }

 private:
  // ---- evidence

  [[nodiscard]] std::uint32_t code_point(std::uint32_t offset) const {
    return code_points_.before(document_.article.text, offset);
  }

  // The tokens' own words, with the rest of their sentence on both sides.
  [[nodiscard]] Evidence evidence(TokenRange tokens) const {
    const Span span = document_.span_of(tokens);
    const auto& sentences = document_.text.sentences;
    const TokenRange first = sentences[document_.sentence_of(tokens.begin)].tokens;
    const TokenRange last = sentences[document_.sentence_of(tokens.end - 1)].tokens;
    const Span sentence = document_.span_of({first.begin, last.end});
    return {code_point(span.begin), code_point(span.end), std::string(document_.text_of(span)),
            std::string(document_.text_of(Span{sentence.begin, span.begin})),
            std::string(document_.text_of(Span{span.end, sentence.end}))};
  }

  [[nodiscard]] std::string words(const std::vector<TokenRange>& pieces) const {
    std::string text;
    for (const TokenRange piece : pieces) {
      if (!text.empty()) text += ' ';
      text += document_.text_of(piece);
    }
    return text;
  }

  // ---- the article

  [[nodiscard]] ArticleFacts article() const {
    const Metadata& metadata = document_.layout.metadata;
    ArticleFacts article;
    article.source = document_.article.source;
    article.sha256 = sha256_hex(document_.article.text);
    article.url = metadata.url;
    article.headline = metadata.headline;
    article.publisher = metadata.publisher;
    article.dateline = metadata.dateline;
    article.authors = metadata.authors;
    article.published = metadata.published;
    article.published_time = metadata.published_time;
    article.word_count = word_count();
    return article;
  }

  // Tokens that hold a letter or digit, a clitic not counted apart.
  [[nodiscard]] std::uint32_t word_count() const {
    std::uint32_t count = 0;
    for (TokenIndex i = 0; i < document_.text.tokens.size(); ++i) {
      const bool word = std::ranges::any_of(document_.form(i), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
      });
      if (word && !document_.text.tokens[i].joined) ++count;
    }
    return count;
  }

  // ---- entities

  void keep(EntityIndex entity) {
    if (entity == kNone || kept_[entity]) return;
    kept_[entity] = true;
    if (const auto within = document_.coref.entities[entity].within) keep(*within);
  }
  void keep(const std::optional<EntityIndex>& entity) {
    if (entity) keep(*entity);
  }

  void find_kept_entities() {
    const Coreference& coref = document_.coref;
    kept_.assign(coref.entities.size(), false);
    for (EntityIndex i = 0; i < coref.entities.size(); ++i) {
      const EntityKind kind = coref.entities[i].kind;
      if (kind != EntityKind::Group && kind != EntityKind::Instrument) keep(i);
    }
    for (const Office& office : coref.offices) keep(office.of);
    for (const Tenure& tenure : coref.tenures) keep(tenure.person);
    for (const Speech& speech : document_.speeches) {
      keep(speech.speaker);
      keep(speech.through_speaker);
      keep(speech.addressee);
    }
    for (const DocumentEvent& event : document_.events.events) {
      keep(event.place);
      for (const Argument& argument : event.arguments) keep(argument.entity);
    }
  }

  void copy_entities() {
    const Coreference& coref = document_.coref;
    new_index_.assign(coref.entities.size(), kNone);
    for (EntityIndex i = 0; i < coref.entities.size(); ++i) {
      if (!kept_[i]) continue;
      new_index_[i] = static_cast<EntityIndex>(facts_.entities.size());
      facts_.entities.push_back(coref.entities[i]);
      facts_.entities.back().first_mention = evidence(coref.mentions[coref.first_mention[i]].tokens);
    }
    for (Entity& entity : facts_.entities)
      if (entity.within) entity.within = mapped(*entity.within);
  }

  [[nodiscard]] EntityIndex mapped(EntityIndex entity) const {
    assert(new_index_[entity] != kNone);
    return new_index_[entity];
  }
  [[nodiscard]] std::optional<EntityIndex> mapped(const std::optional<EntityIndex>& entity) const {
    if (!entity) return std::nullopt;
    return mapped(*entity);
  }

  void copy_offices_and_tenures() {
    const Coreference& coref = document_.coref;
    for (Office office : coref.offices) {
      office.of = mapped(office.of);
      facts_.offices.push_back(std::move(office));
    }
    for (std::size_t i = 0; i < coref.tenures.size(); ++i) {
      Tenure tenure = coref.tenures[i];
      tenure.person = mapped(tenure.person);
      tenure.evidence = evidence(coref.tenure_phrases[i]);
      facts_.tenures.push_back(std::move(tenure));
    }
  }

  // ---- statements and events

  [[nodiscard]] Statement statement(std::size_t index) const {
    const Speech& speech = document_.speeches[index];
    const Attribution& attribution = document_.attributions[speech.attribution];
    Statement statement;
    statement.kind = attribution.kind;
    statement.speaker = mapped(speech.speaker);
    statement.through_speaker = mapped(speech.through_speaker);
    statement.addressee = mapped(speech.addressee);
    statement.in_capacity = speech.in_capacity;
    statement.medium = speech.medium;
    const auto& occasions = document_.events.occasion_of_speech;
    if (index < occasions.size() && occasions[index] != kNone) statement.occasion = occasions[index];
    statement.date = speech.date;
    statement.date_text = words(speech.time);
    statement.negated = speech.negated;
    statement.text = words(attribution.content);
    statement.cue = words(attribution.cue);
    for (const TokenRange piece : attribution.content) statement.evidence.push_back(evidence(piece));
    statement.origin = {attribution.rule, speech.confidence};
    return statement;
  }

  [[nodiscard]] FactRef reference(std::uint32_t entity, std::uint32_t event, std::uint32_t speech) const {
    if (event != kNone) return EventRef{event};
    if (speech != kNone) return StatementRef{speech};
    return EntityRef{mapped(entity)};
  }

  [[nodiscard]] Event event(const DocumentEvent& source) const {
    const Trigger& clearest = document_.events.triggers[source.triggers.front()];
    Event event;
    event.type = clearest.type;
    event.modality = clearest.modality;
    event.label = label(source);
    event.lemma = document_.syntax[clearest.head].lemma;
    for (const Argument& argument : source.arguments) {
      Participation participation{reference(argument.entity, argument.event, argument.speech), argument.role,
                                  std::nullopt};
      if (argument.in_capacity != kNone) participation.in_capacity = argument.in_capacity;
      event.participations.push_back(participation);
    }
    for (const CauseLink& cause : source.because_of)
      event.because_of.push_back({reference(kNone, cause.event, cause.speech), cause.kind});
    if (source.part_of != kNone) event.part_of = source.part_of;
    if (source.place != kNone) event.place = mapped(source.place);
    if (source.time) event.date_text = document_.text_of(*source.time);
    event.date = source.date;
    for (const std::uint32_t figure : source.figures)
      event.figures.push_back(this->figure(document_.quantities[figure]));
    for (const std::uint32_t trigger : source.triggers)
      event.evidence.push_back(evidence(document_.events.triggers[trigger].tokens));
    event.origin = {clearest.rule, clearest.confidence};
    return event;
  }

  [[nodiscard]] Figure figure(const Quantity& quantity) const {
    Figure figure;
    if (quantity.counted != kNone) figure.counted = document_.form(quantity.counted);
    figure.value = quantity.value;
    figure.comparator = quantity.comparator;
    figure.evidence = evidence(quantity.tokens);
    return figure;
  }

  // "Bill de Blasio and others: boycotted: meeting" would be no sentence; so the label is agent, trigger, target as
  // they stand.
  [[nodiscard]] std::string label(const DocumentEvent& event) const {
    std::string text = participants(event, Role::Agent);
    if (!text.empty()) text += ' ';
    text += document_.text_of(document_.events.triggers[event.triggers.front()].tokens);
    const std::string target = participants(event, Role::Target);
    return target.empty() ? text : text + " – " + target;
  }

  // The first participant of a role, with "and others" where there are more.
  [[nodiscard]] std::string participants(const DocumentEvent& event, Role role) const {
    std::string text;
    for (const Argument& argument : event.arguments) {
      if (argument.role != role) continue;
      if (!text.empty()) return text + " and others";
      if (argument.entity != kNone) text = document_.coref.entities[argument.entity].name;
      if (argument.event != kNone)
        text = document_.text_of(
            document_.events.triggers[document_.events.events[argument.event].triggers.front()].tokens);
    }
    return text;
  }

  const Document& document_;
  CodePoints code_points_;
  Facts facts_;
  std::vector<bool> kept_;              // by entity of the document
  std::vector<EntityIndex> new_index_;  // by entity of the document: its index in facts_
};

}  // namespace

Facts build_facts(const Document& document) { return FactsBuilder(document).build(); }

}  // namespace dateline
