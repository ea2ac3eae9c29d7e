// Folding is where several reports of one thing become one answer: the earliest article that says something stands,
// later ones fill gaps, dates narrow each other where they can, names and modality go by number of reports.
#include "ontology/resolved.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace dateline {
namespace {

// A report is named by its article, kind and first piece of evidence; a second with the same is told apart by its rank.
class ReportNames {
 public:
  explicit ReportNames(const NodeKey& article) : article_(local_name(article)) {}

  NodeKey operator()(std::string_view kind, const Evidence& first) {
    const std::string place =
        std::string(kind) + '\x1F' + std::to_string(first.start) + '\x1F' + std::to_string(first.end);
    const int rank = ranks_[place]++;
    if (rank == 0) return node_key({"report", article_, place});
    return node_key({"report", article_, place, std::to_string(rank)});
  }

 private:
  std::string article_;
  std::unordered_map<std::string, int> ranks_;
};

std::optional<EntityIndex> node_of(const ResolvedArticle& article, const std::optional<EntityIndex>& entity) {
  return entity ? std::optional(article.entities[*entity]) : std::nullopt;
}
std::optional<OfficeIndex> office_of(const ResolvedArticle& article, const std::optional<OfficeIndex>& office) {
  return office ? std::optional(article.offices[*office]) : std::nullopt;
}

template <class Value>
void fill(std::optional<Value>& known, const std::optional<Value>& told) {
  if (!known) known = told;
}
void fill(std::string& known, const std::string& told) {
  if (known.empty()) known = told;
}

// The days that both ranges allow; the known range where there are none.
void narrow(std::optional<DateRange>& known, const std::optional<DateRange>& told) {
  if (!told) return;
  if (!known) {
    known = told;
    return;
  }
  const DateRange both{std::max(known->earliest, told->earliest), std::min(known->latest, told->latest)};
  if (both.earliest <= both.latest) known = both;
}

void add_participation(EventDetails& details, const Participation& participation) {
  const auto key = [](const Participation& p) { return std::tuple(p.role, p.participant, p.in_capacity); };
  const auto at = std::ranges::lower_bound(details.participations, key(participation), {}, key);
  if (at == details.participations.end() || key(*at) != key(participation))
    details.participations.insert(at, participation);
}

}  // namespace

std::string EntityDetails::name() const {
  // Of a person whom most articles call by the surname, the full name.
  const auto partial = [&](const std::string& form) {
    return !family_name.empty() && form.find(' ') == std::string::npos;
  };
  const auto better = [&](const auto& a, const auto& b) {
    if (partial(a.first) != partial(b.first)) return partial(a.first);
    if (a.second != b.second) return a.second < b.second;
    if (a.first.size() != b.first.size()) return a.first.size() < b.first.size();
    return a.first > b.first;
  };
  return names.empty() ? std::string() : std::ranges::max_element(names, better)->first;
}

Modality EventDetails::modality() const {
  return static_cast<Modality>(std::ranges::max_element(modalities) - modalities.begin());
}

std::string Resolved::local(EntityIndex entity) const {
  const EntityNode& node = entities[entity];
  return node.authority == kNoIndex ? local_name(node.key) : authority_local_name(authorities[node.authority]);
}

ReportKeys report_keys(const NodeKey& article, const Facts& facts) {
  ReportNames name(article);
  ReportKeys keys;
  for (const Event& event : facts.events) keys.events.push_back(name("event", event.evidence.front()));
  for (const Statement& statement : facts.statements)
    keys.statements.push_back(name("statement", statement.evidence.front()));
  for (const Tenure& tenure : facts.tenures) keys.tenures.push_back(name("tenure", tenure.evidence));
  return keys;
}

NodeKey event_key(const NodeKey& report) { return node_key({"event", local_name(report)}); }
NodeKey statement_key(const NodeKey& report) { return node_key({"statement", local_name(report)}); }

FactRef node_of(const ResolvedArticle& article, const FactRef& ref) {
  if (const auto* entity = std::get_if<EntityRef>(&ref)) return EntityRef{article.entities[entity->index]};
  if (const auto* event = std::get_if<EventRef>(&ref)) return EventRef{article.events[event->index]};
  return StatementRef{article.statements[std::get<StatementRef>(ref).index]};
}

