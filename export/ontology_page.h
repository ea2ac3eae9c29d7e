// An ontology as one page that a person can read: its classes, properties and code lists.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "export/graph_view.h"

namespace dateline {

// Writes a page of HTML that needs nothing from outside, and gives the number of terms on it (0: the graph holds no
// ontology). Classes and properties are those of OWL and RDF Schema that have an IRI, code lists the SKOS concept
// schemes with their concepts. The anchor of a term is its local name; of two terms with one local name, classes come
// before properties and these before codes, and the later has the last step of its namespace in front
// ("code-Report"). The same graph gives the same bytes.
std::size_t write_ontology_page(const GraphView& graph, const std::function<void(std::string_view)>& out);

}  // namespace dateline
