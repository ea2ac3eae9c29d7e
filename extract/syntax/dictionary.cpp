// The dictionary has words and irregular inflections; regular ones are undone. Knowingly wrong: what looks like an
// inflection of another word ("bus" of "bu") is taken for one where both are words.
#include "extract/syntax/dictionary.h"

#include <algorithm>
#include <array>
#include <string>

namespace dateline {
namespace {

using namespace reading;

constexpr std::array<Spelling, 18> kSpellings{{{"ied", "y", false, kVerb, kPast},
                                               {"ed", "", false, kVerb, kPast},
                                               {"ed", "e", false, kVerb, kPast},
                                               {"ed", "", true, kVerb, kPast},
                                               {"ing", "", false, kVerb, kGerund},
                                               {"ing", "e", false, kVerb, kGerund},
                                               {"ing", "", true, kVerb, kGerund},
                                               {"ies", "y", false, kNoun | kVerb, kPlural | kThird},
                                               {"s", "", false, kNoun | kVerb, kPlural | kThird},
                                               {"es", "", false, kNoun | kVerb, kPlural | kThird},
                                               {"ier", "y", false, kAdjective, kGraded},
                                               {"er", "", false, kAdjective, kGraded},
                                               {"er", "e", false, kAdjective, kGraded},
                                               {"er", "", true, kAdjective, kGraded},
                                               {"iest", "y", false, kAdjective, kGraded},
                                               {"est", "", false, kAdjective, kGraded},
                                               {"est", "e", false, kAdjective, kGraded},
                                               {"est", "", true, kAdjective, kGraded}}};
constexpr std::size_t kShortestStem = 2;

// A noun's -s makes a plural, a verb's a third person.
Readings inflected(Readings lemma, const Spelling& spelling) {
  const auto from = static_cast<Readings>(lemma & spelling.from);
  if (from == 0) return 0;
  if (spelling.to != (kPlural | kThird)) return spelling.to;
  return static_cast<Readings>(((from & kNoun) != 0 ? kPlural : 0) | ((from & kVerb) != 0 ? kThird : 0));
}

}  // namespace

std::span<const Spelling> spellings() { return kSpellings; }

bool doubles_last(std::string_view word) {
  constexpr std::string_view kVowels = "aeiouy", kNeverTwice = "aeiouywxh";
  const std::size_t size = word.size();
  if (size < 3 || kNeverTwice.find(word[size - 1]) != std::string_view::npos) return false;
  if (kVowels.find(word[size - 2]) == std::string_view::npos) return false;
  return std::ranges::none_of(word.substr(0, size - 2),
                              [&](char c) { return kVowels.find(c) != std::string_view::npos; });
}

bool undo(const Spelling& spelling, std::string_view folded, std::string& lemma) {
  if (!folded.ends_with(spelling.ending)) return false;
  lemma = folded.substr(0, folded.size() - spelling.ending.size());
  const std::size_t size = lemma.size();
  if (spelling.doubled && (size < 2 || lemma[size - 1] != lemma[size - 2])) return false;
  if (spelling.doubled) lemma.pop_back();
  lemma += spelling.instead;
  return spelling.doubled || !spelling.instead.empty() || spelling.to == (kPlural | kThird) || !doubles_last(lemma);
}

Feature dictionary_key(std::string_view folded) { return hash_text(folded, 5); }

Readings Dictionary::own(std::string_view folded) const { return words_.find(dictionary_key(folded)).value_or(0); }

Readings Dictionary::readings(std::string_view folded) const {
  constexpr std::string_view kLastLetters = "dgrst";  // of the endings
  Readings all = own(folded);
  if (folded.empty() || kLastLetters.find(folded.back()) == std::string_view::npos) return all;
  std::string lemma;
  for (const Spelling& spelling : kSpellings) {
    if (!undo(spelling, folded, lemma) || lemma.size() < kShortestStem) continue;
    all |= inflected(own(lemma), spelling);
  }
  return all;
}

bool Dictionary::is_name(std::string_view folded) const {
  constexpr Readings kAll = (1U << kUsualShift) - 1;
  return (own(folded) & kAll) == kName;
}

bool Dictionary::has(std::string_view folded, Readings any) const { return (own(folded) & any) != 0; }

}  // namespace dateline
