// Disjoint sets of mentions with path halving; the earliest mention is the root, so that the result does not depend on
// the order in which a sieve happens to visit its pairs.
#include "extract/coref/board.h"

#include <algorithm>
#include <iterator>

#include "ontology/iri_minter.h"

namespace dateline {

std::string NameParts::full() const {
  std::string name;
  for (const std::string& word : words) name += (name.empty() ? "" : " ") + word;
  return name;
}

Board::Board(const Document& doc, const CorefLexicon& words, const Jurisdictions& units,
             const OrganizationAuthority& bodies, const Officials& holders)
    : document(doc), lexicon(words), places(units), organizations(bodies), officials(holders) {
  const std::size_t count = doc.text.tokens.size();
  lower.reserve(count);
  for (TokenIndex i = 0; i < count; ++i) {
    lower.push_back(lower_ascii(doc.form(i)));
    for (auto at = lower.back().find("\u2019"); at != std::string::npos; at = lower.back().find("\u2019"))
      lower.back().replace(at, 3, "'");
  }
  referent_of_token.assign(count, kNone);
  title_of_token.assign(count, kNone);
  index_children();
  if (const auto day = doc.layout.metadata.published)
    if (const auto held = holders.holders(OfficeKind::President, "us", *day); held.size() == 1)
      president = held.front();
}

// Counting sort by head keeps the children in text order.
void Board::index_children() {
  const std::size_t count = document.syntax.size();
  first_child.assign(count + 1, 0);
  for (const Word& word : document.syntax)
    if (word.head != kNone) ++first_child[word.head + 1];
  for (std::size_t i = 0; i < count; ++i) first_child[i + 1] += first_child[i];
  children.resize(first_child[count]);
  std::vector<std::uint32_t> next(first_child.begin(), first_child.end());
  for (TokenIndex i = 0; i < count; ++i)
    if (document.syntax[i].head != kNone) children[next[document.syntax[i].head]++] = i;
}

void Board::open_clusters() {
  parent_.resize(referents.size());
  facts_.resize(referents.size());
  for (MentionIndex i = 0; i < referents.size(); ++i) {
    parent_[i] = i;
    facts_[i].mentions = {i};
    facts_[i].plural = referents[i].plural;
  }
}

MentionIndex Board::find(MentionIndex mention) const {
  while (parent_[mention] != mention) mention = parent_[mention] = parent_[parent_[mention]];
  return mention;
}

bool Board::compatible(MentionIndex a, MentionIndex b) const {
  const ClusterFacts& x = facts(a);
  const ClusterFacts& y = facts(b);
  if (x.sort != y.sort || x.plural != y.plural) return false;
  const auto gender = [](const ClusterFacts& f) {
    return f.gender != Gender::Unknown || f.person.words.size() < 2 ? f.gender : f.likely_gender;
  };
  return gender(x) == Gender::Unknown || gender(y) == Gender::Unknown || gender(x) == gender(y);
}

void Board::leave(MentionIndex mention) {
  const MentionIndex root = find(mention);
  if (facts_[root].mentions.size() > 1) {
    std::vector<MentionIndex> others;
    for (const MentionIndex m : facts_[root].mentions)
      if (m != mention) others.push_back(m);
    ClusterFacts facts = std::move(facts_[root]);
    facts.mentions = others;
    for (const MentionIndex m : others) parent_[m] = others.front();
    facts_[others.front()] = std::move(facts);
  }
  parent_[mention] = mention;
  facts_[mention] = {};
  facts_[mention].mentions = {mention};
}

void Board::merge(MentionIndex a, MentionIndex b) {
  a = find(a);
  b = find(b);
  if (a == b) return;
  if (b < a) std::swap(a, b);
  parent_[b] = a;
  ClusterFacts& into = facts_[a];
  ClusterFacts from = std::move(facts_[b]);
  const bool take_name = from.named && (!into.named || from.person.words.size() > into.person.words.size());
  if (take_name) into.person = std::move(from.person);
  if (into.sort == Sort::Thing || (from.named && !into.named)) {
    into.sort = from.sort;
    into.plural = from.plural;
    into.organization_kind = from.organization_kind;
  }
  into.named = into.named || from.named;
  if (into.gender == Gender::Unknown) into.gender = from.gender;
  if (take_name || into.likely_gender == Gender::Unknown)
    into.likely_gender = from.likely_gender != Gender::Unknown ? from.likely_gender : into.likely_gender;
  if (into.organization == kNone) into.organization = from.organization;
  if (into.place == kNone) into.place = from.place;
  if (into.level == Level::Other) into.level = from.level;
  if (into.label.empty()) into.label = std::move(from.label);
  if (from.official_confidence > into.official_confidence) {
    into.official = from.official;
    into.official_confidence = from.official_confidence;
  }
  into.held_high_office = into.held_high_office || from.held_high_office;
  if (into.party.empty()) into.party = std::move(from.party);
  if (into.ticket_party.empty()) into.ticket_party = std::move(from.ticket_party);
  const auto middle = static_cast<std::ptrdiff_t>(into.mentions.size());
  into.mentions.insert(into.mentions.end(), from.mentions.begin(), from.mentions.end());
  if (into.mentions[static_cast<std::size_t>(middle) - 1] > from.mentions.front())
    std::ranges::inplace_merge(into.mentions, into.mentions.begin() + middle);
}

std::span<const TokenIndex> Board::children_of(TokenIndex token) const {
  return {children.data() + first_child[token], first_child[token + 1] - first_child[token]};
}

TokenIndex Board::child(TokenIndex token, Deprel wanted) const {
  for (const TokenIndex i : children_of(token))
    if (document.syntax[i].deprel == wanted) return i;
  return kNone;
}

std::string Board::phrase_key(TokenRange tokens) const {
  return tokens.empty() ? std::string{} : normalize_phrase(document.text_of(tokens));
}

const Affiliation* Board::affiliation_after(TokenIndex name_end) const {
  const auto found = std::ranges::lower_bound(affiliations, name_end, {}, &Affiliation::name_end);
  return found != affiliations.end() && found->name_end == name_end ? &*found : nullptr;
}

std::optional<KnownOrganizationIndex> Board::known_body(TokenRange tokens) const {
  constexpr std::size_t kLongEnough = 12;  // bytes: shorter names have real neighbours
  const std::string_view name = document.text_of(tokens);
  if (const auto known = organizations.find(name)) return known;
  if (name.size() < kLongEnough || tokens.size() < 2 || name.size() > 60) return std::nullopt;
  for (std::size_t i = 1; i < name.size(); ++i) {
    std::string shorter(name.substr(0, i));
    shorter += name.substr(i + 1);
    if (const auto known = organizations.find(shorter)) return known;
  }
  return std::nullopt;
}

bool Board::ever_held(const std::string& name, const std::string& title) const {
  const auto known = officials.match(
      {.name = name, .title = title, .status = TenureStatus::Former, .place = {}, .party = {}, .date = {}});
  return !known.empty() && known.front().term.has_value();
}

PlaceIndex Board::place_of_demonym(TokenIndex token) const {
  const std::string_view form = document.form(token);
  if (form.empty() || form[0] < 'A' || form[0] > 'Z') return kNone;
  for (const bool plural : {false, true}) {  // "American", "Americans"
    if (plural && !form.ends_with('s')) break;
    for (const PlaceCandidate candidate : places.named(fold_name(plural ? form.substr(0, form.size() - 1) : form)))
      if (candidate.kind() == PlaceNameKind::Demonym) return candidate.place();
  }
  return kNone;
}

PlaceIndex Board::american_state(std::string_view form) const {
  for (const PlaceCandidate candidate : places.named(fold_name(form))) {
    const Level level = places.level(candidate.place());
    if (level != Level::State && level != Level::Territory && level != Level::District) continue;
    if (candidate.kind() == PlaceNameKind::Demonym || candidate.kind() == PlaceNameKind::Short) continue;
    if (places.key(candidate.place()).starts_with("us")) return candidate.place();
  }
  return kNone;
}

TokenIndex Board::top_of(TokenRange tokens) const {
  for (TokenIndex t = tokens.begin; t < tokens.end; ++t)
    if (head_of(t) == kNone || !tokens.contains(head_of(t))) return t;
  return tokens.begin;
}

TokenRange Board::sentence_at(TokenIndex token) const {
  return document.text.sentences[document.sentence_of(token)].tokens;
}

}  // namespace dateline
