// White space bounds chunks; a chunk is cut from left to right by the kind of the next character. Conventions are those
// of the UD English treebanks (EWT, GUM): clitics, possessives and hyphens are tokens, abbreviations keep their full
// stop.
//
// Knowingly wrong: an initial before a capital at the end of a sentence ("vitamin C. The" keeps its full stop); a
// plural possessive inside single quotation marks is read as their end; two sentences without a space are parted only
// before a capital.
#include "extract/text/scanner.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr std::size_t kLongestClitic = 2;

// Endings that join a word after a full stop: "dateline.example.org", "report.pdf".
constexpr std::array<std::string_view, 24> kDotEndings{"com", "org", "net",  "gov", "edu", "mil", "int", "info",
                                                       "biz", "uk",  "us",   "tv",  "io",  "co",  "doc", "docx",
                                                       "xls", "pdf", "html", "htm", "txt", "zip", "jpg", "ppt"};

// Words that begin with an apostrophe: "rock 'n' roll", "get 'em".
constexpr std::array<std::string_view, 9> kApostropheWords{"em",    "n",   "tis",  "twas", "til",
                                                           "cause", "cuz", "bout", "round"};

// Letters before a dollar sign that belong to it: "US$ 5", "C$ 12".
constexpr std::array<std::string_view, 8> kDollars{"us", "a", "c", "hk", "nz", "au", "ca", "s"};

// The lengths of digit groups that hyphens hold together: telephone numbers and dates ("555-010-1234", "2020-11-03").
constexpr std::array<std::string_view, 6> kDigitGroups{"334", "1334", "422", "224", "124", "114"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_ordinal(std::string_view letters) {
  return letters == "st" || letters == "nd" || letters == "rd" || letters == "th" || letters == "s" || letters == "TH";
}

}  // namespace

Character Scanner::at(std::size_t where) const {
  return where < end_ ? character_at(text_.substr(0, end_), where) : Character{};
}

Character Scanner::before(std::size_t where) const {
  if (where == 0) return {};
  const Character c = character_at(text_, where - 1);
  return c.code < 0x80 ? c : Character{c.code, 1, CharKind::Other};
}

std::size_t Scanner::skip(std::size_t from, CharKind kind) const {
  for (Character c = at(from); from < end_ && c.kind == kind; c = at(from)) from += c.size;
  return from;
}

std::size_t Scanner::skip_letters(std::size_t from) const {
  for (Character c = at(from); from < end_ && is_letter(c.kind); c = at(from)) from += c.size;
  return from;
}

void Scanner::emit(std::size_t begin, std::size_t end, bool joined) {
  tokens_.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, false, joined});
}

void Scanner::scan(Span block) {
  end_ = std::min<std::size_t>(block.end, text_.size());
  open_single_ = false;
  for (std::size_t here = block.begin; here < end_;) {
    here = skip(here, CharKind::Space);
    std::size_t chunk_end = here;
    for (Character c = at(chunk_end); chunk_end < end_ && c.kind != CharKind::Space; c = at(chunk_end))
      chunk_end += c.size;
    if (chunk_end == here) break;
    scan_chunk(here, chunk_end);
    tokens_.back().space_after = true;
    here = chunk_end;
  }
}

void Scanner::scan_chunk(std::size_t begin, std::size_t end) {
  // Marks before an address: "(https://dateline.example)".
  while (begin < end) {
    const Character c = at(begin);
    if (const std::size_t stop = address_end(begin, end); stop > begin) {
      emit(begin, stop);
      begin = stop;
      break;
    }
    const bool mark = c.kind == CharKind::Open || c.kind == CharKind::Quote || c.code == '<';
    if (!mark) break;
    emit(begin, begin + c.size);
    begin += c.size;
  }
  while (begin < end) begin = scan_token(begin, end);
}

// The end of a web or mail address that begins here, without the punctuation after it; `begin` where there is none.
std::size_t Scanner::address_end(std::size_t begin, std::size_t end) const {
  const Character first = at(begin);
  if (first.kind == CharKind::Open || first.kind == CharKind::Quote || first.code == '<') return begin;
  const std::string_view chunk = piece(begin, end);
  const std::size_t sign = chunk.find('@');
  const bool mail = sign != std::string_view::npos && sign > 0 && sign + 1 < chunk.size() &&
                    is_word(character_at(chunk, sign + 1).kind) && is_word(before(begin + sign).kind);
  const bool web =
      chunk.find("://") != std::string_view::npos || chunk.starts_with("www.") || chunk.starts_with("mailto:");
  if (!mail && !web) return begin;
  std::size_t stop = chunk.size();
  while (stop > 1 && std::string_view(".,;:!?'\")]>").find(chunk[stop - 1]) != std::string_view::npos) --stop;
  // A typographic mark or dash ends it as well: “https://dateline.example”.
  for (std::size_t here = 0; here < stop;) {
    const Character c = character_at(chunk, here);
    if (c.code >= 0x80 && !is_word(c.kind)) return begin + here;
    here += c.size;
  }
  return begin + stop;
}

