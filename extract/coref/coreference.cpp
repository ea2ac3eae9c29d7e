// The sieves in their order (after Lee et al. 2013, "Deterministic coreference resolution based on entity-centric,
// precision-ranked rules", with titles and offices in the place of its head matching). Each merges clusters of mentions
// on the board and looks at all that the sieves before it found out.
#include "extract/coref/coreference.h"

#include <array>

#include "extract/coref/board.h"
#include "extract/coref/corrected_names.h"
#include "extract/coref/entities.h"
#include "extract/coref/names.h"
#include "extract/coref/nominals.h"
#include "extract/coref/officials.h"
#include "extract/coref/parties.h"
#include "extract/coref/places.h"
#include "extract/coref/pronouns.h"
#include "extract/coref/referents.h"
#include "extract/coref/roles.h"
#include "extract/coref/sieves.h"
#include "extract/coref/tenures.h"
#include "extract/coref/titles.h"

namespace dateline {
namespace {

struct Sieve {
  std::string_view name;
  void (*run)(Board&);
};

constexpr std::array kSieves{
    Sieve{"place", resolve_places},
    Sieve{"described organization", name_described_organizations},
    Sieve{"same name", merge_same_names},
    Sieve{"acronym", merge_acronyms},
    Sieve{"organization name", merge_organization_names},
    Sieve{"person name", merge_person_names},
    Sieve{"title", read_title_contexts},
    Sieve{"apposition", merge_appositions},
    Sieve{"relative pronoun", resolve_relative_pronouns},
    Sieve{"predicate", read_predicates},
    Sieve{"party", read_parties},
    Sieve{"candidacy", read_candidacies},
    Sieve{"official", match_officials},
    Sieve{"role", merge_role_nominals},
    Sieve{"kind", merge_kind_nominals},
    Sieve{"place noun", merge_place_nominals},
    Sieve{"same noun", merge_same_nominals},
};

}  // namespace

void run_sieves(Board& board) {
  correct_names(board);
  find_title_words(board);
  find_referents(board);
  board.open_clusters();
  classify_referents(board);
  for (const Sieve& sieve : kSieves) sieve.run(board);
}

Coreference resolve_coreference(const Document& document, const CorefResources& resources) {
  if (document.syntax.size() != document.text.tokens.size()) return {};
  Board board(document, resources.lexicon, resources.places, resources.organizations, resources.officials);
  run_sieves(board);
  resolve_pronouns(board, resources.pronouns);
  BoardEntities built = find_entities(board);
  add_tenures(board, built);
  return std::move(built.result);
}

}  // namespace dateline
