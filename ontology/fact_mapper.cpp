// First what belongs to no article (places, parties, offices, tenures, differences), class by class in the order of
// their IRIs; then article after article, read back from the store one at a time: the nodes that it is the first to
// tell of, and its reports. So memory holds one article, however many there are.
//
// Knowingly left to others: reading the graph back (export/), and whether two records are one node (identity/).
#include "ontology/fact_mapper.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "ontology/kinds.h"
#include "ontology/sha256.h"
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

std::string_view role_property(Role role) {
  constexpr std::array kProperties{v::dl::agent, v::dl::target,     v::dl::recipient,
                                   v::dl::topic, v::dl::instrument, v::dl::venue};
  return kProperties[static_cast<std::size_t>(role)];
}

Term differing_property(DifferingProperty on) {
  constexpr std::array kProperties{v::dl::figure,  v::dl::dateEarliest, v::dl::place,   v::dl::participation,
                                   v::dl::speaker, v::dl::text,         v::dl::modality};
  return iri(kProperties[static_cast<std::size_t>(on)]);
}

// A vocabulary term's IRI, made once. Keyed by where the constant lies, which is one place for each.
const Term* interned(std::string_view constant) {
  thread_local std::unordered_map<const char*, Term> terms;
  const auto found = terms.find(constant.data());
  return found != terms.end() ? &found->second : &terms.emplace(constant.data(), iri(constant)).first->second;
}

// One subject and its properties, in the order they are to be written.
struct Block {
  Term subject;
  std::vector<std::pair<const Term*, Term>> properties = {};

  void add(std::string_view property, Term object) { properties.emplace_back(interned(property), std::move(object)); }
  void type(std::string_view name) { add(v::rdf::type, *interned(name)); }
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
    for (const auto& [property, object] : properties) sink.write(subject, *property, object);
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

class Mapper {
 public:
  Mapper(const Resolved& resolved, const RunInfo& run, const IriMinter& minter, TripleSink& sink)
      : resolved_(resolved),
        run_info_(run),
        minter_(minter),
        sink_(sink),
        run_(minter.iri(NodeClass::Run, node_key({"run", run.version, run.configuration}))) {}

  void map() {
    find_holdings();
    find_used();
    find_reasons();
    sink_.graph("");
    for (std::size_t i = 0; i < kNodeClassCount; ++i) write_shared(static_cast<NodeClass>(i));
    for (ArticleIndex i = 0; i < resolved_.articles.size(); ++i) write_article(i);
    sink_.finish();
  }

 private:
  // ---- names

  [[nodiscard]] Term entity(EntityIndex index) const {
    return minter_.iri(resolved_.entities[index].node, resolved_.local(index));
  }
  [[nodiscard]] Term office(OfficeIndex index) const {
    return minter_.iri(NodeClass::Office, resolved_.offices[index].local);
  }
  [[nodiscard]] Term event(EventIndex index) const {
    return minter_.iri(NodeClass::Event, resolved_.events[index].key);
  }
  [[nodiscard]] Term statement(StatementIndex index) const {
    return minter_.iri(NodeClass::Statement, resolved_.statements[index].key);
  }
  [[nodiscard]] Term node(const FactRef& ref) const {
    if (const auto* entity_ref = std::get_if<EntityRef>(&ref)) return entity(entity_ref->index);
    if (const auto* event_ref = std::get_if<EventRef>(&ref)) return event(event_ref->index);
    return statement(std::get<StatementRef>(ref).index);
  }
  [[nodiscard]] Term article(ArticleIndex index) const {
    return minter_.iri(NodeClass::Article, resolved_.articles[index].key);
  }

  // A participation belongs to its event: the same person in the same role of another event is another node.
  [[nodiscard]] Term participation(EventIndex of, const Participation& participation) const {
    const std::string capacity = participation.in_capacity ? resolved_.offices[*participation.in_capacity].local : "";
    const std::string participant = node(participation.participant).value().substr(minter_.base().size());
    return minter_.iri(NodeClass::Participation, node_key({"participation", local_name(resolved_.events[of].key),
                                                           participant, name(participation.role), capacity}));
  }

