// A log-linear model of pairs (features after Bejan and Harabagiu 2010; Lee et al. 2012; Kenyon-Dean et al. 2018):
// triggers, participants, time, place, sentence and article. Articles count twice: by their own likeness, and by how
// alike the groups were in which average-link clustering brought them together, which tells two quakes of one country
// apart better than any single pair of texts does. Trees over the same things as measures see what weighs only together
// with something else (a shared name counts for more where the articles are not each other's nearest).
//
// What it knowingly gets wrong: what only the world tells ("the six-time winner" for a person); pronouns as triggers.
#include "ontology/identity/event_pairs.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>
#include <iterator>
#include <map>
#include <stdexcept>

#include "ontology/iri_minter.h"
#include "ontology/mapped_file.h"
#include "ontology/tsv.h"

namespace dateline {
namespace {

constexpr std::string_view kMagic = "DLEP0002";
constexpr double kNameWeight = 3.0;
constexpr double kLeastAlike = 0.02;
constexpr std::size_t kStem = 5;  // letters of a lemma that verbs and their nouns share

std::uint32_t bucket(double value, std::initializer_list<double> edges) {
  return static_cast<std::uint32_t>(std::ranges::count_if(edges, [&](double edge) { return value >= edge; }));
}

// Words by their first letters, so that "negotiated" and "negotiations" are one.
std::vector<WordHash> stems(std::string_view text) {
  constexpr std::size_t kLetters = 8;
  const std::string folded = fold_name(text);
  std::string cut;
  for (const std::string_view word : split(folded, ' ')) cut += std::string(word.substr(0, kLetters)) + ' ';
  return hashed_words(cut);
}

std::vector<WordHash> sorted_words(std::string_view text) {
  std::vector<WordHash> words = stems(text);
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

void unite(std::vector<WordHash>& all, const std::vector<WordHash>& more) {
  std::vector<WordHash> both;
  std::ranges::set_union(all, more, std::back_inserter(both));
  all = std::move(both);
}

template <class List>
bool share(const List& a, const List& b) {
  return std::ranges::any_of(a, [&](const auto& each) { return std::ranges::find(b, each) != b.end(); });
}

// One feature from a name and up to four small numbers.
FeatureHash feature(std::string_view name, std::uint32_t a = 0, std::uint32_t b = 0, std::uint32_t c = 0,
                    std::uint32_t d = 0) {
  std::uint64_t hash = name.size();
  for (const char each : name) hash = mix(hash, static_cast<unsigned char>(each));
  return static_cast<FeatureHash>(mix(mix(mix(mix(hash, a), b), c), d) >> 32U);
}

// The sentences that evidence stands in, by where they begin.
std::map<std::uint32_t, std::string> sentences(const Facts& facts) {
  std::map<std::uint32_t, std::string> found;
  const auto add = [&](const Evidence& piece) {
    found.try_emplace(sentence_start(piece), piece.prefix + piece.exact + piece.suffix);
  };
  for (const Event& event : facts.events) std::ranges::for_each(event.evidence, add);
  for (const Statement& statement : facts.statements) std::ranges::for_each(statement.evidence, add);
  return found;
}

}  // namespace

// ---- the model

EventPairModel::EventPairModel(const std::filesystem::path& path) {
  const MappedFile file(path);
  std::string_view bytes = file.bytes();
  constexpr std::size_t kRow = sizeof(FeatureHash) + sizeof(std::int16_t);
  std::uint32_t rows = 0;
  const bool begins = bytes.starts_with(kMagic) && bytes.size() >= kMagic.size() + sizeof rows;
  if (begins) std::memcpy(&rows, bytes.data() + kMagic.size(), sizeof rows);
  if (!begins || bytes.size() - kMagic.size() - sizeof rows < rows * kRow)
    throw std::runtime_error(path.string() + ": expected a model of event pairs, found another or a damaged file");
  bytes.remove_prefix(kMagic.size() + sizeof rows);
  for (std::uint32_t i = 0; i < rows; ++i, bytes.remove_prefix(kRow)) {
    std::pair<FeatureHash, std::int16_t> row;
    std::memcpy(&row.first, bytes.data(), sizeof row.first);
    std::memcpy(&row.second, bytes.data() + sizeof row.first, sizeof row.second);
    weights_.push_back(row);
  }
  trees_ = BoostedTrees(bytes, path.string());
}

std::string EventPairModel::bytes() const {
  std::string out(kMagic);
  const auto rows = static_cast<std::uint32_t>(weights_.size());
  out.append(reinterpret_cast<const char*>(&rows), sizeof rows);
  for (const auto& [name, weight] : weights_) {
    out.append(reinterpret_cast<const char*>(&name), sizeof name);
    out.append(reinterpret_cast<const char*>(&weight), sizeof weight);
  }
  return out + trees_.bytes();
}

double EventPairModel::chance(const PairTraits& pair) const {
  std::int32_t sum = 0;
  for (const FeatureHash each : pair.features) {
    const auto found = std::ranges::lower_bound(weights_, each, {}, &std::pair<FeatureHash, std::int16_t>::first);
    if (found != weights_.end() && found->first == each) sum += found->second;
  }
  return 1.0 / (1.0 + std::exp(-(sum + trees_.score(pair.measures)) / 2000.0));
}

// ---- what is known of articles and events

EventPairs::EventPairs(std::span<const Facts> articles, const Happenings& happenings,
                       std::span<const std::string> texts) {
  assert(texts.empty() || texts.size() == articles.size());
  measure_articles(articles, texts);
  for (std::uint32_t i = 0; i < articles.size(); ++i) add_article(i, articles[i], happenings);
}

void EventPairs::measure_articles(std::span<const Facts> articles, std::span<const std::string> texts) {
  std::vector<std::map<WordHash, double>> counts;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const Facts& facts = articles[i];
    std::map<WordHash, double>& words = counts.emplace_back();
    if (!texts.empty())
      for (const WordHash word : stems(texts[i])) ++words[word];
    else
      for (const auto& [start, sentence] : sentences(facts))
        for (const WordHash word : stems(sentence)) ++words[word];
    for (const Entity& entity : facts.entities)
      if (entity.kind != EntityKind::Group)
        for (const WordHash word : stems(entity.name)) words[word] += (kNameWeight - 1.0) * entity.mention_count;
    words_.add(words);
  }
  std::vector<WordVector> vectors;
  for (const std::map<WordHash, double>& words : counts) vectors.push_back(words_.vector(words));
  const auto n = static_cast<std::uint32_t>(vectors.size());
  raw_.assign(n, std::vector<float>(n, 0.0F));
  together_ = raw_;
  for (std::uint32_t a = 0; a < n; ++a)
    for (std::uint32_t b = 0; b < a; ++b) {
      const double alike = cosine(vectors[a], vectors[b]);
      raw_[a][b] = raw_[b][a] = static_cast<float>(alike);
      if (alike >= kLeastAlike) alike_.push_back({a, b, alike});
    }
  (void)average_link(
      n, alike_, kLeastAlike,
      [&](const std::vector<std::uint32_t>& some, const std::vector<std::uint32_t>& others, double alike) {
        for (const std::uint32_t a : some)
          for (const std::uint32_t b : others) together_[a][b] = together_[b][a] = static_cast<float>(alike);
      });
  rank_articles();
}

void EventPairs::rank_articles() {
  const std::size_t n = raw_.size();
  rank_.assign(n, std::vector<float>(n, 0.0F));
  nearest_.assign(n, 0.0F);
  for (std::size_t a = 0; a < n; ++a) {
    std::vector<float> order = raw_[a];
    std::ranges::sort(order, std::ranges::greater{});
    if (n != 0) nearest_[a] = order.front();
    for (std::size_t b = 0; b < n; ++b)
      rank_[a][b] =
          static_cast<float>(std::ranges::lower_bound(order, raw_[a][b], std::ranges::greater{}) - order.begin());
  }
}

std::vector<std::uint32_t> EventPairs::topics(double threshold) const {
  return average_link(static_cast<std::uint32_t>(raw_.size()), alike_, threshold);
}

EventPairs::Traits EventPairs::traits(std::uint32_t article, const Facts& facts, const Event& event,
                                      const Happenings& happenings) const {
  const Evidence& clearest = event.evidence.front();
  Traits traits;
  traits.article = article;
  const std::string folded = fold_name(clearest.exact);
  const std::string lemma = event.lemma.empty() ? folded : fold_name(event.lemma);
  const std::vector<WordHash> lemma_words = hashed_words(lemma), lemma_stems = stems(lemma);
  traits.lemma = lemma_words.empty() ? 0 : lemma_words.back();
  const std::vector<WordHash> stem = hashed_words(std::string_view(lemma).substr(0, kStem));
  traits.stem = stem.empty() ? 0 : stem.back();
  const std::vector<WordHash> form = hashed_words(folded);
  traits.form = form.empty() ? 0 : form.back();
  traits.base_form = folded == lemma;
  traits.lemma_text = lemma;
  for (const Event& other : facts.events) traits.repeats += &other != &event && other.lemma == event.lemma;
  for (const Event& other : facts.events)
    if (&other != &event && sentence_start(other.evidence.front()) == sentence_start(clearest))
      unite(traits.acts_near, sorted_words(other.lemma));
  traits.rarity = words_.rarity(lemma_stems.empty() ? 0 : lemma_stems.back());
  traits.plural = folded.ends_with('s') && !lemma.ends_with('s');
  traits.unreal = event.modality != Modality::Happened && event.modality != Modality::Ongoing;
  traits.trigger = sorted_words(clearest.exact);
  const std::string either = folded + ' ' + lemma;
  for (const std::string_view word : split(either, ' '))
    for (const std::uint16_t row : happenings.of(word)) traits.happenings.push_back(row);
  std::ranges::sort(traits.happenings);
  traits.happenings.erase(std::ranges::unique(traits.happenings).begin(), traits.happenings.end());
  std::map<WordHash, double> context;
  for (const std::string_view side : {std::string_view(clearest.prefix), std::string_view(clearest.suffix)})
    for (const WordHash word : stems(side)) context[word] = 1.0;
  traits.context = words_.vector(context);
  for (const Participation& participation : event.participations) {
    const auto* entity = std::get_if<EntityRef>(&participation.participant);
    if (entity == nullptr) continue;
    const std::string name = fold_name(facts.entities[entity->index].name);
    unite(traits.taking_part, sorted_words(name));
    if (const auto head = stems(head_word(name)); !head.empty())
      traits.heads.emplace_back(participation.role, head.front());
  }
  if (event.place) traits.places = sorted_words(facts.entities[*event.place].name);
  traits.times = sorted_words(event.date_text);
  return traits;
}

void EventPairs::add_article(std::uint32_t index, const Facts& facts, const Happenings& happenings) {
  std::vector<WordHash> names;
  for (const Entity& entity : facts.entities)
    if (entity.kind != EntityKind::Group) unite(names, sorted_words(entity.name));
  const auto starts = sentences(facts);
  for (const Event& event : facts.events) {
    Traits told = traits(index, facts, event, happenings);
    told.sentence =
        static_cast<std::uint32_t>(std::distance(starts.begin(), starts.find(sentence_start(event.evidence.front()))));
    for (const auto& [word, weight] : told.context)
      if (std::ranges::binary_search(names, word) && !std::ranges::binary_search(told.taking_part, word))
        told.names_near.push_back(word);
    events_.push_back(std::move(told));
  }
}

// ---- pairs

EventPairs::Triggers EventPairs::triggers(const Traits& a, const Traits& b) {
  if (a.lemma == b.lemma) return Triggers::SameLemma;
  if (a.stem == b.stem) return Triggers::SameStem;
  if (share(a.happenings, b.happenings)) return Triggers::SameHappening;
  return share(a.trigger, b.trigger) ? Triggers::SharedWord : Triggers::Different;
}

double EventPairs::overlap(const std::vector<WordHash>& a, const std::vector<WordHash>& b) const {
  if (a.empty() || b.empty()) return -1.0;
  double of_a = 0.0, of_b = 0.0, shared = 0.0;
  for (const WordHash word : a) {
    of_a += words_.rarity(word);
    if (std::ranges::binary_search(b, word)) shared += words_.rarity(word);
  }
  for (const WordHash word : b) of_b += words_.rarity(word);
  return shared / std::max(1e-9, std::min(of_a, of_b));
}

void EventPairs::describe(std::uint32_t first, std::uint32_t second, std::vector<FeatureHash>& out) const {
  const Traits& a = events_[first];
  const Traits& b = events_[second];
  const auto how = static_cast<std::uint32_t>(triggers(a, b));
  const bool alike = how <= static_cast<std::uint32_t>(Triggers::SameHappening);
  const bool same_article = a.article == b.article;
  const double raw = raw_[a.article][b.article], together = together_[a.article][b.article];
  const std::uint32_t text = same_article ? 9 : bucket(raw, {.08, .15, .22, .3, .4, .55});
  const std::uint32_t group = same_article ? 9 : bucket(together, {.1, .15, .18, .21, .25, .32});
  const auto both = [&](std::string_view name, std::uint32_t value) {
    out.push_back(feature(name, value));
    out.push_back(feature(name, value, 1 + how));
  };
  out.push_back(feature("bias"));
  out.push_back(feature("trigger", how));
  if (how <= 1) out.push_back(feature("rarity", how, bucket(std::max(a.rarity, b.rarity), {1, 2, 3, 4})));
  both("text", text);
  both("group", group);
  both("text, group", same_article ? 99 : bucket(raw, {.1, .18, .27, .4}) * 8 + bucket(together, {.15, .19, .23, .3}));
  both("context", bucket(cosine(a.context, b.context), {.02, .06, .12, .2, .35}));
  const std::array<double, 4> shares{overlap(a.taking_part, b.taking_part), overlap(a.places, b.places),
                                     overlap(a.times, b.times), overlap(a.names_near, b.names_near)};
  constexpr std::array<std::string_view, 4> kShares{"who", "where", "when", "near"};
  for (std::size_t i = 0; i < shares.size(); ++i)
    both(kShares[i], shares[i] < 0.0 ? 9 : bucket(shares[i], {.01, .4, .8}));
  const auto coarse = [&](std::size_t i) { return shares[i] < 0.0 ? 3 : bucket(shares[i], {.01, .5}); };
  out.push_back(feature("who, where, when", coarse(0), coarse(1), coarse(2), alike ? 1 : 0));
  out.push_back(feature("who, group", coarse(0), 1 + how, same_article ? 9 : bucket(together, {.15, .2})));
  for (const auto& [role, head] : a.heads)
    for (const auto& [other_role, other_head] : b.heads)
      if (role == other_role)
        out.push_back(feature("head", static_cast<std::uint32_t>(role), head == other_head ? 1 : 0, how));
  both("plural", (a.plural ? 2U : 0U) + (a.plural != b.plural ? 1U : 0U));
  both("unreal", (a.unreal || b.unreal ? 2U : 0U) + (a.unreal != b.unreal ? 1U : 0U));
  const std::uint32_t firsts = (a.sentence == 0 ? 1U : 0U) + (b.sentence == 0 ? 1U : 0U);
  out.push_back(feature("first sentence", firsts, 1 + how, same_article ? 9 : bucket(together, {.19})));
  if (same_article)
    both("sentences apart", std::min(4U, a.sentence > b.sentence ? a.sentence - b.sentence : b.sentence - a.sentence));
  if (how == 0) {
    out.push_back(feature("lemma", a.lemma));
    out.push_back(feature("lemma", a.lemma, same_article ? 9 : together > .2 ? 2 : 1));
  }
  if (how == static_cast<std::uint32_t>(Triggers::SameHappening))
    for (const std::uint16_t row : a.happenings)
      if (std::ranges::binary_search(b.happenings, row)) out.push_back(feature("happening", row));
}

// ---- measures: the same things as numbers, for the trees

void EventPairs::measure(std::uint32_t first, std::uint32_t second, std::vector<float>& out) const {
  const Traits& a = events_[first];
  const Traits& b = events_[second];
  const auto add = [&](auto value) { out.push_back(static_cast<float>(value)); };
  const auto add_both = [&](bool one, bool other) { add(one + other), add(one != other); };
  add(static_cast<int>(triggers(a, b)));
  add(std::max(a.rarity, b.rarity));
  add(std::min(a.rarity, b.rarity));
  const auto [left, right] = std::ranges::mismatch(a.lemma_text, b.lemma_text);
  add(static_cast<double>(left - a.lemma_text.begin()) /
      static_cast<double>(std::max<std::size_t>(1, std::min(a.lemma_text.size(), b.lemma_text.size()))));
  add(share(a.trigger, b.trigger));
  add(a.form == b.form);
  add_both(a.base_form, b.base_form);
  add_both(a.plural, b.plural);
  add_both(a.unreal, b.unreal);
  add(std::max(a.repeats, b.repeats));
  add(std::min(a.repeats, b.repeats));
  add(cosine(a.context, b.context));
  add(overlap(a.acts_near, b.acts_near));
  measure_names(a, b, out);
  measure_articles(a, b, out);
}

void EventPairs::measure_names(const Traits& a, const Traits& b, std::vector<float>& out) const {
  const auto add = [&](auto value) { out.push_back(static_cast<float>(value)); };
  add(overlap(a.taking_part, b.taking_part));
  add(overlap(a.places, b.places));
  add(overlap(a.times, b.times));
  add(overlap(a.names_near, b.names_near));
  const auto all = [](const Traits& traits) {
    std::vector<WordHash> words = traits.taking_part;
    unite(words, traits.names_near);
    unite(words, traits.places);
    return words;
  };
  const std::vector<WordHash> of_a = all(a), of_b = all(b);
  add(overlap(of_a, of_b));
  std::vector<WordHash> shared, other;
  std::ranges::set_intersection(of_a, of_b, std::back_inserter(shared));
  std::ranges::set_symmetric_difference(of_a, of_b, std::back_inserter(other));
  for (const std::vector<WordHash>* words : {&shared, &other}) {
    double weight = 0.0;
    for (const WordHash word : *words) weight += words_.rarity(word);
    add(weight);
  }
  int anywhere = 0;
  for (const auto& [role, head] : a.heads)
    for (const auto& [other_role, other_head] : b.heads) anywhere += head == other_head;
  add(anywhere);
  for (const Role role : {Role::Agent, Role::Target, Role::Topic, Role::Instrument}) {
    int same = 0, different = 0;
    for (const auto& [role_a, head] : a.heads)
      for (const auto& [role_b, other_head] : b.heads)
        if (role_a == role && role_b == role) ++(head == other_head ? same : different);
    add(same);
    add(different);
  }
  add(std::min(a.taking_part.size(), b.taking_part.size()));
}

// Within one article likeness says nothing: the measures are then beyond what two articles reach.
void EventPairs::measure_articles(const Traits& a, const Traits& b, std::vector<float>& out) const {
  const auto add = [&](auto value) { out.push_back(static_cast<float>(value)); };
  const bool same = a.article == b.article;
  const float raw = raw_[a.article][b.article];
  const auto [less, more] = std::minmax(nearest_[a.article], nearest_[b.article]);
  const auto [nearer, farther] = std::minmax(rank_[a.article][b.article], rank_[b.article][a.article]);
  add(same ? 2.0F : raw);
  add(same ? 2.0F : together_[a.article][b.article]);
  add(same ? 2.0F : raw / std::max(0.01F, less));
  add(same ? 2.0F : raw / std::max(0.01F, more));
  add(same ? -1.0F : nearer);
  add(same ? -1.0F : farther);
  add((a.sentence == 0) + (b.sentence == 0));
  add(!same ? -1.0F : static_cast<float>(std::max(a.sentence, b.sentence) - std::min(a.sentence, b.sentence)));
}

std::vector<std::uint32_t> EventPairs::cluster(const EventPairModel& model, const std::vector<std::uint32_t>& topics,
                                               double threshold) const {
  constexpr double kLeast = 0.001;  // less is as good as nothing
  std::vector<AlikePair> pairs;
  for_each(topics, [&](std::uint32_t a, std::uint32_t b, const PairTraits& pair) {
    if (const double chance = model.chance(pair); chance >= kLeast) pairs.push_back({a, b, chance});
  });
  return average_link(size(), pairs, threshold);
}

}  // namespace dateline
