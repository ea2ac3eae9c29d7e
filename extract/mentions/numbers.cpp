// A number is read left to right as a running sum: units add, "hundred" and "dozen" multiply what stands before them
// since the last thousand, larger scales close a group ("two hundred | thousand | and six").
// Knowingly wrong: "two thousand sixteen" said of a year is a count; numbers in other scripts are not read.
#include "extract/mentions/numbers.h"

#include <algorithm>
#include <limits>

#include "ontology/tsv.h"

#include <charconv>
#include <stdexcept>

namespace dateline {
namespace {

constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();

std::int64_t times(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  return __builtin_mul_overflow(a, b, &product) ? kLargest : product;
}

std::int64_t plus(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? kLargest : sum;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

NumberWord parse_kind(std::string_view text, const std::string& where) {
  if (text == "unit") return NumberWord::Unit;
  if (text == "scale") return NumberWord::Scale;
  if (text == "many") return NumberWord::Many;
  if (text == "suffix") return NumberWord::Suffix;
  if (text == "ordinal") return NumberWord::Ordinal;
  throw std::runtime_error(where + ": expected unit, scale, many, suffix or ordinal, found " + std::string(text));
}

std::int64_t parse_value(std::string_view text, const std::string& where) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw std::runtime_error(where + ": expected a number, found " + std::string(text));
  return value;
}

// "1,250.5" in thousandths with the length read; none where the text does not begin with a digit.
struct Digits {
  std::int64_t thousandths = 0;
  std::size_t length = 0;
};

std::optional<Digits> read_digits(std::string_view text) {
  Digits digits;
  std::int64_t whole = 0, part = 0, unit = 1000;
  std::size_t i = 0;
  const auto digit_at = [&](std::size_t k) { return k < text.size() && is_digit(text[k]); };
  for (; digit_at(i) || (i > 0 && i < text.size() && text[i] == ',' && digit_at(i + 1)); ++i)
    if (text[i] != ',') whole = plus(times(whole, 10), text[i] - '0');
  if (i == 0) return std::nullopt;
  if (i < text.size() && text[i] == '.' && digit_at(i + 1))
    for (++i; digit_at(i); ++i)
      if (unit > 1) {
        unit /= 10;
        part += (text[i] - '0') * unit;
      }
  digits.thousandths = plus(times(whole, 1000), part);
  digits.length = i;
  return digits;
}

bool is_ordinal_ending(std::string_view text) {
  return same_word(text, "st") || same_word(text, "nd") || same_word(text, "rd") || same_word(text, "th");
}

class NumberReader {
 public:
  NumberReader(const Document& document, const NumberLexicon& lexicon, TokenIndex at, TokenIndex end)
      : document_(document), lexicon_(lexicon), at_(at), begin_(at), end_(end) {}

  std::optional<ReadNumber> read() {
    if (at_ >= end_) return std::nullopt;
    if (form(at_).empty()) return std::nullopt;
    if (is_digit(form(at_)[0]) ? !read_figure() : !read_words()) return std::nullopt;
    ReadNumber number;
    number.tokens = {begin_, at_};
    number.thousandths = plus(total_, group_);
    number.vague = vague_;
    number.ordinal = ordinal_;
    return number;
  }

 private:
  [[nodiscard]] std::string_view form(TokenIndex token) const {
    return token < end_ ? document_.form(token) : std::string_view();
  }
  [[nodiscard]] const NumberWordValue* word(TokenIndex token) const {
    const std::string_view text = form(token);
    return text.empty() ? nullptr : lexicon_.words.find(text);
  }
  [[nodiscard]] bool is(TokenIndex token, NumberWord kind) const {
    const NumberWordValue* value = word(token);
    return value != nullptr && value->kind == kind;
  }
  [[nodiscard]] bool same(TokenIndex token, std::string_view text) const { return same_word(form(token), text); }

  // "23", "1.5 million", "5m", "23rd".
  bool read_figure() {
    const std::string_view text = form(at_);
    const auto digits = read_digits(text);
    if (!digits) return false;
    group_ = digits->thousandths;
    const std::string_view rest = text.substr(digits->length);
    ++at_;
    if (rest.empty()) {
      read_scales();
      return true;
    }
    if (is_ordinal_ending(rest)) {
      ordinal_ = true;
      return true;
    }
    const NumberWordValue* suffix = lexicon_.words.find(rest);
    if (suffix == nullptr || suffix->kind == NumberWord::Unit || suffix->kind == NumberWord::Ordinal) return false;
    group_ = times(group_, suffix->value);
    return true;
  }

  // "twenty-three", "a dozen", "half a million", "several hundred", "tens of thousands", "third".
  bool read_words() {
    if (is(at_, NumberWord::Ordinal)) {
      group_ = times(word(at_++)->value, 1000);
      ordinal_ = true;
      return true;
    }
    if (is(at_, NumberWord::Many)) return read_many();
    if (same(at_, "half") && (same(at_ + 1, "a") || same(at_ + 1, "an")) && is(at_ + 2, NumberWord::Scale)) {
      group_ = 500;
      at_ += 2;
    } else if ((same(at_, "a") || same(at_, "an")) && is(at_ + 1, NumberWord::Scale)) {
      group_ = 1000;
      ++at_;
    } else if (same(at_, "several") && is(at_ + 1, NumberWord::Scale)) {
      group_ = 1000;
      vague_ = true;
      ++at_;
    } else if (!is(at_, NumberWord::Unit)) {
      return false;
    } else {
      read_unit();
    }
    read_scales();
    return true;
  }