void fold(EntityDetails& details, const Resolved& resolved, ArticleIndex of, const Facts& facts, EntityIndex index) {
  const ResolvedArticle& article = resolved.articles[of];
  const Entity& entity = facts.entities[index];
  if (details.parent == std::nullopt && entity.within && article.entities[*entity.within] != article.entities[index])
    details.parent = article.entities[*entity.within];
  if (!details.party && !entity.party.empty()) details.party = resolved.parties.at(party_local_name(entity.party));
  if (!entity.name.empty()) details.names[entity.name] += std::max<std::uint32_t>(entity.mention_count, 1);
  for (const std::string& alias : entity.aliases)
    if (!alias.empty()) details.names.try_emplace(alias, 0);
  fill(details.given_name, entity.given_name);
  fill(details.family_name, entity.family_name);
  if (details.gender == Gender::Unknown) details.gender = entity.gender;
  details.official = details.official || entity.official;
  if (details.organization_kind == OrganizationKind::Other) details.organization_kind = entity.organization_kind;
  if (details.level == Level::Other) details.level = entity.level;
  for (const Link& link : entity.links)
    if (std::ranges::find(details.links, link.iri, &Link::iri) == details.links.end()) details.links.push_back(link);
  std::ranges::sort(details.links, {}, &Link::iri);
}

void fold(EventDetails& details, const Resolved& resolved, ArticleIndex of, const Facts& facts, std::uint32_t index) {
  const ResolvedArticle& article = resolved.articles[of];
  const Event& event = facts.events[index];
  const FactRef self = EventRef{article.events[index]};
  fill(details.label, event.label.empty() ? event.evidence.front().exact : event.label);
  fill(details.language, facts.article.language);
  if (const auto at = std::ranges::lower_bound(details.types, event.type);
      at == details.types.end() || *at != event.type)
    details.types.insert(at, event.type);
  ++details.modalities[static_cast<std::size_t>(event.modality)];
  narrow(details.date, event.date);
  fill(details.place, node_of(article, event.place));
  for (Participation each : event.participations) {
    each.participant = node_of(article, each.participant);
    each.in_capacity = office_of(article, each.in_capacity);
    if (each.participant != self) add_participation(details, each);  // nothing takes part in itself
  }
  for (const Cause& cause : event.because_of)
    if (const FactRef by = node_of(article, cause.of); by != self) details.because_of.push_back({by, cause.kind});
  if (event.part_of && article.events[*event.part_of] != article.events[index])
    fill(details.part_of, std::optional(article.events[*event.part_of]));
}

void fold(StatementDetails& details, const Resolved& resolved, ArticleIndex of, const Facts& facts,
          std::uint32_t index) {
  const ResolvedArticle& article = resolved.articles[of];
  const Statement& statement = facts.statements[index];
  const bool quoted = statement.kind != QuotationKind::Indirect;
  // Quoted words come before reported ones, longer before shorter.
  if (details.text.empty() ||
      std::pair(quoted, statement.text.size()) > std::pair(details.quoted, details.text.size())) {
    details.text = statement.text;
    details.language = facts.article.language;
    details.quoted = quoted;
  }
  if (const auto decided = resolved.decided_speakers.find({of, index}); decided != resolved.decided_speakers.end())
    details.speaker = decided->second;
  fill(details.speaker, node_of(article, statement.speaker));
  fill(details.through_speaker, node_of(article, statement.through_speaker));
  fill(details.addressee, node_of(article, statement.addressee));
  fill(details.in_capacity, office_of(article, statement.in_capacity));
  fill(details.medium, statement.medium);
  narrow(details.date, statement.date);
  if (statement.occasion) fill(details.occasion, std::optional(article.events[*statement.occasion]));
  for (const FactRef& ref : statement.about)
    if (const FactRef node = node_of(article, ref); std::ranges::find(details.about, node) == details.about.end())
      details.about.push_back(node);
}

std::optional<EntityIndex> Resolved::parent(EntityIndex entity) const {
  const auto details = entity_details.find(entity);
  return details == entity_details.end() ? std::nullopt : details->second.parent;
}

bool Resolved::lie_apart(EntityIndex a, EntityIndex b) const {
  constexpr int kDeepest = 8;  // articles may tell of containers in a circle
  const auto contains = [&](EntityIndex outer, EntityIndex inner) {
    std::optional<EntityIndex> at = inner;
    for (int depth = 0; at && *at != outer && depth < kDeepest; ++depth) at = parent(*at);
    return at == outer;
  };
  return entities[a].node == NodeClass::Jurisdiction && entities[b].node == NodeClass::Jurisdiction &&
         !contains(a, b) && !contains(b, a);
}

std::vector<std::string> aliases(const EntityDetails& details) {
  const std::string name = details.name();
  std::vector<std::string> others;
  for (const auto& [form, count] : details.names)
    if (form != name) others.push_back(form);
  return others;
}

}  // namespace dateline
