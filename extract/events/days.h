// Days: when an event took place, where its own clause does not say so but the article does.
#pragma once

#include <vector>

#include "extract/events/event_mention.h"

namespace dateline {

// Gives events without a date the day that they share with speeches, elections and the events told before them.
// `event_of_mention` is by mention its event; the events have their triggers and arguments. Reads occasion_of_speech.
void share_days(const Reading& reading, const std::vector<EventMention>& mentions,
                const std::vector<std::uint32_t>& event_of_mention, Events& events);

}  // namespace dateline
