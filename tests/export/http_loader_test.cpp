// What goes over the wire, and what happens when the other end is busy, refuses, or hangs up.
#include "export/http_loader.h"

#include <gtest/gtest.h>

#include "tests/export/http_server.h"

namespace dateline {
namespace {

constexpr Prefix kPrefixes[] = {{"e", "http://e.org/"}};
const Term kPredicate = Term::iri("http://e.org/p");

LoadOptions options(const HttpServer& server) {
  LoadOptions result;
  result.endpoint = server.address();
  result.pause = std::chrono::milliseconds(1);
  return result;
}

// Two subjects of two triples each.
std::size_t load(const LoadOptions& options, const std::vector<std::string>& graphs = {""}) {
  std::size_t sent = 0;
  HttpLoader loader(options, kPrefixes, [&](std::size_t count) { sent += count; });
  for (const std::string& graph : graphs) {
    loader.graph(graph);
    for (const char* subject : {"http://e.org/a", "http://e.org/b"})
      for (int i = 0; i < 2; ++i) loader.write(Term::iri(subject), kPredicate, Term::integer(i));
  }
  loader.finish();
  return sent;
}

TEST(HttpLoader, PostsTurtleToTheDefaultGraph) {
  HttpServer server;
  EXPECT_EQ(load(options(server)), 4U);
  ASSERT_EQ(server.requests().size(), 1U);
  EXPECT_EQ(server.requests()[0].line, "POST /data?default HTTP/1.1");
  EXPECT_NE(server.requests()[0].headers.find("Content-Type: text/turtle"), std::string::npos);
  EXPECT_EQ(server.requests()[0].body,
            "@prefix e: <http://e.org/> .\n\ne:a\n\te:p 0 ,\n\t\t1 .\n\ne:b\n\te:p 0 ,\n\t\t1 .\n\n");
}

TEST(HttpLoader, BatchesEndWhereASubjectDoes) {
  HttpServer server;
  LoadOptions small = options(server);
  small.batch = 1;
  EXPECT_EQ(load(small), 4U);
  ASSERT_EQ(server.requests().size(), 2U);
  EXPECT_NE(server.requests()[0].body.find("e:a"), std::string::npos);
  EXPECT_EQ(server.requests()[0].body.find("e:b"), std::string::npos);
}

TEST(HttpLoader, NamesGraphsAndReplacesEachOnce) {
  HttpServer server;
  LoadOptions replacing = options(server);
  replacing.replace = true;
  replacing.graph = "http://e.org/all?x=1&y";
  replacing.batch = 1;
  load(replacing, {"", "http://e.org/g"});
  std::vector<std::string> lines;
  for (const auto& request : server.requests()) lines.push_back(request.line);
  EXPECT_EQ(lines, (std::vector<std::string>{"PUT /data?graph=http%3A%2F%2Fe.org%2Fall%3Fx%3D1%26y HTTP/1.1",
                                             "POST /data?graph=http%3A%2F%2Fe.org%2Fall%3Fx%3D1%26y HTTP/1.1",
                                             "PUT /data?graph=http%3A%2F%2Fe.org%2Fg HTTP/1.1",
                                             "POST /data?graph=http%3A%2F%2Fe.org%2Fg HTTP/1.1"}));
}

TEST(HttpLoader, UpdatesInsertData) {
  HttpServer server;
  LoadOptions update = options(server);
  update.protocol = LoadProtocol::Update;
  update.replace = true;
  load(update, {"http://e.org/g"});
  ASSERT_EQ(server.requests().size(), 1U);
  EXPECT_EQ(server.requests()[0].line, "POST /data HTTP/1.1");
  EXPECT_NE(server.requests()[0].headers.find("Content-Type: application/sparql-update"), std::string::npos);
  EXPECT_TRUE(
      server.requests()[0].body.starts_with("CLEAR SILENT GRAPH <http://e.org/g> ;\nINSERT DATA {\nGRAPH "
                                            "<http://e.org/g> {\n<http://e.org/a> <http://e.org/p> \"0\"^^"))
      << server.requests()[0].body;
}

TEST(HttpLoader, TriesAgainWhereTheServerIsBusyOrHangsUp) {
  HttpServer server({"503 Busy", "", "429 Too Many"});
  EXPECT_EQ(load(options(server)), 4U);
  const auto requests = server.requests();
  ASSERT_EQ(requests.size(), 4U);
  EXPECT_EQ(requests[0].body, requests[3].body);
}

TEST(HttpLoader, GivesUpWithWhatTheServerSaid) {
  HttpServer server({"400 Bad Request"});
  try {
    load(options(server));
    FAIL() << "no error";
  } catch (const std::runtime_error& error) {
    EXPECT_EQ(error.what(),
              server.address() + ": status 400 the server says 400 Bad Request (0 triples are in, attempt 1)");
  }
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST(HttpLoader, GivesUpAfterTheLastAttempt) {
  HttpServer server(std::vector<std::string>(10, "500 Broken"));
  LoadOptions few = options(server);
  few.attempts = 3;
  EXPECT_THROW(load(few), std::runtime_error);
  EXPECT_EQ(server.requests().size(), 3U);
}

TEST(HttpLoader, SendsHeadersAndPasswords) {
  HttpServer server({"401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\""});
  LoadOptions secret = options(server);
  secret.user = "ann";
  secret.password = "secret";
  secret.headers = {"X-Token: 7"};
  EXPECT_EQ(load(secret), 4U);
  EXPECT_NE(server.requests().back().headers.find("Authorization: Basic YW5uOnNlY3JldA=="), std::string::npos);
  EXPECT_NE(server.requests().back().headers.find("X-Token: 7"), std::string::npos);
}

TEST(HttpLoader, RefusesOtherAddresses) {
  LoadOptions file;
  file.endpoint = "file:///tmp/x";
  EXPECT_THROW(HttpLoader(file, kPrefixes, {}), std::runtime_error);
}

}  // namespace
}  // namespace dateline
