// Any words may be looked up.
#include <algorithm>
#include <cstdlib>

#include "ontology/identity/jurisdictions.h"
#include "ontology/identity/officials.h"
#include "ontology/identity/organizations.h"
#include "ontology/iri_minter.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  static const Jurisdictions places(DATELINE_SOURCE_DIR "/data/authority/jurisdictions.bin");
  static const Officials officials(DATELINE_SOURCE_DIR "/data/authority/officials.bin");
  static const OrganizationAuthority organizations(DATELINE_SOURCE_DIR "/data/authority/organizations.tsv");
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n;|", at), text.size());
    const std::string name(text.substr(at, end - at));
    for (const PlaceIndex place : places.find(name))
      if (place >= places.size()) std::abort();
    (void)places.find_qualified(name);
    (void)organizations.find(name);
    (void)officials.match({name, "mayor", TenureStatus::Current, "us", "", Date{2018, 1, 24}});
    at = end + 1;
  }
  return 0;
}
