// Two passes. The first links: earliest article first, each record against what came before, so "earlier" means a lower
// index everywhere and the order in which files were given is forgotten. The second gathers what the records of shared
// nodes say together. Between them stand the user's decisions.
#include "ontology/identity/resolve.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "ontology/identity/entities.h"
#include "ontology/identity/events.h"
#include "ontology/identity/gather.h"
#include "ontology/identity/replay.h"
#include "ontology/identity/statements.h"
#include "ontology/identity/wire_copies.h"

namespace dateline {
namespace {

// The events of a copy are those of its original that stand in the same sentence under the same trigger.
void link_copied_events(const Resolved& resolved, EventLinker& events, ArticleIndex original, ArticleIndex copy,
                        const Facts& facts) {
  using Place = std::tuple<std::string, std::string, std::string, EventType>;
  const auto place = [](const Event& event) {
    const Evidence& trigger = event.evidence.front();
    return Place(trigger.prefix, trigger.exact, trigger.suffix, event.type);
  };
  const ResolvedArticle& source = resolved.articles[original];
  const Facts known = resolved.facts(source);
  std::map<Place, std::uint32_t> numbers;
  for (std::size_t i = 0; i < known.events.size(); ++i) numbers.try_emplace(place(known.events[i]), source.events[i]);
  for (std::size_t i = 0; i < facts.events.size(); ++i)
    if (const auto found = numbers.find(place(facts.events[i])); found != numbers.end())
      events.join(found->second, resolved.articles[copy].events[i], "same sentence in a copy of the article");
}

// The facts of an article without the reports that the user drops.
Facts read_kept(Resolved& resolved, const NodeKey& article, const std::set<NodeKey>& dropped,
                std::set<NodeKey>& found) {
  Facts facts = resolved.store.read(article);
  if (!dropped.empty() && drop_reports(facts, report_keys(article, facts), dropped, found))
    resolved.store.rewrite(article, facts);
  return facts;
}

// Links all articles. Where a decision drops a node, which is known only then, returns its reports and the model is of
// no use.
std::set<NodeKey> link_all(Resolved& resolved, const ResolveOptions& options, const std::set<NodeKey>& dropped) {
  for (const NodeKey& key : resolved.store.keys()) {
    resolved.articles.emplace_back();
    resolved.articles.back().key = key;
  }
  EntityLinker entities(resolved, options.places, options.decisions);
  EventLinker events(resolved, options.decisions, options.event_threshold, options.words);
  StatementLinker statements(resolved, options.decisions);
  WireCopies copies;
  std::set<NodeKey> found;
  for (ArticleIndex i = 0; i < resolved.articles.size(); ++i) {
    const Facts facts = read_kept(resolved, resolved.articles[i].key, dropped, found);
    const ReportKeys keys = report_keys(resolved.articles[i].key, facts);
    entities.link(i, facts);
    events.link(i, facts, keys);
    statements.link(i, facts, keys);
    if (const auto original = copies.find_and_add(i, facts)) {
      resolved.articles[i].wire_copy_of = *original;
      link_copied_events(resolved, events, *original, i, facts);
    }
  }
  std::set<NodeKey> more = replay(options.decisions, resolved, events, statements, found);
  events.finish();
  statements.finish();
  return more;
}

}  // namespace

Resolved resolve(FactsStore store, const ResolveOptions& options) {
  std::set<NodeKey> dropped = dropped_reports(options.decisions);
  Resolved resolved;
  resolved.store = std::move(store);
  std::set<NodeKey> more = link_all(resolved, options, dropped);
  std::erase_if(more, [&](const NodeKey& report) { return dropped.contains(report); });
  if (!more.empty()) {
    dropped.merge(more);
    std::vector<ResolvedCorrection> corrections = std::move(resolved.corrections);
    FactsStore kept = std::move(resolved.store);
    resolved = Resolved();
    resolved.store = std::move(kept);
    (void)link_all(resolved, options, dropped);
    resolved.corrections = std::move(corrections);
  }
  gather(resolved);
  return resolved;
}

Resolved resolve(std::vector<Facts> articles, const ResolveOptions& options) {
  FactsStore store;
  for (const Facts& facts : articles) store.add(facts);
  return resolve(std::move(store), options);
}

}  // namespace dateline
