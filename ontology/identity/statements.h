// StatementLinker: which statements of which articles are the same words of the same speaker.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ontology/facts.h"
#include "ontology/identity/decisions.h"
#include "ontology/identity/record_clusters.h"
#include "ontology/identity/words.h"
#include "ontology/resolved.h"

namespace dateline {

// Takes articles earliest first, entities linked. Statements are one where the words of the shorter lie in the longer,
// in order and but for single words (a correction, a typo), and
//   - the speaker is the same, at most 30 days apart (7 for fewer than 10 words; 1 for fewer than 5, quoted, without a
//   change);
//   - or one article does not name the speaker, or names another form of them, with 8 words or more within 7 days;
//   - or both quote 12 words or more within 7 days, whoever the articles say spoke: that is a difference of their own.
//   - or one of them is told in other words: the same speaker, named, on the same day, at least one report without
//   quotation marks, and most of the content words of the shorter in the longer, in order.
// Within one article the same speaker must have said them in two places: what is quoted within a quotation stays its
// own.
class StatementLinker {
 public:
  StatementLinker(Resolved& resolved, const Decisions& decisions);

  // Fills article.statements with record numbers and finds what each is the same as.
  void link(ArticleIndex article, const Facts& facts, const ReportKeys& keys);
  // Turns record numbers into nodes. To be called once, after the last article.
  void finish();

  // Makes two records one whatever their words.
  void join(std::uint32_t record, std::uint32_t other);
  [[nodiscard]] const RecordClusters& clusters() const { return clusters_; }
  [[nodiscard]] const NodeKey& report(std::uint32_t record) const { return records_[record].report; }

 private:
  struct Record {
    RecordRef ref;
    NodeKey report{};
    EntityIndex speaker = kNoIndex;
    std::uint32_t start = 0;  // of the first to the last piece of evidence
    std::uint32_t end = 0;
    std::uint32_t first_word = 0;
    std::uint16_t words = 0;
    std::uint32_t first_content = 0;  // into content_: words of four letters or more
    std::uint16_t content = 0;
    bool quoted = false;
    bool named = false;  // a person by their full name, or a body
    Days days;
  };
  struct Verdict {
    bool same = false;
    float score = 0.0F;
    std::string why;
  };

  [[nodiscard]] std::span<const WordHash> words(const Record& record) const {
    return {words_.data() + record.first_word, record.words};
  }
  [[nodiscard]] std::span<const WordHash> content(const Record& record) const {
    return {content_.data() + record.first_content, record.content};
  }
  [[nodiscard]] bool same_day_and_speaker(const Record& known, const Record& told) const;
  [[nodiscard]] Verdict compare_content(const Record& known, const Record& told) const;
  void add_paraphrases(const std::vector<std::uint64_t>& lookups, std::vector<std::uint32_t>& candidates) const;
  Record describe(ArticleIndex article, const Facts& facts, std::uint32_t index);
  [[nodiscard]] std::vector<std::uint64_t> lookups(const Record& record) const;
  [[nodiscard]] std::vector<std::uint64_t> content_lookups(const Record& record) const;
  [[nodiscard]] std::vector<std::uint32_t> candidates(const std::vector<std::uint64_t>& lookups) const;
  [[nodiscard]] Verdict compare(const Record& known, const Record& told) const;
  void remember(std::uint32_t number, const std::vector<std::uint64_t>& lookups);

  Resolved& resolved_;
  KeptApart apart_;
  RecordClusters clusters_;
  std::vector<Record> records_;
  std::vector<WordHash> words_;
  std::vector<WordHash> content_;
  HashIndex index_;
  HashIndex content_index_;  // content words of a speaker on a day
};

}  // namespace dateline
