// A phrase counts where it ends at a word's end: "tags" does not begin "tagsale". The signs that open a line ("(", "*",
// "•", "--") are passed over first, so that "(Reporting by Ann Lee)" begins with "reporting by".
#include "extract/input/layout_cues.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "extract/input/paragraphs.h"
#include "ontology/tsv.h"

namespace dateline {
namespace {

constexpr std::string_view kGap = "…";
constexpr std::size_t kGapWords = 8;

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool ends_word(std::string_view text, std::size_t at) {
  return at >= text.size() || !is_word_byte(text[at]) || !is_word_byte(text[at - 1]);
}

std::string_view without_opening_signs(std::string_view block) {
  for (;;) {
    if (block.starts_with("•"))
      block.remove_prefix(std::string_view("•").size());
    else if (!block.empty() && std::string_view(" ([*-\"'").find(block.front()) != std::string_view::npos)
      block.remove_prefix(1);
    else
      return block;
  }
}

std::string_view without_closing_signs(std::string_view block) {
  while (!block.empty() && std::string_view(" )].:!*\"'").find(block.back()) != std::string_view::npos)
    block.remove_suffix(1);
  return block;
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

std::size_t count_words(std::string_view text) {
  return text.empty() ? 0 : static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

// Where the phrase's tail stands after at most kGapWords words.
bool has_tail_soon(std::string_view rest, std::string_view tail) {
  const std::size_t at = rest.find(tail);
  return at != std::string_view::npos && ends_word(rest, at + tail.size()) &&
         count_words(rest.substr(0, at)) <= kGapWords + 2;
}

}  // namespace

LayoutCues::LayoutCues(const std::filesystem::path& file) {
  const Tsv table(file, {"kind", "phrase", "words", "value"});
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const auto& row = table.rows()[i];
    std::size_t words = 0;
    std::from_chars(row[2].data(), row[2].data() + row[2].size(), words);
    const std::string_view kind = row[0];
    if (kind == "begins")
      add(begins_, phrase_of(row[1], words));
    else if (kind == "comments")
      add(comments_, phrase_of(row[1], words));
    else if (kind == "links")
      add(links_, phrase_of(row[1], words));
    else if (kind == "caption")
      add(captions_, phrase_of(row[1], words));
    else if (kind == "holds")
      holds_.push_back(phrase_of(row[1], words));
    else if (kind == "ends")
      ends_.push_back(phrase_of(row[1], words));
    else if (kind == "is")
      is_.emplace(row[1], "");
    else if (kind == "credit")
      credits_.emplace(row[1], "");
    else if (kind == "agency")
      agencies_.emplace(row[1], row[3]);
    else if (kind == "publisher")
      publishers_.emplace(row[1], "");
    else if (kind == "bio")
      (row[3] == "trade" ? trades_ : bios_).emplace(row[1], "");
    else if (kind == "label")
      labels_.emplace(row[1], "");
    else
      throw std::runtime_error(table.where(i) + ": expected a kind of cue, found " + std::string(kind));
  }
}

LayoutCues::Phrase LayoutCues::phrase_of(std::string_view text, std::size_t max_words) {
  const std::size_t gap = text.find(kGap);
  if (gap == std::string_view::npos) return {std::string(text), "", max_words};
  return {std::string(without_closing_signs(text.substr(0, gap))), std::string(text.substr(gap + kGap.size() + 1)),
          max_words};
}

void LayoutCues::add(PhraseIndex& index, Phrase phrase) {
  std::string word(first_word(phrase.head));
  index[std::move(word)].push_back(std::move(phrase));
}

bool LayoutCues::begins(const PhraseIndex& index, std::string_view block) {
  block = without_opening_signs(block);
  const std::size_t words = count_words(block);
  const auto matches = [&](const Phrase& phrase) {
    if (phrase.max_words != 0 && words > phrase.max_words) return false;
    if (!block.starts_with(phrase.head) || !ends_word(block, phrase.head.size())) return false;
    return phrase.tail.empty() || has_tail_soon(block.substr(phrase.head.size()), phrase.tail);
  };
  const std::string word(first_word(block));
  std::string_view stem = without_closing_signs(word);  // "tags:" also begins with "tags"
  for (const std::string_view key : {std::string_view(word), stem}) {
    const auto found = index.find(std::string(key));
    if (found != index.end() && std::any_of(found->second.begin(), found->second.end(), matches)) return true;
    if (key.size() == stem.size()) break;
  }
  return false;
}

bool LayoutCues::is_boilerplate(std::string_view block) const {
  if (begins(begins_, block)) return true;
  const std::string_view inner = without_closing_signs(without_opening_signs(block));
  const std::size_t words = count_words(inner);
  if (words <= 4 && has(is_, inner)) return true;
  const auto short_enough = [&](const Phrase& phrase) { return phrase.max_words == 0 || words <= phrase.max_words; };
  return std::any_of(
             holds_.begin(), holds_.end(),
             [&](const Phrase& p) { return short_enough(p) && inner.find(p.head) != std::string_view::npos; }) ||
         std::any_of(ends_.begin(), ends_.end(),
                     [&](const Phrase& p) { return short_enough(p) && words > 1 && inner.ends_with(p.head); });
}

bool LayoutCues::begins_comments(std::string_view block) const { return begins(comments_, block); }
bool LayoutCues::begins_links(std::string_view block) const { return begins(links_, block); }
bool LayoutCues::begins_caption(std::string_view block) const { return begins(captions_, block); }

std::string_view LayoutCues::agency(std::string_view words) const {
  const auto found = agencies_.find(std::string(words));
  return found == agencies_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace dateline
