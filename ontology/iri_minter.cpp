// Names from outside ids where there are any, else from hashes of canonical keys (RFC 4648 base32, FIPS 180-4 SHA-256).
// Folding is utf8proc's compatibility decomposition with marks stripped and case folded, so "Núñez" and "NUNEZ" are one
// key; it knowingly makes "Muller" and "Müller" one too.
#include "ontology/iri_minter.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "ontology/sha256.h"

namespace dateline {
namespace {

struct Segment {
  std::string_view name;
  std::string_view prefix;
};
constexpr std::array<Segment, kNodeClassCount> kSegments{
    Segment{"article", "art"}, {"correction", "cor"}, {"discrepancy", "dis"},
    {"event", "ev"},           {"evidence", "evi"},   {"figure", "fig"},
    {"graph", "gra"},          {"group", "grp"},      {"instrument", "ins"},
    {"jurisdiction", "jur"},   {"office", "off"},     {"organization", "body"},
    {"participation", "par"},  {"party", "party"},    {"person", "per"},
    {"report", "rep"},         {"run", "run"},        {"statement", "st"},
    {"tenure", "ten"}};
static_assert(std::ranges::is_sorted(kSegments, {}, &Segment::name));

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Decomposed, without marks, case folded. Ill-formed text comes back with ASCII letters lowered alone.
std::string decomposed(std::string_view text) {
  constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                                           UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, kOptions);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, &std::free);
  if (length >= 0) return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
  std::string plain(text);
  std::ranges::transform(plain, plain.begin(), lower);
  return plain;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_letter_or_digit(std::int32_t c) {
  if (c < 0x80) return is_lower_or_digit(lower(static_cast<char>(c)));
  const auto category = utf8proc_category(c);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

// The query without parameters that only say where a reader came from.
std::string without_tracking(std::string_view query) {
  constexpr std::array<std::string_view, 9> kTracking{
      "fbclid=", "gclid=", "ocid=", "cmpid=", "smid=", "mc_cid=", "mc_eid=", "partner=", "ref="};
  std::string kept;
  while (!query.empty()) {
    const std::size_t ampersand = query.find('&');
    const std::string_view parameter = query.substr(0, ampersand);
    query.remove_prefix(ampersand == std::string_view::npos ? query.size() : ampersand + 1);
    const auto tracks = [&](std::string_view start) { return parameter.starts_with(start); };
    if (parameter.empty() || parameter.starts_with("utm_") || std::ranges::any_of(kTracking, tracks)) continue;
    kept += (kept.empty() ? '?' : '&');
    kept += parameter;
  }
  return kept;
}

}  // namespace

std::string_view segment(NodeClass node) { return kSegments[static_cast<std::size_t>(node)].name; }
std::string_view prefix(NodeClass node) { return kSegments[static_cast<std::size_t>(node)].prefix; }

NodeKey node_key(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) {
    text += part;
    text += '\x1F';
  }
  const auto digest = sha256(text);
  NodeKey key{};
  std::copy_n(digest.begin(), key.size(), key.begin());
  return key;
}

std::string local_name(const NodeKey& key) {
  constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz234567";
  std::string name;
  name.reserve(16);
  std::uint32_t bits = 0;
  int count = 0;
  for (const std::uint8_t byte : key) {
    bits = (bits << 8) | byte;
    for (count += 8; count >= 5; count -= 5) name += kAlphabet[(bits >> (count - 5)) & 31];
  }
  return name;
}

std::optional<NodeKey> parse_local_name(std::string_view local) {
  if (local.size() != 16) return std::nullopt;
  NodeKey key{};
  std::uint32_t bits = 0;
  int count = 0;
  std::size_t at = 0;
  for (const char c : local) {
    if (!((c >= 'a' && c <= 'z') || (c >= '2' && c <= '7'))) return std::nullopt;
    bits = (bits << 5) | static_cast<std::uint32_t>(c >= 'a' ? c - 'a' : c - '2' + 26);
    count += 5;
    if (count >= 8) key[at++] = static_cast<std::uint8_t>(bits >> (count -= 8));
  }
  return key;
}

std::string authority_local_name(std::string_view authority) {
  constexpr std::string_view kSilent = ":-_./";
  std::string name;
  for (const char c : authority) {
    if (is_lower_or_digit(lower(c)))
      name += lower(c);
    else if (kSilent.find(c) == std::string_view::npos)
      return local_name(node_key({"authority", authority}));
  }
  return name.empty() ? local_name(node_key({"authority", authority})) : name;
}

std::string fold_name(std::string_view name) {
  const std::string plain = is_ascii(name) ? std::string(name) : decomposed(name);
  std::string folded;
  bool gap = false;
  for (std::size_t i = 0; i < plain.size();) {
    std::int32_t c = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(plain.data()) + i,
                                         static_cast<utf8proc_ssize_t>(plain.size() - i), &c);
    const std::size_t size = length > 0 ? static_cast<std::size_t>(length) : 1;
    const std::string_view character = std::string_view(plain).substr(i, size);
    i += size;
    if (c == '\'' || c == '.' || c == 0x2019 || c == 0x2018) continue;
    if (length <= 0 || !is_letter_or_digit(c)) {
      gap = true;
      continue;
    }
    if (gap && !folded.empty()) folded += ' ';
    gap = false;
    if (size == 1)
      folded += lower(character[0]);
    else
      folded += character;
  }
  return folded;
}

std::string party_local_name(std::string_view name) {
  const std::string folded = fold_name(name);
  std::string_view text = folded;
  if (text.starts_with("the ")) text.remove_prefix(4);
  if (text.ends_with(" party")) text.remove_suffix(6);
  if (text == "democrat" || text == "democrats") text = "democratic";
  if (text == "republicans" || text == "gop") text = "republican";
  std::string local;
  for (const char c : text) {
    if (is_lower_or_digit(c))
      local += c;
    else if (c != ' ')
      return local_name(node_key({"party", text}));
  }
  return local.empty() ? local_name(node_key({"party", name})) : local;
}

std::string normalise_url(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return std::string(url);
  const std::size_t path = std::min(url.find_first_of("/?", scheme + 3), url.size());
  std::string host(url.substr(scheme + 3, path - scheme - 3));
  std::ranges::transform(host, host.begin(), lower);
  if (host.starts_with("www.")) host.erase(0, 4);
  std::string_view rest = url.substr(path);
  const std::size_t question = rest.find('?');
  std::string way(rest.substr(0, question));
  while (way.ends_with('/')) way.pop_back();
  // http and https serve the same article.
  return "http://" + host + way +
         (question == std::string_view::npos ? "" : without_tracking(rest.substr(question + 1)));
}

NodeKey article_key(const ArticleFacts& article) {
  if (!article.url.empty()) return node_key({"article", "url", normalise_url(article.url)});
  return node_key({"article", "text", article.sha256, fold_name(article.publisher)});
}

IriMinter::IriMinter(std::string base) : base_(std::move(base)) {
  if (!is_absolute_iri(base_) || std::string_view("/#:").find(base_.back()) == std::string_view::npos)
    throw std::invalid_argument("expected a base IRI that ends in /, # or :, found " + base_);
  for (std::size_t i = 0; i < kNodeClassCount; ++i) namespaces_[i] = base_ + std::string(kSegments[i].name) + '/';
}

Term IriMinter::iri(NodeClass node, std::string_view local) const {
  return Term::iri(name_space(node) + std::string(local));
}

}  // namespace dateline
