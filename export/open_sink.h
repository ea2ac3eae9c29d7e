// A sink for a path: which writer, which file.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "export/turtle_writer.h"

namespace dateline {

// A sink that writes the path's format (format_of_path), gzipped where the name ends in .gz; "-" is standard output, in
// Turtle. `format` overrules the name. The file appears when finish() has returned; a sink that is dropped before
// leaves none. Throws std::runtime_error for an unknown extension or a path that cannot be written, as do the sink's
// own calls.
[[nodiscard]] std::unique_ptr<TripleSink> open_sink(const std::string& path, std::span<const Prefix> prefixes,
                                                    std::optional<Format> format = std::nullopt);

}  // namespace dateline
