// mastheads: the lines that say who wrote an article, where and for whom.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/input/layout_cues.h"
#include "ontology/span.h"

namespace dateline {

struct Byline {
  std::vector<std::string> authors;
  std::string publisher;  // "Associated Press" in "By Ann Lee, Associated Press"
};

// "By Ann Lee and Bo Ray, Staff Writers", "BY ANN LEE | The Daily Example". Nullopt for a sentence that begins with
// "by".
[[nodiscard]] std::optional<Byline> find_byline(std::string_view block, const LayoutCues& cues);

// "Reporting by Ann Lee; Editing by Bo Ray", "Ann Lee and Bo Ray contributed reporting", "— Ann Lee": those who wrote.
[[nodiscard]] std::vector<std::string> find_credited_authors(std::string_view block);

// The name whom a line about an author is about ("Ann Lee" of "Ann Lee is a reporter for …", "Ann Lee, a former judge,
// is the author of …"), or empty. That the story itself does not speak of her is for the caller to see.
[[nodiscard]] std::string_view find_bio_subject(std::string_view block, const LayoutCues& cues);

// Whether the line is a publisher's name alone ("Tribune Washington Bureau", "The Springfield Herald").
[[nodiscard]] bool is_publisher_line(std::string_view block, const LayoutCues& cues);

struct PlaceLine {
  Span place;             // byte offsets into the block: "SPRINGFIELD, Ill."
  std::size_t end = 0;    // after the dash and the space that follow
  std::string publisher;  // of a wire service named in brackets
};

// The dateline that a story opens with: "SPRINGFIELD, Ill. (AP) — ", "LONDON, Jan. 24 (Reuters) - ", "Paris (AFP) – ".
[[nodiscard]] std::optional<PlaceLine> find_place_line(std::string_view block, const LayoutCues& cues);

// Whether the words are a person's name by their shape: one to five words in capitals, particles such as "de" between.
[[nodiscard]] bool looks_like_name(std::string_view words);

// A name set in capitals as it is usually written: "Ann McLee-O'Ray" for "ANN MCLEE-O'RAY"; others as they are.
[[nodiscard]] std::string name_case(std::string_view name);

}  // namespace dateline
