// Three sorted copies of the triples (subject first, predicate first, object first): each of the eight ways a pattern
// can be bound is then one contiguous range, found by binary search.
#include "export/sparql/triple_store.h"

#include <algorithm>

namespace dateline::sparql {
namespace {

constexpr std::array<std::uint8_t, 3> kSpo{0, 1, 2}, kPos{1, 2, 0}, kOsp{2, 0, 1};

Ids rotated(const Ids& triple, const std::array<std::uint8_t, 3>& order) {
  return {triple[order[0]], triple[order[1]], triple[order[2]]};
}

std::vector<Ids> sorted_by(const std::vector<Ids>& triples, const std::array<std::uint8_t, 3>& order) {
  std::vector<Ids> result;
  result.reserve(triples.size());
  for (const Ids& triple : triples) result.push_back(rotated(triple, order));
  std::ranges::sort(result);
  return result;
}

// The entries that begin with the bound ids of `key`.
std::span<const Ids> range(const std::vector<Ids>& entries, const Ids& key) {
  std::size_t bound = 0;
  while (bound < 3 && key[bound] != kUnbound) ++bound;
  const auto before = [bound](const Ids& a, const Ids& b) {
    return std::lexicographical_compare(a.begin(), a.begin() + bound, b.begin(), b.begin() + bound);
  };
  const auto [first, last] = std::equal_range(entries.begin(), entries.end(), key, before);
  return {first, last};
}

}  // namespace

void TripleStore::Index::sort() {
  std::ranges::sort(spo);
  const auto repeated = std::ranges::unique(spo);
  spo.erase(repeated.begin(), repeated.end());
  pos = sorted_by(spo, kPos);
  osp = sorted_by(spo, kOsp);
}

NodeId TripleStore::intern(const Term& term) {
  if (term.is_iri()) return pool.intern(NodeKind::Iri, term.value());
  if (!term.language().empty()) return pool.intern(NodeKind::Literal, term.value(), "@" + term.language());
  return pool.intern(NodeKind::Literal, term.value(), term.datatype());
}

void TripleStore::graph(const std::string& iri) {
  if (iri.empty()) {
    current_ = 0;
    return;
  }
  const NodeId name = pool.intern(NodeKind::Iri, iri);
  const auto found = std::ranges::find(names_, name);
  current_ = static_cast<std::size_t>(found - names_.begin()) + 1;
  if (found != names_.end()) return;
  names_.push_back(name);
  named_.emplace_back();
}

void TripleStore::write(const Term& subject, const Term& predicate, const Term& object) {
  const Ids triple{intern(subject), intern(predicate), intern(object)};
  all_.spo.push_back(triple);
  if (current_ != 0) named_[current_ - 1].spo.push_back(triple);
}

void TripleStore::finish() {
  all_.sort();
  for (Index& index : named_) index.sort();
}

const TripleStore::Index& TripleStore::index(NodeId graph) const {
  static const Index kEmpty;
  if (graph == kUnbound) return all_;
  const auto found = std::ranges::find(names_, graph);
  return found == names_.end() ? kEmpty : named_[static_cast<std::size_t>(found - names_.begin())];
}

TripleStore::Matches TripleStore::match(const Ids& pattern, NodeId graph) const {
  const Index& from = index(graph);
  const bool s = pattern[0] != kUnbound;
  const bool p = pattern[1] != kUnbound;
  const bool o = pattern[2] != kUnbound;
  if (s && !(o && !p)) return {range(from.spo, rotated(pattern, kSpo)), kSpo};
  if (p) return {range(from.pos, rotated(pattern, kPos)), kPos};
  if (o) return {range(from.osp, rotated(pattern, kOsp)), kOsp};
  return {from.spo, kSpo};
}

std::vector<NodeId> TripleStore::nodes(NodeId graph) const {
  std::vector<NodeId> result;
  for (const Ids& triple : index(graph).spo) result.insert(result.end(), {triple[0], triple[2]});
  std::ranges::sort(result);
  const auto repeated = std::ranges::unique(result);
  result.erase(repeated.begin(), repeated.end());
  return result;
}

}  // namespace dateline::sparql
