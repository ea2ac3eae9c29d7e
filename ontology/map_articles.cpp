// One article, read back from the store: the nodes that it is the first to tell of, and its reports with their
// evidence.
#include "ontology/mapper.h"

namespace dateline::mapping {

void Mapper::write_article(ArticleIndex index) {
  const ResolvedArticle& in = resolved_.articles[index];
  const Facts facts = resolved_.facts(in);
  const ReportKeys keys = report_keys(in.key, facts);
  nodes_.clear();
  reports_.clear();
  evidence_.clear();
  language_ = language(facts.article.language);
  article_ = article(index);
  add_home_nodes(index, facts, keys);
  add_article(in, facts.article);
  add_mentions(in, facts);
  for (std::uint32_t i = 0; i < facts.tenures.size(); ++i) add_tenure_report(in, facts.tenures[i], keys.tenures[i], i);
  for (std::uint32_t i = 0; i < facts.events.size(); ++i) add_event_report({index, i}, facts.events[i], keys.events[i]);
  for (std::uint32_t i = 0; i < facts.statements.size(); ++i)
    add_statement_report({index, i}, facts.statements[i], keys.statements[i]);
  sink_.graph("");
  write_sorted(nodes_);
  sink_.graph(minter_.iri(NodeClass::Graph, in.key).value());
  write_sorted(reports_);
}

void Mapper::write_sorted(std::vector<Block>& blocks) {
  std::ranges::sort(blocks, {}, [](const Block& block) -> const std::string& { return block.subject.value(); });
  for (const Block& block : blocks) block.write(sink_);
}

void Mapper::add_home_nodes(ArticleIndex index, const Facts& facts, const ReportKeys& keys) {
  add_home_entities(index, facts);
  const ResolvedArticle& in = resolved_.articles[index];
  for (std::uint32_t i = 0; i < facts.events.size(); ++i) {
    const EventIndex node = in.events[i];
    if (resolved_.events[node].home != RecordRef{index, i}) {
      add_replaced(NodeClass::Event, event_key(keys.events[i]), resolved_.events[node].key);
      continue;
    }
    EventDetails own;
    const auto shared = resolved_.event_details.find(node);
    if (shared == resolved_.event_details.end()) fold(own, resolved_, index, facts, i);
    const EventDetails& details = shared == resolved_.event_details.end() ? own : shared->second;
    nodes_.push_back(event_block(node, details));
    add_participations(node, details);
  }
  for (std::uint32_t i = 0; i < facts.statements.size(); ++i) {
    const StatementIndex node = in.statements[i];
    if (resolved_.statements[node].home != RecordRef{index, i}) {
      add_replaced(NodeClass::Statement, statement_key(keys.statements[i]), resolved_.statements[node].key);
      continue;
    }
    StatementDetails own;
    const auto shared = resolved_.statement_details.find(node);
    if (shared == resolved_.statement_details.end()) fold(own, resolved_, index, facts, i);
    nodes_.push_back(statement_block(node, shared == resolved_.statement_details.end() ? own : shared->second));
  }
}

void Mapper::add_home_entities(ArticleIndex index, const Facts& facts) {
  const ResolvedArticle& in = resolved_.articles[index];
  std::map<EntityIndex, EntityDetails> own;
  for (EntityIndex i = 0; i < facts.entities.size(); ++i)
    if (const EntityNode& node = resolved_.entities[in.entities[i]]; node.home == index && used_[in.entities[i]])
      fold(own[in.entities[i]], resolved_, index, facts, i);
  for (const auto& [node, details] : own) {
    const auto shared = resolved_.entity_details.find(node);
    nodes_.push_back(entity_block(node, shared == resolved_.entity_details.end() ? details : shared->second));
    if (!resolved_.entities[node].renamed) continue;
    nodes_.push_back({minter_.iri(resolved_.entities[node].node, resolved_.entities[node].key)});
    nodes_.back().add(v::dcterms::isReplacedBy, entity(node));
  }
}

void Mapper::add_replaced(NodeClass node_class, const NodeKey& old, const NodeKey& by) {
  Block block{minter_.iri(node_class, old)};
  block.add(v::dcterms::isReplacedBy, minter_.iri(node_class, by));
  nodes_.push_back(std::move(block));
}

void Mapper::add_article(const ResolvedArticle& in, const ArticleFacts& facts) {
  Block block{*article_};
  block.type(v::dl::Article);
  block.type(v::schema::NewsArticle);
  block.text(v::schema::headline, facts.headline, language_);
  if (facts.published)
    block.add(v::schema::datePublished, facts.published_time.empty()
                                            ? Term::date(*facts.published)
                                            : Term::date_time(*facts.published, facts.published_time));
  std::vector<Term> authors;
  for (const std::string& author : facts.authors) authors.push_back(Term::string(author));
  block.all(v::schema::author, std::move(authors));
  if (in.publisher != kNoIndex) block.add(v::schema::publisher, entity(in.publisher));
  if (const std::string url = percent_encode_iri(facts.url); is_absolute_iri(url)) block.add(v::schema::url, iri(url));
  block.string(v::schema::inLanguage, language_);
  if (facts.word_count != 0) block.add(v::schema::wordCount, Term::integer(facts.word_count));
  block.text(v::dl::dateline, facts.dateline, language_);
  block.string(v::dl::sha256, facts.sha256);
  if (in.wire_copy_of != kNoIndex) block.add(v::dl::wireCopyOf, article(in.wire_copy_of));
  block.string(v::dcterms::source, facts.source);
  reports_.push_back(std::move(block));
}

Term Mapper::evidence(const Evidence& evidence) {
  assert(evidence.start < evidence.end && "every fact has evidence");
  const Term subject =
      minter_.iri(NodeClass::Evidence, node_key({"evidence", article_->value().substr(minter_.base().size()),
                                                 std::to_string(evidence.start), std::to_string(evidence.end)}));
  if (!evidence_.insert({evidence.start, evidence.end}).second) return subject;
  Block block{subject};
  block.type(v::dl::Evidence);
  block.add(v::dl::inArticle, *article_);
  block.add(v::oa::start, Term::integer(evidence.start));
  block.add(v::oa::end, Term::integer(evidence.end));
  block.text(v::oa::exact, evidence.exact, language_);
  block.text(v::oa::prefix, evidence.prefix, language_);
  block.text(v::oa::suffix, evidence.suffix, language_);
  reports_.push_back(std::move(block));
  return subject;
}

Block Mapper::report(const NodeKey& key, std::string_view type, Term reported) const {
  Block block{minter_.iri(NodeClass::Report, key)};
  block.type(type);
  block.type(v::dl::Report);
  block.add(v::dl::reports, std::move(reported));
  block.add(v::dl::inArticle, *article_);
  return block;
}

void Mapper::finish_report(Block block, const std::vector<Evidence>& pieces, const Origin& origin) {
  assert(!pieces.empty() && "every report has evidence");
  std::vector<Term> evidences;
  for (const Evidence& piece : pieces) evidences.push_back(evidence(piece));
  block.all(v::dl::evidence, std::move(evidences));
  block.string(v::dl::rule, origin.rule);
  block.add(v::dl::confidence, Term::decimal(static_cast<double>(origin.confidence)));
  block.add(v::prov::wasGeneratedBy, run_);
  reports_.push_back(std::move(block));
}

void Mapper::add_mentions(const ResolvedArticle& in, const Facts& facts) {
  std::map<EntityIndex, std::pair<const Entity*, std::uint32_t>> mentions;
  for (std::size_t i = 0; i < in.entities.size(); ++i) {
    const Entity& entity = facts.entities[i];
    if (entity.mention_count == 0) continue;
    auto& [first, count] = mentions[in.entities[i]];
    if (first == nullptr || entity.first_mention.start < first->first_mention.start) first = &entity;
    count += entity.mention_count;
  }
  for (const auto& [index, mention] : mentions) {
    const auto& [first, count] = mention;
    const Term reported = entity(index);
    Block block =
        report(node_key({"report", local_name(in.key), "mention", reported.value().substr(minter_.base().size())}),
               v::dl::Mention, reported);
    block.add(v::dl::mentionCount, Term::integer(count));
    finish_report(std::move(block), {first->first_mention}, first->origin);
  }
}

void Mapper::add_tenure_report(const ResolvedArticle& in, const Tenure& tenure, const NodeKey& key,
                               std::uint32_t index) {
  Block block =
      report(key, v::dl::TenureReport, minter_.iri(NodeClass::Tenure, resolved_.tenures[in.tenures[index]].key));
  finish_report(std::move(block), {tenure.evidence}, tenure.origin);
}

void Mapper::add_event_report(RecordRef ref, const Event& event, const NodeKey& key) {
  const ResolvedArticle& in = resolved_.articles[ref.article];
  const std::uint32_t index = ref.index;
  Block block = report(key, v::dl::EventReport, this->event(in.events[index]));
  block.add(v::dl::modality, code(event.modality));
  block.text(v::dl::dateText, event.date_text, language_);
  block.dates(event.date);
  std::vector<Term> participations, figures;
  for (Participation each : event.participations) {
    each.participant = node_of(in, each.participant);
    if (each.participant == FactRef(EventRef{in.events[index]})) continue;  // nothing takes part in itself
    if (each.in_capacity) each.in_capacity = in.offices[*each.in_capacity];
    participations.push_back(participation(in.events[index], each));
  }
  block.all(v::dl::participation, std::move(participations));
  for (std::size_t i = 0; i < event.figures.size(); ++i) figures.push_back(add_figure(key, event.figures[i], i));
  block.all(v::dl::figure, std::move(figures));
  add_reasons(block, MergeReason::What::Event, ref);
  finish_report(std::move(block), event.evidence, event.origin);
}

Term Mapper::add_figure(const NodeKey& report, const Figure& figure, std::size_t index) {
  const Term subject = minter_.iri(NodeClass::Figure, node_key({"figure", local_name(report), std::to_string(index)}));
  Block block{subject};
  block.type(v::dl::Figure);
  block.text(v::dl::counted, figure.counted, language_);
  block.add(v::schema::value, Term::integer(figure.value));
  block.add(v::dl::comparator, code(figure.comparator));
  block.add(v::dl::evidence, evidence(figure.evidence));
  reports_.push_back(std::move(block));
  return subject;
}

void Mapper::add_statement_report(RecordRef ref, const Statement& statement, const NodeKey& key) {
  const ResolvedArticle& in = resolved_.articles[ref.article];
  const StatementIndex node = in.statements[ref.index];
  Block block = report(key, v::dl::StatementReport, this->statement(node));
  block.add(v::dl::quotationKind, code(statement.kind));
  const auto shared = resolved_.statement_details.find(node);
  const bool is_shared = shared != resolved_.statement_details.end();
  // Said only where this article's speaker is not the statement's.
  if (is_shared && statement.speaker && !resolved_.decided_speakers.contains(ref) &&
      in.entities[*statement.speaker] != shared->second.speaker)
    block.add(v::dl::speaker, entity(in.entities[*statement.speaker]));
  block.text(v::dl::cue, statement.cue, language_);
  if (statement.negated) block.add(v::dl::negated, Term::boolean(true));
  block.text(v::dl::dateText, statement.date_text, language_);
  block.dates(statement.date);
  block.text(v::dl::reportedText, statement.text, language_);
  if (const auto extent = this->extent(ref, statement, is_shared); extent && extent->start < extent->end) {
    block.add(v::dl::extentStart, Term::integer(extent->start));
    block.add(v::dl::extentEnd, Term::integer(extent->end));
  }
  add_reasons(block, MergeReason::What::Statement, ref);
  finish_report(std::move(block), statement.evidence, statement.origin);
}

std::optional<Extent> Mapper::extent(RecordRef ref, const Statement& statement, bool is_shared) const {
  if (const auto found = resolved_.extents.find(ref); found != resolved_.extents.end()) return found->second;
  if (is_shared) return std::nullopt;  // a paraphrase
  const auto characters =
      std::ranges::count_if(statement.text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  return Extent{0, static_cast<std::uint32_t>(characters)};
}

}  // namespace dateline::mapping
