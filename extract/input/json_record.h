// json_record: one JSON object to one Article. RFC 8259; fields text, title, url, date, publisher, authors, id.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/article.h"

namespace dateline {

// An article, with a complaint for each optional field that could not be used; without an article, why not.
struct JsonRecord {
  std::optional<Article> article;  // its source is the id, or empty where the record has none
  std::vector<std::string> complaints;
};

// Parses many records with one set of buffers.
class JsonRecordReader {
 public:
  JsonRecordReader();
  ~JsonRecordReader();

  [[nodiscard]] JsonRecord read(std::string_view json);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace dateline