  // ---- what belongs to no article

  // What is used, and all places and bodies around it.
  void find_used() {
    used_.assign(resolved_.entities.size(), false);
    for (EntityIndex i = 0; i < resolved_.entities.size(); ++i)
      for (auto at = std::optional(i); at && !used_[*at] && (*at != i || resolved_.entities[i].used); at = parent(*at))
        used_[*at] = true;
  }

  [[nodiscard]] std::optional<EntityIndex> parent(EntityIndex index) const {
    const auto details = resolved_.entity_details.find(index);
    return details == resolved_.entity_details.end() ? std::nullopt : details->second.parent;
  }

  // Writes a class's nodes in the order of their local names; an empty name leaves the node out.
  template <class List, class Local, class MakeBlock>
  void write_sorted(const List& list, Local local, MakeBlock block) {
    std::vector<std::pair<std::string, std::uint32_t>> order;
    for (std::uint32_t i = 0; i < list.size(); ++i)
      if (std::string text = local(i); !text.empty()) order.emplace_back(std::move(text), i);
    std::ranges::sort(order);
    for (const auto& [text, i] : order) block(i).write(sink_);
  }

  void write_shared(NodeClass node_class) {
    switch (node_class) {
      case NodeClass::Correction:
        return write_corrections();
      case NodeClass::Discrepancy:
        return write_sorted(
            resolved_.discrepancies, [&](std::uint32_t i) { return local_name(resolved_.discrepancies[i].key); },
            [&](std::uint32_t i) { return discrepancy_block(resolved_.discrepancies[i]); });
      case NodeClass::Jurisdiction:
      case NodeClass::Organization:
      case NodeClass::Party:
        return write_sorted(
            resolved_.entities,
            [&](std::uint32_t i) { return homeless(i, node_class) ? resolved_.local(i) : std::string(); },
            [&](std::uint32_t i) { return entity_block(i, resolved_.entity_details.at(i)); });
      case NodeClass::Office:
        return write_sorted(
            resolved_.offices, [&](std::uint32_t i) { return resolved_.offices[i].local; },
            [&](std::uint32_t i) { return office_block(i); });
      case NodeClass::Tenure:
        return write_sorted(
            resolved_.tenures, [&](std::uint32_t i) { return local_name(resolved_.tenures[i].key); },
            [&](std::uint32_t i) { return tenure_block(resolved_.tenures[i]); });
      case NodeClass::Run:
        return run_block().write(sink_);
      default:
        return;  // written with their article
    }
  }

  [[nodiscard]] bool homeless(EntityIndex index, NodeClass node_class) const {
    const EntityNode& node = resolved_.entities[index];
    return node.node == node_class && node.home == kNoIndex && used_[index];
  }

  // ---- entities

  static void add_entity_types(Block& block, NodeClass node, const EntityDetails& details) {
    switch (node) {
      case NodeClass::Person:
        if (details.official) block.type(v::dl::Official);
        return block.type(v::schema::Person);
      case NodeClass::Party:
        block.type(v::schema::PoliticalParty);
        return block.type(v::schema::Organization);
      case NodeClass::Organization:
        if (is_government(details.organization_kind)) block.type(v::schema::GovernmentOrganization);
        if (details.organization_kind == OrganizationKind::Media) block.type(v::schema::NewsMediaOrganization);
        return block.type(v::schema::Organization);
      case NodeClass::Jurisdiction:
        return block.type(v::dl::Jurisdiction);
      case NodeClass::Instrument:
        return block.type(v::dl::Instrument);
      default:
        return block.type(v::dl::Group);
    }
  }

