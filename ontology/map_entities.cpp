// People, bodies, places, groups and instruments; offices and tenures. What belongs to no article is written once, all
// else with the first article that tells of it.
#include "ontology/mapper.h"

namespace dateline::mapping {

void Mapper::add_entity_types(Block& block, NodeClass node, const EntityDetails& details) {
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

Block Mapper::entity_block(EntityIndex index, const EntityDetails& details) const {
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

void Mapper::add_containment(Block& block, EntityIndex index, const EntityDetails& details) const {
  if (!details.parent) return;
  if (resolved_.entities[index].node != NodeClass::Jurisdiction) {
    if (resolved_.entities[*details.parent].node == NodeClass::Organization)
      block.add(v::schema::parentOrganization, entity(*details.parent));
    return;
  }
  block.add(v::dl::parent, entity(*details.parent));
  std::vector<EntityIndex> outer;
  for (auto at = details.parent; at && *at != index && std::ranges::find(outer, *at) == outer.end();
       at = resolved_.parent(*at))
    outer.push_back(*at);
  std::vector<Term> names;
  for (const EntityIndex each : outer) names.push_back(entity(each));
  block.all(v::dl::within, std::move(names));
}

void Mapper::add_links(Block& block, const EntityDetails& details, bool exact) {
  std::vector<Term> links;
  for (const Link& link : details.links)
    if (link.exact == exact) links.push_back(iri(percent_encode_iri(link.iri)));
  block.all(exact ? v::skos::exactMatch : v::skos::closeMatch, std::move(links));
}

void Mapper::find_holdings() {
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

std::vector<Term> Mapper::offices(const std::vector<OfficeIndex>& indices) const {
  std::vector<Term> terms;
  for (const OfficeIndex index : indices) terms.push_back(office(index));
  return terms;
}

std::string Mapper::office_label(const ResolvedOffice& node) const {
  const std::string title = title_case(node.title);
  if (!node.of) return title;
  const auto details = resolved_.entity_details.find(*node.of);
  const std::string name = details == resolved_.entity_details.end() ? node.of_name : details->second.name();
  return title + (resolved_.entities[*node.of].node == NodeClass::Jurisdiction ? " of " : ", ") + name;
}

Block Mapper::office_block(OfficeIndex index) const {
  const ResolvedOffice& node = resolved_.offices[index];
  Block block{office(index)};
  block.type(v::dl::Office);
  block.text(v::rdfs::label, office_label(node), "en");
  block.text(v::dl::title, node.title, "en");
  if (node.of) block.add(v::dl::officeOf, entity(*node.of));
  return block;
}

Block Mapper::tenure_block(const ResolvedTenure& node) const {
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

}  // namespace dateline::mapping
