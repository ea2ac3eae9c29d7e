// RaptorWriter: triples out as RDF/XML.
#pragma once

#include <memory>
#include <span>

#include "export/turtle_writer.h"
#include "ontology/graph.h"

namespace dateline {

// Writes one description a triple, in constant memory. Named graphs are ignored: RDF/XML has none.
class RaptorWriter : public TripleSink {
 public:
  RaptorWriter(ByteSink out, std::span<const Prefix> prefixes);
  ~RaptorWriter() override;

  // Throws std::runtime_error for what RDF/XML cannot say (a predicate without an XML name at its end, a control
  // character that XML 1.0 forbids), and whatever the byte sink threw.
  void write(const Term& subject, const Term& predicate, const Term& object) override;
  void finish() override;

 private:
  class Raptor;
  std::unique_ptr<Raptor> raptor_;
};

}  // namespace dateline
