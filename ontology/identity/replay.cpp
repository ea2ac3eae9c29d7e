// Names are looked up in an index made once for all decisions; without decisions nothing is done at all.
#include "ontology/identity/replay.h"

#include <algorithm>
#include <map>
#include <optional>

namespace dateline {
namespace {

// Records of one kind by the names users have for them: their node's, or their report's.
template <class Linker>
class Records {
 public:
  Records(const Linker& linker, const std::vector<ReportedNode>& nodes, NodeClass node) : linker_(linker), node_(node) {
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      by_node_.try_emplace(nodes[i].key, i);
      by_report_.try_emplace(linker.report(i), i);
    }
  }

  // A node's name stands for all its reports.
  [[nodiscard]] std::vector<std::uint32_t> find(const NodeName& name) const {
    const auto key = parse_local_name(name.local);
    if (!key || (name.node != node_ && name.node != NodeClass::Report)) return {};
    const auto& index = name.node == node_ ? by_node_ : by_report_;
    const auto found = index.find(*key);
    if (found == index.end()) return {};
    if (name.node == NodeClass::Report) return {found->second};
    std::vector<std::uint32_t> all;
    const std::uint32_t root = linker_.clusters().root(found->second);
    for (std::uint32_t i = 0; i < linker_.clusters().size(); ++i)
      if (linker_.clusters().root(i) == root) all.push_back(i);
    return all;
  }

 private:
  const Linker& linker_;
  NodeClass node_;
  std::map<NodeKey, std::uint32_t> by_node_;
  std::map<NodeKey, std::uint32_t> by_report_;
};

std::optional<EntityIndex> find_entity(const Resolved& resolved, const NodeName& name) {
  for (EntityIndex i = 0; i < resolved.entities.size(); ++i)
    if (resolved.entities[i].node == name.node && resolved.local(i) == name.local) return i;
  return std::nullopt;
}

class Replay {
 public:
  Replay(Resolved& resolved, EventLinker& events, StatementLinker& statements, const std::set<NodeKey>& gone)
      : resolved_(resolved),
        gone_(gone),
        event_linker_(events),
        statement_linker_(statements),
        events_(events, resolved.events, NodeClass::Event),
        statements_(statements, resolved.statements, NodeClass::Statement) {}

  void apply(const Decisions::Decision& decision) {
    ResolvedCorrection record = decision.record;
    if (decision.kind == "same") record.applied = same(decision);
    if (decision.kind == "different") record.applied = exists(decision.a) && exists(decision.b);
    if (decision.kind == "drop") record.applied = drop(decision.a);
    if (decision.kind == "speaker") record.applied = speaker(decision);
    if (decision.kind == "office") record.applied = office(decision);
    resolved_.corrections.push_back(std::move(record));
  }

  std::set<NodeKey> dropped;

 private:
  [[nodiscard]] bool exists(const NodeName& name) const {
    return !events_.find(name).empty() || !statements_.find(name).empty() || find_entity(resolved_, name);
  }

  // People and bodies were made one while they were linked.
  bool same(const Decisions::Decision& decision) {
    const auto events_a = events_.find(decision.a), events_b = events_.find(decision.b);
    if (!events_a.empty() && !events_b.empty()) {
      event_linker_.join(events_a[0], events_b[0], "the user's decision");
      return true;
    }
    const auto statements_a = statements_.find(decision.a), statements_b = statements_.find(decision.b);
    if (!statements_a.empty() && !statements_b.empty()) {
      statement_linker_.join(statements_a[0], statements_b[0]);
      return true;
    }
    return find_entity(resolved_, decision.a) || find_entity(resolved_, decision.b);
  }

  bool drop(const NodeName& name) {
    const auto key = parse_local_name(name.local);
    if (name.node == NodeClass::Report) return key && gone_.contains(*key);
    const std::size_t before = dropped.size();
    for (const std::uint32_t record : events_.find(name)) dropped.insert(event_linker_.report(record));
    for (const std::uint32_t record : statements_.find(name)) dropped.insert(statement_linker_.report(record));
    return dropped.size() > before;
  }

  bool speaker(const Decisions::Decision& decision) {
    const auto records = statements_.find(decision.a);
    const auto entity = find_entity(resolved_, decision.b);
    if (records.empty() || !entity) return false;
    for (const std::uint32_t record : records) resolved_.decided_speakers[resolved_.statements[record].home] = *entity;
    resolved_.entities[*entity].used = true;
    return true;
  }

