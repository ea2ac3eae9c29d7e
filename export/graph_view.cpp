// Two orders of one vector of triples, searched by halving.
#include "export/graph_view.h"

#include <algorithm>
#include <tuple>

#include "ontology/vocabulary.h"

namespace dateline {

GraphView::GraphView(Graph graph) : triples_(graph.triples()) {
  for (std::uint32_t i = 0; i < triples_.size(); ++i)
    if (triples_[i].object.is_iri()) by_object_.push_back(i);
  std::ranges::sort(by_object_, {}, [&](std::uint32_t i) {
    const Triple& t = triples_[i];
    return std::tie(t.object.value(), t.predicate.value(), t.subject.value());
  });
}

std::vector<const Term*> GraphView::objects(std::string_view subject, std::string_view predicate) const {
  const auto [first, last] = std::ranges::equal_range(triples_, std::pair(subject, predicate), {}, [](const Triple& t) {
    return std::pair<std::string_view, std::string_view>(t.subject.value(), t.predicate.value());
  });
  std::vector<const Term*> result;
  for (auto it = first; it != last; ++it) result.push_back(&it->object);
  return result;
}

const Term* GraphView::object(std::string_view subject, std::string_view predicate) const {
  const std::vector<const Term*> all = objects(subject, predicate);
  return all.empty() ? nullptr : all.front();
}

std::string_view GraphView::text(std::string_view subject, std::string_view predicate) const {
  const Term* found = object(subject, predicate);
  return found ? std::string_view(found->value()) : std::string_view();
}

bool GraphView::has(std::string_view subject, std::string_view predicate, std::string_view object) const {
  return std::ranges::any_of(objects(subject, predicate), [&](const Term* term) { return term->value() == object; });
}

std::vector<std::string_view> GraphView::subjects(std::string_view predicate, std::string_view object) const {
  const auto [first, last] =
      std::ranges::equal_range(by_object_, std::pair(object, predicate), {}, [&](std::uint32_t i) {
        return std::pair<std::string_view, std::string_view>(triples_[i].object.value(), triples_[i].predicate.value());
      });
  std::vector<std::string_view> result;
  for (auto it = first; it != last; ++it) result.emplace_back(triples_[*it].subject.value());
  return result;
}

std::vector<std::string_view> GraphView::of_type(std::string_view type) const {
  return subjects(vocabulary::rdf::type, type);
}

}  // namespace dateline
