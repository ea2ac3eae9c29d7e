// Dates are read from a row of small tokens (numbers, words, signs), left to right, by the handful of orders that
// English mastheads use; ISO 8601 by its own shape. 01/24/2018 is read month first, as in the United States: a British
// 03/04/2018 comes out wrong, one with a day above 12 first comes out right. Two-digit years are no dates.
#include "extract/input/written_dates.h"
#include "ontology/day.h"

#include <algorithm>
#include <array>
#include <vector>

namespace dateline {
namespace {

enum class TokenKind : std::uint8_t { Word, Number, Sign };

struct DateToken {
  TokenKind kind = TokenKind::Sign;
  std::string text;  // words in lower case without full stops: "pm" for "P.M."
  int value = 0;
  std::size_t digits = 0;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// "5:30PM (EST)" is 5 : 30 pm ( est ).
std::vector<DateToken> tokens_of(std::string_view text) {
  std::vector<DateToken> tokens;
  for (std::size_t i = 0; i < text.size();) {
    DateToken token;
    if (is_digit(text[i])) {
      token.kind = TokenKind::Number;
      for (; i < text.size() && is_digit(text[i]); ++i, ++token.digits)
        token.value = token.digits < 8 ? token.value * 10 + (text[i] - '0') : token.value;
    } else if (is_letter(text[i])) {
      token.kind = TokenKind::Word;
      for (; i < text.size() && (is_letter(text[i]) || text[i] == '.'); ++i)
        if (text[i] != '.') token.text += lower(text[i]);
    } else {
      const char c = text[i++];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == '.') continue;
      token.text = c;
    }
    tokens.push_back(std::move(token));
  }
  return tokens;
}

constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};

// Names in full or cut to three letters or more ("sept", "thurs"); 0 where it is none.
template <std::size_t N>
int number_of(std::string_view word, const std::array<std::string_view, N>& names) {
  for (std::size_t i = 0; i < N; ++i)
    if (word == names[i] || (word.size() >= 3 && word.size() <= 5 && names[i].starts_with(word)))
      return static_cast<int>(i) + 1;
  return 0;
}

int month_of(const DateToken& token) { return token.kind == TokenKind::Word ? number_of(token.text, kMonths) : 0; }

struct Zone {
  std::string_view name;
  int minutes;  // to add to local time for UTC
};
constexpr std::array kZones{Zone{"utc", 0},   Zone{"gmt", 0},   Zone{"z", 0},      Zone{"est", 300}, Zone{"edt", 240},
                            Zone{"cst", 360}, Zone{"cdt", 300}, Zone{"mst", 420},  Zone{"mdt", 360}, Zone{"pst", 480},
                            Zone{"pdt", 420}, Zone{"bst", -60}, Zone{"akst", 540}, Zone{"hst", 600}};

const Zone* zone_of(const DateToken& token) {
  for (const Zone& zone : kZones)
    if (token.kind == TokenKind::Word && token.text == zone.name) return &zone;
  return nullptr;
}

// Words that stand in date lines without being part of the date. ET, CT, MT, PT and "eastern" do not say whether summer
// time holds, so they are read but give no UTC.
bool is_date_line_word(std::string_view word) {
  constexpr std::array kWords{
      std::string_view{"published"}, std::string_view{"posted"},     std::string_view{"updated"},
      std::string_view{"on"},        std::string_view{"at"},         std::string_view{"last"},
      std::string_view{"first"},     std::string_view{"date"},       std::string_view{"modified"},
      std::string_view{"created"},   std::string_view{"time"},       std::string_view{"et"},
      std::string_view{"ct"},        std::string_view{"mt"},         std::string_view{"pt"},
      std::string_view{"eastern"},   std::string_view{"originally"}, std::string_view{"issued"},
      std::string_view{"released"},  std::string_view{"of"},         std::string_view{"the"},
      std::string_view{"th"},        std::string_view{"st"},         std::string_view{"nd"},
      std::string_view{"rd"},        std::string_view{"am"},         std::string_view{"pm"},
      std::string_view{"noon"},      std::string_view{"t"},          std::string_view{"edition"},
      std::string_view{"print"},     std::string_view{"central"},    std::string_view{"release"},
      std::string_view{"for"},       std::string_view{"pacific"},    std::string_view{"mountain"}};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

std::optional<Date> day(int year, int month, int date) {
  if (year < 1600 || year > 2200 || !is_calendar_day(year, month, date)) return std::nullopt;
  return Date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(date)};
}

struct DateAt {
  Date day;
  std::size_t begin = 0;  // tokens
  std::size_t end = 0;
};

class DateTokens {
 public:
  explicit DateTokens(std::string_view text) : tokens_(tokens_of(text)) {}

  [[nodiscard]] const std::vector<DateToken>& all() const { return tokens_; }
  [[nodiscard]] bool is_sign(std::size_t i, std::string_view sign) const {
    return i < tokens_.size() && tokens_[i].kind == TokenKind::Sign && tokens_[i].text == sign;
  }
  [[nodiscard]] bool is_word(std::size_t i, std::string_view word) const {
    return i < tokens_.size() && tokens_[i].kind == TokenKind::Word && tokens_[i].text == word;
  }
  // The number at i with this many digits, or -1.
  [[nodiscard]] int number(std::size_t i, std::size_t least, std::size_t most) const {
    if (i >= tokens_.size() || tokens_[i].kind != TokenKind::Number) return -1;
    return tokens_[i].digits >= least && tokens_[i].digits <= most ? tokens_[i].value : -1;
  }

  [[nodiscard]] std::optional<DateAt> first_date() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (const auto found = date_at(i)) return found;
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::size_t after_ordinal(std::size_t i) const {
    return is_word(i, "th") || is_word(i, "st") || is_word(i, "nd") || is_word(i, "rd") ? i + 1 : i;
  }