  bool office(const Decisions::Decision& decision) {
    const auto key = parse_local_name(decision.a.local);
    const auto tenure =
        std::ranges::find_if(resolved_.tenures, [&](const ResolvedTenure& each) { return key && each.key == *key; });
    const auto office = std::ranges::find(resolved_.offices, decision.b.local, &ResolvedOffice::local);
    if (tenure == resolved_.tenures.end() || office == resolved_.offices.end()) return false;
    tenure->office = static_cast<OfficeIndex>(office - resolved_.offices.begin());
    return true;
  }

  Resolved& resolved_;
  const std::set<NodeKey>& gone_;
  EventLinker& event_linker_;
  StatementLinker& statement_linker_;
  Records<EventLinker> events_;
  Records<StatementLinker> statements_;
};

// ---- taking records out of one article

constexpr std::uint32_t kGone = 0xFFFFFFFF;

// New indices of the records that stay.
std::vector<std::uint32_t> renumber(const std::vector<NodeKey>& keys, const std::set<NodeKey>& dropped) {
  std::vector<std::uint32_t> numbers;
  std::uint32_t next = 0;
  for (const NodeKey& key : keys) numbers.push_back(dropped.contains(key) ? kGone : next++);
  return numbers;
}

template <class List>
void keep(List& list, const std::vector<std::uint32_t>& numbers) {
  List kept;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (numbers[i] != kGone) kept.push_back(std::move(list[i]));
  list = std::move(kept);
}

class Renumbering {
 public:
  Renumbering(std::vector<std::uint32_t> events, std::vector<std::uint32_t> statements)
      : events_(std::move(events)), statements_(std::move(statements)) {}

  // False where the reference goes to a record that is gone.
  bool operator()(FactRef& ref) const {
    if (auto* event = std::get_if<EventRef>(&ref)) return (event->index = events_[event->index]) != kGone;
    if (auto* statement = std::get_if<StatementRef>(&ref))
      return (statement->index = statements_[statement->index]) != kGone;
    return true;
  }
  void operator()(std::optional<EventIndex>& event) const {
    if (event && events_[*event] == kGone)
      event.reset();
    else if (event)
      event = events_[*event];
  }

 private:
  std::vector<std::uint32_t> events_;
  std::vector<std::uint32_t> statements_;
};

}  // namespace

std::set<NodeKey> replay(const Decisions& decisions, Resolved& resolved, EventLinker& events,
                         StatementLinker& statements, const std::set<NodeKey>& gone) {
  if (decisions.empty()) return {};
  Replay replaying(resolved, events, statements, gone);
  for (const Decisions::Decision& decision : decisions.all()) replaying.apply(decision);
  return std::move(replaying.dropped);
}

std::set<NodeKey> dropped_reports(const Decisions& decisions) {
  std::set<NodeKey> dropped;
  for (const Decisions::Decision& decision : decisions.all())
    if (const auto key = parse_local_name(decision.a.local);
        key && decision.kind == "drop" && decision.a.node == NodeClass::Report)
      dropped.insert(*key);
  return dropped;
}

bool drop_reports(Facts& facts, const ReportKeys& keys, const std::set<NodeKey>& dropped, std::set<NodeKey>& found) {
  bool any = false;
  for (const std::vector<NodeKey>* list : {&keys.events, &keys.statements, &keys.tenures})
    for (const NodeKey& key : *list)
      if (dropped.contains(key)) any = true, found.insert(key);
  if (!any) return false;
  const auto events = renumber(keys.events, dropped);
  const auto statements = renumber(keys.statements, dropped);
  const Renumbering renumbered(events, statements);
  keep(facts.events, events);
  keep(facts.statements, statements);
  keep(facts.tenures, renumber(keys.tenures, dropped));
  for (Event& event : facts.events) {
    std::erase_if(event.participations, [&](Participation& each) { return !renumbered(each.participant); });
    std::erase_if(event.because_of, [&](Cause& each) { return !renumbered(each.of); });
    renumbered(event.part_of);
  }
  for (Statement& statement : facts.statements) {
    std::erase_if(statement.about, [&](FactRef& ref) { return !renumbered(ref); });
    renumbered(statement.occasion);
  }
  return true;
}

}  // namespace dateline
