// Property paths, SPARQL 1.1 sections 9 and 18.4: followed from the end that is known, forwards or backwards; * and +
// visit each node once.
#include <algorithm>
#include <unordered_set>

#include "export/sparql/evaluator.h"

namespace dateline::sparql {

void Evaluator::match_path(const TriplePattern& pattern, Row row, std::uint32_t origin, NodeId graph,
                           Rows& result) const {
  const NodeId subject = pattern.subject.variable ? row[pattern.subject.id] : pattern.subject.id;
  const NodeId object = pattern.object.variable ? row[pattern.object.id] : pattern.object.id;
  const auto put = [&](NodeId s, NodeId o) {
    if (object != kUnbound && o != object) return;
    if (pattern.subject.variable && pattern.subject == pattern.object && s != o) return;
    const std::span<NodeId> cells = result.push(row, origin);
    if (pattern.subject.variable) cells[pattern.subject.id] = s;
    if (pattern.object.variable) cells[pattern.object.id] = o;
  };
  std::vector<NodeId> ends;
  if (subject == kUnbound && object != kUnbound) {
    follow(*pattern.path, object, true, graph, ends);
    for (const NodeId end : ends) put(end, object);
    return;
  }
  const std::vector<NodeId> starts = subject != kUnbound ? std::vector<NodeId>{subject} : store_.nodes(graph);
  for (const NodeId start : starts) {
    ends.clear();
    follow(*pattern.path, start, false, graph, ends);
    for (const NodeId end : ends) put(start, end);
  }
}

void Evaluator::follow_link(NodeId link, NodeId from, bool backwards, NodeId graph, std::vector<NodeId>& to) const {
  const TripleStore::Matches matches =
      store_.match(backwards ? Ids{kUnbound, link, from} : Ids{from, link, kUnbound}, graph);
  for (const Ids& entry : matches.entries) to.push_back(matches.triple(entry)[backwards ? 0 : 2]);
}

// A negated set: forwards over links it does not name, and backwards where it names inverses.
void Evaluator::follow_others(const Path& path, NodeId from, bool backwards, NodeId graph,
                              std::vector<NodeId>& to) const {
  for (const bool inverse : {false, true}) {
    std::vector<NodeId> named;
    for (const Path& part : path.parts)
      if ((part.kind == Path::Kind::Inverse) == inverse) named.push_back(inverse ? part.parts[0].link : part.link);
    if (named.empty() && (inverse || !path.parts.empty())) continue;
    const bool towards_subject = backwards != inverse;
    const TripleStore::Matches matches =
        store_.match(towards_subject ? Ids{kUnbound, kUnbound, from} : Ids{from, kUnbound, kUnbound}, graph);
    for (const Ids& entry : matches.entries) {
      const Ids triple = matches.triple(entry);
      if (std::ranges::find(named, triple[1]) == named.end()) to.push_back(triple[towards_subject ? 0 : 2]);
    }
  }
}

void Evaluator::follow_again(const Path& path, NodeId from, bool backwards, NodeId graph,
                             std::vector<NodeId>& to) const {
  std::unordered_set<NodeId> seen;
  std::vector<NodeId> open{from};
  std::vector<NodeId> next;
  if (path.kind != Path::Kind::OneOrMore) {
    seen.insert(from);
    to.push_back(from);
  }
  while (!open.empty()) {
    next.clear();
    for (const NodeId node : open) follow(path.parts[0], node, backwards, graph, next);
    open.clear();
    for (const NodeId node : next) {
      if (!seen.insert(node).second) continue;
      to.push_back(node);
      if (path.kind != Path::Kind::ZeroOrOne) open.push_back(node);
    }
  }
}

void Evaluator::follow(const Path& path, NodeId from, bool backwards, NodeId graph, std::vector<NodeId>& to) const {
  switch (path.kind) {
    case Path::Kind::Link:
      return follow_link(path.link, from, backwards, graph, to);
    case Path::Kind::Inverse:
      return follow(path.parts[0], from, !backwards, graph, to);
    case Path::Kind::Alternative:
      for (const Path& part : path.parts) follow(part, from, backwards, graph, to);
      return;
    case Path::Kind::Sequence: {
      std::vector<NodeId> here{from};
      for (std::size_t i = 0; i < path.parts.size(); ++i) {
        std::vector<NodeId> next;
        for (const NodeId node : here)
          follow(path.parts[backwards ? path.parts.size() - 1 - i : i], node, backwards, graph, next);
        here = std::move(next);
      }
      to.insert(to.end(), here.begin(), here.end());
      return;
    }
    case Path::Kind::Negated:
      return follow_others(path, from, backwards, graph, to);
    case Path::Kind::ZeroOrOne:
    case Path::Kind::ZeroOrMore:
    case Path::Kind::OneOrMore:
      return follow_again(path, from, backwards, graph, to);
  }
}

}  // namespace dateline::sparql
