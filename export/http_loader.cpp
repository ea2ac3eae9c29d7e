// Graph Store HTTP Protocol (W3C, 2013): POST adds to a graph, PUT replaces it, ?graph= or ?default names it.
// SPARQL 1.1 Protocol: an update is POSTed as application/sparql-update. libcurl does the rest. Redirects are not
// followed: what a store answers to a POST should come from the address that the user gave.
#include "export/http_loader.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace dateline {
namespace {

constexpr std::size_t kMostOfAReply = 2000;
constexpr std::chrono::milliseconds kLongestPause{30'000};

void start_curl() {
  static const CURLcode status = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (status != CURLE_OK) throw std::runtime_error("libcurl does not start");
}

bool may_try_again(long status) { return status == 429 || status >= 500; }

// The first line of what a server says, cut.
std::string first_line(const std::string& reply) {
  const std::size_t start = std::min(reply.find_first_not_of(" \r\n\t"), reply.size());
  return reply.substr(start, std::min(reply.find_first_of("\r\n", start), start + 300) - start);
}

}  // namespace

class HttpLoader::Http {
 public:
  explicit Http(const LoadOptions& options) : options_(options) {
    start_curl();
    if (!options.endpoint.starts_with("http://") && !options.endpoint.starts_with("https://"))
      throw std::runtime_error(options.endpoint + ": expected an address that begins with http:// or https://");
    curl_.reset(curl_easy_init());
    if (!curl_) throw std::runtime_error("libcurl does not start");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_USERAGENT, "dateline");
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_CONNECTTIMEOUT, 15L);
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);  // a store may think for minutes
    set(CURLOPT_LOW_SPEED_TIME, 600L);
    set(CURLOPT_WRITEFUNCTION, &Http::take);
    set(CURLOPT_WRITEDATA, this);
    if (options.user.empty()) return;
    set(CURLOPT_HTTPAUTH, CURLAUTH_ANY);
    set(CURLOPT_USERNAME, options.user.c_str());
    set(CURLOPT_PASSWORD, options.password.c_str());
  }

  // The address with the graph that a Graph Store request is about.
  [[nodiscard]] std::string address(const std::string& graph) const {
    const char join = options_.endpoint.find('?') == std::string::npos ? '?' : '&';
    if (graph.empty()) return options_.endpoint + join + "default";
    const std::unique_ptr<char, decltype(&curl_free)> escaped(
        curl_easy_escape(curl_.get(), graph.c_str(), static_cast<int>(graph.size())), &curl_free);
    return options_.endpoint + join + "graph=" + escaped.get();
  }

  // Sends a request until it is answered, or throws. `context` ends the message.
  void send(const char* method, const std::string& to, const std::string& type, const std::string& body,
            const std::string& context) {
    set(CURLOPT_URL, to.c_str());
    set(CURLOPT_CUSTOMREQUEST, method);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    set(CURLOPT_POSTFIELDS, body.c_str());
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(
        curl_slist_append(nullptr, ("Content-Type: " + type).c_str()), &curl_slist_free_all);
    curl_slist_append(headers.get(), "Expect:");  // some stores never answer 100 Continue
    for (const std::string& header : options_.headers) curl_slist_append(headers.get(), header.c_str());
    set(CURLOPT_HTTPHEADER, headers.get());
    std::chrono::milliseconds pause = options_.pause;
    for (unsigned attempt = 1;; ++attempt) {
      reply_.clear();
      const CURLcode code = curl_easy_perform(curl_.get());
      long status = 0;
      curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &status);
      if (code == CURLE_OK && status >= 200 && status < 300) return;
      const std::string what =
          code != CURLE_OK ? curl_easy_strerror(code) : "status " + std::to_string(status) + " " + first_line(reply_);
      if ((code == CURLE_OK && !may_try_again(status)) || attempt >= options_.attempts)
        throw std::runtime_error(options_.endpoint + ": " + what + " (" + context + ", attempt " +
                                 std::to_string(attempt) + ")");
      std::this_thread::sleep_for(std::max(pause, asked_pause()));
      pause = std::min(pause * 2, kLongestPause);
    }
  }

 private:
  template <class Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(curl_.get(), option, value);
  }

  static std::size_t take(const char* bytes, std::size_t size, std::size_t count, void* self) {
    std::string& reply = static_cast<Http*>(self)->reply_;
    reply.append(bytes, std::min(size * count, kMostOfAReply - std::min(reply.size(), kMostOfAReply)));
    return size * count;
  }

  // Retry-After, where the server sends it.
  [[nodiscard]] std::chrono::milliseconds asked_pause() const {
    curl_off_t seconds = 0;
    curl_easy_getinfo(curl_.get(), CURLINFO_RETRY_AFTER, &seconds);
    return std::min(std::chrono::milliseconds(seconds * 1000), kLongestPause);
  }

  struct Cleanup {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
  };
  const LoadOptions& options_;
  std::unique_ptr<CURL, Cleanup> curl_;
  std::string reply_;
};