  [[nodiscard]] Block entity_block(EntityIndex index, const EntityDetails& details) const {
    const NodeClass node = resolved_.entities[index].node;
    Block block{entity(index)};
    add_entity_types(block, node, details);
    block.text(v::rdfs::label, details.name(), "en");
    for (const std::string& alias : aliases(details)) block.text(v::skos::altLabel, alias, "en");
    block.text(v::schema::givenName, details.given_name, "en");
    block.text(v::schema::familyName, details.family_name, "en");
    if (details.gender == Gender::Female) block.add(v::schema::gender, iri(v::schema::Female));
    if (details.gender == Gender::Male) block.add(v::schema::gender, iri(v::schema::Male));
    if (const auto found = holdings_.find(index); found != holdings_.end())
      block.all(v::dl::holds, offices(found->second));
    if (details.party) block.add(v::dl::party, entity(*details.party));
    if (node == NodeClass::Organization) block.add(v::dl::organizationKind, code(details.organization_kind));
    if (node == NodeClass::Jurisdiction) block.add(v::dl::level, code(details.level));
    add_containment(block, index, details);
    block.string(v::dl::ocdId, details.ocd_id);
    block.string(v::dl::geoid, details.geoid);
    block.string(v::dl::isoCode, details.iso_code);
    add_links(block, details, true);
    add_links(block, details, false);
    return block;
  }

  void add_containment(Block& block, EntityIndex index, const EntityDetails& details) const {
    if (!details.parent) return;
    if (resolved_.entities[index].node != NodeClass::Jurisdiction) {
      if (resolved_.entities[*details.parent].node == NodeClass::Organization)
        block.add(v::schema::parentOrganization, entity(*details.parent));
      return;
    }
    block.add(v::dl::parent, entity(*details.parent));
    std::vector<EntityIndex> outer;
    for (auto at = details.parent; at && *at != index && std::ranges::find(outer, *at) == outer.end(); at = parent(*at))
      outer.push_back(*at);
    std::vector<Term> names;
    for (const EntityIndex each : outer) names.push_back(entity(each));
    block.all(v::dl::within, std::move(names));
  }

  static void add_links(Block& block, const EntityDetails& details, bool exact) {
    std::vector<Term> links;
    for (const Link& link : details.links)
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
        holds[{tenure.person, tenure.office}] =
            tenure.status == TenureStatus::Current || tenure.status == TenureStatus::Acting;
      }
    for (const auto& [who, now] : holds)
      if (now && resolved_.entities[who.first].node == NodeClass::Person) holdings_[who.first].push_back(who.second);
  }

  [[nodiscard]] std::vector<Term> offices(const std::vector<OfficeIndex>& indices) const {
    std::vector<Term> terms;
    for (const OfficeIndex index : indices) terms.push_back(office(index));
    return terms;
  }

  [[nodiscard]] std::string office_label(const ResolvedOffice& node) const {
    const std::string title = title_case(node.title);
    if (!node.of) return title;
    const auto details = resolved_.entity_details.find(*node.of);
    const std::string name = details == resolved_.entity_details.end() ? node.of_name : details->second.name();
    return title + (resolved_.entities[*node.of].node == NodeClass::Jurisdiction ? " of " : ", ") + name;
  }

