// Raptor 2.0's plain "rdfxml" serializer (librdf.org/raptor). Its abbreviating sister reads better but keeps the whole
// graph in memory. Raptor reports trouble through its log and goes on, so the first message of level error is thrown
// after the call.
#include "export/raptor_writer.h"

#include <raptor2.h>

#include <stdexcept>
#include <string>

namespace dateline {
namespace {

const unsigned char* bytes(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.c_str()); }

// XML 1.0 section 2.2: of the characters below U+0020 only tab and the line ends.
bool is_xml_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') return false;
    if (c == 0xEF && i + 2 < text.size() && text[i + 1] == '\xBF' && (text[i + 2] == '\xBE' || text[i + 2] == '\xBF'))
      return false;
  }
  return true;
}

}  // namespace

class RaptorWriter::Raptor {
 public:
  Raptor(ByteSink out, std::span<const Prefix> prefixes) : out_(std::move(out)), world_(raptor_new_world()) {
    raptor_world_set_log_handler(world_.get(), this, &Raptor::note);
    if (raptor_world_open(world_.get()) != 0) throw std::runtime_error("Raptor does not start");
    static const raptor_iostream_handler kHandler{2,       nullptr, nullptr, &Raptor::take_byte, &Raptor::take,
                                                  nullptr, nullptr, nullptr};
    stream_.reset(raptor_new_iostream_from_handler(world_.get(), this, &kHandler));
    serializer_.reset(raptor_new_serializer(world_.get(), "rdfxml"));
    for (const Prefix& prefix : prefixes) add(prefix);
    check(raptor_serializer_start_to_iostream(serializer_.get(), nullptr, stream_.get()));
  }

  void write(const Term& subject, const Term& predicate, const Term& object) {
    if (!object.is_iri() && !is_xml_text(object.value()))
      throw std::runtime_error("RDF/XML cannot hold a control character, found one in a value of <" +
                               predicate.value() + "> of <" + subject.value() + ">");
    const std::unique_ptr<raptor_statement, FreeStatement> statement(raptor_new_statement(world_.get()));
    statement->subject = new_term(subject);
    statement->predicate = new_term(predicate);
    statement->object = new_term(object);
    check(raptor_serializer_serialize_statement(serializer_.get(), statement.get()));
  }

  void finish() { check(raptor_serializer_serialize_end(serializer_.get())); }

 private:
  struct FreeWorld {
    void operator()(raptor_world* world) const { raptor_free_world(world); }
  };
  struct FreeStream {
    void operator()(raptor_iostream* stream) const { raptor_free_iostream(stream); }
  };
  struct FreeSerializer {
    void operator()(raptor_serializer* serializer) const { raptor_free_serializer(serializer); }
  };
  struct FreeUri {
    void operator()(raptor_uri* uri) const { raptor_free_uri(uri); }
  };
  struct FreeStatement {
    void operator()(raptor_statement* statement) const { raptor_free_statement(statement); }
  };

  void add(const Prefix& prefix) {
    if (prefix.name == "rdf") return;  // Raptor has it already, and says no to a second
    const std::string name(prefix.name);
    const std::string iri(prefix.iri);
    const std::unique_ptr<raptor_uri, FreeUri> uri(raptor_new_uri(world_.get(), bytes(iri)));
    check(raptor_serializer_set_namespace(serializer_.get(), uri.get(), bytes(name)));
  }

  // The statement that gets the term frees it.
  raptor_term* new_term(const Term& term) const {
    if (term.is_iri())
      return raptor_new_term_from_counted_uri_string(world_.get(), bytes(term.value()), term.value().size());
    const std::unique_ptr<raptor_uri, FreeUri> datatype(
        term.datatype().empty() ? nullptr : raptor_new_uri(world_.get(), bytes(term.datatype())));
    return raptor_new_term_from_counted_literal(world_.get(), bytes(term.value()), term.value().size(), datatype.get(),
                                                term.language().empty() ? nullptr : bytes(term.language()),
                                                static_cast<unsigned char>(term.language().size()));
  }

  // Raptor is C: an exception waits here until its call is over.
  static int take(void* self, const void* data, std::size_t size, std::size_t count) {
    auto& raptor = *static_cast<Raptor*>(self);
    if (raptor.failure_) return 0;
    try {
      raptor.out_({static_cast<const char*>(data), size * count});
    } catch (...) {
      raptor.failure_ = std::current_exception();
      return 0;
    }
    return static_cast<int>(count);
  }
  static int take_byte(void* self, int byte) {
    const char c = static_cast<char>(byte);
    return take(self, &c, 1, 1) == 1 ? 0 : 1;
  }
  static void note(void* self, raptor_log_message* message) {
    auto& text = static_cast<Raptor*>(self)->message_;
    if (message->level >= RAPTOR_LOG_LEVEL_ERROR && text.empty()) text = message->text;
  }

  void check(int status) {
    if (failure_) std::rethrow_exception(failure_);
    if (status != 0 || !message_.empty())
      throw std::runtime_error("Raptor: " + (message_.empty() ? "cannot write RDF/XML" : message_));
  }

  ByteSink out_;
  std::exception_ptr failure_;
  std::string message_;
  std::unique_ptr<raptor_world, FreeWorld> world_;
  std::unique_ptr<raptor_iostream, FreeStream> stream_;
  std::unique_ptr<raptor_serializer, FreeSerializer> serializer_;
};

RaptorWriter::RaptorWriter(ByteSink out, std::span<const Prefix> prefixes)
    : raptor_(std::make_unique<Raptor>(std::move(out), prefixes)) {}
RaptorWriter::~RaptorWriter() = default;

void RaptorWriter::write(const Term& subject, const Term& predicate, const Term& object) {
  raptor_->write(subject, predicate, object);
}
void RaptorWriter::finish() { raptor_->finish(); }

}  // namespace dateline
