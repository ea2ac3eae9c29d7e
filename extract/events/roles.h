// Roles: who and what takes part in an event, by the syntactic slots of its trigger.
#pragma once

#include <vector>

#include "extract/events/arguments.h"
#include "extract/events/event_mention.h"

namespace dateline {

// The fillers of the mention's roles, most direct first, members of "including" and coordinated lists among them.
// What the syntax leaves open, the labelled arguments of the trigger fill (none of them: empty).
std::vector<RoleFiller> find_roles(const Reading& reading, const EventMention& mention,
                                   const std::vector<LabelledArgument>& arguments);

}  // namespace dateline
