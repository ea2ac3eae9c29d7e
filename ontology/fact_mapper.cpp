// First what belongs to no article (places, parties, offices, tenures, differences), class by class in the order of
// their IRIs; then article after article, read back from the store one at a time: the nodes that it is the first to
// tell of, and its reports. So memory holds one article, however many there are.
//
// Knowingly left to others: reading the graph back (export/), and whether two records are one node (identity/).
#include "ontology/fact_mapper.h"

#include <charconv>
#include <chrono>
#include <cstdlib>

#include "ontology/mapper.h"
#include "ontology/sha256.h"

namespace dateline::mapping {

void Mapper::map() {
  find_holdings();
  find_used();
  find_reasons();
  sink_.graph("");
  for (std::size_t i = 0; i < kNodeClassCount; ++i) write_shared(static_cast<NodeClass>(i));
  for (ArticleIndex i = 0; i < resolved_.articles.size(); ++i) write_article(i);
  sink_.finish();
}

Term Mapper::entity(EntityIndex index) const {
  return minter_.iri(resolved_.entities[index].node, resolved_.local(index));
}

Term Mapper::office(OfficeIndex index) const { return minter_.iri(NodeClass::Office, resolved_.offices[index].local); }

Term Mapper::event(EventIndex index) const { return minter_.iri(NodeClass::Event, resolved_.events[index].key); }

Term Mapper::statement(StatementIndex index) const {
  return minter_.iri(NodeClass::Statement, resolved_.statements[index].key);
}

Term Mapper::node(const FactRef& ref) const {
  if (const auto* entity_ref = std::get_if<EntityRef>(&ref)) return entity(entity_ref->index);
  if (const auto* event_ref = std::get_if<EventRef>(&ref)) return event(event_ref->index);
  return statement(std::get<StatementRef>(ref).index);
}

Term Mapper::article(ArticleIndex index) const {
  return minter_.iri(NodeClass::Article, resolved_.articles[index].key);
}

Term Mapper::participation(EventIndex of, const Participation& participation) const {
  const std::string capacity = participation.in_capacity ? resolved_.offices[*participation.in_capacity].local : "";
  const std::string participant = node(participation.participant).value().substr(minter_.base().size());
  return minter_.iri(NodeClass::Participation, node_key({"participation", local_name(resolved_.events[of].key),
                                                         participant, name(participation.role), capacity}));
}

void Mapper::find_used() {
  used_.assign(resolved_.entities.size(), false);
  for (EntityIndex i = 0; i < resolved_.entities.size(); ++i)
    for (auto at = std::optional(i); at && !used_[*at] && (*at != i || resolved_.entities[i].used);
         at = resolved_.parent(*at))
      used_[*at] = true;
}

void Mapper::write_shared(NodeClass node_class) {
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

bool Mapper::homeless(EntityIndex index, NodeClass node_class) const {
  const EntityNode& node = resolved_.entities[index];
  return node.node == node_class && node.home == kNoIndex && used_[index];
}

Block Mapper::discrepancy_block(const ResolvedDiscrepancy& node) const {
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

Term Mapper::correction_iri(const ResolvedCorrection& node) const {
  std::string about;
  for (const std::string& text : node.iris) about += text + '\n';
  return minter_.iri(NodeClass::Correction, node_key({"correction", node.decision, about}));
}

void Mapper::write_corrections() {
  std::map<std::string, Block> blocks;
  for (const ResolvedCorrection& node : resolved_.corrections) {
    const Term subject = correction_iri(node);
    Block block{subject};
    block.type(v::dl::Correction);
    block.string(v::dl::decision, node.decision);
    std::vector<Term> about;
    const bool replaces = puts_in_place(node.decision);
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

Block Mapper::run_block() const {
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

void Mapper::find_reasons() {
  for (const MergeReason& reason : resolved_.reasons) reasons_.push_back(&reason);
  std::ranges::stable_sort(reasons_, {},
                           [](const MergeReason* reason) { return std::pair(reason->what, reason->record); });
}

void Mapper::add_reasons(Block& block, MergeReason::What what, RecordRef record) const {
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

}  // namespace dateline::mapping

namespace dateline {

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
  mapping::Mapper(resolved, run, minter, sink).map();
}

}  // namespace dateline
