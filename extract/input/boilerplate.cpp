// Each block is judged by its own words against data/en/layout.tsv; what needs its neighbours (lists of links, comment
// forms, lines about authors) is layout.cpp's. Precision goes first: a real paragraph marked as furniture is lost to
// the graph, furniture read as story only adds noise. So a cue says up to how many words it is believed.
#include "extract/input/boilerplate.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extract/input/paragraphs.h"

namespace dateline {
namespace {

bool has_word_byte(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

// Letters of scripts other than ours count as words; signs such as "•" or "—" do not.
bool is_separator(std::string_view plain_block) {
  if (plain_block.size() > 40 || has_word_byte(plain_block)) return false;
  return std::all_of(plain_block.begin(), plain_block.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 || byte == 0xE2 || byte == 0xC2 || (byte & 0xC0U) == 0x80U;
  });
}

bool is_address(std::string_view plain_block) {
  if (plain_block.find(' ') != std::string_view::npos) return false;
  return plain_block.starts_with("http://") || plain_block.starts_with("https://") || plain_block.starts_with("www.") ||
         plain_block.starts_with("pic.twitter.com/");
}

// Words between spaces, slashes, bars, commas and brackets.
std::vector<std::string> credit_words(std::string_view plain_block) {
  std::vector<std::string> words(1);
  for (const char c : plain_block) {
    if (std::string_view(" /|,()[].:*").find(c) == std::string_view::npos)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// How many of the words are of photo credits; "ap" and "associated press" alike.
std::size_t count_credit_words(const std::vector<std::string>& words, const LayoutCues& cues) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i + 1 < words.size() && cues.is_credit_word(words[i] + " " + words[i + 1]))
      count += 2, ++i;
    else if (cues.is_credit_word(words[i]))
      ++count;
  }
  return count;
}

bool is_bracketed(std::string_view text) {
  return text.starts_with('(') && (text.ends_with(')') || text.ends_with(")."));
}

}  // namespace

bool is_photo_credit(std::string_view plain_block, const LayoutCues& cues) {
  if (plain_block.size() > 120 || plain_block.find('(', 1) != std::string_view::npos) return false;
  const auto words = credit_words(plain_block);
  const std::size_t credits = count_credit_words(words, cues);
  if (words.empty() || credits == 0 || words.size() > 10) return false;
  if (credits == words.size()) return words.size() <= 4;
  const bool slash =
      plain_block.find('/') != std::string_view::npos || plain_block.find(" | ") != std::string_view::npos;
  return words.size() - credits <= 5 &&
         (is_bracketed(plain_block) ? slash || credits >= 2 : slash && !plain_block.ends_with('?'));
}

bool ends_with_photo_credit(std::string_view plain_block, const LayoutCues& cues) {
  const std::size_t open = plain_block.rfind('('), close = plain_block.rfind(')');
  if (open == std::string_view::npos || open == 0 || close == std::string_view::npos || close < open) return false;
  constexpr std::size_t kNameAfterCredit = 40;
  if (plain_block.size() - close > kNameAfterCredit || close - open > 120) return false;
  const std::string_view inner = plain_block.substr(open + 1, close - open - 1);
  const auto words = credit_words(inner);
  if (count_credit_words(words, cues) == 0) return false;
  return inner.find('/') != std::string_view::npos || inner.starts_with("photo") ||
         inner.find(" photo") != std::string_view::npos || inner.find("via ") != std::string_view::npos ||
         inner.find("getty") != std::string_view::npos || inner.starts_with("courtesy") || inner.starts_with("handout");
}

namespace {

// Without the bullet of a list: "• File - ".
std::string_view without_bullet(std::string_view plain_block) {
  for (const std::string_view bullet : {"\u2022 ", "* ", "- "})
    if (plain_block.starts_with(bullet)) return plain_block.substr(bullet.size());
  return plain_block;
}

}  // namespace

BlockKind kind_by_words(std::string_view plain_block, const LayoutCues& cues) {
  if (is_separator(plain_block) || is_address(plain_block) || is_photo_credit(plain_block, cues))
    return BlockKind::Boilerplate;
  if (cues.begins_caption(without_bullet(plain_block)) || ends_with_photo_credit(plain_block, cues))
    return BlockKind::Caption;
  return cues.is_boilerplate(plain_block) ? BlockKind::Boilerplate : BlockKind::Story;
}

}  // namespace dateline
