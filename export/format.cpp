// Formats are a table of extensions.
#include "export/format.h"

#include <array>

namespace dateline {
namespace {

struct Extension {
  std::string_view suffix;
  Format format;
};
constexpr std::array kExtensions{Extension{".ttl", Format::Turtle}, Extension{".trig", Format::TriG},
                                 Extension{".nt", Format::NTriples}, Extension{".nq", Format::NQuads},
                                 Extension{".rdf", Format::RdfXml}};

}  // namespace

std::optional<FileFormat> format_of_path(std::string_view path) {
  constexpr std::string_view kGzip = ".gz";
  const bool gzip = path.ends_with(kGzip);
  if (gzip) path.remove_suffix(kGzip.size());
  for (const Extension& extension : kExtensions)
    if (path.ends_with(extension.suffix)) return FileFormat{extension.format, gzip};
  return std::nullopt;
}

}  // namespace dateline
