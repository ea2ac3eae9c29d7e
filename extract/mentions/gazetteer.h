// Gazetteer: what is known of names and words of names, as sets of kinds behind hashes of folded phrases. The model
// holds no text; dateline-train gazetteer compiles it from open tables and the lists
// name_words.tsv and wordnet_names.tsv of data/en.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "ontology/mapped_file.h"

namespace dateline {

enum class GazetteerKind : std::uint8_t {
  GivenName,
  RareGivenName,
  Surname,
  RareSurname,
  Official,
  Country,
  Division,
  County,
  City,
  Town,
  Location,
  Facility,
  Norp,
  Party,
  Agency,
  Media,
  Organization,
  Event,
  Title,
  OrganizationWord,
  GpeWord,
  LandWord,
  FacilityWord,
  EventWord
};
inline constexpr std::size_t kGazetteerKinds = static_cast<std::size_t>(GazetteerKind::EventWord) + 1;

// A set of kinds; the highest bit says that longer phrases begin so.
using GazetteerKindSet = std::uint32_t;
inline constexpr GazetteerKindSet kLongerPhrases = 1U << 31;
[[nodiscard]] constexpr GazetteerKindSet kind_bit(GazetteerKind kind) { return 1U << static_cast<unsigned>(kind); }

// How phrases are hashed, word by word: ASCII case folded, hyphens as breaks between words, curly apostrophes made
// straight.
class PhraseHash {
 public:
  void add_word(std::string_view word);
  [[nodiscard]] std::uint64_t value() const;

 private:
  void add(unsigned char byte);

  std::uint64_t hash_ = 14695981039346656037ULL;
  bool any_ = false;
};

// Where a token stands in phrases, two bits a kind: 0 in none, 1 begins one, 2 goes on in one, 3 is one by itself.
using GazetteerMarks = std::uint64_t;
[[nodiscard]] constexpr unsigned mark_of(GazetteerMarks marks, GazetteerKind kind) {
  return static_cast<unsigned>(marks >> (2 * static_cast<unsigned>(kind))) & 3U;
}

class Gazetteer {
 public:
  Gazetteer() = default;  // knows nothing
  // Maps the model. Throws std::runtime_error "path: …" where it is not one.
  explicit Gazetteer(const std::filesystem::path& path);

  [[nodiscard]] GazetteerKindSet find(std::uint64_t phrase) const;

  // The kinds of a whole phrase of the document.
  [[nodiscard]] GazetteerKindSet find(const Document& document, TokenRange phrase) const;

  // The marks of a sentence's tokens, by the longest phrase of each kind from the left; phrases begin with a capital, a
  // digit or a letter outside ASCII. `marks` gets one element a token.
  void mark(const Document& document, TokenRange sentence, std::vector<GazetteerMarks>& marks) const;

 private:
  MappedFile file_;
  std::uint32_t slots_ = 0;
  const std::uint32_t* prints_ = nullptr;  // by slot: low half of the phrase's hash, 0 where empty
  const GazetteerKindSet* kinds_ = nullptr;
};

// The slot of a table of `slots` where the search for a phrase begins; on from the last it goes to the first.
[[nodiscard]] constexpr std::uint32_t gazetteer_slot(std::uint64_t phrase, std::uint32_t slots) {
  return static_cast<std::uint32_t>((phrase >> 32) * slots >> 32);
}

// The start of a gazetteer file; `slots` uint32 prints and as many kind sets follow.
struct GazetteerHeader {
  char magic[4] = {'D', 'L', 'G', 'Z'};
  std::uint32_t version = 2;
  std::uint32_t slots = 0;
  std::uint32_t phrases = 0;
};

}  // namespace dateline
