// ECB+ (Cybulska and Vossen 2014): gold mentions of events and entities as Facts, with the chains they are in.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "extract/resources.h"
#include "ontology/facts.h"

namespace dateline {

enum class EcbKind : std::uint8_t { Events, Entities };

// The documents of some topics. Each gold mention in a sentence that the corpus lists as annotated is an Event of its
// document's Facts, its participants, place and time the other gold mentions of the sentence, by our own trees; the
// document's names are ours. Mentions in no chain are chains of one.
struct EcbDocuments {
  std::vector<Facts> facts;
  std::vector<std::string> texts;          // by document: its lemmas
  std::vector<std::uint32_t> topic;        // by document
  std::vector<std::uint32_t> chain;        // by event, in the order of the facts
  std::vector<std::uint32_t> document_of;  // by event
};

// Those of some topics, in their order.
[[nodiscard]] EcbDocuments select(const EcbDocuments& documents, const std::function<bool(std::uint32_t topic)>& use);

// Topics first to last of the folder; numbers that the corpus has not are passed over. Throws std::runtime_error.
[[nodiscard]] EcbDocuments read_ecb_plus(const std::filesystem::path& folder, int first, int last, EcbKind kind,
                                         const Resources& resources);

}  // namespace dateline
