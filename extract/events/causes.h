// Causes: which event came of which, and on what it depends.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/events/event_mention.h"

namespace dateline {

// Words that link an event to its cause (data/en/event_causes.tsv).
class CauseWords {
 public:
  CauseWords() = default;
  // Throws std::runtime_error "path:line: expected …, found …".
  explicit CauseWords(const std::filesystem::path& data);

  // The kind of link that the word makes as marker ('m'), noun ('n'), verb of cited cause ('v') or causing verb ('c').
  [[nodiscard]] std::optional<CauseKind> of(std::string_view word, char as) const;

 private:
  std::unordered_map<std::string, CauseKind> words_;  // looked up only
};

// `effect` happened because of `cause`; both index the mentions.
struct MentionCause {
  std::uint32_t effect = 0;
  std::uint32_t cause = 0;
  CauseKind kind = CauseKind::Cause;
};

// In text order of effect.
std::vector<MentionCause> find_causes(const Reading& reading, const CauseWords& words,
                                      const std::vector<EventMention>& mentions);

// Mention pairs (part, whole): "the session was part of the conference". In text order of part.
std::vector<std::pair<std::uint32_t, std::uint32_t>> find_parts(const Reading& reading,
                                                                const std::vector<EventMention>& mentions);

}  // namespace dateline
