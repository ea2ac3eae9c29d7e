// The inputs may come from a pipe, so there is no end to measure against: count, rate and a mark that moves.
#include "cli/progress.h"

#include <unistd.h>

#include <cstdio>

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kInterval{100};

}  // namespace

Progress::Progress(std::string noun, bool quiet)
    : noun_(std::move(noun)), shown_(!quiet && ::isatty(STDERR_FILENO) == 1), start_(Clock::now()), drawn_(start_) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

void Progress::step() {
  ++count_;
  if (!shown_ || Clock::now() - drawn_ < kInterval) return;
  drawn_ = Clock::now();
  draw();
}

void Progress::draw() {
  constexpr int kWidth = 20;
  const double seconds = std::chrono::duration<double>(drawn_ - start_).count();
  const int mark = static_cast<int>(seconds * 8) % kWidth;
  std::fprintf(stderr, "\r[%*s=%*s] %llu %s, %.0f/s ", mark, "", kWidth - 1 - mark, "",
               static_cast<unsigned long long>(count_), noun_.c_str(), static_cast<double>(count_) / seconds);
  std::fflush(stderr);
}

}  // namespace dateline
