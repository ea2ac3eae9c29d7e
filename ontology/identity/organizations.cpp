// A few hundred rows, read once. Names are compared folded, so "the F.B.I." is "fbi"; that an article's "Time" or
// "Slate" is the magazine is for the caller to see.
#include "ontology/identity/organizations.h"

#include <stdexcept>

#include "ontology/iri_minter.h"
#include "ontology/tsv.h"

namespace dateline {
namespace {

std::string folded_name(std::string_view name) {
  std::string folded = fold_name(name);
  if (folded.starts_with("the ")) folded.erase(0, 4);
  return folded;
}

std::vector<std::string> strings(std::string_view field) {
  std::vector<std::string> values;
  for (const std::string_view value : split(field, '|')) values.emplace_back(value);
  return values;
}

template <class Index>
std::optional<KnownOrganizationIndex> look_up(const Index& index, const std::string& text) {
  const auto found = index.find(text);
  return found == index.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

OrganizationAuthority::OrganizationAuthority(const std::filesystem::path& file) {
  const Tsv table(file, {"key", "name", "kind", "acronym", "aliases", "parent", "of", "heads", "posts", "wikidata"});
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const auto& row = table.rows()[i];
    const auto fail = [&](const std::string& expected, std::string_view found) {
      throw std::runtime_error(table.where(i) + ": expected " + expected + ", found " + std::string(found));
    };
    KnownOrganization organization;
    organization.key = row[0];
    organization.name = row[1];
    if (const auto kind = parse<OrganizationKind>(row[2]))
      organization.kind = *kind;
    else
      fail("a kind of organization", row[2]);
    organization.acronyms = strings(row[3]);
    organization.aliases = strings(row[4]);
    if (!row[5].empty() && !(organization.parent = find_key(row[5]))) fail("the key of an earlier row", row[5]);
    organization.place = row[6];
    organization.heads = strings(row[7]);
    organization.posts = strings(row[8]);
    organization.wikidata = row[9];
    const auto index = static_cast<KnownOrganizationIndex>(organizations_.size());
    if (!by_key_.emplace(organization.key, index).second) fail("a key of its own", row[0]);
    by_name_.emplace(folded_name(organization.name), index);
    for (const std::string& acronym : organization.acronyms) by_name_.emplace(folded_name(acronym), index);
    for (const std::string& alias : organization.aliases) by_name_.emplace(folded_name(alias), index);
    for (const std::string& head : organization.heads) by_head_.emplace(folded_name(head), index);
    organizations_.push_back(std::move(organization));
  }
}

std::optional<KnownOrganizationIndex> OrganizationAuthority::find(std::string_view name) const {
  return look_up(by_name_, folded_name(name));
}

std::optional<KnownOrganizationIndex> OrganizationAuthority::find_key(std::string_view key) const {
  return look_up(by_key_, std::string(key));
}

std::optional<KnownOrganizationIndex> OrganizationAuthority::headed_by(std::string_view title) const {
  return look_up(by_head_, folded_name(title));
}

}  // namespace dateline
