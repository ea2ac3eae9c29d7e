// build_facts: where a Document's layers cross the floor and become Facts.
#pragma once

#include "extract/document.h"
#include "ontology/facts.h"

namespace dateline {

// All that the document tells, with Evidence in code points. Entities without a name of their own (groups, instruments)
// are kept where something refers to them; people, organizations and jurisdictions always.
[[nodiscard]] Facts build_facts(const Document& document);

}  // namespace dateline
