// A decision speaks of names, not of records: it holds for every build that has something by that name.
#include "ontology/identity/decisions.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>

#include "ontology/tsv.h"
#include "ontology/vocabulary.h"

namespace dateline {
namespace {

// "https://…/id/event/abc" or "event/abc"; nothing for any other text.
std::optional<NodeName> find_name(std::string_view text, std::string_view base) {
  std::string_view rest = text;
  if (rest.starts_with('<') && rest.ends_with('>')) rest = rest.substr(1, rest.size() - 2);
  if (rest.starts_with(base)) rest.remove_prefix(base.size());
  const std::size_t slash = rest.find('/');
  if (slash != std::string_view::npos)
    for (std::size_t i = 0; i < kNodeClassCount; ++i)
      if (segment(static_cast<NodeClass>(i)) == rest.substr(0, slash))
        return NodeName{static_cast<NodeClass>(i), std::string(rest.substr(slash + 1))};
  return std::nullopt;
}

NodeName parse_name(std::string_view text, std::string_view base, std::string_view source) {
  if (auto name = find_name(text, base)) return *std::move(name);
  throw std::runtime_error(std::string(source) + ": expected an IRI under " + std::string(base) + ", found " +
                           std::string(text));
}

std::string iri_text(const NodeName& name, std::string_view base) {
  return std::string(base) + std::string(segment(name.node)) + '/' + name.local;
}

bool is_kind(std::string_view decision) {
  constexpr std::array<std::string_view, 5> kKinds{"same", "different", "drop", "speaker", "office"};
  return std::ranges::find(kKinds, decision) != kKinds.end();
}

// The lines of a text file, to say where words stand. A compressed file has none.
class Lines {
 public:
  explicit Lines(const std::filesystem::path& path) : path_(path) {
    std::ifstream file(path, std::ios::binary);
    text_.assign(std::istreambuf_iterator<char>(file), {});
  }
  // "path:line" of the first place with these words: an IRI, whole or its last part, or a literal. "path" for none.
  [[nodiscard]] std::string where(std::string_view words) const {
    std::size_t at = text_.find(words);
    if (at == std::string::npos) at = text_.find(words.substr(words.find_last_of("/#:") + 1));
    if (at == std::string::npos) return path_.string();
    const auto line = std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    return path_.string() + ':' + std::to_string(line);
  }

 private:
  std::filesystem::path path_;
  std::string text_;
};

}  // namespace

void Decisions::read_tsv(const std::filesystem::path& path, std::string_view base) {
  const Tsv table(path, {"decision", "a", "b"});
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const auto& row = table.rows()[i];
    add(row[0], row[1], row[2], table.where(i), base);
  }
}

void Decisions::read_graph(const Graph& graph, const std::filesystem::path& path, std::string_view base) {
  struct Node {
    std::vector<std::string> decisions, corrects, to;
  };
  std::map<std::string, Node> nodes;
  for (const Triple& triple : graph.triples())
    if (triple.predicate.value() == vocabulary::rdf::type && triple.object.value() == vocabulary::dl::Correction)
      nodes.try_emplace(triple.subject.value());
  for (const Triple& triple : graph.triples()) {
    const auto node = nodes.find(triple.subject.value());
    if (node == nodes.end()) continue;
    if (triple.predicate.value() == vocabulary::dl::decision) node->second.decisions.push_back(triple.object.value());
    if (triple.predicate.value() == vocabulary::dl::corrects) node->second.corrects.push_back(triple.object.value());
    if (triple.predicate.value() == vocabulary::dl::correctTo) node->second.to.push_back(triple.object.value());
  }
  const Lines lines(path);
  for (const auto& [subject, node] : nodes) {
    const std::string what = node.corrects.empty() ? subject : node.corrects.front();
    if (node.decisions.size() != 1)
      throw std::runtime_error(lines.where(what) + ": expected one dl:decision, found " +
                               std::to_string(node.decisions.size()));
    const std::string& decision = node.decisions.front();
    const bool replaces = puts_in_place(decision);
    const std::size_t wanted = decision == "same" || decision == "different" ? 2 : 1;
    if (!is_kind(decision)) add(decision, "", "", lines.where('"' + decision + '"'), base);  // throws
    if (node.corrects.size() != wanted)
      throw std::runtime_error(lines.where(what) + ": expected " + std::to_string(wanted) + " of dl:corrects, found " +
                               std::to_string(node.corrects.size()));
    if (node.to.size() != (replaces ? 1 : 0))
      throw std::runtime_error(lines.where(what) + ": expected " + (replaces ? "one" : "no") + " dl:correctTo, found " +
                               std::to_string(node.to.size()));
    for (const std::vector<std::string>* list : {&node.corrects, &node.to})
      for (const std::string& each : *list)
        if (!find_name(each, base)) (void)parse_name(each, base, lines.where(each));  // throws
    add(decision, node.corrects[0],
        replaces      ? node.to[0]
        : wanted == 2 ? node.corrects[1]
                      : "",
        lines.where(what), base);
  }
}

