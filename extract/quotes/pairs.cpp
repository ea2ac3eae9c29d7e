// Method: one pass over the marks of a paragraph. What a mark does follows from its shape, from the characters beside
// it (white space before and a word after opens) and from what is open; straight marks between two words or two spaces
// take turns. A mark without partner is repaired: a missing opening mark is put where the paragraph or sentence begins,
// a missing closing mark where the sentence or paragraph ends.
//
// Knowingly wrong: a paragraph of British style that opens with a single mark and leaves the closing one to the next
// paragraph is read as unmarked; a term of more than three words is taken for speech; where both marks of a quotation
// are lost there is none.
#include "extract/quotes/pairs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace dateline {
namespace {

enum class Turn : std::uint8_t { Opens, Closes, Either };

struct Mark {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool single = false;
  bool left = false;   // white space, a bracket, a dash or the paragraph's edge stands before it
  bool right = false;  // a word begins after it
  Turn shape = Turn::Either;
};

struct Sign {
  std::string_view text;
  bool single;
  Turn shape;
};

// Longest first where one begins another.
constexpr std::array<Sign, 11> kSigns{{{"``", false, Turn::Opens},
                                       {"''", false, Turn::Closes},
                                       {"\"", false, Turn::Either},
                                       {"'", true, Turn::Either},
                                       {"\u201C", false, Turn::Opens},
                                       {"\u201D", false, Turn::Closes},
                                       {"\u201E", false, Turn::Opens},
                                       {"\u00AB", false, Turn::Opens},
                                       {"\u00BB", false, Turn::Closes},
                                       {"\u2018", true, Turn::Either},
                                       {"\u2019", true, Turn::Either}}};

const Sign* sign_at(std::string_view rest) {
  const auto found =
      std::find_if(kSigns.begin(), kSigns.end(), [&](const Sign& s) { return rest.starts_with(s.text); });
  return found == kSigns.end() ? nullptr : &*found;
}

bool is_word_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0xC3;
}

// Whether a quotation can open behind the text that ends here.
bool opens_behind(std::string_view before) {
  if (before.empty()) return true;
  if (std::string_view(" \t\r\n([{-/\"").find(before.back()) != std::string_view::npos) return true;
  for (const std::string_view sign : {"\u2013", "\u2014", "\u201C", "\u2018", "\u00A0", "\u2026", "``"})
    if (before.ends_with(sign)) return true;
  return false;
}

// Whether what follows a mark can be the first words of a quotation.
bool word_ahead(std::string_view after) {
  if (after.empty()) return false;
  if (is_word_byte(after.front()) && !after.starts_with("\u2014") && !after.starts_with("\u2013"))
    return !after.starts_with("\u201D") && !after.starts_with("\u2019") && !after.starts_with("\u2026");
  if (after.front() == '.') return after.starts_with("...");
  return std::string_view("@#$[('\"`").find(after.front()) != std::string_view::npos || after.starts_with("\u2026");
}

std::vector<Mark> marks_of(std::string_view text, Span block) {
  std::vector<Mark> marks;
  const std::string_view paragraph = text.substr(block.begin, block.size());
  for (std::size_t i = 0; i < paragraph.size();) {
    const auto c = static_cast<unsigned char>(paragraph[i]);
    const Sign* sign =
        c == '"' || c == '\'' || c == '`' || c == 0xE2 || c == 0xC2 ? sign_at(paragraph.substr(i)) : nullptr;
    if (sign == nullptr) {
      ++i;
      continue;
    }
    Mark mark;
    mark.begin = block.begin + static_cast<std::uint32_t>(i);
    mark.end = mark.begin + static_cast<std::uint32_t>(sign->text.size());
    mark.single = sign->single;
    mark.shape = sign->shape;
    mark.left = opens_behind(paragraph.substr(0, i));
    mark.right = word_ahead(paragraph.substr(i + sign->text.size()));
    i += sign->text.size();
    marks.push_back(mark);
  }
  return marks;
}

// An opening and a closing place; where a mark is missing its side of outer and inner agree.
struct Pair {
  Span outer;
  Span inner;
  bool open_end = false;    // the paragraph ended first
  bool open_start = false;  // no opening mark
};

class ParagraphPairing {
 public:
  ParagraphPairing(const Document& document, Span block)
      : document_(document), text_(document.article.text), block_(block) {}

