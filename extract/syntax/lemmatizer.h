// Lemmatizer: the dictionary form of a word from its form and tags, by edit rules learnt from treebanks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/syntax/dictionary.h"
#include "extract/syntax/key_table.h"
#include "extract/syntax/model_file.h"
#include "extract/syntax/tagger.h"

namespace dateline {

// Cut `cut` bytes off the end and append `ending`; first fold to lower case and drop commas within numbers, or keep
// what is written.
struct LemmaRule {
  bool keep_case = false;
  std::uint8_t cut = 0;
  std::string ending;

  friend auto operator<=>(const LemmaRule&, const LemmaRule&) = default;
};

inline constexpr std::size_t kLongestLemmaSuffix = 7;

// Inflections of verbs and nouns. Training keeps all their words, so that what the table lacks is a new word.
[[nodiscard]] bool is_inflected(Xpos tag);

// Keys of the rule table: the whole folded form, or its last `length` bytes, with the tags; and with the case alone.
[[nodiscard]] Feature lemma_word_key(std::string_view folded, TagPair tags, bool capital);
[[nodiscard]] Feature lemma_suffix_key(std::string_view folded, std::size_t length, TagPair tags, bool capital);

// What rules start from where they do not keep the form: "1,250" is "1250".
[[nodiscard]] std::string lemma_base(std::string_view form);

// The form that the rule makes of a word; the whole form where it is shorter than what is cut.
[[nodiscard]] std::string apply_rule(const LemmaRule& rule, std::string_view form);

class Lemmatizer {
 public:
  Lemmatizer() = default;
  // Views the sections "words", "suffixes" and "rules"; the file must outlive the lemmatizer.
  explicit Lemmatizer(const ModelFile& file);

  // The dictionary and `known`, words of plain text, are what the lemma of a new word may be recognised by; without
  // them its ending alone decides.
  [[nodiscard]] std::string lemma(std::string_view form, TagPair tags, const Clusters& known = {},
                                  const Dictionary& dictionary = {}) const;

 private:
  [[nodiscard]] std::optional<std::uint16_t> rule_of_verb_within(std::string_view folded, TagPair tags,
                                                                 bool capital) const;

  std::vector<LemmaRule> rules_;
  KeyTable words_;
  KeyTable suffixes_;
};

// Section "rules": u8 keep_case, u8 cut, u8 length, bytes; a rule after the other.
[[nodiscard]] std::string write_lemma_rules(const std::vector<LemmaRule>& rules);

}  // namespace dateline
