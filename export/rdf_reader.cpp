// Serd's streaming reader, strict, for the formats it has; Raptor for the others. Both are C with callbacks: what a
// callback throws waits until the call is over. Serd's statements carry no line, so a term that our own rules refuse (a
// day that no calendar has) is looked up by reading the file again, a byte at a time, and counting.
#include "export/rdf_reader.h"

#include <raptor2.h>
#include <serd/serd.h>

#include <algorithm>
#include <cstdarg>
#include <memory>
#include <stdexcept>
#include <vector>

#include "export/format.h"
#include "export/input_file.h"

namespace dateline {
namespace {

constexpr std::size_t kPageBytes = 1 << 12;

std::string at_line(const std::string& path, std::size_t line, const std::string& what) {
  return path + ":" + std::to_string(line) + ": " + what;
}

// A term that is good RDF but not of our rules.
struct RefusedTerm : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Takes nothing in: reads a second time only to find a line.
class NoSink : public TripleSink {
  void write(const Term&, const Term&, const Term&) override {}
};

Term blank_term(std::string_view label) {
  return Term::iri(percent_encode_iri(std::string(kBlankSpace) + std::string(label)));
}

std::string_view view(const SerdNode* node) {
  return node && node->buf ? std::string_view(reinterpret_cast<const char*>(node->buf), node->n_bytes)
                           : std::string_view();
}

class SerdReading {
 public:
  SerdReading(const std::string& path, SerdSyntax syntax, TripleSink& sink, std::size_t page)
      : path_(path),
        file_(path),
        sink_(sink),
        env_(serd_env_new(nullptr)),
        reader_(serd_reader_new(syntax, this, nullptr, &SerdReading::on_base, &SerdReading::on_prefix,
                                &SerdReading::on_statement, nullptr)),
        page_(page) {
    serd_reader_set_strict(reader_.get(), true);
    serd_reader_set_error_sink(reader_.get(), &SerdReading::on_error, this);
  }

  void run() {
    const SerdStatus status = serd_reader_read_source(reader_.get(), &SerdReading::on_read, &SerdReading::has_failed,
                                                      this, reinterpret_cast<const uint8_t*>(path_.c_str()), page_);
    if (failure_) std::rethrow_exception(failure_);
    if (!message_.empty()) throw std::runtime_error(message_);
    if (!refused_.empty()) throw RefusedTerm(at_line(path_, line_, refused_));
    if (status != SERD_SUCCESS && status != SERD_FAILURE)
      throw std::runtime_error(path_ + ": " + reinterpret_cast<const char*>(serd_strerror(status)));
  }

 private:
  struct FreeEnv {
    void operator()(SerdEnv* env) const { serd_env_free(env); }
  };
  struct FreeReader {
    void operator()(SerdReader* reader) const { serd_reader_free(reader); }
  };

  static std::size_t on_read(void* to, std::size_t size, std::size_t count, void* self) {
    auto& reading = *static_cast<SerdReading*>(self);
    try {
      const std::size_t bytes = reading.file_.read(to, size * count);
      if (reading.ends_line_) ++reading.line_;
      reading.ends_line_ = bytes == 1 && *static_cast<const char*>(to) == '\n';
      return bytes;
    } catch (...) {
      reading.failure_ = std::current_exception();
      return 0;
    }
  }
  static int has_failed(void* self) { return static_cast<SerdReading*>(self)->failure_ ? 1 : 0; }

  static SerdStatus on_base(void* self, const SerdNode* uri) {
    return serd_env_set_base_uri(static_cast<SerdReading*>(self)->env_.get(), uri);
  }
  static SerdStatus on_prefix(void* self, const SerdNode* name, const SerdNode* uri) {
    return serd_env_set_prefix(static_cast<SerdReading*>(self)->env_.get(), name, uri);
  }

  static SerdStatus on_error(void* self, const SerdError* error) {
    auto& reading = *static_cast<SerdReading*>(self);
    if (!reading.message_.empty() || reading.stopped_) return SERD_SUCCESS;
    char text[512] = {};
    vsnprintf(text, sizeof text, error->fmt, *error->args);
    std::string_view what(text);
    while (what.ends_with('\n')) what.remove_suffix(1);
    reading.message_ = at_line(reading.path_, error->line, std::string(what));
    return SERD_SUCCESS;
  }

