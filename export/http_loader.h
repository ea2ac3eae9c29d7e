// HttpLoader: triples into a running store, by the SPARQL 1.1 Graph Store Protocol or by SPARQL 1.1 Update.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "export/turtle_writer.h"

namespace dateline {

enum class LoadProtocol : std::uint8_t { GraphStore, Update };

struct LoadOptions {
  std::string endpoint;  // http or https
  LoadProtocol protocol = LoadProtocol::GraphStore;
  std::string graph;           // where the triples of the default graph go; empty: the store's default graph
  bool replace = false;        // each graph is emptied before its first triples
  std::size_t batch = 20'000;  // triples a request; a batch ends where a subject does
  std::string user;            // with password: basic or digest, as the server asks
  std::string password;
  std::vector<std::string> headers;      // "Authorization: Bearer …"
  unsigned attempts = 6;                 // a request, where the server does not answer or is busy
  std::chrono::milliseconds pause{500};  // before the second attempt; doubled each time
};

// Sends batches as they fill. A request that fails for want of an answer, with a status of 5xx or 429, is sent again: a
// set of triples without blank nodes may arrive twice.
class HttpLoader : public TripleSink {
 public:
  // `sent` hears how many triples each request brought. Throws std::runtime_error where the endpoint is no http
  // address.
  HttpLoader(LoadOptions options, std::span<const Prefix> prefixes, std::function<void(std::size_t)> sent);
  ~HttpLoader() override;

  void graph(const std::string& iri) override;
  // These throw std::runtime_error "endpoint: status and what the server said", with how many triples are in.
  void write(const Term& subject, const Term& predicate, const Term& object) override;
  void finish() override;

 private:
  class Http;
  class Batch;
  void send();

  LoadOptions options_;
  std::vector<Prefix> prefixes_;
  std::function<void(std::size_t)> sent_;
  std::unique_ptr<Http> http_;
  std::unique_ptr<Batch> batch_;
  std::string graph_;                 // of the triples to come
  std::vector<std::string> emptied_;  // graphs that were replaced
  std::size_t loaded_ = 0;
};

}  // namespace dateline
