// Coreference: who and where. Finds what the article refers to, which words refer to the same thing, who holds which
// office.
#pragma once

#include "extract/coref/lexicon.h"
#include "extract/document.h"
#include "extract/syntax/linear_model.h"
#include "ontology/identity/jurisdictions.h"
#include "ontology/identity/officials.h"
#include "ontology/identity/organizations.h"

namespace dateline {

// What resolve_coreference reads besides the document; all of it must outlive the call.
struct CorefResources {
  const CorefLexicon& lexicon;
  const Jurisdictions& places;
  const OrganizationAuthority& organizations;
  const Officials& officials;
  const LinearModel& pronouns;
};

// Ordered sieves, most precise first (Lee et al. 2013), over names, titles, noun phrases and pronouns; the list of them
// is in coreference.cpp. Total: any document gives a result.
[[nodiscard]] Coreference resolve_coreference(const Document& document, const CorefResources& resources);

}  // namespace dateline
