// Column formats differ in which column the form stands in; JSON Lines come from ECB+.
#include "extract/train/plain_sentences.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "extract/train/corpus_file.h"

namespace dateline {
namespace {

std::string_view field(std::string_view line, int column) {
  for (; column > 0; --column) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return {};
    line.remove_prefix(tab + 1);
  }
  return line.substr(0, line.find('\t'));
}

std::string unescape(std::string_view form) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kEscapes{
      {{"-LRB-", "("}, {"-RRB-", ")"}, {"-LSB-", "["}, {"-RSB-", "]"}, {"``", "\""}, {"''", "\""}}};
  for (const auto& [escape, plain] : kEscapes)
    if (form == escape) return std::string(plain);
  return std::string(form);
}

// CoNLL-U ranges ("3-4") and empty nodes ("3.1") are not words.
bool is_word_line(std::string_view line) { return field(line, 0).find_first_of("-.") == std::string_view::npos; }

bool begins_with_any(std::string_view text, const std::vector<std::string>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](const std::string& b) { return text.starts_with(b); });
}

std::vector<PlainSentence> read_columns(std::string_view text, int form_column,
                                        const std::vector<std::string>& left_out) {
  constexpr std::string_view kNewDocument = "# newdoc id = ";
  std::vector<PlainSentence> sentences(1);
  bool wanted = true;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    const std::string_view line = text.substr(0, newline);
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
    if (line.empty()) {
      if (!sentences.back().empty()) sentences.emplace_back();
    } else if (line.starts_with(kNewDocument)) {
      wanted = !begins_with_any(line.substr(kNewDocument.size()), left_out);
    } else if (wanted && !line.starts_with("# ") && (form_column == 0 || is_word_line(line))) {
      sentences.back().push_back(unescape(field(line, form_column)));
    }
  }
  if (sentences.back().empty()) sentences.pop_back();
  return sentences;
}

std::vector<PlainSentence> read_documents(const std::string& text) {
  std::vector<PlainSentence> sentences;
  simdjson::dom::parser parser;
  simdjson::dom::document_stream documents = parser.parse_many(text, text.size());
  for (const auto document : documents)
    for (const auto sentence : document["sentences"].get_array()) {
      PlainSentence forms;
      for (const auto token : sentence["tokens"].get_array()) forms.emplace_back(std::string_view(token));
      if (!forms.empty() && forms[0].find("http") != 0) sentences.push_back(std::move(forms));
    }
  return sentences;
}

}  // namespace

std::vector<PlainSentence> read_plain_sentences(const std::filesystem::path& path,
                                                const std::vector<std::string>& left_out) {
  const std::string text = read_corpus_file(path);
  const std::string name = path.filename().string();
  const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
  try {
    if (has(".conllu") || has(".tsv")) return read_columns(text, 1, left_out);
    if (has(".conll")) return read_columns(text, 0, left_out);
    if (has(".jsonl")) return read_documents(text);
  } catch (const simdjson::simdjson_error& error) {
    throw std::runtime_error(path.string() + ": " + error.what());
  }
  throw std::runtime_error(path.string() + ": expected a name with .conllu, .conll, .tsv or .jsonl in it");
}

}  // namespace dateline
