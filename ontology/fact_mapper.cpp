// Two passes over the model. The first finds what is referred to, so that nothing is written that nobody asks for. The
// second writes: shared nodes class by class in the order of their IRIs, then the articles; an article's nodes are few,
// so they are gathered and sorted in memory.
//
// Knowingly left to others: reading the graph back (export/), and whether two records are one node (identity/).
#include "ontology/fact_mapper.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <charconv>
#include <cstdlib>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "ontology/kinds.h"
#include "ontology/vocabulary.h"

namespace dateline {
namespace {

namespace v = vocabulary;

Term iri(std::string_view text) { return Term::iri(std::string(text)); }

template <class Enum>
Term code(Enum value) {
  return Term::iri(std::string(v::kCodeNamespace) + std::string(name(value)));
}

// "REJECT" gives code:PloverReject.
Term plover_code(std::string_view category) {
  std::string local(category.substr(0, 1));
  for (const char c : category.substr(1)) local += static_cast<char>(c - 'A' + 'a');
  return Term::iri(std::string(v::kCodeNamespace) + "Plover" + local);
}

const Term& role_property(Role role) {
  static const std::array kProperties{iri(v::dl::agent), iri(v::dl::target),     iri(v::dl::recipient),
                                      iri(v::dl::topic), iri(v::dl::instrument), iri(v::dl::venue)};
  return kProperties[static_cast<std::size_t>(role)];
}

Term differing_property(DifferingProperty on) {
  constexpr std::array kProperties{v::dl::figure, v::dl::dateEarliest, v::dl::place, v::dl::participation,
                                   v::dl::speaker, v::dl::text, v::dl::modality};
  return iri(kProperties[static_cast<std::size_t>(on)]);
}

// One subject and its properties, in the order they are to be written.
struct Block {
  Term subject;
  std::vector<std::pair<Term, Term>> properties = {};

  void add(std::string_view property, Term object) { properties.emplace_back(iri(property), std::move(object)); }
  void add(const Term& property, Term object) { properties.emplace_back(property, std::move(object)); }
  void type(std::string_view name) { add(v::rdf::type, iri(name)); }
  void text(std::string_view property, std::string_view value, std::string_view language) {
    if (!value.empty()) add(property, Term::text(value, language));
  }
  void string(std::string_view property, std::string_view value) {
    if (!value.empty()) add(property, Term::string(value));
  }
  // All objects of one property, sorted, each once.
  void all(std::string_view property, std::vector<Term> objects) {
    std::ranges::sort(objects);
    const auto repeated = std::ranges::unique(objects);
    objects.erase(repeated.begin(), repeated.end());
    for (Term& object : objects) add(property, std::move(object));
  }
  void dates(const std::optional<DateRange>& range) {
    if (!range) return;
    add(v::dl::dateEarliest, Term::date(range->earliest));
    add(v::dl::dateLatest, Term::date(range->latest));
  }
  void write(TripleSink& sink) const {
    for (const auto& [property, object] : properties) sink.write(subject, property, object);
  }
};

bool is_government(OrganizationKind kind) {
  return kind == OrganizationKind::Agency || kind == OrganizationKind::Legislature || kind == OrganizationKind::Court ||
         kind == OrganizationKind::Military;
}

// "deputy press secretary" gives "Deputy Press Secretary"; small words stay small.
std::string title_case(std::string_view title) {
  std::string text(title);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = std::string_view(text).substr(begin, end - begin);
    const bool small = begin != 0 && (word == "of" || word == "the" || word == "for" || word == "and");
    if (!small && text[begin] >= 'a' && text[begin] <= 'z') text[begin] = static_cast<char>(text[begin] - 'a' + 'A');
    begin = end + 1;
  }
  return text;
}

// Which shared nodes something refers to.
class Usage {
 public:
  explicit Usage(const Resolved& resolved) : resolved_(resolved), used_(resolved.entities.size(), false) {
    for (const ResolvedArticle& article : resolved.articles) {
      use(article.publisher);
      for (std::size_t i = 0; i < article.entities.size(); ++i)
        if (article.facts.entities[i].mention_count != 0) use(article.entities[i]);
    }
    for (const ResolvedOffice& office : resolved.offices) use(office.of);
    for (const ResolvedTenure& tenure : resolved.tenures) {
      use(tenure.person);
      use(tenure.party);
    }
    for (const ResolvedEvent& event : resolved.events) {
      use(event.place);
      for (const Participation& participation : event.participations) use(participation.participant);
    }
    for (const ResolvedStatement& statement : resolved.statements) {
      for (const auto& entity : {statement.speaker, statement.through_speaker, statement.addressee}) use(entity);
      for (const FactRef& ref : statement.about) use(ref);
    }
  }

