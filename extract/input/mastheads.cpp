// Shapes of lines, by the style books: a byline is "By" and names; a dateline is a place in capitals (in ordinary
// letters only where a wire service stands in brackets after it), then perhaps a state, a day and the service, then a
// dash (AP Stylebook, "datelines"). Knowingly missed: bylines without "By", datelines without a dash.
#include "extract/input/mastheads.h"

#include <algorithm>
#include <array>

#include "extract/input/paragraphs.h"
#include "extract/input/written_dates.h"

namespace dateline {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view trim(std::string_view text, std::string_view also = "") {
  text.remove_prefix(leading_space(text));
  while (!text.empty()) {
    if (text.back() == ' ' || text.back() == '\t' || also.find(text.back()) != std::string_view::npos)
      text.remove_suffix(1);
    else if (text.ends_with("\xC2\xA0"))
      text.remove_suffix(2);
    else
      break;
  }
  while (!text.empty() && also.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  return text;
}

// Pieces between any of the separators, trimmed; empty ones left out.
std::vector<std::string_view> pieces_of(std::string_view text, std::initializer_list<std::string_view> separators) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    std::size_t at = std::string_view::npos, size = 0;
    for (const std::string_view separator : separators)
      if (const std::size_t found = text.find(separator); found < at) at = found, size = separator.size();
    if (const std::string_view piece = trim(text.substr(0, at)); !piece.empty()) pieces.push_back(piece);
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + size);
  }
  return pieces;
}

bool begins_word(std::string_view text, std::string_view lower_word) {
  if (text.size() <= lower_word.size()) return false;
  for (std::size_t i = 0; i < lower_word.size(); ++i)
    if (lower(text[i]) != lower_word[i]) return false;
  return leading_space(text.substr(lower_word.size())) > 0 || text[lower_word.size()] == ':';
}

bool is_particle(std::string_view word) {
  constexpr std::array<std::string_view, 16> kParticles{"de",  "la",  "del", "da",  "di",  "du", "le", "van",
                                                        "von", "der", "den", "bin", "ibn", "al", "y",  "dos"};
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

bool is_name_word(std::string_view word) {
  if (!is_upper(word.front()) && !is_wide(word.front())) return false;
  if (word.starts_with("“") || word.starts_with("‘") || word.ends_with("'s") || word.ends_with("’s")) return false;
  if (is_calendar_word(word) && word != "May" && word != "April" && word != "June" && word != "August") return false;
  return std::all_of(word.begin(), word.end(), [](char c) {
    return is_upper(c) || is_lower(c) || is_wide(c) || c == '.' || c == '-' || c == '\'';
  });
}

std::vector<std::string_view> names_in(std::string_view text) {
  std::vector<std::string_view> names;
  for (const std::string_view piece : pieces_of(text, {",", ";", "&", " and ", " AND ", " with ", "/"}))
    if (const std::string_view name = trim(piece, "."); looks_like_name(name)) names.push_back(trim(piece));
  return names;
}

std::string_view last_word(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

// A publisher's name is in capitals and its last word is one of the trade's.
bool looks_like_publisher(std::string_view text, const LayoutCues& cues) {
  const std::string folded = plain(text);
  if (!cues.agency(folded).empty()) return true;
  return words_of(folded).size() >= 2 && cues.is_publisher_word(last_word(folded));
}

bool all_capitalised(std::string_view text) {
  for (const std::string_view word : pieces_of(text, {" "}))
    if (is_lower(word.front()) && word != "of" && word != "the" && word != "and" && word != "for") return false;
  return true;
}

// "Bo Ray Jr." keeps the full stop that other names at the end of a line lose.
std::string_view with_generation(std::string_view bare, std::string_view piece) {
  return bare.ends_with("Jr") || bare.ends_with("Sr") ? piece : bare;
}

bool is_bio_verb(std::string_view word) {
  return word == "is" || word == "covers" || word == "writes" || word == "edits" || word == "reports";
}

// The name that a line begins with, up to a comma or the verb.
std::string_view subject_of(std::string_view line) {
  std::size_t end = std::string_view::npos;
  for (const std::string_view mark : {", ", " is ", " covers ", " writes ", " edits ", " reports "})
    end = std::min(end, line.find(mark));
  if (end == std::string_view::npos) return {};
  const std::string_view subject = line.substr(0, end);
  for (const std::string_view opener : {"The ", "A ", "An ", "This ", "That "})
    if (subject.starts_with(opener)) return {};
  return looks_like_name(subject) ? subject : std::string_view();
}

// ---- datelines

struct Dash {
  std::size_t begin = 0;
  std::size_t end = 0;  // after the white space that follows
  bool spaced = false;  // white space before it
};

std::optional<Dash> find_dash(std::string_view block) {
  constexpr std::size_t kFarthest = 90;
  constexpr std::array<std::string_view, 5> kDashes{"—", "–", "―", "--", "-"};
  for (std::size_t at = 1; at < std::min(block.size(), kFarthest); ++at) {
    for (const std::string_view dash : kDashes) {
      if (block.substr(at, dash.size()) != dash) continue;
      const std::size_t after = at + dash.size(), space = leading_space(block.substr(after));
      const std::string_view before = block.substr(0, at);
      const bool spaced = trim(before).size() < before.size();
      if ((dash.front() == '-' && (!spaced || space == 0)) || (spaced && space == 0)) continue;
      return Dash{at, after + space, spaced};
    }
  }
  return std::nullopt;
}

// Takes "(AP)" off the end and gives what stood in it.
std::string_view take_brackets(std::string_view& head) {
  if (!head.ends_with(')')) return {};
  const std::size_t open = head.rfind('(');
  if (open == std::string_view::npos) return {};
  const std::string_view inner = head.substr(open + 1, head.size() - open - 2);
  head = trim(head.substr(0, open));
  return inner;
}

// Takes ", Jan. 24" or ", Jan. 24, 2018" off the end.
void take_day(std::string_view& head) {
  std::string_view rest = head;
  const auto take = [&rest](auto is_good) {
    const std::string_view word = trim(last_word(rest), ",");
    if (word.empty() || !is_good(word)) return false;
    rest = trim(rest.substr(0, static_cast<std::size_t>(word.data() - rest.data())), ",");
    return true;
  };
  const auto number = [](std::string_view word) {
    return word.size() <= 4 && std::all_of(word.begin(), word.end(), is_digit);
  };
  if (!take(number)) return;
  take(number);
  if (take(is_calendar_word)) head = rest;
}

std::size_t count_if_in(std::string_view text, bool (*is)(char)) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is));
}

