// Tree: the dependency trees of a document read downwards, and who fills which syntactic slot of a verb or noun, seen
// through passives, control, relative clauses and coordination.
//
// A view: it must not outlive the document. Relations are those of UD 2.16 English.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/document.h"

namespace dateline {

class Tree {
 public:
  explicit Tree(const Document& document);

  // The dependents of a token, in text order.
  [[nodiscard]] std::span<const TokenIndex> children(TokenIndex token) const;

  // The first dependent with this relation (subtypes of a universal relation count), or kNone.
  [[nodiscard]] TokenIndex child(TokenIndex token, Deprel relation) const;

  // The dependents with this relation, subtypes of a universal relation included.
  [[nodiscard]] std::vector<TokenIndex> all(TokenIndex token, Deprel relation) const;

  // Lemma of the preposition or conjunction that marks a dependent ("of", "because"); empty where none does.
  [[nodiscard]] std::string_view marker(TokenIndex token) const;

  // Whether a passive auxiliary or a bare participle makes the verb passive.
  [[nodiscard]] bool passive(TokenIndex verb) const;

  // Whether "not", "never", "no" or "without" negates the word itself.
  [[nodiscard]] bool negated(TokenIndex token) const;

  // The negating word, or kNone.
  [[nodiscard]] TokenIndex negation(TokenIndex token) const;

  // The head of who does what the verb says, found through control, relative clauses and coordination; kNone if unsaid.
  [[nodiscard]] TokenIndex agent(TokenIndex verb) const;

  // The head of what the verb's action is done to: object, passive subject, or the noun that a participle belongs to.
  [[nodiscard]] TokenIndex patient(TokenIndex verb) const;

  // The infinitive that completes a verb ("threatened to sue"), also where the parser took it for an adjunct; else
  // kNone.
  [[nodiscard]] TokenIndex infinitive(TokenIndex verb) const;

  // The token and what is coordinated with it.
  [[nodiscard]] std::vector<TokenIndex> conjuncts(TokenIndex token) const;

  // The first of the words that the token is coordinated with, three steps up at most; the token itself where it is
  // none.
  [[nodiscard]] TokenIndex first_conjunct(TokenIndex token) const;

  // The tokens of the phrase without the heads' clauses: from its leftmost to its rightmost dependent.
  [[nodiscard]] TokenRange phrase(TokenIndex token) const;

  [[nodiscard]] const Word& word(TokenIndex token) const { return document_.syntax[token]; }
  [[nodiscard]] bool is_verb(TokenIndex token) const { return word(token).upos == Upos::Verb; }
  [[nodiscard]] bool is_noun(TokenIndex token) const {
    return word(token).upos == Upos::Noun || word(token).upos == Upos::Propn;
  }

 private:
  [[nodiscard]] bool is_misread_root(TokenIndex verb) const;
  [[nodiscard]] TokenIndex stolen_subject(TokenIndex verb) const;
  [[nodiscard]] TokenIndex robbed_verb(TokenIndex participle) const;
  [[nodiscard]] TokenIndex own_subject(TokenIndex verb) const;
  [[nodiscard]] TokenIndex governed_subject(TokenIndex verb, int depth) const;
  [[nodiscard]] TokenIndex controller(TokenIndex verb, int depth) const;
  [[nodiscard]] TokenIndex subject(TokenIndex verb, int depth) const;
  [[nodiscard]] TokenIndex antecedent(TokenIndex pronoun, TokenIndex verb) const;

  [[nodiscard]] TokenIndex object(TokenIndex verb) const;

  const Document& document_;
  std::vector<TokenIndex> children_;        // grouped by head
  std::vector<std::uint32_t> first_child_;  // by token; one more for the end
};

}  // namespace dateline
