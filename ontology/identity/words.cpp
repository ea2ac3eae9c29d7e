// Words are folded code point by code point with utf8proc (simple case folding, marks dropped) and hashed by FNV-1a, so
// the same words give the same hashes on every machine. 32 bits a word are enough: a false match needs whole runs to
// collide.
#include "ontology/identity/words.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr std::size_t kLongestText = 1000;  // words that shared_runs looks at

enum class Class : std::uint8_t { Word, Silent, Gap };

Class classify(std::int32_t c) {
  if (c < 0x80) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (word) return Class::Word;
    return c == '\'' ? Class::Silent : Class::Gap;
  }
  if (c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x00AD) return Class::Silent;
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return Class::Word;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return Class::Silent;
    default:
      return Class::Gap;
  }
}

std::uint32_t hash_character(std::uint32_t hash, std::int32_t c) {
  const auto folded = static_cast<std::uint32_t>(c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : utf8proc_tolower(c));
  for (int shift = 0; shift < 24; shift += 8) hash = (hash ^ ((folded >> shift) & 0xFF)) * 16777619U;
  return hash;
}

constexpr std::uint32_t kEmptyWord = 2166136261U;

// The longest run that words [a0, a1) and [b0, b1) share; of equals the first in a, then in b.
class LongestRun {
 public:
  LongestRun(std::span<const WordHash> a, std::span<const WordHash> b)
      : a_(a), b_(b), above_(b.size() + 1), row_(b.size() + 1) {}

  SharedRun find(std::uint32_t a0, std::uint32_t a1, std::uint32_t b0, std::uint32_t b1) {
    SharedRun best;
    std::fill(above_.begin() + b0, above_.begin() + b1 + 1, 0U);
    for (std::uint32_t i = a0; i < a1; ++i) {
      row_[b0] = 0;
      for (std::uint32_t k = b0; k < b1; ++k) {
        const std::uint32_t run = a_[i] == b_[k] ? above_[k] + 1 : 0;
        row_[k + 1] = run;
        if (run > best.size) best = {i + 1 - run, k + 1 - run, run};
      }
      std::swap(above_, row_);
      above_[b0] = 0;
    }
    return best;
  }

 private:
  std::span<const WordHash> a_;
  std::span<const WordHash> b_;
  std::vector<std::uint32_t> above_;
  std::vector<std::uint32_t> row_;
};

}  // namespace

std::vector<PlacedWord> placed_words(std::string_view text) {
  std::vector<PlacedWord> words;
  PlacedWord word{kEmptyWord, 0, 0};
  bool inside = false;
  std::uint32_t place = 0;
  const auto end_word = [&] {
    if (inside) words.push_back(word);
    inside = false;
  };
  for (std::size_t at = 0; at < text.size(); ++place) {
    std::int32_t c = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &c);
    at += size > 0 ? static_cast<std::size_t>(size) : 1;
    const Class kind = size > 0 ? classify(c) : Class::Gap;
    if (kind == Class::Gap) {
      end_word();
    } else if (kind == Class::Word) {
      if (!inside) word = {kEmptyWord, place, place};
      inside = true;
      word.hash = hash_character(word.hash, c);
      word.end = place + 1;
    }
  }
  end_word();
  return words;
}

std::vector<WordHash> hashed_words(std::string_view text) {
  std::vector<WordHash> hashes;
  for (const PlacedWord& word : placed_words(text)) hashes.push_back(word.hash);
  return hashes;
}

