// When and where: the time expression that belongs to an event, its days, and the event's own place.
#pragma once

#include "extract/events/event_mention.h"

namespace dateline {

// Times by the token they hang on, so that each event finds its own.
struct TimeIndex {
  explicit TimeIndex(const Reading& reading);
  std::vector<std::uint32_t> time_of_governor;  // by token: the first time that hangs on it or lies on it, else kNone
};

// The time that the mention's clause gives for it; fills `time` and `date`.
struct WhenFound {
  std::uint32_t time = kNone;  // into Document::times
  std::optional<DateRange> date;
};
WhenFound find_when(const Reading& reading, const TimeIndex& times, const EventMention& mention);

// The jurisdiction where the mention's own phrase sets it ("a rally in Tulsa", "the Iowa caucus", "a rally here"), or
// where the site that it is held at lies; kNone where neither is said. Reads the mention's roles.
EntityIndex find_where(const Reading& reading, const EventMention& mention);

}  // namespace dateline
