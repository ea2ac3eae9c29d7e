// Candidates come from winnowed fingerprints: runs of three words said by one speaker, and runs of six words whoever
// said them. Each candidate is then aligned word by word. A statement whose words are already known adds no new
// fingerprints, so a quotation that a hundred outlets carry costs no more than one. A statement may join two that were
// apart: the whole of a text brings its halves together.
//
// What it knowingly gets wrong: a stock phrase of five words or more that a speaker uses twice in a week is one
// statement.
#include "ontology/identity/statements.h"

#include <algorithm>
#include <map>

namespace dateline {
namespace {

constexpr std::size_t kMostCandidates = 24;
constexpr std::uint32_t kCommonPhrase = 64;  // statements that may share a fingerprint before it tells nothing
constexpr std::size_t kMostWords = 1000;
constexpr std::uint32_t kCommonWord = 12;  // statements of a speaker on a day that may share a content word
constexpr std::uint32_t kLetters = 4;      // of a content word
constexpr std::size_t kMostContent = 64;
constexpr std::uint32_t kSharedContent = 6;  // in order, in a paraphrase
constexpr float kLeastContent = 0.6F;        // of the shorter's content words

// Words that are shared or stand for each other: single words that differ between two shared runs count half.
struct Agreement {
  std::uint32_t shared = 0;
  std::uint32_t changed = 0;
};

Agreement agreement(std::span<const SharedRun> blocks) {
  Agreement result;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    result.shared += blocks[i].size;
    if (i == 0) continue;
    const std::uint32_t gap_a = blocks[i].a - blocks[i - 1].a - blocks[i - 1].size;
    const std::uint32_t gap_b = blocks[i].b - blocks[i - 1].b - blocks[i - 1].size;
    if (gap_a <= 2 && gap_b <= 2) result.changed += std::min(gap_a, gap_b);
  }
  return result;
}

std::uint64_t content_key(EntityIndex speaker, const Days& days, WordHash word) {
  return mix(mix(mix(speaker, static_cast<std::uint32_t>(days.from)), static_cast<std::uint32_t>(days.to)), word);
}

}  // namespace

StatementLinker::StatementLinker(Resolved& resolved, const Decisions& decisions)
    : resolved_(resolved), apart_(decisions), index_(kCommonPhrase), content_index_(kCommonWord) {}

StatementLinker::Record StatementLinker::describe(ArticleIndex article, const Facts& facts, std::uint32_t index) {
  const Statement& statement = facts.statements[index];
  Record record;
  record.ref = {article, index};
  record.start = statement.evidence.front().start;
  record.end = statement.evidence.back().end;
  record.quoted = statement.kind != QuotationKind::Indirect;
  if (statement.speaker) {
    record.speaker = resolved_.articles[article].entities[*statement.speaker];
    const Entity& speaker = facts.entities[*statement.speaker];
    const bool full = speaker.kind == EntityKind::Person && speaker.name.find(' ') != std::string::npos;
    record.named = full || speaker.kind == EntityKind::Organization || speaker.kind == EntityKind::Jurisdiction;
  }
  record.days = Days(statement.date);
  if (!record.days.known && facts.article.published) {
    const std::int32_t published = day_count(*facts.article.published);
    record.days = Days(published - 3, published);
  }
  const std::vector<PlacedWord> placed = placed_words(statement.text);
  record.first_word = static_cast<std::uint32_t>(words_.size());
  record.words = static_cast<std::uint16_t>(std::min(placed.size(), kMostWords));
  for (std::size_t i = 0; i < record.words; ++i) words_.push_back(placed[i].hash);
  record.first_content = static_cast<std::uint32_t>(content_.size());
  for (const PlacedWord& word : placed)
    if (word.end - word.start >= kLetters && content_.size() < record.first_content + kMostContent)
      content_.push_back(word.hash);
  record.content = static_cast<std::uint16_t>(content_.size() - record.first_content);
  return record;
}

std::vector<std::uint64_t> StatementLinker::lookups(const Record& record) const {
  std::vector<std::uint64_t> hashes;
  if (record.speaker != kNoIndex)
    for (const std::uint32_t print : fingerprints(words(record), 3, 3)) hashes.push_back(mix(print, record.speaker));
  for (const std::uint32_t print : fingerprints(words(record), 6, 3)) hashes.push_back(mix(print, 0xFFFFFFFFFULL));
  return hashes;
}

// Those with the most fingerprints in common first, of equals the earliest.
std::vector<std::uint32_t> StatementLinker::candidates(const std::vector<std::uint64_t>& lookups) const {
  std::vector<std::uint32_t> hits;
  for (const std::uint64_t hash : lookups) index_.find(hash, hits);
  std::map<std::uint32_t, std::uint32_t> counts;
  for (const std::uint32_t hit : hits) ++counts[hit];
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order;
  for (const auto& [number, count] : counts) order.emplace_back(0xFFFFFFFF - count, number);
  std::ranges::sort(order);
  if (order.size() > kMostCandidates) order.resize(kMostCandidates);
  std::vector<std::uint32_t> numbers;
  for (const auto& entry : order) numbers.push_back(entry.second);
  return numbers;
}

