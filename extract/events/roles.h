// Roles: who and what takes part in an event, by the syntactic slots of its trigger.
#pragma once

#include <vector>

#include "extract/events/event_mention.h"

namespace dateline {

// The fillers of the mention's roles, most direct first, members of "including" and coordinated lists among them.
std::vector<RoleFiller> find_roles(const Reading& reading, const EventMention& mention);

}  // namespace dateline
