// Words align where their spans are equal; a head is right where it aligns with the gold head.
#include "extract/train/scores.h"

#include <algorithm>
#include <cstdio>

namespace dateline {
namespace {

// By gold token: the found token with the same span, or kNone.
std::vector<TokenIndex> align(const std::vector<Token>& gold, const std::vector<Token>& found) {
  std::vector<TokenIndex> aligned(gold.size(), kNone);
  for (std::size_t g = 0, f = 0; g < gold.size() && f < found.size();) {
    if (gold[g].span == found[f].span)
      aligned[g++] = static_cast<TokenIndex>(f++);
    else if (gold[g].span.end <= found[f].span.end)
      ++g;
    else
      ++f;
  }
  return aligned;
}

std::vector<Span> sentence_spans(const Text& text) {
  std::vector<Span> spans;
  for (const Sentence& s : text.sentences)
    spans.push_back({text.tokens[s.tokens.begin].span.begin, text.tokens[s.tokens.end - 1].span.end});
  return spans;
}

void score_words(const Document& gold, const Document& found, const std::vector<TokenIndex>& aligned,
                 SyntaxScores& scores) {
  for (std::size_t g = 0; g < aligned.size(); ++g) {
    if (aligned[g] == kNone) continue;
    const Word& want = gold.syntax[g];
    const Word& have = found.syntax[aligned[g]];
    scores.upos.right += want.upos == have.upos;
    scores.xpos.right += want.xpos == have.xpos;
    scores.lemmas.right += want.lemma == have.lemma || want.lemma == "_";
    const TokenIndex head = want.head == kNone ? kNone : aligned[want.head];
    if (head != have.head || (want.head != kNone && head == kNone)) continue;
    ++scores.uas.right;
    scores.las.right += universal(want.deprel) == universal(have.deprel);
  }
}

}  // namespace

double Match::f1() const {
  return gold + found == 0 ? 0.0 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
}

Match& Match::operator+=(const Match& other) {
  gold += other.gold;
  found += other.found;
  right += other.right;
  return *this;
}

SyntaxScores& SyntaxScores::operator+=(const SyntaxScores& other) {
  for (const auto part : {&SyntaxScores::tokens, &SyntaxScores::sentences, &SyntaxScores::upos, &SyntaxScores::xpos,
                          &SyntaxScores::lemmas, &SyntaxScores::uas, &SyntaxScores::las})
    this->*part += other.*part;
  return *this;
}

SyntaxScores score_syntax(const Document& gold, const Document& found) {
  SyntaxScores scores;
  const auto aligned = align(gold.text.tokens, found.text.tokens);
  const std::size_t matches =
      static_cast<std::size_t>(std::count_if(aligned.begin(), aligned.end(), [](TokenIndex t) { return t != kNone; }));
  scores.tokens = {gold.text.tokens.size(), found.text.tokens.size(), matches};
  const auto want = sentence_spans(gold.text), have = sentence_spans(found.text);
  std::vector<Span> both;
  std::set_intersection(want.begin(), want.end(), have.begin(), have.end(), std::back_inserter(both));
  scores.sentences = {want.size(), have.size(), both.size()};
  for (const auto part :
       {&SyntaxScores::upos, &SyntaxScores::xpos, &SyntaxScores::lemmas, &SyntaxScores::uas, &SyntaxScores::las})
    scores.*part = {gold.syntax.size(), found.syntax.size(), 0};
  if (gold.syntax.size() == gold.text.tokens.size() && found.syntax.size() == found.text.tokens.size())
    score_words(gold, found, aligned, scores);
  return scores;
}

std::string describe(const SyntaxScores& s) {
  char line[200];
  std::snprintf(line, sizeof line, "tokens %.2f sentences %.2f UPOS %.2f XPOS %.2f lemmas %.2f UAS %.2f LAS %.2f",
                s.tokens.f1(), s.sentences.f1(), s.upos.f1(), s.xpos.f1(), s.lemmas.f1(), s.uas.f1(), s.las.f1());
  return line;
}

}  // namespace dateline