  [[nodiscard]] bool operator()(EntityIndex entity) const { return used_[entity]; }

 private:
  void use(const std::optional<EntityIndex>& entity) {
    if (!entity || used_[*entity]) return;
    used_[*entity] = true;
    const ResolvedEntity& node = resolved_.entities[*entity];
    use(node.party);
    use(node.parent);
    for (const EntityIndex outer : node.within) use(outer);
  }
  void use(const FactRef& ref) {
    if (const auto* entity = std::get_if<EntityRef>(&ref)) use(entity->index);
  }

  const Resolved& resolved_;
  std::vector<bool> used_;
};

class Mapper {
 public:
  Mapper(const Resolved& resolved, const RunInfo& run, const IriMinter& minter, TripleSink& sink)
      : resolved_(resolved), run_info_(run), minter_(minter), sink_(sink), used_(resolved),
        run_(minter.iri(NodeClass::Run, node_key({"run", run.version, run.configuration}))) {}

  void map() {
    sink_.graph("");
    find_holdings();
    for (std::size_t i = 0; i < kNodeClassCount; ++i) write_shared(static_cast<NodeClass>(i));
    std::vector<std::pair<std::string, ArticleIndex>> order;
    for (ArticleIndex i = 0; i < resolved_.articles.size(); ++i) order.emplace_back(local_name(resolved_.articles[i].key), i);
    std::ranges::sort(order);
    for (const auto& [local, article] : order) write_article(article);
    sink_.finish();
  }

 private:
  // ---- names

  [[nodiscard]] Term entity(EntityIndex index) const {
    return minter_.iri(resolved_.entities[index].node, resolved_.entities[index].local);
  }
  [[nodiscard]] Term office(OfficeIndex index) const { return minter_.iri(NodeClass::Office, resolved_.offices[index].local); }
  [[nodiscard]] Term event(EventIndex index) const { return minter_.iri(NodeClass::Event, resolved_.events[index].key); }
  [[nodiscard]] Term statement(StatementIndex index) const {
    return minter_.iri(NodeClass::Statement, resolved_.statements[index].key);
  }
  [[nodiscard]] Term node(const FactRef& ref) const {
    if (const auto* entity_ref = std::get_if<EntityRef>(&ref)) return entity(entity_ref->index);
    if (const auto* event_ref = std::get_if<EventRef>(&ref)) return event(event_ref->index);
    return statement(std::get<StatementRef>(ref).index);
  }
  [[nodiscard]] Term article(ArticleIndex index) const { return minter_.iri(NodeClass::Article, resolved_.articles[index].key); }

  // A participation belongs to its event: the same person in the same role of another event is another node.
  [[nodiscard]] Term participation(EventIndex of, const Participation& participation) const {
    const std::string capacity = participation.in_capacity ? resolved_.offices[*participation.in_capacity].local : "";
    return minter_.iri(NodeClass::Participation,
                       node_key({"participation", local_name(resolved_.events[of].key), node(participation.participant).value(),
                                 name(participation.role), capacity}));
  }

  // ---- shared nodes

  // The nodes of a class in the order of their IRIs: what `visit` says of each, by local name.
  template <class List, class Local, class Write>
  void write_sorted(const List& list, Local local, Write write) {
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < list.size(); ++i)
      if (std::string text = local(list[i], i); !text.empty()) order.emplace_back(std::move(text), i);
    std::ranges::sort(order);
    for (const auto& [text, i] : order) write(list[i], i).write(sink_);
  }

