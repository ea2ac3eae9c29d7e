// Progress: how far a long run has come, on a terminal only.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace dateline {

class Progress {
 public:
  // Shows nothing where standard error is no terminal, or the user asked for quiet. `noun` is what is counted:
  // "articles".
  Progress(std::string noun, bool quiet);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  // Clears the line.
  ~Progress();

  // One more is done. Draws ten times a second at most.
  void step();

 private:
  void draw();

  std::string noun_;
  bool shown_;
  std::uint64_t count_ = 0;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point drawn_;
};

}  // namespace dateline