  bool read_many() {
    group_ = times(word(at_++)->value, 1000);
    vague_ = true;
    while (same(at_, "of") && is(at_ + 1, NumberWord::Many)) {
      group_ = times(group_, word(at_ + 1)->value);
      at_ += 2;
    }
    return true;
  }

  // One unit word, with "-three" after a full ten; an ordinal second half makes the whole one: "twenty-third".
  void read_unit() {
    const std::int64_t value = word(at_++)->value;
    group_ = plus(group_, times(value, 1000));
    if (value < 20 || value % 10 != 0) return;
    const TokenIndex next = same(at_, "-") ? at_ + 1 : at_;
    const NumberWordValue* ones = word(next);
    if (ones == nullptr || ones->value < 1 || ones->value > 9) return;
    if (ones->kind != NumberWord::Unit && ones->kind != NumberWord::Ordinal) return;
    group_ = plus(group_, times(ones->value, 1000));
    ordinal_ = ones->kind == NumberWord::Ordinal;
    at_ = next + 1;
  }

  void read_scales() {
    while (!ordinal_ && is(at_, NumberWord::Scale)) {
      const std::int64_t scale = word(at_++)->value;
      group_ = times(group_, scale);
      if (scale >= 1000) {
        total_ = plus(total_, group_);
        group_ = 0;
      }
      read_rest_of_group();
    }
  }

  // "two hundred [and] six", "three thousand [and] twenty", "one million two hundred thousand".
  void read_rest_of_group() {
    const TokenIndex next = same(at_, "and") ? at_ + 1 : at_;
    if (!is(next, NumberWord::Unit) || word(next)->value == 0) return;
    at_ = next;
    read_unit();
  }

  const Document& document_;
  const NumberLexicon& lexicon_;
  TokenIndex at_, begin_, end_;
  std::int64_t total_ = 0, group_ = 0;  // thousandths: closed groups, and the group that is being read
  bool vague_ = false, ordinal_ = false;
};

bool stands_at(const Document& document, const ComparatorPhrase& phrase, TokenIndex at) {
  for (const std::string& word : phrase.words)
    if (!same_word(document.form(at++), word)) return false;
  return true;
}

void sort_longest_first(std::vector<ComparatorPhrase>& phrases) {
  std::stable_sort(phrases.begin(), phrases.end(),
                   [](const auto& a, const auto& b) { return a.words.size() > b.words.size(); });
}

}  // namespace

NumberLexicon::NumberLexicon(const std::filesystem::path& en) {
  const Tsv numbers(en / "number_words.tsv", {"word", "value", "kind"});
  for (std::size_t i = 0; i < numbers.rows().size(); ++i) {
    const auto& row = numbers.rows()[i];
    words.add(row[0], {parse_kind(row[2], numbers.where(i)), parse_value(row[1], numbers.where(i))});
  }
  const Tsv phrases(en / "comparators.tsv", {"phrase", "side", "comparator"});
  for (std::size_t i = 0; i < phrases.rows().size(); ++i) {
    const auto& row = phrases.rows()[i];
    const auto comparator = parse<Comparator>(row[2]);
    if (!comparator)
      throw std::runtime_error(phrases.where(i) + ": expected a comparator, found " + std::string(row[2]));
    ComparatorPhrase phrase{{}, *comparator};
    for (const std::string_view word : split(row[0], ' ')) phrase.words.emplace_back(word);
    (row[1] == "before" ? before : after).push_back(std::move(phrase));
  }
  sort_longest_first(before);
  sort_longest_first(after);
  const Tsv currencies(en / "currencies.tsv", {"word", "side"});
  for (const auto& row : currencies.rows())
    (row[1] == "before" ? currencies_before : currencies_after).add(row[0], true);
}

std::optional<ReadNumber> read_number(const Document& document, const NumberLexicon& lexicon, TokenIndex at,
                                      TokenIndex end) {
  return NumberReader(document, lexicon, at, end).read();
}

std::optional<FoundComparator> comparator_before(const Document& document, const NumberLexicon& lexicon,
                                                 TokenIndex number, TokenIndex begin) {
  for (const ComparatorPhrase& phrase : lexicon.before) {
    const auto length = static_cast<TokenIndex>(phrase.words.size());
    if (number - begin >= length && stands_at(document, phrase, number - length))
      return FoundComparator{{number - length, number}, phrase.comparator};
  }
  return std::nullopt;
}

std::optional<FoundComparator> comparator_after(const Document& document, const NumberLexicon& lexicon,
                                                TokenIndex after, TokenIndex end) {
  for (const ComparatorPhrase& phrase : lexicon.after) {
    const auto length = static_cast<TokenIndex>(phrase.words.size());
    if (after < end && end - after >= length && stands_at(document, phrase, after))
      return FoundComparator{{after, after + length}, phrase.comparator};
  }
  return std::nullopt;
}

}  // namespace dateline
