// A word seen in training gets its rule; another the rule of its longest known suffix under the same tags ("-ies" NNS:
// cut 3, append "y"). Knowingly wrong: 's is the verb that is commoner under its tag, whatever follows.
#include "extract/syntax/lemmatizer.h"

#include <algorithm>

#include "extract/text/characters.h"

namespace dateline {
namespace {

std::uint64_t tag_code(TagPair tags, bool capital) {
  return static_cast<std::uint64_t>(tags.xpos) << 16 | static_cast<std::uint64_t>(tags.upos) << 8 | (capital ? 1 : 0);
}

bool is_past(Xpos tag) { return tag == Xpos::Vbd || tag == Xpos::Vbn; }

constexpr std::size_t kShortestKnown = 3;  // shorter words are known by chance
constexpr std::size_t kShortestVerb = 4;   // within another: "held", not "led"

// The bytes with which `text` goes on a character that began before it.
std::size_t bytes_of_a_character_begun(std::string_view text) {
  const auto continues = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; };
  return static_cast<std::size_t>(std::ranges::find_if_not(text, continues) - text.begin());
}

// What the dictionary must say of the lemma.
Readings lemma_reading(Xpos tag) {
  if (tag == Xpos::Nns) return reading::kNoun;
  return tag == Xpos::Jjr || tag == Xpos::Jjs ? reading::kAdjective : reading::kVerb;
}

// The first word of the dictionary of which the word is a regular inflection; empty where there is none.
std::string regular_lemma(const std::string& folded, Xpos tag, const Dictionary& dictionary) {
  std::string lemma;
  for (const Spelling& spelling : spellings())
    if ((spelling.from & lemma_reading(tag)) != 0 && undo(spelling, folded, lemma) &&
        dictionary.has(lemma, lemma_reading(tag)))
      return lemma;
  return {};
}

// "scraping" is not of "scrap".
bool would_double(const std::string& lemma, const std::string& folded) {
  return folded.starts_with(lemma) && folded.size() > lemma.size() && folded[lemma.size()] != 's' &&
         doubles_last(lemma);
}

// A word that training did not see: what the rule of its longest ending makes of it if that is a known word, else the
// first known word among the regular spellings ("rehoused": "rehous" is none, "rehouse" is). The dictionary is asked
// first, then the words of plain text. A plural that is a word itself ("feces") stays.
std::string inflected_lemma(std::string learnt, const std::string& folded, Xpos tag, const Clusters& known,
                            const Dictionary& dictionary) {
  if (dictionary.has(learnt, lemma_reading(tag)) && !would_double(learnt, folded)) return learnt;
  std::string lemma = regular_lemma(folded, tag, dictionary);
  if (!lemma.empty()) return lemma;
  if (tag == Xpos::Nns && dictionary.has(folded, reading::kNoun)) return folded;
  const auto in_texts = [&](const std::string& word) {
    return word.size() >= kShortestKnown && word != folded && known.of(word) != 0;
  };
  if (in_texts(learnt)) return learnt;
  for (const Spelling& spelling : spellings())
    if (undo(spelling, folded, lemma) && in_texts(lemma)) return lemma;
  return learnt;
}

std::string capitalised(std::string word) {
  if (word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

// A name in the capitals that it mostly has: "oslo" and "OSLO" are "Oslo" where the texts that were learnt from have
// only that; "oslo" is where the dictionary has only that.
std::string usual_name(std::string lemma, const Clusters& known, const Dictionary& dictionary) {
  if (lemma.size() < kShortestKnown) return lemma;
  if (dictionary.is_name(lemma)) return capitalised(lemma);
  if (known.empty() || known.has(lemma)) return lemma;
  std::string usual = capitalised(fold(lemma));
  return known.has(usual) ? usual : lemma;
}

}  // namespace

Feature lemma_word_key(std::string_view folded, TagPair tags, bool capital) {
  return feature(1, hash_text(folded), tag_code(tags, capital));
}

Feature lemma_suffix_key(std::string_view folded, std::size_t length, TagPair tags, bool capital) {
  return feature(2, length, hash_text(folded.substr(folded.size() - length)), tag_code(tags, capital));
}

std::string lemma_base(std::string_view form) {
  std::string base = fold(form);
  const auto digit = [&](std::size_t at) { return at < base.size() && base[at] >= '0' && base[at] <= '9'; };
  for (std::size_t at = base.size(); at-- > 1;)
    if (base[at] == ',' && digit(at - 1) && digit(at + 1) && digit(at + 2) && digit(at + 3)) base.erase(at, 1);
  return base;
}

bool is_inflected(Xpos tag) {
  return tag == Xpos::Vbd || tag == Xpos::Vbn || tag == Xpos::Vbg || tag == Xpos::Vbz || tag == Xpos::Nns ||
         tag == Xpos::Jjr || tag == Xpos::Jjs;
}

std::string apply_rule(const LemmaRule& rule, std::string_view form) {
  std::string lemma = rule.keep_case ? std::string(form) : lemma_base(form);
  const std::size_t kept = lemma.size() >= rule.cut ? lemma.size() - rule.cut : lemma.size();
  // What cuts the "s" off "years" must not cut half of the sign off "5½".
  if (bytes_of_a_character_begun(std::string_view(lemma).substr(kept)) != bytes_of_a_character_begun(rule.ending))
    return lemma;
  lemma.resize(kept);
  lemma += rule.ending;
  return lemma.empty() ? std::string(form) : lemma;
}

Lemmatizer::Lemmatizer(const ModelFile& file) : words_(file.section("words")), suffixes_(file.section("suffixes")) {
  const std::string_view bytes = file.section("rules");
  for (std::size_t at = 0; at + 3 <= bytes.size();) {
    const auto length = static_cast<unsigned char>(bytes[at + 2]);
    rules_.push_back(
        {bytes[at] != 0, static_cast<std::uint8_t>(bytes[at + 1]), std::string(bytes.substr(at + 3, length))});
    at += 3U + length;
  }
}

std::string Lemmatizer::lemma(std::string_view form, TagPair tags, const Clusters& known,
                              const Dictionary& dictionary) const {
  const std::string folded = fold(form);
  const bool capital = character_at(form, 0).kind == CharKind::Upper;
  auto rule = words_.find(lemma_word_key(folded, tags, capital));
  if (!rule && capital && tags.upos != Upos::Propn) rule = words_.find(lemma_word_key(folded, tags, false));
  // "demolished" is not a kind of "shed".
  if (!rule && is_past(tags.xpos) && regular_lemma(folded, tags.xpos, dictionary).empty())
    rule = rule_of_verb_within(folded, tags, capital);
  const bool by_ending = !rule;
  for (std::size_t length = std::min(folded.size(), kLongestLemmaSuffix) + 1; !rule && length-- > 0;)
    rule = suffixes_.find(lemma_suffix_key(folded, length, tags, capital));
  if (by_ending && is_inflected(tags.xpos))
    return inflected_lemma(rule ? apply_rule(rules_[*rule], form) : folded, folded, tags.xpos, known, dictionary);
  const bool name = tags.upos == Upos::Propn, adjective = tags.upos == Upos::Adj;
  // "Stylish" is none of the adjectives with a capital, like "Irish", whose ending it has.
  if (by_ending && adjective && capital && tags.xpos == Xpos::Jj && dictionary.has(folded, reading::kAdjective) &&
      !dictionary.has(folded, reading::kName))
    return folded;
  std::string lemma = rule ? apply_rule(rules_[*rule], form) : name ? std::string(form) : folded;
  if (name) return usual_name(std::move(lemma), known, dictionary);
  return adjective && dictionary.is_name(lemma) ? capitalised(lemma) : lemma;
}

// "upheld" is told by "held": what stands before a verb does not change its past.
std::optional<std::uint16_t> Lemmatizer::rule_of_verb_within(std::string_view folded, TagPair tags,
                                                             bool capital) const {
  for (std::size_t prefix = 2; prefix + kShortestVerb <= folded.size(); ++prefix)
    if (const auto rule = words_.find(lemma_word_key(folded.substr(prefix), tags, capital))) return rule;
  return std::nullopt;
}

std::string write_lemma_rules(const std::vector<LemmaRule>& rules) {
  std::string bytes;
  for (const LemmaRule& rule : rules) {
    bytes += static_cast<char>(rule.keep_case);
    bytes += static_cast<char>(rule.cut);
    bytes += static_cast<char>(rule.ending.size());
    bytes += rule.ending;
  }
  return bytes;
}

}  // namespace dateline
