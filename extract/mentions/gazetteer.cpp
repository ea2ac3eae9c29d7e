// Open addressing as the word clusters', but with any number of slots. A phrase is looked up word by word while the
// table says that longer ones begin so. Two phrases whose hashes agree share their kinds, about once in a hundred
// thousand.
#include "extract/mentions/gazetteer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <stdexcept>
#include <string>

#include "extract/lexicon.h"
#include "extract/syntax/clusters.h"

namespace dateline {
namespace {

constexpr TokenIndex kLongestPhrase = 9;

bool may_begin(std::string_view form) {
  const auto first = static_cast<unsigned char>(form.empty() ? 0 : form[0]);
  return (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9') || first >= 0xC3;
}

}  // namespace

void PhraseHash::add(unsigned char byte) { hash_ = (hash_ ^ byte) * 1099511628211ULL; }

void PhraseHash::add_word(std::string_view word) {
  bool fresh = true;  // a blank is due before the next byte
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == '-') {
      fresh = true;
      continue;
    }
    if (fresh && any_) add(' ');
    fresh = false;
    any_ = true;
    if (word.substr(i).starts_with("’") || word.substr(i).starts_with("‘")) {
      add('\'');
      i += 2;
    } else {
      add(static_cast<unsigned char>(ascii_lower(word[i])));
    }
  }
}

std::uint64_t PhraseHash::value() const {
  std::uint64_t h = hash_;
  h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdULL;
  h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53ULL;
  return h ^ (h >> 33);
}

Gazetteer::Gazetteer(const std::filesystem::path& path) : file_(path) {
  const std::string_view bytes = file_.bytes();
  const GazetteerHeader expected;
  GazetteerHeader header;
  if (bytes.size() < sizeof header)
    throw std::runtime_error(path.string() + ": expected a gazetteer, found a shorter file");
  std::memcpy(&header, bytes.data(), sizeof header);
  const std::size_t size = sizeof header + std::size_t{header.slots} * (sizeof *prints_ + sizeof *kinds_);
  if (std::memcmp(header.magic, expected.magic, sizeof header.magic) != 0 || header.version != expected.version ||
      header.phrases >= header.slots || bytes.size() != size)
    throw std::runtime_error(path.string() + ": expected a gazetteer of version " + std::to_string(expected.version) +
                             ", found another or a damaged file");
  slots_ = header.slots;
  prints_ = reinterpret_cast<const std::uint32_t*>(bytes.data() + sizeof header);
  kinds_ = reinterpret_cast<const GazetteerKindSet*>(prints_ + slots_);
}

GazetteerKindSet Gazetteer::find(std::uint64_t phrase) const {
  if (slots_ == 0) return 0;
  const std::uint32_t print = print_of(phrase);
  std::uint32_t slot = gazetteer_slot(phrase, slots_);
  while (prints_[slot] != 0) {
    if (prints_[slot] == print) return kinds_[slot];
    slot = slot + 1 == slots_ ? 0 : slot + 1;
  }
  return 0;
}

GazetteerKindSet Gazetteer::find(const Document& document, TokenRange phrase) const {
  PhraseHash hash;
  for (TokenIndex token = phrase.begin; token < phrase.end; ++token) hash.add_word(document.form(token));
  return find(hash.value()) & ~kLongerPhrases;
}

void Gazetteer::mark(const Document& document, TokenRange sentence, std::vector<GazetteerMarks>& marks) const {
  marks.assign(sentence.size(), 0);
  std::array<TokenIndex, kGazetteerKinds> covered{};  // by kind: where the last phrase ended
  for (TokenIndex at = sentence.begin; at < sentence.end; ++at) {
    if (!may_begin(document.form(at))) continue;
    std::array<TokenIndex, kGazetteerKinds> ends{};  // by kind: where the longest phrase from here ends
    GazetteerKindSet seen = 0, found = kLongerPhrases;
    PhraseHash hash;
    for (TokenIndex end = at + 1; (found & kLongerPhrases) != 0 && end <= std::min(sentence.end, at + kLongestPhrase);
         ++end) {
      if (document.form(end - 1) == "-") continue;  // no phrase ends with a break between words
      hash.add_word(document.form(end - 1));
      found = find(hash.value());
      for (GazetteerKindSet rest = found & ~kLongerPhrases; rest != 0; rest &= rest - 1)
        ends[static_cast<std::size_t>(std::countr_zero(rest))] = end;
      seen |= found & ~kLongerPhrases;
    }
    for (; seen != 0; seen &= seen - 1) {
      const auto kind = static_cast<std::size_t>(std::countr_zero(seen));
      if (at < covered[kind]) continue;
      covered[kind] = ends[kind];
      for (TokenIndex token = at; token < ends[kind]; ++token) {
        const GazetteerMarks place = ends[kind] == at + 1 ? 3 : token == at ? 1 : 2;
        marks[token - sentence.begin] |= place << (2 * kind);
      }
    }
  }
}

}  // namespace dateline
