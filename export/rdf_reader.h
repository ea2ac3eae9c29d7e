// Triples from files.
#pragma once

#include <string>
#include <string_view>

#include "ontology/graph.h"

namespace dateline {

// Where blank nodes become IRIs.
inline constexpr std::string_view kBlankSpace = "urn:dateline:blank:";

// Reads a file (".gz" and other compression told by its bytes) into a sink, one triple after another: Turtle, TriG,
// N-Triples and N-Quads strictly, RDF/XML and, by a guess at the content, any other syntax that Raptor knows. "-" is
// standard input, in Turtle. Named graphs go to sink.graph(); blank nodes become IRIs in kBlankSpace that are unique
// in the file. Does not call sink.finish(). Throws std::runtime_error "path:line: what was wrong".
void read_rdf(const std::string& path, TripleSink& sink);

// The same as a graph in memory, finished.
[[nodiscard]] Graph read_graph(const std::string& path);

}  // namespace dateline
