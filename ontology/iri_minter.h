// IriMinter: the only place that makes the IRIs of instances. An IRI is base + class segment + "/" + local name.
//
// Local names hold [a-z0-9] only, so that every Turtle writer abbreviates them. What has an outside id is named by it
// ("us3651000", "q4911497"); everything else by the first 80 bits of SHA-256 over a canonical key, in base32: two of
// fifty million nodes share a name with odds below one in a billion. Nothing is counted, so nothing is renumbered.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/facts.h"
#include "ontology/term.h"

namespace dateline {

inline constexpr std::string_view kDefaultBase = "https://w3id.org/dateline/id/";

// One namespace a class, in the order of their segments, so that classes in this order are sorted by IRI.
enum class NodeClass : std::uint8_t {
  Article,
  Correction,
  Discrepancy,
  Event,
  Evidence,
  Figure,
  Graph,
  Group,
  Instrument,
  Jurisdiction,
  Office,
  Organization,
  Participation,
  Party,
  Person,
  Report,
  Run,
  Statement,
  Tenure
};
inline constexpr std::size_t kNodeClassCount = static_cast<std::size_t>(NodeClass::Tenure) + 1;

// "person", and the prefix that Turtle output uses for it, "per".
std::string_view segment(NodeClass node);
std::string_view prefix(NodeClass node);

// 80 bits that stand for a canonical key.
using NodeKey = std::array<std::uint8_t, 10>;

// The key of these parts in this order. Parts may hold anything but the unit separator U+001F, which stands between
// them.
[[nodiscard]] NodeKey node_key(std::initializer_list<std::string_view> parts);
// The key as 16 characters of base32 (RFC 4648 section 6) in lower case.
[[nodiscard]] std::string local_name(const NodeKey& key);

// The key that gives this local name; none where it is not 16 characters of base32.
[[nodiscard]] std::optional<NodeKey> parse_local_name(std::string_view local);

// An authority key as a local name: lower case, letters and digits only ("bioguide:S001141" gives "bioguides001141").
// A key with other characters than ASCII letters, digits and ":-_./" is hashed, so that different keys stay different.
[[nodiscard]] std::string authority_local_name(std::string_view authority);

// A name as it is compared: compatibility forms, case, accents, apostrophes and points away, other punctuation a space
// ("J. D. O’Brien Jr." gives "j d obrien jr").
[[nodiscard]] std::string fold_name(std::string_view name);

// The local name of a party: "Democratic", "the Democratic Party" and "Democrats" give "democratic".
[[nodiscard]] std::string party_local_name(std::string_view name);

// A URL as it is compared: scheme and host in lower case, no fragment, no "www.", no tracking parameters, no "/" at the
// end.
[[nodiscard]] std::string normalise_url(std::string_view url);

// The article's key: its normalised URL, else the hash of its text and its publisher, so that two outlets that print
// one wire story are two articles.
[[nodiscard]] NodeKey article_key(const ArticleFacts& article);

class IriMinter {
 public:
  // Throws std::invalid_argument unless the base is an absolute IRI that ends in "/", "#" or ":".
  explicit IriMinter(std::string base = std::string(kDefaultBase));

  [[nodiscard]] Term iri(NodeClass node, std::string_view local) const;
  [[nodiscard]] Term iri(NodeClass node, const NodeKey& key) const { return iri(node, local_name(key)); }
  [[nodiscard]] const std::string& base() const { return base_; }
  // base + segment + "/", for prefix declarations.
  [[nodiscard]] const std::string& name_space(NodeClass node) const {
    return namespaces_[static_cast<std::size_t>(node)];
  }

 private:
  std::string base_;
  std::array<std::string, kNodeClassCount> namespaces_;
};

}  // namespace dateline
