// Reading back: our own formats strictly, others by Raptor; every error names its line.
#include "export/rdf_reader.h"

#include <gtest/gtest.h>

#include "tests/export/scratch_folder.h"

namespace dateline {
namespace {

std::size_t count(const std::string& path) {
  Graph graph;
  read_rdf(path, graph);
  graph.finish();
  return graph.triples().size();
}

std::string error_of(const std::string& path) {
  try {
    count(path);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "no error";
}

TEST(ReadRdf, ReadsPrefixesBaseAndLists) {
  const ScratchFolder folder;
  EXPECT_EQ(
      count(folder.put("a.ttl", "@base <http://e.org/> .\n@prefix e: <x/> .\n<s> a e:T ; e:p [ e:q 1 ] , ( 2 ) .\n")),
      6U);
}

TEST(ReadRdf, BlankNodesBecomeIris) {
  const ScratchFolder folder;
  Graph graph;
  read_rdf(folder.put("a.nt", "_:a <http://e.org/p> _:b .\n"), graph);
  EXPECT_EQ(graph.triples().at(0).subject.value(), "urn:dateline:blank:a");
}

TEST(ReadRdf, RaptorReadsXmlAndGuessesTheRest) {
  const ScratchFolder folder;
  const std::string xml =
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://e.org/'>"
      "<rdf:Description rdf:about='http://e.org/s'><e:p>x</e:p></rdf:Description></rdf:RDF>";
  EXPECT_EQ(count(folder.put("a.rdf", xml)), 1U);
  EXPECT_EQ(count(folder.put("a.owl", xml)), 1U);
}

TEST(ReadRdf, ErrorsNameTheLine) {
  const ScratchFolder folder;
  const std::string good = "<http://e.org/s> <http://e.org/p> \"x\" .\n";
  const std::string date =
      "<http://e.org/s> <http://e.org/p> \"2018-02-31\"^^<http://www.w3.org/2001/XMLSchema#date> .\n";
  const struct {
    const char* name;
    std::string text;
  } cases[] = {
      {"a.ttl", good + "<http://e.org/s> <http://e.org/p> <http://e.org/a b> .\n"},
      {"b.ttl", good + "<http://e.org/s> <http://e.org/p> \"open .\n"},
      {"c.ttl", good + "nope:s <http://e.org/p> 1 .\n"},
      {"d.ttl", good + date + good},
      {"d.nt", good + date + good},
      {"d.nq", good + date + good},
      {"d.trig", good + date + good},
      {"e.rdf",
       "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\n<rdf:Description></wrong></rdf:RDF>"},
  };
  for (const auto& c : cases) {
    const std::string path = folder.put(c.name, c.text);
    EXPECT_EQ(error_of(path).substr(0, path.size() + 3), path + ":2:") << error_of(path);
  }
}

TEST(ReadRdf, NamesAMissingFile) { EXPECT_NE(error_of("/no/such.ttl").find("/no/such.ttl: "), std::string::npos); }

TEST(ReadRdf, PassesOnWhatTheSinkThrows) {
  struct Full : TripleSink {
    void write(const Term&, const Term&, const Term&) override { throw std::logic_error("full"); }
  } full;
  const ScratchFolder folder;
  EXPECT_THROW(read_rdf(folder.put("a.nt", "<http://e.org/s> <http://e.org/p> \"x\" .\n"), full), std::logic_error);
}

}  // namespace
}  // namespace dateline
