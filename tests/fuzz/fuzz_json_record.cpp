// A line of JSON becomes an article or a complaint, never neither.
#include <cstdlib>

#include "extract/input/json_record.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static dateline::JsonRecordReader reader;
  const dateline::JsonRecord record = reader.read({reinterpret_cast<const char*>(data), size});
  if (!record.article && record.complaints.empty()) std::abort();
  return 0;
}
