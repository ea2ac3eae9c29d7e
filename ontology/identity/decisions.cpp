// Decisions are kept sorted, so that their order in the file does not matter.
#include "ontology/identity/decisions.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "ontology/tsv.h"

namespace dateline {
namespace {

// "https://…/id/event/abc" or "event/abc".
NodeName parse_name(std::string_view text, std::string_view base, std::string_view source) {
  std::string_view rest = text;
  if (rest.starts_with('<') && rest.ends_with('>')) rest = rest.substr(1, rest.size() - 2);
  if (rest.starts_with(base)) rest.remove_prefix(base.size());
  const std::size_t slash = rest.find('/');
  if (slash != std::string_view::npos)
    for (std::size_t i = 0; i < kNodeClassCount; ++i)
      if (segment(static_cast<NodeClass>(i)) == rest.substr(0, slash)) return {static_cast<NodeClass>(i), std::string(rest.substr(slash + 1))};
  throw std::runtime_error(std::string(source) + ": expected an IRI under " + std::string(base) + ", found " + std::string(text));
}

std::string iri_text(const NodeName& name, std::string_view base) {
  return std::string(base) + std::string(segment(name.node)) + '/' + name.local;
}

}  // namespace

void Decisions::read_tsv(const std::filesystem::path& path, std::string_view base) {
  const Tsv table(path, {"decision", "a", "b"});
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const auto& row = table.rows()[i];
    add(row[0], row[1], row[2], table.where(i), base);
  }
}

void Decisions::add(std::string_view decision, std::string_view a, std::string_view b, std::string_view source, std::string_view base) {
  constexpr std::array<std::string_view, 5> kKinds{"same", "different", "drop", "speaker", "office"};
  if (std::ranges::find(kKinds, decision) == kKinds.end())
    throw std::runtime_error(std::string(source) + ": expected same, different, drop, speaker or office, found " + std::string(decision));
  Decision made;
  made.kind = decision;
  made.a = parse_name(a, base, source);
  if (decision != "drop") made.b = parse_name(b, base, source);
  made.record.source = source;
  made.record.decision = decision;
  made.record.iris.push_back(iri_text(made.a, base));
  if (decision != "drop") made.record.iris.push_back(iri_text(made.b, base));
  if (decision == "different") different_.insert(std::minmax(made.a.local, made.b.local));
  const auto key = [](const Decision& each) { return std::tie(each.kind, each.a, each.b); };
  const auto at = std::ranges::lower_bound(decisions_, key(made), {}, key);
  if (at == decisions_.end() || key(*at) != key(made)) decisions_.insert(at, std::move(made));
}

bool Decisions::are_different(const NodeKey& report, const NodeKey& other) const {
  if (different_.empty()) return false;
  return different_.contains(std::minmax(local_name(report), local_name(other)));
}

}  // namespace dateline
