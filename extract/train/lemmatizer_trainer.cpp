// Counts: the commonest rule of each word under its tags, and of each suffix; a longer key is kept only where it says
// something else than the shorter one it would fall back to.
#include "extract/train/lemmatizer_trainer.h"

#include <algorithm>
#include <map>
#include <optional>

#include "extract/text/characters.h"

namespace dateline {
namespace {

constexpr std::size_t kShortSuffix = 2;

// What a key stands for, and how often each rule was right for it.
struct Key {
  std::string folded;  // of the word, or its suffix
  TagPair tags;
  bool capital = false;

  friend auto operator<=>(const Key&, const Key&) = default;
};
using Counts = std::map<Key, std::map<LemmaRule, int>>;

const LemmaRule& commonest(const std::map<LemmaRule, int>& rules) {
  return std::max_element(rules.begin(), rules.end(), [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

// Names, addresses and foreign words.
bool is_name(TagPair tags) { return tags.upos == Upos::Propn || tags.upos == Upos::X; }

// The tags of an irregular inflection.
std::vector<TagPair> tags_of(Readings reading) {
  switch (reading) {
    case reading::kPlural:
      return {{Xpos::Nns, Upos::Noun}};
    case reading::kThird:
      return {{Xpos::Vbz, Upos::Verb}};
    case reading::kGerund:
      return {{Xpos::Vbg, Upos::Verb}};
    case reading::kPast:
      return {{Xpos::Vbd, Upos::Verb}, {Xpos::Vbn, Upos::Verb}};
    default:
      return {};  // a comparative's lemma is told by its ending
  }
}

void add_irregular(const std::vector<IrregularForm>& irregular, Counts& words) {
  for (const IrregularForm& form : irregular)
    for (const TagPair tags : tags_of(form.reading)) {
      auto& rules = words[{form.form, tags, false}];
      if (rules.empty()) rules[find_rule(form.form, form.lemma)] = 1;
    }
}

// A capital at the start of a sentence changes no lemma: where a word with a capital mostly loses it, it is one with
// the word in lower case, of whose lemmas there is more to be seen.
void share_between_cases(Counts& words) {
  for (auto& [key, rules] : words) {
    if (!key.capital || is_name(key.tags) || commonest(rules).keep_case) continue;
    const auto lower = words.find({key.folded, key.tags, false});
    if (lower == words.end()) continue;
    for (const auto& [rule, count] : lower->second) rules[rule] += count;
  }
}

class RuleNumbers {
 public:
  std::uint16_t operator()(const LemmaRule& rule) {
    const auto [it, added] = numbers_.emplace(rule, static_cast<std::uint16_t>(rules_.size()));
    if (added) rules_.push_back(rule);
    return it->second;
  }
  [[nodiscard]] const std::vector<LemmaRule>& rules() const { return rules_; }

 private:
  std::map<LemmaRule, std::uint16_t> numbers_;
  std::vector<LemmaRule> rules_;
};

}  // namespace

LemmaRule find_rule(std::string_view form, std::string_view lemma, bool keep_case) {
  std::optional<LemmaRule> best;
  for (const bool keep : {keep_case, !keep_case}) {
    const std::string base = keep ? std::string(form) : lemma_base(form);
    const auto same = static_cast<std::size_t>(
        std::mismatch(base.begin(), base.end(), lemma.begin(), lemma.end()).first - base.begin());
    const LemmaRule rule{keep, static_cast<std::uint8_t>(std::min<std::size_t>(base.size() - same, 255)),
                         std::string(lemma.substr(same, 255))};
    if (!best || rule.cut + rule.ending.size() < best->cut + best->ending.size()) best = rule;
  }
  return *best;
}

LemmatizerSections train_lemmatizer(const std::vector<TrainingSentence>& sentences,
                                    const std::vector<IrregularForm>& irregular) {
  Counts words, suffixes;
  for (const TrainingSentence& sentence : sentences) {
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      const std::string& form = sentence.words[i];
      if (sentence.lemmas[i] == "_" && form != "_") continue;
      const LemmaRule rule = find_rule(form, sentence.lemmas[i], is_name(sentence.tags[i]));
      const std::string folded = fold(form);
      const bool capital = character_at(form, 0).kind == CharKind::Upper;
      ++words[{folded, sentence.tags[i], capital}][rule];
    }
  }
  // A rule that writes capitals says nothing of other words.
  const auto is_general = [](const LemmaRule& rule) {
    return std::none_of(rule.ending.begin(), rule.ending.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  };
  // Suffixes count each word once, so that common irregular words do not speak for others.
  for (const auto& [key, rules] : words) {
    const LemmaRule& rule = commonest(rules);
    if (!is_general(rule)) continue;
    for (std::size_t length = 0; length <= std::min(key.folded.size(), kLongestLemmaSuffix); ++length)
      ++suffixes[{key.folded.substr(key.folded.size() - length), key.tags, key.capital}][rule];
  }
  // A long suffix of one word alone says nothing of others ("Capt." is not a month because "Sept." is).
  std::erase_if(suffixes, [](const auto& entry) {
    int words_with_it = 0;
    for (const auto& [rule, count] : entry.second) words_with_it += count;
    return entry.first.folded.size() > kShortSuffix && words_with_it < 2;
  });
  add_irregular(irregular, words);
  share_between_cases(words);
  RuleNumbers number;
  std::vector<std::pair<Feature, std::uint16_t>> word_entries, suffix_entries;
  const auto by_suffix = [&](const Key& key, std::size_t length) -> const LemmaRule* {
    for (std::size_t n = length + 1; n-- > 0;) {
      const auto found = suffixes.find({key.folded.substr(key.folded.size() - n), key.tags, key.capital});
      if (found != suffixes.end()) return &commonest(found->second);
    }
    return nullptr;
  };
  for (const auto& [key, rules] : suffixes) {
    const std::size_t length = key.folded.size();
    const LemmaRule* shorter = length == 0 ? nullptr : by_suffix(key, length - 1);
    if (shorter != nullptr && *shorter == commonest(rules)) continue;
    suffix_entries.emplace_back(lemma_suffix_key(key.folded, length, key.tags, key.capital), number(commonest(rules)));
  }
  std::optional<Key> kept;  // the word before it, which may be the same in lower case
  for (const auto& [key, rules] : words) {
    const LemmaRule* fallback = by_suffix(key, std::min(key.folded.size(), kLongestLemmaSuffix));
    const Key lower{key.folded, key.tags, false};
    if (key.capital && key.tags.upos != Upos::Propn && kept == lower) fallback = &commonest(words.at(lower));
    if (fallback != nullptr && *fallback == commonest(rules) && (key.capital || !is_inflected(key.tags.xpos))) continue;
    kept = key;
    word_entries.emplace_back(lemma_word_key(key.folded, key.tags, key.capital), number(commonest(rules)));
  }
  return {write_key_table(word_entries), write_key_table(suffix_entries), write_lemma_rules(number.rules())};
}

}  // namespace dateline
