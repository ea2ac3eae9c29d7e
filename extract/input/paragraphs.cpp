// A line break is a wrap, not the end of a paragraph, where the next line's first word would not have fitted on this
// line: the width is that of the longest line with another right below it (a long credit on its own was never wrapped),
// and this is only asked of texts most of whose breaks look so. In such a text a long line goes on too (people wrap
// raggedly), and a short one ends its paragraph. In every text a line that begins in
// lower case goes on with the line before it, unless that one ended a sentence. Knowingly wrong: verse, and tables
// whose rows are all as long as the first.
#include "extract/input/paragraphs.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr std::size_t kWidestWrap = 110;  // code points; nobody wraps prose wider

struct Line {
  Span span;               // without white space around it; empty for a blank line
  std::size_t width = 0;   // code points from the line's begin, indent included
  std::size_t indent = 0;  // columns of white space before the first character
  std::size_t first = 0;   // code points of its first word
};

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

bool is_break(std::string_view text, std::size_t at, std::size_t& size) {
  const char c = text[at];
  size = 1;
  if (c == '\r') size = at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
  if (c == '\n' || c == '\r' || c == '\f' || c == '\v') return true;
  if (c != '\xE2') return false;
  size = 3;
  const std::string_view three = text.substr(at, 3);
  return three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9";  // U+2028, U+2029
}

std::size_t space_at(std::string_view text, std::size_t at) {
  if (text[at] == ' ' || text[at] == '\t') return 1;
  if (static_cast<unsigned char>(text[at]) < 0x80) return 0;
  constexpr std::array<std::string_view, 7> kSpaces{"\xC2\xA0",     "\xE2\x80\x8B", "\xE2\x80\xAF", "\xE2\x80\x83",
                                                    "\xE2\x80\x82", "\xE2\x80\x89", "\xEF\xBB\xBF"};
  for (const std::string_view space : kSpaces)
    if (text.substr(at, space.size()) == space) return space.size();
  return 0;
}

Line line_of(std::string_view text, std::size_t begin, std::size_t end) {
  Line line;
  std::size_t first = begin;
  for (std::size_t size = 0; first < end && (size = space_at(text, first)) > 0; first += size) ++line.indent;
  std::size_t last = end;
  while (last > first) {
    std::size_t at = last - 1;
    while (at > first && !starts_character(text[at])) --at;
    if (at + space_at(text, at) != last) break;
    last = at;
  }
  line.span = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
  const std::string_view content = text.substr(first, last - first);
  line.width = line.indent + code_points(content);
  line.first = code_points(content.substr(0, content.find(' ')));
  return line;
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = 0;
    if (!is_break(text, at, size)) {
      ++at;
      continue;
    }
    lines.push_back(line_of(text, begin, at));
    begin = at += size;
  }
  lines.push_back(line_of(text, begin, text.size()));
  return lines;
}

bool ends_sentence(std::string_view line) {
  for (const std::string_view mark : {"\"", "'", ")", "”", "’"})
    if (line.ends_with(mark)) line.remove_suffix(mark.size());
  return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with(':') ||
         line.ends_with(';');
}

bool would_not_fit(const Line& line, const Line& next, std::size_t width) {
  return line.width + 1 + next.first > width;
}

// The width that the text is wrapped to; 0 where it is not.
std::size_t wrap_width(std::string_view text, const std::vector<Line>& lines) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].width > kWidestWrap) return 0;
    if (i + 1 < lines.size() && !lines[i + 1].span.empty()) width = std::max(width, lines[i].width);
  }
  std::size_t breaks = 0, wraps = 0, within_sentence = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].span.empty() || lines[i + 1].span.empty()) continue;
    ++breaks;
    if (!would_not_fit(lines[i], lines[i + 1], width)) continue;
    ++wraps;
    within_sentence += !ends_sentence(text.substr(lines[i].span.begin, lines[i].span.size()));
  }
  return wraps >= 2 && 2 * wraps > breaks && 2 * within_sentence > wraps ? width : 0;
}

bool begins_lower(std::string_view text, Span span) { return text[span.begin] >= 'a' && text[span.begin] <= 'z'; }

bool goes_on(std::string_view text, const Line& line, const Line& next, std::size_t width) {
  const bool ended = ends_sentence(text.substr(line.span.begin, line.span.size()));
  if (begins_lower(text, next.span) && !ended) return true;
  if (next.indent > line.indent + 1 && ended) return false;  // a new paragraph by its indent
  if (width == 0) return false;
  return would_not_fit(line, next, width) || (!ended && 3 * line.width >= 2 * width) || 6 * line.width >= 5 * width;
}

}  // namespace

std::vector<Paragraph> split_paragraphs(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  const std::size_t width = wrap_width(text, lines);
  std::vector<Paragraph> paragraphs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].span.empty()) continue;
    const bool after_blank = i == 0 || lines[i - 1].span.empty();
    if (!after_blank && goes_on(text, lines[i - 1], lines[i], width))
      paragraphs.back().span.end = lines[i].span.end;
    else
      paragraphs.push_back({lines[i].span, after_blank});
  }
  return paragraphs;
}

std::size_t leading_space(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t size = space_at(text, at);
    if (size == 0 && !is_break(text, at, size)) break;
    at += size;
  }
  return at;
}

std::string plain(std::string_view text) {
  struct Replacement {
    std::string_view from, to;
  };
  constexpr std::array kReplacements{Replacement{"‘", "'"},  Replacement{"’", "'"}, Replacement{"“", "\""},
                                     Replacement{"”", "\""}, Replacement{"–", "-"}, Replacement{"—", "-"},
                                     Replacement{"―", "-"},  Replacement{"‑", "-"}, Replacement{"…", "..."}};
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = leading_space(text); at < text.size();) {
    if (const std::size_t space = leading_space(text.substr(at)); space > 0) {
      at += space;
      if (at < text.size()) folded += ' ';
      continue;
    }
    const char c = text[at];
    const auto* replacement = kReplacements.end();
    if (c == '\xE2')
      replacement = std::find_if(kReplacements.begin(), kReplacements.end(),
                                 [&](const Replacement& r) { return text.substr(at, r.from.size()) == r.from; });
    if (replacement != kReplacements.end()) {
      folded += replacement->to;
      at += replacement->from.size();
    } else {
      folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      ++at;
    }
  }
  return folded;
}

std::vector<std::string_view> words_of(std::string_view plain_text) {
  std::vector<std::string_view> words;
  while (!plain_text.empty()) {
    const std::size_t space = plain_text.find(' ');
    if (space != 0) words.push_back(plain_text.substr(0, space));
    plain_text.remove_prefix(space == std::string_view::npos ? plain_text.size() : space + 1);
  }
  return words;
}

}  // namespace dateline
