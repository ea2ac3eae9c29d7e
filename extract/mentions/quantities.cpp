// Numbers are read by numbers.h; here it is decided what each is: what stands around it tells money, percent and age,
// its place in the tree tells what it counts ("23 jurisdictions", "hundreds of people", "a dozen of the mayors").
// Knowingly left out: labels ("Section 12", "page 3", "Apollo 11"), scores and votes ("5-4", "51 to 48"), fractions,
// "one" as a pronoun, and numbers in times and names.
#include "extract/mentions/quantities.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::int64_t kOldestAge = 115;
constexpr std::int64_t kLargestCount = 999'999'999'999'999;

class QuantityReader {
 public:
  QuantityReader(const Document& document, const NumberLexicon& lexicon) : document_(document), lexicon_(lexicon) {}

  std::vector<Quantity> read() {
    for (const Sentence& sentence : document_.text.sentences) {
      sentence_ = sentence.tokens;
      for (TokenIndex at = sentence_.begin; at < sentence_.end;) {
        const auto quantity = blocked_to(at) == at ? quantity_at(at) : std::nullopt;
        if (quantity) found_.push_back(*quantity);
        at = std::max({at + 1, blocked_to(at), skip_to_, quantity ? quantity->tokens.end : at});
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string_view form(TokenIndex token) const {
    return sentence_.contains(token) ? document_.form(token) : std::string_view();
  }
  [[nodiscard]] bool is(TokenIndex token, std::string_view text) const { return same_word(form(token), text); }
  [[nodiscard]] const Word* word(TokenIndex token) const {
    return sentence_.contains(token) && token < document_.syntax.size() ? &document_.syntax[token] : nullptr;
  }
  [[nodiscard]] bool joined_to_next(TokenIndex token) const {
    return sentence_.contains(token) && !document_.text.tokens[token].space_after;
  }

  // The end of the time or name that the token lies in, or the token itself. Asked with rising tokens.
  TokenIndex blocked_to(TokenIndex token) {
    const auto& times = document_.times;
    const auto& names = document_.names;
    while (time_ < times.size() && times[time_].tokens.end <= token) ++time_;
    while (name_ < names.size() && names[name_].tokens.end <= token) ++name_;
    TokenIndex end = token;
    if (time_ < times.size() && times[time_].tokens.contains(token)) end = std::max(end, times[time_].tokens.end);
    if (name_ < names.size() && names[name_].tokens.contains(token)) end = std::max(end, names[name_].tokens.end);
    return end;
  }

  std::optional<Quantity> quantity_at(TokenIndex at) {
    const bool money = lexicon_.currencies_before.contains(form(at)) && at + 1 < sentence_.end;
    const auto number = read_number(document_, lexicon_, money ? at + 1 : at, sentence_.end);
    if (!number || number->thousandths / 1000 > kLargestCount) return std::nullopt;  // more likely an address or an id
    if (!money && (is_label(*number) || is_score(*number))) return std::nullopt;
    Quantity quantity;
    quantity.tokens = {at, number->tokens.end};
    quantity.value = number->thousandths / 1000;
    quantity.comparator = number->vague ? Comparator::AtLeast : Comparator::Exact;
    const bool range = take_range(quantity);
    if (!classify(*number, money, quantity)) return std::nullopt;
    if (!number->vague && quantity.kind != QuantityKind::Ordinal) compare(quantity);
    if (range && quantity.comparator == Comparator::Exact) quantity.comparator = Comparator::About;
    if (quantity.kind != QuantityKind::Money) quantity.counted = counted_by(quantity, *number);
    return quantity;
  }

  // "Section 12", "page 3", "COVID-19", "No. 1": a number that tells which.
  [[nodiscard]] bool is_label(const ReadNumber& number) const {
    const TokenIndex at = number.tokens.begin;
    if (at > sentence_.begin) {
      if (is(at - 1, "#") || is(at - 1, "No.") || is(at - 1, "/")) return true;
      if (is(at - 1, "-") && joined_to_next(at - 1) && at - 1 > sentence_.begin && joined_to_next(at - 2)) return true;
      const Word* self = word(number.tokens.end - 1);
      if (!number.ordinal && number.tokens.size() == 1 && self != nullptr && self->head == at - 1 &&
          self->xpos == Xpos::Cd && is_noun(at - 1))
        return true;
    }
    return joined_to_next(number.tokens.end - 1) && (is(number.tokens.end, "/") || is(number.tokens.end, ":"));
  }

  [[nodiscard]] bool is_noun(TokenIndex token) const {
    const Word* at = word(token);
    return at != nullptr && (at->upos == Upos::Noun || at->upos == Upos::Propn);
  }

  static bool is_dash(std::string_view text) { return text == "-" || text == "–" || text == "—"; }

  // "a 5-4 ruling", "51 to 48", "two-thirds": the second number is no larger, or an ordinal.
  [[nodiscard]] bool is_score(const ReadNumber& number) {
    const TokenIndex link = number.tokens.end;
    const bool dash = is_dash(form(link)) && joined_to_next(link - 1);
    if (!dash && !is(link, "to")) return false;
    const NumberWordValue* fraction = lexicon_.words.find(singular(form(link + 1)));
    if (dash && fraction != nullptr && fraction->kind == NumberWord::Ordinal) return true;
    const auto other = read_number(document_, lexicon_, link + 1, sentence_.end);
    const bool score = other && !other->ordinal && other->thousandths <= number.thousandths;
    if (score) skip_to_ = other->tokens.end;
    return score;
  }

  static std::string_view singular(std::string_view text) {
    return text.size() > 1 && text.back() == 's' ? text.substr(0, text.size() - 1) : text;
  }

  // "20 to 30", "20-30", "two or three": goes on to the second number.
  bool take_range(Quantity& quantity) {
    const TokenIndex link = quantity.tokens.end;
    if (!is(link, "to") && !is(link, "or") && !is_dash(form(link))) return false;
    const bool currency = lexicon_.currencies_before.contains(form(link + 1));
    const auto other = read_number(document_, lexicon_, link + (currency ? 2 : 1), sentence_.end);
    if (!other || other->ordinal) return false;
    const std::int64_t upper = other->thousandths / 1000;
    if (upper <= quantity.value) return false;
    quantity.tokens.end = other->tokens.end;
    // "5 to 6 million": the scale is said once.
    for (const std::int64_t scale : {1000000000000LL, 1000000000LL, 1000000LL, 1000LL})
      if (upper >= scale && quantity.value > 0 && quantity.value < 1000 && upper / scale > quantity.value) {
        quantity.value *= scale;
        break;
      }
    return true;
  }

  // Sets kind and what stands after the number; false where the number is no quantity.
  bool classify(const ReadNumber& number, bool money, Quantity& quantity) {
    TokenIndex& end = quantity.tokens.end;
    if (number.ordinal) {
      quantity.kind = QuantityKind::Ordinal;
      const Word* self = word(number.tokens.end - 1);
      return self != nullptr && universal(self->deprel) == Deprel::Amod;
    }
    if (money || lexicon_.currencies_after.contains(form(end))) {
      quantity.kind = QuantityKind::Money;
      if (lexicon_.currencies_after.contains(form(end))) ++end;
      return true;
    }
    if (const TokenIndex length = percent_length(end); length > 0) {
      quantity.kind = QuantityKind::Percent;
      end += length;
      return true;
    }
    if (const TokenIndex length = age_length(quantity); length > 0 || is_bare_age(quantity)) {
      quantity.kind = QuantityKind::Age;
      end += length;
      return true;
    }
    return is_count(number);
  }

  // "5%", "5 percent", "5 per cent", "5 percentage points".
  [[nodiscard]] TokenIndex percent_length(TokenIndex at) const {
    if (is(at, "%") || is(at, "percent") || is(at, "pct")) return 1;
    if (is(at, "per") && is(at + 1, "cent")) return 2;
    if (is(at, "percentage") && (is(at + 1, "points") || is(at + 1, "point"))) return 2;
    return 0;
  }

  // "54-year-old", "54 years old", "54 years of age": the tokens after the number.
  [[nodiscard]] TokenIndex age_length(const Quantity& quantity) const {
    const TokenIndex at = quantity.tokens.end;
    if (quantity.value > kOldestAge) return 0;
    if (is(at, "-") && is(at + 1, "year") && is(at + 2, "-") && (is(at + 3, "old") || is(at + 3, "olds"))) return 4;
    if (is(at, "-year-old") || is(at, "-year-olds")) return 1;
    if ((is(at, "years") || is(at, "year")) && is(at + 1, "old")) return 2;
    if (is(at, "years") && is(at + 1, "of") && is(at + 2, "age")) return 3;
    return 0;
  }

  // "aged 54", "age 54", "Ann Reed, 54, said".
  [[nodiscard]] bool is_bare_age(const Quantity& quantity) const {
    const TokenIndex at = quantity.tokens.begin;
    if (quantity.value == 0 || quantity.value > kOldestAge || at == sentence_.begin) return false;
    if (is(at - 1, "aged") || is(at - 1, "age")) return true;
    if (!is(at - 1, ",") ||
        !(is(quantity.tokens.end, ",") || is(quantity.tokens.end, ".") || is(quantity.tokens.end, ";")))
      return false;
    return std::any_of(document_.names.begin(), document_.names.end(),
                       [&](const Name& name) { return name.type == NameType::Person && name.tokens.end == at - 1; });
  }

  // "one" counts only what it stands before ("one mayor", not "no one"); other numbers count unless the tagger sees
  // none.
  [[nodiscard]] bool is_count(const ReadNumber& number) const {
    const Word* self = word(number.tokens.end - 1);
    if (self == nullptr) return true;
    if (number.thousandths == 1000 && number.tokens.size() == 1) return self->deprel == Deprel::Nummod;
    return self->upos == Upos::Num || self->upos == Upos::Noun || self->upos == Upos::Adj || number.tokens.size() > 1;
  }

  void compare(Quantity& quantity) {
    const TokenIndex floor = found_.empty() ? sentence_.begin : std::max(sentence_.begin, found_.back().tokens.end);
    if (const auto before = comparator_before(document_, lexicon_, quantity.tokens.begin, floor)) {
      quantity.comparator = before->comparator;
      quantity.tokens.begin = before->tokens.begin;
    } else if (const auto after = comparator_after(document_, lexicon_, quantity.tokens.end, sentence_.end)) {
      quantity.comparator = after->comparator;
      quantity.tokens.end = after->tokens.end;
    }
  }

  // The noun the number stands on ("23 jurisdictions"), or the one after "of" ("hundreds of people", "30% of voters").
  [[nodiscard]] TokenIndex counted_by(const Quantity& quantity, const ReadNumber& number) const {
    TokenIndex top = number.tokens.end - 1;
    if (word(top) == nullptr) return kNone;
    if (const Word* percent = word(quantity.tokens.end - 1);
        quantity.kind == QuantityKind::Percent && percent != nullptr)
      top = quantity.tokens.end - 1;
    for (TokenIndex step = 0; step < quantity.tokens.size() && quantity.tokens.contains(word(top)->head); ++step)
      top = word(top)->head;
    if (const TokenIndex noun = noun_after_of(quantity.tokens.end, top); noun != kNone) return noun;
    const Word& self = *word(top);
    const bool modifies = self.deprel == Deprel::Nummod || self.deprel == Deprel::Amod || self.deprel == Deprel::Det ||
                          self.deprel == Deprel::Compound || self.deprel == Deprel::NmodUnmarked;
    const bool outside = sentence_.contains(self.head) && self.head >= quantity.tokens.end;
    return modifies && outside ? self.head : kNone;
  }

  // In "hundreds of people": the nmod of `top` that "of" right after the quantity marks.
  [[nodiscard]] TokenIndex noun_after_of(TokenIndex of, TokenIndex top) const {
    if (!is(of, "of")) return kNone;
    const TokenIndex noun = word(of)->head;
    const Word* at = word(noun);
    return at != nullptr && at->head == top && universal(at->deprel) == Deprel::Nmod ? noun : kNone;
  }

  const Document& document_;
  const NumberLexicon& lexicon_;
  TokenRange sentence_;
  std::size_t time_ = 0, name_ = 0;
  TokenIndex skip_to_ = 0;  // tokens before it have been read as no quantity
  std::vector<Quantity> found_;
};

}  // namespace

std::vector<Quantity> find_quantities(const Document& document, const NumberLexicon& lexicon) {
  return QuantityReader(document, lexicon).read();
}

}  // namespace dateline