bool is_city_part(std::string_view part, bool in_capitals) {
  const auto words = pieces_of(part, {" "});
  if (words.empty() || words.size() > 4 || !all_capitalised(part)) return false;
  if (count_if_in(part, is_digit) > 0 || part.find_first_of("?!:;\"()@#") != std::string_view::npos) return false;
  if (in_capitals && part.find("’") != std::string_view::npos) return false;
  return !in_capitals || (count_if_in(part, is_lower) == 0 && count_if_in(part, is_upper) >= 3);
}

// "Ill.", "D.C.", "South Korea"
bool is_region_part(std::string_view part) {
  const auto words = pieces_of(part, {" "});
  if (words.empty() || words.size() > 3 || count_if_in(part, is_digit) > 0) return false;
  return std::all_of(words.begin(), words.end(), [](std::string_view word) { return is_upper(word.front()); });
}

bool opens_sentence(std::string_view text) {
  if (text.empty()) return false;
  return is_upper(text.front()) || is_digit(text.front()) || is_wide(text.front()) || text.front() == '"' ||
         text.front() == '\'' || text.front() == '$' || text.front() == '[';
}

}  // namespace

bool looks_like_name(std::string_view text) {
  const auto words = pieces_of(text, {" ", "\xC2\xA0"});
  if (words.empty() || words.size() > 5 || is_particle(words.back())) return false;
  return std::all_of(words.begin(), words.end(),
                     [](std::string_view word) { return is_particle(word) || is_name_word(word); }) &&
         std::any_of(words.begin(), words.end(), [](std::string_view word) { return word.size() > 2; });
}

std::string name_case(std::string_view name) {
  std::string text(name);
  if (count_if_in(text, is_lower) > 0) return text;
  std::size_t letters = 0;  // since the word began
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool letter = is_upper(text[i]) || is_wide(text[i]);
    const bool after_mc = letters == 2 && i >= 2 && text[i - 2] == 'M' && text[i - 1] == 'c';
    if (letter && letters > 0 && !after_mc) text[i] = lower(text[i]);
    letters = letter ? letters + 1 : 0;
  }
  return text;
}

