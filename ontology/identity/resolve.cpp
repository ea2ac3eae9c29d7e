// Articles are put in order of time first: "earlier" then means a lower index everywhere, and the order in which files
// were given is forgotten. Then entities, statements and events are resolved in turn, each from the ones before.
#include "ontology/identity/resolve.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "ontology/identity/entities.h"

namespace dateline {
namespace {

constexpr Date kNoDay{9999, 12, 31};  // undated articles come last

void order_articles(Resolved& resolved) {
  const auto rank = [](const ResolvedArticle& article) {
    const ArticleFacts& facts = article.facts.article;
    return std::tuple(facts.published.value_or(kNoDay), std::string_view(facts.published_time), article.key,
                      std::string_view(facts.source), std::string_view(facts.sha256));
  };
  std::ranges::sort(resolved.articles, {}, rank);
  std::map<NodeKey, bool> seen;
  std::erase_if(resolved.articles, [&](const ResolvedArticle& article) { return !seen.emplace(article.key, true).second; });
}

// A report is named by its article, kind and first piece of evidence; a second with the same is told apart by its rank.
class ReportNames {
 public:
  explicit ReportNames(const NodeKey& article) : article_(local_name(article)) {}

  NodeKey operator()(std::string_view kind, const Evidence& first) {
    const std::string place = std::string(kind) + '\x1F' + std::to_string(first.start) + '\x1F' + std::to_string(first.end);
    const int rank = ranks_[place]++;
    if (rank == 0) return node_key({"report", article_, place});
    return node_key({"report", article_, place, std::to_string(rank)});
  }

 private:
  std::string article_;
  std::map<std::string, int> ranks_;
};

void name_reports(ResolvedArticle& article) {
  ReportNames name(article.key);
  for (const Event& event : article.facts.events) article.event_reports.push_back(name("event", event.evidence.front()));
  for (const Statement& statement : article.facts.statements)
    article.statement_reports.push_back(name("statement", statement.evidence.front()));
  for (const Tenure& tenure : article.facts.tenures) article.tenure_reports.push_back(name("tenure", tenure.evidence));
}

// ---- each record a node of its own

std::optional<EntityIndex> node_of(const ResolvedArticle& article, const std::optional<EntityIndex>& entity) {
  return entity ? std::optional(article.entities[*entity]) : std::nullopt;
}
std::optional<OfficeIndex> office_of(const ResolvedArticle& article, const std::optional<OfficeIndex>& office) {
  return office ? std::optional(article.offices[*office]) : std::nullopt;
}

FactRef node_of(const ResolvedArticle& article, const FactRef& ref) {
  if (const auto* entity = std::get_if<EntityRef>(&ref)) return EntityRef{article.entities[entity->index]};
  if (const auto* event = std::get_if<EventRef>(&ref)) return EventRef{article.events[event->index]};
  return StatementRef{article.statements[std::get<StatementRef>(ref).index]};
}

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

void add_statements(Resolved& resolved, ResolvedArticle& article) {
  for (std::size_t i = 0; i < article.facts.statements.size(); ++i) {
    const Statement& statement = article.facts.statements[i];
    ResolvedStatement& node = resolved.statements[article.statements[i]];
    node.key = node_key({"statement", local_name(article.statement_reports[i])});
    node.text = statement.text;
    node.language = article.facts.article.language;
    node.speaker = node_of(article, statement.speaker);
    node.through_speaker = node_of(article, statement.through_speaker);
    node.addressee = node_of(article, statement.addressee);
    node.in_capacity = office_of(article, statement.in_capacity);
    node.medium = statement.medium;
    node.date = statement.date;
    if (statement.occasion) node.occasion = article.events[*statement.occasion];
    for (const FactRef& ref : statement.about) node.about.push_back(node_of(article, ref));
    article.extents.emplace_back(Extent{0, code_points(statement.text)});
  }
}

void add_events(Resolved& resolved, ResolvedArticle& article) {
  for (std::size_t i = 0; i < article.facts.events.size(); ++i) {
    const Event& event = article.facts.events[i];
    ResolvedEvent& node = resolved.events[article.events[i]];
    const FactRef self = EventRef{article.events[i]};
    node.key = node_key({"event", local_name(article.event_reports[i])});
    node.label = event.label.empty() ? event.evidence.front().exact : event.label;
    node.language = article.facts.article.language;
    node.types = {event.type};
    node.modality = event.modality;
    node.date = event.date;
    node.place = node_of(article, event.place);
    for (Participation each : event.participations) {
      each.participant = node_of(article, each.participant);
      each.in_capacity = office_of(article, each.in_capacity);
      if (each.participant != self) node.participations.push_back(each);
    }
    for (const Cause& cause : event.because_of)
      if (const FactRef of = node_of(article, cause.of); of != self) node.because_of.push_back({of, cause.kind});
    if (event.part_of && article.events[*event.part_of] != article.events[i]) node.part_of = article.events[*event.part_of];
  }
}

void sort_participations(ResolvedEvent& event) {
  const auto key = [](const Participation& p) { return std::tuple(p.role, p.participant, p.in_capacity); };
  std::ranges::sort(event.participations, {}, key);
  const auto repeated = std::ranges::unique(event.participations, {}, key);
  event.participations.erase(repeated.begin(), repeated.end());
}

}  // namespace

Resolved resolve(std::vector<Facts> articles, const ResolveOptions& /*options*/) {
  Resolved resolved;
  for (Facts& facts : articles) {
    const NodeKey key = article_key(facts.article);
    resolved.articles.emplace_back();
    resolved.articles.back().facts = std::move(facts);
    resolved.articles.back().key = key;
  }
  order_articles(resolved);
  for (ResolvedArticle& article : resolved.articles) name_reports(article);
  resolve_entities(resolved);
  for (ResolvedArticle& article : resolved.articles) {
    for (std::size_t i = 0; i < article.facts.statements.size(); ++i) {
      article.statements.push_back(static_cast<StatementIndex>(resolved.statements.size()));
      resolved.statements.emplace_back();
    }
    for (std::size_t i = 0; i < article.facts.events.size(); ++i) {
      article.events.push_back(static_cast<EventIndex>(resolved.events.size()));
      resolved.events.emplace_back();
    }
    add_statements(resolved, article);
    add_events(resolved, article);
  }
  for (ResolvedEvent& event : resolved.events) sort_participations(event);
  return resolved;
}

}  // namespace dateline
