// Spans in the files count code points; they become byte offsets as they are read.
#include "extract/train/polnear.h"

#include <simdjson.h>

#include <algorithm>
#include <stdexcept>

#include "extract/train/corpus_file.h"
#include "ontology/day.h"

namespace dateline {
namespace {

namespace json = simdjson::dom;

std::vector<Span> spans_of(const json::array& pairs, const std::vector<std::uint32_t>& bytes) {
  std::vector<Span> out;
  for (const json::element pair : pairs) {
    const json::array both = pair;
    const std::uint64_t begin = both.at(0), end = both.at(1);
    if (end >= bytes.size() || begin > end) throw std::runtime_error("expected a span within the text, found another");
    out.push_back({bytes[begin], bytes[end]});
  }
  return out;
}

PolnearArticle article_of(const json::element& row) {
  PolnearArticle out;
  out.id = std::string_view(row["id"]);
  out.text = std::string_view(row["text"]);
  if (std::string_view text; row["publisher"].get(text) == simdjson::SUCCESS) out.publisher = text;
  if (std::string_view text; row["date"].get(text) == simdjson::SUCCESS) out.published = parse_day(text.substr(0, 10));
  const auto bytes = byte_offsets(out.text);
  for (const json::element item : json::array(row["attributions"]))
    out.attributions.push_back(
        {spans_of(item["source"], bytes), spans_of(item["cue"], bytes), spans_of(item["content"], bytes)});
  for (const json::element item : json::array(row["other_spans"]))
    for (const Span span : spans_of(item["span"], bytes)) out.left_out.push_back(span);
  return out;
}

bool is_edge(const Document& document, TokenIndex token) {
  const Xpos xpos = document.syntax[token].xpos;
  return document.syntax[token].upos == Upos::Punct && xpos != Xpos::Dollar;
}

std::vector<TokenRange> pieces_of(const Document& document, const std::vector<Span>& spans) {
  std::vector<TokenRange> out;
  for (const Span span : spans) {
    const TokenRange whole = tokens_touching(document, span);
    TokenRange range = whole;
    while (!range.empty() && is_edge(document, range.begin)) ++range.begin;
    while (!range.empty() && is_edge(document, range.end - 1)) --range.end;
    if (range.empty()) range = whole;  // a cue may be a colon or a dash alone
    if (!range.empty()) out.push_back(range);
  }
  std::sort(out.begin(), out.end());
  std::vector<TokenRange> joined;
  for (const TokenRange range : out) {
    bool together = !joined.empty();
    for (TokenIndex t = together ? joined.back().end : 0; together && t < range.begin; ++t)
      together = is_edge(document, t);
    if (together)
      joined.back().end = std::max(joined.back().end, range.end);
    else
      joined.push_back(range);
  }
  return joined;
}

}  // namespace

std::vector<PolnearArticle> read_polnear(const std::filesystem::path& path) {
  const std::string text = read_corpus_file(path);
  simdjson::dom::parser parser;
  std::vector<PolnearArticle> out;
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    ++line;
    try {
      if (end > begin) out.push_back(article_of(parser.parse(text.data() + begin, end - begin)));
    } catch (const std::exception& error) {
      throw std::runtime_error(path.string() + ":" + std::to_string(line) + ": " + error.what());
    }
    begin = end + 1;
  }
  return out;
}

TokenRange tokens_touching(const Document& document, Span span) {
  const auto& tokens = document.text.tokens;
  const auto first =
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; });
  const auto last = std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.begin < span.end; });
  return {static_cast<TokenIndex>(first - tokens.begin()), static_cast<TokenIndex>(last - tokens.begin())};
}

Attribution project(const Document& document, const PolnearAttribution& gold) {
  Attribution out;
  out.source = pieces_of(document, gold.source);
  out.cue = pieces_of(document, gold.cue);
  out.content = pieces_of(document, gold.content);
  return out;
}

}  // namespace dateline
