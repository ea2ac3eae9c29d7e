// dateline-train authority: the authority files of data/authority/ from open data.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>

#include "extract/train/officials_builder.h"
#include "extract/train/places_builder.h"
#include "extract/train/verbs.h"

namespace dateline {
namespace {

struct AuthorityOptions {
  std::string open_data;
  std::string folder = "data/authority";
};

void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  if (!file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush())
    throw std::runtime_error(path.string() + ": cannot be written");
  std::fprintf(stderr, "authority: %s, %zu bytes\n", path.c_str(), bytes.size());
}

void build(const AuthorityOptions& options) {
  const std::filesystem::path folder = options.folder;
  write_file(folder / "jurisdictions.bin", build_places(options.open_data, folder));
  write_file(folder / "officials.bin", build_officials(options.open_data, Jurisdictions(folder / "jurisdictions.bin")));
}

}  // namespace

void add_authority_verb(CLI::App& app, TrainAction& action) {
  auto options = std::make_shared<AuthorityOptions>();
  CLI::App* verb = app.add_subcommand("authority", "Builds the authority files from open data");
  verb->add_option("OPEN_DATA", options->open_data, "Folder with us-jurisdictions/, geonames/, iso3166/ and officials/")
      ->required();
  verb->add_option("-o,--output", options->folder, "Folder of our own tables, where the files are written")
      ->capture_default_str();
  verb->callback([options, &action] { action = [options] { build(*options); }; });
}

}  // namespace dateline
