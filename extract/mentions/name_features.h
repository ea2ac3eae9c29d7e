// What the name tagger sees of each token; shared by find_names and its trainer.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "extract/document.h"
#include "extract/mentions/gazetteer.h"
#include "extract/syntax/clusters.h"
#include "extract/syntax/sequence_model.h"
#include "extract/syntax/word_form.h"

namespace dateline {

// The stretches of a sentence where names can be: around capitals, figures and letters outside ASCII. They rise and do
// not overlap; the tagger reads each as a sequence of its own.
[[nodiscard]] std::vector<TokenRange> find_name_regions(const Document& document, TokenRange sentence);

// What the other places of a document tell of a word: bits by word, after Chieu and Ng (2003).
enum class WordEvidence : std::uint8_t {
  AfterTitleOrGivenName,
  BeforeOrganizationWord,
  AfterPlacePreposition,
  LowerCase,
  CapitalWithin,
  BeforeSpeechVerb,
  Acronym
};

class NameFeatures {
 public:
  // `forms` is by token of the document; all must outlive this object. Looks through the whole document.
  NameFeatures(const Document& document, std::span<const WordForm> forms, const Gazetteer& gazetteer,
               const Clusters& clusters);

  // Looks at a sentence; make() is then for its regions.
  void read(TokenRange sentence);

  // Appends the region's tokens to `input`. In training `source` tells the corpora apart (their conventions differ); 0
  // is none.
  void make(TokenRange region, std::uint32_t source, SequenceInput& input) const;

 private:
  // What is known of one token by itself.
  struct Seen {
    Feature exact = 0, normal = 0, shape = 0;
    std::uint64_t tag = 0;
    std::uint64_t cap = 0;  // 0 lower case, 1 capital, 2 all capitals, 3 mixed, 4 digits, 5 else
    std::uint64_t cluster = 0;
    GazetteerMarks marks = 0;
    bool common = false;     // a capitalised word whose lower-case form is known
    TokenRange run;          // of capitalised words and links between them ("Department of Justice")
    TokenRange spelled_out;  // of one word in parentheses: the run before it
    bool initials = false;   // the word's letters are that run's initials
  };

  [[nodiscard]] Seen see(TokenIndex token) const;
  void find_runs();
  void find_acronyms();
  void gather_evidence();
  void gather_evidence(std::size_t token);
  [[nodiscard]] bool is_acronym_of(std::size_t token, TokenRange run) const;
  [[nodiscard]] const Seen& at(std::int64_t token) const;
  void add_words(std::int64_t token, std::vector<Feature>& features) const;
  void add_shapes(std::int64_t token, std::vector<Feature>& features) const;
  void add_knowledge(std::int64_t token, std::vector<Feature>& features) const;
  void add_run(std::int64_t token, std::vector<Feature>& features) const;
  void add_neighbours(std::int64_t token, std::vector<Feature>& features) const;
  void add_evidence(std::int64_t token, std::vector<Feature>& features) const;

  const Document& document_;
  std::span<const WordForm> forms_;
  const Gazetteer& gazetteer_;
  const Clusters& clusters_;
  TokenRange sentence_;
  std::uint64_t style_ = 0;  // 1 where the sentence is all capitals, 2 where it is a title-case heading
  std::vector<Seen> seen_;   // by token of the sentence
  std::vector<GazetteerMarks> marks_;
  std::unordered_map<Feature, std::uint32_t> evidence_;  // by word in lower case: bits of WordEvidence
  Seen outside_;                                         // before the first and after the last token
};

}  // namespace dateline
