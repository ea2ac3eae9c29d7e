// A thin hand on Serd 0.30's writer (drobilla.net/software/serd), which does the syntax. What Serd lets pass is caught
// here or before: terms are valid by construction (ontology/term.h); bytes that cannot be written are an error of the
// next call, where Serd returns success; a graph never reaches a Turtle writer, which would write it as TriG; prefixed
// names are made here, because Serd takes the first prefix that fits and not the longest.
#include "export/turtle_writer.h"

#include <serd/serd.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace dateline {
namespace {

constexpr std::string_view kRdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

// The datatypes that Serd writes bare (5, true) where it sees their whole IRI.
bool is_bare(std::string_view datatype) {
  constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";
  if (!datatype.starts_with(kXsd)) return false;
  datatype.remove_prefix(kXsd.size());
  return datatype == "integer" || datatype == "decimal" || datatype == "boolean";
}

bool is_name_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

SerdSyntax syntax_of(Format format) {
  switch (format) {
    case Format::Turtle:
      return SERD_TURTLE;
    case Format::TriG:
      return SERD_TRIG;
    case Format::NTriples:
      return SERD_NTRIPLES;
    case Format::NQuads:
      return SERD_NQUADS;
    case Format::RdfXml:
      break;
  }
  throw std::invalid_argument("RDF/XML is not written by Serd");
}

// Serd reads up to the NUL that ends a std::string. Flags stay 0: then a literal is one line, with \n and \" escaped.
SerdNode node(SerdType type, const std::string& text) {
  return {reinterpret_cast<const uint8_t*>(text.c_str()), text.size(), text.size(), 0, type};
}

}  // namespace

class TurtleWriter::Serd {
 public:
  Serd(ByteSink out, Format format, std::span<const Prefix> prefixes)
      : out_(std::move(out)),
        short_(format == Format::Turtle || format == Format::TriG),
        named_(format == Format::TriG || format == Format::NQuads),
        env_(serd_env_new(nullptr)) {
    const auto style = short_ ? SERD_STYLE_ABBREVIATED | SERD_STYLE_BULK : SERD_STYLE_BULK;
    writer_.reset(serd_writer_new(syntax_of(format), static_cast<SerdStyle>(style), env_.get(), &SERD_URI_NULL,
                                  &Serd::take, this));
    serd_writer_set_error_sink(writer_.get(), &Serd::note, this);
    if (short_)
      for (const Prefix& prefix : prefixes) add(prefix);
    std::ranges::sort(prefixes_, {}, &Namespace::iri);
  }

  void graph(const std::string& iri) {
    if (named_) graph_ = iri;
  }

  void write(const Term& subject, const Term& predicate, const Term& object) {
    const SerdNode s = subject.is_iri() ? iri_node(subject.value(), subject_) : node(SERD_LITERAL, subject.value());
    const SerdNode p =
        predicate.value() == kRdfType ? node(SERD_URI, predicate.value()) : iri_node(predicate.value(), predicate_);
    const SerdNode o = object.is_iri() ? iri_node(object.value(), object_) : node(SERD_LITERAL, object.value());
    const SerdNode graph = node(SERD_URI, graph_);
    const SerdNode datatype =
        is_bare(object.datatype()) ? node(SERD_URI, object.datatype()) : iri_node(object.datatype(), datatype_);
    const SerdNode language = node(SERD_LITERAL, object.language());
    check(serd_writer_write_statement(writer_.get(), 0, graph_.empty() ? nullptr : &graph, &s, &p, &o,
                                      object.datatype().empty() ? nullptr : &datatype,
                                      object.language().empty() ? nullptr : &language));
  }

  void finish() {
    check(serd_writer_finish(writer_.get()));
    writer_.reset();  // hands on what its page still holds
    check(SERD_SUCCESS);
  }

 private:
  struct Namespace {
    std::string iri;
    std::string name;  // with the colon
  };
  struct FreeEnv {
    void operator()(SerdEnv* env) const { serd_env_free(env); }
  };
  struct FreeWriter {
    void operator()(SerdWriter* writer) const { serd_writer_free(writer); }
  };

  void add(const Prefix& prefix) {
    if (prefix.name.empty() || !std::ranges::all_of(prefix.name, is_name_byte) || !is_absolute_iri(prefix.iri))
      throw std::invalid_argument("expected a prefix and its IRI, found " + std::string(prefix.name) + ": <" +
                                  std::string(prefix.iri) + ">");
    const std::string name(prefix.name);
    const std::string iri(prefix.iri);
    const SerdNode name_node = node(SERD_LITERAL, name);
    const SerdNode iri_node = node(SERD_URI, iri);
    check(serd_writer_set_prefix(writer_.get(), &name_node, &iri_node));
    prefixes_.push_back({iri, name + ":"});
  }

  // The prefixed name where there is one, kept in `room`, else the IRI itself. The namespace ends at the last byte that
  // is no letter or digit, so at most one prefix fits.
  SerdNode iri_node(const std::string& iri, std::string& room) const {
    if (!short_) return node(SERD_URI, iri);
    std::size_t start = iri.size();
    while (start > 0 && is_name_byte(iri[start - 1])) --start;
    if (start == iri.size()) return node(SERD_URI, iri);
    const std::string_view space = std::string_view(iri).substr(0, start);
    const auto found = std::ranges::lower_bound(prefixes_, space, {}, &Namespace::iri);
    if (found == prefixes_.end() || found->iri != space) return node(SERD_URI, iri);
    room.assign(found->name).append(iri, start);
    return node(SERD_CURIE, room);
  }

  // Serd is C and gives no heed to a short write: an exception waits here until its call is over.
  static std::size_t take(const void* bytes, std::size_t size, void* self) {
    auto& serd = *static_cast<Serd*>(self);
    if (serd.failure_) return 0;
    try {
      serd.out_({static_cast<const char*>(bytes), size});
    } catch (...) {
      serd.failure_ = std::current_exception();
      return 0;
    }
    return size;
  }

  static SerdStatus note(void* self, const SerdError* error) {
    auto& message = static_cast<Serd*>(self)->message_;
    char text[512] = {};
    vsnprintf(text, sizeof text, error->fmt, *error->args);
    message = text;
    return SERD_SUCCESS;
  }

  void check(SerdStatus status) {
    if (failure_) std::rethrow_exception(failure_);
    if (status != SERD_SUCCESS || !message_.empty())
      throw std::runtime_error(
          "Serd: " + (message_.empty() ? std::string(reinterpret_cast<const char*>(serd_strerror(status))) : message_));
  }

  ByteSink out_;
  bool short_;
  bool named_;
  std::exception_ptr failure_;
  std::string message_;
  std::unique_ptr<SerdEnv, FreeEnv> env_;
  std::unique_ptr<SerdWriter, FreeWriter> writer_;
  std::vector<Namespace> prefixes_;  // by IRI
  std::string graph_;
  std::string subject_, predicate_, object_, datatype_;  // room for prefixed names
};

TurtleWriter::TurtleWriter(ByteSink out, Format format, std::span<const Prefix> prefixes)
    : serd_(std::make_unique<Serd>(std::move(out), format, prefixes)) {}
TurtleWriter::~TurtleWriter() = default;

void TurtleWriter::graph(const std::string& iri) { serd_->graph(iri); }
void TurtleWriter::write(const Term& subject, const Term& predicate, const Term& object) {
  serd_->write(subject, predicate, object);
}
void TurtleWriter::finish() { serd_->finish(); }

}  // namespace dateline