std::optional<Byline> find_byline(std::string_view block, const LayoutCues& cues) {
  if (block.size() > 200 || !begins_word(block, "by")) return std::nullopt;
  const std::string_view rest = trim(block.substr(2), ":");
  Byline byline;
  bool first = true;
  for (const std::string_view piece : pieces_of(rest, {" | ", "|", " • ", " · ", " — ", " – ", " - ", "\n", "\r", ",",
                                                       ";", "/", " & ", " and ", " AND ", " with ", " for ", " in "})) {
    const std::string_view bare = trim(piece, ".:*");
    const std::string_view last = last_word(bare);
    std::string trade = plain(last);
    if (trade.ends_with('s')) trade.pop_back();  // "Staff Writers"
    const bool role = cues.is_trade_word(trade) || trade == "staff";
    if (looks_like_publisher(bare, cues) && !role) {
      const std::string_view agency = cues.agency(plain(bare));
      if (byline.publisher.empty()) byline.publisher = agency.empty() ? bare : agency;
    } else if (looks_like_name(bare) && !role && (last.size() < bare.size() || bare.size() == trim(rest, ".").size())) {
      if (first || byline.publisher.empty()) byline.authors.push_back(name_case(with_generation(bare, piece)));
    } else if (first) {
      return std::nullopt;  // "By Friday the council", "By law, Ann Lee"
    }
    first = false;
  }
  return first ? std::nullopt : std::optional(byline);
}

std::vector<std::string> find_credited_authors(std::string_view block) {
  block = trim(block, "()[]*");
  for (const std::string_view dash : {"—", "–", "―", "--", "-"})
    if (block.starts_with(dash)) block = trim(block.substr(dash.size()));
  std::vector<std::string> authors;
  const auto add = [&authors](std::string_view text) {
    for (const std::string_view name : names_in(text)) authors.push_back(name_case(trim(name, ".")));
  };
  const std::string folded = plain(block);
  for (const std::string_view part : pieces_of(block, {";", "\n"})) {
    const std::string low = plain(part);
    for (const std::string_view cue : {"reporting by ", "reporting from ", "written by ", "writing by ", "story by "})
      if (const std::size_t at = low.find(cue); at != std::string::npos && at <= 12 && low.size() <= part.size()) {
        std::string_view names = part.substr(std::min(part.size(), at + cue.size()));
        add(names.substr(0, std::min(names.find(" in "), names.find(" from "))));
      }
  }
  for (const std::string_view cue : {" contributed reporting", " contributed to this "})
    if (const std::size_t at = folded.find(cue); at != std::string::npos && folded.size() == block.size())
      add(block.substr(0, at));
  return authors;
}

std::string_view find_bio_subject(std::string_view block, const LayoutCues& cues) {
  constexpr std::size_t kLongest = 400, kWordsToTheTrade = 10;
  const std::string_view subject = subject_of(block);
  if (block.size() > kLongest || subject.empty()) return {};
  const std::string rest = plain(block.substr(subject.size()));
  if (rest.find('"') != std::string::npos || rest.starts_with(", who")) return {};
  const auto words = words_of(rest);
  std::size_t verb = words.size();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "said" || words[i] == "told" || words[i] == "declined" || words[i] == "that") return {};
    if (verb == words.size() && is_bio_verb(words[i]) && (i == 0 || words[i - 1].ends_with(','))) verb = i;
  }
  const bool one_word = subject.find(' ') == std::string_view::npos;
  for (std::size_t i = verb; i < std::min(words.size(), verb + kWordsToTheTrade); ++i) {
    const std::string word(words[i].substr(0, words[i].find_first_of(",.;")));
    const std::string two = i + 1 < words.size() ? word + " " + std::string(words[i + 1]) : word;
    if (cues.is_trade_word(word) || cues.is_trade_word(two)) return subject;
    if (!one_word && (cues.is_bio_word(word) || cues.is_bio_word(two))) return subject;
  }
  return {};
}

bool is_publisher_line(std::string_view block, const LayoutCues& cues) {
  const auto words = pieces_of(block, {" "});
  if (words.empty() || words.size() > 6 || block.find_first_of("?!:;\"") != std::string_view::npos) return false;
  return all_capitalised(block) && looks_like_publisher(trim(block, "."), cues);
}

std::optional<PlaceLine> find_place_line(std::string_view block, const LayoutCues& cues) {
  const auto dash = find_dash(block);
  if (!dash || !opens_sentence(block.substr(dash->end))) return std::nullopt;
  std::string_view head = trim(block.substr(0, dash->begin));
  const std::string_view brackets = take_brackets(head);
  const std::string_view agency = cues.agency(plain(brackets));
  if (!brackets.empty() && agency.empty() && count_if_in(brackets, is_lower) > 6) return std::nullopt;
  take_day(head);
  const auto parts = pieces_of(head, {","});
  if (parts.empty() || parts.size() > 3 || cues.is_label(plain(head))) return std::nullopt;
  if (!is_city_part(parts[0], agency.empty()) || cues.is_label(plain(parts[0]))) return std::nullopt;
  if (!std::all_of(parts.begin() + 1, parts.end(), is_region_part)) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(parts.front().data() - block.data());
  const auto end = static_cast<std::uint32_t>(parts.back().data() + parts.back().size() - block.data());
  return PlaceLine{{begin, end}, dash->end, std::string(agency)};
}

}  // namespace dateline
