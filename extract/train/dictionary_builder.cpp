// WordNet writes collocations with underscores; only single words of letters are kept. The mark of where an adjective
// may stand ("(a)") is cut off.
#include "extract/train/dictionary_builder.h"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

#include "extract/text/characters.h"
#include "extract/train/corpus_file.h"

namespace dateline {
namespace {

using namespace reading;

struct WordClass {
  const char* name;  // ending of the file's name
  Readings reading;
};
constexpr std::array<WordClass, 4> kClasses{{{"noun", kNoun}, {"verb", kVerb}, {"adj", kAdjective}, {"adv", kAdverb}}};
constexpr int kSeenForUsual = 2;  // times in texts
constexpr int kUsualPercent = 75;

bool is_single_word(std::string_view word) {
  return word.size() > 1 &&
         std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

// The words of the lines "offset file type count word id word id …", count in hexadecimal.
void read_words(const std::filesystem::path& path, Readings as, std::map<std::string, Readings>& words) {
  std::istringstream lines(read_corpus_file(path));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(' ')) continue;  // the licence
    std::istringstream fields(line);
    std::string offset, file, type, word, id;
    std::size_t count = 0;
    fields >> offset >> file >> type >> std::hex >> count;
    while (count-- > 0 && fields >> word >> id) {
      word.resize(std::min(word.size(), word.find('(')));
      if (!is_single_word(word)) continue;
      const std::string folded = fold(word);
      words[folded] |= folded == word ? as : kName;
    }
  }
}

// How often texts have each word as each class: lines "word%class:… sense count", class 1 to 5, 5 an adjective too.
std::map<std::string, std::array<int, 4>> read_counts(const std::filesystem::path& path) {
  std::map<std::string, std::array<int, 4>> counts;
  std::istringstream lines(read_corpus_file(path));
  std::string key, sense;
  int count = 0;
  while (lines >> key >> sense >> count) {
    const std::size_t at = key.find('%');
    if (at + 1 >= key.size() || key[at + 1] < '1' || key[at + 1] > '5') continue;
    const std::size_t kind = key[at + 1] == '5' ? 2 : static_cast<std::size_t>(key[at + 1] - '1');
    counts[key.substr(0, at)][kind] += count;
  }
  return counts;
}

// The class, from 1, that nearly all counts are of; 0 where there is none.
Readings usual_class(const std::array<int, 4>& counts) {
  int all = 0;
  for (const int count : counts) all += count;
  const auto most = std::max_element(counts.begin(), counts.end());
  if (all < kSeenForUsual || *most * 100 < all * kUsualPercent) return 0;
  return static_cast<Readings>(1 + (most - counts.begin()));
}

Readings irregular_reading(std::string_view kind, std::string_view form) {
  if (kind == "noun") return kPlural;
  if (kind == "adj") return kGraded;
  return form.ends_with("ing") ? kGerund : form.ends_with("s") ? kThird : kPast;
}

}  // namespace

std::vector<IrregularForm> read_irregular_forms(const std::filesystem::path& wordnet) {
  std::vector<IrregularForm> forms;
  if (wordnet.empty()) return forms;
  for (const char* kind : {"noun", "verb", "adj"}) {
    std::istringstream lines(read_corpus_file(wordnet / (std::string(kind) + ".exc")));
    for (std::string line; std::getline(lines, line);) {
      std::istringstream fields(line);
      std::string form, lemma;
      if (fields >> form >> lemma && is_single_word(form) && is_single_word(lemma) && form != lemma)
        forms.push_back({form, lemma, irregular_reading(kind, form)});
    }
  }
  return forms;
}

std::string build_dictionary(const std::filesystem::path& wordnet) {
  std::map<std::string, Readings> words;
  for (const WordClass& kind : kClasses) read_words(wordnet / (std::string("data.") + kind.name), kind.reading, words);
  for (const IrregularForm& form : read_irregular_forms(wordnet)) words[form.form] |= form.reading;
  const auto counts = read_counts(wordnet / "cntlist.rev");
  std::vector<std::pair<Feature, std::uint16_t>> entries;
  for (const auto& [word, readings] : words) {
    const auto counted = counts.find(word);
    const Readings usual = counted == counts.end() ? Readings{0} : usual_class(counted->second);
    entries.emplace_back(dictionary_key(word), static_cast<Readings>(readings | usual << kUsualShift));
  }
  return write_key_table(entries);
}

}  // namespace dateline
