// FactsStore: the facts of many articles, outside memory. One line of JSON an article (ontology/facts_json.h), kept in
// memory while they are few and in an unnamed temporary file from then on; read back one article at a time.
//
// What a graph is built from is always what a store gives back, so building at once, in two steps or by additions
// cannot differ.
#pragma once

#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ontology/facts.h"
#include "ontology/iri_minter.h"

namespace dateline {

class FactsStore {
 public:
  FactsStore() = default;

  // Adds an article. Of two with the same key (ontology/iri_minter.h: article_key) the one with the lesser source, text
  // hash and line counts, whichever came first. Where they go by their text, the other is kept behind it as its twin
  // and comes forward when that one is taken out.
  void add(const Facts& facts);
  // Adds an article from its line; `where` is "path:line". Throws std::runtime_error as facts_from_json does.
  void add_line(std::string_view line, std::string_view where);
  // Adds an article in the place of the one with its URL or, where it has none, of one read from the same source.
  void replace(const Facts& facts);
  // Puts other facts of the article that has this key in its place.
  void rewrite(const NodeKey& key, const Facts& facts);
  // Takes out the article that goes by this URL, or was read from this source; false where there was none.
  bool remove(std::string_view url_or_source);

  // The articles, earliest first: by day of publication (undated ones last), hour, key.
  [[nodiscard]] std::vector<NodeKey> keys() const;
  [[nodiscard]] std::size_t size() const { return slots_.size(); }
  // The line of an article, which must be in the store. Throws std::runtime_error where the temporary file cannot be
  // read.
  [[nodiscard]] std::string line(const NodeKey& key) const;
  // The same for the article and its twins, by source.
  [[nodiscard]] std::vector<std::string> lines(const NodeKey& key) const;
  [[nodiscard]] Facts read(const NodeKey& key) const;

 private:
  struct Slot {
    std::uint64_t offset = 0;
    std::uint32_t size = 0;
    std::int32_t day = 0;      // 20180124; undated 99999999
    std::uint32_t second = 0;  // of the day
    std::uint64_t source = 0;  // hash of where it was read; 0 for articles that go by URL
  };
  struct KeyHash {
    std::size_t operator()(const NodeKey& key) const;
  };
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  [[nodiscard]] Slot store(const Facts& facts, std::string_view line);
  void remove_source(std::uint64_t source, const NodeKey& key);
  std::uint64_t append(std::string_view line);
  [[nodiscard]] std::string line(const Slot& slot) const;

  std::unordered_map<NodeKey, Slot, KeyHash> slots_;
  std::map<NodeKey, std::map<std::string, Slot>> twins_;  // by source; never the one in slots_
  std::unordered_map<std::uint64_t, NodeKey> by_source_;
  std::string memory_;
  std::unique_ptr<std::FILE, Close> file_;
  std::uint64_t file_size_ = 0;
};

}  // namespace dateline
