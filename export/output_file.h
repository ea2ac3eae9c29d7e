// OutputFile: bytes to a file, gzipped or not, that appears under its name only when it is whole.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace dateline {

class OutputFile {
 public:
  // Bytes go to a temporary file beside `path`; "-" is standard output, and devices and pipes are written as they
  // stand. The gzip header holds no name and no time. Throws std::runtime_error "path: reason".
  OutputFile(const std::string& path, bool gzip);
  OutputFile(OutputFile&&) noexcept;
  // Removes the temporary file of an output that was not committed.
  ~OutputFile();

  // Throws std::runtime_error "path: reason" on a full disk, a closed pipe (without a signal) or any other failure.
  void write(std::string_view bytes);
  // Flushes and gives the file its name. No write may follow.
  void commit();

 private:
  class Gzip;
  class Target;
  std::unique_ptr<Target> target_;  // outlives gzip_, which writes to it
  std::unique_ptr<Gzip> gzip_;
};

}  // namespace dateline