  void write_shared(NodeClass node_class) {
    switch (node_class) {
      case NodeClass::Group: case NodeClass::Instrument: case NodeClass::Jurisdiction: case NodeClass::Organization:
      case NodeClass::Party: case NodeClass::Person: return write_entities(node_class);
      case NodeClass::Correction: return write_corrections();
      case NodeClass::Discrepancy:
        return write_sorted(resolved_.discrepancies, [](const auto& d, std::size_t) { return local_name(d.key); },
                            [&](const auto& d, std::size_t) { return discrepancy_block(d); });
      case NodeClass::Event:
        return write_replaceable(resolved_.events, NodeClass::Event, [&](std::size_t i) { return event_block(static_cast<EventIndex>(i)); });
      case NodeClass::Statement:
        return write_replaceable(resolved_.statements, NodeClass::Statement,
                                 [&](std::size_t i) { return statement_block(static_cast<StatementIndex>(i)); });
      case NodeClass::Office:
        return write_sorted(resolved_.offices, [](const auto& o, std::size_t) { return o.local; },
                            [&](const auto& o, std::size_t i) { return office_block(o, static_cast<OfficeIndex>(i)); });
      case NodeClass::Tenure:
        return write_sorted(resolved_.tenures, [](const auto& t, std::size_t) { return local_name(t.key); },
                            [&](const auto& t, std::size_t) { return tenure_block(t); });
      case NodeClass::Participation: return write_participations();
      case NodeClass::Run: return run_block().write(sink_);
      case NodeClass::Article: case NodeClass::Evidence: case NodeClass::Figure: case NodeClass::Graph:
      case NodeClass::Report: return;  // written with their article
    }
  }

  // Nodes and, among them, the names that their later members alone would have had.
  template <class List, class MakeBlock>
  void write_replaceable(const List& list, NodeClass node_class, MakeBlock block) {
    std::vector<std::pair<NodeKey, std::size_t>> order;
    for (std::size_t i = 0; i < list.size(); ++i) {
      order.emplace_back(list[i].key, i);
      for (const NodeKey& old : list[i].replaced) order.emplace_back(old, i);
    }
    std::ranges::sort(order, {}, [](const auto& entry) { return std::pair(local_name(entry.first), entry.second); });
    for (const auto& [key, i] : order) {
      if (key == list[i].key) {
        block(i).write(sink_);
        continue;
      }
      Block old{minter_.iri(node_class, key)};
      old.add(v::dcterms::isReplacedBy, minter_.iri(node_class, list[i].key));
      old.write(sink_);
    }
  }

  void write_entities(NodeClass node_class) {
    std::vector<std::pair<std::string, std::pair<EntityIndex, bool>>> order;
    for (EntityIndex i = 0; i < resolved_.entities.size(); ++i) {
      const ResolvedEntity& node = resolved_.entities[i];
      if (node.node != node_class || !used_(i)) continue;
      order.push_back({node.local, {i, false}});
      for (const NodeKey& old : node.replaced) order.push_back({local_name(old), {i, true}});
    }
    std::ranges::sort(order);
    for (const auto& [local, which] : order) {
      Block block = which.second ? Block{minter_.iri(node_class, local)} : entity_block(which.first);
      if (which.second) block.add(v::dcterms::isReplacedBy, entity(which.first));
      block.write(sink_);
    }
  }

  static void add_entity_types(Block& block, const ResolvedEntity& node) {
    switch (node.node) {
      case NodeClass::Person:
        if (node.official) block.type(v::dl::Official);
        return block.type(v::schema::Person);
      case NodeClass::Party:
        block.type(v::schema::PoliticalParty);
        return block.type(v::schema::Organization);
      case NodeClass::Organization:
        if (is_government(node.organization_kind)) block.type(v::schema::GovernmentOrganization);
        if (node.organization_kind == OrganizationKind::Media) block.type(v::schema::NewsMediaOrganization);
        return block.type(v::schema::Organization);
      case NodeClass::Jurisdiction: return block.type(v::dl::Jurisdiction);
      case NodeClass::Instrument: return block.type(v::dl::Instrument);
      default: return block.type(v::dl::Group);
    }
  }

