// Events with those who take part in them, and statements: the nodes that reports are of.
#include "ontology/mapper.h"

namespace dateline::mapping {

Block Mapper::event_block(EventIndex index, const EventDetails& details) const {
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

void Mapper::add_participants(Block& block, const EventDetails& details) const {
  for (std::size_t i = 0; i < names<Role>().size(); ++i) {
    const auto role = static_cast<Role>(i);
    std::vector<Term> participants;
    for (const Participation& each : details.participations)
      if (each.role == role) participants.push_back(node(each.participant));
    block.all(role_property(role), std::move(participants));
  }
}

void Mapper::add_causes(Block& block, EventIndex index, const EventDetails& details) const {
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

void Mapper::add_participations(EventIndex index, const EventDetails& details) {
  for (const Participation& each : details.participations) {
    Block block{participation(index, each)};
    block.type(v::dl::Participation);
    block.add(v::dl::participant, node(each.participant));
    block.add(v::dl::role, code(each.role));
    if (each.in_capacity) block.add(v::dl::inCapacity, office(*each.in_capacity));
    nodes_.push_back(std::move(block));
  }
}

Block Mapper::statement_block(StatementIndex index, const StatementDetails& details) const {
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

}  // namespace dateline::mapping
