// A buffered file descriptor on a temporary file that commit() renames: a reader of the final name sees the old file or
// the new one, never half of one (rename(2) is atomic). Compression is libarchive's gzip filter around one raw entry,
// which can leave the time out of the header. The data are not synced to disk: a power cut may lose a committed file.
#include "export/output_file.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace dateline {
namespace {

constexpr std::size_t kBufferBytes = 1 << 16;

// Holds SIGPIPE back in this thread while it lives, so that a closed pipe is an error of write(2) and not the end of
// the process. A library may not change the signal handlers of its program.
class HeldSigpipe {
 public:
  HeldSigpipe() {
    sigset_t pending;
    sigpending(&pending);
    was_pending_ = sigismember(&pending, SIGPIPE) == 1;
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~HeldSigpipe() {
    const timespec now{};
    if (!was_pending_) {
      while (sigtimedwait(&pipe_, nullptr, &now) == -1 && errno == EINTR) {
      }
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  HeldSigpipe(const HeldSigpipe&) = delete;
  HeldSigpipe& operator=(const HeldSigpipe&) = delete;

 private:
  sigset_t pipe_{};
  sigset_t before_{};
  bool was_pending_ = false;
};

bool is_stream(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

}  // namespace

class OutputFile::Target {
 public:
  explicit Target(const std::string& path) : path_(path == "-" ? "standard output" : path) {
    buffer_.reserve(kBufferBytes);
    if (path == "-") {
      descriptor_ = STDOUT_FILENO;
    } else if (is_stream(path)) {
      descriptor_ = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
      open_temporary(path);
    }
    if (descriptor_ < 0) fail(errno);
  }
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;
  ~Target() {
    if (descriptor_ > STDERR_FILENO) close(descriptor_);
    if (!temporary_.empty()) unlink(temporary_.c_str());
  }

  void write(std::string_view bytes) {
    if (buffer_.size() + bytes.size() > kBufferBytes) flush();
    if (bytes.size() >= kBufferBytes) return put(bytes);
    buffer_ += bytes;
  }

  void commit() {
    flush();
    if (descriptor_ > STDERR_FILENO && close(std::exchange(descriptor_, -1)) != 0) fail(errno);
    if (temporary_.empty()) return;
    if (std::rename(temporary_.c_str(), final_.c_str()) != 0) fail(errno);
    temporary_.clear();
  }

  [[noreturn]] void fail(int error) const {
    throw std::runtime_error(path_ + ": " + std::generic_category().message(error));
  }
  [[noreturn]] void fail(const char* reason) const { throw std::runtime_error(path_ + ": " + reason); }

 private:
  void open_temporary(const std::string& path) {
    if (std::filesystem::is_directory(path)) fail(EISDIR);
    std::error_code ignored;
    const std::filesystem::path real = std::filesystem::weakly_canonical(path, ignored);  // a link keeps pointing
    final_ = real.empty() ? path : real.string();
    const std::filesystem::path target(final_);
    std::string name = (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
    descriptor_ = mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ < 0) fail(errno);
    temporary_ = name;
    const mode_t mask = umask(0);
    umask(mask);
    fchmod(descriptor_, 0666 & ~mask);
  }

  void flush() {
    put(buffer_);
    buffer_.clear();
  }

  void put(std::string_view bytes) {
    if (bytes.empty()) return;
    const HeldSigpipe held;
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail(errno);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  std::string path_;       // as messages name it
  std::string final_;      // what commit() renames to
  std::string temporary_;  // empty where nothing is to be renamed or removed
  std::string buffer_;
  int descriptor_ = -1;
};

class OutputFile::Gzip {
 public:
  explicit Gzip(Target& target) : target_(target), archive_(archive_write_new()) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_add_filter_gzip(archive_);
    archive_write_set_filter_option(archive_, "gzip", "timestamp", nullptr);
    archive_write_set_format_raw(archive_);
    archive_write_set_bytes_in_last_block(archive_, 1);
    const int status = archive_write_open(archive_, this, nullptr, &Gzip::take, nullptr) == ARCHIVE_OK
                           ? archive_write_header(archive_, entry)
                           : ARCHIVE_FATAL;
    archive_entry_free(entry);
    if (status != ARCHIVE_OK) fail();
  }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  ~Gzip() { archive_write_free(archive_); }

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const la_ssize_t written = archive_write_data(archive_, bytes.data(), bytes.size());
      if (written <= 0) fail();
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void finish() {
    if (archive_write_close(archive_) != ARCHIVE_OK) fail();
  }

 private:
  // libarchive is C: an exception waits here until its call is over.
  static la_ssize_t take(archive*, void* self, const void* bytes, std::size_t size) {
    auto& gzip = *static_cast<Gzip*>(self);
    if (gzip.failure_) return -1;
    try {
      gzip.target_.write({static_cast<const char*>(bytes), size});
    } catch (...) {
      gzip.failure_ = std::current_exception();
      return -1;
    }
    return static_cast<la_ssize_t>(size);
  }
  [[noreturn]] void fail() {
    if (failure_) std::rethrow_exception(failure_);
    const char* reason = archive_error_string(archive_);
    target_.fail(reason ? reason : "cannot compress");
  }

  Target& target_;
  archive* archive_;
  std::exception_ptr failure_;
};

OutputFile::OutputFile(const std::string& path, bool gzip) : target_(std::make_unique<Target>(path)) {
  if (gzip) gzip_ = std::make_unique<Gzip>(*target_);
}
OutputFile::OutputFile(OutputFile&&) noexcept = default;
OutputFile::~OutputFile() { gzip_.reset(); }

void OutputFile::write(std::string_view bytes) { gzip_ ? gzip_->write(bytes) : target_->write(bytes); }

void OutputFile::commit() {
  if (gzip_) gzip_->finish();
  gzip_.reset();
  target_->commit();
}

}  // namespace dateline