  [[nodiscard]] Block entity_block(EntityIndex index) const {
    const ResolvedEntity& node = resolved_.entities[index];
    Block block{entity(index)};
    add_entity_types(block, node);
    block.text(v::rdfs::label, node.name, "en");
    for (const std::string& alias : node.aliases) block.text(v::skos::altLabel, alias, "en");
    block.text(v::schema::givenName, node.given_name, "en");
    block.text(v::schema::familyName, node.family_name, "en");
    if (node.gender == Gender::Female) block.add(v::schema::gender, iri(v::schema::Female));
    if (node.gender == Gender::Male) block.add(v::schema::gender, iri(v::schema::Male));
    add_holdings(block, index);
    if (node.party) block.add(v::dl::party, entity(*node.party));
    if (node.node == NodeClass::Organization) block.add(v::dl::organizationKind, code(node.organization_kind));
    if (node.node == NodeClass::Jurisdiction) block.add(v::dl::level, code(node.level));
    add_containment(block, node);
    block.string(v::dl::ocdId, node.ocd_id);
    block.string(v::dl::geoid, node.geoid);
    block.string(v::dl::isoCode, node.iso_code);
    add_links(block, node, true);
    add_links(block, node, false);
    return block;
  }

  void add_containment(Block& block, const ResolvedEntity& node) const {
    if (node.node != NodeClass::Jurisdiction) {
      if (node.parent) block.add(v::schema::parentOrganization, entity(*node.parent));
      return;
    }
    if (node.parent) block.add(v::dl::parent, entity(*node.parent));
    std::vector<Term> outer;
    for (const EntityIndex container : node.within) outer.push_back(entity(container));
    block.all(v::dl::within, std::move(outer));
  }

  static void add_links(Block& block, const ResolvedEntity& node, bool exact) {
    std::vector<Term> links;
    for (const Link& link : node.links)
      if (link.exact == exact) links.push_back(iri(percent_encode_iri(link.iri)));
    block.all(exact ? v::skos::exactMatch : v::skos::closeMatch, std::move(links));
  }

  // ---- offices and tenures

  // A person holds an office of which the latest article that speaks of it says so.
  void find_holdings() {
    std::map<std::pair<EntityIndex, OfficeIndex>, bool> holds;
    for (const ResolvedArticle& article : resolved_.articles)
      for (const TenureIndex index : article.tenures) {
        const ResolvedTenure& tenure = resolved_.tenures[index];
        const bool now = tenure.status == TenureStatus::Current || tenure.status == TenureStatus::Acting;
        holds[{tenure.person, tenure.office}] = now;
      }
    for (const auto& [who, now] : holds)
      if (now) holdings_[who.first].push_back(office(who.second));
  }

  void add_holdings(Block& block, EntityIndex person) const {
    if (const auto found = holdings_.find(person); found != holdings_.end()) block.all(v::dl::holds, found->second);
  }

  [[nodiscard]] std::string office_label(const ResolvedOffice& node) const {
    const std::string title = title_case(node.title);
    if (!node.of) return title;
    const ResolvedEntity& of = resolved_.entities[*node.of];
    return title + (of.node == NodeClass::Jurisdiction ? " of " : ", ") + of.name;
  }

  [[nodiscard]] Block office_block(const ResolvedOffice& node, OfficeIndex index) const {
    Block block{office(index)};
    block.type(v::dl::Office);
    block.text(v::rdfs::label, office_label(node), "en");
    block.text(v::dl::title, node.title, "en");
    if (node.of) block.add(v::dl::officeOf, entity(*node.of));
    return block;
  }

  [[nodiscard]] Block tenure_block(const ResolvedTenure& node) const {
    Block block{minter_.iri(NodeClass::Tenure, node.key)};
    block.type(v::dl::Tenure);
    block.add(v::org::member, entity(node.person));
    block.add(v::dl::office, office(node.office));
    block.add(v::dl::tenureStatus, code(node.status));
    if (node.party) block.add(v::dl::party, entity(*node.party));
    if (node.start) block.add(v::schema::startDate, Term::date(*node.start));
    if (node.end) block.add(v::schema::endDate, Term::date(*node.end));
    return block;
  }

