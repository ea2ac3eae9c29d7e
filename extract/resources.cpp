// One line a resource: the member, and here the file it comes from.
#include "extract/resources.h"

#include <cstdlib>
#include <stdexcept>
#include <vector>

namespace dateline {
namespace {

// The program may stand in the build tree, in an installation, or in an installation that was moved.
std::vector<std::filesystem::path> default_places() {
  std::vector<std::filesystem::path> places{DATELINE_SOURCE_DATA, DATELINE_INSTALLED_DATA};
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) places.push_back(program.parent_path() / ".." / "share" / "dateline" / "data");
  return places;
}

bool is_data(const std::filesystem::path& folder) {
  std::error_code error;
  return std::filesystem::is_directory(folder / "en", error);
}

std::filesystem::path checked(const std::filesystem::path& folder, const char* from) {
  if (is_data(folder)) return folder;
  throw std::runtime_error(folder.string() + ": expected a data folder with en/ in it (from " + from + ")");
}

}  // namespace

std::filesystem::path find_data(const std::string& given) {
  if (!given.empty()) return checked(given, "--data");
  if (const char* variable = std::getenv("DATELINE_DATA"); variable != nullptr && *variable != '\0')
    return checked(variable, "DATELINE_DATA");
  std::string looked;
  for (const auto& place : default_places()) {
    if (is_data(place)) return place;
    looked += (looked.empty() ? "" : ", ") + place.string();
  }
  throw std::runtime_error("no data folder: give --data or set DATELINE_DATA (looked in " + looked + ")");
}

Resources::Resources(const std::filesystem::path& data)
    : layout(data / "en" / "layout.tsv"),
      places(data / "authority" / "jurisdictions.bin"),
      organizations(data / "authority" / "organizations.tsv"),
      officials(data / "authority" / "officials.bin"),
      clusters(data / "models" / "clusters.bin"),
      numbers(data / "en"),
      times(data / "en"),
      coref_words(data / "en"),
      pronouns(data / "models" / "pronouns.model"),
      attributions(data),
      media(data / "en" / "media.tsv"),
      acts(data / "en" / "act_verbs.tsv"),
      vague_times(data / "en" / "vague_times.tsv"),
      events(data),
      tokens(data / "en"),
      names(data),
      syntax(data / "models") {}

}  // namespace dateline
