// GUM (Zeldes 2017) has every mention with its cluster and head; GAP (Webster et al. 2018) one pronoun and two names a
// text. Both count offsets in code points.
#include "extract/train/pronoun_texts.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include "extract/coref/lexicon.h"
#include "extract/coref/referents.h"
#include "extract/train/corpus_file.h"

namespace dateline {
namespace {

PronounText analyzed(std::string text, const Resources& resources) {
  Article article;
  article.text = std::move(text);
  return {analyze(std::move(article), resources), {}};
}

// The texts' own licences: documents.tsv of the treebank lists these genres as non-commercial.
bool is_commercial(std::string_view genre) {
  constexpr std::array<std::string_view, 5> kNot{"essay", "fiction", "letter", "podcast", "whow"};
  return std::ranges::find(kNot, genre) == kNot.end();
}

bool is_third_person(std::string_view form) {
  switch (pronoun_kind(lower_ascii(form))) {
    case PronounKind::He:
    case PronounKind::She:
    case PronounKind::They:
    case PronounKind::It:
      return true;
    default:
      return false;
  }
}

void read_gum_answers(simdjson::dom::element record, const std::vector<std::uint32_t>& offsets, PronounText& text) {
  std::vector<std::uint32_t> token_begin;
  for (const auto token : record["tokens"])
    token_begin.push_back(offsets[static_cast<std::size_t>(token.at(0).get_uint64())]);
  std::map<std::string_view, std::vector<std::uint32_t>> heads;
  for (const auto mention : record["mentions"])
    heads[mention["cluster"].get_string().value()].push_back(
        token_begin[static_cast<std::size_t>(mention["head"].at(0).get_uint64())]);
  for (const auto mention : record["mentions"]) {
    const std::string_view form = mention["text"].get_string();
    if (!is_third_person(form)) continue;
    PronounAnswer answer;
    answer.pronoun = token_begin[static_cast<std::size_t>(mention["head"].at(0).get_uint64())];
    for (const std::uint32_t head : heads[mention["cluster"].get_string().value()])
      if (head != answer.pronoun) answer.right.push_back(head);
    text.answers.push_back(std::move(answer));
  }
}

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    fields.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return fields;
}

// The place of a name's last word.
std::uint32_t last_word(std::string_view name, std::uint32_t begin) {
  const auto blank = name.find_last_of(' ');
  return blank == std::string_view::npos ? begin : begin + static_cast<std::uint32_t>(blank) + 1;
}

}  // namespace

std::vector<PronounText> read_gum_texts(const std::filesystem::path& path, const Resources& resources) {
  std::vector<PronounText> texts;
  const std::string bytes = read_corpus_file(path);
  simdjson::dom::parser parser;
  simdjson::dom::document_stream records = parser.parse_many(bytes, std::size_t{1} << 24U);
  for (auto record : records) {
    if (!is_commercial(record["genre"].get_string().value())) continue;
    std::string text(record["text"].get_string().value());
    const auto offsets = byte_offsets(text);
    texts.push_back(analyzed(std::move(text), resources));
    read_gum_answers(record.value(), offsets, texts.back());
  }
  return texts;
}

std::vector<PronounText> read_plain_texts(const std::filesystem::path& path, std::size_t most,
                                          const Resources& resources) {
  std::vector<PronounText> texts;
  const std::string bytes = read_corpus_file(path);
  simdjson::dom::parser parser;
  simdjson::dom::document_stream records = parser.parse_many(bytes, std::size_t{1} << 24U);
  for (auto record : records) {
    if (texts.size() == most) break;
    texts.push_back(analyzed(std::string(record["text"].get_string().value()), resources));
  }
  return texts;
}

std::vector<PronounText> read_gap_texts(const std::filesystem::path& path, const Resources& resources) {
  std::vector<PronounText> texts;
  const std::string bytes = read_corpus_file(path);
  std::size_t begin = bytes.find('\n') + 1;
  for (std::size_t line = 2; begin < bytes.size(); ++line) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const auto fields = fields_of(std::string_view(bytes).substr(begin, end - begin));
    begin = end + 1;
    if (fields.size() < 10)
      throw std::runtime_error(path.string() + ":" + std::to_string(line) + ": expected 11 fields");
    const auto offsets = byte_offsets(fields[1]);
    const auto place = [&](std::string_view field) { return offsets.at(std::stoul(std::string(field))); };
    PronounAnswer answer;
    answer.pronoun = place(fields[3]);
    answer.complete = false;
    answer.feminine = pronoun_kind(lower_ascii(fields[2])) == PronounKind::She;
    for (const std::size_t name : {4, 7})
      (fields[name + 2] == "TRUE" ? answer.right : answer.wrong)
          .push_back(last_word(fields[name], place(fields[name + 1])));
    texts.push_back(analyzed(std::string(fields[1]), resources));
    texts.back().answers.push_back(std::move(answer));
  }
  return texts;
}

}  // namespace dateline
