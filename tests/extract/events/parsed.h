// What the event tests share: hand-parsed sentences with a mention and an entity for each noun and pronoun that is
// named.
#pragma once

#include <map>
#include <string>

#include "tests/extract/hand_parsed.h"

namespace dateline {

// Gives the document a mention for each of these words, in order of occurrence; words of one number are one entity.
inline void add_mentions(Document& document, const std::map<std::string, EntityIndex>& entity_of_form,
                         EntityKind kind = EntityKind::Organization) {
  Coreference& coref = document.coref;
  coref.mention_of_token.assign(document.syntax.size(), kNone);
  for (TokenIndex t = 0; t < document.syntax.size(); ++t) {
    const auto found = entity_of_form.find(std::string(document.form(t)));
    if (found == entity_of_form.end()) continue;
    while (coref.entities.size() <= found->second) {
      coref.entities.emplace_back();
      coref.entities.back().kind = kind;
      coref.first_mention.push_back(kNone);
    }
    Entity& entity = coref.entities[found->second];
    if (entity.name.empty()) {
      entity.name = found->first;
      coref.first_mention[found->second] = static_cast<MentionIndex>(coref.mentions.size());
    }
    coref.mention_of_token[t] = static_cast<MentionIndex>(coref.mentions.size());
    coref.mentions.push_back({{t, t + 1}, t, MentionKind::Nominal, found->second, false});
    coref.office_of_mention.push_back(kNone);
  }
}

// "Threat threatened: Agent agency, Target towns": an event in one line.
inline std::string line(const Document& document, const Events& events, std::size_t index) {
  const DocumentEvent& event = events.events[index];
  const Trigger& trigger = events.triggers[event.triggers.front()];
  std::string text = std::string(name(trigger.type)) + ' ' + std::string(document.text_of(trigger.tokens)) + ' ' +
                     std::string(name(trigger.modality)) + ':';
  for (const Argument& a : event.arguments) {
    text += ' ' + std::string(name(a.role)) + '=';
    if (a.entity != kNone) text += document.coref.entities[a.entity].name;
    if (a.event != kNone) text += "event " + std::to_string(a.event);
    if (a.speech != kNone) text += "speech " + std::to_string(a.speech);
  }
  for (const CauseLink& c : event.because_of) text += " because event " + std::to_string(c.event);
  return text;
}

}  // namespace dateline