  [[nodiscard]] Block office_block(OfficeIndex index) const {
    const ResolvedOffice& node = resolved_.offices[index];
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

  // ---- events and statements

  [[nodiscard]] Block event_block(EventIndex index, const EventDetails& details) const {
    Block block{event(index)};
    block.type(v::dl::Event);
    block.text(v::rdfs::label, details.label, language(details.language));
    std::vector<Term> types, categories, participations;
    for (const EventType type : details.types) {
      types.push_back(code(type));
      if (const auto category = plover_category(type); !category.empty()) categories.push_back(plover_code(category));
    }
    block.all(v::dl::eventType, std::move(types));
    block.all(v::dl::eventCategory, std::move(categories));
    block.add(v::dl::modality, code(details.modality()));
    block.dates(details.date);
    if (details.place) block.add(v::dl::place, entity(*details.place));
    add_participants(block, details);
    add_causes(block, index, details);
    if (details.part_of && *details.part_of != index) block.add(v::dl::partOf, event(*details.part_of));
    for (const Participation& each : details.participations) participations.push_back(participation(index, each));
    block.all(v::dl::participation, std::move(participations));
    return block;
  }

  void add_participants(Block& block, const EventDetails& details) const {
    for (std::size_t i = 0; i < names<Role>().size(); ++i) {
      const auto role = static_cast<Role>(i);
      std::vector<Term> participants;
      for (const Participation& each : details.participations)
        if (each.role == role) participants.push_back(node(each.participant));
      block.all(role_property(role), std::move(participants));
    }
  }

  // Every cause, then again those that are purposes or conditions, under the property that says so.
  void add_causes(Block& block, EventIndex index, const EventDetails& details) const {
    std::vector<Term> causes, purposes, conditions;
    for (const Cause& cause : details.because_of) {
      if (cause.of == FactRef(EventRef{index})) continue;
      causes.push_back(node(cause.of));
      if (cause.kind == CauseKind::Purpose) purposes.push_back(causes.back());
      if (cause.kind == CauseKind::Condition) conditions.push_back(causes.back());
    }
    block.all(v::dl::becauseOf, std::move(causes));
    block.all(v::dl::purpose, std::move(purposes));
    block.all(v::dl::condition, std::move(conditions));
  }

  void add_participations(EventIndex index, const EventDetails& details) {
    for (const Participation& each : details.participations) {
      Block block{participation(index, each)};
      block.type(v::dl::Participation);
      block.add(v::dl::participant, node(each.participant));
      block.add(v::dl::role, code(each.role));
      if (each.in_capacity) block.add(v::dl::inCapacity, office(*each.in_capacity));
      nodes_.push_back(std::move(block));
    }
  }

  [[nodiscard]] Block statement_block(StatementIndex index, const StatementDetails& details) const {
    Block block{statement(index)};
    block.type(v::dl::Statement);
    if (details.speaker) block.add(v::dl::speaker, entity(*details.speaker));
    if (details.in_capacity) block.add(v::dl::inCapacity, office(*details.in_capacity));
    if (details.through_speaker) block.add(v::dl::throughSpeaker, entity(*details.through_speaker));
    if (details.addressee) block.add(v::dl::addressee, entity(*details.addressee));
    if (details.medium) block.add(v::dl::medium, code(*details.medium));
    block.dates(details.date);
    if (details.occasion) block.add(v::dl::occasion, event(*details.occasion));
    std::vector<Term> about;
    for (const FactRef& ref : details.about) about.push_back(node(ref));
    block.all(v::dl::about, std::move(about));
    block.text(v::dl::text, details.text, language(details.language));
    return block;
  }

  static std::string language(const std::string& tag) { return is_language_tag(tag) ? tag : "en"; }

  // ---- discrepancies, corrections, the run

  [[nodiscard]] Block discrepancy_block(const ResolvedDiscrepancy& node) const {
    assert(node.between.size() >= 2);
    Block block{minter_.iri(NodeClass::Discrepancy, node.key)};
    block.type(v::dl::Discrepancy);
    block.text(v::rdfs::comment, node.comment, "en");
    std::vector<Term> reports;
    for (const NodeKey& report : node.between) reports.push_back(minter_.iri(NodeClass::Report, report));
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
      const bool replaces = node.decision == "speaker" || node.decision == "office";
      for (std::size_t i = 0; i < node.iris.size() && (i == 0 || !replaces); ++i)
        if (is_absolute_iri(node.iris[i])) about.push_back(iri(node.iris[i]));
      block.all(v::dl::corrects, std::move(about));
      if (replaces && node.iris.size() == 2 && is_absolute_iri(node.iris[1]))
        block.add(v::dl::correctTo, iri(node.iris[1]));
      block.string(v::dcterms::source, node.source);
      blocks.emplace(subject.value(), std::move(block));
    }
    for (const auto& [subject, block] : blocks) block.write(sink_);
  }

