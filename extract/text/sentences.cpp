// A sentence ends after a full stop, question or exclamation mark and the quotation marks and brackets that close with
// it, if what follows can begin one. Knowingly wrong: "the U.S. Congress" and "in the U.S. Congress said" look alike,
// so an abbreviation ends a sentence only before one of the words of data/en/sentence_openers.tsv.
#include "extract/text/sentences.h"

#include "extract/text/characters.h"

namespace dateline {
namespace {

// A longer sentence is a table or a log: it is cut, so that the memory of later stages is bounded.
constexpr TokenIndex kLongest = 500;

enum class Ending : std::uint8_t { None, Period, Strong, Ellipsis, Abbreviation };

class Splitter {
 public:
  Splitter(std::string_view text, const std::vector<Token>& tokens, const TokenLexicon& lexicon)
      : text_(text), tokens_(tokens), lexicon_(lexicon) {}

  // The first token after the sentence that begins at `begin`; `limit` where the block ends first.
  [[nodiscard]] TokenIndex end_of(TokenIndex begin, TokenIndex limit) const {
    for (TokenIndex t = begin; t < limit; ++t) {
      const Ending ending = ending_of(t);
      if (ending == Ending::None) continue;
      TokenIndex next = t + 1;
      while (next < limit && closes(next)) ++next;
      if (next == limit || ends_before(ending, next, next > t + 1)) return next;
    }
    return limit;
  }

 private:
  [[nodiscard]] std::string_view form(TokenIndex t) const {
    return text_.substr(tokens_[t].span.begin, tokens_[t].span.size());
  }
  [[nodiscard]] Character first(TokenIndex t) const { return character_at(text_, tokens_[t].span.begin); }

  [[nodiscard]] Ending ending_of(TokenIndex t) const {
    const std::string_view word = form(t);
    const bool stop = first(t).kind == CharKind::Stop;
    if (stop && word.find_first_of("!?") != std::string_view::npos) return Ending::Strong;
    if (stop) return word == "." ? Ending::Period : Ending::Ellipsis;
    if (word.back() != '.' || word.size() < 2) return Ending::None;
    const bool initial = word.size() == 2 && first(t).kind == CharKind::Upper;
    const auto use = lexicon_.abbreviation(word);
    if (initial || use == Abbreviation::Title || use == Abbreviation::Number) return Ending::None;
    return Ending::Abbreviation;
  }

  // Whether a mark at `t` closes what the sentence before it opened: it stands at the end without a space.
  [[nodiscard]] bool closes(TokenIndex t) const {
    if (tokens_[t - 1].space_after) return false;
    const Character mark = first(t);
    if (mark.kind == CharKind::Close || mark.code == U'”' || mark.code == U'»') return true;
    return (mark.kind == CharKind::Apostrophe && form(t).size() <= 3 && mark.code != U'‘') || mark.code == '"' ||
           form(t) == "''";
  }

  [[nodiscard]] bool ends_before(Ending ending, TokenIndex next, bool closed) const {
    const Character begins = first(next);
    const bool capital = begins.kind == CharKind::Upper;
    const bool opens =
        begins.kind == CharKind::Quote || begins.kind == CharKind::Open || begins.kind == CharKind::Apostrophe;
    if (!tokens_[next - 1].space_after) return ending == Ending::Period && capital;  // "it is so.They said"
    switch (ending) {
      case Ending::Period:
        return begins.kind != CharKind::Lower || !closed;
      case Ending::Strong:
        return begins.kind != CharKind::Lower || !closed;
      case Ending::Ellipsis:
        return capital || (opens && !closed);
      case Ending::Abbreviation:
        return (capital && lexicon_.opener(form(next))) || begins.kind == CharKind::Quote;
      case Ending::None:
        break;
    }
    return false;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const TokenLexicon& lexicon_;
};

}  // namespace

void split_sentences(std::string_view text, const std::vector<Token>& tokens, TokenIndex first, std::uint32_t block,
                     const TokenLexicon& lexicon, std::vector<Sentence>& sentences) {
  const Splitter splitter(text, tokens, lexicon);
  const auto limit = static_cast<TokenIndex>(tokens.size());
  while (first < limit) {
    const TokenIndex end = splitter.end_of(first, limit - first > kLongest ? first + kLongest : limit);
    sentences.push_back({{first, end}, block});
    first = end;
  }
}

}  // namespace dateline
