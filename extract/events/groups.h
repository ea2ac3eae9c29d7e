// Groups: whom a collective description stands for, where the article says so.
#pragma once

#include <vector>

#include "extract/events/event_mention.h"

namespace dateline {

// By entity: the named members of a group ("several mayors, including A and B"; "The three towns were:" before a list),
// in text order; empty for what is no group or has no named members. Groups of one number and noun share their members.
std::vector<std::vector<EntityIndex>> find_members(const Reading& reading);

}  // namespace dateline
