// Headings are told by their block or their capitals, credits by their words: a parenthesis with "photo" or a slash in
// it, "reporting by". Knowingly wrong: a sentence that happens to consist of names.
#include "extract/coref/headings.h"

#include <algorithm>
#include <array>

#include "extract/lexicon.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 9> kCreditWords{"photo", "file",    "getty", "images",  "ap",
                                                       "afp",   "reuters", "via",   "courtesy"};
constexpr std::array<std::string_view, 6> kReporterCues{"reporting", "editing",  "contributed",
                                                        "writing",   "reported", "compiled"};

bool is_in_headline(const Board& board, TokenIndex token) {
  const auto& blocks = board.document.layout.blocks;
  const std::uint32_t block = board.document.text.sentences[board.document.sentence_of(token)].block;
  return block < blocks.size() &&
         (blocks[block].kind == BlockKind::Headline || blocks[block].kind == BlockKind::Heading);
}

bool is_by(const Board& board, TokenIndex token) { return board.lower[token] == "by" || board.lower[token] == "from"; }

}  // namespace

bool is_heading(const Board& board, TokenRange sentence) {
  std::size_t long_words = 0;
  std::size_t capitals = 0;
  std::size_t shouted = 0;
  for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
    const std::string_view form = board.document.form(t);
    if (form.size() < 4 || !((form[0] >= 'a' && form[0] <= 'z') || is_capital(form))) continue;
    ++long_words;
    if (is_capital(form)) ++capitals;
    if (std::ranges::none_of(form, [](char c) { return c >= 'a' && c <= 'z'; })) ++shouted;
  }
  if (capitals == long_words && is_in_headline(board, sentence.begin)) return true;
  return (long_words >= 4 && capitals * 5 >= long_words * 4) || (long_words >= 3 && shouted == long_words);
}

bool is_credit(const Board& board, TokenRange tokens) {
  const TokenRange sentence = board.sentence_at(tokens.begin);
  TokenIndex open = tokens.begin;
  while (open > sentence.begin && tokens.begin - open < 14 && board.lower[open] != "(" && board.lower[open] != ")")
    --open;
  const bool inside = board.lower[open] == "(";
  for (TokenIndex t = inside ? open + 1 : sentence.begin; t < sentence.end && (!inside || board.lower[t] != ")"); ++t) {
    const std::string& word = board.lower[t];
    if (inside && (std::ranges::find(kCreditWords, word) != kCreditWords.end() || word.find('/') != std::string::npos))
      return !tokens.contains(t) || tokens.size() > 1;
    const bool cue = std::ranges::find(kReporterCues, word) != kReporterCues.end();
    if (cue && (inside || (t < tokens.begin && tokens.begin - t <= 3 && is_by(board, tokens.begin - 1) &&
                           t <= sentence.begin + 3)))
      return true;
  }
  return false;
}

}  // namespace dateline
