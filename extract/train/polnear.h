// PolNeAR (Newell, Margolin and Ruths 2018) as a corpus to learn attribution from: JSON Lines of articles with the
// sources, cues and contents that annotators marked, here put on our own tokens by place.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "extract/document.h"

namespace dateline {

// Byte spans into the article's text; a role may have several pieces, or none.
struct PolnearAttribution {
  std::vector<Span> source;
  std::vector<Span> cue;
  std::vector<Span> content;
};

struct PolnearArticle {
  std::string id;
  std::string text;
  std::string publisher;
  std::optional<Date> published;
  std::vector<PolnearAttribution> attributions;
  std::vector<Span> left_out;  // what annotators discarded, or were not sure of: neither to learn from nor to count
};

// Reads a compartment, packed or not. Throws std::runtime_error "path:line: expected …, found …".
std::vector<PolnearArticle> read_polnear(const std::filesystem::path& path);

// The attribution on the document's tokens. Punctuation at the edges of a piece is cut and pieces with nothing but
// punctuation between them are joined, as the scorer does. Pieces outside of what is read are lost.
Attribution project(const Document& document, const PolnearAttribution& gold);

// Tokens that touch the span.
TokenRange tokens_touching(const Document& document, Span span);

}  // namespace dateline