StatementLinker::Verdict StatementLinker::compare(const Record& known, const Record& told) const {
  const std::uint32_t shorter = std::min(known.words, told.words);
  if (shorter < 3) return {};
  const bool same_speaker = known.speaker != kNoIndex && known.speaker == told.speaker;
  const bool same_article = known.ref.article == told.ref.article;
  if (same_article && (!same_speaker || (known.start < told.end && told.start < known.end))) return {};
  const std::int32_t apart = known.days.known && told.days.known ? known.days.gap(told.days) : 0;
  if (apart > 30) return {};
  const auto blocks = shared_runs(words(known), words(told), std::min(3U, shorter));
  const Agreement agreed = agreement(blocks);
  const float score =
      (static_cast<float>(agreed.shared) + 0.5F * static_cast<float>(agreed.changed)) / static_cast<float>(shorter);
  const bool both_named = known.named && told.named;
  bool same = false;
  if (same_speaker) {
    if (shorter < 5)
      same = agreed.shared == shorter && blocks.size() == 1 && known.quoted && told.quoted && apart <= 1;
    else
      same = agreed.shared >= 5 && score >= 0.8F && (apart <= 7 || agreed.shared >= 10);
  } else if (apart <= 7 && !both_named) {
    same = agreed.shared >= 8 && score >= 0.85F;
  } else if (apart <= 7 && known.quoted && told.quoted) {
    same = agreed.shared >= 12 && score >= 0.9F;
  }
  if (!same) return {};
  return {true, std::min(score, 1.0F),
          "same words (" + std::to_string(agreed.shared) + " of " + std::to_string(shorter) + ")" +
              (same_speaker ? ", same speaker"
               : both_named ? ", other speaker"
                            : ", speaker not told alike")};
}

bool StatementLinker::same_day_and_speaker(const Record& known, const Record& told) const {
  return known.speaker != kNoIndex && known.speaker == told.speaker && known.named && told.named && known.days.known &&
         told.days.known && known.days.from == told.days.from && known.days.to == told.days.to;
}

// "The levee will hold until the spring, Ruiz said" tells of “This levee is going to hold through the whole spring”.
// Two quotations in marks with other words are two utterances.
StatementLinker::Verdict StatementLinker::compare_content(const Record& known, const Record& told) const {
  if (known.ref.article == told.ref.article || (known.quoted && told.quoted) || !same_day_and_speaker(known, told))
    return {};
  const std::uint32_t shorter = std::min(known.content, told.content);
  if (shorter < kSharedContent) return {};
  const std::uint32_t shared = total_size(shared_runs(content(known), content(told), 1));
  const float score = static_cast<float>(shared) / static_cast<float>(shorter);
  if (shared < kSharedContent || score < kLeastContent) return {};
  return {
      true, std::min(score, 1.0F),
      "same content (" + std::to_string(shared) + " of " + std::to_string(shorter) + " words), same speaker, same day"};
}

std::vector<std::uint64_t> StatementLinker::content_lookups(const Record& record) const {
  std::vector<std::uint64_t> hashes;
  if (record.speaker == kNoIndex || !record.named || !record.days.known) return hashes;
  for (const WordHash word : content(record)) hashes.push_back(content_key(record.speaker, record.days, word));
  return hashes;
}

// Those that share at least three content words of that speaker and day.
void StatementLinker::add_paraphrases(const std::vector<std::uint64_t>& lookups,
                                      std::vector<std::uint32_t>& candidates) const {
  std::vector<std::uint32_t> hits;
  for (const std::uint64_t hash : lookups) content_index_.find(hash, hits);
  std::ranges::sort(hits);
  for (std::size_t i = 0; i < hits.size();) {
    std::size_t end = i;
    while (end < hits.size() && hits[end] == hits[i]) ++end;
    if (end - i >= 3 && std::ranges::find(candidates, hits[i]) == candidates.end()) candidates.push_back(hits[i]);
    i = end;
  }
}

// A fingerprint that the cluster is known by already is not added again.
void StatementLinker::remember(std::uint32_t number, const std::vector<std::uint64_t>& lookups) {
  std::vector<std::uint32_t> known;
  const std::uint32_t root = clusters_.root(number);
  for (const std::uint64_t hash : lookups) {
    known.clear();
    index_.find(hash, known);
    if (std::ranges::none_of(known, [&](std::uint32_t other) { return clusters_.root(other) == root; }))
      index_.add(hash, number);
  }
}

void StatementLinker::link(ArticleIndex article, const Facts& facts, const ReportKeys& keys) {
  for (std::uint32_t i = 0; i < facts.statements.size(); ++i) {
    const std::uint32_t number = clusters_.add();
    Record told = describe(article, facts, i);
    told.report = keys.statements[i];
    records_.push_back(told);
    apart_.add(number, told.report);
    resolved_.statements.push_back({statement_key(told.report), told.ref});
    resolved_.articles[article].statements.push_back(number);
    const auto hashes = lookups(told);
    std::vector<std::uint32_t> alike = candidates(hashes);
    const auto contents = content_lookups(told);
    add_paraphrases(contents, alike);
    for (const std::uint32_t candidate : alike) {
      const Record& known = records_[candidate];
      const std::uint32_t root = clusters_.root(candidate), own = clusters_.root(number);
      if (root == own || apart_.forbids(root, own)) continue;
      Verdict verdict = compare(known, told);
      if (!verdict.same) verdict = compare_content(known, told);
      if (verdict.same) {
        join(candidate, number);
        resolved_.reasons.push_back({MergeReason::What::Statement, told.ref, known.report, verdict.score, verdict.why});
      }
    }
    remember(number, hashes);
    for (const std::uint64_t hash : contents) content_index_.add(hash, number);
  }
}

void StatementLinker::join(std::uint32_t record, std::uint32_t other) {
  apart_.joined(clusters_.root(record), clusters_.root(other));
  clusters_.join(record, other);
}

void StatementLinker::finish() {
  for (ResolvedArticle& article : resolved_.articles)
    for (StatementIndex& statement : article.statements) statement = clusters_.root(statement);
}

}  // namespace dateline
