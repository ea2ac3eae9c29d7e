// Article: one source document as it was read, before any analysis.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ontology/span.h"

namespace dateline {

// What is known of an article besides its words: given by the user or its JSON record, or found in the text.
struct Metadata {
  std::string headline;
  std::string publisher;
  std::string url;
  std::string dateline;  // "WASHINGTON, D.C."
  std::vector<std::string> authors;
  std::optional<Date> published;
  std::string published_time;  // "22:30:00Z" in UTC where the hour and zone are known, else empty
};

struct Article {
  std::string source;  // path (with ":line" for one record of many), URL or the record's id
  std::string text;    // valid UTF-8, unchanged: all spans are byte offsets into it
  Metadata given;      // from the record or the command line; empty fields are to be found in the text
};

}  // namespace dateline
