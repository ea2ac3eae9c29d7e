// Statements among the attributions: PolNeAR marks everything that somebody is the source of, attitudes and acts too;
// the graph keeps what says or holds something.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_set>

#include "extract/document.h"

namespace dateline {

// A table of lemmas: verbs that with an infinitive are acts (data/en/act_verbs.tsv), adverbs that put a saying at no
// time (data/en/vague_times.tsv).
class LemmaList {
 public:
  LemmaList() = default;  // has none
  // Throws std::runtime_error "path:line: …".
  explicit LemmaList(const std::filesystem::path& table);

  [[nodiscard]] bool has(const std::string& lemma) const { return lemmas_.contains(lemma); }

 private:
  std::unordered_set<std::string> lemmas_;  // only looked up
};

// Whether an attribution is sure enough and says something: "The mayor [said the road was shut]", not "The mayor
// [refused to open the road]". Without a source it must be surer.
[[nodiscard]] bool is_statement(const Document& document, const Attribution& attribution, const LemmaList& acts);

}  // namespace dateline