  // ---- events

  [[nodiscard]] Block event_block(EventIndex index) const {
    const ResolvedEvent& node = resolved_.events[index];
    Block block{event(index)};
    block.type(v::dl::Event);
    block.text(v::rdfs::label, node.label, node.language);
    std::vector<Term> types, categories;
    for (const EventType type : node.types) {
      types.push_back(code(type));
      if (const auto category = plover_category(type); !category.empty()) categories.push_back(plover_code(category));
    }
    block.all(v::dl::eventType, std::move(types));
    block.all(v::dl::eventCategory, std::move(categories));
    block.add(v::dl::modality, code(node.modality));
    block.dates(node.date);
    if (node.place) block.add(v::dl::place, entity(*node.place));
    add_participants(block, node);
    add_causes(block, node);
    if (node.part_of) block.add(v::dl::partOf, event(*node.part_of));
    std::vector<Term> participations;
    for (const Participation& each : node.participations) participations.push_back(participation(index, each));
    block.all(v::dl::participation, std::move(participations));
    return block;
  }

  void add_participants(Block& block, const ResolvedEvent& node) const {
    for (std::size_t i = 0; i < names<Role>().size(); ++i) {
      const auto role = static_cast<Role>(i);
      std::vector<Term> participants;
      for (const Participation& each : node.participations)
        if (each.role == role) participants.push_back(this->node(each.participant));
      block.all(role_property(role).value(), std::move(participants));
    }
  }

  // Every cause, then again those that are purposes or conditions, under the property that says so.
  void add_causes(Block& block, const ResolvedEvent& node) const {
    std::vector<Term> causes, purposes, conditions;
    for (const Cause& cause : node.because_of) {
      causes.push_back(this->node(cause.of));
      if (cause.kind == CauseKind::Purpose) purposes.push_back(causes.back());
      if (cause.kind == CauseKind::Condition) conditions.push_back(causes.back());
    }
    block.all(v::dl::becauseOf, std::move(causes));
    block.all(v::dl::purpose, std::move(purposes));
    block.all(v::dl::condition, std::move(conditions));
  }

  void write_participations() {
    std::vector<std::pair<std::string, std::pair<EventIndex, std::uint32_t>>> order;
    for (EventIndex i = 0; i < resolved_.events.size(); ++i)
      for (std::uint32_t k = 0; k < resolved_.events[i].participations.size(); ++k)
        order.push_back({participation(i, resolved_.events[i].participations[k]).value(), {i, k}});
    std::ranges::sort(order);
    for (const auto& [text, where] : order) {
      const Participation& each = resolved_.events[where.first].participations[where.second];
      Block block{Term::iri(text)};
      block.type(v::dl::Participation);
      block.add(v::dl::participant, node(each.participant));
      block.add(v::dl::role, code(each.role));
      if (each.in_capacity) block.add(v::dl::inCapacity, office(*each.in_capacity));
      block.write(sink_);
    }
  }

  // ---- statements

  [[nodiscard]] Block statement_block(StatementIndex index) const {
    const ResolvedStatement& node = resolved_.statements[index];
    Block block{statement(index)};
    block.type(v::dl::Statement);
    if (node.speaker) block.add(v::dl::speaker, entity(*node.speaker));
    if (node.in_capacity) block.add(v::dl::inCapacity, office(*node.in_capacity));
    if (node.through_speaker) block.add(v::dl::throughSpeaker, entity(*node.through_speaker));
    if (node.addressee) block.add(v::dl::addressee, entity(*node.addressee));
    if (node.medium) block.add(v::dl::medium, code(*node.medium));
    block.dates(node.date);
    if (node.occasion) block.add(v::dl::occasion, event(*node.occasion));
    std::vector<Term> about;
    for (const FactRef& ref : node.about) about.push_back(this->node(ref));
    block.all(v::dl::about, std::move(about));
    block.text(v::dl::text, node.text, node.language);
    return block;
  }

