// Every record gets a key; equal keys are one node. Keys are authority ids where there are any, else folded names with
// what tells namesakes apart. A name of one word is no key: such a person stays with the article.
#include "ontology/identity/entities.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <unordered_map>

namespace dateline {
namespace {

bool is_one_word(std::string_view folded) { return folded.find(' ') == std::string_view::npos; }

std::string_view without_prefix(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

// "Office of Management and Budget" needs no article, "the" never tells bodies apart.
std::string organization_name_key(std::string_view name) {
  const std::string folded = fold_name(name);
  std::string_view text = without_prefix(folded, "the ");
  for (const std::string_view nation : {"us ", "u s ", "united states "}) text = without_prefix(text, nation);
  constexpr std::string_view kDepartment = " department";
  if (text.ends_with(kDepartment) && text.find(' ') == text.size() - kDepartment.size())
    return "department of " + std::string(text.substr(0, text.size() - kDepartment.size()));
  return std::string(text);
}

// Titles of documents have a number or capitals within: "Executive Order 13768", not "the letter".
bool is_proper_title(std::string_view name) {
  int marks = 0;
  bool inside = false;
  for (std::size_t i = 1; i < name.size(); ++i) {
    inside = inside || name[i - 1] == ' ';
    marks += inside && ((name[i] >= 'A' && name[i] <= 'Z') || (name[i] >= '0' && name[i] <= '9'));
  }
  return marks >= 2;
}

// Names with how often each is used; the most frequent wins, then the longest, then the first in byte order.
class NameVotes {
 public:
  void add(const std::string& name, std::uint32_t weight) { votes_[name] += weight; }
  [[nodiscard]] std::string best() const {
    const auto better = [](const auto& a, const auto& b) {
      if (a.second != b.second) return a.second < b.second;
      if (a.first.size() != b.first.size()) return a.first.size() < b.first.size();
      return a.first > b.first;
    };
    return votes_.empty() ? std::string() : std::ranges::max_element(votes_, better)->first;
  }
  [[nodiscard]] const std::map<std::string, std::uint32_t>& all() const { return votes_; }

 private:
  std::map<std::string, std::uint32_t> votes_;
};

class EntityResolver {
 public:
  explicit EntityResolver(Resolved& resolved) : resolved_(resolved) {}

  void run() {
    for (ResolvedArticle& article : resolved_.articles) add_entities(article);
    for (std::size_t i = 0; i < resolved_.entities.size(); ++i) name_entity(i);
    for (ResolvedArticle& article : resolved_.articles) add_offices_and_tenures(article);
    close_containment();
  }

 private:
  EntityIndex node(NodeClass node_class, std::string local) {
    const auto [found, added] = by_name_.try_emplace({node_class, local}, static_cast<EntityIndex>(resolved_.entities.size()));
    if (added) {
      resolved_.entities.emplace_back();
      resolved_.entities.back().node = node_class;
      resolved_.entities.back().local = std::move(local);
      votes_.emplace_back();
    }
    return found->second;
  }

  EntityIndex party(std::string_view name) {
    const EntityIndex index = node(NodeClass::Party, party_local_name(name));
    ResolvedEntity& entity = resolved_.entities[index];
    entity.organization_kind = OrganizationKind::Party;
    const std::string label = is_one_word(fold_name(name)) ? std::string(name) + " Party" : std::string(name);
    votes_[index].add(label, 1);
    return index;
  }

  EntityIndex publisher(std::string_view name) {
    const EntityIndex index = node(NodeClass::Organization, local_name(node_key({"organization", organization_name_key(name)})));
    resolved_.entities[index].organization_kind = OrganizationKind::Media;
    votes_[index].add(std::string(name), 1);
    return index;
  }

  // A name for what only this article can tell apart.
  static std::string own_name(const ResolvedArticle& article, const Entity& entity) {
    return local_name(node_key({name(entity.kind), local_name(article.key), std::to_string(entity.first_mention.start), entity.name}));
  }

  std::string local(const ResolvedArticle& article, const Entity& entity, EntityIndex index) const {
    if (!entity.authority.empty()) return authority_local_name(entity.authority);
    const std::string folded = fold_name(entity.name);
    if (folded.empty()) return own_name(article, entity);
    switch (entity.kind) {
      case EntityKind::Person:
        return is_one_word(folded) ? own_name(article, entity) : local_name(node_key({"person", folded}));
      case EntityKind::Organization: return local_name(node_key({"organization", organization_name_key(entity.name)}));
      case EntityKind::Jurisdiction: return local_name(node_key({"jurisdiction", folded, name(entity.level), container(article, index)}));
      case EntityKind::Instrument:
        return is_proper_title(entity.name) ? local_name(node_key({"instrument", folded})) : own_name(article, entity);
      case EntityKind::Group: return own_name(article, entity);
    }
    return {};
  }

  // The local name of the place that contains a place, as far as the article says; chains are cut where they turn back.
  std::string container(const ResolvedArticle& article, EntityIndex index, int depth = 0) const {
    const auto within = article.facts.entities[index].within;
    if (!within || depth > 8) return {};
    const Entity& outer = article.facts.entities[*within];
    if (!outer.authority.empty()) return authority_local_name(outer.authority);
    return fold_name(outer.name) + '/' + container(article, *within, depth + 1);
  }

  static NodeClass class_of(EntityKind kind) {
    switch (kind) {
      case EntityKind::Person: return NodeClass::Person;
      case EntityKind::Organization: return NodeClass::Organization;
      case EntityKind::Jurisdiction: return NodeClass::Jurisdiction;
      case EntityKind::Group: return NodeClass::Group;
      case EntityKind::Instrument: return NodeClass::Instrument;
    }
    return NodeClass::Group;
  }

  void add_entities(ResolvedArticle& article) {
    if (!article.facts.article.publisher.empty()) article.publisher = publisher(article.facts.article.publisher);
    for (EntityIndex i = 0; i < article.facts.entities.size(); ++i) {
      const Entity& entity = article.facts.entities[i];
      const bool is_party = entity.kind == EntityKind::Organization && entity.organization_kind == OrganizationKind::Party;
      const EntityIndex index = is_party ? party(entity.name) : node(class_of(entity.kind), local(article, entity, i));
      article.entities.push_back(index);
      if (!is_party) votes_[index].add(entity.name, std::max<std::uint32_t>(entity.mention_count, 1));
      for (const std::string& alias : entity.aliases) votes_[index].add(alias, 0);
      const auto own_party = entity.party.empty() ? std::nullopt : std::optional(party(entity.party));
      merge(resolved_.entities[index], entity, own_party);
    }
    for (EntityIndex i = 0; i < article.facts.entities.size(); ++i) {
      const auto within = article.facts.entities[i].within;
      ResolvedEntity& inner = resolved_.entities[article.entities[i]];
      if (within && !inner.parent && article.entities[*within] != article.entities[i]) inner.parent = article.entities[*within];
    }
  }

  // What the earliest article says stands; later ones fill gaps.
  static void merge(ResolvedEntity& node, const Entity& entity, std::optional<EntityIndex> party) {
    if (node.given_name.empty()) node.given_name = entity.given_name;
    if (node.family_name.empty()) node.family_name = entity.family_name;
    if (node.gender == Gender::Unknown) node.gender = entity.gender;
    node.official = node.official || entity.official;
    if (!node.party) node.party = party;
    if (node.organization_kind == OrganizationKind::Other) node.organization_kind = entity.organization_kind;
    if (node.level == Level::Other) node.level = entity.level;
    for (const Link& link : entity.links)
      if (std::ranges::find(node.links, link.iri, &Link::iri) == node.links.end()) node.links.push_back(link);
    std::ranges::sort(node.links, {}, &Link::iri);
  }

  void name_entity(std::size_t index) {
    ResolvedEntity& entity = resolved_.entities[index];
    entity.name = votes_[index].best();
    for (const auto& [alias, count] : votes_[index].all())
      if (alias != entity.name && !alias.empty()) entity.aliases.push_back(alias);
  }

  // ---- offices and tenures

  // "mayor" of us3651000 gives "mayorus3651000"; everything else is hashed.
  [[nodiscard]] std::string office_local(std::string_view title, std::optional<EntityIndex> of) const {
    const std::string folded = fold_name(title);
    const ResolvedEntity* body = of ? &resolved_.entities[*of] : nullptr;
    const bool plain = std::ranges::all_of(folded, [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; });
    if (body != nullptr && body->node == NodeClass::Jurisdiction && body->local.size() < 16 && plain && !folded.empty()) {
      std::string name;
      std::ranges::copy_if(folded, std::back_inserter(name), [](char c) { return c != ' '; });
      return name + body->local;
    }
    const std::string whose = body == nullptr ? "" : std::string(segment(body->node)) + '/' + body->local;
    return local_name(node_key({"office", folded, whose}));
  }

  void add_offices_and_tenures(ResolvedArticle& article) {
    for (const Office& office : article.facts.offices) {
      const auto of = office.of ? std::optional(article.entities[*office.of]) : std::nullopt;
      std::string local = office_local(office.title, of);
      const auto [found, added] = offices_.try_emplace(local, static_cast<OfficeIndex>(resolved_.offices.size()));
      if (added) resolved_.offices.push_back({std::move(local), office.title, of});
      article.offices.push_back(found->second);
    }
    for (const Tenure& tenure : article.facts.tenures) article.tenures.push_back(add_tenure(article, tenure));
  }

  TenureIndex add_tenure(const ResolvedArticle& article, const Tenure& tenure) {
    ResolvedTenure node;
    node.person = article.entities[tenure.person];
    node.office = article.offices[tenure.office];
    node.status = tenure.status;
    node.start = tenure.start;
    node.end = tenure.end;
    if (node.start && node.end && *node.end <= *node.start) node.end.reset();
    if (!tenure.party.empty()) node.party = party_of_tenure(tenure.party);
    node.key = node_key({"tenure", resolved_.entities[node.person].local, resolved_.offices[node.office].local, name(node.status)});
    const auto [found, added] = tenures_.try_emplace(node.key, static_cast<TenureIndex>(resolved_.tenures.size()));
    if (added) {
      resolved_.tenures.push_back(node);
    } else {
      ResolvedTenure& known = resolved_.tenures[found->second];
      if (!known.party) known.party = node.party;
      if (!known.start && !known.end) known.start = node.start, known.end = node.end;
    }
    return found->second;
  }

  EntityIndex party_of_tenure(std::string_view name) {
    const EntityIndex index = party(name);
    if (resolved_.entities[index].name.empty()) name_entity(index);
    return index;
  }

  // ---- containment

  void close_containment() {
    for (EntityIndex i = 0; i < resolved_.entities.size(); ++i) {
      ResolvedEntity& entity = resolved_.entities[i];
      if (entity.node != NodeClass::Jurisdiction) continue;
      auto outer = entity.parent;
      while (outer && *outer != i && std::ranges::find(entity.within, *outer) == entity.within.end()) {
        entity.within.push_back(*outer);
        outer = resolved_.entities[*outer].parent;
      }
    }
  }

  Resolved& resolved_;
  std::map<std::pair<NodeClass, std::string>, EntityIndex> by_name_;
  std::vector<NameVotes> votes_;
  std::unordered_map<std::string, OfficeIndex> offices_;
  std::map<NodeKey, TenureIndex> tenures_;
};

}  // namespace

std::string party_local_name(std::string_view name) {
  const std::string folded = fold_name(name);
  std::string_view text = without_prefix(folded, "the ");
  if (text.ends_with(" party")) text.remove_suffix(std::string_view(" party").size());
  if (text == "democrat" || text == "democrats") text = "democratic";
  if (text == "republicans" || text == "gop") text = "republican";
  std::string local;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      local += c;
    else if (c != ' ')
      return local_name(node_key({"party", text}));
  }
  return local.empty() ? local_name(node_key({"party", name})) : local;
}

void resolve_entities(Resolved& resolved) { EntityResolver(resolved).run(); }

}  // namespace dateline
