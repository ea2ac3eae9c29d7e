// Parts of a file of fixed-size records that refer to strings by offset, as data/authority/*.bin are.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace dateline {

// Strings one after another, each once and ended by a NUL byte.
class StringTable {
 public:
  // Where the string stands; it is added where it is new.
  std::uint32_t offset(const std::string& text) {
    const auto [at, added] = offsets_.emplace(text, static_cast<std::uint32_t>(bytes_.size()));
    if (added) bytes_.append(text).push_back('\0');
    return at->second;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::unordered_map<std::string, std::uint32_t> offsets_;
  std::string bytes_;
};

// The records as they lie in memory. Record must be trivially copyable and without padding of unknown content.
template <class Record>
void append_records(std::string& bytes, const std::vector<Record>& records) {
  bytes.append(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record));
}

}  // namespace dateline
