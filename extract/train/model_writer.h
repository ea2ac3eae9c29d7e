// ModelWriter: puts named sections into one model file (extract/syntax/model_file.h).
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace dateline {

class ModelWriter {
 public:
  // Sections keep their order; a name has at most 15 bytes.
  void add(std::string name, std::string bytes);

  // Throws std::runtime_error "path: reason" where the file cannot be written.
  void write(const std::filesystem::path& path) const;

 private:
  std::vector<std::pair<std::string, std::string>> sections_;
};

}  // namespace dateline
