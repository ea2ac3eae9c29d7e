// Entities, offices and tenures across articles: when two names are one person, body, place or office.
#pragma once

#include "ontology/resolved.h"

namespace dateline {

// Fills resolved.entities, offices and tenures, and each article's lists of them, from the articles' facts. The articles
// must be in their final order. Groups and unnamed instruments stay with their article.
void resolve_entities(Resolved& resolved);

// The key of a party by its name: "Democratic", "Democratic Party" and "Democrats" give "democratic".
[[nodiscard]] std::string party_local_name(std::string_view name);

}  // namespace dateline
