// One DOM parse a record by simdjson, which also checks the UTF-8. Fields that the record has but we cannot use (a date
// no calendar has, authors that are no strings) are complained of and left out; the article is read all the same.
#include "extract/input/json_record.h"

#include <simdjson.h>

#include "extract/input/written_dates.h"

namespace dateline {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

std::string_view kind_of(const element& value) {
  switch (value.type()) {
    case simdjson::dom::element_type::ARRAY:
      return "an array";
    case simdjson::dom::element_type::OBJECT:
      return "an object";
    case simdjson::dom::element_type::STRING:
      return "a string";
    case simdjson::dom::element_type::BOOL:
      return "a boolean";
    case simdjson::dom::element_type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

std::optional<element> field(const object& record, std::string_view name) {
  element value;
  if (record[name].get(value) != simdjson::SUCCESS || value.is_null()) return std::nullopt;
  return value;
}

class Fields {
 public:
  Fields(const object& record, std::vector<std::string>& complaints) : record_(record), complaints_(complaints) {}

  [[nodiscard]] std::string string(std::string_view name) {
    const auto value = field(record_, name);
    if (!value) return "";
    std::string_view text;
    if (value->get(text) == simdjson::SUCCESS) return std::string(text);
    complain(name, "a string", kind_of(*value));
    return "";
  }

  // Strings or whole numbers: catalogues number their articles.
  [[nodiscard]] std::string id() {
    const auto value = field(record_, "id");
    if (!value) return "";
    std::int64_t number = 0;
    if (value->get(number) == simdjson::SUCCESS) return std::to_string(number);
    return string("id");
  }

  [[nodiscard]] std::vector<std::string> authors() {
    std::vector<std::string> names;
    const auto value = field(record_, "authors");
    if (!value) return names;
    simdjson::dom::array list;
    if (value->get(list) != simdjson::SUCCESS) {
      if (std::string one = string("authors"); !one.empty()) names.push_back(std::move(one));
      return names;
    }
    for (const element item : list) {
      std::string_view name;
      if (item.get(name) == simdjson::SUCCESS && !name.empty())
        names.emplace_back(name);
      else
        complain("authors", "strings", kind_of(item));
    }
    return names;
  }

  void complain(std::string_view name, std::string_view expected, std::string_view found) {
    complaints_.push_back("field \"" + std::string(name) + "\": expected " + std::string(expected) + ", found " +
                          std::string(found));
  }

 private:
  const object& record_;
  std::vector<std::string>& complaints_;
};

Article article_of(Fields& fields) {
  Article article;
  article.source = fields.id();
  article.text = fields.string("text");
  article.given.headline = fields.string("title");
  article.given.publisher = fields.string("publisher");
  article.given.url = fields.string("url");
  article.given.authors = fields.authors();
  const std::string date = fields.string("date");
  if (const auto written = find_written_date(date)) {
    article.given.published = written->day;
    article.given.published_time = written->utc_time;
  } else if (!date.empty()) {
    fields.complain("date", "a date such as 2018-01-24", "\"" + date.substr(0, 60) + "\"");
  }
  return article;
}

}  // namespace

struct JsonRecordReader::Parser {
  simdjson::dom::parser parser;
};

JsonRecordReader::JsonRecordReader() : parser_(std::make_unique<Parser>()) {}
JsonRecordReader::~JsonRecordReader() = default;

JsonRecord JsonRecordReader::read(std::string_view json) {
  JsonRecord record;
  element root;
  if (const auto error = parser_->parser.parse(json.data(), json.size(), true).get(root); error != simdjson::SUCCESS) {
    record.complaints.push_back(std::string("expected a JSON object, found: ") + simdjson::error_message(error));
    return record;
  }
  object fields_of_root;
  if (root.get(fields_of_root) != simdjson::SUCCESS) {
    record.complaints.push_back("expected a JSON object, found " + std::string(kind_of(root)));
    return record;
  }
  const auto text = field(fields_of_root, "text");
  if (!text || !text->is_string()) {
    record.complaints.push_back("expected a string in the field \"text\", found " +
                                std::string(text ? kind_of(*text) : "none"));
    return record;
  }
  Fields fields(fields_of_root, record.complaints);
  record.article = article_of(fields);
  return record;
}

}  // namespace dateline
