// Writers: what they write, what they refuse. Each trap of Serd 0.30 and Raptor 2.0 that would pass in silence has a
// test.
#include <gtest/gtest.h>

#include "export/open_sink.h"
#include "export/raptor_writer.h"
#include "export/rdf_reader.h"
#include "export/turtle_writer.h"
#include "tests/export/scratch_folder.h"

namespace dateline {
namespace {

constexpr Prefix kPrefixes[] = {{"e", "http://e.org/"},
                                {"art", "http://e.org/article/"},
                                {"xsd", "http://www.w3.org/2001/XMLSchema#"},
                                {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}};
const std::string kXsd = "http://www.w3.org/2001/XMLSchema#";
const Term kSubject = Term::iri("http://e.org/s");
const Term kPredicate = Term::iri("http://e.org/p");

std::string turtle_of(const std::vector<Triple>& triples, Format format = Format::Turtle,
                      const std::string& graph = "") {
  std::string text;
  TurtleWriter writer([&](std::string_view bytes) { text += bytes; }, format, kPrefixes);
  writer.graph(graph);
  for (const Triple& t : triples) writer.write(t.subject, t.predicate, t.object);
  writer.finish();
  return text;
}

// The last line of the Turtle of one triple with this object.
std::string object_of(const Term& object) {
  const std::string text = turtle_of({{kSubject, kPredicate, object}});
  const std::string marker = "e:p ";
  const std::size_t start = text.find(marker) + marker.size();
  return text.substr(start, text.rfind(" .") - start);
}

// The triples of a graph written and read back.
std::vector<Triple> round_trip(const std::vector<Triple>& triples, const std::string& name) {
  const ScratchFolder folder;
  const auto sink = open_sink(folder / name, kPrefixes);
  for (const Triple& t : triples) sink->write(t.subject, t.predicate, t.object);
  sink->finish();
  Graph graph;
  read_rdf(folder / name, graph);
  graph.finish();
  return graph.triples();
}

TEST(TurtleWriter, GroupsAndAbbreviates) {
  const Term type = Term::iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
  EXPECT_EQ(turtle_of({{kSubject, type, Term::iri("http://e.org/article/a1")},
                       {kSubject, kPredicate, Term::text("x", "en")},
                       {kSubject, kPredicate, Term::integer(5)}}),
            "@prefix e: <http://e.org/> .\n@prefix art: <http://e.org/article/> .\n"
            "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
            "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n\n"
            "e:s\n\ta art:a1 ;\n\te:p \"x\"@en ,\n\t\t5 .\n\n");
}

// Serd takes the first prefix that fits: here "e" would hide "art".
TEST(TurtleWriter, TakesTheLongestPrefixInAnyOrder) {
  EXPECT_EQ(object_of(Term::iri("http://e.org/article/a1")), "art:a1");
  EXPECT_EQ(object_of(Term::iri("http://e.org/1a")), "e:1a");
}

TEST(TurtleWriter, AbbreviatesPlainLocalNamesOnly) {
  for (const char* local :
       {"article/a-1", "article/a_1", "article/a.1", "a%20b", "", "article/", "x?y=1", "caf\xC3\xA9"})
    EXPECT_EQ(object_of(Term::iri(std::string("http://e.org/") + local)), std::string("<http://e.org/") + local + ">");
}

TEST(TurtleWriter, WritesLiteralsOnOneLine) {
  EXPECT_EQ(object_of(Term::string("a\n\"b\"\t\\")), R"("a\n\"b\"\t\\")");
  EXPECT_EQ(object_of(Term::string("He said \"no\"")), R"("He said \"no\"")");
  EXPECT_EQ(object_of(Term::date({2018, 1, 4})), "\"2018-01-04\"^^xsd:date");
  EXPECT_EQ(object_of(Term::decimal(0.5)), "0.50");
  EXPECT_EQ(object_of(Term::boolean(true)), "true");
}

// Without a point Serd's bare form would be an integer.
TEST(TurtleWriter, KeepsTheTypeOfNumbers) {
  for (const char* text : {"7", "7.", ".5", "-0.5", "+1.0"}) {
    const std::vector<Triple> triples{{kSubject, kPredicate, Term::literal(text, kXsd + "decimal", "")}};
    EXPECT_EQ(round_trip(triples, "a.ttl"), triples) << text;
  }
}

TEST(TurtleWriter, RefusesABadIri) {
  for (const char* iri : {"http://e.org/a b", "http://e.org/<x>", "http://e.org/{x}", "relative", "http://e.org/\xFF"})
    EXPECT_THROW(object_of(Term::iri(iri)), std::invalid_argument) << iri;
}

TEST(TurtleWriter, RefusesBadNumbersAndBooleans) {
  EXPECT_THROW(object_of(Term::literal("abc", kXsd + "integer", "")), std::invalid_argument);
  EXPECT_THROW(object_of(Term::literal("99999999999999999999", kXsd + "integer", "")), std::invalid_argument);
  EXPECT_THROW(object_of(Term::literal("1", kXsd + "boolean", "")), std::invalid_argument);
  EXPECT_THROW(object_of(Term::literal("1e5", kXsd + "decimal", "")), std::invalid_argument);
}

TEST(TurtleWriter, NeverWritesInvalidUtf8) {
  EXPECT_EQ(object_of(Term::string("a\xFF\xFE"
                                   "b")),
            "\"a\xEF\xBF\xBD\xEF\xBF\xBD"
            "b\"");
  EXPECT_EQ(object_of(Term::string("a\xED\xA0\x80")).find('\xED'), std::string::npos);  // a surrogate
  EXPECT_EQ(object_of(Term::string("a\xC0\xAF")).find('\xC0'), std::string::npos);      // an overlong form
  EXPECT_EQ(object_of(Term::string("abc\xE2\x80")).substr(0, 4), "\"abc");              // cut off at the end
}

TEST(TurtleWriter, RefusesABadLanguageTag) { EXPECT_THROW(object_of(Term::text("x", "en_US")), std::invalid_argument); }

TEST(TurtleWriter, RefusesALiteralSubject) {
  EXPECT_THROW(turtle_of({{Term::string("x"), kPredicate, kSubject}}), std::runtime_error);
}

TEST(TurtleWriter, RefusesABadPrefix) {
  const auto none = [](std::string_view) {};
  const Prefix bad[] = {{"a b", "http://e.org/"}};
  EXPECT_THROW(TurtleWriter(none, Format::Turtle, bad), std::invalid_argument);
  const Prefix relative[] = {{"a", "e.org/"}};
  EXPECT_THROW(TurtleWriter(none, Format::Turtle, relative), std::invalid_argument);
}

TEST(TurtleWriter, GraphStaysOutOfTurtleAndNTriples) {
  const std::vector<Triple> triples{{kSubject, kPredicate, kSubject}};
  EXPECT_EQ(turtle_of(triples, Format::Turtle, "http://e.org/g"), turtle_of(triples));
  EXPECT_EQ(turtle_of(triples, Format::NTriples, "http://e.org/g"),
            "<http://e.org/s> <http://e.org/p> <http://e.org/s> .\n");
}

TEST(TurtleWriter, LineFormatsWriteUtf8) {
  EXPECT_EQ(turtle_of({{kSubject, kPredicate, Term::text("\xC3\xA9", "fr")}}, Format::NQuads, "http://e.org/g"),
            "<http://e.org/s> <http://e.org/p> \"\xC3\xA9\"@fr <http://e.org/g> .\n");
}

TEST(TurtleWriter, ReportsEveryByteThatCouldNotBeWritten) {
  const auto full = [](std::string_view) { throw std::runtime_error("full"); };
  TurtleWriter small(full, Format::Turtle, {});
  small.write(kSubject, kPredicate, kSubject);
  EXPECT_THROW(small.finish(), std::runtime_error);

  TurtleWriter large(full, Format::NTriples, {});
  EXPECT_THROW(for (int i = 0; i < 1000; ++i) large.write(kSubject, kPredicate, kSubject), std::runtime_error);
}

TEST(RaptorWriter, ReportsEveryByteThatCouldNotBeWritten) {
  const auto full = [](std::string_view) { throw std::runtime_error("full"); };
  EXPECT_THROW(
      {
        RaptorWriter writer(full, {});
        writer.write(kSubject, kPredicate, kSubject);
        writer.finish();
      },
      std::runtime_error);
}

TEST(RaptorWriter, RefusesWhatXmlCannotSay) {
  const auto none = [](std::string_view) {};
  RaptorWriter control(none, {});
  EXPECT_THROW(control.write(kSubject, kPredicate, Term::string("a\fb")), std::runtime_error);
  RaptorWriter name(none, {});
  EXPECT_THROW(name.write(kSubject, Term::iri("http://e.org/1"), kSubject), std::runtime_error);
}

TEST(OpenSink, LeavesNoHalfFile) {
  const ScratchFolder folder;
  {
    const auto sink = open_sink(folder / "a.ttl", kPrefixes);
    sink->write(kSubject, kPredicate, kSubject);
  }
  EXPECT_EQ(folder.count(), 0U);
}

TEST(OpenSink, FullDiskIsAnErrorInEveryFormat) {
  for (const Format format : {Format::Turtle, Format::TriG, Format::NTriples, Format::NQuads, Format::RdfXml})
    EXPECT_THROW(
        {
          const auto sink = open_sink("/dev/full", kPrefixes, format);
          sink->write(kSubject, kPredicate, kSubject);
          sink->finish();
        },
        std::runtime_error);
}

TEST(OpenSink, RefusesAnUnknownExtension) { EXPECT_THROW(open_sink("graph.json", kPrefixes), std::runtime_error); }

std::vector<Triple> every_kind_of_term() {
  std::vector<Triple> triples;
  for (const Term& object :
       {Term::iri("http://e.org/caf\xC3\xA9?a=1&b=(2)'"),
        Term::text("Doe, \"John\" \\ \xE2\x80\x9Cquoted\xE2\x80\x9D", "en"), Term::string("two\nlines\ttab\r"),
        Term::string(""), Term::string(" & < > ]]> "), Term::string("\xF0\x9F\x98\x80 \xCE\xA9"),
        Term::integer(INT64_MIN), Term::integer(INT64_MAX), Term::boolean(false), Term::decimal(-0.25),
        Term::date({2018, 1, 24}), Term::date_time({2018, 1, 24}, "22:30:00Z"), Term::text("x", "de-ch-1996")})
    triples.push_back({kSubject, kPredicate, object});
  Graph graph;
  for (const Triple& t : triples) graph.write(t.subject, t.predicate, t.object);
  graph.finish();
  return graph.triples();
}

TEST(OpenSink, EveryFormatReadsBackEqual) {
  const std::vector<Triple> triples = every_kind_of_term();
  for (const char* name : {"a.ttl", "a.trig", "a.nt", "a.nq", "a.rdf", "a.ttl.gz", "a.nt.gz", "a.rdf.gz"})
    EXPECT_EQ(round_trip(triples, name), triples) << name;
}

// Control characters: all but XML.
TEST(OpenSink, ControlCharactersReadBackEqual) {
  const std::vector<Triple> triples{{kSubject, kPredicate, Term::string("a\x01\b\f\x1F\x7F\xC2\x85z")}};
  for (const char* name : {"a.ttl", "a.trig", "a.nt", "a.nq"}) EXPECT_EQ(round_trip(triples, name), triples) << name;
}

TEST(OpenSink, NamedGraphsReadBack) {
  struct Quads : TripleSink {
    std::vector<std::string> lines;
    std::string now;
    void graph(const std::string& iri) override { now = iri; }
    void write(const Term& s, const Term&, const Term&) override { lines.push_back(now + " " + s.value()); }
  };
  for (const char* name : {"a.trig", "a.nq"}) {
    const ScratchFolder folder;
    const auto sink = open_sink(folder / name, kPrefixes);
    for (const char* graph : {"http://e.org/g1", "http://e.org/g2", "", "http://e.org/g1"}) {
      sink->graph(graph);
      for (const char* subject : {"http://e.org/s1", "http://e.org/s2"})
        sink->write(Term::iri(subject), kPredicate, kSubject);
    }
    sink->finish();
    Quads quads;
    read_rdf(folder / name, quads);
    EXPECT_EQ(quads.lines,
              (std::vector<std::string>{"http://e.org/g1 http://e.org/s1", "http://e.org/g1 http://e.org/s2",
                                        "http://e.org/g2 http://e.org/s1", "http://e.org/g2 http://e.org/s2",
                                        " http://e.org/s1", " http://e.org/s2", "http://e.org/g1 http://e.org/s1",
                                        "http://e.org/g1 http://e.org/s2"}))
        << name;
  }
}

}  // namespace
}  // namespace dateline
