// LayoutCues: the words of data/en/layout.tsv that tell the furniture of a page from its story.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

class LayoutCues {
 public:
  // Throws std::runtime_error "path:line: expected …, found …" for a kind or number that is none.
  explicit LayoutCues(const std::filesystem::path& file);

  // The tests below take text from plain().
  [[nodiscard]] bool is_boilerplate(std::string_view block) const;
  [[nodiscard]] bool begins_comments(std::string_view block) const;
  [[nodiscard]] bool begins_links(std::string_view block) const;
  [[nodiscard]] bool begins_caption(std::string_view block) const;
  [[nodiscard]] bool is_credit_word(std::string_view words) const { return has(credits_, words); }
  [[nodiscard]] bool is_publisher_word(std::string_view word) const { return has(publishers_, word); }
  [[nodiscard]] bool is_label(std::string_view words) const { return has(labels_, words); }
  [[nodiscard]] bool is_bio_word(std::string_view words) const { return has(bios_, words); }
  [[nodiscard]] bool is_trade_word(std::string_view words) const { return has(trades_, words); }
  // The name a wire service publishes under ("Associated Press" for "ap"), or empty.
  [[nodiscard]] std::string_view agency(std::string_view words) const;

 private:
  struct Phrase {
    std::string head;           // before the gap
    std::string tail;           // after it; empty where there is none
    std::size_t max_words = 0;  // 0: any
  };
  // Phrases by their first word, so that a block is compared with few of them.
  using PhraseIndex = std::unordered_map<std::string, std::vector<Phrase>>;
  using WordSet = std::unordered_map<std::string, std::string>;

  static bool has(const WordSet& set, std::string_view words) { return set.contains(std::string(words)); }
  static Phrase phrase_of(std::string_view text, std::size_t max_words);
  static void add(PhraseIndex& index, Phrase phrase);
  static bool begins(const PhraseIndex& index, std::string_view block);

  PhraseIndex begins_, comments_, links_, captions_;
  std::vector<Phrase> holds_, ends_;
  WordSet is_, credits_, agencies_, publishers_, bios_, trades_, labels_;
};

}  // namespace dateline