  [[nodiscard]] Block run_block() const {
    Block block{run_};
    block.type(v::dl::Run);
    block.string(v::schema::softwareVersion, run_info_.version);
    block.string(v::dl::sha256, sha256_hex(run_info_.configuration));
    if (run_info_.date) block.add(v::prov::startedAtTime, Term::date_time(*run_info_.date, "00:00:00Z"));
    std::vector<Term> corrections;
    for (const ResolvedCorrection& node : resolved_.corrections)
      if (node.applied) corrections.push_back(correction_iri(node));
    block.all(v::prov::used, std::move(corrections));
    return block;
  }

  // ---- why reports are of one node

  void find_reasons() {
    for (const MergeReason& reason : resolved_.reasons) reasons_.push_back(&reason);
    std::ranges::stable_sort(reasons_, {},
                             [](const MergeReason* reason) { return std::pair(reason->what, reason->record); });
  }

  void add_reasons(Block& block, MergeReason::What what, RecordRef record) const {
    const auto [begin, end] =
        std::ranges::equal_range(reasons_, std::pair(what, record), {},
                                 [](const MergeReason* reason) { return std::pair(reason->what, reason->record); });
    std::vector<Term> with, why;
    for (const MergeReason* reason : std::ranges::subrange(begin, end)) {
      with.push_back(minter_.iri(NodeClass::Report, reason->with));
      why.push_back(Term::string(reason->why));
    }
    block.all(v::dl::matchedWith, std::move(with));
    block.all(v::dl::matchReason, std::move(why));
  }

  // ---- one article

  void write_article(ArticleIndex index) {
    const ResolvedArticle& in = resolved_.articles[index];
    const Facts facts = resolved_.facts(in);
    const ReportKeys keys = report_keys(in.key, facts);
    nodes_.clear();
    reports_.clear();
    evidence_.clear();
    language_ = language(facts.article.language);
    article_ = article(index);
    add_home_nodes(index, facts, keys);
    add_article(in, facts.article);
    add_mentions(in, facts);
    for (std::uint32_t i = 0; i < facts.tenures.size(); ++i)
      add_tenure_report(in, facts.tenures[i], keys.tenures[i], i);
    for (std::uint32_t i = 0; i < facts.events.size(); ++i)
      add_event_report({index, i}, facts.events[i], keys.events[i]);
    for (std::uint32_t i = 0; i < facts.statements.size(); ++i)
      add_statement_report({index, i}, facts.statements[i], keys.statements[i]);
    sink_.graph("");
    write_sorted(nodes_);
    sink_.graph(minter_.iri(NodeClass::Graph, in.key).value());
    write_sorted(reports_);
  }

  void write_sorted(std::vector<Block>& blocks) {
    std::ranges::sort(blocks, {}, [](const Block& block) -> const std::string& { return block.subject.value(); });
    for (const Block& block : blocks) block.write(sink_);
  }

  // The nodes that this article is the first to tell of, and the names that its other records would have given alone.
  void add_home_nodes(ArticleIndex index, const Facts& facts, const ReportKeys& keys) {
    add_home_entities(index, facts);
    const ResolvedArticle& in = resolved_.articles[index];
    for (std::uint32_t i = 0; i < facts.events.size(); ++i) {
      const EventIndex node = in.events[i];
      if (resolved_.events[node].home != RecordRef{index, i}) {
        add_replaced(NodeClass::Event, event_key(keys.events[i]), resolved_.events[node].key);
        continue;
      }
      EventDetails own;
      const auto shared = resolved_.event_details.find(node);
      if (shared == resolved_.event_details.end()) fold(own, resolved_, index, facts, i);
      const EventDetails& details = shared == resolved_.event_details.end() ? own : shared->second;
      nodes_.push_back(event_block(node, details));
      add_participations(node, details);
    }
    for (std::uint32_t i = 0; i < facts.statements.size(); ++i) {
      const StatementIndex node = in.statements[i];
      if (resolved_.statements[node].home != RecordRef{index, i}) {
        add_replaced(NodeClass::Statement, statement_key(keys.statements[i]), resolved_.statements[node].key);
        continue;
      }
      StatementDetails own;
      const auto shared = resolved_.statement_details.find(node);
      if (shared == resolved_.statement_details.end()) fold(own, resolved_, index, facts, i);
      nodes_.push_back(statement_block(node, shared == resolved_.statement_details.end() ? own : shared->second));
    }
  }

