// Left to right, one decision a word. Words that the treebanks always tag alike get their tag from the lexicon; others
// have the set of their tags (ambiguity class) as a feature, for themselves and as look-ahead.
#include "extract/syntax/tagger.h"

#include <array>

namespace dateline {
namespace {

// Of words that the lexicon lacks: by how they look.
std::uint16_t unknown_class(const WordForm& form) { return static_cast<std::uint16_t>(1 + (form.traits & 15)); }

constexpr std::uint16_t kOutsideClass = 0x7FFF;
constexpr int kBroadCluster = 5;  // bits

}  // namespace

std::uint16_t word_class(const KeyTable& lexicon, const WordForm& form) {
  return lexicon.find(form.normal).value_or(unknown_class(form));
}

void make_tag_features(std::span<const WordForm> forms, std::span<const std::uint16_t> classes, std::size_t at,
                       CaseStyle style, TagLabel previous, TagLabel before_previous, std::vector<Feature>& features) {
  static const WordForm kOutside = make_word_form("<outside>", {});
  const auto form = [&](std::size_t i) -> const WordForm& { return i < forms.size() ? forms[i] : kOutside; };
  const auto cls = [&](std::size_t i) -> std::uint64_t { return i < forms.size() ? classes[i] : kOutsideClass; };
  const WordForm &here = form(at), &p1 = form(at - 1), &p2 = form(at - 2), &n1 = form(at + 1), &n2 = form(at + 2);
  const std::uint64_t t1 = previous, t2 = before_previous;
  features.clear();
  std::uint64_t kind = 0;
  const auto add = [&](auto... parts) { features.push_back(feature(++kind, parts...)); };
  add();
  for (const Feature word : {here.normal, here.exact, p1.normal, p2.normal, n1.normal, n2.normal}) add(word);
  for (const Feature suffix : here.suffix) add(suffix);
  for (const Feature prefix : here.prefix) add(prefix);
  add(here.shape);
  add(here.traits, at == 0);
  add(t1);
  add(t2);
  add(t1, t2);
  add(t1, here.normal);
  add(p1.normal, here.normal);
  add(here.normal, n1.normal);
  add(p1.suffix[2], here.suffix[2]);
  add(n1.suffix[2]);
  add(cls(at), cls(at + 1));
  add(t1, cls(at), cls(at + 1));
  add(t1, n1.normal);
  add(t1, here.suffix[2]);
  add(n1.traits, here.traits, p1.traits);
  add(cls(at + 1), cls(at + 2));
  add(t1, t2, cls(at));
  add(t1, here.shape);
  add(t1, cls(at + 1), cls(at + 2));
  add(p1.normal, p2.normal);
  add(n1.normal, n2.normal);
  add(cls(at), n1.normal);
  const auto broad = [](const WordForm& word) { return ancestor(word.cluster, kBroadCluster); };
  for (const WordForm* word : {&here, &p1, &n1}) {
    add(word->cluster);
    add(broad(*word), t1);
  }
  add(p1.cluster, here.normal);
  add(here.normal, n1.cluster);
  add(broad(p1), broad(here), broad(n1));
  add(here.cluster, here.suffix[1]);
  add(broad(n1), broad(n2), t1);
  add(style, here.traits, at == 0);
  add(style, here.normal);
  add(style, here.traits, n1.traits, t1);
  add(style, here.traits, here.cluster);
  add(here.readings);
  add(t1, here.readings);
  add(here.readings, n1.readings);
  add(p1.readings, here.readings);
  add(here.readings, here.suffix[1]);
  add(style, here.traits, here.readings, at == 0);
  add(t1, n1.readings);
}

Tagger::Tagger(const ModelFile& file)
    : Tagger(file.section("tags"), file.section("lexicon"), file.section("weights")) {}

Tagger::Tagger(std::string_view tags, std::string_view lexicon, std::string_view weights)
    : lexicon_(lexicon), weights_(weights) {
  for (std::size_t i = 0; i + 1 < tags.size(); i += 2)
    pairs_.push_back({static_cast<Xpos>(tags[i]), static_cast<Upos>(tags[i + 1])});
}

void Tagger::tag(std::span<const WordForm> sentence, std::span<TagLabel> labels) const {
  std::vector<std::uint16_t> classes(sentence.size());
  for (std::size_t i = 0; i < sentence.size(); ++i) classes[i] = word_class(lexicon_, sentence[i]);
  std::vector<Feature> features;
  features.reserve(kMaxTagFeatures);
  std::vector<std::int32_t> scores(pairs_.size());
  const CaseStyle style = case_style(sentence);
  TagLabel previous = kNoTag, before = kNoTag;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    TagLabel label = static_cast<TagLabel>(classes[i]);
    if ((classes[i] & kSureTag) == 0) {
      make_tag_features(sentence, classes, i, style, previous, before, features);
      scores.assign(pairs_.size(), 0);
      weights_.add_scores(features, scores);
      label = static_cast<TagLabel>(best_label(scores));
    }
    labels[i] = label;
    before = previous;
    previous = label;
  }
}

}  // namespace dateline
