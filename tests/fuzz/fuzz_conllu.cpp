// Any bytes as CoNLL-U: either an error with its line, or documents that are written and read again.
#include <cstdlib>
#include <stdexcept>
#include <string>

#include "extract/syntax/conllu.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace dateline;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  for (const ConlluColumns columns : {ConlluColumns::All, ConlluColumns::FormsOnly}) {
    try {
      for (const TreebankDocument& read : read_conllu(text, "input", columns)) {
        std::string lines;
        write_conllu(read.document, {}, lines);
        if (read_conllu(lines, "again", ConlluColumns::FormsOnly).size() > 1) std::abort();
      }
    } catch (const std::runtime_error& error) {
      if (std::string_view(error.what()).find(":") == std::string_view::npos) std::abort();
    }
  }
  return 0;
}