  // ---- discrepancies, corrections, the run

  [[nodiscard]] Block discrepancy_block(const ResolvedDiscrepancy& node) const {
    assert(node.between.size() >= 2);
    Block block{minter_.iri(NodeClass::Discrepancy, node.key)};
    block.type(v::dl::Discrepancy);
    block.text(v::rdfs::comment, node.comment, "en");
    std::vector<Term> reports;
    for (const ReportRef& ref : node.between) {
      const ResolvedArticle& in = resolved_.articles[ref.article];
      reports.push_back(minter_.iri(NodeClass::Report, (ref.statement ? in.statement_reports : in.event_reports)[ref.index]));
    }
    block.all(v::dl::between, std::move(reports));
    block.add(v::dl::onProperty, differing_property(node.on));
    block.add(v::dl::differenceKind, code(node.kind));
    return block;
  }

  [[nodiscard]] Term correction_iri(const ResolvedCorrection& node) const {
    std::string about;
    for (const std::string& text : node.iris) about += text + '\n';
    return minter_.iri(NodeClass::Correction, node_key({"correction", node.decision, about}));
  }

  void write_corrections() {
    std::map<std::string, Block> blocks;
    for (const ResolvedCorrection& node : resolved_.corrections) {
      const Term subject = correction_iri(node);
      Block block{subject};
      block.type(v::dl::Correction);
      block.string(v::dl::decision, node.decision);
      std::vector<Term> about;
      for (const std::string& text : node.iris)
        if (is_absolute_iri(text)) about.push_back(iri(text));
      block.all(v::dl::corrects, std::move(about));
      block.string(v::dcterms::source, node.source);
      blocks.emplace(subject.value(), std::move(block));
    }
    for (const auto& [subject, block] : blocks) block.write(sink_);
  }

  [[nodiscard]] Block run_block() const {
    Block block{run_};
    block.type(v::dl::Run);
    block.string(v::schema::softwareVersion, run_info_.version);
    block.string(v::dl::sha256, local_name(node_key({run_info_.configuration})));
    if (run_info_.date) block.add(v::prov::startedAtTime, Term::date_time(*run_info_.date, "00:00:00Z"));
    std::vector<Term> corrections;
    for (const ResolvedCorrection& node : resolved_.corrections)
      if (node.applied) corrections.push_back(correction_iri(node));
    block.all(v::prov::used, std::move(corrections));
    return block;
  }

  // ---- one article

  void write_article(ArticleIndex index) {
    const ResolvedArticle& in = resolved_.articles[index];
    blocks_.clear();
    evidence_.clear();
    language_ = is_language_tag(in.facts.article.language) ? in.facts.article.language : "en";
    article_ = article(index);
    add_article(in);
    add_mentions(in);
    for (std::size_t i = 0; i < in.tenures.size(); ++i) add_tenure_report(in, i);
    for (std::size_t i = 0; i < in.events.size(); ++i) add_event_report(in, i);
    for (std::size_t i = 0; i < in.statements.size(); ++i) add_statement_report(in, i);
    std::ranges::sort(blocks_, {}, [](const Block& block) -> const std::string& { return block.subject.value(); });
    sink_.graph(minter_.iri(NodeClass::Graph, in.key).value());
    for (const Block& block : blocks_) block.write(sink_);
  }

  void add_article(const ResolvedArticle& in) {
    const ArticleFacts& facts = in.facts.article;
    Block block{*article_};
    block.type(v::dl::Article);
    block.type(v::schema::NewsArticle);
    block.text(v::schema::headline, facts.headline, language_);
    if (facts.published)
      block.add(v::schema::datePublished, facts.published_time.empty() ? Term::date(*facts.published)
                                                                       : Term::date_time(*facts.published, facts.published_time));
    std::vector<Term> authors;
    for (const std::string& author : facts.authors) authors.push_back(Term::string(author));
    block.all(v::schema::author, std::move(authors));
    if (in.publisher) block.add(v::schema::publisher, entity(*in.publisher));
    if (const std::string url = percent_encode_iri(facts.url); is_absolute_iri(url)) block.add(v::schema::url, iri(url));
    block.string(v::schema::inLanguage, language_);
    if (facts.word_count != 0) block.add(v::schema::wordCount, Term::integer(facts.word_count));
    block.text(v::dl::dateline, facts.dateline, language_);
    block.string(v::dl::sha256, facts.sha256);
    if (in.wire_copy_of) block.add(v::dl::wireCopyOf, article(*in.wire_copy_of));
    block.string(v::dcterms::source, facts.source);
    blocks_.push_back(std::move(block));
  }