  std::vector<Pair> run() {
    marks_ = marks_of(text_, block_);
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      if (marks_[i].single)
        take_single(i);
      else if (turn_of(i) == Turn::Opens)
        open_double(i);
      else
        close_double(i);
    }
    while (!open_.empty()) leave_open(block_.end);
    std::sort(pairs_.begin(), pairs_.end(), [](const Pair& a, const Pair& b) {
      return a.outer.begin != b.outer.begin ? a.outer.begin < b.outer.begin : a.outer.end > b.outer.end;
    });
    return std::move(pairs_);
  }

 private:
  Turn turn_of(std::size_t i) const {
    const Mark& mark = marks_[i];
    const bool open = !open_.empty();
    if (mark.shape == Turn::Opens) return open && !mark.left && !mark.right ? Turn::Closes : Turn::Opens;
    if (mark.shape == Turn::Closes) return !open && mark.left && mark.right ? Turn::Opens : Turn::Closes;
    if (mark.left && mark.right) return Turn::Opens;
    if (!mark.left && !mark.right) return Turn::Closes;
    return open ? Turn::Closes : Turn::Opens;
  }

  bool closes_by_shape(std::size_t i) const {
    return marks_[i].shape == Turn::Closes || (marks_[i].shape == Turn::Either && !marks_[i].left);
  }

  // An opening mark inside an open quotation begins a nested one if two closing marks follow: "A “B “C” D.”"; else the
  // mark that should have closed the first was left out: "“We stay, she said. “We always have.”"
  void open_double(std::size_t i) {
    if (!open_.empty()) {
      std::size_t closing = 0;
      for (std::size_t k = i + 1; k < marks_.size() && closing < 2; ++k) {
        if (marks_[k].single) continue;
        if (!closes_by_shape(k)) break;
        ++closing;
      }
      if (closing < 2) leave_open(std::min(sentence_at(open_.back().begin).end, marks_[i].begin));
    }
    open_.push_back(marks_[i]);
  }

  void close_double(std::size_t i) {
    const Mark& mark = marks_[i];
    if (!open_.empty()) {
      const Mark opening = open_.back();
      open_.pop_back();
      if (mark.begin > opening.end)
        pairs_.push_back({{opening.begin, mark.end}, {opening.end, mark.begin}, false, false});
      return;
    }
    if (mark.left) return;  // astray between two words
    if (mark.begin > block_.begin && std::isdigit(static_cast<unsigned char>(text_[mark.begin - 1])) != 0 &&
        mark.shape == Turn::Either)
      return;  // inches: a 12" ruler
    const bool first = std::none_of(marks_.begin(), marks_.begin() + static_cast<std::ptrdiff_t>(i),
                                    [](const Mark& m) { return !m.single; });
    const std::uint32_t begin = first ? block_.begin : std::max(sentence_at(mark.begin).begin, last_end());
    if (begin < mark.begin) pairs_.push_back({{begin, mark.end}, {begin, mark.begin}, false, true});
  }

  // The innermost open quotation ends at this place without a mark, or at its sentence's end where the words before it
  // do not lead up to speech: "the “second home rule was dropped. It had …".
  void leave_open(std::uint32_t end) {
    const Mark opening = open_.back();
    open_.pop_back();
    const bool runs_on = end == block_.end && (opening.begin == block_.begin || led_up_to(opening.begin));
    if (!runs_on) end = std::min(end, sentence_at(opening.begin).end);
    while (end > opening.end && text_[end - 1] == ' ') --end;
    if (end > opening.end) pairs_.push_back({{opening.begin, end}, {opening.end, end}, runs_on, false});
  }

  // Whether what stands before this place leads up to speech: "He said, “", "He wrote: “", the end of a sentence.
  bool led_up_to(std::uint32_t place) const {
    while (place > block_.begin && text_[place - 1] == ' ') --place;
    return place > block_.begin && std::string_view(",:.!?\"").find(text_[place - 1]) != std::string_view::npos;
  }

  bool closes_single(const Mark& mark) const {
    return mark.single && !mark.left &&
           (mark.end == block_.end || !is_word_byte(text_[mark.end]) ||
            std::string_view(text_).substr(mark.end).starts_with("\u201D"));
  }

  // "the voters’ choice": may be a possessive rather than the end of a quotation.
  bool could_be_possessive(const Mark& mark) const {
    return text_[mark.begin - 1] == 's' && mark.end + 1 < block_.end && text_[mark.end] == ' ' &&
           std::islower(static_cast<unsigned char>(text_[mark.end + 1])) != 0;
  }

  // A single mark opens only where it can and where one that can close follows, before the quotation around it closes.
  void take_single(std::size_t i) {
    const Mark& mark = marks_[i];
    if (mark.begin < single_end_ || !mark.left || !mark.right || is_year(mark.end)) return;
    const Mark* close = nullptr;
    std::uint32_t limit = block_.end;
    for (std::size_t k = i + 1; k < marks_.size(); ++k) {
      const Mark& other = marks_[k];
      if (!other.single) {
        if (open_.empty() || !closes_by_shape(k)) continue;
        limit = other.begin;
        break;
      }
      if (other.left && other.right && !is_year(other.end)) break;
      if (!closes_single(other)) continue;
      close = &other;
      if (!could_be_possessive(other)) break;
    }
    if (close != nullptr) {
      if (close->begin > mark.end) pairs_.push_back({{mark.begin, close->end}, {mark.end, close->begin}, false, false});
      single_end_ = close->end;
    } else if (!open_.empty() && led_up_to(mark.begin)) {
      // “I told her, 'Do not sign it. She signed.”
      const std::uint32_t end = std::min(sentence_at(mark.begin).end, limit);
      if (end > mark.end) pairs_.push_back({{mark.begin, end}, {mark.end, end}, false, false});
    }
  }

  // "the '90s"
  bool is_year(std::uint32_t place) const {
    return place + 2 < block_.end && std::isdigit(static_cast<unsigned char>(text_[place])) != 0 &&
           std::isdigit(static_cast<unsigned char>(text_[place + 1])) != 0 && text_[place + 2] == 's';
  }

  std::uint32_t last_end() const {
    std::uint32_t end = block_.begin;
    for (const Pair& pair : pairs_) end = std::max(end, pair.outer.end);
    return end;
  }

  // The sentence around a place, within the paragraph.
  Span sentence_at(std::uint32_t place) const {
    const auto& sentences = document_.text.sentences;
    const auto after = std::upper_bound(
        sentences.begin(), sentences.end(), place,
        [&](std::uint32_t at, const Sentence& s) { return at < document_.text.tokens[s.tokens.begin].span.begin; });
    if (after == sentences.begin()) return block_;
    const Span span = document_.span_of(std::prev(after)->tokens);
    return {std::max(span.begin, block_.begin), std::min(std::max(span.end, place), block_.end)};
  }

  const Document& document_;
  const std::string& text_;
  Span block_;
  std::vector<Mark> marks_;
  std::vector<Mark> open_;  // double marks
  std::uint32_t single_end_ = 0;
  std::vector<Pair> pairs_;
};

