// Same event: which mentions of an article tell of one happening.
#pragma once

#include <utility>
#include <vector>

#include "extract/events/event_mention.h"

namespace dateline {

// By mention: the number of its event; events are numbered by their first mention in text order.
std::vector<std::uint32_t> join_mentions(const Reading& reading, const std::vector<EventMention>& mentions);

}  // namespace dateline