  // The IRI of a stretch of the article, whose node is written once however many reports point at it.
  Term evidence(const Evidence& evidence) {
    assert(evidence.start < evidence.end && "every fact has evidence");
    const Term subject = minter_.iri(NodeClass::Evidence, node_key({"evidence", article_->value().substr(minter_.base().size()),
                                                                    std::to_string(evidence.start), std::to_string(evidence.end)}));
    if (!evidence_.insert({evidence.start, evidence.end}).second) return subject;
    Block block{subject};
    block.type(v::dl::Evidence);
    block.add(v::dl::inArticle, *article_);
    block.add(v::oa::start, Term::integer(evidence.start));
    block.add(v::oa::end, Term::integer(evidence.end));
    block.text(v::oa::exact, evidence.exact, language_);
    block.text(v::oa::prefix, evidence.prefix, language_);
    block.text(v::oa::suffix, evidence.suffix, language_);
    blocks_.push_back(std::move(block));
    return subject;
  }

  Block report(const NodeKey& key, std::string_view type, Term reported) const {
    Block block{minter_.iri(NodeClass::Report, key)};
    block.type(type);
    block.type(v::dl::Report);
    block.add(v::dl::reports, std::move(reported));
    block.add(v::dl::inArticle, *article_);
    return block;
  }

  void finish_report(Block block, const std::vector<Evidence>& pieces, const Origin& origin) {
    assert(!pieces.empty() && "every report has evidence");
    std::vector<Term> evidences;
    for (const Evidence& piece : pieces) evidences.push_back(evidence(piece));
    block.all(v::dl::evidence, std::move(evidences));
    block.string(v::dl::rule, origin.rule);
    block.add(v::dl::confidence, Term::decimal(static_cast<double>(origin.confidence)));
    block.add(v::prov::wasGeneratedBy, run_);
    blocks_.push_back(std::move(block));
  }

  // One an entity, though the article's own records of it may be several.
  void add_mentions(const ResolvedArticle& in) {
    std::map<EntityIndex, std::pair<const Entity*, std::uint32_t>> mentions;
    for (std::size_t i = 0; i < in.entities.size(); ++i) {
      const Entity& entity = in.facts.entities[i];
      if (entity.mention_count == 0) continue;
      auto& [first, count] = mentions[in.entities[i]];
      if (first == nullptr || entity.first_mention.start < first->first_mention.start) first = &entity;
      count += entity.mention_count;
    }
    for (const auto& [index, mention] : mentions) {
      const auto& [first, count] = mention;
      const Term reported = entity(index);
      Block block = report(node_key({"report", local_name(in.key), "mention", reported.value().substr(minter_.base().size())}),
                           v::dl::Mention, reported);
      block.add(v::dl::mentionCount, Term::integer(count));
      finish_report(std::move(block), {first->first_mention}, first->origin);
    }
  }

  void add_tenure_report(const ResolvedArticle& in, std::size_t index) {
    const Tenure& tenure = in.facts.tenures[index];
    Block block = report(in.tenure_reports[index], v::dl::TenureReport,
                         minter_.iri(NodeClass::Tenure, resolved_.tenures[in.tenures[index]].key));
    finish_report(std::move(block), {tenure.evidence}, tenure.origin);
  }

  // The article's own reference as a reference to a node.
  static FactRef node_of(const ResolvedArticle& in, const FactRef& ref) {
    if (const auto* entity = std::get_if<EntityRef>(&ref)) return EntityRef{in.entities[entity->index]};
    if (const auto* event = std::get_if<EventRef>(&ref)) return EventRef{in.events[event->index]};
    return StatementRef{in.statements[std::get<StatementRef>(ref).index]};
  }

