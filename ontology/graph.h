// Triples, where they go (TripleSink), and a set of them in memory (Graph).
#pragma once

#include <string>
#include <vector>

#include "ontology/term.h"

namespace dateline {

struct Triple {
  Term subject;    // an IRI
  Term predicate;  // an IRI
  Term object;

  friend auto operator<=>(const Triple&, const Triple&) = default;
};

// Takes triples one after another: writers, Graph and stores are sinks. Triples of one subject should come together.
// The one virtual interface of the project.
class TripleSink {
 public:
  virtual ~TripleSink() = default;
  // The named graph that the following triples belong to; an empty IRI is the default graph. Sinks without named graphs
  // ignore it.
  virtual void graph(const std::string& /*iri*/) {}
  virtual void write(const Term& subject, const Term& predicate, const Term& object) = 0;
  // No triple follows. Throws std::runtime_error where the sink could not keep what it was given.
  virtual void finish() {}
};

// A set of triples, without named graphs. After finish(), triples() is sorted and free of duplicates.
class Graph : public TripleSink {
 public:
  void write(const Term& subject, const Term& predicate, const Term& object) override;
  void finish() override;
  [[nodiscard]] const std::vector<Triple>& triples() const { return triples_; }

 private:
  std::vector<Triple> triples_;
};

}  // namespace dateline