  void add_home_entities(ArticleIndex index, const Facts& facts) {
    const ResolvedArticle& in = resolved_.articles[index];
    std::map<EntityIndex, EntityDetails> own;
    for (EntityIndex i = 0; i < facts.entities.size(); ++i)
      if (const EntityNode& node = resolved_.entities[in.entities[i]]; node.home == index && used_[in.entities[i]])
        fold(own[in.entities[i]], resolved_, index, facts, i);
    for (const auto& [node, details] : own) {
      const auto shared = resolved_.entity_details.find(node);
      nodes_.push_back(entity_block(node, shared == resolved_.entity_details.end() ? details : shared->second));
      if (!resolved_.entities[node].renamed) continue;
      nodes_.push_back({minter_.iri(resolved_.entities[node].node, resolved_.entities[node].key)});
      nodes_.back().add(v::dcterms::isReplacedBy, entity(node));
    }
  }

  void add_replaced(NodeClass node_class, const NodeKey& old, const NodeKey& by) {
    Block block{minter_.iri(node_class, old)};
    block.add(v::dcterms::isReplacedBy, minter_.iri(node_class, by));
    nodes_.push_back(std::move(block));
  }

  void add_article(const ResolvedArticle& in, const ArticleFacts& facts) {
    Block block{*article_};
    block.type(v::dl::Article);
    block.type(v::schema::NewsArticle);
    block.text(v::schema::headline, facts.headline, language_);
    if (facts.published)
      block.add(v::schema::datePublished, facts.published_time.empty()
                                              ? Term::date(*facts.published)
                                              : Term::date_time(*facts.published, facts.published_time));
    std::vector<Term> authors;
    for (const std::string& author : facts.authors) authors.push_back(Term::string(author));
    block.all(v::schema::author, std::move(authors));
    if (in.publisher != kNoIndex) block.add(v::schema::publisher, entity(in.publisher));
    if (const std::string url = percent_encode_iri(facts.url); is_absolute_iri(url))
      block.add(v::schema::url, iri(url));
    block.string(v::schema::inLanguage, language_);
    if (facts.word_count != 0) block.add(v::schema::wordCount, Term::integer(facts.word_count));
    block.text(v::dl::dateline, facts.dateline, language_);
    block.string(v::dl::sha256, facts.sha256);
    if (in.wire_copy_of != kNoIndex) block.add(v::dl::wireCopyOf, article(in.wire_copy_of));
    block.string(v::dcterms::source, facts.source);
    reports_.push_back(std::move(block));
  }

