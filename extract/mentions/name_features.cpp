// Templates after Ratinov and Roth (2009) and the perceptron taggers of the NER literature: words, affixes, shapes,
// tags, clusters, gazetteer marks, each alone and joined with their neighbours', and the first and last word of the
// capitalised run that a token lies in, as "Department of … " and "… Committee" decide what everything between is.
#include "extract/mentions/name_features.h"

#include <algorithm>
#include <bit>

#include "extract/lexicon.h"

namespace dateline {
namespace {

constexpr TokenIndex kLeftOfRegion = 2, kRightOfRegion = 2;
constexpr std::size_t kHeadingWords = 4;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether a name can hang on the token: a capital anywhere, a digit or a letter outside ASCII in front.
bool is_anchor(std::string_view form) {
  if (form.empty()) return false;
  const auto first = static_cast<unsigned char>(form[0]);
  return is_digit(form[0]) || (first >= 0xC3 && first < 0xE2) || first > 0xE2 ||
         std::any_of(form.begin(), form.end(), is_upper);
}

std::uint64_t cap_class(std::string_view form) {
  if (form.empty()) return 5;
  const bool lower = std::any_of(form.begin(), form.end(), is_lower);
  const bool upper = std::any_of(form.begin(), form.end(), is_upper);
  if (is_digit(form[0])) return 4;
  if (upper && !lower) return form.size() == 1 ? 1 : 2;
  if (is_upper(form[0]) || static_cast<unsigned char>(form[0]) >= 0xC3)
    return std::any_of(form.begin() + 1, form.end(), is_upper) ? 3 : 1;
  if (lower) return upper ? 3 : 0;
  return 5;
}

// Words that stand between the capitalised words of one name.
bool is_link(std::string_view form) {
  return form == "of" || form == "the" || form == "and" || form == "for" || form == "&" || form == "-" ||
         form == "'s" || form == "’s" || form == "de" || form == "in" || form == "on" || form == "to";
}

}  // namespace

std::vector<TokenRange> find_name_regions(const Document& document, TokenRange sentence) {
  std::vector<TokenRange> regions;
  for (TokenIndex token = sentence.begin; token < sentence.end; ++token) {
    if (!is_anchor(document.form(token))) continue;
    const TokenIndex begin = token - sentence.begin < kLeftOfRegion ? sentence.begin : token - kLeftOfRegion;
    const TokenIndex end = std::min(sentence.end, token + 1 + kRightOfRegion);
    if (!regions.empty() && begin <= regions.back().end)
      regions.back().end = end;
    else
      regions.push_back({begin, end});
  }
  return regions;
}

NameFeatures::NameFeatures(const Document& document, std::span<const WordForm> forms, const Gazetteer& gazetteer,
                           const Clusters& clusters)
    : document_(document), forms_(forms), gazetteer_(gazetteer), clusters_(clusters) {
  outside_.exact = outside_.normal = outside_.shape = 1;
  outside_.tag = 100;
  outside_.cap = 6;
  gather_evidence();
}

NameFeatures::Seen NameFeatures::see(TokenIndex token) const {
  const std::string_view form = document_.form(token);
  const WordForm& word = forms_[token];
  Seen seen;
  seen.exact = word.exact;
  seen.normal = word.normal;
  seen.shape = word.shape;
  seen.tag = token < document_.syntax.size() ? static_cast<std::uint64_t>(document_.syntax[token].xpos) + 1 : 0;
  seen.cap = cap_class(form);
  seen.cluster = clusters_.of(form);
  if (seen.cap == 1 || seen.cap == 2) {
    std::string lower(form);
    std::transform(lower.begin(), lower.end(), lower.begin(), ascii_lower);
    seen.common = clusters_.of(lower) != 0;
  }
  return seen;
}

void NameFeatures::read(TokenRange sentence) {
  sentence_ = sentence;
  seen_.clear();
  gazetteer_.mark(document_, sentence, marks_);
  std::size_t words = 0, capitals = 0, capital_words = 0;
  for (TokenIndex token = sentence.begin; token < sentence.end; ++token) {
    seen_.push_back(see(token));
    seen_.back().marks = marks_[token - sentence.begin];
    const std::uint64_t cap = seen_.back().cap;
    const bool word = cap <= 3 && document_.form(token).size() > 3;
    words += word ? 1 : 0;
    capitals += word && cap == 2 ? 1 : 0;
    capital_words += word && cap != 0 ? 1 : 0;
  }
  style_ = words < kHeadingWords ? 0 : capitals * 10 >= words * 7 ? 1 : capital_words * 10 >= words * 8 ? 2 : 0;
  find_runs();
  find_acronyms();
}

// "(ACLU)" right after "American Civil Liberties Union": the letters may be the first letters of its capitalised words,
// or those of its name in another language.
void NameFeatures::find_acronyms() {
  for (std::size_t i = 2; i + 1 < seen_.size(); ++i) {
    if (seen_[i].cap < 1 || seen_[i].cap > 3) continue;
    const auto form = [&](std::size_t k) { return document_.form(sentence_.begin + static_cast<TokenIndex>(k)); };
    if (form(i - 1) != "(" || form(i + 1) != ")") continue;
    const Seen& before = seen_[i - 2];
    if (before.cap < 1 || before.cap > 3) continue;
    seen_[i].spelled_out = before.run;
    seen_[i].initials = is_acronym_of(i, before.run);
  }
}

bool NameFeatures::is_acronym_of(std::size_t token, TokenRange run) const {
  const std::string_view letters = document_.form(sentence_.begin + static_cast<TokenIndex>(token));
  std::size_t matched = 0, capitals = 0;
  for (TokenIndex k = run.begin; k < run.end; ++k) {
    const std::string_view word = document_.form(sentence_.begin + k);
    if (word.empty() || !is_upper(word[0])) continue;
    ++capitals;
    if (matched < letters.size() && letters[matched] == word[0]) ++matched;
    while (matched < letters.size() && letters[matched] == '.') ++matched;
  }
  return capitals >= 2 && matched >= 2 && matched + 1 >= letters.size();
}

void NameFeatures::gather_evidence() {
  for (const Sentence& sentence : document_.text.sentences) {
    read(sentence.tokens);
    for (std::size_t i = 0; i < seen_.size(); ++i) gather_evidence(i);
  }
}

void NameFeatures::gather_evidence(std::size_t i) {
  const Seen& a = seen_[i];
  if (a.cap > 3) return;
  std::uint32_t bits = 0;
  const auto add = [&](WordEvidence evidence) { bits |= 1U << static_cast<unsigned>(evidence); };
  if (a.cap == 0) {
    if (const auto known = evidence_.find(a.normal); known != evidence_.end())
      known->second |= 1U << static_cast<unsigned>(WordEvidence::LowerCase);
    return;
  }
  const Seen &before = at(static_cast<std::int64_t>(i) - 1), &after = at(static_cast<std::int64_t>(i) + 1);
  if (style_ == 0 && i > 0) add(WordEvidence::CapitalWithin);
  if (before.cap != 0 &&
      (mark_of(before.marks, GazetteerKind::Title) != 0 || mark_of(before.marks, GazetteerKind::GivenName) != 0))
    add(WordEvidence::AfterTitleOrGivenName);
  if (i + 1 < a.run.end && mark_of(at(a.run.end - 1).marks, GazetteerKind::OrganizationWord) != 0)
    add(WordEvidence::BeforeOrganizationWord);
  if (a.run.begin == i && i > 0 && before.cap == 0) {
    const std::string_view word = document_.form(sentence_.begin + static_cast<TokenIndex>(i - 1));
    if (word == "in" || word == "at" || word == "near" || word == "from") add(WordEvidence::AfterPlacePreposition);
  }
  if (i + 1 == a.run.end && document_.form(sentence_.begin + static_cast<TokenIndex>(i)).size() > 1 &&
      after.tag == static_cast<std::uint64_t>(Xpos::Vbd) + 1)
    add(WordEvidence::BeforeSpeechVerb);
  if (!a.spelled_out.empty() && (a.initials || a.cap >= 2)) add(WordEvidence::Acronym);
  evidence_[a.normal] |= bits;
}

// Runs of capitalised words with at most two links between them; a run neither begins nor ends with a link.
void NameFeatures::find_runs() {
  const auto capitalised = [&](std::size_t i) { return seen_[i].cap >= 1 && seen_[i].cap <= 3; };
  const auto form = [&](std::size_t i) { return document_.form(sentence_.begin + static_cast<TokenIndex>(i)); };
  for (std::size_t begin = 0; begin < seen_.size();) {
    if (!capitalised(begin)) {
      seen_[begin].run = {static_cast<TokenIndex>(begin), static_cast<TokenIndex>(begin + 1)};
      ++begin;
      continue;
    }
    std::size_t end = begin + 1;
    for (;;) {
      std::size_t next = end;
      while (next < seen_.size() && next - end < 2 && !capitalised(next) && is_link(form(next))) ++next;
      if (next >= seen_.size() || !capitalised(next)) break;
      end = next + 1;
    }
    for (std::size_t i = begin; i < end; ++i)
      seen_[i].run = {static_cast<TokenIndex>(begin), static_cast<TokenIndex>(end)};
    begin = end;
  }
}

const NameFeatures::Seen& NameFeatures::at(std::int64_t token) const {
  return token >= 0 && token < static_cast<std::int64_t>(seen_.size()) ? seen_[static_cast<std::size_t>(token)]
                                                                       : outside_;
}

void NameFeatures::add_words(std::int64_t token, std::vector<Feature>& f) const {
  const Seen &a = at(token), &p1 = at(token - 1), &p2 = at(token - 2), &n1 = at(token + 1), &n2 = at(token + 2);
  f.push_back(feature(1, 0));
  f.push_back(feature(2, a.normal));
  f.push_back(feature(3, a.exact));
  f.push_back(feature(4, p1.normal));
  f.push_back(feature(5, n1.normal));
  f.push_back(feature(6, p2.normal, a.cap));
  f.push_back(feature(7, n2.normal, a.cap));
  f.push_back(feature(8, p1.normal, a.normal));
  f.push_back(feature(9, a.normal, n1.normal));
  f.push_back(feature(10, p1.normal, a.cap));
  f.push_back(feature(11, n1.normal, a.cap));
  f.push_back(feature(12, p2.normal, p1.normal, a.cap));
  f.push_back(feature(13, n1.normal, n2.normal, a.cap));
  const WordForm& word = forms_[sentence_.begin + static_cast<TokenIndex>(token)];
  for (std::size_t k = 1; k < word.suffix.size(); ++k)
    if (word.suffix[k] != 0) f.push_back(feature(14 + k, word.suffix[k], a.cap));
  for (std::size_t k = 1; k < word.prefix.size(); ++k)
    if (word.prefix[k] != 0) f.push_back(feature(20 + k, word.prefix[k], a.cap));
}

void NameFeatures::add_shapes(std::int64_t token, std::vector<Feature>& f) const {
  const Seen &a = at(token), &p1 = at(token - 1), &n1 = at(token + 1);
  const std::uint64_t first = token == 0 ? 1 : 0;
  f.push_back(feature(30, a.shape, style_));
  f.push_back(feature(31, p1.shape, a.shape));
  f.push_back(feature(32, a.shape, n1.shape));
  f.push_back(feature(33, a.cap, first, style_, a.common ? 1 : 0));
  f.push_back(feature(34, p1.cap, a.cap, n1.cap));
  f.push_back(feature(35, a.tag));
  f.push_back(feature(36, p1.tag, a.tag));
  f.push_back(feature(37, a.tag, n1.tag));
  f.push_back(feature(38, p1.tag, a.tag, n1.tag));
  f.push_back(feature(39, p1.normal, a.shape));
  f.push_back(feature(40, n1.normal, a.shape));
  f.push_back(feature(41, a.tag, a.cap, first, a.common ? 1 : 0));
}

void NameFeatures::add_knowledge(std::int64_t token, std::vector<Feature>& f) const {
  const Seen &a = at(token), &p1 = at(token - 1), &n1 = at(token + 1);
  const auto top = [](const Seen& s, int bits) {
    return static_cast<std::uint64_t>(ancestor(static_cast<std::uint16_t>(s.cluster), bits));
  };
  f.push_back(feature(50, a.cluster, a.cap));
  f.push_back(feature(51, top(a, 6), a.cap));
  f.push_back(feature(52, p1.cluster, a.cap));
  f.push_back(feature(53, n1.cluster, a.cap));
  f.push_back(feature(54, top(p1, 8), top(n1, 8), a.cap));
  f.push_back(feature(55, top(p1, 8), a.marks));
  f.push_back(feature(60, a.marks, a.cap));
  f.push_back(feature(61, p1.marks, a.cap));
  f.push_back(feature(62, n1.marks, a.cap));
  f.push_back(feature(63, p1.marks, a.marks));
  f.push_back(feature(64, a.marks, n1.marks));
  f.push_back(feature(65, a.marks, a.tag));
  f.push_back(feature(66, a.marks, p1.normal));
  f.push_back(feature(67, a.marks, n1.normal));
  for (std::size_t kind = 0; kind < kGazetteerKinds; ++kind) {
    if (const unsigned mark = mark_of(a.marks, static_cast<GazetteerKind>(kind)); mark != 0) {
      f.push_back(feature(70, kind, mark, a.common ? 1 : 0));
      f.push_back(feature(71, kind, mark, p1.cap, n1.cap));
    }
  }
}

void NameFeatures::add_run(std::int64_t token, std::vector<Feature>& f) const {
  const Seen& a = at(token);
  if (a.run.size() < 2) return;
  const Seen &first = at(a.run.begin), &last = at(a.run.end - 1);
  const auto place = static_cast<TokenIndex>(token);
  const std::uint64_t where = place == a.run.begin ? 1 : place + 1 == a.run.end ? 2 : 0;
  const Seen &before = at(std::int64_t{a.run.begin} - 1), &after = at(a.run.end);
  f.push_back(feature(80, first.normal, where));
  f.push_back(feature(81, last.normal, where));
  f.push_back(feature(82, last.marks, where));
  f.push_back(feature(83, first.marks, last.marks, where));
  f.push_back(feature(84, last.cluster, where));
  f.push_back(feature(85, before.normal, where));
  f.push_back(feature(86, after.normal, where));
  f.push_back(feature(87, std::min<std::uint64_t>(a.run.size(), 8), where, style_));
}

// The runs before and after, as names in a list are of one kind: "the Greens, Labour and the Centre Party".
void NameFeatures::add_neighbours(std::int64_t token, std::vector<Feature>& f) const {
  const Seen& a = at(token);
  if (a.cap == 0 || a.cap > 3) return;
  const auto link = [&](std::int64_t from, std::int64_t to) -> std::uint64_t {  // what stands between two runs
    if (to - from > 3 || from >= to) return 0;
    std::uint64_t joined = 1;
    for (std::int64_t k = from; k < to; ++k) joined = joined * 31 + at(k).normal;
    return joined;
  };
  std::int64_t before = std::int64_t{a.run.begin} - 1, after = a.run.end;
  while (before >= 0 && (at(before).cap == 0 || at(before).cap > 3)) --before;
  while (after < static_cast<std::int64_t>(seen_.size()) && (at(after).cap == 0 || at(after).cap > 3)) ++after;
  if (before >= 0) {
    const std::uint64_t between = link(before + 1, a.run.begin);
    f.push_back(feature(94, between, at(before).normal));
    f.push_back(feature(95, between, at(before).marks));
  }
  if (after < static_cast<std::int64_t>(seen_.size())) {
    const std::uint64_t between = link(a.run.end, after);
    const TokenRange run = at(after).run;
    f.push_back(feature(96, between, at(run.end - 1).normal));
    f.push_back(feature(97, between, at(run.end - 1).marks));
  }
}

void NameFeatures::add_evidence(std::int64_t token, std::vector<Feature>& f) const {
  const Seen& a = at(token);
  if (!a.spelled_out.empty()) {
    const Seen& last = at(std::int64_t{a.spelled_out.end} - 1);
    f.push_back(feature(100, a.initials ? 1 : 0, a.cap));
    f.push_back(feature(101, last.normal, a.cap));
    f.push_back(feature(102, last.marks, a.cap));
    f.push_back(feature(99, at(a.spelled_out.begin).normal, a.cap));
  }
  if (a.cap == 0 || a.cap > 3) return;
  const auto known = evidence_.find(a.normal);
  if (known == evidence_.end()) return;
  f.push_back(feature(103, known->second));
  f.push_back(feature(104, known->second, a.run.size() == 1 ? 1 : 0, a.marks));
  for (unsigned bit = 0; bit <= static_cast<unsigned>(WordEvidence::Acronym); ++bit)
    if ((known->second >> bit & 1U) != 0) f.push_back(feature(105, bit, a.cap));
}

void NameFeatures::make(TokenRange region, std::uint32_t source, SequenceInput& input) const {
  for (TokenIndex token = region.begin; token < region.end; ++token) {
    const std::int64_t place = token - sentence_.begin;
    input.begin_token();
    add_words(place, input.features);
    add_shapes(place, input.features);
    add_knowledge(place, input.features);
    add_run(place, input.features);
    add_neighbours(place, input.features);
    add_evidence(place, input.features);
    if (source == 0) continue;
    const Seen& a = at(place);
    input.features.push_back(feature(90, source));
    input.features.push_back(feature(91, source, a.cap, a.tag));
    input.features.push_back(feature(92, source, a.normal));
    input.features.push_back(feature(93, source, at(place - 1).normal, a.cap));
  }
}

}  // namespace dateline
