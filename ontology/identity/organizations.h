// OrganizationAuthority: the bodies that news names without explaining (data/authority/organizations.tsv): federal
// agencies with their acronyms, parents and heads, Congress and courts, parties, news media.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ontology/kinds.h"

namespace dateline {

using KnownOrganizationIndex = std::uint32_t;

struct KnownOrganization {
  std::string key;   // "usdoj"
  std::string name;  // "Department of Justice"
  OrganizationKind kind = OrganizationKind::Other;
  std::vector<std::string> acronyms;             // "DOJ"
  std::vector<std::string> aliases;              // "Justice Department"
  std::optional<KnownOrganizationIndex> parent;  // of "usfbi" the Department of Justice
  std::string place;               // key in Jurisdictions of what it governs or belongs to: "us"; or empty
  std::vector<std::string> heads;  // titles that alone mean its head: "attorney general"
  std::vector<std::string> posts;  // titles that mean it beside its name: "director"
  std::string wikidata;            // "Q8333", or empty
};

class OrganizationAuthority {
 public:
  // Throws std::runtime_error "path:line: expected …, found …" for an unknown kind or parent, or a key given twice.
  explicit OrganizationAuthority(const std::filesystem::path& file);

  [[nodiscard]] const std::vector<KnownOrganization>& all() const { return organizations_; }
  [[nodiscard]] const KnownOrganization& operator[](KnownOrganizationIndex index) const {
    return organizations_[index];
  }

  // The body of this name, alias or acronym, "the" before it or not; where two share it, the one earlier in the table.
  [[nodiscard]] std::optional<KnownOrganizationIndex> find(std::string_view name) const;
  [[nodiscard]] std::optional<KnownOrganizationIndex> find_key(std::string_view key) const;
  // The body whose head the title alone means: "attorney general", "Secretary of Homeland Security".
  [[nodiscard]] std::optional<KnownOrganizationIndex> headed_by(std::string_view title) const;

 private:
  using Index = std::unordered_map<std::string, KnownOrganizationIndex>;

  std::vector<KnownOrganization> organizations_;
  Index by_key_, by_name_, by_head_;
};

}  // namespace dateline