  // The IRI of a stretch of the article, whose node is written once however many reports point at it.
  Term evidence(const Evidence& evidence) {
    assert(evidence.start < evidence.end && "every fact has evidence");
    const Term subject =
        minter_.iri(NodeClass::Evidence, node_key({"evidence", article_->value().substr(minter_.base().size()),
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
    reports_.push_back(std::move(block));
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
    reports_.push_back(std::move(block));
  }

  // One an entity, though the article's own records of it may be several.
  void add_mentions(const ResolvedArticle& in, const Facts& facts) {
    std::map<EntityIndex, std::pair<const Entity*, std::uint32_t>> mentions;
    for (std::size_t i = 0; i < in.entities.size(); ++i) {
      const Entity& entity = facts.entities[i];
      if (entity.mention_count == 0) continue;
      auto& [first, count] = mentions[in.entities[i]];
      if (first == nullptr || entity.first_mention.start < first->first_mention.start) first = &entity;
      count += entity.mention_count;
    }
    for (const auto& [index, mention] : mentions) {
      const auto& [first, count] = mention;
      const Term reported = entity(index);
      Block block =
          report(node_key({"report", local_name(in.key), "mention", reported.value().substr(minter_.base().size())}),
                 v::dl::Mention, reported);
      block.add(v::dl::mentionCount, Term::integer(count));
      finish_report(std::move(block), {first->first_mention}, first->origin);
    }
  }

  void add_tenure_report(const ResolvedArticle& in, const Tenure& tenure, const NodeKey& key, std::uint32_t index) {
    Block block =
        report(key, v::dl::TenureReport, minter_.iri(NodeClass::Tenure, resolved_.tenures[in.tenures[index]].key));
    finish_report(std::move(block), {tenure.evidence}, tenure.origin);
  }

  void add_event_report(RecordRef ref, const Event& event, const NodeKey& key) {
    const ResolvedArticle& in = resolved_.articles[ref.article];
    const std::uint32_t index = ref.index;
    Block block = report(key, v::dl::EventReport, this->event(in.events[index]));
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
    for (std::size_t i = 0; i < event.figures.size(); ++i) figures.push_back(add_figure(key, event.figures[i], i));
    block.all(v::dl::figure, std::move(figures));
    add_reasons(block, MergeReason::What::Event, ref);
    finish_report(std::move(block), event.evidence, event.origin);
  }

  Term add_figure(const NodeKey& report, const Figure& figure, std::size_t index) {
    const Term subject =
        minter_.iri(NodeClass::Figure, node_key({"figure", local_name(report), std::to_string(index)}));
    Block block{subject};
    block.type(v::dl::Figure);
    block.text(v::dl::counted, figure.counted, language_);
    block.add(v::schema::value, Term::integer(figure.value));
    block.add(v::dl::comparator, code(figure.comparator));
    block.add(v::dl::evidence, evidence(figure.evidence));
    reports_.push_back(std::move(block));
    return subject;
  }

  void add_statement_report(RecordRef ref, const Statement& statement, const NodeKey& key) {
    const ResolvedArticle& in = resolved_.articles[ref.article];
    const StatementIndex node = in.statements[ref.index];
    Block block = report(key, v::dl::StatementReport, this->statement(node));
    block.add(v::dl::quotationKind, code(statement.kind));
    const auto shared = resolved_.statement_details.find(node);
    const bool is_shared = shared != resolved_.statement_details.end();
    // Said only where this article's speaker is not the statement's.
    if (is_shared && statement.speaker && !resolved_.decided_speakers.contains(ref) &&
        in.entities[*statement.speaker] != shared->second.speaker)
      block.add(v::dl::speaker, entity(in.entities[*statement.speaker]));
    block.text(v::dl::cue, statement.cue, language_);
    if (statement.negated) block.add(v::dl::negated, Term::boolean(true));
    block.text(v::dl::dateText, statement.date_text, language_);
    block.dates(statement.date);
    block.text(v::dl::reportedText, statement.text, language_);
    if (const auto extent = this->extent(ref, statement, is_shared); extent && extent->start < extent->end) {
      block.add(v::dl::extentStart, Term::integer(extent->start));
      block.add(v::dl::extentEnd, Term::integer(extent->end));
    }
    add_reasons(block, MergeReason::What::Statement, ref);
    finish_report(std::move(block), statement.evidence, statement.origin);
  }

  [[nodiscard]] std::optional<Extent> extent(RecordRef ref, const Statement& statement, bool is_shared) const {
    if (const auto found = resolved_.extents.find(ref); found != resolved_.extents.end()) return found->second;
    if (is_shared) return std::nullopt;  // a paraphrase
    const auto characters =
        std::ranges::count_if(statement.text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    return Extent{0, static_cast<std::uint32_t>(characters)};
  }

  const Resolved& resolved_;
  const RunInfo& run_info_;
  const IriMinter& minter_;
  TripleSink& sink_;
  Term run_;
  std::vector<bool> used_;
  std::map<EntityIndex, std::vector<OfficeIndex>> holdings_;
  std::vector<const MergeReason*> reasons_;  // by what and record
  // Of the article at hand:
  std::optional<Term> article_;
  std::string language_;
  std::vector<Block> nodes_;    // shared with other articles, first told of here
  std::vector<Block> reports_;  // its own
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
