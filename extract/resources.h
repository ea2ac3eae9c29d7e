// Resources: everything the stages read besides the article: lexicons, authority files, models. Loaded once, shared by
// all threads, never changed. A stage takes its own part by const reference.
#pragma once

#include <filesystem>
#include <string>

#include "extract/coref/lexicon.h"
#include "extract/coref/pronouns.h"
#include "extract/events/events.h"
#include "extract/input/layout_cues.h"
#include "extract/mentions/names.h"
#include "extract/mentions/numbers.h"
#include "extract/mentions/time_words.h"
#include "extract/quotes/attribution.h"
#include "extract/quotes/media.h"
#include "extract/quotes/statements.h"
#include "extract/syntax/clusters.h"
#include "extract/syntax/parser.h"
#include "extract/text/token_lexicon.h"
#include "ontology/identity/jurisdictions.h"
#include "ontology/identity/officials.h"
#include "ontology/identity/organizations.h"

namespace dateline {

// The data folder: the given one, else DATELINE_DATA, else the folder of the source tree or installation this program
// was built for. Throws std::runtime_error that says where it looked where none of them exists.
[[nodiscard]] std::filesystem::path find_data(const std::string& given);

struct Resources {
  // Throws std::runtime_error "path: …" for a file that is missing or damaged.
  explicit Resources(const std::filesystem::path& data);

  LayoutCues layout;
  Jurisdictions places;
  OrganizationAuthority organizations;
  Officials officials;
  Clusters clusters;
  NumberLexicon numbers;
  TimeLexicon times;
  CorefLexicon coref_words;
  PronounModel pronouns;
  AttributionModels attributions;
  MediaLexicon media;
  LemmaList acts;
  LemmaList vague_times;
  EventResources events;
  TokenLexicon tokens;  // data/en/: abbreviations, contractions, prefixes, units, sentence_openers
  NameModels names;     // data/models/: names, gazetteer
  SyntaxModels syntax;  // data/models/: tagger, lemmas, parser
};

}  // namespace dateline
