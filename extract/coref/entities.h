// From the board to the result: clusters become entities with their mentions.
#pragma once

#include <map>
#include <vector>

#include "extract/coref/board.h"

namespace dateline {

// The result while it is made, with the ways back to the board.
struct BoardEntities {
  Coreference result;
  std::map<PlaceIndex, EntityIndex> units;               // places that are entities
  std::map<KnownOrganizationIndex, EntityIndex> bodies;  // known organizations that are entities
  std::vector<EntityIndex> entity_of_root;               // by referent
  std::vector<MentionIndex> mention_of_referent;         // by referent
};

// Entities and mentions; no offices yet.
[[nodiscard]] BoardEntities find_entities(Board& board);

}  // namespace dateline