  static SerdStatus on_statement(void* self, SerdStatementFlags, const SerdNode* graph, const SerdNode* subject,
                                 const SerdNode* predicate, const SerdNode* object, const SerdNode* datatype,
                                 const SerdNode* language) {
    auto& reading = *static_cast<SerdReading*>(self);
    try {
      reading.take(graph, subject, predicate, object, datatype, language);
      return SERD_SUCCESS;
    } catch (const std::invalid_argument& error) {
      reading.refused_ = error.what();
    } catch (...) {
      reading.failure_ = std::current_exception();
    }
    reading.stopped_ = true;
    return SERD_ERR_INTERNAL;
  }

  void take(const SerdNode* graph, const SerdNode* subject, const SerdNode* predicate, const SerdNode* object,
            const SerdNode* datatype, const SerdNode* language) {
    std::string name = graph && graph->buf ? iri(graph) : std::string();
    if (name != graph_) sink_.graph(graph_ = std::move(name));
    const Term s = resource(subject);
    const Term p = resource(predicate);
    if (object->type != SERD_LITERAL) return sink_.write(s, p, resource(object));
    sink_.write(s, p, Term::literal(view(object), datatype && datatype->buf ? iri(datatype) : "", view(language)));
  }

  std::string iri(const SerdNode* node) const {
    if (node->type == SERD_BLANK) return blank_term(view(node)).value();
    if (node->type == SERD_URI && serd_uri_string_has_scheme(node->buf)) return std::string(view(node));
    SerdNode expanded = serd_env_expand_node(env_.get(), node);
    if (!expanded.buf)
      throw std::invalid_argument("expected a prefix that is declared, found " + std::string(view(node)));
    std::string result(view(&expanded));
    serd_node_free(&expanded);
    return result;
  }
  Term resource(const SerdNode* node) const { return Term::iri(iri(node)); }

  std::string path_;
  InputFile file_;
  TripleSink& sink_;
  std::unique_ptr<SerdEnv, FreeEnv> env_;
  std::unique_ptr<SerdReader, FreeReader> reader_;
  std::size_t page_;
  std::size_t line_ = 1;    // of the last byte read; true where the page is one byte
  bool ends_line_ = false;  // the last byte read was a line end
  std::string graph_;
  std::string message_;  // Serd's first error
  std::string refused_;  // why a term was refused
  bool stopped_ = false;
  std::exception_ptr failure_;
};

void read_with_serd(const std::string& path, SerdSyntax syntax, TripleSink& sink) {
  try {
    SerdReading(path, syntax, sink, kPageBytes).run();
  } catch (const RefusedTerm&) {
    if (path == "-") throw;
    NoSink none;
    SerdReading(path, syntax, none, 1).run();
    throw;
  }
}

class RaptorReading {
 public:
  RaptorReading(const std::string& path, const char* syntax, TripleSink& sink)
      : path_(path),
        file_(path),
        sink_(sink),
        world_(raptor_new_world()),
        guessed_(std::string_view(syntax) != "guess") {
    raptor_world_set_log_handler(world_.get(), this, &RaptorReading::on_message);
    if (raptor_world_open(world_.get()) != 0) throw std::runtime_error("Raptor does not start");
    parser_.reset(raptor_new_parser(world_.get(), syntax));
    raptor_parser_set_option(parser_.get(), RAPTOR_OPTION_NO_NET, nullptr, 1);
    raptor_parser_set_option(parser_.get(), RAPTOR_OPTION_NO_FILE, nullptr, 1);
    raptor_parser_set_statement_handler(parser_.get(), this, &RaptorReading::on_statement);
  }

  void run() {
    const std::unique_ptr<raptor_uri, FreeUri> base(
        raptor_new_uri(world_.get(), reinterpret_cast<const unsigned char*>("urn:dateline:base")));
    int status = raptor_parser_parse_start(parser_.get(), base.get());
    std::vector<char> page(kPageBytes);
    while (status == 0 && good()) {
      const std::size_t size = file_.read(page.data(), page.size());
      if (size == 0) break;
      status = parse({page.data(), size});
    }
    if (status == 0 && good()) status = raptor_parser_parse_chunk(parser_.get(), nullptr, 0, 1);
    if (failure_) std::rethrow_exception(failure_);
    if (!message_.empty() || status != 0)
      throw std::runtime_error(at_line(path_, line_, message_.empty() ? "Raptor cannot read this" : message_));
  }

