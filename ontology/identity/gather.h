// gather: what the records of each shared node say together, and on what they differ.
#pragma once

#include "ontology/resolved.h"

namespace dateline {

class Decisions;

// Reads every article once more, earliest first, and fills the details of nodes that several records share, the extents
// of shared statements, and the discrepancies. Speakers that the user decided on replace those the articles name.
void gather(Resolved& resolved);

}  // namespace dateline
