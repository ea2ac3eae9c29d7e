// A small HTTP server for tests: keeps every request, answers as it is told, on a port of its own.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace dateline {

class HttpServer {
 public:
  struct Request {
    std::string line;     // "POST /data?default HTTP/1.1"
    std::string headers;  // as sent
    std::string body;
  };

  // Answers the n-th request with the n-th status line ("503 Busy"), then with "204 No Content".
  explicit HttpServer(std::vector<std::string> answers = {}) : answers_(std::move(answers)) {
    socket_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(socket_, 8) != 0 ||
        getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
      throw std::runtime_error("no port for the test server");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer() {
    shutdown(socket_, SHUT_RDWR);
    close(socket_);
    thread_.join();
  }

  [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(port_) + "/data"; }
  [[nodiscard]] std::vector<Request> requests() {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

 private:
  void serve() {
    for (;;) {
      const int connection = accept(socket_, nullptr, nullptr);
      if (connection < 0) return;
      answer(connection);
      close(connection);
    }
  }

  void answer(int connection) {
    std::string data;
    char page[4096];
    std::size_t head = std::string::npos;
    std::size_t length = 0;
    while (head == std::string::npos || data.size() < head + 4 + length) {
      const ssize_t size = recv(connection, page, sizeof page, 0);
      if (size <= 0) return;
      data.append(page, static_cast<std::size_t>(size));
      if (head == std::string::npos && (head = data.find("\r\n\r\n")) != std::string::npos)
        length = content_length(data.substr(0, head));
    }
    std::string status = "204 No Content";
    {
      const std::lock_guard lock(mutex_);
      if (requests_.size() < answers_.size()) status = answers_[requests_.size()];
      const std::size_t line = data.find("\r\n");
      requests_.push_back({data.substr(0, line), data.substr(line + 2, head - line - 2), data.substr(head + 4)});
    }
    if (status.empty()) return;  // hang up
    const std::string body = status.starts_with("204") ? "" : "the server says " + status + "\nand more\n";
    const std::string reply = "HTTP/1.1 " + status +
                              "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                              body;
    (void)!send(connection, reply.data(), reply.size(), MSG_NOSIGNAL);
  }

  static std::size_t content_length(std::string headers) {
    std::ranges::transform(headers, headers.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const std::size_t at = headers.find("content-length:");
    return at == std::string::npos ? 0 : std::stoul(headers.substr(at + 15));
  }

  std::vector<std::string> answers_;
  std::vector<Request> requests_;
  std::mutex mutex_;
  std::thread thread_;
  int socket_ = -1;
  std::uint16_t port_ = 0;
};

}  // namespace dateline
