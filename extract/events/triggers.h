// Triggers: the words that tell of events, by the lexicon's constructions.
#pragma once

#include <vector>

#include "extract/events/event_mention.h"

namespace dateline {

// The events that the document's verbs and nouns tell of, in text order, with type, trigger words and support verb; the
// other fields are left empty. Words inside names tell of none.
std::vector<EventMention> find_triggers(const Reading& reading);

}  // namespace dateline
