// EventMention: one trigger with what its own sentence says of the event, before mentions of one happening are joined.
#pragma once

#include "extract/document.h"
#include "extract/events/lexicon.h"
#include "extract/events/tree.h"

namespace dateline {

// What the event stages look at: the document, its trees read downwards, and which name each token is in.
struct Reading {
  Reading(const Document& article, const EventLexicon& events);

  const Document& document;
  const EventLexicon& lexicon;
  Tree tree;
  std::vector<std::uint32_t> name_of_token;  // index into Document::names, else kNone

  [[nodiscard]] const Word& word(TokenIndex token) const { return document.syntax[token]; }

  // The mention whose head the token is, or the name it lies in or that hangs on it; kNone where coreference has none.
  [[nodiscard]] MentionIndex mention(TokenIndex token) const;

  // The entity of that mention, or kNone.
  [[nodiscard]] EntityIndex entity(TokenIndex token) const;

 private:
  [[nodiscard]] MentionIndex own_mention(TokenIndex token) const;
};

// Who or what fills a role, by the head of its phrase or clause.
struct RoleFiller {
  Role role = Role::Agent;
  TokenIndex head = kNone;
};

struct EventMention {
  Trigger trigger;
  std::uint32_t pattern = 0;   // row of the lexicon
  TokenIndex support = kNone;  // the light verb that carries a noun's tense and subject
  std::vector<RoleFiller> roles;
  std::uint32_t time = kNone;  // into Document::times
  std::optional<DateRange> date;
  EntityIndex place = kNone;
  std::vector<std::uint32_t> figures;  // into Document::quantities
};

// Whether the word, or its title or apposition, belongs to the class.
[[nodiscard]] bool belongs(const Reading& reading, TokenIndex head, const Condition& condition);

// The verb that shows the mention's tense: its own, its light verb, or kNone for a bare noun.
[[nodiscard]] TokenIndex verb_of(const Reading& reading, const EventMention& mention);

// Whether the token stands in a quotation of somebody's words.
[[nodiscard]] bool is_quoted(const Document& document, TokenIndex token);

// Lower-case ASCII letters.
[[nodiscard]] std::string lowered(std::string_view text);

}  // namespace dateline
