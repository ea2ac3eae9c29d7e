// Mapper: the work behind map_facts (ontology/fact_mapper.h), which alone uses it. Its functions are defined by what
// they write: map_entities.cpp people, bodies, places, offices and tenures; map_happenings.cpp events and statements;
// map_articles.cpp an article and its reports; fact_mapper.cpp the order of all, differences, decisions and the run.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ontology/fact_mapper.h"
#include "ontology/kinds.h"
#include "ontology/vocabulary.h"

namespace dateline::mapping {

namespace v = vocabulary;

inline Term iri(std::string_view text) { return Term::iri(std::string(text)); }

template <class Enum>
inline Term code(Enum value) {
  return Term::iri(std::string(v::kCodeNamespace) + std::string(name(value)));
}

// "REJECT" gives code:PloverReject.
inline Term plover_code(std::string_view category) {
  std::string local(category.substr(0, 1));
  for (const char c : category.substr(1)) local += static_cast<char>(c - 'A' + 'a');
  return Term::iri(std::string(v::kCodeNamespace) + "Plover" + local);
}

inline std::string_view role_property(Role role) {
  constexpr std::array kProperties{v::dl::agent, v::dl::target,     v::dl::recipient,
                                   v::dl::topic, v::dl::instrument, v::dl::venue};
  return kProperties[static_cast<std::size_t>(role)];
}

inline Term differing_property(DifferingProperty on) {
  constexpr std::array kProperties{v::dl::figure,  v::dl::dateEarliest, v::dl::place,   v::dl::participation,
                                   v::dl::speaker, v::dl::text,         v::dl::modality};
  return iri(kProperties[static_cast<std::size_t>(on)]);
}

// A vocabulary term's IRI, made once. Keyed by where the constant lies; a second copy of it would be made once more.
inline const Term* interned(std::string_view constant) {
  thread_local std::unordered_map<const char*, Term> terms;
  const auto found = terms.find(constant.data());
  return found != terms.end() ? &found->second : &terms.emplace(constant.data(), iri(constant)).first->second;
}

// One subject and its properties, in the order they are to be written.
struct Block {
  Term subject;
  std::vector<std::pair<const Term*, Term>> properties = {};

  void add(std::string_view property, Term object) { properties.emplace_back(interned(property), std::move(object)); }
  void type(std::string_view name) { add(v::rdf::type, *interned(name)); }
  void text(std::string_view property, std::string_view value, std::string_view language) {
    if (!value.empty()) add(property, Term::text(value, language));
  }
  void string(std::string_view property, std::string_view value) {
    if (!value.empty()) add(property, Term::string(value));
  }
  // All objects of one property, sorted, each once.
  void all(std::string_view property, std::vector<Term> objects) {
    std::ranges::sort(objects);
    const auto repeated = std::ranges::unique(objects);
    objects.erase(repeated.begin(), repeated.end());
    for (Term& object : objects) add(property, std::move(object));
  }
  void dates(const std::optional<DateRange>& range) {
    if (!range) return;
    add(v::dl::dateEarliest, Term::date(range->earliest));
    add(v::dl::dateLatest, Term::date(range->latest));
  }
  void write(TripleSink& sink) const {
    for (const auto& [property, object] : properties) sink.write(subject, *property, object);
  }
};

inline bool is_government(OrganizationKind kind) {
  return kind == OrganizationKind::Agency || kind == OrganizationKind::Legislature || kind == OrganizationKind::Court ||
         kind == OrganizationKind::Military;
}

// "deputy press secretary" gives "Deputy Press Secretary"; small words stay small.
inline std::string title_case(std::string_view title) {
  std::string text(title);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = std::string_view(text).substr(begin, end - begin);
    const bool small = begin != 0 && (word == "of" || word == "the" || word == "for" || word == "and");
    if (!small && text[begin] >= 'a' && text[begin] <= 'z') text[begin] = static_cast<char>(text[begin] - 'a' + 'A');
    begin = end + 1;
  }
  return text;
}

class Mapper {
 public:
  Mapper(const Resolved& resolved, const RunInfo& run, const IriMinter& minter, TripleSink& sink)
      : resolved_(resolved),
        run_info_(run),
        minter_(minter),
        sink_(sink),
        run_(minter.iri(NodeClass::Run, node_key({"run", run.version, run.configuration}))) {}

  void map();

 private:
  // ---- names

  [[nodiscard]] Term entity(EntityIndex index) const;
  [[nodiscard]] Term office(OfficeIndex index) const;
  [[nodiscard]] Term event(EventIndex index) const;
  [[nodiscard]] Term statement(StatementIndex index) const;
  [[nodiscard]] Term node(const FactRef& ref) const;
  [[nodiscard]] Term article(ArticleIndex index) const;