// The triples of one request, as text.
class HttpLoader::Batch {
 public:
  Batch(LoadProtocol protocol, std::string graph, std::span<const Prefix> prefixes)
      : graph_(std::move(graph)),
        writer_([this](std::string_view bytes) { text_ += bytes; },
                protocol == LoadProtocol::Update ? Format::NTriples : Format::Turtle, prefixes) {}

  void write(const Term& subject, const Term& predicate, const Term& object) {
    writer_.write(subject, predicate, object);
    subject_ = subject.value();
    ++count_;
  }
  // The body, whole.
  const std::string& text() {
    writer_.finish();
    return text_;
  }
  [[nodiscard]] const std::string& graph() const { return graph_; }
  [[nodiscard]] const std::string& subject() const { return subject_; }
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::string graph_;
  std::string text_;
  std::string subject_;  // of the last triple
  std::size_t count_ = 0;
  TurtleWriter writer_;
};

HttpLoader::HttpLoader(LoadOptions options, std::span<const Prefix> prefixes, std::function<void(std::size_t)> sent)
    : options_(std::move(options)),
      prefixes_(prefixes.begin(), prefixes.end()),
      sent_(std::move(sent)),
      http_(std::make_unique<Http>(options_)) {}
HttpLoader::~HttpLoader() = default;

void HttpLoader::graph(const std::string& iri) { graph_ = iri; }

void HttpLoader::write(const Term& subject, const Term& predicate, const Term& object) {
  const std::string& graph = graph_.empty() ? options_.graph : graph_;
  if (batch_ &&
      (batch_->graph() != graph || (batch_->count() >= options_.batch && batch_->subject() != subject.value())))
    send();
  if (!batch_) batch_ = std::make_unique<Batch>(options_.protocol, graph, prefixes_);
  batch_->write(subject, predicate, object);
}

void HttpLoader::send() {
  const std::string& graph = batch_->graph();
  const bool replaces = options_.replace && std::ranges::find(emptied_, graph) == emptied_.end();
  if (replaces) emptied_.push_back(graph);
  const std::string context = std::to_string(loaded_) + " triples are in";
  if (options_.protocol == LoadProtocol::GraphStore) {
    http_->send(replaces ? "PUT" : "POST", http_->address(graph), "text/turtle", batch_->text(), context);
  } else {
    const std::string emptying = graph.empty() ? "CLEAR SILENT DEFAULT ;\n" : "CLEAR SILENT GRAPH <" + graph + "> ;\n";
    const std::string triples = graph.empty() ? batch_->text() : "GRAPH <" + graph + "> {\n" + batch_->text() + "}\n";
    http_->send("POST", options_.endpoint, "application/sparql-update",
                (replaces ? emptying : "") + "INSERT DATA {\n" + triples + "}\n", context);
  }
  loaded_ += batch_->count();
  const std::size_t count = batch_->count();
  batch_.reset();
  if (sent_) sent_(count);
}

void HttpLoader::finish() {
  if (batch_) send();
}

}  // namespace dateline
