// Tagger: Penn Treebank tag and universal part of speech of each word, as one label (Collins 2002 features, greedy).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/syntax/key_table.h"
#include "extract/syntax/linear_model.h"
#include "extract/syntax/model_file.h"
#include "extract/syntax/word_form.h"

namespace dateline {

// A label of the tagger: what the treebanks write together.
struct TagPair {
  Xpos xpos = Xpos::Nn;
  Upos upos = Upos::X;

  friend auto operator<=>(const TagPair&, const TagPair&) = default;
};

using TagLabel = std::uint8_t;
inline constexpr TagLabel kNoTag = 255;            // before the first word
inline constexpr std::uint16_t kSureTag = 0x8000;  // in the lexicon: the low byte is the word's only tag
inline constexpr std::size_t kMaxTagFeatures = 64;

// What the lexicon says of a word: its ambiguity class (which tags it was seen with), or its only tag.
[[nodiscard]] std::uint16_t word_class(const KeyTable& lexicon, const WordForm& form);

// The features of word `at` of a sentence of some style, given the two labels before it. Fills `features` anew.
void make_tag_features(std::span<const WordForm> forms, std::span<const std::uint16_t> classes, std::size_t at,
                       CaseStyle style, TagLabel previous, TagLabel before_previous, std::vector<Feature>& features);

class Tagger {
 public:
  Tagger() = default;
  // Views the sections "tags", "lexicon" and "weights"; the file must outlive the tagger.
  explicit Tagger(const ModelFile& file);
  // Views these sections; `tags` has two bytes a label, its Xpos and Upos.
  Tagger(std::string_view tags, std::string_view lexicon, std::string_view weights);

  // The labels of one sentence's words, into `labels` (same size).
  void tag(std::span<const WordForm> sentence, std::span<TagLabel> labels) const;

  // Nothing in particular for a label that is none of the model's.
  [[nodiscard]] TagPair pair(TagLabel label) const { return label < pairs_.size() ? pairs_[label] : TagPair{}; }

 private:
  std::vector<TagPair> pairs_;
  KeyTable lexicon_;
  LinearModel weights_;
};

}  // namespace dateline