  // A participation belongs to its event: the same person in the same role of another event is another node.
  [[nodiscard]] Term participation(EventIndex of, const Participation& participation) const;

  // ---- what belongs to no article

  // What is used, and all places and bodies around it.
  void find_used();

  // Writes a class's nodes in the order of their local names; an empty name leaves the node out.
  template <class List, class Local, class MakeBlock>
  void write_sorted(const List& list, Local local, MakeBlock block) {
    std::vector<std::pair<std::string, std::uint32_t>> order;
    for (std::uint32_t i = 0; i < list.size(); ++i)
      if (std::string text = local(i); !text.empty()) order.emplace_back(std::move(text), i);
    std::ranges::sort(order);
    for (const auto& [text, i] : order) block(i).write(sink_);
  }

  void write_shared(NodeClass node_class);

  [[nodiscard]] bool homeless(EntityIndex index, NodeClass node_class) const;

  // ---- entities

  static void add_entity_types(Block& block, NodeClass node, const EntityDetails& details);

  [[nodiscard]] Block entity_block(EntityIndex index, const EntityDetails& details) const;

  void add_containment(Block& block, EntityIndex index, const EntityDetails& details) const;

  static void add_links(Block& block, const EntityDetails& details, bool exact);

  // ---- offices and tenures

  // A person holds an office of which the latest article that speaks of it says so.
  void find_holdings();

  [[nodiscard]] std::vector<Term> offices(const std::vector<OfficeIndex>& indices) const;

  [[nodiscard]] std::string office_label(const ResolvedOffice& node) const;

  [[nodiscard]] Block office_block(OfficeIndex index) const;

  [[nodiscard]] Block tenure_block(const ResolvedTenure& node) const;

  // ---- events and statements

  [[nodiscard]] Block event_block(EventIndex index, const EventDetails& details) const;

  void add_participants(Block& block, const EventDetails& details) const;

  // Every cause, then again those that are purposes or conditions, under the property that says so.
  void add_causes(Block& block, EventIndex index, const EventDetails& details) const;

  void add_participations(EventIndex index, const EventDetails& details);

  [[nodiscard]] Block statement_block(StatementIndex index, const StatementDetails& details) const;

  static std::string language(const std::string& tag) { return is_language_tag(tag) ? tag : "en"; }

  // ---- discrepancies, corrections, the run

  [[nodiscard]] Block discrepancy_block(const ResolvedDiscrepancy& node) const;

  [[nodiscard]] Term correction_iri(const ResolvedCorrection& node) const;

  void write_corrections();

  [[nodiscard]] Block run_block() const;

  // ---- why reports are of one node

  void find_reasons();

  void add_reasons(Block& block, MergeReason::What what, RecordRef record) const;

  // ---- one article

  void write_article(ArticleIndex index);

  void write_sorted(std::vector<Block>& blocks);

  // The nodes that this article is the first to tell of, and the names that its other records would have given alone.
  void add_home_nodes(ArticleIndex index, const Facts& facts, const ReportKeys& keys);

  void add_home_entities(ArticleIndex index, const Facts& facts);

  void add_replaced(NodeClass node_class, const NodeKey& old, const NodeKey& by);

  void add_article(const ResolvedArticle& in, const ArticleFacts& facts);

  // The IRI of a stretch of the article, whose node is written once however many reports point at it.
  Term evidence(const Evidence& evidence);

  Block report(const NodeKey& key, std::string_view type, Term reported) const;

  void finish_report(Block block, const std::vector<Evidence>& pieces, const Origin& origin);

  // One an entity, though the article's own records of it may be several.
  void add_mentions(const ResolvedArticle& in, const Facts& facts);

  void add_tenure_report(const ResolvedArticle& in, const Tenure& tenure, const NodeKey& key, std::uint32_t index);

  void add_event_report(RecordRef ref, const Event& event, const NodeKey& key);

  Term add_figure(const NodeKey& report, const Figure& figure, std::size_t index);

  void add_statement_report(RecordRef ref, const Statement& statement, const NodeKey& key);

  [[nodiscard]] std::optional<Extent> extent(RecordRef ref, const Statement& statement, bool is_shared) const;

  const Resolved& resolved_;
  const RunInfo& run_info_;
  const IriMinter& minter_;
  TripleSink& sink_;
  Term run_;
  std::vector<bool> used_;
  std::map<EntityIndex, std::vector<OfficeIndex>> holdings_;
  std::vector<const MergeReason*> reasons_;  // by what and record
  // Of the article at hand:
  std::optional<Term> article_;
  std::string language_;
  std::vector<Block> nodes_;    // shared with other articles, first told of here
  std::vector<Block> reports_;  // its own
  std::set<std::pair<std::uint32_t, std::uint32_t>> evidence_;
};

}  // namespace dateline::mapping
