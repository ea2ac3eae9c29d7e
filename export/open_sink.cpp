// A writer and the file behind it, committed together.
#include "export/open_sink.h"

#include <stdexcept>

#include "export/output_file.h"
#include "export/raptor_writer.h"

namespace dateline {
namespace {

class FileSink : public TripleSink {
 public:
  FileSink(const std::string& path, FileFormat format, std::span<const Prefix> prefixes) : file_(path, format.gzip) {
    ByteSink out = [this](std::string_view bytes) { file_.write(bytes); };
    if (format.format == Format::RdfXml)
      writer_ = std::make_unique<RaptorWriter>(std::move(out), prefixes);
    else
      writer_ = std::make_unique<TurtleWriter>(std::move(out), format.format, prefixes);
  }

  void graph(const std::string& iri) override { writer_->graph(iri); }
  void write(const Term& subject, const Term& predicate, const Term& object) override {
    writer_->write(subject, predicate, object);
  }
  void finish() override {
    writer_->finish();
    file_.commit();
  }

 private:
  OutputFile file_;
  std::unique_ptr<TripleSink> writer_;
};

}  // namespace

std::unique_ptr<TripleSink> open_sink(const std::string& path, std::span<const Prefix> prefixes,
                                      std::optional<Format> format) {
  std::optional<FileFormat> found = format_of_path(path);
  if (path == "-") found = FileFormat{};
  if (format) found = FileFormat{*format, path.ends_with(".gz")};
  if (!found) throw std::runtime_error(path + ": expected a name in .ttl .trig .nt .nq or .rdf, with or without .gz");
  return std::make_unique<FileSink>(path, *found, prefixes);
}

}  // namespace dateline