TokenRange tokens_in(const Document& document, Span span) {
  const auto& tokens = document.text.tokens;
  const auto first =
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.begin < span.begin; });
  const auto last = std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.end <= span.end; });
  return {static_cast<TokenIndex>(first - tokens.begin()), static_cast<TokenIndex>(last - tokens.begin())};
}

bool starts_upper(std::string_view word) { return std::isupper(static_cast<unsigned char>(word.front())) != 0; }
bool is_word(std::string_view form) { return is_word_byte(form.front()); }

// Two words or more, first and last and every longer one with a capital: “The Old Man of the Mountain”. A sentence that
// closes with its own full stop is none.
bool looks_like_title(const Document& document, TokenRange tokens, Span inner) {
  std::uint32_t words = 0;
  std::uint32_t capitals = 0;
  for (TokenIndex t = tokens.begin; t < tokens.end; ++t) {
    const std::string_view form = document.form(t);
    if (!is_word(form)) continue;
    ++words;
    if (starts_upper(form) || std::isdigit(static_cast<unsigned char>(form.front())) != 0)
      ++capitals;
    else if (form.size() > 4 || words == 1)
      return false;
  }
  const char last = document.article.text[inner.end - 1];
  return words >= 2 && 2 * capitals > words && last != '.' && last != '!';
}

// What a quotation is for, by its length, its capitals and what leads up to it. “No,” she said. is speech: a comma
// inside the marks at the beginning of a sentence; the “border tax” is a term.
QuotationUse use_of(const Document& document, const Quotation& quotation) {
  std::uint32_t words = 0;
  for (TokenIndex t = quotation.tokens.begin; t < quotation.tokens.end; ++t) words += is_word(document.form(t)) ? 1 : 0;
  if (words == 0) return QuotationUse::Term;
  const std::string& text = document.article.text;
  std::uint32_t before = quotation.outer.begin;
  while (before > 0 && text[before - 1] == ' ') --before;
  const char lead = before == 0 ? '\n' : text[before - 1];
  const bool leads_up = lead == ',' || lead == ':';
  const bool begins =
      lead == '\n' || lead == '.' || lead == '!' || lead == '?' || quotation.outer.begin == quotation.inner.begin;
  const char last = text[quotation.inner.end - 1];
  const bool stops = last == ',' || last == '.' || last == '!' || last == '?';
  if (quotation.continues != kNone || leads_up || (begins && stops)) return QuotationUse::Speech;
  if (looks_like_title(document, quotation.tokens, quotation.inner)) return QuotationUse::Title;
  return words <= 3 ? QuotationUse::Term : QuotationUse::Speech;
}

}  // namespace

std::vector<Quotation> find_quotations(const Document& document) {
  std::vector<Quotation> quotations;
  std::uint32_t unclosed = kNone;  // the quotation that the last paragraph left open
  for (const Block& block : document.layout.blocks) {
    if (!is_read(block.kind)) continue;
    std::vector<Span> around;
    const std::uint32_t open_before = std::exchange(unclosed, kNone);
    for (const Pair& pair : ParagraphPairing(document, block.span).run()) {
      while (!around.empty() && around.back().end <= pair.outer.begin) around.pop_back();
      Quotation quotation;
      quotation.outer = pair.outer;
      quotation.inner = pair.inner;
      quotation.tokens = tokens_in(document, pair.inner);
      quotation.depth = static_cast<std::uint8_t>(std::min<std::size_t>(around.size(), 255));
      if (pair.outer.begin == block.span.begin) quotation.continues = open_before;
      quotation.use = use_of(document, quotation);
      if (pair.open_end) unclosed = static_cast<std::uint32_t>(quotations.size());
      around.push_back(pair.outer);
      quotations.push_back(quotation);
    }
  }
  return quotations;
}

}  // namespace dateline