  void add_event_report(const ResolvedArticle& in, std::size_t index) {
    const Event& event = in.facts.events[index];
    Block block = report(in.event_reports[index], v::dl::EventReport, this->event(in.events[index]));
    block.add(v::dl::modality, code(event.modality));
    block.text(v::dl::dateText, event.date_text, language_);
    block.dates(event.date);
    std::vector<Term> participations, figures;
    for (Participation each : event.participations) {
      each.participant = node_of(in, each.participant);
      if (each.participant == FactRef(EventRef{in.events[index]})) continue;  // nothing takes part in itself
      if (each.in_capacity) each.in_capacity = in.offices[*each.in_capacity];
      participations.push_back(participation(in.events[index], each));
    }
    block.all(v::dl::participation, std::move(participations));
    for (std::size_t i = 0; i < event.figures.size(); ++i) figures.push_back(add_figure(in.event_reports[index], event.figures[i], i));
    block.all(v::dl::figure, std::move(figures));
    finish_report(std::move(block), event.evidence, event.origin);
  }

  Term add_figure(const NodeKey& report, const Figure& figure, std::size_t index) {
    const Term subject = minter_.iri(NodeClass::Figure, node_key({"figure", local_name(report), std::to_string(index)}));
    Block block{subject};
    block.type(v::dl::Figure);
    block.text(v::dl::counted, figure.counted, language_);
    block.add(v::schema::value, Term::integer(figure.value));
    block.add(v::dl::comparator, code(figure.comparator));
    block.add(v::dl::evidence, evidence(figure.evidence));
    blocks_.push_back(std::move(block));
    return subject;
  }

  void add_statement_report(const ResolvedArticle& in, std::size_t index) {
    const Statement& statement = in.facts.statements[index];
    const ResolvedStatement& node = resolved_.statements[in.statements[index]];
    Block block = report(in.statement_reports[index], v::dl::StatementReport, this->statement(in.statements[index]));
    block.add(v::dl::quotationKind, code(statement.kind));
    // Said only where this article's speaker is not the statement's.
    if (statement.speaker && node.speaker && in.entities[*statement.speaker] != *node.speaker)
      block.add(v::dl::speaker, entity(in.entities[*statement.speaker]));
    block.text(v::dl::cue, statement.cue, language_);
    if (statement.negated) block.add(v::dl::negated, Term::boolean(true));
    block.text(v::dl::dateText, statement.date_text, language_);
    block.dates(statement.date);
    block.text(v::dl::reportedText, statement.text, language_);
    if (const auto& extent = in.extents[index]) {
      block.add(v::dl::extentStart, Term::integer(extent->start));
      block.add(v::dl::extentEnd, Term::integer(extent->end));
    }
    finish_report(std::move(block), statement.evidence, statement.origin);
  }

  const Resolved& resolved_;
  const RunInfo& run_info_;
  const IriMinter& minter_;
  TripleSink& sink_;
  Usage used_;
  Term run_;
  std::map<EntityIndex, std::vector<Term>> holdings_;
  // Of the article at hand:
  std::optional<Term> article_;
  std::string language_;
  std::vector<Block> blocks_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> evidence_;
};

}  // namespace

std::optional<Date> source_date() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (text == nullptr) return std::nullopt;
  const std::string_view digits(text);
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  if (error != std::errc() || end != digits.data() + digits.size() || seconds < 0) return std::nullopt;
  const std::chrono::sys_seconds time{std::chrono::seconds{seconds}};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
  if (int{day.year()} > 9999) return std::nullopt;
  return Date{static_cast<std::int16_t>(int{day.year()}), static_cast<std::uint8_t>(unsigned{day.month()}),
              static_cast<std::uint8_t>(unsigned{day.day()})};
}

void map_facts(const Resolved& resolved, const RunInfo& run, const IriMinter& minter, TripleSink& sink) {
  Mapper(resolved, run, minter, sink).map();
}

}  // namespace dateline
