// find_events: what happens in an article, from all the layers before.
#pragma once

#include <filesystem>

#include "extract/document.h"
#include "extract/events/arguments.h"
#include "extract/events/causes.h"
#include "extract/events/lexicon.h"
#include "extract/events/modality.h"

namespace dateline {

// What the event stage reads besides the document.
struct EventResources {
  EventResources() = default;
  // Reads the tables of data/en and maps roles.model and clusters.bin of data/models. Throws std::runtime_error
  // "path:line: …" for one that is missing or damaged.
  explicit EventResources(const std::filesystem::path& data);

  EventLexicon lexicon;
  ModalityWords modality;
  CauseWords causes;
  ModelFile roles_file;  // roles.model, mapped
  ArgumentModel arguments;
  Clusters clusters;
};

// The document's events in text order of their first mention, each with all its triggers, roles, time, place, figures,
// causes; and for each speech the event that it was made at. Reads every layer.
Events find_events(const Document& document, const EventResources& resources);

}  // namespace dateline