// Emits one token, or two of one word, and returns where the next begins.
std::size_t Scanner::scan_token(std::size_t begin, std::size_t end) {
  const Character first = at(begin);
  const bool attached = !tokens_.empty() && tokens_.back().span.end == begin && begin > 0;
  std::size_t stop = begin + first.size;
  switch (first.kind) {
    case CharKind::Upper:
    case CharKind::Lower:
      return scan_word(begin);
    case CharKind::Digit:
      return scan_number(begin);
    case CharKind::Apostrophe:
      return scan_apostrophe(begin, attached);
    case CharKind::Stop:
      if (!attached && first.code == '.' && at(stop).kind == CharKind::Digit) return scan_number(begin);
      stop = skip(begin, CharKind::Stop);
      break;
    case CharKind::Hyphen:
      while (stop < end && at(stop).code == first.code) stop += first.size;
      break;
    case CharKind::Open:
      for (const std::string_view omission : {std::string_view("[...]"), std::string_view("[…]")})
        if (piece(begin, end_).starts_with(omission)) stop = begin + omission.size();
      break;
    case CharKind::Other:
      return scan_symbol(begin, end);
    default:
      break;
  }
  emit(begin, stop);
  return stop;
}

std::size_t Scanner::scan_symbol(std::size_t begin, std::size_t end) {
  const Character first = at(begin);
  std::size_t stop = begin + first.size;
  if ((first.code == '#' || first.code == '@') && is_letter(at(stop).kind)) {  // "#election", "@newsroom"
    for (Character c = at(stop); stop < end && (is_word(c.kind) || c.code == '_'); c = at(stop)) stop += c.size;
  } else if (first.code == ':' || first.code == ';' || first.code == '=') {  // ":-)"
    std::size_t face = stop + (at(stop).code == '-' ? 1 : 0);
    const std::size_t mouth = face;
    while (face < end && face - mouth < 4 && std::string_view(")(DP").find(text_[face]) != std::string_view::npos)
      ++face;
    if (face > mouth && !is_word(at(face).kind)) stop = face;
  } else if (first.code != ',' && first.code != '/') {
    while (stop < end && at(stop).code == first.code && first.code != 0xFFFD) stop += first.size;
  }
  emit(begin, stop);
  return stop;
}

// The end of a clitic after this apostrophe ('s 'm 'd 're 've 'll, then no more letters); 0 where there is none.
std::size_t Scanner::clitic_end(std::size_t apostrophe) const {
  const std::size_t begin = apostrophe + at(apostrophe).size;
  std::size_t stop = begin;
  while (stop < end_ && stop - begin <= kLongestClitic && is_letter(at(stop).kind)) stop += at(stop).size;
  if (stop == begin || is_word(at(stop).kind) || stop - begin > kLongestClitic) return 0;
  const std::string letters = fold(piece(begin, stop));
  const bool clitic =
      letters == "s" || letters == "m" || letters == "d" || letters == "re" || letters == "ve" || letters == "ll";
  return clitic ? stop : 0;
}

std::size_t Scanner::scan_apostrophe(std::size_t begin, bool attached) {
  const Character mark = at(begin);
  std::size_t stop = begin + mark.size;
  const bool after_word =
      attached && begin > 0 && (is_word(before(begin).kind) || before(begin).kind == CharKind::Other);
  if (after_word) {
    if (const std::size_t clitic = clitic_end(begin); clitic != 0) {
      emit(begin, clitic, true);
      return clitic;
    }
    const char32_t last = before(begin).code;
    const bool possessive = !is_word(at(stop).kind) && mark.code != U'‘' && (last == 's' || last == 'z' || last == 'x');
    if (possessive && !open_single_) {
      emit(begin, stop, true);
      return stop;
    }
    open_single_ = false;
  } else if (at(stop).kind == CharKind::Digit) {  // "the '90s"
    stop = skip(stop, CharKind::Digit);
    if (at(stop).code == 's' && !is_word(at(stop + 1).kind)) ++stop;
  } else if (const std::size_t word = skip_letters(std::min(stop, end_));
             word > stop && word - stop <= 5 && among(kApostropheWords, fold(piece(stop, word)))) {
    stop = word;
  } else if (at(stop).code == mark.code) {  // '' and ``
    stop += mark.size;
  } else {
    open_single_ = is_word(at(stop).kind) && !attached;
  }
  emit(begin, stop);
  return stop;
}

// Whether the full stop at `stop` is part of the word that began at `begin`.
bool Scanner::stop_belongs(std::size_t begin, std::size_t stop) const {
  if (at(stop + 1).kind == CharKind::Stop) return false;  // an ellipsis follows
  const std::string_view word = piece(begin, stop);
  std::size_t next = stop + 1;
  while (next < end_ && next < stop + 16 && at(next).kind == CharKind::Space) next += at(next).size;
  const CharKind follows = at(next).kind;
  if (word.size() >= 3 && word[word.size() - 2] == '.') return true;  // "U.S."
  const bool single = begin + at(begin).size == stop && at(begin).kind == CharKind::Upper;
  // "George W. Bush": an initial; "and I. Then": not one.
  if (single && word != "I") return follows == CharKind::Upper || (follows != CharKind::Lower && next == stop + 1);
  switch (const auto use = lexicon_.abbreviation(piece(begin, stop + 1)); use.value_or(Abbreviation::Number)) {
    case Abbreviation::Number:
      return use && (follows == CharKind::Digit || at(next).code == '#');
    default:
      return true;
  }
}

