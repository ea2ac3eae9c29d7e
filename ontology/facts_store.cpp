// Lines are only ever appended; a line that was replaced stays where it is until the store goes. The first 32 MB stay
// in memory, which holds a thousand articles or so.
#include "ontology/facts_store.h"

#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <tuple>

#include "ontology/facts_json.h"

namespace dateline {
namespace {

constexpr std::size_t kMemoryBytes = 32U << 20U;
constexpr std::int32_t kUndated = 99'999'999;

std::int32_t day_number(const ArticleFacts& article) {
  if (!article.published) return kUndated;
  return article.published->year * 10000 + article.published->month * 100 + article.published->day;
}

// "22:30:00Z" as a number; the shape was checked by whoever wrote it, anything else counts as midnight.
std::uint32_t second_of_day(std::string_view time) {
  if (time.size() < 8) return 0;
  std::uint32_t number = 0;
  for (const std::size_t at : {0U, 1U, 3U, 4U, 6U, 7U})
    number = number * 10 + static_cast<std::uint32_t>((time[at] - '0') & 15);
  return number;
}

std::uint64_t source_hash(std::string_view source) {
  const NodeKey key = node_key({"source", source});
  std::uint64_t bits = 0;
  std::memcpy(&bits, key.data(), sizeof bits);
  return bits;
}

}  // namespace

std::size_t FactsStore::KeyHash::operator()(const NodeKey& key) const {
  std::uint64_t bits = 0;
  std::memcpy(&bits, key.data(), sizeof bits);
  return bits;
}

void FactsStore::add(const Facts& facts) {
  const NodeKey key = article_key(facts.article);
  std::string added = to_json(facts);
  const auto found = slots_.find(key);
  if (found == slots_.end()) {
    slots_[key] = store(facts, added);
    return;
  }
  const std::string known_line = line(found->second);
  const Facts known = facts_from_json(known_line, "stored facts");
  const auto order = [](const Facts& each, const std::string& line) {
    return std::tie(each.article.source, each.article.sha256, line);
  };
  const bool forward = order(facts, added) < order(known, known_line);
  const bool twins = facts.article.url.empty() && facts.article.source != known.article.source;
  if (!forward && !twins) return;
  const Slot slot = store(facts, added);
  if (twins) twins_[key][forward ? known.article.source : facts.article.source] = forward ? found->second : slot;
  if (forward) found->second = slot;
}

void FactsStore::add_line(std::string_view line, std::string_view where) { add(facts_from_json(line, where)); }

void FactsStore::replace(const Facts& facts) {
  if (!facts.article.url.empty()) {
    slots_[article_key(facts.article)] = store(facts, to_json(facts));
    return;
  }
  const std::uint64_t source = source_hash(facts.article.source);
  if (const auto known = by_source_.find(source); known != by_source_.end())
    remove_source(source, NodeKey(known->second));
  add(facts);  // the same words read from another source are the same article still
}

void FactsStore::rewrite(const NodeKey& key, const Facts& facts) { slots_.at(key) = store(facts, to_json(facts)); }

bool FactsStore::remove(std::string_view url_or_source) {
  ArticleFacts named;
  named.url = url_or_source;
  if (!url_or_source.empty() && slots_.erase(article_key(named)) != 0) return true;  // no twins: they have no URL
  const std::uint64_t source = source_hash(url_or_source);
  const auto known = by_source_.find(source);
  if (known == by_source_.end()) return false;
  remove_source(source, NodeKey(known->second));
  return true;
}

// Takes out what was read from one source; a twin of it comes forward.
void FactsStore::remove_source(std::uint64_t source, const NodeKey& key) {
  by_source_.erase(source);
  const auto twins = twins_.find(key);
  if (twins == twins_.end()) {
    slots_.erase(key);
    return;
  }
  if (slots_.at(key).source == source) {
    slots_[key] = twins->second.begin()->second;
    twins->second.erase(twins->second.begin());
  } else {
    std::erase_if(twins->second, [&](const auto& twin) { return twin.second.source == source; });
  }
  if (twins->second.empty()) twins_.erase(twins);
}

FactsStore::Slot FactsStore::store(const Facts& facts, std::string_view line) {
  Slot slot;
  slot.offset = append(line);
  slot.size = static_cast<std::uint32_t>(line.size());
  slot.day = day_number(facts.article);
  slot.second = second_of_day(facts.article.published_time);
  if (facts.article.url.empty())
    by_source_[slot.source = source_hash(facts.article.source)] = article_key(facts.article);
  return slot;
}

// Offsets count on from memory into the file.
std::uint64_t FactsStore::append(std::string_view line) {
  if (!file_ && memory_.size() + line.size() <= kMemoryBytes) {
    memory_ += line;
    return memory_.size() - line.size();
  }
  if (!file_) file_.reset(std::tmpfile());
  if (!file_ || std::fwrite(line.data(), 1, line.size(), file_.get()) != line.size() || std::fflush(file_.get()) != 0)
    throw std::runtime_error(std::string("temporary file: ") + std::strerror(errno));
  file_size_ += line.size();
  return memory_.size() + file_size_ - line.size();
}

std::vector<NodeKey> FactsStore::keys() const {
  std::vector<std::tuple<std::int32_t, std::uint32_t, NodeKey>> order;
  order.reserve(slots_.size());
  for (const auto& [key, slot] : slots_) order.emplace_back(slot.day, slot.second, key);
  std::ranges::sort(order);
  std::vector<NodeKey> keys;
  keys.reserve(order.size());
  for (const auto& entry : order) keys.push_back(std::get<2>(entry));
  return keys;
}

std::string FactsStore::line(const NodeKey& key) const {
  const auto found = slots_.find(key);
  assert(found != slots_.end());
  return line(found->second);
}

std::vector<std::string> FactsStore::lines(const NodeKey& key) const {
  std::vector<std::string> all{line(key)};
  if (const auto twins = twins_.find(key); twins != twins_.end())
    for (const auto& [source, slot] : twins->second) all.push_back(line(slot));
  return all;
}

std::string FactsStore::line(const Slot& slot) const {
  if (slot.offset < memory_.size()) return memory_.substr(slot.offset, slot.size);
  std::string text(slot.size, '\0');
  for (std::size_t done = 0; done < text.size();) {
    const auto got = ::pread(::fileno(file_.get()), text.data() + done, text.size() - done,
                             static_cast<off_t>(slot.offset - memory_.size() + done));
    if (got <= 0) throw std::runtime_error(std::string("temporary file: ") + std::strerror(errno));
    done += static_cast<std::size_t>(got);
  }
  return text;
}

Facts FactsStore::read(const NodeKey& key) const { return facts_from_json(line(key), "stored facts"); }

}  // namespace dateline