void Decisions::add(std::string_view decision, std::string_view a, std::string_view b, std::string_view source,
                    std::string_view base) {
  if (!is_kind(decision))
    throw std::runtime_error(std::string(source) + ": expected same, different, drop, speaker or office, found " +
                             std::string(decision));
  Decision made;
  made.kind = decision;
  made.a = parse_name(a, base, source);
  if (decision != "drop") made.b = parse_name(b, base, source);
  made.record.source = source;
  made.record.decision = decision;
  made.record.iris.push_back(iri_text(made.a, base));
  if (decision != "drop") made.record.iris.push_back(iri_text(made.b, base));
  if (decision == "different") keep_apart(made, source);
  if (decision == "same") join(made.a, made.b);
  const auto key = [](const Decision& each) { return std::tie(each.kind, each.a, each.b); };
  const auto at = std::ranges::lower_bound(decisions_, key(made), {}, key);
  if (at == decisions_.end() || key(*at) != key(made)) decisions_.insert(at, std::move(made));
}

void Decisions::keep_apart(const Decision& made, std::string_view source) {
  const auto one = parse_local_name(made.a.local);
  const auto other = parse_local_name(made.b.local);
  if (made.a.node != NodeClass::Report || made.b.node != NodeClass::Report || !one || !other)
    throw std::runtime_error(std::string(source) + ": expected two reports that are different, found " +
                             made.record.iris[0] + " and " + made.record.iris[1]);
  different_.insert(*one < *other ? std::pair(*one, *other) : std::pair(*other, *one));
  apart_.insert({*one, *other});
}

void Decisions::join(const NodeName& a, const NodeName& b) {
  const NodeName one = alike_.try_emplace(a, a).first->second;
  const NodeName other = alike_.try_emplace(b, b).first->second;
  const NodeName least = std::min(one, other);
  for (auto& [name, to] : alike_)
    if (to == one || to == other) to = least;
}

bool Decisions::are_different(const NodeKey& report, const NodeKey& other) const {
  return different_.contains(report < other ? std::pair(report, other) : std::pair(other, report));
}

std::optional<NodeName> Decisions::alike(const NodeName& name) const {
  const auto found = alike_.find(name);
  return found == alike_.end() ? std::nullopt : std::optional(found->second);
}

bool KeptApart::forbids(std::uint32_t root, std::uint32_t other) const {
  const auto one = reports_.find(root);
  const auto two = reports_.find(other);
  if (one == reports_.end() || two == reports_.end()) return false;
  return std::ranges::any_of(one->second, [&](const NodeKey& a) {
    return std::ranges::any_of(two->second, [&](const NodeKey& b) { return decisions_.are_different(a, b); });
  });
}

void KeptApart::joined(std::uint32_t root, std::uint32_t other) {
  std::vector<NodeKey> all;
  for (const std::uint32_t each : {root, other})
    if (const auto found = reports_.find(each); found != reports_.end()) {
      all.insert(all.end(), found->second.begin(), found->second.end());
      reports_.erase(found);
    }
  if (!all.empty()) reports_[std::min(root, other)] = std::move(all);
}

}  // namespace dateline