// Where the word ends that began at `begin` and has been read up to `from`.
std::size_t Scanner::word_end(std::size_t begin, std::size_t from) const {
  std::size_t segment = begin;  // after the last inner full stop
  bool hyphen = false;
  std::size_t here = from;
  while (here < end_) {
    const Character c = at(here);
    const Character next = at(here + c.size);
    if (is_word(c.kind) || c.code == '_') {
      here += c.size;
    } else if (c.kind == CharKind::Apostrophe && is_letter(next.kind)) {
      const bool negation = (next.code == 't' || next.code == 'T') && !is_word(at(here + c.size + 1).kind) &&
                            (before(here).code == 'n' || before(here).code == 'N');
      if (clitic_end(here) != 0) return here;
      if (negation) return here - 1 > begin ? here - 1 : here + c.size + 1;  // "do|n't"
      here += c.size;
    } else if (c.code == '.' && is_word(next.kind)) {
      const bool letter = here - segment <= 4 && segment + at(segment).size == here && is_letter(at(segment).kind);
      const std::size_t after = skip_letters(here + 1);
      const bool ending = after - here <= 5 && among(kDotEndings, fold(piece(here + 1, after)));
      const bool lower = next.kind == CharKind::Lower && before(here).kind == CharKind::Lower;
      if (!letter && !ending && !lower) return here;
      here += 1;
      segment = here;
    } else if (c.code == '.') {
      return stop_belongs(begin, here) ? here + 1 : here;
    } else if (c.code == '&' && before(here).kind == CharKind::Upper && next.kind == CharKind::Upper) {  // "AT&T"
      here += 1;
    } else if (c.kind == CharKind::Hyphen && is_word(next.kind) && !hyphen && here - begin < 12 && c.code != U'—' &&
               lexicon_.prefix(fold(piece(begin, here)))) {
      hyphen = true;
      here += c.size;
    } else if (c.code == '$' && here - begin <= 2 && among(kDollars, fold(piece(begin, here)))) {
      return here + 1;
    } else {
      return here;
    }
  }
  return here;
}

std::size_t Scanner::scan_word(std::size_t begin) {
  const std::size_t stop = word_end(begin, begin);
  const bool whole = stop - begin <= 12;
  if (const std::size_t first = whole ? lexicon_.contraction(fold(piece(begin, stop))) : 0; first > 0) {
    emit(begin, begin + first);
    emit(begin + first, stop, true);
    return stop;
  }
  emit(begin, stop);
  // The negation that word_end stopped before.
  const std::size_t mark = stop + 1;
  const Character n = at(stop);
  if ((n.code == 'n' || n.code == 'N') && at(mark).kind == CharKind::Apostrophe) {
    const std::size_t end = mark + at(mark).size + 1;
    emit(stop, end, true);
    return end;
  }
  return stop;
}

// The end of groups of digits that hyphens hold together; `begin` where they do not.
std::size_t Scanner::hyphenated_number_end(std::size_t begin) const {
  std::string lengths;
  std::size_t here = begin;
  while (lengths.size() < 5) {
    const std::size_t stop = skip(here, CharKind::Digit);
    if (stop == here || stop - here > 9) return begin;
    lengths += static_cast<char>('0' + (stop - here));
    here = stop;
    if (at(here).code != '-' || at(here + 1).kind != CharKind::Digit) break;
    ++here;
  }
  return !is_word(at(here).kind) && among(kDigitGroups, lengths) ? here : begin;
}

std::size_t Scanner::scan_number(std::size_t begin) {
  if (const std::size_t stop = hyphenated_number_end(begin); stop > begin) {
    emit(begin, stop);
    return stop;
  }
  std::size_t here = begin;
  for (;;) {
    here = skip(here + (here == begin && at(begin).code == '.' ? 1 : 0), CharKind::Digit);
    const char32_t mark = at(here).code;
    const bool inner =
        (mark == '.' || mark == ',' || mark == ':' || mark == '/') && at(here + 1).kind == CharKind::Digit;
    if (!inner) break;
    ++here;
  }
  const std::size_t letters = skip_letters(here);
  const std::string_view suffix = piece(here, letters);
  if (is_ordinal(suffix)) {
    here = letters;
  } else if (at(here).kind == CharKind::Apostrophe && at(here + at(here).size).code == 's' && here - begin != 3 &&
             before(here).code == '0' && clitic_end(here) != 0) {  // "the 1990's"
    here = clitic_end(here);
  } else if (letters > here && (is_word(at(letters).kind) || !lexicon_.unit(suffix))) {  // "4G", "737s"
    here = word_end(begin, letters);
  }
  emit(begin, here);
  return here;
}

}  // namespace dateline