  [[nodiscard]] std::optional<DateAt> date_at(std::size_t i) const {
    if (const int month = month_of(tokens_[i])) {  // January 24th 2018
      const std::size_t year_at = after_ordinal(i + 2);
      if (const auto value = day(number(year_at, 4, 4), month, number(i + 1, 1, 2)))
        return DateAt{*value, i, year_at + 1};
      return std::nullopt;
    }
    const std::size_t month_at = after_ordinal(i + 1);
    if (number(i, 1, 2) > 0 && month_at < tokens_.size())  // 24th January 2018
      if (const int month = month_of(tokens_[month_at]))
        if (const auto value = day(number(month_at + 1, 4, 4), month, number(i, 1, 2)))
          return DateAt{*value, i, month_at + 2};
    if (is_sign(i + 1, "-") && is_sign(i + 3, "-"))  // 2018-01-24
      if (const auto value = day(number(i, 4, 4), number(i + 2, 2, 2), number(i + 4, 2, 2)))
        return DateAt{*value, i, i + 5};
    if (is_sign(i + 1, "/") && is_sign(i + 3, "/")) {  // 1/24/2018, 24/1/2018, 2018/01/24
      const int a = number(i, 1, 4), b = number(i + 2, 1, 2), c = number(i + 4, 1, 4);
      for (const auto& value : {day(c, a, b), day(c, b, a), day(a, b, c)})
        if (value) return DateAt{*value, i, i + 5};
    }
    return std::nullopt;
  }

  std::vector<DateToken> tokens_;
};

// "5:30pm est", "17:30:00-05:00", "5 p.m. EST" at token i, as minutes of the day in UTC added to none: -1 without a
// zone.
std::optional<int> utc_minutes(const DateTokens& tokens, std::size_t i, int& second) {
  int hour = tokens.number(i, 1, 2), minute = 0;
  if (hour < 0) return std::nullopt;
  std::size_t next = i + 1;
  const bool clock = tokens.is_sign(next, ":");
  if (clock) {
    minute = tokens.number(i + 2, 2, 2);
    next = i + 3;
    if (tokens.is_sign(next, ":")) {
      second = std::max(0, tokens.number(next + 1, 2, 2));
      next += 2;
      if (tokens.number(next, 1, 9) >= 0 && tokens.all()[next].digits == 3) ++next;  // fraction of a second: "00.000Z"
    }
  }
  if (tokens.is_word(next, "am") || tokens.is_word(next, "pm")) {
    hour = hour % 12 + (tokens.is_word(next, "pm") ? 12 : 0);
    ++next;
  } else if (!clock) {
    return std::nullopt;
  }
  if (tokens.is_sign(next, "(")) ++next;
  if (hour > 23 || minute < 0 || minute > 59 || second > 59 || next >= tokens.all().size()) return std::nullopt;
  if (const Zone* zone = zone_of(tokens.all()[next])) return hour * 60 + minute + zone->minutes;
  const bool plus = tokens.is_sign(next, "+");
  if (!plus && !tokens.is_sign(next, "-")) return std::nullopt;
  int hours = tokens.number(next + 1, 2, 2),
      minutes = tokens.is_sign(next + 2, ":") ? tokens.number(next + 3, 2, 2) : 0;
  if (const int both = tokens.number(next + 1, 4, 4); both >= 0) hours = both / 100, minutes = both % 100;
  if (hours < 0 || minutes < 0) return std::nullopt;
  return hour * 60 + minute - (plus ? 1 : -1) * (hours * 60 + minutes);
}

std::string two_digits(int value) { return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)}; }

std::string utc_time_near(const DateTokens& tokens, const DateAt& date) {
  for (std::size_t i = 0; i < tokens.all().size(); ++i) {
    if (i >= date.begin && i < date.end) continue;
    int second = 0;
    const auto minutes = utc_minutes(tokens, i, second);
    if (!minutes) continue;
    if (*minutes < 0 || *minutes >= 24 * 60) return "";  // another day in UTC: the article's own day is what counts
    return two_digits(*minutes / 60) + ":" + two_digits(*minutes % 60) + ":" + two_digits(second) + "Z";
  }
  return "";
}

bool is_date_line_token(const DateToken& token) {
  if (token.kind == TokenKind::Number) return token.digits <= 4;
  if (token.kind == TokenKind::Sign) return token.text != "?" && token.text != "\"" && token.text != "$";
  return number_of(token.text, kMonths) != 0 || number_of(token.text, kWeekdays) != 0 || zone_of(token) != nullptr ||
         is_date_line_word(token.text);
}

bool is_clock_time(const DateTokens& tokens) {
  for (std::size_t i = 0; i < tokens.all().size(); ++i)
    if (tokens.is_word(i, "am") || tokens.is_word(i, "pm")) return i > 0 && tokens.number(i - 1, 1, 2) >= 0;
  return false;
}

}  // namespace

std::optional<WrittenDate> find_written_date(std::string_view text) {
  const DateTokens tokens(text);
  const auto found = tokens.first_date();
  if (!found) return std::nullopt;
  return WrittenDate{found->day, utc_time_near(tokens, *found)};
}

bool is_date_line(std::string_view text) {
  if (text.size() > 160) return false;
  const DateTokens tokens(text);
  for (const DateToken& token : tokens.all())
    if (!is_date_line_token(token)) return false;
  return tokens.first_date().has_value() || is_clock_time(tokens);
}

bool is_calendar_word(std::string_view word) {
  std::string folded;
  for (const char c : word)
    if (c != '.' && c != ',') folded += lower(c);
  return number_of(folded, kMonths) != 0 || number_of(folded, kWeekdays) != 0;
}

}  // namespace dateline
