// TurtleWriter: triples out as Turtle, TriG, N-Triples or N-Quads, one after another, in constant memory.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "export/format.h"
#include "ontology/graph.h"

namespace dateline {

// Where a writer's bytes go; throws to say that it cannot take them.
using ByteSink = std::function<void(std::string_view)>;

// A prefix of the output: "dl" for "https://w3id.org/dateline/ns#".
struct Prefix {
  std::string_view name;
  std::string_view iri;
};

// Statements keep their order; those that share subject, or subject and predicate, with the one before are written
// short. An IRI is written as a prefixed name where what follows a prefix's IRI is letters and digits of ASCII.
class TurtleWriter : public TripleSink {
 public:
  // Any format but RdfXml. `prefixes` stand at the head of Turtle and TriG; the line formats ignore them. Throws
  // std::invalid_argument for a prefix that no Turtle reader would take.
  TurtleWriter(ByteSink out, Format format, std::span<const Prefix> prefixes);
  ~TurtleWriter() override;

  // In TriG and N-Quads the graph of what follows; Turtle and N-Triples have none.
  void graph(const std::string& iri) override;
  // Throws std::runtime_error where Serd refuses the triple (a literal as subject), and whatever the byte sink threw.
  void write(const Term& subject, const Term& predicate, const Term& object) override;
  void finish() override;

 private:
  class Serd;
  std::unique_ptr<Serd> serd_;
};

}  // namespace dateline
