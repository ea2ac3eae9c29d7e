// The RDF syntaxes we read and write, told by file name.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline {

enum class Format : std::uint8_t { Turtle, TriG, NTriples, NQuads, RdfXml };

struct FileFormat {
  Format format = Format::Turtle;
  bool gzip = false;
};

// The format of a path by its extension (.ttl .trig .nt .nq .rdf, each also with .gz); none for any other.
[[nodiscard]] std::optional<FileFormat> format_of_path(std::string_view path);

}  // namespace dateline