 private:
  struct FreeWorld {
    void operator()(raptor_world* world) const { raptor_free_world(world); }
  };
  struct FreeParser {
    void operator()(raptor_parser* parser) const { raptor_free_parser(parser); }
  };
  struct FreeUri {
    void operator()(raptor_uri* uri) const { raptor_free_uri(uri); }
  };

  bool good() const { return message_.empty() && !failure_; }

  // A line at a time, because the XML parser behind Raptor tells no line of its own; the first page is whole, for
  // Raptor guesses the syntax from it.
  int parse(std::string_view page) {
    int status = 0;
    while (!page.empty() && status == 0 && good()) {
      const std::size_t end = guessed_ ? page.find('\n') : page.size() - 1;
      const std::string_view piece = page.substr(0, end == std::string_view::npos ? page.size() : end + 1);
      status = raptor_parser_parse_chunk(parser_.get(), reinterpret_cast<const unsigned char*>(piece.data()),
                                         piece.size(), 0);
      if (good()) line_ += static_cast<std::size_t>(std::ranges::count(piece, '\n'));
      page.remove_prefix(piece.size());
      guessed_ = true;
    }
    return status;
  }

  static void on_message(void* self, raptor_log_message* message) {
    static_cast<RaptorReading*>(self)->note(message->level >= RAPTOR_LOG_LEVEL_ERROR,
                                            message->locator ? raptor_locator_line(message->locator) : 0,
                                            message->text);
  }
  void note(bool bad, int line, const std::string& what) {
    if (!bad || !good()) return;
    if (line > 0) line_ = static_cast<std::size_t>(line);
    message_ = what;
  }

  static void on_statement(void* self, raptor_statement* statement) {
    auto& reading = *static_cast<RaptorReading*>(self);
    if (!reading.good()) return;
    try {
      reading.sink_.write(term(statement->subject), term(statement->predicate), term(statement->object));
    } catch (const std::invalid_argument& error) {
      const raptor_locator* locator = raptor_parser_get_locator(reading.parser_.get());
      reading.note(true, locator ? raptor_locator_line(const_cast<raptor_locator*>(locator)) : 0, error.what());
    } catch (...) {
      reading.failure_ = std::current_exception();
    }
  }

  static std::string text(raptor_uri* uri) {
    return uri ? reinterpret_cast<const char*>(raptor_uri_as_string(uri)) : std::string();
  }
  static std::string_view text(const unsigned char* bytes, std::size_t size) {
    return bytes ? std::string_view(reinterpret_cast<const char*>(bytes), size) : std::string_view();
  }
  static Term term(const raptor_term* from) {
    if (from->type == RAPTOR_TERM_TYPE_URI) return Term::iri(text(from->value.uri));
    if (from->type == RAPTOR_TERM_TYPE_BLANK)
      return blank_term(text(from->value.blank.string, from->value.blank.string_len));
    const raptor_term_literal_value& literal = from->value.literal;
    return Term::literal(text(literal.string, literal.string_len), text(literal.datatype),
                         text(literal.language, literal.language_len));
  }

  std::string path_;
  InputFile file_;
  TripleSink& sink_;
  std::unique_ptr<raptor_world, FreeWorld> world_;
  std::unique_ptr<raptor_parser, FreeParser> parser_;
  bool guessed_;
  std::size_t line_ = 1;  // of the piece at hand
  std::string message_;
  std::exception_ptr failure_;
};

}  // namespace

void read_rdf(const std::string& path, TripleSink& sink) {
  const auto known = path == "-" ? FileFormat{} : format_of_path(path);
  if (!known) return RaptorReading(path, "guess", sink).run();
  switch (known->format) {
    case Format::Turtle:
      return read_with_serd(path, SERD_TURTLE, sink);
    case Format::TriG:
      return read_with_serd(path, SERD_TRIG, sink);
    case Format::NTriples:
      return read_with_serd(path, SERD_NTRIPLES, sink);
    case Format::NQuads:
      return read_with_serd(path, SERD_NQUADS, sink);
    case Format::RdfXml:
      return RaptorReading(path, "rdfxml", sink).run();
  }
}

Graph read_graph(const std::string& path) {
  Graph graph;
  read_rdf(path, graph);
  graph.finish();
  return graph;
}

}  // namespace dateline
