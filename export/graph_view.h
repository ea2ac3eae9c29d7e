// GraphView: a graph in memory, asked by subject and by object.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/graph.h"

namespace dateline {

class GraphView {
 public:
  // Keeps the triples of a finished graph.
  explicit GraphView(Graph graph);

  // What is said of a subject, in the order of the terms.
  [[nodiscard]] std::vector<const Term*> objects(std::string_view subject, std::string_view predicate) const;
  // The first of them; nullptr: there is none.
  [[nodiscard]] const Term* object(std::string_view subject, std::string_view predicate) const;
  // Its text, or "".
  [[nodiscard]] std::string_view text(std::string_view subject, std::string_view predicate) const;
  [[nodiscard]] bool has(std::string_view subject, std::string_view predicate, std::string_view object) const;
  // The subjects that an IRI is said of, sorted.
  [[nodiscard]] std::vector<std::string_view> subjects(std::string_view predicate, std::string_view object) const;
  [[nodiscard]] std::vector<std::string_view> of_type(std::string_view type) const;

 private:
  std::vector<Triple> triples_;           // by subject, predicate, object
  std::vector<std::uint32_t> by_object_;  // triples whose object is an IRI, by object, predicate, subject
};

}  // namespace dateline