std::uint32_t count_characters(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::uint32_t sentence_start(const Evidence& piece) {
  return piece.start - std::min(piece.start, count_characters(piece.prefix));
}

std::vector<std::uint32_t> fingerprints(std::span<const WordHash> words, std::size_t length, std::size_t window) {
  std::vector<std::uint32_t> grams;
  for (std::size_t i = 0; i + length <= words.size(); ++i) {
    std::uint64_t hash = length;
    for (std::size_t k = 0; k < length; ++k) hash = mix(hash, words[i + k]);
    grams.push_back(static_cast<std::uint32_t>(hash >> 32));
  }
  std::vector<std::uint32_t> kept;
  if (grams.size() <= window) {
    if (!grams.empty()) kept.push_back(*std::ranges::min_element(grams));
  } else {
    for (std::size_t i = 0; i + window <= grams.size(); ++i)
      kept.push_back(*std::min_element(grams.begin() + i, grams.begin() + i + window));
  }
  std::ranges::sort(kept);
  kept.erase(std::ranges::unique(kept).begin(), kept.end());
  return kept;
}

std::vector<SharedRun> shared_runs(std::span<const WordHash> a, std::span<const WordHash> b, std::uint32_t least) {
  a = a.first(std::min(a.size(), kLongestText));
  b = b.first(std::min(b.size(), kLongestText));
  struct Part {
    std::uint32_t a0, a1, b0, b1;
  };
  std::vector<Part> parts{{0, static_cast<std::uint32_t>(a.size()), 0, static_cast<std::uint32_t>(b.size())}};
  std::vector<SharedRun> blocks;
  LongestRun longest(a, b);
  while (!parts.empty()) {
    const Part part = parts.back();
    parts.pop_back();
    if (part.a1 - part.a0 < least || part.b1 - part.b0 < least) continue;
    const SharedRun block = longest.find(part.a0, part.a1, part.b0, part.b1);
    if (block.size < least) continue;
    blocks.push_back(block);
    parts.push_back({part.a0, block.a, part.b0, block.b});
    parts.push_back({block.a + block.size, part.a1, block.b + block.size, part.b1});
  }
  std::ranges::sort(blocks, {}, &SharedRun::a);
  return blocks;
}

std::uint32_t total_size(std::span<const SharedRun> blocks) {
  std::uint32_t total = 0;
  for (const SharedRun& block : blocks) total += block.size;
  return total;
}

std::string_view head_word(std::string_view folded) {
  for (const std::string_view preposition : {" of ", " in ", " across "})
    folded = folded.substr(0, folded.find(preposition));
  const std::size_t space = folded.rfind(' ');
  return space == std::string_view::npos ? folded : folded.substr(space + 1);
}

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = (a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 6U) + (a >> 2U)));  // then the finaliser of MurmurHash3
  x = (x ^ (x >> 33U)) * 0xFF51AFD7ED558CCDULL;
  x = (x ^ (x >> 33U)) * 0xC4CEB9FE1A85EC53ULL;
  return x ^ (x >> 33U);
}

// ---- HashIndex: linear probing over distinct hashes, of which the upper half is kept. Most have one id, which lies in
// the slot itself; the others have a list, newest first; a hash with too many ids only says so.

HashIndex::HashIndex(std::uint32_t limit) : limit_(limit), slots_(1024) {}

HashIndex::Slot& HashIndex::slot(std::uint32_t check) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = check & mask;
  while (slots_[at].value != kFree && slots_[at].check != check) at = (at + 1) & mask;
  return slots_[at];
}

void HashIndex::add(std::uint64_t hash, std::uint32_t id) {
  if ((used_ + 1) * 4 > slots_.size() * 3) grow();
  const auto check = static_cast<std::uint32_t>(hash >> 32U);
  Slot& at = slot(check);
  if (at.value == kFree) {
    at = {check, id};
    ++used_;
    return;
  }
  if (at.value == kTooMany) return;
  if ((at.value & kList) == 0) {
    nodes_.push_back({at.value, kFree});
    at.value = kList | static_cast<std::uint32_t>(nodes_.size() - 1);
  }
  std::uint32_t count = 1;
  for (std::uint32_t node = at.value & ~kList; node != kFree; node = nodes_[node].next) ++count;
  if (count > limit_) {
    at.value = kTooMany;
    return;
  }
  nodes_.push_back({id, at.value & ~kList});
  at.value = kList | static_cast<std::uint32_t>(nodes_.size() - 1);
}

void HashIndex::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& each : old)
    if (each.value != kFree) slot(each.check) = each;
}

void HashIndex::find(std::uint64_t hash, std::vector<std::uint32_t>& ids) const {
  const auto check = static_cast<std::uint32_t>(hash >> 32U);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = check & mask;
  while (slots_[at].value != kFree && slots_[at].check != check) at = (at + 1) & mask;
  const std::uint32_t value = slots_[at].value;
  if (value == kFree || value == kTooMany) return;
  if ((value & kList) == 0) {
    ids.push_back(value);
    return;
  }
  const auto before = static_cast<std::ptrdiff_t>(ids.size());
  for (std::uint32_t node = value & ~kList; node != kFree; node = nodes_[node].next) ids.push_back(nodes_[node].id);
  std::reverse(ids.begin() + before, ids.end());
}

}  // namespace dateline
