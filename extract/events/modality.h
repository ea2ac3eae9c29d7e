// Modality: whether an event happened, is planned, threatened, conditional, denied, ongoing or hypothetical.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "extract/events/event_mention.h"

namespace dateline {

// What words say of the reality of an event (data/en/event_modality.tsv).
class ModalityWords {
 public:
  ModalityWords() = default;
  // Throws std::runtime_error "path:line: expected …, found …".
  explicit ModalityWords(const std::filesystem::path& data);

  // What the word says as a governing verb ('v'), a noun it hangs on ('n'), a modifier ('m'), a conjunction ('c') or an
  // auxiliary ('a').
  [[nodiscard]] std::optional<Modality> of(std::string_view lemma, char as) const;

 private:
  std::unordered_map<std::string, Modality> words_;  // keyed "v:plan"; looked up only
};

Modality find_modality(const Reading& reading, const ModalityWords& words, const EventMention& mention);

}  // namespace dateline
