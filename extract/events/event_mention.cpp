// Reading: the indexes that the event stages share, and the test of a noun against a word class.
#include "extract/events/event_mention.h"

#include <algorithm>

namespace dateline {
namespace {

bool has_word(const Reading& reading, TokenIndex token, const WordClass& words) {
  const Word& word = reading.word(token);
  if (words.lemmas.contains(word.lemma)) return true;
  if (words.lemmas.contains(lowered(word.lemma))) return true;  // "Democratic", and words in a headline
  if (words.pronouns && word.upos == Upos::Pron && (word.xpos == Xpos::Prp || word.xpos == Xpos::Wp)) return true;
  if (words.numbers && word.upos == Upos::Num) return true;
  const std::uint32_t name = reading.name_of_token[token];
  return name != kNone && (words.name_types >> static_cast<unsigned>(reading.document.names[name].type) & 1U) != 0;
}

}  // namespace

Reading::Reading(const Document& article, const EventLexicon& events)
    : document(article), lexicon(events), tree(article), name_of_token(article.syntax.size(), kNone) {
  for (std::uint32_t i = 0; i < article.names.size(); ++i)
    for (TokenIndex t = article.names[i].tokens.begin; t < article.names[i].tokens.end; ++t) name_of_token[t] = i;
}

MentionIndex Reading::own_mention(TokenIndex token) const {
  return token < document.coref.mention_of_token.size() ? document.coref.mention_of_token[token] : kNone;
}

// The parser may take a title or place for the head of a name ("Florida Rep. Ann Bell"), and "the judge, Ann Bell," is
// Ann Bell: a person's name that hangs on the token stands for the phrase.
MentionIndex Reading::mention(TokenIndex token) const {
  const MentionIndex own = own_mention(token);
  const auto kind = [&](MentionIndex m) { return document.coref.entities[document.coref.mentions[m].entity].kind; };
  if (own != kNone && kind(own) == EntityKind::Person) return own;
  const bool plural = word(token).xpos == Xpos::Nns || word(token).xpos == Xpos::Nnps;
  if (plural || word(token).upos == Upos::Pron) return own;
  for (const TokenIndex c : tree.children(token)) {
    const Deprel relation = universal(word(c).deprel);
    const bool names = relation == Deprel::Flat || relation == Deprel::Appos || relation == Deprel::List ||
                       (own == kNone && relation == Deprel::Compound);
    if (!names) continue;
    if (const MentionIndex m = own_mention(c); m != kNone && (own == kNone || kind(m) == EntityKind::Person)) return m;
  }
  return own;
}

EntityIndex Reading::entity(TokenIndex token) const {
  const MentionIndex m = mention(token);
  return m == kNone ? kNone : document.coref.mentions[m].entity;
}

namespace {

// What a pronoun stands for, by the head of the first phrase for it; else the token itself.
TokenIndex antecedent(const Reading& reading, TokenIndex token) {
  if (reading.word(token).upos != Upos::Pron) return token;
  const EntityIndex entity = reading.entity(token);
  const Coreference& coref = reading.document.coref;
  if (entity == kNone || entity >= coref.first_mention.size() || coref.first_mention[entity] >= coref.mentions.size())
    return token;
  return coref.mentions[coref.first_mention[entity]].head;
}

}  // namespace

bool belongs(const Reading& reading, TokenIndex head, const Condition& condition) {
  if (head == kNone) return false;
  if (condition.any || has_word(reading, head, condition.words)) return true;
  if (const TokenIndex named = antecedent(reading, head); named != head && has_word(reading, named, condition.words))
    return true;
  for (const TokenIndex c : reading.tree.children(head)) {
    const Deprel relation = reading.word(c).deprel;
    if (relation != Deprel::NmodDesc && relation != Deprel::Flat && relation != Deprel::Appos) continue;
    if (has_word(reading, c, condition.words)) return true;
  }
  return false;
}

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

TokenIndex verb_of(const Reading& reading, const EventMention& mention) {
  return reading.tree.is_verb(mention.trigger.head) ? mention.trigger.head : mention.support;
}

bool is_quoted(const Document& document, TokenIndex token) {
  const Span span = document.span_of({token, token + 1});
  return std::any_of(document.quotations.begin(), document.quotations.end(), [&](const Quotation& q) {
    return q.use == QuotationUse::Speech && q.outer.begin <= span.begin && span.end <= q.outer.end;
  });
}

}  // namespace dateline
