// Looks at the sorted triples only: a subject's triples stand together, so an index of subjects by IRI is enough.
#include "export/reconciliation.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "ontology/csv.h"
#include "ontology/vocabulary.h"

namespace dateline {
namespace {

namespace v = vocabulary;

constexpr std::string_view kType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
constexpr std::size_t kMostArticles = 20;
// What has one of these is known outside: a place by its division id as well as by a link.
constexpr std::array kIdentifiers{v::skos::exactMatch, v::skos::closeMatch, v::dl::ocdId, v::dl::geoid, v::dl::isoCode};

class GraphIndex {
 public:
  explicit GraphIndex(const Graph& graph) : triples_(graph.triples()) {
    for (std::size_t i = 0; i < triples_.size(); ++i) first_.emplace(triples_[i].subject.value(), i);
  }

  [[nodiscard]] std::vector<std::string> values(const std::string& subject, std::string_view predicate) const {
    std::vector<std::string> found;
    const auto at = first_.find(subject);
    if (at == first_.end()) return found;
    for (std::size_t i = at->second; i < triples_.size() && triples_[i].subject.value() == subject; ++i)
      if (triples_[i].predicate.value() == predicate) found.push_back(triples_[i].object.value());
    return found;
  }

  [[nodiscard]] std::string value(const std::string& subject, std::string_view predicate) const {
    const auto found = values(subject, predicate);
    return found.empty() ? "" : found.front();
  }

 private:
  const std::vector<Triple>& triples_;
  std::unordered_map<std::string, std::size_t> first_;
};

std::string joined(const std::set<std::string>& values, std::size_t most = static_cast<std::size_t>(-1)) {
  std::string text;
  std::size_t count = 0;
  for (const std::string& value : values) {
    if (value.empty() || count++ >= most) continue;
    text += (text.empty() ? "" : " | ") + value;
  }
  return text;
}

std::string kind_of(std::string_view type) {
  if (type == v::schema::Person) return "Person";
  if (type == v::dl::Jurisdiction) return "Jurisdiction";
  return type == v::schema::Organization ? "Organization" : "";
}

class UnlinkedFinder {
 public:
  explicit UnlinkedFinder(const Graph& graph) : graph_(graph), index_(graph) {
    for (const Triple& triple : graph.triples()) {
      const std::string& subject = triple.subject.value();
      const std::string& predicate = triple.predicate.value();
      if (predicate == kType) {
        if (std::string kind = kind_of(triple.object.value()); !kind.empty()) kind_of_[subject] = std::move(kind);
      } else if (predicate == v::dl::reports) {
        articles_of_[triple.object.value()].insert(index_.value(subject, v::dl::inArticle));
      } else if (predicate == v::org::member) {
        offices_of_[triple.object.value()].insert(index_.value(subject, v::dl::office));
      } else if (predicate == v::dl::holds) {
        offices_of_[subject].insert(triple.object.value());
      }
    }
  }

  std::vector<UnlinkedNode> find() {
    std::vector<UnlinkedNode> nodes;
    for (const auto& [node, kind] : kind_of_)
      if (!is_linked(node)) nodes.push_back(describe(node, kind));
    const auto rank = [](const UnlinkedNode& node) {
      const int kind = node.kind == "Person" ? 0 : node.kind == "Organization" ? 1 : 2;
      return std::tuple(kind, -static_cast<long>(node.article_count), std::string_view(node.node));
    };
    std::sort(nodes.begin(), nodes.end(),
              [&](const UnlinkedNode& a, const UnlinkedNode& b) { return rank(a) < rank(b); });
    return nodes;
  }

 private:
  [[nodiscard]] bool is_linked(const std::string& node) const {
    return std::any_of(kIdentifiers.begin(), kIdentifiers.end(),
                       [&](std::string_view property) { return !index_.value(node, property).empty(); });
  }

  [[nodiscard]] std::set<std::string> labels_of(const std::vector<std::string>& nodes) const {
    std::set<std::string> labels;
    for (const std::string& node : nodes) labels.insert(index_.value(node, v::rdfs::label));
    return labels;
  }

  UnlinkedNode describe(const std::string& node, const std::string& kind) {
    UnlinkedNode found;
    found.node = node;
    found.kind = kind;
    found.name = index_.value(node, v::rdfs::label);
    const auto aliases = index_.values(node, v::skos::altLabel);
    found.aliases = joined({aliases.begin(), aliases.end()});
    found.party = joined(labels_of(index_.values(node, v::dl::party)));
    std::set<std::string> offices, places;
    for (const std::string& office : offices_of_[node]) {
      offices.insert(index_.value(office, v::rdfs::label));
      places.insert(index_.value(index_.value(office, v::dl::officeOf), v::rdfs::label));
    }
    if (kind == "Jurisdiction") places = labels_of(index_.values(node, v::dl::parent));
    found.offices = joined(offices);
    found.jurisdiction = joined(places);
    add_articles(found);
    return found;
  }

  void add_articles(UnlinkedNode& found) {
    std::set<std::string> sources, dates;
    for (const std::string& article : articles_of_[found.node]) {
      sources.insert(index_.value(article, v::dcterms::source));
      if (const std::string date = index_.value(article, v::schema::datePublished).substr(0, 10); !date.empty())
        dates.insert(date);
    }
    found.article_count = articles_of_[found.node].size();
    found.articles = joined(sources, kMostArticles);
    if (dates.empty()) return;
    found.first_date = *dates.begin();
    found.last_date = *dates.rbegin();
  }

  const Graph& graph_;
  GraphIndex index_;
  std::map<std::string, std::string> kind_of_;
  std::map<std::string, std::set<std::string>> articles_of_, offices_of_;
};

}  // namespace

std::vector<UnlinkedNode> find_unlinked(const Graph& graph) { return UnlinkedFinder(graph).find(); }

std::string reconciliation_csv(const std::vector<UnlinkedNode>& nodes) {
  std::string csv = csv_row({"node", "kind", "name", "aliases", "offices", "jurisdiction", "party", "first_date",
                             "last_date", "article_count", "articles", "link", "match"});
  for (const UnlinkedNode& node : nodes)
    csv += csv_row({node.node, node.kind, node.name, node.aliases, node.offices, node.jurisdiction, node.party,
                    node.first_date, node.last_date, std::to_string(node.article_count), node.articles, "", ""});
  return csv;
}

}  // namespace dateline
